using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Agreements;

/// <summary>Axis C: how its renewal stands.</summary>
public enum RenewalState { None, Opened, InProgress, Renewed, NotRenewed }

public enum Flag { Expiring, NoticeDue, NoticeMissed, Gap, ParentExpired, Unverified, OpenEnded, Retroactive, StartUnknown, RenewalStalled, FundingEnded }

public enum GapState
{
    /// <summary>The as-of date is before the first uncovered day.</summary>
    Forecast,

    /// <summary>The as-of date lies in the gap.</summary>
    Open,

    /// <summary>The successor is in force; the days stay on record.</summary>
    Closed,
}

/// <summary>Days on which neither an agreement nor its successor was in force.</summary>
/// <param name="Days">Number of days from <paramref name="From"/> to <paramref name="To"/>, or to the as-of date while the end is not known.</param>
/// <param name="To">Last uncovered day, inclusive; null while no successor has a date that still can come true.</param>
public sealed record Gap(int Days, DateOnly From, DateOnly? To, GapState State)
{
    public bool Forecast => State == GapState.Forecast;
}

/// <summary>The agreements around one, as far as its status needs them.</summary>
/// <param name="Successors">Those that name it as predecessor.</param>
/// <param name="ParentLineage">The others of its parent's lineage: a parent renewed under a new number keeps its children.</param>
/// <param name="Renewal">Its renewal case as it stands now.</param>
public sealed record Neighbours(Agreement? Parent, IReadOnlyList<Agreement> Successors, IReadOnlyList<Agreement> ParentLineage, RenewalOutlook? Renewal = null)
{
    public static readonly Neighbours None = new(null, [], []);

    /// <summary>All its cases, newest first; empty = only <see cref="Renewal"/> is known.</summary>
    public IReadOnlyList<RenewalOutlook> Cases { get; init; } = [];

    /// <summary>The case that counted on the day, as it stood at its end.</summary>
    internal RenewalOutlook? RenewalOn(DateOnly day) => Cases.Count == 0 ? Renewal : RenewalOutlook.Latest(Cases.Select(c => c.On(day)).OfType<RenewalOutlook>());

    /// <summary>Its renewal was begun after the day.</summary>
    internal bool BeginsAfter(DateOnly day) => Cases.Count > 0 && Cases.All(c => c.OpenedOn > day);
}

