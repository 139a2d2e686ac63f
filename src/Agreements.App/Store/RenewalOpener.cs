using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;

namespace Agreements.App.Store;

/// <summary>Opens renewal cases: by the sweep at the policy's lead time, or by hand.</summary>
public sealed class RenewalOpener(RenewalStore store, StatusOf statusOf, RequestContext context, TimeProvider time)
{
    /// <returns>The case that is to be opened today, not yet written; null when none is due.</returns>
    public RenewalCase? Due(Dossier dossier)
    {
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var on = RenewalOpening.On(dossier.Agreement, status, dossier.Around.Renewal, statusOf.PolicyFor(dossier));
        return RenewalOpening.IsDue(on, status) ? New(dossier, status, status.AsOf, null, null) : null;
    }

    /// <summary>A new case, standing where a drafted successor stands.</summary>
    /// <param name="today">The agreement's status today.</param>
    public RenewalCase New(Dossier dossier, AgreementStatus today, DateOnly openedOn, CaseOwner? owner, bool? councilRequired)
    {
        var renewal = RenewalCase.Open(Ids.New(time), dossier.Agreement, openedOn, owner, councilRequired, today.AsOf);
        if (today.Successor is { } drafted) renewal.Follow(dossier.Around.Successors.First(s => s.Id == drafted), context.Actor, today.AsOf);
        return renewal;
    }

    public Task OpenAsync(Dossier dossier, RenewalCase renewal, CancellationToken ct) =>
        store.AddAsync(renewal, statusOf.On(dossier, statusOf.Today(dossier.Agreement)), ct);

    /// <summary>The agreement as it is once the case is written.</summary>
    public static Dossier With(Dossier dossier, RenewalCase renewal)
    {
        var opened = new RenewalOutlook(
            renewal.Id, renewal.Stage, renewal.StageSince, renewal.OpenedOn, renewal.Outcome?.On, renewal.Outcome?.EndsOn, null, renewal.Plan.StartsOn, renewal.CouncilRequired, renewal.Owner) { History = renewal.History };
        return dossier with { Around = dossier.Around with { Renewal = opened, Cases = [opened, .. dossier.Around.Cases] } };
    }
}
