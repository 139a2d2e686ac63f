using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Alerts;

public sealed class DigestsTests
{
    private static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(2025, month, day, hour, minute, 0, TimeSpan.FromHours(7));

    private static DateTimeOffset? Next(DigestMode mode, DateTimeOffset now, params DateOnly[] holidays) => Digests.NextAt(mode, now, new WorkingCalendar(holidays));

    [Test]
    public void Without_a_digest_there_is_none() => Assert.That(Next(DigestMode.Immediate, At(5, 19, 6)), Is.Null);

    [Test]
    public void A_daily_digest_goes_out_at_seven_in_Jakarta_on_working_days()
    {
        Assert.That(Next(DigestMode.Daily, At(5, 19, 6, 59)), Is.EqualTo(At(5, 19, 7)));
        Assert.That(Next(DigestMode.Daily, At(5, 19, 7)), Is.EqualTo(At(5, 20, 7)));
        Assert.That(Next(DigestMode.Daily, At(5, 23, 9)), Is.EqualTo(At(5, 26, 7)), "Friday to Monday");
        Assert.That(Next(DigestMode.Daily, At(5, 23, 9), Day(2025, 5, 26)), Is.EqualTo(At(5, 27, 7)));
        Assert.That(Next(DigestMode.Daily, new DateTimeOffset(2025, 5, 18, 23, 30, 0, TimeSpan.Zero)), Is.EqualTo(At(5, 19, 7)), "23:30 in Greenwich is Monday in Jakarta");
    }

    [Test]
    public void A_weekly_digest_goes_out_on_the_first_working_day_of_the_week_and_a_week_without_one_has_none()
    {
        Assert.That(Next(DigestMode.Weekly, At(5, 18, 9)), Is.EqualTo(At(5, 19, 7)));
        Assert.That(Next(DigestMode.Weekly, At(5, 19, 7)), Is.EqualTo(At(5, 26, 7)));
        Assert.That(Next(DigestMode.Weekly, At(5, 18, 9), Day(2025, 5, 19), Day(2025, 5, 20)), Is.EqualTo(At(5, 21, 7)));
        Assert.That(Next(DigestMode.Weekly, At(5, 18, 9), [.. Enumerable.Range(0, 5).Select(i => Day(2025, 5, 19).AddDays(i))]), Is.EqualTo(At(5, 26, 7)));
    }

    [Test]
    public void The_next_digest_is_later_than_now_on_a_working_day_and_no_other_lies_between() => Property.Holds(
        from day in Any.Day from minute in Gen.Choose(0, 1439) from calendar in Any.Calendar from weekly in Gen.Elements(true, false) select (day, minute, calendar, weekly), c =>
        {
            var (mode, now) = (c.weekly ? DigestMode.Weekly : DigestMode.Daily, new DateTimeOffset(c.day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).AddMinutes(c.minute));
            var next = Digests.NextAt(mode, now, c.calendar)!.Value;
            return next > now && c.calendar.IsWorkingDay(Zone.Wib.Today(next)) && Digests.NextAt(mode, next.AddMinutes(-1), c.calendar) == next;
        });

    private static DueStep Step(DeadlineKind kind, DateOnly deadline, DateOnly? nextStepOn) => new(kind, deadline, 1, Day(2025, 5, 19), AlertDecision.Send, SkipReason.None) { NextStepOn = nextStepOn };

    [TestCase("2025-06-30", null, ExpectedResult = true)]
    [TestCase("2025-05-26", null, ExpectedResult = true)]
    [TestCase("2025-05-25", null, ExpectedResult = false)]
    [TestCase("2025-05-19", null, ExpectedResult = false)]
    [TestCase("2025-06-30", "2025-05-25", ExpectedResult = false)]
    [TestCase("2025-06-30", "2025-05-26", ExpectedResult = true)]
    [TestCase("2025-05-01", null, ExpectedResult = true)]
    [TestCase("2025-05-01", "2025-05-21", ExpectedResult = false)]
    public bool What_has_a_deadline_or_a_next_step_before_the_digest_of_26_May_does_not_wait(string deadline, string? nextStepOn) =>
        Digests.CanWait(Step(DeadlineKind.End, DateOnly.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture), nextStepOn is null ? null : DateOnly.Parse(nextStepOn, System.Globalization.CultureInfo.InvariantCulture)), Day(2025, 5, 19), Day(2025, 5, 26));

    [Test]
    public void Gaps_come_first_the_longest_before_the_others_then_what_comes_first()
    {
        var today = Day(2025, 5, 19);
        (DeadlineKind, DateOnly)[] ordered =
        [
            (DeadlineKind.Gap, Day(2025, 1, 31)), (DeadlineKind.End, Day(2025, 5, 18)), (DeadlineKind.Notice, Day(2025, 2, 1)), (DeadlineKind.End, Day(2025, 5, 19)),
            (DeadlineKind.Notice, Day(2025, 5, 19)), (DeadlineKind.FiscalYear, Day(2025, 10, 1)), (DeadlineKind.End, DateOnly.MaxValue),
        ];
        Assert.That(ordered.Reverse().Order(Digests.ByUrgency(today)), Is.EqualTo(ordered));
    }
}