/// <summary>Everything that is computed of an agreement for a day.</summary>
/// <param name="EndsOn">Last day in force, inclusive, after changes and automatic renewals; the earlier reading while unconfirmed.</param>
/// <param name="EndsOnAtLatest">The same by the later reading; equal once a reading is confirmed.</param>
/// <param name="RenewsTo">The last day of the term that follows by itself; null when none does.</param>
/// <param name="DaysToEnd">Days from the as-of date to <paramref name="EndsOn"/>; 0 on the last day, negative afterwards.</param>
/// <param name="NoticeDeadline">The last day for a written notice of non-renewal.</param>
/// <param name="Stage">Where its open renewal case stands.</param>
public sealed record AgreementStatus(
    DateOnly AsOf, ProcessState Process, Validity Validity, RenewalState Renewal, IReadOnlyList<Flag> Flags, DateOnly? EndsOn, DateOnly? EndsOnAtLatest,
    DateOnly? RenewsTo, int? DaysToEnd, DateOnly? NoticeDeadline, Gap? Gap, Guid? Successor, StageStanding? Stage = null)
{
    /// <summary>The day of the notice that stands; null = none was given, or it was withdrawn.</summary>
    public DateOnly? NoticeGivenOn { get; init; }

    /// <summary>Earlier runs of uncovered days within its own life: it had expired and an addendum brought it back.</summary>
    public IReadOnlyList<Gap> GapsWithin { get; init; } = [];

    /// <summary>The first day after <see cref="Gap"/>, where an addendum that is signed brings the agreement back on it; null = something else ends the gap, or nothing does.</summary>
    public DateOnly? BackOn { get; init; }

    /// <summary>Its end was brought about on purpose: a termination that is recorded, though it may not have taken effect yet.</summary>
    internal bool EndsByTermination { get; init; }

    /// <summary>The next day on which an addendum that is recorded already takes effect.</summary>
    internal DateOnly? NextAddendumOn { get; init; }

    /// <summary>The parent and the others of its lineage; empty without a parent.</summary>
    internal IReadOnlyList<Agreement> ParentLineage { get; init; } = [];

    /// <param name="policy">Says from when on it counts as expiring and a notice as due: from the first step of each ladder.</param>
    public static AgreementStatus Of(Agreement agreement, Neighbours around, AlertPolicy policy, WorkingCalendar calendar, DateOnly asOf)
    {
        var validity = agreement.ValidityOn(asOf);
        var at = agreement.Foreseen(asOf);
        var (endsOn, latest) = (LastDay(at), LastDay(at, at.Term.LatestEnd));
        var deadline = Deadlines.Notice(at.Facts.Notice, endsOn, calendar);
        var covered = Succession.CoveredUntil(agreement, latest, asOf);
        var next = Succession.Next(around.Successors, covered, asOf);
        var (renewsTo, backOn) = (agreement.RenewsTo(asOf), Succession.BackOn(agreement, covered, asOf));
        var taken = around.RenewalOn(asOf);
        // What renews itself does not lapse by a decision; it lapses by a notice.
        var renewal = around.BeginsAfter(asOf) && next?.Process.IsSigned() != true && backOn is null ? RenewalState.None
            : Succession.Renewal(next, renewsTo is not null && taken?.Stage == RenewalStage.NotRenewed ? null : taken, endsOn, backOn, asOf);
        var gap = renewal == RenewalState.NotRenewed ? null : Succession.GapAfter(agreement, covered, Succession.Follow(next, taken, backOn, asOf), asOf);
        var status = new AgreementStatus(
            asOf, agreement.Process, validity, renewal, [], endsOn, latest, renewsTo,
            endsOn is { } end ? asOf.DaysUntil(end) : null, deadline, gap, next?.Id,
            validity is Validity.Terminated or Validity.Void or Validity.Superseded ? null : Standing(taken, renewsTo, endsOn, deadline, policy, calendar, asOf))
        {
            GapsWithin = Succession.GapsWithin(agreement, around.Successors, asOf), EndsByTermination = at.TerminatedFrom is { } from && endsOn == from.PlusDays(-1), NoticeGivenOn = at.Rolls.NoticeOn, NextAddendumOn = agreement.NextAddendumAfter(asOf), BackOn = gap?.To?.PlusDays(1) == backOn ? backOn : null,
            ParentLineage = around.Parent is { } parent ? [parent, .. around.ParentLineage] : [],
        };
        return status with { Flags = [.. FlagsOf(agreement, at, status, policy)] };
    }

    private static StageStanding? Standing(RenewalOutlook? renewal, DateOnly? renewsTo, DateOnly? endsOn, DateOnly? deadline, AlertPolicy policy, WorkingCalendar calendar, DateOnly asOf)
    {
        if (renewal?.IsOpenOn(asOf) != true) return null;
        // What renews itself presses nobody to sign.
        var due = renewsTo is not null ? null : BackPlan.For(endsOn, deadline, renewal.CouncilRequired, policy, calendar).FirstOrDefault(s => s.Stage == renewal.Stage)?.DueOn;
        return new StageStanding(renewal.Id, renewal.Stage, renewal.StageSince, due, due < asOf, due < renewal.OpenedOn);
    }

    /// <summary>The last day in force by the term or by an earlier termination; null when no end is known.</summary>
    public static DateOnly? LastDay(Folded at) => LastDay(at, at.Term.EarliestEnd);

    private static DateOnly? LastDay(Folded at, DateOnly? byTerm) => at.TerminatedFrom is { } from && (byTerm is null || from <= byTerm) ? from.PlusDays(-1) : byTerm;

    private static IEnumerable<Flag> FlagsOf(Agreement agreement, Folded at, AgreementStatus status, AlertPolicy policy)
    {
        var inForce = status.Validity is Validity.InForce or Validity.Suspended;
        var renewed = status.Renewal == RenewalState.Renewed && status.Gap is null;
        if (inForce && status.DaysToEnd <= policy.ExpiringFrom && !renewed && status.RenewsTo is null) yield return Flag.Expiring;
        if (inForce && status.NoticeDeadline is { } deadline && !at.Rolls.StoppedByNotice && !renewed && status.AsOf.DaysUntil(deadline) <= policy.NoticeFrom)
            yield return status.AsOf <= deadline ? Flag.NoticeDue : Flag.NoticeMissed;
        if (status.Gap is { State: not GapState.Closed }) yield return Flag.Gap;
        if (status.Stage?.Stalled == true) yield return Flag.RenewalStalled;
        if (LineageCover.LapsedOn(status.ParentLineage, status.AsOf)) yield return Flag.ParentExpired;
        if (agreement.Process.IsSigned() && agreement.Facts.Verification.Status != VerificationStatus.Verified) yield return Flag.Unverified;
        if (at.Facts.Term.EndBasis is EndBasis.OpenEnded) yield return Flag.OpenEnded;
        if (agreement.Facts.Term.Retroactive) yield return Flag.Retroactive;
        if (agreement.Process.IsSigned() && agreement.Facts.Term.EffectiveStart is null) yield return Flag.StartUnknown;
        // Where nobody knows the end it is not known to have ended, and the money has.
        if (status.Validity is Validity.InForce or Validity.Undetermined && FundingCover.HasEnded(at.Facts.Funding, status.AsOf)) yield return Flag.FundingEnded;
    }
}
