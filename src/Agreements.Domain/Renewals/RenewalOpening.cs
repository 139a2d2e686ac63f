using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Renewals;

/// <summary>When the sweep opens a renewal case by itself.</summary>
public static class RenewalOpening
{
    /// <summary>The first day on which a case is due; null when none is: no end known, it renews itself, a successor is signed, or somebody has
    /// opened or decided already.</summary>
    public static DateOnly? On(Agreement agreement, AgreementStatus status, RenewalOutlook? renewal, AlertPolicy policy)
    {
        if (!agreement.Process.IsSigned() || policy.RenewalLead == 0 || renewal?.Concerns(status.EndsOn) == true || status.RenewsTo is not null) return null;
        if (status.Renewal == RenewalState.Renewed || status.EndsOn is not { } end || AlertPlan.IsSettled(status)) return null;
        return CivilDate.Earlier(status.NoticeDeadline ?? end, end).PlusDays(-policy.RenewalLead);
    }

    /// <summary>The day has come and the agreement still lives. One that has ended already is told about, but nobody is known to want it renewed.</summary>
    public static bool IsDue(DateOnly? on, AgreementStatus status) => on <= status.AsOf && status.DaysToEnd >= 0;
}
