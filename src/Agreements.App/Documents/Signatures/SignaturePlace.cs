using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Agreements.App.Documents.Signatures;

/// <summary>What stands in the hole that a signature leaves, and beside it.</summary>
/// <param name="Contents">The signature; null = there is something else in the hole, or more of it.</param>
/// <param name="ClaimedAt">The time that the PDF states; null = none.</param>
internal sealed partial record SignaturePlace(byte[]? Contents, DateTimeOffset? ClaimedAt)
{
    // In hexadecimal; long ones hold lists of revoked certificates.
    private const int LongestContents = 4 * 1024 * 1024, Beside = 4 * 1024;

    /// <param name="at">Where the word stood that told of it.</param>
    public static async Task<SignaturePlace> ReadAsync(Stream pdf, SignedRange range, long at, CancellationToken ct)
    {
        if (range.Rest - range.Hole > LongestContents) return new SignaturePlace(null, null);
        var hole = await PieceAsync(pdf, range.Hole, range.Rest, ct);
        var before = await PieceAsync(pdf, Math.Min(at, range.Hole) - Beside, range.Hole, ct);
        var after = await PieceAsync(pdf, range.Rest, Math.Max(at, range.Rest) + Beside, ct);
        return new SignaturePlace(ContentsOf(hole, before), TimeIn(Last(before, " obj") + First(after, "endobj")));
    }

    private static async Task<string> PieceAsync(Stream pdf, long from, long to, CancellationToken ct)
    {
        from = Math.Max(from, 0);
        var bytes = new byte[(int)Math.Clamp(Math.Min(to, pdf.Length) - from, 0, LongestContents + 2 * Beside)];
        pdf.Position = from;
        await pdf.ReadExactlyAsync(bytes, ct);
        return Encoding.Latin1.GetString(bytes);
    }

    // Nothing but digits of one string: whatever else stood there could be changed unseen.
    private static byte[]? ContentsOf(string hole, string before)
    {
        if (!before.TrimEnd().EndsWith("/Contents", StringComparison.Ordinal) || hole is not ['<', .., '>'] || hole.AsSpan(1, hole.Length - 2).ContainsAnyExcept(Digits)) return null;
        var digits = Blank().Replace(hole[1..^1], "");
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits : digits + "0");
    }

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF \t\r\n\f\0");

    private static string Last(string text, string word) => text[Math.Max(text.LastIndexOf(word, StringComparison.Ordinal), 0)..];

    private static string First(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;

    private static DateTimeOffset? TimeIn(string dictionary)
    {
        if (Time().Match(dictionary) is not { Success: true } time) return null;
        var zone = time.Groups["sign"].Value is "+" or "-" ? $"{time.Groups["sign"].Value}{time.Groups["hours"].Value}:{(time.Groups["minutes"].Success ? time.Groups["minutes"].Value : "00")}" : "+00:00";
        return DateTimeOffset.TryParseExact(time.Groups["time"].Value + zone, "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToUniversalTime() : null;
    }

    [GeneratedRegex(@"[\s\0]", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"/M\s*\(D:(?<time>\d{14})(?:(?<sign>[+\-])(?<hours>\d{2})'?(?<minutes>\d{2})?)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
