using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>In which form a list is wanted: by <c>Accept</c>, or by the parameter <c>format</c> where a link leads to it.</summary>
internal enum TableFormat { Json, Csv, Xlsx, Jsonl }

internal static class TableFormats
{
    /// <summary>What an operation that answers with files takes besides its own.</summary>
    public static readonly Parameter Format = new("format", JsonSchemaType.String, "As a file of all items (jsonl: one a line), whatever Accept says; with pageSize or pageToken of that page.", Words: () => ["csv", "xlsx", "jsonl"]);

    // Where several are accepted alike, the first is given.
    private static readonly (TableFormat Format, string MediaType)[] Offered =
        [(TableFormat.Csv, Csv.MediaType), (TableFormat.Xlsx, Xlsx.MediaType), (TableFormat.Jsonl, JsonLines.MediaType), (TableFormat.Jsonl, JsonLines.OtherMediaType)];

    public static string MediaType(TableFormat format) => format switch
    {
        TableFormat.Csv => Csv.MediaType + "; charset=utf-8; header=present",
        TableFormat.Xlsx => Xlsx.MediaType,
        _ => JsonLines.MediaType,
    };

    /// <exception cref="Domain.DomainException"><c>word.unknown</c>.</exception>
    public static TableFormat Asked(HttpContext http)
    {
        var named = new QueryReader(http.Request.Query).Choice(Format.Name, TableFormat.Json, ("csv", TableFormat.Csv), ("xlsx", TableFormat.Xlsx), ("jsonl", TableFormat.Jsonl));
        if (named != TableFormat.Json) return named;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var accepted = http.Request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return TableFormat.Json;
        var (best, quality) = Offered.Select(o => (o.Format, Quality: Quality(accepted, o.MediaType))).MaxBy(o => o.Quality);
        return quality is 0 || quality < Quality(accepted, "application/json") ? TableFormat.Json : best;
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string mediaType) =>
        accepted.Where(a => a.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
}

/// <summary>The operation answers with a file to those who prefer one.</summary>
internal sealed record AlsoAsTable;
