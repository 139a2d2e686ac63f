using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

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

    public static RenewalState Renewal(Agreement? next, DateOnly asOf) => next switch
    {
        null => RenewalState.None,
        _ when next.Process.IsSigned() && !(next.Facts.Term.SignedOn > asOf) => RenewalState.Renewed,
        { Process: ProcessState.Proposed } => RenewalState.Opened,
        _ => RenewalState.InProgress,
    };

    /// <summary>The gap behind an agreement as it is seen on a day, or null when there is none.</summary>
    /// <param name="endsOn">Its last day in force by the later reading, so that a day is uncovered by either; null = no end known, so no gap.</param>
    public static Gap? GapAfter(Agreement agreement, DateOnly? endsOn, Agreement? next, DateOnly asOf)
    {
        if (!agreement.Process.IsSigned() || endsOn is not { } end || end == DateOnly.MaxValue) return null;
        if (agreement.ValidityOn(asOf) is Validity.Void or Validity.Superseded || agreement.RenewsTo(asOf) is not null) return null;
        var from = end.AddDays(1);
        if (next is not null && (next.Process.IsSigned() || next.ActualOrPlannedStart > asOf))
            return DateRange.Between(end, StartsOn(next)) is { } days ? new Gap(days.Days, from, days.End, StateOn(asOf, days)) : null;
        // No successor has a date that can still come true: the gap is open and grows by the day. What was ended on purpose leaves none.
        return asOf > end && agreement.ValidityOn(asOf) != Validity.Terminated ? new Gap(from.DaysUntil(asOf) + 1, from, null, GapState.Open) : null;
    }

    private static GapState StateOn(DateOnly asOf, DateRange gap) =>
        asOf < gap.Start ? GapState.Forecast : asOf <= gap.End ? GapState.Open : GapState.Closed;
}
