using Agreements.App.Features.Documents;
using Agreements.Domain.Documents;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>Gives a file to a browser so that nothing in it can act in our name: to be saved; or shown, where its format allows, in a sandbox that loads nothing.</summary>
internal static class DocumentContent
{
    private const string Saved = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A browser's own viewers bring their style with them, and show the file as a picture or an object of itself.</summary>
    private const string Shown = "sandbox; default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static async Task<IResult> AnswerAsync(Guid id, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var query = new QueryReader(http.Request.Query);
        var isPart = http.Request.Headers.Range.Count > 0;
        var download = await mediator.Send(new DownloadDocument.Query(id, query.Number("version", 1, int.MaxValue), isPart, sha256 => Etag.IsKnown(http, Tag(sha256))), ct);
        var (version, format) = (download.Version, download.Version.Format);
        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-cache";
        if (download.Content is null)
        {
            headers.ETag = Tag(version.Sha256);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        var inline = query.Flag("inline") && format.IsShownInline();
        headers.ContentSecurityPolicy = inline ? Shown : Saved;
        if (inline) headers.XFrameOptions = "SAMEORIGIN";
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(version.FileName);
        headers.ContentDisposition = disposition.ToString();
        return Results.File(download.Content, version.MediaType, lastModified: version.AddedAt, entityTag: new EntityTagHeaderValue(Tag(version.Sha256)), enableRangeProcessing: true);
    }

    private static string Tag(string sha256) => $"\"{sha256}\"";
}
