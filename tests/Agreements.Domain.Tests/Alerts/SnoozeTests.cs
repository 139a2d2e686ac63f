using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Alerts;

public sealed class SnoozeTests
{
    private static readonly DateOnly End = Day(2025, 5, 25), Today = Day(2025, 5, 5);

    private static Snooze Of(DateOnly until, DeadlineKind kind = DeadlineKind.End, DateOnly? today = null) => Snooze.Of(kind, End, "a@b.example", until, today ?? Today, WorkingCalendar.WeekendsOnly);

    [Test]
    public void It_ends_after_today_and_not_after_the_deadline()
    {
        Assert.That(Broken(() => Of(Today)), Is.EqualTo(new[] { "snooze.past /until" }));
        Assert.That(Broken(() => Of(End)), Is.Empty);
        Assert.That(Broken(() => Of(End.AddDays(1))), Is.EqualTo(new[] { "snooze.beyondDeadline /until" }));
        Assert.That(Broken(() => Of(End.AddDays(1), DeadlineKind.Notice)), Is.EqualTo(new[] { "snooze.beyondDeadline /until" }));
    }

    [Test]
    public void In_a_gap_it_lasts_thirty_days_at_most()
    {
        var inGap = End.AddDays(3);
        Assert.That(Broken(() => Of(inGap.AddDays(30), DeadlineKind.Gap, inGap)), Is.Empty);
        Assert.That(Broken(() => Of(inGap.AddDays(30), DeadlineKind.End, inGap)), Is.Empty, "an alert before the end, answered after it");
        Assert.That(Broken(() => Of(inGap.AddDays(31), DeadlineKind.Gap, inGap)), Is.EqualTo(new[] { "snooze.tooLong /until" }));
        Assert.That(Broken(() => Of(inGap.AddDays(1), DeadlineKind.Notice, inGap)), Is.EqualTo(new[] { "snooze.beyondDeadline /until" }), "a notice that was missed has no gap");
    }

    [Test]
    public void A_reminder_that_would_have_to_come_today_is_refused() =>
        Assert.That(Broken(() => Of(Day(2025, 5, 11), today: Day(2025, 5, 9))), Is.EqualTo(new[] { "snooze.noWorkingDay /until" }));

    [Test]
    public void Its_reminder_is_a_step_by_its_own_days()
    {
        var before = Of(Day(2025, 5, 11)).Reminder(WorkingCalendar.WeekendsOnly, "a@b.example");
        Assert.That((before.Kind, before.Step, before.SendOn, before.OnlyTo), Is.EqualTo((DeadlineKind.End, 14, Day(2025, 5, 9), "a@b.example")));
        var after = Of(End.AddDays(10), DeadlineKind.Gap, End.AddDays(2)).Reminder(WorkingCalendar.WeekendsOnly, null);
        Assert.That((after.Kind, after.Step, after.OnlyTo), Is.EqualTo((DeadlineKind.Gap, 10, (string?)null)));
    }

    [Test]
    public void Whatever_the_calendar_the_day_of_the_deadline_is_never_silenced_and_the_reminder_comes_after_today_and_not_after_the_deadline()
    {
        var cases = from deadline in Any.Day from ahead in Gen.Choose(1, 200) from until in Gen.Choose(1, 200) from calendar in Any.Calendar select (deadline, ahead, until, calendar);
        Property.Holds(cases, c =>
        {
            var (today, until) = (c.deadline.AddDays(-c.ahead), c.deadline.AddDays(-c.ahead + Math.Min(c.until, c.ahead)));
            Snooze snooze;
            try { snooze = Snooze.Of(DeadlineKind.End, c.deadline, "x", until, today, c.calendar); }
            catch (DomainException refusal) { return refusal.Violations[0].Code == "snooze.noWorkingDay"; }
            var last = new DueStep(DeadlineKind.End, c.deadline, 0, c.calendar.OnOrBefore(c.deadline), AlertDecision.Send, SkipReason.None);
            var reminded = snooze.ReminderOn(c.calendar);
            return reminded > today && reminded <= c.deadline && c.calendar.IsWorkingDay(reminded) && !snooze.Silences(last, "x", last.SendOn, c.calendar)
                && snooze.Silences(last, "x", today, c.calendar) && !snooze.Silences(last, "y", today, c.calendar);
        });
    }
}
