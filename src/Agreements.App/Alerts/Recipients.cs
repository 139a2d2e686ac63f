using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Microsoft.Extensions.Options;

namespace Agreements.App.Alerts;

/// <param name="Address">Lower case.</param>
/// <param name="Fallbacks">Where it goes next when the address is refused, in order.</param>
/// <param name="Level">0 = the desk of its party; n = told because the n desks before it did not act.</param>
public sealed record Recipient(string Address, IReadOnlyList<string> Fallbacks, int Level = 0);

/// <summary>Finds the desks that are told. Each party of today has a chain of them: its officer in charge, its unit's mailbox, the mailboxes of
/// the units above; the administrators where there is none of these. Somebody is always told.</summary>
public sealed class Recipients(Db db, IOptions<MailOptions> options, TimeProvider time)
{
    private static readonly Statement Mailboxes = Statement.Of("""
        SELECT x.institution_id AS party, u.id, u.parent_id, u.merged_into_id, u.mailbox
        FROM institution_ancestors x JOIN institutions u ON u.id = x.ancestor_id
        WHERE x.institution_id IN @parties
        """);

    /// <param name="level">0 = the first desk of each chain; n = the first n + 1 desks, as far as a chain has them.</param>
    /// <returns>Each address once, at its lowest level; the first desks come first, in the order of the parties.</returns>
    public async Task<IReadOnlyList<Recipient>> OfAsync(Agreement agreement, int level, CancellationToken ct) =>
        [.. (await ChainsAsync(agreement, ct)).SelectMany(c => c.Desks.Take(level + 1)).OrderBy(r => r.Level).DistinctBy(r => r.Address)];

    /// <summary>The first desk of one party; of the first party where that one is none any more.</summary>
    public async Task<Recipient> DeskOfAsync(Agreement agreement, Guid party, CancellationToken ct) =>
        (await ChainsAsync(agreement, ct)).OrderBy(c => c.Party == party ? 0 : 1).First().Desks[0];

    /// <summary>Whose desk an address is: the institution of the officer in charge, and those among the parties and above them whose mailbox it is; none = the administrators'.</summary>
    public async Task<IReadOnlyList<Guid>> InstitutionsOfAsync(Agreement agreement, string address, CancellationToken ct)
    {
        var facts = agreement.FactsAt(agreement.Zone.Today(time.GetUtcNow()));
        var units = await db.QueryAsync<Unit>(Mailboxes, new { parties = Ids.List([.. facts.Parties.Select(p => p.Institution)]) }, ct);
        IEnumerable<Guid> officer = facts.Officer is { Mail: { } mail } inCharge && Is(mail) ? [inCharge.Institution] : [];
        return [.. officer.Concat(units.Where(u => u.Mailbox is { } mailbox && Is(mailbox)).Select(u => u.Id)).Distinct()];

        bool Is(string desk) => string.Equals(desk, address, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<IEnumerable<(Guid Party, List<Recipient> Desks)>> ChainsAsync(Agreement agreement, CancellationToken ct)
    {
        var facts = agreement.FactsAt(agreement.Zone.Today(time.GetUtcNow()));
        var parties = facts.Parties.Select(p => p.Institution).ToList();
        var units = (await db.QueryAsync<Unit>(Mailboxes, new { parties = Ids.List(parties) }, ct)).ToLookup(u => u.Party);
        return parties.Select(party => (party, Desks([.. Desks(facts.Officer, party, units[party].ToDictionary(u => u.Id)).Distinct()])));
    }

    // The administrators are the last resort and no step of an escalation; a refused mail goes to them in the end.
    private List<Recipient> Desks(List<string> desks)
    {
        var administrators = options.Value.AdministratorAddresses.Select(a => a.ToLowerInvariant()).Distinct().Where(a => !desks.Contains(a)).ToList();
        if (desks.Count == 0) return [new Recipient(administrators[0], administrators[1..])];
        return [.. desks.Select((address, i) => new Recipient(address, [.. desks[(i + 1)..], .. administrators], i))];
    }

    private static IEnumerable<string> Desks(Officer? officer, Guid party, Dictionary<Guid, Unit> units)
    {
        if (officer?.Institution == party && officer.Mail is { } mail) yield return mail.ToLowerInvariant();
        var seen = new HashSet<Guid>();
        for (Guid? at = party; at is { } id && seen.Add(id) && units.TryGetValue(id, out var unit); at = unit.MergedIntoId ?? unit.ParentId)
            if (unit.Mailbox is { } mailbox) yield return mailbox.ToLowerInvariant();
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
