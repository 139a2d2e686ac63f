using System.Globalization;

namespace Agreements.Domain.Dates;

/// <summary>Arithmetic on civil dates: days of the calendar without time and zone.</summary>
public static class CivilDate
{
    /// <summary>The same day of the month, <paramref name="months"/> later (or earlier when negative), clamped to the
    /// last day of a shorter month: 31 Aug + 6 months = 28 or 29 Feb; 29 Feb 2024 + 60 months = 28 Feb 2029.
    /// Beyond the calendar's ends the calendar's end is returned.</summary>
    public static DateOnly PlusMonths(this DateOnly date, int months)
    {
        var index = (long)date.Year * 12 + date.Month - 1 + months;
        if (index >= 9999L * 12 + 12) return DateOnly.MaxValue;
        if (index < 12) return DateOnly.MinValue;
        int year = (int)(index / 12), month = (int)(index % 12) + 1;
        return new DateOnly(year, month, Math.Min(date.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary><paramref name="days"/> later, held at the calendar's ends instead of overflowing.</summary>
    public static DateOnly PlusDays(this DateOnly date, long days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>Whole days from <paramref name="from"/> to <paramref name="to"/>; negative when <paramref name="to"/> lies before.</summary>
    public static int DaysUntil(this DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>Whole months from <paramref name="from"/> to <paramref name="to"/>, by the rule of <see cref="PlusMonths"/>: from 31 Jan one has passed on the last day of February.
    /// Negative when <paramref name="to"/> lies before: then the months that have begun.</summary>
    public static int MonthsUntil(this DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.PlusMonths(months) > to ? months - 1 : months;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c> with four digits of the year, and nothing else.</summary>
    public static bool TryParse(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public static string ToIso(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    public static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
