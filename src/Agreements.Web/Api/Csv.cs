using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Web.Api;

/// <summary>Tables as RFC 4180: a header row, commas, CRLF, UTF-8 without a byte order mark.</summary>
internal static partial class Csv
{
    public const string MediaType = "text/csv";

    private const int BufferSize = 16 * 1024;

    public static async Task WriteAsync(Stream to, IReadOnlyList<string> columns, IAsyncEnumerable<object?[]> rows, CancellationToken ct)
    {
        // Not disposed when it fails: the end of what has been written would look like the end of all.
        var writer = new StreamWriter(to, bufferSize: BufferSize, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(columns));
        await foreach (var row in rows.WithCancellation(ct)) await writer.WriteLineAsync(Line(row));
        await writer.FlushAsync(ct);
    }

    /// <summary>A text that no spreadsheet runs as a formula.</summary>
    public static string Harmless(string text) => text.AsSpan().ContainsAny(Signs) && !IsPlain(text) ? Formula().Replace(text, "${begin}'${sign}") : text;

    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20"), Beginnings = SearchValues.Create(";\t\r\n");

    // As a date is, or a reference.
    private static bool IsPlain(string text) => char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAny(Beginnings);

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
