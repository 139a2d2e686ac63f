using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.Domain;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>The body of a PATCH: a JSON object by RFC 7396, sent as <c>application/merge-patch+json</c> or <c>application/json</c>.</summary>
internal sealed record MergePatchBody(JsonObject Patch)
{
    /// <exception cref="DomainException">The body is missing or no object.</exception>
    /// <exception cref="JsonException">It is no JSON, names a member twice, or holds half a character.</exception>
    public static async ValueTask<MergePatchBody> BindAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType.Value is not ("application/json" or "application/merge-patch+json"))
            throw new BadHttpRequestException("Another media type.", StatusCodes.Status415UnsupportedMediaType);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0) throw DomainException.Invalid("body.required", "");
        return Json.ReadObject(body.GetBuffer().AsSpan(0, (int)body.Length)) is { } patch ? new MergePatchBody(patch) : throw DomainException.Invalid("json.value", "");
    }
}
