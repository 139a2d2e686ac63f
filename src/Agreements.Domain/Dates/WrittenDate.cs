using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Dates;

/// <summary>A date as somebody wrote it.</summary>
/// <param name="Day">Null = it is none, or could be two: <paramref name="Error"/> says why.</param>
/// <param name="Doubts">What a reader should look at: how a year of two digits was taken (<c>date.twoDigitYear.read</c>), a weekday that is another day's (<c>date.weekday</c>).</param>
public sealed record WrittenDay(DateOnly? Day, IReadOnlyList<Message> Doubts, Message? Error);

/// <summary>Dates as people type them: <c>25/5/2025</c> (day first, as in Indonesia), <c>25-05-2025</c>, <c>25 Mei 2025</c>, <c>Minggu, 25 Mei 2025</c>, <c>2025-05-25</c>.
/// What could mean two days is refused, never guessed.</summary>
public static partial class WrittenDate
{
    // Of agreements that still matter; 80 to 99 could be either century.
    private const int LastYearOfThisCentury = 79, Century = 2000;

    /// <summary>For forms, where whoever typed it is still there to be asked: a doubt is a refusal.</summary>
    /// <param name="error">Null when it was read. <c>date.twoDigitYear</c>; <c>date.weekday</c>: the weekday written beside it is another one; <c>date.written</c>: not a date of the calendar, or not in a form that is known.</param>
    public static bool TryParse(string text, out DateOnly date, out Message? error)
    {
        var read = Read(text);
        error = read.Error ?? (HasShortYear(text) ? new Message("problem.date.twoDigitYear", text) : read.Doubts.FirstOrDefault());
        date = error is null ? read.Day!.Value : default;
        return error is null;
    }

    /// <summary>For old lists, whose writer is gone: the day that it means, and every doubt about it. Also takes a time of day behind it, <c>Selasa (13/2/25)</c> and <c>May 25, 2025</c>.</summary>
    public static WrittenDay Read(string text)
    {
        var trimmed = text.Trim();
        var match = Form().Match(trimmed);
        if (!match.Success || !TryMonth(match.Groups["month"].Value, out var month)) return Refused("date.written", text);
        var doubts = new List<Message>();
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["year"].Length == 2)
        {
            if (year > LastYearOfThisCentury) return Refused("date.twoDigitYear", text);
            doubts.Add(new Message("problem.date.twoDigitYear.read", text, year += Century));
        }
        if (!TryDay(year, month, match.Groups["day"].Value, out var date)) return Refused("date.written", text);
        if (match.Groups["weekday"].Value is { Length: > 0 } weekday)
        {
            if (DateText.Weekday(weekday) is not { } named) return Refused("date.written", text);
            if (named != date.DayOfWeek) doubts.Add(new Message("problem.date.weekday", text, Message.Label(date.DayOfWeek)));
        }
        return new WrittenDay(date, doubts, null);
    }

    private static bool HasShortYear(string text) => Form().Match(text.Trim()).Groups["year"].Length == 2;

    private static WrittenDay Refused(string code, string text) => new(null, [], new Message("problem." + code, text));

    private static bool TryMonth(string text, out int month) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out month) ? month is >= 1 and <= 12 : (month = DateText.Month(text) ?? 0) > 0;

    private static bool TryDay(int year, int month, string text, out DateOnly date)
    {
        var day = int.Parse(text, CultureInfo.InvariantCulture);
        var exists = year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    [GeneratedRegex(@"^((?<weekday>\p{L}+'?\p{L}*)\s*,?\s+)?(?<open>\()?((?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})|(?<day>\d{1,2})\s*[/.\-]\s*(?<month>\d{1,2})\s*[/.\-]\s*(?<year>\d{4}|\d{2})|(?<day>\d{1,2})[\s\-]+(?<month>\p{L}+)\.?[\s\-]+(?<year>\d{4}|\d{2})|(?<month>\p{L}+)\.?\s+(?<day>\d{1,2})\s*,\s*(?<year>\d{4}|\d{2}))(?(open)\))([T\s]+\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
