using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Alerts;

public enum DeadlineKind
{
    /// <summary>The last day in force.</summary>
    End,

    /// <summary>The last day for a notice.</summary>
    Notice,

    /// <summary>Days since the last day in force while nothing follows.</summary>
    Gap,

    /// <summary>1 October: the next fiscal year's funding of a PKS paid from the APBD.</summary>
    FiscalYear,

    /// <summary>The last day that the plan of the renewal would leave uncovered.</summary>
    Forecast,

    /// <summary>The day by which a stage of the renewal had to be done, or on which it began where that was later: a stage that is
    /// returned to is late anew.</summary>
    Stage,

    /// <summary>The last day on which something of the parent's lineage was in force.</summary>
    ParentLapsed,

    /// <summary>The target date of a commitment that is not met.</summary>
    CommitmentDue,

    /// <summary>Days since that date, while it is still not met.</summary>
    CommitmentMissed,

    /// <summary>The day by which an evaluation is to be held.</summary>
    MonevDue,
}

public enum AlertDecision { Send, Skip }

public enum SkipReason
{
    /// <summary>Not skipped.</summary>
    None,

    /// <summary>A more urgent step of the same deadline was due on the same run.</summary>
    MoreUrgentStep,

    /// <summary>The deadline had passed before the step could be sent.</summary>
    DeadlinePassed,

    /// <summary>It came into the ladder when a more urgent step of the same deadline had been decided already.</summary>
    LaterStepDecided,
}

/// <summary>A step of a ladder that is due.</summary>
/// <param name="Deadline">The deadline's own date; part of the ledger's key, so an edited date opens a new ladder.</param>
/// <param name="Step">Days before the deadline; after it for <see cref="DeadlineKind.Gap"/>.</param>
/// <param name="Level">How high it is told: 0 = the desk in charge, 1 = also the one above …</param>
/// <param name="SendOn">The day on which it was to go out: the step's day, moved off weekends and holidays.</param>
public sealed record DueStep(DeadlineKind Kind, DateOnly Deadline, int Step, DateOnly SendOn, AlertDecision Decision, SkipReason Reason, int Level = 0)
{
    /// <summary>A reminder of this recipient's own; null = a step of the ladder, for everyone.</summary>
    public string? OnlyTo { get; init; }

    /// <summary>For a step to send: the day of the next one of its deadline; null = it is the last.</summary>
    public DateOnly? NextStepOn { get; init; }
}

/// <param name="Due">All steps due up to today, whether or not they stand in the ledger already.</param>
/// <param name="NextOn">The day of the next step, after today; null = nothing more will come from these facts.</param>
public sealed record AlertPlan(IReadOnlyList<DueStep> Due, DateOnly? NextOn)
{
    private static readonly AlertPlan Nothing = new([], null);

    /// <summary>What is due for an agreement on a day, decided from facts alone: a day of downtime changes nothing but the day.</summary>
    /// <param name="inLedger">True for a step that the ledger holds already; it is neither sent nor skipped again.</param>
    /// <param name="reminders">What single recipients have asked for by a snooze and the ledger does not hold yet.</param>
    public static AlertPlan For(
        Agreement agreement, AgreementStatus status, AlertPolicy policy, WorkingCalendar calendar, Func<DeadlineKind, DateOnly, int, bool> inLedger,
        IReadOnlyList<DueStep>? reminders = null)
    {
        if (!agreement.Process.IsSigned()) return Nothing;
        var steps = OwedSteps(agreement, status, policy, calendar).ToList();
        var asked = Owed(reminders ?? [], steps).ToList();
        var today = status.AsOf;
        // End and gap are one ladder around one date: after ten days of downtime only its latest step is worth a mail, and no earlier one
        // after that has been told.
        var due = steps.Where(s => s.SendOn <= today).GroupBy(s => (Anchor(s.Kind), s.Deadline))
            .SelectMany(g => Decide([.. g], status, inLedger)).Where(s => !inLedger(s.Kind, s.Deadline, s.Step)).ToList();
        due.AddRange(asked.Where(r => r.SendOn <= today).Select(r => Decide(r, due, status)).ToList());
        steps.AddRange(asked);
        return new AlertPlan(
            [.. due.Select(s => s with { NextStepOn = Next([.. OfLadder(steps, s).Select(n => n.SendOn)], today) })], Next([.. steps.Select(s => s.SendOn), .. Rolls(status), policy.ChangesOn ?? today], today));
    }

    /// <summary>What is due of a duty under the agreement; each has its own ledger.</summary>
    public static AlertPlan For(Duty duty, AgreementStatus status, WorkingCalendar calendar, Func<DeadlineKind, DateOnly, int, bool> inLedger)
    {
        var (steps, today) = (duty.Steps(calendar).ToList(), status.AsOf);
        var due = steps.Where(s => s.SendOn <= today).ToList();
        var next = Next(steps.Select(s => s.SendOn), today);
        return new AlertPlan(due.Count == 0 ? [] : [.. Decide(due, status, inLedger).Where(s => !inLedger(s.Kind, s.Deadline, s.Step)).Select(s => s with { NextStepOn = next })], next);
    }

