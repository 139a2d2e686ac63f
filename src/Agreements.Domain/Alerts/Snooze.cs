using Agreements.Domain.Dates;

namespace Agreements.Domain.Alerts;

/// <summary>One recipient does not want to hear of a deadline before a day.</summary>
/// <param name="Anchor">The ladder: <see cref="DeadlineKind.End"/> stands for the gap behind it too.</param>
/// <param name="Recipient">Lower case.</param>
/// <param name="Until">On this day, or the working day before it, the recipient is reminded.</param>
public sealed record Snooze(DeadlineKind Anchor, DateOnly Deadline, string Recipient, DateOnly Until)
{
    /// <summary>How long an open gap can be put off, in days.</summary>
    public const int LongestInGap = 30;

    /// <exception cref="DomainException"><c>snooze.past</c>; <c>snooze.beyondDeadline</c>; <c>snooze.tooLong</c> in a gap;
    /// <c>snooze.noWorkingDay</c>: the reminder would have to go out today.</exception>
    public static Snooze Of(DeadlineKind kind, DateOnly deadline, string recipient, DateOnly until, DateOnly today, WorkingCalendar calendar)
    {
        var anchor = AlertPlan.Anchor(kind);
        var inGap = anchor == DeadlineKind.End && today > deadline;
        if (until <= today) throw DomainException.Invalid("snooze.past", "/until", until);
        if (!inGap && until > deadline) throw DomainException.Invalid("snooze.beyondDeadline", "/until", until, deadline);
        if (inGap && until > today.PlusDays(LongestInGap)) throw DomainException.Invalid("snooze.tooLong", "/until", LongestInGap, today.PlusDays(LongestInGap));
        var snooze = new Snooze(anchor, deadline, recipient, until);
        return snooze.ReminderOn(calendar) > today ? snooze : throw DomainException.Invalid("snooze.noWorkingDay", "/until", until);
    }

    /// <summary>The working day on which it ends.</summary>
    public DateOnly ReminderOn(WorkingCalendar calendar) => calendar.OnOrBefore(Until);

    /// <summary>True for a step that its recipient does not want to get on the day. It ends no later than the working day on which the day
    /// of the deadline is told, so that day is never silenced.</summary>
    public bool Silences(DueStep step, string recipient, DateOnly today, WorkingCalendar calendar) =>
        Recipient == recipient && Anchor == AlertPlan.Anchor(step.Kind) && Deadline == step.Deadline && today < ReminderOn(calendar);

    /// <summary>The reminder as a step of the ladder: so many days before the deadline, or after it in a gap.</summary>
    /// <param name="onlyTo">Null when the recipient is none any more: then it is owed to those who are.</param>
    public DueStep Reminder(WorkingCalendar calendar, string? onlyTo)
    {
        var days = Until.DaysUntil(Deadline);
        return new DueStep(days < 0 ? DeadlineKind.Gap : Anchor, Deadline, Math.Abs(days), ReminderOn(calendar), AlertDecision.Send, SkipReason.None) { OnlyTo = onlyTo };
    }
}
