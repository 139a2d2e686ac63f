using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Outbox;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Renewals;

namespace Agreements.App.Features.Officers;

/// <summary>The renewal cases of an officer who leaves.</summary>
public sealed class CaseHandOver(RenewalStore renewals, AgreementReader reader, Recipients recipients, Redirection redirection, Scope scope)
{
    /// <param name="owner">Null = the desks of the parties take over.</param>
    /// <returns>For each agreement whose renewal has changed hands, who is told now.</returns>
    public async Task<IReadOnlyDictionary<Guid, Handed>> DoAsync(string from, CaseOwner? owner, string? reason, CancellationToken ct)
    {
        var handed = new Dictionary<Guid, Handed>();
        var owned = await renewals.OwnedByAsync(from, ct);
        var rights = await scope.RightsAsync(Subject.Agreement, [.. owned.Select(r => r.Agreement)], ct);
        foreach (var renewal in owned.Where(r => rights.GetValueOrDefault(r.Agreement).Cover(Permission.Decide)))
        {
            var before = RenewalBefore.Of(renewal);
            renewal.HandOver(owner);
            await renewals.SaveAsync(renewal, before, "handOver", reason, ct);
            var desks = await recipients.OfAsync((await reader.GetAsync(renewal.Agreement, ct)).Agreement, 0, ct);
            var desk = owner?.Mail is { } mail ? new Recipient(mail.ToLowerInvariant(), [desks[0].Address, .. desks[0].Fallbacks]) : desks[0];
            handed[renewal.Agreement] = new Handed(desk, await redirection.RedirectAsync(renewal.Agreement, from, desk, ct));
        }
        return handed;
    }
}