    /// <summary>The whole ladder that the facts give on the day, up to the next repeated gap step, whether or not anybody needs it.</summary>
    public static IReadOnlyList<DueStep> Steps(Agreement agreement, AgreementStatus status, AlertPolicy policy, WorkingCalendar calendar) =>
        agreement.Process.IsSigned() ? [.. Ladder(agreement, status, policy, calendar)] : [];

    private static IEnumerable<DueStep> OfLadder(IEnumerable<DueStep> steps, DueStep one) => steps.Where(s => Anchor(s.Kind) == Anchor(one.Kind) && s.Deadline == one.Deadline);

    /// <summary>Reminders of deadlines that the ladder still has, where no step of its own is the same.</summary>
    private static IEnumerable<DueStep> Owed(IEnumerable<DueStep> reminders, List<DueStep> steps) =>
        reminders.Where(r => OfLadder(steps, r).Any() && !steps.Exists(s => s.Kind == r.Kind && s.Deadline == r.Deadline && s.Step == r.Step));

    /// <summary>A step of the ladder that goes out on the same run says what the reminder would have said.</summary>
    private static DueStep Decide(DueStep reminder, IEnumerable<DueStep> due, AgreementStatus status)
    {
        if (OfLadder(due, reminder).Any(s => s.Decision == AlertDecision.Send)) return reminder with { Decision = AlertDecision.Skip, Reason = SkipReason.MoreUrgentStep };
        return IsPointless(reminder, status) ? reminder with { Decision = AlertDecision.Skip, Reason = SkipReason.DeadlinePassed } : reminder;
    }

    /// <summary>Nobody needs to be told any more: it was ended on purpose, or a signed successor covers the next day.</summary>
    public static bool IsSettled(AgreementStatus status) =>
        status.Validity is Validity.Terminated or Validity.Void or Validity.Superseded || status.EndsByTermination
        || status.Renewal == RenewalState.NotRenewed
        || (status.Renewal == RenewalState.Renewed && status.Gap is null or { State: GapState.Closed });

    private static DateOnly? Next(IEnumerable<DateOnly> days, DateOnly today) => days.Where(d => d > today).Select(d => (DateOnly?)d).Min();

    /// <summary>The day after the end, on which an automatic renewal begins a new ladder by itself, also where a successor has settled the one
    /// before; and the day on which a recorded addendum begins to hold.</summary>
    private static IEnumerable<DateOnly> Rolls(AgreementStatus status)
    {
        if (status is { RenewsTo: not null, EndsOn: { } end }) yield return end.PlusDays(1);
        if (status.NextAddendumOn is { } amended) yield return amended;
    }

    /// <summary>The deadlines that the facts owe alerts for on the day; what waits for another one is not owed any more.</summary>
    public static IReadOnlySet<(DeadlineKind Kind, DateOnly Deadline)> Deadlines(Agreement agreement, AgreementStatus status, AlertPolicy policy, WorkingCalendar calendar) =>
        agreement.Process.IsSigned() ? OwedSteps(agreement, status, policy, calendar).Select(s => (s.Kind, s.Deadline)).ToHashSet() : [];

    /// <summary>End and gap are steps of one ladder, before and after the last day; so are those of a commitment.</summary>
    public static DeadlineKind Anchor(DeadlineKind kind) => kind switch { DeadlineKind.Gap => DeadlineKind.End, DeadlineKind.CommitmentMissed => DeadlineKind.CommitmentDue, _ => kind };

    private static bool CountsUp(DeadlineKind kind) => kind is DeadlineKind.Gap or DeadlineKind.Stage or DeadlineKind.CommitmentMissed;

    /// <summary>Rises along a ladder: 180 days before the end, 1 day before it, 1 day after it.</summary>
    public static int Urgency(DeadlineKind kind, int step) => CountsUp(kind) ? step : -step;

    private static IEnumerable<DueStep> Decide(List<DueStep> steps, AgreementStatus status, Func<DeadlineKind, DateOnly, int, bool> inLedger)
    {
        var mostUrgent = steps.MaxBy(s => Urgency(s.Kind, s.Step))!;
        var passed = inLedger(mostUrgent.Kind, mostUrgent.Deadline, mostUrgent.Step) || IsPassed(mostUrgent, status, inLedger);
        foreach (var step in steps)
        {
            if (passed) yield return step with { Decision = AlertDecision.Skip, Reason = SkipReason.LaterStepDecided };
            else if (step != mostUrgent) yield return step with { Decision = AlertDecision.Skip, Reason = SkipReason.MoreUrgentStep };
            else if (IsPointless(step, status)) yield return step with { Decision = AlertDecision.Skip, Reason = SkipReason.DeadlinePassed };
            else yield return step;
        }
    }

