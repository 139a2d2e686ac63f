using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Renewals;

public sealed class BackPlanTests
{
    private static readonly DateOnly Sunday = Day(2025, 5, 25);

    [Test]
    public void The_signing_is_due_on_the_last_working_day_before_a_Sunday() =>
        Assert.That(BackPlan.For(Sunday, null, false, Policy, WorkingCalendar.WeekendsOnly)[^1], Is.EqualTo(new StageDue(RenewalStage.SigningScheduled, Day(2025, 5, 23))));

    [Test]
    public void The_notice_deadline_counts_where_there_is_one() =>
        Assert.That(BackPlan.For(Sunday, Day(2025, 2, 25), false, Policy, WorkingCalendar.WeekendsOnly)[^1].DueOn, Is.EqualTo(Day(2025, 2, 25)));

    [Test]
    public void Without_an_end_nothing_is_planned() => Assert.That(BackPlan.For(null, null, true, Policy, WorkingCalendar.WeekendsOnly), Is.Empty);

    [Test]
    public void The_council_takes_part_only_where_its_approval_is_needed()
    {
        Assert.That(BackPlan.For(Sunday, null, true, Policy, WorkingCalendar.WeekendsOnly).Select(s => s.Stage), Does.Contain(RenewalStage.CouncilApproval));
        Assert.That(BackPlan.For(Sunday, null, false, Policy, WorkingCalendar.WeekendsOnly).Select(s => s.Stage), Has.None.EqualTo(RenewalStage.CouncilApproval));
    }

    [Test]
    public void Between_two_stages_lie_as_many_working_days_as_the_later_one_takes() => Property.Holds(
        from calendar in Any.Calendar from end in Any.Day from council in Gen.Elements(true, false) select (calendar, end, council),
        t =>
        {
            var plan = BackPlan.For(t.end, null, t.council, Policy, t.calendar);
            return plan.All(s => t.calendar.IsWorkingDay(s.DueOn)) && plan[^1].DueOn <= t.end && plan.Zip(plan.Skip(1)).All(pair =>
                Enumerable.Range(0, pair.First.DueOn.DaysUntil(pair.Second.DueOn)).Count(n => t.calendar.IsWorkingDay(pair.First.DueOn.AddDays(n))) == Policy.StageDays[pair.Second.Stage]);
        });
}
