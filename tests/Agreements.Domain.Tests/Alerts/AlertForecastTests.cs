using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Alerts;

public sealed class AlertForecastTests
{
    private static readonly DateOnly Change = Any.Days[300];

    [Test]
    public void It_is_what_a_sweep_on_each_day_decides() => Property.Holds(Cases, c =>
    {
        var sweeps = new List<ForecastStep>();
        var ledger = new HashSet<(DeadlineKind, DateOnly, int)>();
        for (var day = c.From; day <= c.From.AddDays(180); day = day.AddDays(1))
        {
            foreach (var step in c.Plan(day, (kind, on, s) => ledger.Contains((kind, on, s))).Due.ToList())
            {
                ledger.Add((step.Kind, step.Deadline, step.Step));
                sweeps.Add(new ForecastStep(step.Kind, step.Deadline, step.Step, day, step.Decision));
            }
        }
        return AlertForecast.Of(c.Plan, (_, _, _) => false, c.From, c.From.AddDays(180)).SequenceEqual(sweeps);
    });

    [Test]
    public void A_step_is_added_removed_moved_or_decided_otherwise()
    {
        static ForecastStep Step(int step, int day, AlertDecision decision = AlertDecision.Send) => new(DeadlineKind.End, Day(2027, 12, 31), step, Today.AddDays(day), decision);
        var changes = AlertForecast.Difference([Step(90, 1), Step(60, 30), Step(30, 60), Step(7, 80)], [Step(120, 2), Step(60, 29), Step(30, 60, AlertDecision.Skip), Step(7, 80)]);
        Assert.That(changes.Select(c => (c.Kind, c.Step.Step)), Is.EqualTo(new[]
        {
            (ForecastChangeKind.Removed, 90), (ForecastChangeKind.Added, 120), (ForecastChangeKind.Moved, 60), (ForecastChangeKind.Redecided, 30),
        }));
    }

    [Test]
    public void A_policy_that_adds_an_earlier_step_tells_nobody_again_who_was_told_at_a_later_one()
    {
        var agreement = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25)));
        var longer = Policy with { EndSteps = [200, 170, 14, 0], GapSteps = [1, 7, 14] };
        DueStep[] Due(DateOnly day, params (DeadlineKind, int)[] ledger) =>
            [.. AlertPlan.For(agreement, agreement.Status(day), longer, WorkingCalendar.WeekendsOnly, (kind, _, step) => ledger.Contains((kind, step))).Due];
        Assert.That(Due(Day(2024, 12, 2), (DeadlineKind.End, 180)).Select(d => (d.Step, d.Decision, d.Reason)), Is.EqualTo(new[] { (200, AlertDecision.Skip, SkipReason.LaterStepDecided) }));
        Assert.That(Due(Day(2024, 12, 2)).Single().Decision, Is.EqualTo(AlertDecision.Send), "nobody was told yet");
        Assert.That(Due(Day(2024, 12, 9), (DeadlineKind.End, 180)).Select(d => (d.Step, d.Reason)), Is.EqualTo(new[] { (200, SkipReason.MoreUrgentStep), (170, SkipReason.None) }));
        (DeadlineKind, int)[] told = [(DeadlineKind.End, 200), (DeadlineKind.End, 170), (DeadlineKind.End, 14), (DeadlineKind.End, 0), (DeadlineKind.Gap, 1), (DeadlineKind.Gap, 7), (DeadlineKind.Gap, 30)];
        Assert.That(Due(Day(2025, 7, 1), told).Select(d => (d.Step, d.Reason)), Is.EqualTo(new[] { (14, SkipReason.LaterStepDecided) }));
        Assert.That(Due(Day(2025, 7, 1), told[3..]).Select(d => d.Reason).Distinct(), Is.EqualTo(new[] { SkipReason.LaterStepDecided }), "what comes after the end is more urgent than what comes before it");
    }

    private static readonly Gen<int[]> Falling = Gen.Choose(0, 250).ArrayOf().Where(a => a.Length > 0).Select(a => a.Distinct().OrderDescending().ToArray());

    private static readonly Gen<Case> Cases =
        from agreement in Any.Agreement
        from calendar in Any.Calendar
        from first in Falling
        from second in Falling
        from gapEvery in Gen.Elements(0, 10, 30)
        from notice in Gen.Elements(0, 1, 3)
        from offset in Gen.Choose(150, 310)
        select new Case(
            Registered(agreement.Facts with { Notice = notice == 0 ? null : new NoticeClause(notice, NoticeUnit.Months) }, [.. agreement.Changes.Where(c => c.EffectiveOn is null || c.EffectiveOn <= Any.Days[offset])]),
            calendar, Book(first, second, gapEvery), Any.Days[offset]);

    /// <summary>Two versions, the second from a day within most cases.</summary>
    private static PolicyBook Book(int[] first, int[] second, int gapEvery)
    {
        var scope = PolicyScope.OfClass(AgreementClass.Mou, false);
        return new PolicyBook([
            new(scope, 1, null, PolicyTerms.Of(Policy with { EndSteps = first })),
            new(scope, 2, Change, PolicyTerms.Of(Policy with { EndSteps = second, NoticeSteps = second, GapEvery = gapEvery }))]);
    }

    private sealed record Case(Agreement Agreement, WorkingCalendar Calendar, PolicyBook Book, DateOnly From)
    {
        public AlertPlan Plan(DateOnly day, Func<DeadlineKind, DateOnly, int, bool> inLedger)
        {
            var policy = Book.For(new PolicySubject(Agreement.Id, AgreementClass.Mou, false, []), day);
            return AlertPlan.For(Agreement, AgreementStatus.Of(Agreement, Neighbours.None, policy, Calendar, day), policy, Calendar, inLedger);
        }

        public override string ToString() => $"{Agreement.Facts.Term} {Agreement.Facts.RenewalClause} {Agreement.Facts.Notice} {string.Join(' ', Agreement.Changes)} from {From:yyyy-MM-dd}; "
            + string.Join(" | ", Book.All.Select(v => $"{v.ValidFrom:yyyy-MM-dd}: {string.Join(',', v.Terms.EndSteps!)} every {v.Terms.GapEvery}"));
    }
}
