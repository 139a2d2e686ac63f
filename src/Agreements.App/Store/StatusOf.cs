using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;

namespace Agreements.App.Store;

/// <summary>Asks the domain for the status of loaded agreements, with this installation's policies and calendar.</summary>
public sealed class StatusOf(Policies policies, TimeProvider time)
{
    /// <param name="asOf">Null = today in the agreement's zone.</param>
    public AgreementStatus On(Dossier dossier, DateOnly? asOf) => policies.Current.StatusOn(dossier, asOf ?? Today(dossier.Agreement));

    /// <summary>For many, by the rule book of this moment.</summary>
    public Func<Dossier, AgreementStatus> On(DateOnly? asOf)
    {
        var book = policies.Current;
        return dossier => book.StatusOn(dossier, asOf ?? Today(dossier.Agreement));
    }

    /// <summary>The policy that holds for it today.</summary>
    public AlertPolicy PolicyFor(Dossier dossier) => policies.Current.PolicyFor(dossier, Today(dossier.Agreement));

    /// <summary>The deadlines that alerts are owed for today.</summary>
    public IReadOnlySet<(DeadlineKind Kind, DateOnly Deadline)> Deadlines(Dossier dossier, AgreementStatus today) =>
        AlertPlan.Deadlines(dossier.Agreement, today, PolicyFor(dossier), policies.Calendar);

    /// <summary>The civil date in the agreement's governing zone.</summary>
    public DateOnly Today(Agreement agreement) => Today(agreement.Zone);

    public DateOnly Today(Zone zone) => zone.Today(time.GetUtcNow());

    /// <summary>Its last day in force as it is known today, with addenda that take effect later; null when no end is known.</summary>
    public DateOnly? LastDay(Agreement agreement) => AgreementStatus.LastDay(agreement.Known(Today(agreement)));

    /// <summary>The last day for a notice as it is known today.</summary>
    public DateOnly? NoticeDeadline(Agreement agreement)
    {
        var at = agreement.Foreseen(Today(agreement));
        return Domain.Agreements.Deadlines.Notice(at.Facts.Notice, AgreementStatus.LastDay(at), policies.Calendar);
    }

    /// <summary>The facts with all addenda that are recorded, whatever their day.</summary>
    public static AgreementFacts Effective(Agreement agreement) => agreement.FactsAt(DateOnly.MaxValue);

    public AgreementBefore Before(Agreement agreement) => new(
        agreement.Process, agreement.Changes.Count, LastDay(agreement), agreement.Facts.Predecessor, agreement.Facts.SigningPlan?.On, ValidityRules.Spans(agreement), Effective(agreement), Audit.Snapshot(agreement));
}
