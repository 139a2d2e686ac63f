using Agreements.Domain.Dates;

namespace Agreements.Domain.Alerts;

/// <summary>How a recipient is told: each alert at once, or what can wait in one mail.</summary>
public enum DigestMode { Immediate, Daily, Weekly }

/// <summary>When digests go out and what may wait for them.</summary>
public static class Digests
{
    /// <summary>In WIB, when offices open; in Papua it is nine.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    /// <summary>The next digest after the instant: on each working day, or on the first working day of each week that has one. Null = alerts do not wait.</summary>
    public static DateTimeOffset? NextAt(DigestMode mode, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (mode == DigestMode.Immediate) return null;
        var day = Zone.Wib.Today(now);
        while (!IsDigestDay(mode, day, calendar) || At(day) <= now) day = day.PlusDays(1);
        return At(day);
    }

    /// <summary>Nothing happens before the digest: the deadline does not come, and no other step of it falls due.</summary>
    public static bool CanWait(DueStep step, DateOnly today, DateOnly digestOn) =>
        (step.Deadline < today || step.Deadline >= digestOn) && !(step.NextStepOn < digestOn);

    /// <summary>The order in a digest, most urgent first: gaps, the longest before the others; then what comes first.</summary>
    public static IComparer<(DeadlineKind Kind, DateOnly Deadline)> ByUrgency(DateOnly today) => Comparer<(DeadlineKind Kind, DateOnly Deadline)>.Create((a, b) =>
        (!InGap(a.Kind, a.Deadline, today), a.Deadline, a.Kind).CompareTo((!InGap(b.Kind, b.Deadline, today), b.Deadline, b.Kind)));

    private static bool InGap(DeadlineKind kind, DateOnly deadline, DateOnly today) => AlertPlan.Anchor(kind) == DeadlineKind.End && deadline < today;

    private static bool IsDigestDay(DigestMode mode, DateOnly day, WorkingCalendar calendar) =>
        calendar.IsWorkingDay(day) && (mode == DigestMode.Daily || !DaysOfWeekBefore(day).Any(calendar.IsWorkingDay));

    private static IEnumerable<DateOnly> DaysOfWeekBefore(DateOnly day)
    {
        for (var before = day; before.DayOfWeek != DayOfWeek.Monday; ) yield return before = before.PlusDays(-1);
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.FromTimeSpan(Morning)), Zone.Wib.Offset());
}
