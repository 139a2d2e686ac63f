using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Dates;
using Microsoft.Extensions.Options;

namespace Agreements.App.Alerts;

/// <param name="Address">Lower case.</param>
/// <param name="Fallbacks">Where it goes next when the address is refused, in order.</param>
public sealed record Recipient(string Address, IReadOnlyList<string> Fallbacks);

/// <summary>Finds the desk that is told, one for each party of today: its officer in charge, else its unit's mailbox, else the mailbox of the
/// unit above, else the administrators. Somebody is always told.</summary>
public sealed class Recipients(Db db, IOptions<MailOptions> options, TimeProvider time)
{
    private static readonly Statement Mailboxes = Statement.Of("""
        SELECT x.institution_id AS party, u.id, u.parent_id, u.merged_into_id, u.mailbox
        FROM institution_ancestors x JOIN institutions u ON u.id = x.ancestor_id
        WHERE x.institution_id IN @parties
        """);

    /// <param name="level">0 = the first desk of each party; n = also the n desks above it, the administrators last.</param>
    public async Task<IReadOnlyList<Recipient>> OfAsync(Agreement agreement, int level, CancellationToken ct)
    {
        var facts = agreement.FactsAt(agreement.Zone.Today(time.GetUtcNow()));
        var parties = facts.Parties.Select(p => p.Institution).ToList();
        var units = (await db.QueryAsync<Unit>(Mailboxes, new { parties = Ids.List(parties) }, ct)).ToLookup(u => u.Party);
        var chains = parties.Select(party => Chain(facts.Officer, party, units[party].ToDictionary(u => u.Id)).Distinct().ToList());
        return [.. chains.SelectMany(c => c.Take(level + 1).Select((address, i) => new Recipient(address, c[(i + 1)..]))).DistinctBy(r => r.Address)];
    }

    /// <summary>Who is told of a late renewal: its owner first, then the desks of the parties, one higher with each level.</summary>
    public async Task<IReadOnlyList<Recipient>> OfRenewalAsync(Agreement agreement, CaseOwner? owner, int level, CancellationToken ct)
    {
        if (owner?.Mail is not { } mail) return await OfAsync(agreement, level, ct);
        var desks = await OfAsync(agreement, Math.Max(0, level - 1), ct);
        var fallbacks = desks.Take(1).SelectMany(d => d.Fallbacks.Prepend(d.Address)).ToList();
        return [.. desks.Take(level == 0 ? 0 : desks.Count).Prepend(new Recipient(mail.ToLowerInvariant(), fallbacks)).DistinctBy(r => r.Address)];
    }

    private IEnumerable<string> Chain(Officer? officer, Guid party, Dictionary<Guid, Unit> units)
    {
        if (officer?.Institution == party && officer.Mail is { } mail) yield return mail.ToLowerInvariant();
        var seen = new HashSet<Guid>();
        for (Guid? at = party; at is { } id && seen.Add(id) && units.TryGetValue(id, out var unit); at = unit.MergedIntoId ?? unit.ParentId)
            if (unit.Mailbox is { } mailbox) yield return mailbox.ToLowerInvariant();
        foreach (var administrator in options.Value.AdministratorAddresses) yield return administrator.ToLowerInvariant();
    }

    private sealed class Unit
    {
        public Guid Party { get; init; }
        public Guid Id { get; init; }
        public Guid? ParentId { get; init; }
        public Guid? MergedIntoId { get; init; }
        public string? Mailbox { get; init; }
    }
}
