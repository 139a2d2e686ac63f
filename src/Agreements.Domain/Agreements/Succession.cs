using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>What follows an agreement, and the days between.</summary>
public static class Succession
{
    /// <summary>The successor that counts: the one that starts first among those not abandoned. A signed one whose first day nobody
    /// knows counts as in force from ever; a planned one without any date comes last.</summary>
    public static Agreement? Next(IEnumerable<Agreement> successors) =>
        successors.Where(s => !s.Process.IsAbandoned()).OrderBy(StartsOn).ThenBy(s => s.Id).FirstOrDefault();

    private static DateOnly StartsOn(Agreement successor) =>
        successor.ActualOrPlannedStart ?? (successor.Process.IsSigned() ? DateOnly.MinValue : DateOnly.MaxValue);

    public static RenewalState Renewal(Agreement? next, DateOnly asOf) => next switch
    {
        null => RenewalState.None,
        _ when next.Process.IsSigned() && !(next.Facts.Term.SignedOn > asOf) => RenewalState.Renewed,
        { Process: ProcessState.Proposed } => RenewalState.Opened,
        _ => RenewalState.InProgress,
    };

    /// <summary>The gap behind an agreement as it is seen on a day, or null when there is none.</summary>
    /// <param name="endsOn">Its last day in force; null = no end known, so no gap.</param>
    public static Gap? GapAfter(Agreement agreement, DateOnly? endsOn, Agreement? next, DateOnly asOf)
    {
        if (!agreement.Process.IsSigned() || endsOn is not { } end || end == DateOnly.MaxValue) return null;
        if (agreement.ValidityOn(asOf) is Validity.Void or Validity.Superseded or Validity.Undetermined) return null;
        var from = end.AddDays(1);
        if (next is not null && (next.Process.IsSigned() || next.ActualOrPlannedStart > asOf))
            return DateRange.Between(end, StartsOn(next)) is { } days ? new Gap(days.Days, from, days.End, StateOn(asOf, days)) : null;
        // No successor has a date that can still come true: the gap is open and grows by the day. What was ended on purpose leaves none.
        return asOf > end && agreement.ValidityOn(asOf) != Validity.Terminated ? new Gap(from.DaysUntil(asOf) + 1, from, null, GapState.Open) : null;
    }

    private static GapState StateOn(DateOnly asOf, DateRange gap) =>
        asOf < gap.Start ? GapState.Forecast : asOf <= gap.End ? GapState.Open : GapState.Closed;
}
