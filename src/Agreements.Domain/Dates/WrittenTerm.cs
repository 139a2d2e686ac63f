using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Dates;

/// <summary>What a cell or a sentence says about how long something lasts: a last day, a first and a last one, a length, or that there is no end.</summary>
/// <param name="Starts">First day, inclusive.</param>
/// <param name="Ends">Last day, inclusive.</param>
/// <param name="Length">Beside days it is what the words say besides; alone it is all that is known.</param>
/// <param name="IsOpen">It says that there is no end.</param>
/// <param name="Event">The event until which it lasts, as written.</param>
public sealed record WrittenTerm(DateOnly? Starts, DateOnly? Ends, Duration? Length, bool IsOpen, string? Event, IReadOnlyList<Message> Doubts)
{
    /// <returns>Null = it says nothing of the kind; <paramref name="error"/> says why where a date in it cannot be read.</returns>
    public static WrittenTerm? Read(string text, out Message? error)
    {
        error = null;
        var trimmed = text.Trim();
        if (WrittenLength.IsOpen(trimmed)) return new WrittenTerm(null, null, null, true, null, []);
        var length = WrittenLength.Of(trimmed);
        var days = WrittenLength.WithoutLength(trimmed);
        if (WrittenRange.TrySplit(days, out var from, out var until)) return Days(from, until, length, ref error);
        if (WrittenRange.After(days) is { } end && (Days(null, end, length, ref error) ?? (length is null ? Until(end, ref error) : null)) is { } last) return last;
        if (length is null) return Days(null, trimmed, null, ref error);
        error = null;
        return new WrittenTerm(null, null, length, false, null, []);
    }

    // "Sampai dicabut": what follows is no day, so it is what happens.
    private static WrittenTerm? Until(string words, ref Message? error)
    {
        if (words.Any(char.IsDigit)) return null;
        error = null;
        return new WrittenTerm(null, null, null, false, words, []);
    }

    private static WrittenTerm? Days(string? from, string until, Duration? length, ref Message? error)
    {
        var last = WrittenDate.Read(until);
        error = last.Error;
        if (last.Day is null) return null;
        if (from is null) return new WrittenTerm(null, last.Day, length, false, null, last.Doubts);
        var first = WrittenDate.Read(WrittenRange.Completed(from, last.Day.Value));
        error = first.Error;
        return first.Day is null ? null : new WrittenTerm(first.Day, last.Day, length, false, null, [.. first.Doubts, .. last.Doubts]);
    }
}

/// <summary>Two days with "until" between them.</summary>
internal static partial class WrittenRange
{
    public static bool TrySplit(string text, out string from, out string until)
    {
        var match = Between().Match(text);
        (from, until) = match.Success ? (match.Groups["from"].Value.Trim(), match.Groups["until"].Value.Trim()) : ("", "");
        return match.Success;
    }

    /// <summary>What stands behind a leading "until"; null = it does not begin so.</summary>
    public static string? After(string text) => Leading().Match(text) is { Success: true } match ? match.Groups["until"].Value.Trim() : null;

    /// <summary>In "1 Januari s.d. 31 Desember 2025" the first day takes the year of the last.</summary>
    public static string Completed(string from, DateOnly last) => WithoutYear().IsMatch(from) ? string.Create(CultureInfo.InvariantCulture, $"{from} {last.Year}") : from;

    [GeneratedRegex(@"^(?<from>[^–—]*\d[^–—]*?)\s*(\bs\s*[./]?\s*d\b\.?|\bsampai(\s+(dengan|ke))?\b|\bhingga\b|\buntil\b|\bto\b|–|—|\s-\s)\s*(tanggal\s+)?(?<until>.*\d.*)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(berlaku\s+)?(\bs\s*[./]?\s*d\b\.?|sampai(\s+dengan)?\b|hingga\b|until\b)\s*(tanggal\s+)?(?<until>.+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^\d{1,2}\s+\p{L}+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithoutYear();
}

/// <summary>Lengths of time in words: <c>5 (lima) tahun</c>, <c>3 bulan sebelum berakhir</c>, <c>tanpa batas waktu</c>.</summary>
public static partial class WrittenLength
{
    /// <summary>The only length that the words name.</summary>
    /// <returns>Null = none, or two, or one whose figure and word differ: <c>5 (enam) tahun</c>.</returns>
    public static Duration? Of(string text) => Only(text) is { } found && Unit(found.Unit) is { } unit ? new Duration(found.Amount, unit) : null;

    /// <summary>The only length, with its unit as written and in lower case.</summary>
    public static (int Amount, string Unit)? Only(string text) => Length().Matches(text) is [var match] && Amount(match) is { } amount ? (amount, match.Groups["unit"].Value.ToLowerInvariant()) : null;

    /// <summary>It says that there is no end.</summary>
    public static bool IsOpen(string text) => Open().IsMatch(text);

    internal static string WithoutLength(string text) => Length().Replace(text, "").Trim(' ', ',', ';', '(', ')', ':');

    private static int? Amount(Match match)
    {
        var (figure, word) = (match.Groups["figure"].Value, match.Groups["word"].Value.Trim());
        var said = Spoken(word);
        if (figure.Length == 0) return said;
        var amount = int.Parse(figure, CultureInfo.InvariantCulture);
        return said is { } other && other != amount ? null : amount;
    }

    private const int LargestSpoken = 400;

    private static int? Spoken(string word)
    {
        if (word.Length == 0) return null;
        for (var n = 1; n <= LargestSpoken; n++)
            if (DateText.Number(n).Equals(word, StringComparison.OrdinalIgnoreCase)) return n;
        return null;
    }

    private static DurationUnit? Unit(string word) => word switch
    {
        "tahun" or "thn" or "th" or "year" or "years" => DurationUnit.Years,
        "bulan" or "bln" or "month" or "months" => DurationUnit.Months,
        "hari" or "hari kalender" or "day" or "days" => DurationUnit.Days,
        _ => null,
    };

    [GeneratedRegex(@"(?<!\d)((?<figure>\d{1,4})\s*(\(\s*(?<word>[\p{L}\s]+?)\s*\))?|(?<word>\b(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas)))\s*(?<unit>tahun|thn|th|years?|bulan|bln|months?|hari\s+kerja|hari\s+kalender|hari|working\s+days?|days?)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Length();

    [GeneratedRegex(@"\b(tanpa\s+batas(\s+waktu)?|tidak\s+(ada\s+batas|terbatas|ditentukan\s+batas)|tak\s+terbatas|seterusnya|open[\s-]?ended|no\s+end|indefinite(ly)?|unlimited)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Open();
}
