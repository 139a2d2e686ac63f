using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>Tables as RFC 4180: a header row, commas, CRLF, UTF-8 without a byte order mark.</summary>
internal static partial class Csv
{
    public const string MediaType = "text/csv";

    /// <summary>The caller prefers CSV to JSON.</summary>
    public static bool IsAsked(HttpContext http)
    {
        http.Response.Headers.Vary = HeaderNames.Accept;
        var accepted = http.Request.GetTypedHeaders().Accept;
        return accepted.Any(a => a.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && a.Quality != 0 && (a.Quality ?? 1) >= Json(accepted));
    }

    public static IResult Table(IReadOnlyList<string> columns, IAsyncEnumerable<object?[]> rows) => Results.Stream(async stream =>
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(columns));
        await foreach (var row in rows) await writer.WriteLineAsync(Line(row));
    }, MediaType + "; charset=utf-8; header=present");

    private static double Json(IList<MediaTypeHeaderValue> accepted) =>
        accepted.Where(a => a.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();

    // A spreadsheet would run what begins so as a formula. Where its list separator is a semicolon, as in Indonesia, it cuts there too, whatever is quoted.
    [GeneratedRegex("(?<begin>^|[;\\t\\r\\n])(?<sign>(\"|[^\\S\\t\\r\\n])*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Formula();

    private static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(object? value)
    {
        var text = value is bool yes ? (yes ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        text = Formula().Replace(text, "${begin}'${sign}");
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>The operation answers with a table to those who prefer one.</summary>
internal sealed record AlsoAsCsv;
