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
    public static (int Amount, string Unit)? Only(string text) => All(text) is [var one] && one.Amount is { } amount ? (amount, one.Unit) : null;

    /// <summary>It says that there is no end.</summary>
    public static bool IsOpen(string text) => Open().IsMatch(text);

    /// <summary>Every length that the words name, in their order. Takes time in proportion to the text, whatever it says.</summary>
    public static IReadOnlyList<LengthAt> All(string text) => [.. Length.Matches(text).Where(m => IsWhole(m, text)).Select(Read)];

    internal static string WithoutLength(string text) => All(text).Reverse().Aggregate(text, (rest, one) => rest.Remove(one.From, one.Characters)).Trim(' ', ',', ';', '(', ')', ':');

    private static LengthAt Read(Match match)
    {
        var (figure, word) = (match.Groups["figure"].Value, match.Groups["word"].Value);
        var unit = Spaces().Replace(match.Groups["unit"].Value, " ").ToLowerInvariant().Replace('1', 'l');
        var (times, kept) = unit is "minggu" or "pekan" or "week" or "weeks" ? (DaysOfWeek, "hari") : (1, unit);
        var number = match.Groups["one"].Success ? 1 : Figure(figure);
        return new LengthAt(match.Index, match.Length, number * times, word.Length == 0 ? null : NumberWords.Read(word) * times, word.Length > 0 && match.Groups["word"].Index < match.Groups["figure"].Index, kept);
    }

    // In a scan l, I and | stand for 1, and O for 0.
    private static int? Figure(string text) => text.Length == 0 ? null
        : int.Parse(text.Replace('l', '1').Replace('I', '1').Replace('|', '1').Replace('O', '0').Replace('o', '0'), CultureInfo.InvariantCulture);

    // "Nomor 24 Tahun 2011" is a law, not 24 years; in "2025 (…)" no figure begins within another.
    private static bool IsWhole(Match match, string text)
    {
        if (match.Index > 0 && (char.IsLetterOrDigit(text[match.Index - 1]) || text[match.Index - 1] is '/' or '.' or ',' && match.Index > 1 && char.IsDigit(text[match.Index - 2]))) return false;
        if (match.Groups["one"].Success && match.Length != match.Groups["one"].Length + match.Groups["unit"].Length) return false;
        var behind = text.AsSpan(match.Index + match.Length).TrimStart();
        return behind.Length < 4 || !char.IsDigit(behind[0]) || !char.IsDigit(behind[3]) || !match.Groups["unit"].Value.StartsWith("t", StringComparison.OrdinalIgnoreCase);
    }

    internal static DurationUnit? Unit(string word) => word switch
    {
        "tahun" or "thn" or "th" or "year" or "years" => DurationUnit.Years,
        "bulan" or "bln" or "month" or "months" => DurationUnit.Months,
        "hari" or "hari kalender" or "day" or "days" or "calendar day" or "calendar days" => DurationUnit.Days,
        _ => null,
    };

    private const int DaysOfWeek = 7;

    // Also "setahun"; weeks count as days.
    private static readonly Regex Length = new(
        @"(?:(?<figure>\d[\dOolI|]{0,3}|[lI|]\d{0,3})\s*(?:[\(\[]\s*(?<word>[\p{L}\s\d|\-]{2,40}?)\s*[\)\]])?|\b(?<word>" + NumberWords.Pattern + @")\s*(?:[\(\[]\s*(?<figure>\d{1,4})\s*[\)\]])?|(?<one>[Ss][Ee]))\s*" +
        @"(?<unit>(?i:tahun|thn|th|years?|bu[l1I]an|bln|months?|hari\s+kerja|hari\s+kalender|hari|minggu|pekan|weeks?|(?:working|business)\s+days?|calendar\s+days?|days?))\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(tanpa\s+batas(\s+waktu)?|tidak\s+(ada\s+batas|terbatas|ditentukan\s+batas)|tak\s+terbatas|seterusnya|open[\s-]?ended|no\s+end|indefinite(ly)?|unlimited)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Open();
}

/// <summary>A length of time where it is named.</summary>
/// <param name="From">Its first character, from 0.</param>
/// <param name="Figure">As digits say.</param>
/// <param name="Word">As words say.</param>
/// <param name="WordFirst">The words stand in front of the digits.</param>
/// <param name="Unit">As written, in lower case: <c>tahun</c>, <c>hari kerja</c>.</param>
public sealed record LengthAt(int From, int Characters, int? Figure, int? Word, bool WordFirst, string Unit)
{
    public int To => From + Characters;

    /// <summary>What is said first, whatever is said then.</summary>
    public int? First => WordFirst ? Word ?? Figure : Figure ?? Word;

    /// <summary>Null = digits and words differ.</summary>
    public int? Amount => Figure is { } figure && Word is { } word && figure != word ? null : Figure ?? Word;
}
