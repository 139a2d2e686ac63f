using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Pipeline;
using Agreements.Domain.Texts;

namespace Agreements.App.Outbox;

/// <summary>What becomes of a mail: sent, put off, refused, taken back; and what that means for its alert in the ledger. Whoever says so holds the claim.</summary>
public sealed class MailOutcomes(Db db, TimeProvider time, RequestContext context, OutboxStore outbox, DigestStore digests)
{
    private static readonly TimeSpan UntilRepaired = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] BackOff =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24)];

    private static readonly Statement Release = Statement.Of("""
        UPDATE outbox SET attempts = attempts - 1, lease_owner = NULL, lease_until = NULL, last_error = @Error WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement MarkSent = Statement.Of("""
        UPDATE outbox SET state = 'sent', sent_at = @Now, lease_owner = NULL, lease_until = NULL, last_error = NULL WHERE id = @Id AND lease_owner = @Owner
        """);

    private static readonly Statement ForgetText = Statement.Of("UPDATE outbox SET body_text = '', body_html = '' WHERE id = @Id AND is_confidential = 1 AND state IN ('sent', 'dead', 'cancelled')");

    private static readonly Statement Postpone = Statement.Of("""
        UPDATE outbox SET next_attempt_at = @Next, lease_owner = NULL, lease_until = NULL, last_error = @Error WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement Wait = Statement.Of("""
        UPDATE outbox SET attempts = attempts - 1, next_attempt_at = @Next, lease_owner = NULL, lease_until = NULL, last_error = @Error WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement MarkDead = Statement.Of("""
        UPDATE outbox SET state = 'dead', lease_owner = NULL, lease_until = NULL, last_error = @Error WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement Revive = Statement.Of("UPDATE outbox SET state = 'queued', attempts = 0, next_attempt_at = @Now WHERE id = @Id AND state = 'dead' AND is_confidential = 0");

    private static readonly Statement ReviveAlert = Statement.Of("""
        UPDATE alerts SET state = 'queued', reason = NULL, reason_message = NULL, settled_at = NULL
        WHERE state = 'failed' AND id IN (SELECT alert_id FROM outbox WHERE id = @Id OR digest_id = @Id)
        """);

    private static readonly Statement ToldAlready = Statement.Of("""
        SELECT COUNT(*) FROM outbox o JOIN alerts l ON l.id = o.alert_id JOIN alerts m ON m.id = @AlertId
        WHERE o.recipient = @Recipient AND o.state IN ('queued', 'held', 'bundled', 'sent') AND l.agreement_id = m.agreement_id AND l.kind = m.kind AND l.deadline_on = m.deadline_on AND l.step = m.step
        """);

    private static readonly Statement CancelOne = Statement.Of("UPDATE outbox SET state = 'cancelled', lease_owner = NULL, lease_until = NULL WHERE id = @Id AND lease_owner = @Owner");

    private static readonly Statement SettleAlert = Statement.Of("""
        UPDATE alerts SET state = @State, reason = @Reason, reason_message = @ReasonMessage, settled_at = @Now WHERE id = @AlertId AND state <> 'sent'
        """);

    /// <summary>Gives the claim back as if it had not been taken.</summary>
    public Task ReleaseAsync(OutboxMail mail, string owner, string error, CancellationToken ct) =>
        db.ExecuteAsync(Release, new { mail.Id, Owner = owner, Error = error }, ct);

    /// <summary>Not needed any more: neither sent nor failed.</summary>
    public async Task CloseAsync(OutboxMail mail, Message reason, CancellationToken ct)
    {
        await outbox.CancelAsync(mail.AlertId!.Value, ct);
        await SettleAsync(mail, "closed", reason.In(Language.Id), StoredMessage.Write(reason), ct);
    }

    public async Task SentAsync(OutboxMail mail, string owner, CancellationToken ct)
    {
        await db.ExecuteAsync(MarkSent, new { mail.Id, Owner = owner, Now = time.GetUtcNow() }, ct);
        await db.ExecuteAsync(ForgetText, new { mail.Id }, ct);
        await SettleAsync(mail, "sent", null, null, ct);
        if (mail.IsDigest) await digests.SentAsync(mail.Id, ct);
    }

    /// <summary>Not accepted now: later again, and after the last attempt as if refused.</summary>
    public async Task LaterAsync(OutboxMail mail, string owner, string error, CancellationToken ct)
    {
        if (mail.Attempts > BackOff.Length) await RefusedAsync(mail, owner, error, ct);
        else await db.ExecuteAsync(Postpone, new { mail.Id, Owner = owner, Error = error, Next = time.GetUtcNow() + BackOff[mail.Attempts - 1] }, ct);
    }

    /// <summary>What it speaks of cannot be read now. That is no attempt: it waits as long as it takes.</summary>
    public Task WaitAsync(OutboxMail mail, string owner, string error, CancellationToken ct) =>
        db.ExecuteAsync(Wait, new { mail.Id, Owner = owner, Error = error, Next = time.GetUtcNow() + UntilRepaired }, ct);

    /// <summary>A digest from which everything has fallen out, or a report that is for nobody.</summary>
    /// <returns>False = another process has it.</returns>
    public async Task<bool> WithdrawAsync(OutboxMail mail, string owner, CancellationToken ct) => await db.ExecuteAsync(CancelOne, new { mail.Id, Owner = owner }, ct) == 1;

    /// <summary>Refused for good: a dead letter, and the same text to the next address of the chain.</summary>
    public async Task RefusedAsync(OutboxMail mail, string owner, string error, CancellationToken ct)
    {
        if (await db.ExecuteAsync(MarkDead, new { mail.Id, Owner = owner, Error = error }, ct) == 0) return;
        await db.ExecuteAsync(ForgetText, new { mail.Id }, ct);
        if (!mail.IsDigest) await FallBackAsync(mail, error, ct);
        // Each alert of a digest has a chain of its own.
        else foreach (var item in await digests.TakeApartAsync(mail.Id, error, ct)) await FallBackAsync(item, error, ct);
    }

    /// <summary>A row that cannot be read: a dead letter, of which nobody else is told by it.</summary>
    public Task SetAsideAsync(Guid id, string owner, string error, CancellationToken ct) => db.ExecuteAsync(MarkDead, new { Id = id, Owner = owner, Error = error }, ct);

    private async Task FallBackAsync(OutboxMail mail, string error, CancellationToken ct)
    {
        var fallbacks = Fallbacks(mail);
        if (fallbacks.Count == 0)
        {
            await SettleAsync(mail, "failed", error, null, ct);
            return;
        }
        // Two refused desks of one agreement may lead to the same administrator: told once is enough.
        if (await IsToldElsewhereAsync(mail, fallbacks[0], ct)) return;
        await outbox.AddNextAsync(mail, fallbacks, ct);
    }

    // A chain that cannot be read is one without another address: the ledger says that it failed.
    private static List<string> Fallbacks(OutboxMail mail)
    {
        try
        {
            return Json.Read<List<string>>(mail.Fallbacks);
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }

    /// <summary>Settles an alert whose step the address is told of by another mail.</summary>
    /// <returns>False when there is no such mail.</returns>
    internal async Task<bool> IsToldElsewhereAsync(OutboxMail mail, string recipient, CancellationToken ct)
    {
        if (mail.AlertId is not { } alert || await db.FirstAsync<int>(ToldAlready, new { AlertId = alert, Recipient = recipient }, ct) == 0) return false;
        var reason = new Message("skip.toldElsewhere", recipient);
        await SettleAsync(mail, "skipped", reason.In(Language.Id), StoredMessage.Write(reason), ct);
        return true;
    }

    /// <summary>A dead letter waits again, with all its attempts before it.</summary>
    /// <returns>False when it is not dead.</returns>
    public async Task<bool> ReviveAsync(Guid id, CancellationToken ct)
    {
        if (await db.ExecuteAsync(Revive, new { Id = id, Now = time.GetUtcNow() }, ct) == 0) return false;
        await db.ExecuteAsync(ReviveAlert, new { Id = id }, ct);
        await digests.PutTogetherAsync(id, ct);
        context.Wake.UnionWith([JobTable.Send, JobTable.Reports]);
        return true;
    }

    private async Task SettleAsync(OutboxMail mail, string state, string? reason, string? message, CancellationToken ct)
    {
        if (mail.AlertId is { } alert)
            await db.ExecuteAsync(SettleAlert, new { AlertId = alert, State = state, Reason = reason, ReasonMessage = message, Now = time.GetUtcNow() }, ct);
    }
}
