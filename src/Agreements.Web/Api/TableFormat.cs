using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>In which form a table is wanted: by <c>Accept</c>, or by the parameter <c>format</c> where a link leads to it.</summary>
internal enum TableFormat { Json, Csv, Xlsx }

internal static class TableFormats
{
    /// <summary>What an operation that answers with tables takes besides its own.</summary>
    public static readonly Parameter Format = new("format", JsonSchemaType.String, "As a table, whatever Accept says.", Words: ["csv", "xlsx"]);

    /// <exception cref="Domain.DomainException"><c>word.unknown</c>.</exception>
    public static TableFormat Asked(HttpContext http)
    {
        var named = new QueryReader(http.Request.Query).Choice(Format.Name, TableFormat.Json, ("csv", TableFormat.Csv), ("xlsx", TableFormat.Xlsx));
        if (named != TableFormat.Json) return named;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var accepted = http.Request.GetTypedHeaders().Accept;
        var (csv, xlsx) = (Quality(accepted, Csv.MediaType), Quality(accepted, Xlsx.MediaType));
        if (Math.Max(csv, xlsx) is 0 || Math.Max(csv, xlsx) < Quality(accepted, "application/json")) return TableFormat.Json;
        return xlsx > csv ? TableFormat.Xlsx : TableFormat.Csv;
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string mediaType) =>
        accepted.Where(a => a.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
}

/// <summary>The operation answers with a table to those who prefer one.</summary>
internal sealed record AlsoAsTable;