    /// <summary>A policy that adds a step of 200 days tells nobody again who was told at 180. The ledger may hold steps of earlier policies.</summary>
    private static bool IsPassed(DueStep step, AgreementStatus status, Func<DeadlineKind, DateOnly, int, bool> inLedger)
    {
        bool AnyIn(DeadlineKind kind, int from, int to) => from <= to && Enumerable.Range(from, to - from + 1).Any(s => inLedger(kind, step.Deadline, s));
        if (step.Kind == DeadlineKind.Forecast) return false;
        var since = step.Deadline.DaysUntil(status.AsOf);
        return CountsUp(step.Kind) ? AnyIn(step.Kind, step.Step + 1, since)
            : AnyIn(step.Kind, 0, step.Step - 1) || AnyIn(step.Kind == DeadlineKind.CommitmentDue ? DeadlineKind.CommitmentMissed : DeadlineKind.Gap, 1, since);
    }

    /// <summary>Nothing can be done about it any more. A missed notice is told while the agreement still runs, a missed 1 October within its year.</summary>
    private static bool IsPointless(DueStep step, AgreementStatus status) => step.Kind switch
    {
        DeadlineKind.End or DeadlineKind.CommitmentDue => step.Deadline < status.AsOf,
        DeadlineKind.Notice => status.Validity == Validity.Expired,
        DeadlineKind.FiscalYear => step.Deadline.Year < status.AsOf.Year,
        // Once it has ended, the ladder of the gap speaks.
        DeadlineKind.Stage => status.DaysToEnd < 0,
        _ => false,
    };

    /// <summary>A child that is renewed already is still told that its parent has lapsed.</summary>
    private static IEnumerable<DueStep> OwedSteps(Agreement agreement, AgreementStatus status, AlertPolicy policy, WorkingCalendar calendar) =>
        (IsSettled(status) ? [] : Ladder(agreement, status, policy, calendar)).Concat(ParentLapse.Steps(agreement, status, calendar));

    private static IEnumerable<DueStep> Ladder(Agreement agreement, AgreementStatus status, AlertPolicy policy, WorkingCalendar calendar)
    {
        var steps = Enumerable.Empty<DueStep>();
        // What renews itself does not end; where a notice could still stop it, the notice is the deadline.
        if (status.EndsOn is { } end && (status.RenewsTo is null || status.NoticeDeadline is null))
            steps = steps.Concat(Before(DeadlineKind.End, end, policy.EndSteps, calendar));
        if (status.EndsOnAtLatest is { } latest && status.RenewsTo is null)
        {
            // One step beyond today keeps the repeating gap alerts scheduled.
            var days = Math.Max(0, latest.DaysUntil(status.AsOf)) + policy.GapEvery + policy.GapSteps.DefaultIfEmpty(0).Max();
            steps = steps.Concat(policy.GapStepsUpTo(days).Select(s => After(latest, s, calendar)));
        }
        if (status is { NoticeDeadline: { } deadline, NoticeGivenOn: null })
            steps = steps.Concat(Before(DeadlineKind.Notice, deadline, policy.NoticeSteps, calendar));
        return steps.Concat(FiscalYears(agreement, calendar)).Concat(OfRenewal(status, policy, calendar));
    }

    /// <summary>What the renewal case owes: a gap is told on the day on which it is planned, a late stage one desk higher each time.</summary>
    private static IEnumerable<DueStep> OfRenewal(AgreementStatus status, AlertPolicy policy, WorkingCalendar calendar)
    {
        if (status.Gap is { State: GapState.Forecast, To: { } to, Days: var days })
            yield return new DueStep(DeadlineKind.Forecast, to, days, status.AsOf, AlertDecision.Send, SkipReason.None);
        // Nobody could have met a day that had passed when the case was opened; the ladder of the end presses enough.
        if (status.Stage is not { DueOn: { } due, Since: var since, LateFromStart: false }) yield break;
        var late = CivilDate.Later(due, since);
        for (var level = 0; level < policy.StalledSteps.Count; level++)
        {
            var step = policy.StalledSteps[level];
            yield return new DueStep(DeadlineKind.Stage, late, step, calendar.OnOrAfter(late.PlusDays(step)), AlertDecision.Send, SkipReason.None, level);
        }
    }

    /// <summary>Before a deadline a step moves to the preceding working day: too early is better than too late.</summary>
    private static IEnumerable<DueStep> Before(DeadlineKind kind, DateOnly deadline, IEnumerable<int> steps, WorkingCalendar calendar) =>
        steps.Select(s => new DueStep(kind, deadline, s, calendar.OnOrBefore(deadline.PlusDays(-s)), AlertDecision.Send, SkipReason.None));

    /// <summary>After the end a step moves forward: a gap must not be reported before it exists.</summary>
    private static DueStep After(DateOnly end, int step, WorkingCalendar calendar) =>
        new(DeadlineKind.Gap, end, step, calendar.OnOrAfter(end.PlusDays(step)), AlertDecision.Send, SkipReason.None);

    private static IEnumerable<DueStep> FiscalYears(Agreement agreement, WorkingCalendar calendar) =>
        agreement.Facts.Class != AgreementClass.Pks ? [] : agreement.Facts.Funding
            .Where(f => f.Source == FundingSource.Apbd)
            .Select(f => new DateOnly(f.FiscalYear, 10, 1)).Distinct()
            .Where(october => agreement.ValidityOn(october) == Validity.InForce)
            .SelectMany(october => Before(DeadlineKind.FiscalYear, october, [0], calendar));
}
