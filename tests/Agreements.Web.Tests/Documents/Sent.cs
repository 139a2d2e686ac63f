using System.Text;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;

namespace Agreements.Web.Tests.Documents;

/// <summary>Sends documents as programs do.</summary>
internal static class Sent
{
    public static byte[] Pdf(string said = "Naskah", int size = 0) => [.. Encoding.Latin1.GetBytes($"%PDF-1.4\n% {said}\n"), .. new byte[size], .. "\n%%EOF\n"u8];

    public static async Task<Answer> FileAsync(HttpClient http, string path, byte[] bytes, string name = "naskah.pdf", string? kind = "draft", string? etag = null, string? key = null, (string Name, string Text)? other = null, string boundary = "batas")
    {
        using var form = new MultipartFormDataContent(boundary);
        if (kind is not null) form.Add(new StringContent(kind), "kind");
        if (other is { } part) form.Add(new StringContent(part.Text), part.Name);
        form.Add(new ByteArrayContent(bytes), "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = form };
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        // A file that is refused by its announced size is not sent: else the connection may break before the refusal is read.
        request.Headers.ExpectContinue = true;
        var response = await http.SendAsync(request);
        return new Answer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, response.Headers.ETag?.ToString(), response);
    }
}
