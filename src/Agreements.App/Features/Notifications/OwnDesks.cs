using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Notifications;

/// <summary>What was sent to the caller, as conditions and arguments of SQL: to their own address and to the mailboxes of the units for which they act.
/// What units below get is for the desks of those units.</summary>
public sealed class OwnDesks(Db db, RequestContext context, Scope scope, IOptions<MailOptions> mail)
{
    // A digest is not told beside what stands in it. What speaks of no agreement is for its addressee alone.
    internal const string Sent = $"""
        o.recipient IN @addresses AND o.sent_at IS NOT NULL AND o.state = 'sent' AND o.purpose NOT IN ('digest', 'account')
            AND ((o.agreement_id IS NULL AND o.recipient = @Own) OR (o.agreement_id IS NOT NULL AND (@SeesAll = 1 OR EXISTS (
                SELECT 1 FROM agreement_members s WHERE s.agreement_id = o.agreement_id AND s.institution_id IN @mine))))
        """;

    private static readonly Statement Mailboxes = Statement.Of("SELECT mailbox FROM institutions WHERE id IN @ids AND mailbox IS NOT NULL");

    /// <exception cref="DomainException"><c>account.none</c>: a key or a token has no desk.</exception>
    public async Task<Desk> OfCallerAsync(CancellationToken ct)
    {
        var caller = context.Principal;
        if (caller.User is not { } user) throw DomainException.Conflict("account.none", "");
        var mine = scope.Institutions(Permission.Read);
        var addresses = new List<string> { caller.Name };
        if (mine is { Count: > 0 }) addresses.AddRange(await db.QueryAsync<string>(Mailboxes, new { ids = Ids.List(mine) }, ct));
        if (caller.Everywhere.Cover(Permission.Administer)) addresses.AddRange(mail.Value.AdministratorAddresses);
        return new Desk(user, caller.Name, [.. addresses.Select(a => a.ToLowerInvariant()).Distinct()], mine);
    }
}

/// <param name="Institutions">Those whose records the caller reads; null = all.</param>
public sealed record Desk(Guid User, string Own, IReadOnlyList<string> Addresses, IReadOnlyList<Guid>? Institutions);
