using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Web.Api;

/// <summary>Tables as RFC 4180: a header row, commas, CRLF, UTF-8 without a byte order mark.</summary>
internal static partial class Csv
{
    public const string MediaType = "text/csv";

    public static IResult Table(IReadOnlyList<string> columns, IAsyncEnumerable<object?[]> rows) => Results.Stream(async stream =>
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(columns));
        await foreach (var row in rows) await writer.WriteLineAsync(Line(row));
    }, MediaType + "; charset=utf-8; header=present");

    /// <summary>A text that no spreadsheet runs as a formula.</summary>
    public static string Harmless(string text) => Formula().Replace(text, "${begin}'${sign}");

    // A spreadsheet would run what begins so as a formula. Where its list separator is a semicolon, as in Indonesia, it cuts there too, whatever is quoted.
    [GeneratedRegex("(?<begin>^|[;\\t\\r\\n])(?<sign>(\"|[^\\S\\t\\r\\n])*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Formula();

    private static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(object? value)
    {
        var text = value switch { bool yes => yes ? "true" : "false", string written => Harmless(written), _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" };
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
