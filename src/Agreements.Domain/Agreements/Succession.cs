using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Agreements;

/// <summary>What is to follow an agreement: a signed successor, a drafted one, or the plan of its renewal case.</summary>
/// <param name="StartsOn">Its first day; null = not planned yet.</param>
public readonly record struct Follower(bool Signed, DateOnly? StartsOn);

/// <summary>What follows an agreement, and the days between.</summary>
public static class Succession
{
    /// <summary>The successor that counts: a signed one before a plan, a plan that can still come true before one whose day has passed,
    /// and among equals the one that starts first.</summary>
    /// <param name="end">The agreement's last day in force; null = not known.</param>
    public static Agreement? Next(IEnumerable<Agreement> successors, DateOnly? end, DateOnly asOf) => successors
        .Where(s => Counts(s, end))
        .OrderBy(s => s.Process.IsSigned() ? 0 : s.ActualOrPlannedStart > asOf ? 1 : 2).ThenBy(StartsOn).ThenBy(s => s.Id)
        .FirstOrDefault();

    /// <summary>Not what was rejected or withdrawn, and not what was void or over before it could follow.</summary>
    private static bool Counts(Agreement successor, DateOnly? end) => successor.Process.IsSigned()
        ? successor.ValidityOn(CivilDate.Later(StartsOn(successor), end?.PlusDays(1) ?? DateOnly.MinValue)) is not (Validity.Void or Validity.Terminated or Validity.Expired)
        : !successor.Process.IsAbandoned();

    // A signed one whose first day nobody knows counts as in force from ever; a planned one without any date comes last.
    private static DateOnly StartsOn(Agreement successor) =>
        successor.ActualOrPlannedStart ?? (successor.Process.IsSigned() ? DateOnly.MinValue : DateOnly.MaxValue);

    /// <summary>The first day on which the agreement holds again by an addendum that is signed and does not hold yet; null = none brings it back.</summary>
    /// <param name="end">The last day in force before.</param>
    public static DateOnly? BackOn(Agreement agreement, DateOnly? end, DateOnly asOf)
    {
        if (agreement.NextAddendumAfter(asOf) is null) return null;
        var known = agreement.KnownOn(asOf);
        return known.Changes.Where(c => c.Addendum is not null && c.Since > asOf && c.Since > end).Select(c => c.EffectiveOn).Order().FirstOrDefault(on => Covers(known.ValidityOn(on!.Value)));
    }

    /// <param name="end">The last day in force.</param>
    /// <param name="backOn">An addendum that is signed brings it back on this day.</param>
    public static RenewalState Renewal(Agreement? next, RenewalOutlook? renewal, DateOnly? end, DateOnly? backOn, DateOnly asOf) => next switch
    {
        _ when backOn is not null => RenewalState.Renewed,
        _ when next is not null && next.Process.IsSigned() && !(next.Facts.Term.SignedOn > asOf) => RenewalState.Renewed,
        _ when renewal?.HasLapsedBy(asOf, end) == true => RenewalState.NotRenewed,
        null when renewal?.IsOpenOn(asOf) != true => RenewalState.None,
        null => renewal!.Stage == RenewalStage.Opened ? RenewalState.Opened : RenewalState.InProgress,
        // Before it was signed, on a day on which no case was open, nobody is known to have begun.
        _ when next.Process.IsSigned() && renewal?.IsOpenOn(asOf) != true => RenewalState.None,
        _ when next.Process.IsSigned() => renewal!.Stage == RenewalStage.Opened ? RenewalState.Opened : RenewalState.InProgress,
        { Process: ProcessState.Proposed } => RenewalState.Opened,
        _ => RenewalState.InProgress,
    };

    /// <summary>A drafted or signed successor counts before the plan of a case, and an addendum that brings the agreement back before all that is not signed or comes later.</summary>
    public static Follower? Follow(Agreement? next, RenewalOutlook? renewal, DateOnly? backOn, DateOnly asOf) =>
        Follow(next, renewal, asOf) is var follower && backOn is not null && !(follower is { Signed: true } signed && signed.StartsOn <= backOn) ? new Follower(true, backOn) : follower;

