using Agreements.Domain.Dates;

namespace Agreements.Domain.Reports;

public enum ScheduleKind { Weekly, Monthly }

/// <summary>On which civil days a report is sent. The day is one of its zone; the mail leaves at seven in the morning there.</summary>
/// <param name="Day">Weekly: 1 Monday to 7 Sunday. Monthly: the day of the month, 1 to 31; in a shorter month its last day.</param>
public sealed record ReportSchedule(ScheduleKind Kind, int Day)
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    /// <exception cref="DomainException"><c>schedule.day</c>.</exception>
    public void Check(string pointer) => new Violations().Add(Day < 1 || Day > Longest, "schedule.day", pointer + "/day", Longest).ThrowIfAny();

    private int Longest => Kind == ScheduleKind.Weekly ? 7 : 31;

    public bool IsDay(DateOnly day) => Kind == ScheduleKind.Weekly ? IsoWeekday(day) == Day : day.Day == Math.Min(Day, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>The first of its days behind this one.</summary>
    public DateOnly After(DateOnly day)
    {
        do day = day.PlusDays(1);
        while (!IsDay(day));
        return day;
    }

    /// <summary>The last of its days, up to this one.</summary>
    public DateOnly UpTo(DateOnly day)
    {
        while (!IsDay(day)) day = day.PlusDays(-1);
        return day;
    }

    /// <summary>The first of its days whose morning comes after the instant.</summary>
    public DateOnly Next(DateTimeOffset now, Zone zone)
    {
        var today = zone.Today(now);
        return IsDay(today) && At(today, zone) > now ? today : After(today);
    }

    /// <summary>The last of its days whose morning has come.</summary>
    public DateOnly Latest(DateTimeOffset now, Zone zone)
    {
        var today = zone.Today(now);
        return UpTo(At(today, zone) <= now ? today : today.PlusDays(-1));
    }

    /// <summary>How many of its days lie from the first, inclusive, to the last, exclusive.</summary>
    public int Between(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = IsDay(first) ? first : After(first); day < last; day = After(day)) count++;
        return count;
    }

    public static DateTimeOffset At(DateOnly day, Zone zone) => new(day.ToDateTime(TimeOnly.FromTimeSpan(Morning)), zone.Offset());

    private static int IsoWeekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
}
