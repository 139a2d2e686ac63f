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
    // "tanggal … (25-05-2023)": what stands between the two statements of one day.
    private const int MostBetween = 14, LongestShort = 45;

    public static IReadOnlyList<StatedDate> Of(string text)
    {
        List<StatedDate> found = [];
        foreach (var one in DateForms.Whole.SelectMany(form => form.Matches(text)).Select(m => Read(m, text)).OfType<StatedDate>().OrderBy(d => d.From))
        {
            if (found.Count > 0 && one.From < found[^1].To) continue;
            if (Shortened(one, found.Count > 0 ? found[^1].To : 0, text) is { } begin) found.Add(begin);
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
        var (day, month, year) = (match.Groups["day"].Value, match.Groups["month"].Value, match.Groups["year"].Value.TrimStart('\''));
        if (day.Length == 0) day = LastOf(month, year);
        if (year.Any(char.IsLetter) && DateForms.Torn.Match(text[end..Math.Min(text.Length, end + MostBetween)]) is { Success: true } torn && NumberWords.Read(torn.Groups["word"].Value.Replace(" ", "", StringComparison.Ordinal)) is not null)
            (year, end) = ($"{year} {torn.Groups["word"].Value.Replace(" ", "", StringComparison.Ordinal)}", end + torn.Length);
        var read = Written(day, month, year);
        var again = (match.Groups["dayAgain"].Value, match.Groups["yearAgain"].Value) is ({ Length: > 0 }, _) or (_, { Length: > 0 }) ? Written(Or(match.Groups["dayAgain"], day), month, Or(match.Groups["yearAgain"], year)).Day : null;
        var before = Math.Max(0, match.Index - LongestShort);
        var named = DateForms.Weekday.Match(text[before..match.Index]);
        var weekday = named.Success ? DateText.Weekday(named.Groups["weekday"].Value.Replace('5', 's')) : null;
        return new StatedDate(named.Success ? before + named.Index : match.Index, end, read.Day, weekday, again == read.Day ? null : again, read.Doubts.Count > 0);
    }

    private static WrittenDay Written(string day, string month, string year) =>
        WrittenDate.Read(DateForms.MonthNames.TryGetValue(NumberWords.Fold(month), out var name) ? $"{Number(day)} {name} {Number(year)}" : $"{Number(day)}/{Number(month)}/{Number(year)}");

    private static string LastOf(string month, string year) =>
        Written("1", month, year).Day is { } first ? DateTime.DaysInMonth(first.Year, first.Month).ToString(CultureInfo.InvariantCulture) : "";

    private static string Or(Group again, string first) => again.Success ? again.Value : first;

    private static StatedDate? Shortened(StatedDate last, int from, string text)
    {
        if (last.Day is not { } day) return null;
        from = Math.Max(from, last.From - LongestShort);
        if (DateForms.WithoutYear.Match(text[from..last.From]) is not { Success: true } match || match.Index > 0 && char.IsLetterOrDigit(text[from + match.Index - 1])) return null;
        var month = match.Groups["month"] is { Success: true } named ? named.Value : DateForms.MonthNames.Values.First(m => DateText.Month(m) == day.Month);
        return Written(match.Groups["day"].Value, month, day.Year.ToString(CultureInfo.InvariantCulture)).Day is { } first && first < day
            ? new StatedDate(from + match.Index, from + match.Groups[match.Groups["month"].Success ? "month" : "day"].Index + match.Groups[match.Groups["month"].Success ? "month" : "day"].Length, first, null, null, false) : null;
    }

    private static StatedDate? Restates(StatedDate first, StatedDate second, string text)
    {
        var between = second.From >= first.To && second.From - first.To <= MostBetween ? text[first.To..second.From] : null;
        if (between is null || !between.AsSpan().ContainsAny('(', '[') && !(IsInWords(first, text) && !text[second.From..second.To].Any(char.IsLetter) && DateForms.Again.IsMatch(between)) || between.Any(char.IsDigit) || (between.Any(char.IsLetter) && !DateForms.Again.IsMatch(between))) return null;
        var day = first.Day ?? second.Day;
        var differs = first.Day is { } one && second.Day is { } other && one != other;
        return new StatedDate(first.From, second.To, day, first.Weekday ?? second.Weekday, differs ? second.Day : null, first.Day is null || (first.IsDoubtful && second.Day is null));
    }

    private static bool IsInWords(StatedDate date, string text) => !text[date.From..date.To].Any(char.IsDigit);

    private static string Number(string text) => text.Any(char.IsLetter) && NumberWords.Read(text) is { } said ? said.ToString("00", CultureInfo.InvariantCulture) : Figures(text);

    private static string Figures(string text) => text.Replace('l', '1').Replace('I', '1').Replace('|', '1').Replace('O', '0').Replace('o', '0');
}