    private static Follower? Follow(Agreement? next, RenewalOutlook? renewal, DateOnly asOf) => next is not null
        ? new Follower(next.Process.IsSigned(), next.Process.IsSigned() ? StartsOn(next) : next.ActualOrPlannedStart ?? (renewal?.IsOpenOn(asOf) == true ? renewal.PlannedStart : null))
        : renewal?.IsOpenOn(asOf) == true ? new Follower(false, renewal.PlannedStart) : null;

    /// <summary>The gap behind an agreement as it is seen on a day, or null when there is none.</summary>
    /// <param name="endsOn">Its last day in force by the later reading, so that a day is uncovered by either; null = no end known, so no gap.</param>
    public static Gap? GapAfter(Agreement agreement, DateOnly? endsOn, Follower? next, DateOnly asOf)
    {
        if (!agreement.Process.IsSigned() || endsOn is not { } end || end == DateOnly.MaxValue) return null;
        if (agreement.ValidityOn(asOf) is Validity.Void or Validity.Superseded || agreement.RenewsTo(asOf) is not null) return null;
        var from = end.AddDays(1);
        if (next is { StartsOn: { } start } follower && (follower.Signed || start > asOf))
            return DateRange.Between(end, start) is { } days ? new Gap(days.Days, from, days.End, StateOn(asOf, days)) : null;
        // No successor has a date that can still come true: the gap is open and grows by the day. What was ended on purpose leaves none.
        return asOf > end && agreement.ValidityOn(asOf) != Validity.Terminated ? new Gap(from.DaysUntil(asOf) + 1, from, null, GapState.Open) : null;
    }

    /// <summary>The runs of days behind the as-of day on which an agreement had expired, until an addendum brought it back or a successor was in force; oldest first.</summary>
    public static IReadOnlyList<Gap> GapsWithin(Agreement agreement, IReadOnlyList<Agreement> successors, DateOnly asOf)
    {
        if (!agreement.IsAmendedOn(asOf) || agreement.ValidityOn(asOf) == Validity.Void) return [];
        var spans = ValidityRules.Spans(agreement);
        return [.. spans.Zip(spans.Skip(1))
            .Where(pair => pair.First.Validity == Validity.Expired && Covers(pair.Second.Validity) && pair.Second.Days.Start <= asOf)
            .Select(pair => Between(pair.First.Days.Start.PlusDays(-1), pair.Second.Days.Start)).OfType<DateRange>()
            .Select(days => new Gap(days.Days, days.Start, days.End, GapState.Closed))];

        DateRange? Between(DateOnly end, DateOnly again) => DateRange.Between(
            end, Next(successors, end, asOf) is { } next && next.Process.IsSigned() ? CivilDate.Earlier(StartsOn(next), again) : again);
    }

    /// <summary>The last day behind which days are uncovered. It is the last day in force, unless an addendum wrote an end that lies before its own
    /// effect: until then it was in force, or was not, as it had been written before.</summary>
    /// <param name="endsOn">Its last day in force by the later reading; null = no end known.</param>
    public static DateOnly? CoveredUntil(Agreement agreement, DateOnly? endsOn, DateOnly asOf)
    {
        if (endsOn is not { } end || !IsMovedBack(agreement, end)) return endsOn;
        var known = agreement.KnownOn(asOf);
        if (!IsMovedBack(known, end)) return end;
        var spans = ValidityRules.Spans(known).TakeWhile(s => s.Validity != Validity.Expired || s.Days.End < asOf);
        return spans.Where(s => Covers(s.Validity)).Select(s => s.Days.End).DefaultIfEmpty(end).Last();
    }

    private static bool IsMovedBack(Agreement agreement, DateOnly end) => agreement.Changes.Any(c => c.Addendum is not null && c.Since > end);

    private static bool Covers(Validity validity) => validity is Validity.InForce or Validity.Suspended or Validity.Undetermined;

    private static GapState StateOn(DateOnly asOf, DateRange gap) =>
        asOf < gap.Start ? GapState.Forecast : asOf <= gap.End ? GapState.Open : GapState.Closed;
}
