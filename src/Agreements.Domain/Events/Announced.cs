using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Events;

/// <summary>What holds of an agreement on a day by the passing of days. Each member is the occurrence's own date; absent = it does not hold.</summary>
public sealed record Announced
{
    /// <summary>The day looked at.</summary>
    public DateOnly? On { get; init; }

    /// <summary>It ends soon: its last day.</summary>
    public DateOnly? Expiring { get; init; }

    /// <summary>The last day for a notice comes near.</summary>
    public DateOnly? NoticeDue { get; init; }

    /// <summary>It has ended by its term: its last day.</summary>
    public DateOnly? Expired { get; init; }

    /// <summary>A gap is open: its first day.</summary>
    public DateOnly? Gap { get; init; }

    /// <summary>Nothing of the parent's lineage holds any more: the last day on which something did.</summary>
    public DateOnly? ParentExpired { get; init; }

    /// <summary>The stage of its renewal is late.</summary>
    public LateStage? Stalled { get; init; }

    /// <summary>Commitments whose target date has passed without their being met; absent = none.</summary>
    public IReadOnlyList<MissedCommitment>? Missed { get; init; }

    public static Announced Of(Agreement agreement, AgreementStatus status, IReadOnlyList<MissedCommitment>? missed = null) => !agreement.Process.IsSigned() ? new Announced { On = status.AsOf } : new Announced
    {
        On = status.AsOf,
        Expiring = status.Flags.Contains(Flag.Expiring) ? status.EndsOn : null,
        NoticeDue = status.Flags.Contains(Flag.NoticeDue) ? status.NoticeDeadline : null,
        Expired = status.Validity == Validity.Expired ? LastDayBefore(agreement, status.AsOf) : null,
        Gap = status.Gap is { State: GapState.Open, From: var from } ? from : null,
        ParentExpired = status.Flags.Contains(Flag.ParentExpired) && !IsOver(status.Validity) ? LastDayOf(status.ParentLineage, status.AsOf) : null,
        Missed = missed is { Count: > 0 } ? missed : null,
        Stalled = status.Stage is { Stalled: true, DueOn: { } due } stage ? new LateStage(stage.Case, stage.Stage, CivilDate.Later(due, stage.Since)) : null,
    };

    // Of a lineage that is void from the beginning the day may still come.
    private static DateOnly LastDayOf(IReadOnlyList<Agreement> lineage, DateOnly day) => LineageCover.Ends(lineage) is var ends && ends.Any(e => e < day) ? ends.Last(e => e < day) : ends.FirstOrDefault();

    private static DateOnly LastDayBefore(Agreement agreement, DateOnly day) => ValidityRules.Spans(agreement).Last(s => s.Days.Start <= day).Days.Start.PlusDays(-1);

    private static bool IsOver(Validity validity) => validity is Validity.Expired or Validity.Terminated or Validity.Void or Validity.Superseded;
}

/// <param name="Since">The day by which the stage had to be done, or on which it began where that was later.</param>
public sealed record LateStage(Guid Case, RenewalStage Stage, DateOnly Since);

/// <param name="DueOn">Its target date.</param>
public sealed record MissedCommitment(Guid Commitment, DateOnly DueOn);
