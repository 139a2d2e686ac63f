using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Web.Tests.Support;

/// <summary>An answer of the API.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode Body, string? Etag, HttpResponseMessage Raw)
{
    public int Code => (int)Status;

    /// <summary><c>code pointer</c> of each error of a problem.</summary>
    public string[] Errors => Body is JsonObject problem ? [.. problem["errors"]?.AsArray().Select(e => $"{e!["code"]} {e["pointer"]}") ?? []] : [];

    public string? MediaType => Raw.Content.Headers.ContentType?.MediaType;

    /// <summary>The address behind <c>Link: rel="next"</c>; null without.</summary>
    public string? Next => Raw.Headers.TryGetValues("Link", out var links) && links.Single() is var link && link.EndsWith(">; rel=\"next\"", StringComparison.Ordinal) ? link.Split('>')[0][1..] : null;

    public Guid Id => Body["id"]!.GetValue<Guid>();
}

/// <summary>Speaks JSON with the API, nothing else.</summary>
public sealed class ApiClient(HttpClient http)
{
    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, Text(body), headers);

    public Task<Answer> PatchAsync(string path, object? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, Text(body), headers);

    /// <summary>Carries out an action on the version as it stands now.</summary>
    public async Task<Answer> ActAsync(Guid id, string action, object? input = null)
    {
        var current = await GetAsync($"/api/v1/agreements/{id}");
        return await PostAsync($"/api/v1/agreements/{id}/actions/{action}", input ?? new { }, ("If-Match", current.Etag!));
    }

    public async Task<Answer> PatchNowAsync(Guid id, object body)
    {
        var current = await GetAsync($"/api/v1/agreements/{id}");
        return await PatchAsync($"/api/v1/agreements/{id}", body, ("If-Match", current.Etag!));
    }

    public Task<Answer> SendAsync(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body, "application/json; charset=utf-8", headers);

    /// <summary>Sends the body under a media type as it is written, legal or not.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body, string mediaType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = text.Length > 0 && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new Answer(response.StatusCode, isJson ? JsonNode.Parse(text)! : JsonValue.Create(text)!, response.Headers.ETag?.ToString(), response);
    }

    private static string? Text(object? body) => body switch
    {
        null => null,
        string raw => raw,
        JsonNode node => node.ToJsonString(),
        _ => JsonSerializer.Serialize(body),
    };
}
