using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Extraction;

/// <summary>A day that a text states, perhaps twice: in words and in digits behind them.</summary>
/// <param name="Day">As stated first; null = neither statement is a day of the calendar.</param>
/// <param name="Weekday">The weekday written before it.</param>
/// <param name="Again">The second statement, when it is another day.</param>
/// <param name="IsDoubtful">Its year has two digits.</param>
internal sealed record StatedDate(int From, int To, DateOnly? Day, DayOfWeek? Weekday, DateOnly? Again, bool IsDoubtful)
{
    public bool IsWrongWeekday => Day is { } day && Weekday is { } weekday && day.DayOfWeek != weekday;

    public Confidence Confidence => Again is not null || IsWrongWeekday ? Confidence.Low : IsDoubtful ? Confidence.Medium : Confidence.High;
}

/// <summary>Finds the days in a text. What they mean decides <see cref="WrittenDate"/>.</summary>
internal static class DatesIn
{
    private const string Months =
        @"(?i:januari|jan|februari|febuari|pebruari|feb|peb|maret|mar|april|apri1|apr|mei|juni|jun|juli|jul|agustus|agust|agt|agu|september|sept|sep|oktober|okt|november|nopember|nov|nop|desember|des|january|february|march|may|june|july|august|october|oct|december|dec)";

    private const string Weekdays = @"(?i:[s5]enin|[s5]elasa|rabu|kamis|d?jum['’]?at|[s5]abtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";

    private const string Digit = "[0-9OolI|]";

    private static readonly Regex DayFirst = Form(
        $@"(?:(?<weekday>{Weekdays})\b[\s,(]*)?(?:(?:(?i:tanggal|tgl\.?|the|on)\b|tgl\.)[\s,:]*)*" +
        $@"(?<day>{NumberWords.Pattern}|[0-9]{Digit}?|[lIoO|][0-9])(?:\s*\(\s*[0-9]{{1,2}}\s*\))?(?i:st|nd|rd|th)?[\s,]*(?:(?i:day)[\s,]*)?(?:(?i:bulan|of|month\s+of)[\s,]*)*[\-\s]*(?<month>{Months})\b(?:\s*\(\s*[0-9]{{1,2}}\s*\))?[.,\s\-]*(?:(?i:tahun|in\s+the\s+year|the\s+year|year)[\s,]*)?(?<year>{NumberWords.Pattern}|[0-9]{Digit}{{3}}|[0-9]{Digit})");

    private static readonly Regex MonthFirst = Form($@"(?:(?<weekday>{Weekdays})\b[\s,(]*)?(?<month>{Months})\b\.?\s+(?<day>{NumberWords.Pattern}|[0-9]{Digit}?)(?i:st|nd|rd|th)?\s*,?\s+(?<year>[0-9]{Digit}{{3}}|{NumberWords.Pattern})");

    private static readonly Regex Digits = Form(
        $@"(?:(?<weekday>{Weekdays})\b[\s,(]*)?(?:(?i:tanggal|tgl\.?)[\s,:]*)?(?:(?<year>[12][0-9]{{3}})-(?<month>[0-9]{{2}})-(?<day>[0-9]{{2}})|(?<day>{Digit}{{1,2}})\s*[/.\-]\s*(?<month>{Digit}{{1,2}})\s*[/.\-]\s*(?<year>[0-9lI]{Digit}{{3}}|[0-9]{Digit}))");

    private static Regex Form(string pattern) => new(pattern, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    // "tanggal … (25-05-2023)": what stands between the two statements of one day.
    private const int MostBetween = 12;

    public static IReadOnlyList<StatedDate> Of(string text)
    {
        List<StatedDate> found = [];
        foreach (var one in new[] { DayFirst, MonthFirst, Digits }.SelectMany(form => form.Matches(text)).Select(m => Read(m, text)).OfType<StatedDate>().OrderBy(d => d.From))
        {
            if (found.Count > 0 && one.From < found[^1].To) continue;
            if (found.Count > 0 && Restates(found[^1], one, text) is { } both) found[^1] = both;
            else found.Add(one);
        }
        return [.. found.Where(f => f.Day is not null)];
    }

    private static StatedDate? Read(Match match, string text)
    {
        var end = match.Index + match.Value.TrimEnd(' ', '-').Length;
        if (match.Index > 0 && (char.IsLetterOrDigit(text[match.Index - 1]) || (text[match.Index - 1] is '/' or '.' && char.IsDigit(text[match.Index])))) return null;
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '/' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])))) return null;
        var (day, month, year) = (Number(match.Groups["day"].Value), match.Groups["month"].Value, Number(match.Groups["year"].Value));
        var read = WrittenDate.Read(char.IsLetter(month[0]) && month.Length > 2 ? $"{day} {month.Replace('1', 'l')} {year}" : $"{day}/{Figures(month)}/{year}");
        var weekday = match.Groups["weekday"].Value is { Length: > 0 } name ? DateText.Weekday(name.Replace('5', 's')) : null;
        return new StatedDate(match.Index, end, read.Day, weekday, null, read.Doubts.Count > 0);
    }

    private static StatedDate? Restates(StatedDate first, StatedDate second, string text)
    {
        var between = second.From >= first.To && second.From - first.To <= MostBetween ? text[first.To..second.From] : null;
        if (between is null || !between.Contains('(', StringComparison.Ordinal) && !between.Contains('[', StringComparison.Ordinal) || between.Any(char.IsLetterOrDigit)) return null;
        var day = first.Day ?? second.Day;
        var differs = first.Day is { } one && second.Day is { } other && one != other;
        return new StatedDate(first.From, second.To, day, first.Weekday ?? second.Weekday, differs ? second.Day : null, first.Day is null || (first.IsDoubtful && second.Day is null));
    }

    private static string Number(string text) => text.Any(char.IsLetter) && NumberWords.Read(text) is { } said ? said.ToString("00", CultureInfo.InvariantCulture) : Figures(text);

    private static string Figures(string text) => text.Replace('l', '1').Replace('I', '1').Replace('|', '1').Replace('O', '0').Replace('o', '0');
}
