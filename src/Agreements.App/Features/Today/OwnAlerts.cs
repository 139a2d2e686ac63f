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

    // Steps that were skipped do not count among them: behind an import, or a while without the service, thousands may be newer than what was sent.
    private static readonly Statement Waiting = Statement.Limited("""
        SELECT id, agreement_id, kind, deadline_on FROM alerts WHERE recipient = @Recipient AND state = 'sent' AND acknowledged_at IS NULL ORDER BY id DESC
        """, "Most");

    /// <returns>By agreement, newest first.</returns>
    public async Task<ILookup<Guid, OwnAlert>> ReadAsync(CancellationToken ct)
    {
        var found = new List<OwnAlert>();
        foreach (var recipient in await AddressesAsync(ct)) found.AddRange(await db.QueryAsync<OwnAlert>(Waiting, new { Recipient = recipient, TodayWindow.Most }, ct));
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
