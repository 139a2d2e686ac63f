namespace Agreements.Domain.Dates;

/// <summary>Which days offices work: not Saturday, not Sunday, not a loaded holiday or cuti bersama. The legal date of an
/// agreement never moves; only the day on which something is sent or done does.</summary>
public sealed class WorkingCalendar(IEnumerable<DateOnly> holidays)
{
    public static readonly WorkingCalendar WeekendsOnly = new([]);

    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    /// <summary><paramref name="day"/> itself, or the nearest working day before it.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day) && day > DateOnly.MinValue) day = day.AddDays(-1);
        return day;
    }

    /// <summary><paramref name="day"/> itself, or the nearest working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day) && day < DateOnly.MaxValue) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day from which exactly <paramref name="count"/> working days lie between it and <paramref name="day"/>,
    /// counting back from the working day before <paramref name="day"/>. Zero gives the day itself; beyond the calendar's beginning that is returned.</summary>
    public DateOnly Back(DateOnly day, int count)
    {
        for (var left = count; left > 0 && day > DateOnly.MinValue; left--) day = OnOrBefore(day.PlusDays(-1));
        return day;
    }
}
