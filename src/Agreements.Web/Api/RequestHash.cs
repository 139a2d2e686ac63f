using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>By what a request is known again: its query and its body; of a form with files the parts, because clients put another boundary between them each time.</summary>
internal static class RequestHash
{
    private const int AtOnce = 64 * 1024, LongestBoundary = 200;

    /// <summary>However large a body may be, little of it is in memory: what the endpoint will read again lies in a file.</summary>
    /// <returns>SHA-256 in lower-case hex.</returns>
    public static async Task<string> OfAsync(HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(request.QueryString.Value + "\n"));
        if (Boundary(request) is not { } boundary || await PartsAsync(boundary, request.Body, ct) is not { } parts)
        {
            request.Body.Position = 0;
            await AppendAsync(hash, request.Body, ct);
        }
        else hash.AppendData(parts);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? Boundary(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary ? boundary.ToString() : null;

    // Null = it is broken; then what was sent stands for itself, and the endpoint says what is wrong with it.
    private static async Task<byte[]?> PartsAsync(string boundary, Stream body, CancellationToken ct)
    {
        using IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256), one = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var reader = new MultipartReader(boundary, body);
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                foreach (var said in new[] { section.ContentDisposition, section.ContentType }) AppendText(all, said ?? "");
                await AppendAsync(one, section.Body, ct);
                all.AppendData(one.GetHashAndReset());
            }
            return all.GetHashAndReset();
        }
        catch (Exception broken) when (broken is not BadHttpRequestException and (IOException or InvalidDataException))
        {
            return null;
        }
    }

    // With its length, so that no two texts can be taken for two others.
    private static void AppendText(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream body, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        for (int read; (read = await body.ReadAsync(buffer, ct)) > 0;) hash.AppendData(buffer, 0, read);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
