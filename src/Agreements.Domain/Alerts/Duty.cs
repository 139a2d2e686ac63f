using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Alerts;

/// <summary>Something that is owed under an agreement by a day of its own: a commitment that is not met, an evaluation that was not held.</summary>
/// <param name="Subject">The commitment; of an evaluation the agreement. Part of the ledger's key: two commitments may have one target date.</param>
/// <param name="Kind">By which its steps before the day are told.</param>
public sealed record Duty(Guid Subject, DeadlineKind Kind, DateOnly DueOn)
{
    private static readonly int[] Before = [30, 7, 0];

    private const int After = 1;

    /// <summary>Kinds that belong to a duty and not to the agreement's own dates.</summary>
    public static bool Has(DeadlineKind kind) => kind is DeadlineKind.CommitmentDue or DeadlineKind.CommitmentMissed or DeadlineKind.MonevDue;

    /// <summary>It is owed what an alert of the kind and the deadline speaks of.</summary>
    public bool IsToldBy(DeadlineKind kind, DateOnly deadline) => AlertPlan.Anchor(kind) == Kind && deadline == DueOn;

    /// <summary>Before its day a step moves to the preceding working day, after it to the following one.</summary>
    public IEnumerable<DueStep> Steps(WorkingCalendar calendar)
    {
        foreach (var days in Before) yield return new DueStep(Kind, DueOn, days, calendar.OnOrBefore(DueOn.PlusDays(-days)), AlertDecision.Send, SkipReason.None);
        if (Kind == DeadlineKind.CommitmentDue)
            yield return new DueStep(DeadlineKind.CommitmentMissed, DueOn, After, calendar.OnOrAfter(DueOn.PlusDays(After)), AlertDecision.Send, SkipReason.None);
    }

    /// <summary>Under what was ended on purpose, or was never signed, nothing is owed any more.</summary>
    public static bool AreOwedUnder(AgreementStatus status) => status.Process.IsSigned() && status.Validity is not (Validity.Terminated or Validity.Void or Validity.Superseded);
}
