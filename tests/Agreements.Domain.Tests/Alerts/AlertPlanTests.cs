using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck;
using Property = Agreements.Domain.Tests.Support.Property;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Alerts;

public sealed class AlertPlanTests
{
    private static readonly Agreement KotaJambi = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25)));

    private static AlertPlan Plan(Agreement agreement, DateOnly today, Ledger? ledger = null, params Agreement[] successors) =>
        AlertPlan.For(agreement, agreement.Status(today, successors), Policy, WorkingCalendar.WeekendsOnly, (kind, on, step) => ledger?.Holds(kind, on, step) == true);

    private static string Text(DueStep step) => $"{step.Kind} {step.Deadline:yyyy-MM-dd} {step.Step} {step.Decision} {step.Reason}";

    [Test]
    public void Six_days_before_the_end_the_step_of_seven_days_is_the_one_to_send_and_the_earlier_ones_are_skipped_with_the_reason()
    {
        var due = Plan(KotaJambi, Day(2025, 5, 19)).Due;
        Assert.That(due.Where(d => d.Decision == AlertDecision.Send).Select(Text), Is.EqualTo(new[] { "End 2025-05-25 7 Send None" }));
        Assert.That(due.Where(d => d.Decision == AlertDecision.Skip).Select(d => (d.Step, d.Reason)),
            Is.EqualTo(new[] { 180, 120, 90, 60, 30, 14 }.Select(s => (s, SkipReason.MoreUrgentStep))));
    }

    [Test]
    public void The_steps_of_a_weekend_go_out_on_the_Friday_before_it()
    {
        var ledger = new Ledger(Plan(KotaJambi, Day(2025, 5, 22)).Due);
        Assert.That(Plan(KotaJambi, Day(2025, 5, 22), ledger).NextOn, Is.EqualTo(Day(2025, 5, 23)));
        var friday = Plan(KotaJambi, Day(2025, 5, 23), ledger).Due;
        Assert.That(friday.Select(Text), Is.EqualTo(new[] { "End 2025-05-25 1 Skip MoreUrgentStep", "End 2025-05-25 0 Send None" }));
    }

    [Test]
    public void A_gap_is_not_reported_before_it_exists()
    {
        var endsOnFriday = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 23)));
        var friday = Plan(endsOnFriday, Day(2025, 5, 23));
        Assert.That(friday.Due.Select(d => d.Kind), Is.All.EqualTo(DeadlineKind.End));
        Assert.That(friday.NextOn, Is.EqualTo(Day(2025, 5, 26)), "the first uncovered day is a Saturday; it is told on Monday");
    }

    [Test]
    public void While_nothing_follows_the_gap_is_told_after_a_day_a_week_and_then_every_thirty_days()
    {
        var ledger = new Ledger();
        var sent = new List<int>();
        for (var day = Day(2025, 5, 26); day <= Day(2025, 9, 30); day = day.AddDays(1))
        {
            var due = Plan(KotaJambi, day, ledger).Due;
            sent.AddRange(due.Where(d => d is { Kind: DeadlineKind.Gap, Decision: AlertDecision.Send }).Select(d => d.Step));
            ledger.Add(due);
        }
        Assert.That(sent, Is.EqualTo(new[] { 1, 7, 30, 60, 90, 120 }));
    }

    [Test]
    public void After_ten_days_of_downtime_across_the_end_only_the_latest_step_of_the_whole_ladder_goes_out()
    {
        var ledger = new Ledger(Plan(KotaJambi, Day(2025, 5, 19)).Due);
        Assert.That(Plan(KotaJambi, Day(2025, 5, 29), ledger).Due.Select(Text), Is.EqualTo(new[]
        {
            "End 2025-05-25 1 Skip MoreUrgentStep", "End 2025-05-25 0 Skip MoreUrgentStep", "Gap 2025-05-25 1 Send None",
        }));
    }

    [Test]
    public void What_was_not_in_the_ledger_when_a_more_urgent_step_was_told_is_skipped()
    {
        var ledger = new Ledger(Plan(KotaJambi, Day(2025, 5, 19)).Due.Where(d => d.Step is not (60 or 14)));
        Assert.That(Plan(KotaJambi, Day(2025, 5, 20), ledger).Due.Select(Text), Is.EqualTo(new[] { "End 2025-05-25 60 Skip LaterStepDecided", "End 2025-05-25 14 Skip LaterStepDecided" }));
    }

    [Test]
    public void It_stops_when_a_signed_successor_covers_the_next_day()
    {
        var successor = Registered(Fixed(Day(2025, 5, 20), Day(2030, 5, 25)) with { StartsOn = Day(2025, 5, 26) });
        Assert.That(Plan(KotaJambi, Day(2025, 5, 21), null, successor), Is.EqualTo(new AlertPlan([], null)).Using<AlertPlan>((a, b) => a.Due.Count == b.Due.Count && a.NextOn == b.NextOn));
    }

    [Test]
    public void It_goes_on_while_a_signed_successor_leaves_a_gap() =>
        Assert.That(Plan(KotaJambi, Day(2025, 5, 21), null, Registered(Fixed(Day(2025, 5, 20), Day(2030, 5, 27)) with { StartsOn = Day(2025, 5, 28) })).Due, Is.Not.Empty);

    [TestCase(ChangeKind.Terminated)]
    [TestCase(ChangeKind.Voided)]
    [TestCase(ChangeKind.Superseded)]
    public void It_stops_when_the_agreement_was_ended_on_purpose(ChangeKind kind) =>
        Assert.That(Plan(Registered(KotaJambi.Facts, new Change(kind, Day(2025, 5, 1), "r")), Day(2025, 5, 19)).Due, Is.Empty);

    [Test]
    public void A_proposal_has_no_deadlines() => Assert.That(Plan(Of(KotaJambi.Facts, ProcessState.Negotiation), Day(2025, 5, 19)).Due, Is.Empty);

    [Test]
    public void A_missed_notice_is_told_while_the_agreement_runs_and_not_after_it()
    {
        var agreement = Registered(KotaJambi.Facts with { Notice = new NoticeClause(30, NoticeUnit.Days) });
        Assert.That(Plan(agreement, Day(2025, 5, 1)).Due.Select(Text), Does.Contain("Notice 2025-04-25 0 Send None"));
        Assert.That(Plan(agreement, Day(2025, 6, 2)).Due.Select(Text), Does.Contain("Notice 2025-04-25 0 Skip DeadlinePassed"));
    }

    [Test]
    public void A_PKS_paid_from_the_APBD_is_told_of_the_next_budget_before_1_October()
    {
        var facts = Facts(Fixed(Day(2025, 1, 20), Day(2027, 1, 19))) with { Class = AgreementClass.Pks, Funding = [new FundingLine(FundingSource.Apbd, 2025), new FundingLine(FundingSource.Csr, 2026)] };
        Assert.That(Plan(Registered(facts), Day(2025, 10, 1)).Due.Select(Text), Is.EqualTo(new[] { "FiscalYear 2025-10-01 0 Send None" }));
        Assert.That(Plan(Registered(facts), Day(2025, 9, 30)).NextOn, Is.EqualTo(Day(2025, 10, 1)));
        Assert.That(Plan(Registered(facts), Day(2026, 1, 2)).Due.Select(Text), Is.EqualTo(new[] { "FiscalYear 2025-10-01 0 Skip DeadlinePassed" }));
    }

    [Test]
    public void What_renews_itself_is_told_of_its_notice_and_not_of_an_end()
    {
        var agreement = Registered(KotaJambi.Facts with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12), Notice = new NoticeClause(1, NoticeUnit.Months) });
        Assert.That(Plan(agreement, Day(2025, 4, 25)).Due.Select(d => d.Kind).Distinct(), Is.EqualTo(new[] { DeadlineKind.Notice }));
        Assert.That(Plan(agreement, Day(2025, 5, 26)).Due.Select(d => d.Kind), Has.None.EqualTo(DeadlineKind.Gap));
    }

    [Test]
    public void An_automatic_renewal_is_looked_at_on_the_first_day_of_its_new_term()
    {
        var silent = Policy with { EndSteps = [], GapSteps = [], GapEvery = 0 };
        var agreement = Registered(KotaJambi.Facts with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12) });
        Assert.That(AlertPlan.For(agreement, agreement.Status(Day(2025, 5, 1)), silent, WorkingCalendar.WeekendsOnly, (_, _, _) => false).NextOn, Is.EqualTo(Day(2025, 5, 26)));
    }

    private static AlertPlan PlanWith(DueStep reminder, DateOnly today, Ledger? ledger = null) => AlertPlan.For(
        KotaJambi, KotaJambi.Status(today), Policy, WorkingCalendar.WeekendsOnly, (kind, on, step) => ledger?.Holds(kind, on, step) == true, [reminder]);

    private static DueStep Reminder(DeadlineKind kind, int step, DateOnly on) => new(kind, Day(2025, 5, 25), step, on, AlertDecision.Send, SkipReason.None) { OnlyTo = "a@b.example" };

    [Test]
    public void A_reminder_is_scheduled_and_goes_out_on_its_day_although_no_step_falls_on_it()
    {
        var ledger = new Ledger(Plan(KotaJambi, Day(2025, 5, 19)).Due);
        var reminder = Reminder(DeadlineKind.End, 4, Day(2025, 5, 21));
        Assert.That(PlanWith(reminder, Day(2025, 5, 20), ledger).NextOn, Is.EqualTo(Day(2025, 5, 21)));
        var due = PlanWith(reminder, Day(2025, 5, 21), ledger).Due.Single();
        Assert.That((Text(due), due.OnlyTo, due.NextStepOn), Is.EqualTo(("End 2025-05-25 4 Send None", "a@b.example", (DateOnly?)Day(2025, 5, 23))));
    }

    [Test]
    public void A_step_of_the_ladder_on_the_same_run_speaks_for_the_reminder()
    {
        var due = PlanWith(Reminder(DeadlineKind.End, 4, Day(2025, 5, 21)), Day(2025, 5, 23)).Due;
        Assert.That(due.Where(d => d.Decision == AlertDecision.Send).Select(Text), Is.EqualTo(new[] { "End 2025-05-25 0 Send None" }));
        Assert.That(due.Single(d => d.OnlyTo is not null).Reason, Is.EqualTo(SkipReason.MoreUrgentStep));
    }

    [Test]
    public void A_reminder_that_is_a_step_of_the_ladder_is_that_step() =>
        Assert.That(PlanWith(Reminder(DeadlineKind.End, 7, Day(2025, 5, 16)), Day(2025, 5, 16)).Due.Where(d => d.OnlyTo is not null), Is.Empty);

    [Test]
    public void A_reminder_of_a_deadline_that_the_facts_do_not_have_any_more_is_not_owed() =>
        Assert.That(PlanWith(Reminder(DeadlineKind.End, 4, Day(2025, 5, 21)) with { Deadline = Day(2026, 1, 1) }, Day(2025, 5, 21)).Due.Where(d => d.OnlyTo is not null), Is.Empty);

    [Test]
    public void Days_without_a_sweep_lose_no_step_and_repeat_none() => Property.Holds(Cases.Where(c => c.OwesItsWholeLadder), c =>
    {
        var (daily, gappy) = (new Ledger(), new Ledger());
        foreach (var day in Any.Days) daily.Add(c.Plan(day, daily).Due);
        foreach (var day in Any.Days.Where((_, i) => c.Up[i % c.Up.Count])) gappy.Add(c.Plan(day, gappy).Due);
        // The last day is always a day with a sweep, so that both have seen the same.
        gappy.Add(c.Plan(Any.Days[^1], gappy).Due);
        return daily.Keys.SetEquals(gappy.Keys) && gappy.Sent.All(daily.Keys.Contains);
    });

    [Test]
    public void One_run_sends_at_most_one_step_of_a_deadline() => Property.Holds(Cases, c =>
    {
        var ledger = new Ledger();
        return Any.Days.Where((_, i) => c.Up[i % c.Up.Count]).All(day =>
        {
            var due = c.Plan(day, ledger).Due;
            ledger.Add(due);
            return due.Where(d => d.Decision == AlertDecision.Send).GroupBy(d => (d.Kind == DeadlineKind.Gap ? DeadlineKind.End : d.Kind, d.Deadline)).All(g => g.Count() == 1);
        });
    });

    [Test]
    public void Until_the_day_named_as_next_nothing_becomes_due() => Property.Holds(Cases, c =>
    {
        var ledger = new Ledger();
        DateOnly? next = Any.Days[0];
        foreach (var day in Any.Days)
        {
            var plan = c.Plan(day, ledger);
            if (plan.Due.Count > 0 && !(next <= day)) return false;
            if (!(next <= day)) continue;
            ledger.Add(plan.Due);
            next = plan.NextOn;
        }
        return true;
    });

    private static readonly Gen<Case> Cases =
        from agreement in Any.Agreement
        from facts in Gen.Elements(0, 1, 2)
        from successors in Any.Agreement.ListOf(1)
        from calendar in Any.Calendar
        from up in Gen.Elements(true, true, false).ListOf(37)
        select new Case(Shaped(agreement, facts), facts == 1 ? [.. successors] : [], calendar, [.. up]);

    private static Agreement Shaped(Agreement agreement, int shape) => Registered(
        agreement.Facts with
        {
            Class = shape == 2 ? AgreementClass.Pks : AgreementClass.Mou, Notice = shape > 0 ? new NoticeClause(2, NoticeUnit.Months) : null,
            Funding = shape == 2 ? [new FundingLine(FundingSource.Apbd, 2025), new FundingLine(FundingSource.Apbd, 2026)] : [],
        },
        // What happens later is a change of facts, after which everything is planned anew; here time alone passes.
        [.. agreement.Changes.Where(c => c.EffectiveOn is null || c.EffectiveOn <= Any.Days[0])]);

    private sealed record Case(Agreement Agreement, Agreement[] Successors, WorkingCalendar Calendar, IReadOnlyList<bool> Up)
    {
        /// <summary>What was renewed meanwhile, by itself or by a successor, owes nothing for the days before.</summary>
        public bool OwesItsWholeLadder => Agreement.Facts.RenewalClause.Mode != RenewalMode.Automatic && Successors.Length == 0;

        public override string ToString() =>
            $"{Agreement.Facts.Term} {Agreement.Facts.RenewalClause} {Agreement.Facts.Class} {string.Join(' ', Agreement.Changes)}; {string.Join(' ', Successors.Select(s => s.Facts.Term))}; {string.Concat(Up.Select(u => u ? '+' : '-'))}";

        public AlertPlan Plan(DateOnly day, Ledger ledger) => AlertPlan.For(
            Agreement, AgreementStatus.Of(Agreement, new Neighbours(null, Successors, []), Policy, Calendar, day), Policy, Calendar, ledger.Holds);
    }

    private sealed class Ledger
    {
        public Ledger(IEnumerable<DueStep>? due = null) => Add(due ?? []);

        public HashSet<(DeadlineKind, DateOnly, int)> Keys { get; } = [];

        public List<(DeadlineKind, DateOnly, int)> Sent { get; } = [];

        public bool Holds(DeadlineKind kind, DateOnly on, int step) => Keys.Contains((kind, on, step));

        public void Add(IEnumerable<DueStep> due)
        {
            foreach (var step in due)
            {
                if (!Keys.Add((step.Kind, step.Deadline, step.Step))) throw new InvalidOperationException($"{step} was planned twice.");
                if (step.Decision == AlertDecision.Send) Sent.Add((step.Kind, step.Deadline, step.Step));
            }
        }
    }
}
