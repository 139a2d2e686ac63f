using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Alerts;

namespace Agreements.App.Outbox;

/// <summary>Turns mails that wait for somebody over to the desk that follows. The ledger keeps its rows: no step is told anew.</summary>
public sealed class Redirection(Db db, TimeProvider time, MailOutcomes outcomes, Preferences preferences, Policies policies, RequestContext context)
{
    // A mail that a sender holds just now is on its way; when it is refused it goes to the fallbacks.
    private static readonly Statement Waiting = Statement.Of("""
        SELECT id, agreement_id, alert_id, recipient FROM outbox
        WHERE agreement_id = @Agreement AND recipient = @From AND state IN ('queued', 'held', 'bundled') AND (lease_until IS NULL OR lease_until < @Now)
        """);

    private static readonly Statement Cancel = Statement.Of("UPDATE outbox SET state = 'cancelled' WHERE id = @Id");

    private static readonly Statement Send = Statement.Of("""
        UPDATE outbox SET recipient = @To, fallbacks = @Fallbacks, state = 'queued', digest_id = NULL, next_attempt_at = @Now WHERE id = @Id AND (state <> 'held' OR @DigestAt IS NULL)
        """);

    private static readonly Statement Hold = Statement.Of("""
        UPDATE outbox SET recipient = @To, fallbacks = @Fallbacks, next_attempt_at = CASE WHEN next_attempt_at > @DigestAt THEN @DigestAt ELSE next_attempt_at END
        WHERE id = @Id AND state = 'held'
        """);

    private static readonly Statement TakeBackLists = Statement.Of("""
        UPDATE outbox SET state = 'cancelled'
        WHERE recipient = @From AND purpose = 'list' AND state = 'queued' AND (lease_until IS NULL OR lease_until < @Now)
        """);

    /// <summary>What an earlier hand-over had to tell somebody who has left meanwhile: whoever follows gets a list of his or her own.</summary>
    public Task TakeBackListsAsync(string from, CancellationToken ct) => db.ExecuteAsync(TakeBackLists, new { From = from, Now = time.GetUtcNow() }, ct);

    /// <returns>The number of mails.</returns>
    public async Task<int> RedirectAsync(Guid agreement, string from, Recipient desk, CancellationToken ct)
    {
        if (string.Equals(from, desk.Address, StringComparison.OrdinalIgnoreCase)) return 0;
        var now = time.GetUtcNow();
        var digestAt = Digests.NextAt((await preferences.OfAsync(desk.Address, ct)).Mode, now, policies.Calendar);
        var waiting = await db.QueryAsync<OutboxMail>(Waiting, new { Agreement = agreement, From = from, Now = now }, ct);
        foreach (var mail in waiting)
        {
            if (await outcomes.IsToldElsewhereAsync(mail, desk.Address, ct))
            {
                await db.ExecuteAsync(Cancel, new { mail.Id }, ct);
                continue;
            }
            var row = new { mail.Id, To = desk.Address, Fallbacks = Json.Write(desk.Fallbacks), Now = now, DigestAt = digestAt };
            if (await db.ExecuteAsync(Send, row, ct) == 0) await db.ExecuteAsync(Hold, row, ct);
        }
        context.Wake.Add(JobTable.Send);
        return waiting.Count;
    }
}
