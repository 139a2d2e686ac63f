using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Today;

/// <summary>Alerts to the caller, or to the mailboxes of the caller's institutions, that nobody has acknowledged.</summary>
public sealed class OwnAlerts(Db db, RequestContext context)
{
    private static readonly Statement Mailboxes = Statement.Of("SELECT mailbox FROM institutions WHERE id IN @mine AND mailbox IS NOT NULL");

    // Looked at are the newest of each address, however many there are.
    private static readonly Statement Waiting = Among("""
        SELECT l.id, l.agreement_id, l.kind, l.deadline_on, l.state, l.acknowledged_at FROM alerts l WHERE l.recipient = @Recipient ORDER BY l.id DESC
        """);

    private static Statement Among(string looked) => new(
        $"SELECT x.id, x.agreement_id, x.kind, x.deadline_on FROM ({looked} LIMIT 300) x WHERE x.state = 'sent' AND x.acknowledged_at IS NULL",
        $"SELECT x.id, x.agreement_id, x.kind, x.deadline_on FROM ({looked} OFFSET 0 ROWS FETCH NEXT 300 ROWS ONLY) x WHERE x.state = 'sent' AND x.acknowledged_at IS NULL");

    /// <returns>By agreement, newest first.</returns>
    public async Task<ILookup<Guid, OwnAlert>> ReadAsync(CancellationToken ct)
    {
        var found = new List<OwnAlert>();
        foreach (var recipient in await AddressesAsync(ct)) found.AddRange(await db.QueryAsync<OwnAlert>(Waiting, new { Recipient = recipient }, ct));
        return found.OrderByDescending(a => a.Id).Take(TodayWindow.Most).ToLookup(a => a.AgreementId);
    }

    private async Task<IEnumerable<string>> AddressesAsync(CancellationToken ct)
    {
        var mine = context.Principal.Grants.Where(g => g.Permissions.Cover(Permission.Edit)).Select(g => g.Institution).OfType<Guid>().Distinct().ToList();
        var mailboxes = mine.Count == 0 ? [] : await db.QueryAsync<string>(Mailboxes, new { mine = Ids.List(mine) }, ct);
        return mailboxes.Append(context.Actor).Select(a => a.ToLowerInvariant()).Distinct();
    }
}

public sealed class OwnAlert
{
    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly DeadlineOn { get; init; }

    internal (DeadlineKind Kind, DateOnly Deadline) Key => (Words.Parse<DeadlineKind>(Kind), DeadlineOn);
}
