using Agreements.App.Alerts;
using Agreements.App.Outbox;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;

namespace Agreements.App.Features.Officers;

/// <summary>Puts somebody else in charge of an agreement, so that nothing goes silent: what waits for the one before goes to the desk that follows.</summary>
public sealed class OfficerChange(AgreementStore store, StatusOf statusOf, Recipients recipients, Redirection redirection, OfficerRights rights)
{
    /// <param name="asked">What the caller must hold for the institution of the former officer and for that of the new one.</param>
    /// <param name="action">For the timeline.</param>
    /// <param name="pointer">Where the caller has named the new officer.</param>
    /// <exception cref="Domain.DomainException">The rules of <see cref="Agreement.PutInCharge"/>; <c>forbidden</c>; <c>version.stale</c>.</exception>
    public async Task<Handed> DoAsync(Agreement agreement, Officer? officer, Permission asked, string action, string? reason, string pointer, CancellationToken ct)
    {
        var (before, former) = (statusOf.Before(agreement), agreement.Facts.Officer);
        agreement.PutInCharge(officer, pointer, statusOf.Today(agreement));
        await rights.RequireAsync(asked, former, officer, pointer, ct);
        await store.SaveAsync(agreement, before, action, reason, ct);
        var party = former?.Institution ?? officer?.Institution ?? agreement.Facts.Parties[0].Institution;
        var desk = await recipients.DeskOfAsync(agreement, party, ct);
        return new Handed(desk, former?.Mail is { } from ? await redirection.RedirectAsync(agreement.Id, from, desk, ct) : 0);
    }
}

/// <param name="Desk">Who is told now for the former officer's party.</param>
/// <param name="Mails">Waiting mails that were turned over to it.</param>
public sealed record Handed(Recipient Desk, int Mails);
