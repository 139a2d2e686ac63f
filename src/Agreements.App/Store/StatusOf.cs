using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Store;

/// <summary>Asks the domain for the status of loaded agreements, with this installation's policies and calendar.</summary>
public sealed class StatusOf(Policies policies, TimeProvider time)
{
    public AgreementStatus On(Dossier dossier, DateOnly asOf) => AgreementStatus.Of(
        dossier.Agreement, dossier.Around, policies.For(dossier.Agreement.Facts.Class, dossier.ForUniversity).ExpiringFrom, policies.Calendar, asOf);

    /// <summary>The civil date in the agreement's governing zone.</summary>
    public DateOnly Today(Agreement agreement) => agreement.Zone.Today(time.GetUtcNow());

    /// <summary>Its last day in force as known today; null when no end is known.</summary>
    public DateOnly? LastDay(Agreement agreement) => AgreementStatus.LastDay(agreement.FoldAt(CivilDate.Later(Today(agreement), LastChange(agreement))));

    public AgreementBefore Before(Agreement agreement) =>
        new(agreement.Process, agreement.Changes.Count, LastDay(agreement), agreement.Facts.Predecessor, Audit.Snapshot(agreement));

    private static DateOnly LastChange(Agreement agreement) =>
        agreement.Changes.Select(c => c.EffectiveOn ?? DateOnly.MinValue).DefaultIfEmpty(DateOnly.MinValue).Max();
}
