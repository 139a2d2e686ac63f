using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Dates;

/// <summary>Dates as people type them: <c>25/5/2025</c> (day first, as in Indonesia), <c>25-05-2025</c>, <c>25 Mei 2025</c>, <c>Minggu, 25 Mei 2025</c>, <c>2025-05-25</c>.
/// What could mean two days is refused, never guessed.</summary>
public static partial class WrittenDate
{
    /// <param name="error">Null when it was read. <c>date.twoDigitYear</c>; <c>date.weekday</c>: the weekday written beside it is another one; <c>date.written</c>: not a date of the calendar, or not in a form that is known.</param>
    public static bool TryParse(string text, out DateOnly date, out Message? error)
    {
        (date, error) = (default, null);
        var match = Form().Match(text.Trim());
        if (!match.Success) return Refused("date.written", text, out error);
        var year = match.Groups["year"].Value;
        if (year.Length == 2) return Refused("date.twoDigitYear", text, out error);
        if (!TryMonth(match.Groups["month"].Value, out var month) || !TryDay(int.Parse(year, CultureInfo.InvariantCulture), month, match.Groups["day"].Value, out date)) return Refused("date.written", text, out error);
        if (match.Groups["weekday"].Value is not { Length: > 0 } weekday) return true;
        if (DateText.Weekday(weekday) is not { } named) return Refused("date.written", text, out error);
        if (named == date.DayOfWeek) return true;
        error = new Message("problem.date.weekday", text, date.DayOfWeek);
        return false;
    }

    private static bool Refused(string code, string text, out Message? error)
    {
        error = new Message("problem." + code, text);
        return false;
    }

    private static bool TryMonth(string text, out int month) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out month) ? month is >= 1 and <= 12 : (month = DateText.Month(text) ?? 0) > 0;

    private static bool TryDay(int year, int month, string text, out DateOnly date)
    {
        var day = int.Parse(text, CultureInfo.InvariantCulture);
        var exists = year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    [GeneratedRegex(@"^((?<weekday>\p{L}+'?\p{L}*)\s*,?\s+)?((?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})|(?<day>\d{1,2})\s*[/.\-]\s*(?<month>\d{1,2})\s*[/.\-]\s*(?<year>\d{4}|\d{2})|(?<day>\d{1,2})[\s\-]+(?<month>\p{L}+)\.?[\s\-]+(?<year>\d{4}|\d{2}))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
