using System.Buffers;
using System.Text.Json;
using Agreements.App.Data;

namespace Agreements.Web.Api;

/// <summary>Items as the list gives them, one a line (jsonlines.org): each line is a whole JSON value and ends with a line feed.</summary>
internal static class JsonLines
{
    public const string MediaType = "application/jsonl", OtherMediaType = "application/x-ndjson";

    private const int BufferSize = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = Json.Options.Encoder };

    public static async Task WriteAsync(Stream to, IAsyncEnumerable<object> items, Type type, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>(BufferSize);
        await using var json = new Utf8JsonWriter(buffer, Options);
        await foreach (var item in items.WithCancellation(ct))
        {
            JsonSerializer.Serialize(json, item, type, Json.Options);
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount < BufferSize) continue;
            await to.WriteAsync(buffer.WrittenMemory, ct);
            buffer.ResetWrittenCount();
        }
        await to.WriteAsync(buffer.WrittenMemory, ct);
    }
}
