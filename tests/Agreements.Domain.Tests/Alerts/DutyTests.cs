using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Alerts;

/// <summary>What is owed under an agreement is told like its own deadlines.</summary>
public sealed class DutyTests
{
    private static readonly Agreement Mou = Registered(Fixed(Day(2023, 1, 2), Day(2028, 1, 1)));

    private static readonly Duty Commitment = new(City, DeadlineKind.CommitmentDue, Day(2025, 12, 31));

    private static AlertPlan On(Duty duty, DateOnly day, Func<DeadlineKind, DateOnly, int, bool>? inLedger = null) => AlertPlan.For(duty, Mou.Status(day), WorkingCalendar.WeekendsOnly, inLedger ?? ((_, _, _) => false));

    [Test]
    public void Its_steps_are_thirty_seven_and_no_days_before_and_one_after_moved_off_weekends() => Assert.That(
        Commitment.Steps(WorkingCalendar.WeekendsOnly).Select(s => (s.Kind, s.Step, s.SendOn)), Is.EqualTo(new[]
        {
            (DeadlineKind.CommitmentDue, 30, Day(2025, 12, 1)), (DeadlineKind.CommitmentDue, 7, Day(2025, 12, 24)), (DeadlineKind.CommitmentDue, 0, Day(2025, 12, 31)), (DeadlineKind.CommitmentMissed, 1, Day(2026, 1, 1)),
        }));

    [Test]
    public void What_is_missed_is_not_told_before_it_is_so() =>
        Assert.That((Commitment with { DueOn = Day(2026, 1, 2) }).Steps(WorkingCalendar.WeekendsOnly).Last().SendOn, Is.EqualTo(Day(2026, 1, 5)), "the day after that Friday is a Saturday");

    [Test]
    public void After_downtime_only_the_most_urgent_step_goes_out()
    {
        var plan = On(Commitment, Day(2026, 1, 5));
        Assert.That(plan.Due.Select(s => (s.Step, s.Kind, s.Decision, s.Reason)), Is.EqualTo(new[]
        {
            (30, DeadlineKind.CommitmentDue, AlertDecision.Skip, SkipReason.MoreUrgentStep), (7, DeadlineKind.CommitmentDue, AlertDecision.Skip, SkipReason.MoreUrgentStep),
            (0, DeadlineKind.CommitmentDue, AlertDecision.Skip, SkipReason.MoreUrgentStep), (1, DeadlineKind.CommitmentMissed, AlertDecision.Send, SkipReason.None),
        }));
        Assert.That(plan.NextOn, Is.Null);
        Assert.That(On(Commitment, Day(2026, 3, 1), (kind, _, _) => kind == DeadlineKind.CommitmentMissed).Due.Select(s => s.Reason), Is.All.EqualTo(SkipReason.LaterStepDecided), "what was told as missed is not told as due");
    }

    [Test]
    public void An_evaluation_that_is_late_is_still_told() =>
        Assert.That(On(new Duty(Mou.Id, DeadlineKind.MonevDue, Day(2025, 6, 30)), Day(2025, 7, 9)).Due.Where(s => s.Decision == AlertDecision.Send).Select(s => s.Step), Is.EqualTo(new[] { 0 }));

    [Test]
    public void Swept_daily_or_seldom_each_step_is_decided_once_and_the_next_look_is_never_too_late() => Property.Holds(
        from due in Any.Day from looks in Gen.Choose(1, 40).ListOf(60) from holidays in Any.Calendar select (due, looks, holidays), c =>
        {
            var duty = Commitment with { DueOn = c.due };
            var ledger = new Dictionary<(DeadlineKind, int), AlertDecision>();
            var (day, next) = (Any.Days[0].AddDays(-40), (DateOnly?)null);
            foreach (var look in c.looks)
            {
                var plan = AlertPlan.For(duty, Mou.Status(day), c.holidays, (kind, _, step) => ledger.ContainsKey((kind, step)));
                if (plan.Due.Count > 0 && next > day) return false;
                if (plan.Due.Count(s => s.Decision == AlertDecision.Send) > 1) return false;
                foreach (var step in plan.Due)
                    if (step.SendOn > day || !ledger.TryAdd((step.Kind, step.Step), step.Decision)) return false;
                (next, day) = (plan.NextOn ?? DateOnly.MaxValue, day.AddDays(look));
            }
            return day.AddDays(-40) <= c.due.AddDays(20) || (ledger.Count == 4 && ledger.ContainsKey((DeadlineKind.CommitmentMissed, 1)));
        });

    [Test]
    public void Under_what_was_ended_on_purpose_nothing_is_owed()
    {
        var ended = Registered(Fixed(Day(2023, 1, 2), Day(2028, 1, 1)), new Change(ChangeKind.Terminated, Day(2025, 6, 1), "disepakati"));
        Assert.That(Duty.AreOwedUnder(ended.Status(Day(2025, 5, 31))), Is.True);
        Assert.That(Duty.AreOwedUnder(ended.Status(Day(2025, 6, 1))), Is.False);
        Assert.That(Duty.AreOwedUnder(Proposed().Status(Day(2025, 6, 1))), Is.False);
    }
}
