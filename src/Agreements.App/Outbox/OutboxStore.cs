using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Pipeline;

namespace Agreements.App.Outbox;

/// <summary>A mail to deliver, claimed for a while by one process.</summary>
public sealed class OutboxMail
{
    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
    public Guid? AlertId { get; init; }
    public string Recipient { get; init; } = "";
    public string Subject { get; init; } = "";
    public string BodyText { get; init; } = "";
    public string BodyHtml { get; init; } = "";
    public string? Calendar { get; init; }
    public string Fallbacks { get; init; } = "[]";
    public int Attempts { get; init; }
}

/// <summary>Mails waiting to leave. A row is written in the transaction that caused it. Claim, send, mark: a process that dies between
/// send and mark leaves a lease that runs out, and the repeat carries the same Message-ID.</summary>
public sealed class OutboxStore(Db db, TimeProvider time, RequestContext context)
{
    /// <summary>How long a claim holds: longer than a mail server's slowest answer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] BackOff =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24)];

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO outbox (id, agreement_id, alert_id, recipient, subject, body_text, body_html, calendar, fallbacks, state, attempts, next_attempt_at, created_at)
        VALUES (@Id, @AgreementId, @AlertId, @Recipient, @Subject, @BodyText, @BodyHtml, @Calendar, @Fallbacks, 'queued', 0, @Now, @Now)
        """);

    private static readonly Statement Due = Statement.Limited("""
        SELECT id FROM outbox
        WHERE state = 'queued' AND next_attempt_at <= @Now AND (lease_until IS NULL OR lease_until < @Now)
        ORDER BY next_attempt_at, id
        """, "Count");

    // The guard decides, not a lock hint: of two processes that read the same row only one still finds it free.
    private static readonly Statement Claim = Statement.Of("""
        UPDATE outbox SET lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1
        WHERE id = @Id AND state = 'queued' AND next_attempt_at <= @Now AND (lease_until IS NULL OR lease_until < @Now)
        """);

    private static readonly Statement Claimed = Statement.Of("""
        SELECT id, agreement_id, alert_id, recipient, subject, body_text, body_html, calendar, fallbacks, attempts FROM outbox WHERE id = @Id AND lease_owner = @Owner
        """);

    private static readonly Statement MarkSent = Statement.Of("""
        UPDATE outbox SET state = 'sent', sent_at = @Now, lease_owner = NULL, lease_until = NULL, last_error = NULL WHERE id = @Id AND lease_owner = @Owner
        """);

    private static readonly Statement Postpone = Statement.Of("""
        UPDATE outbox SET next_attempt_at = @Next, lease_owner = NULL, lease_until = NULL, last_error = @Error WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement MarkDead = Statement.Of("""
        UPDATE outbox SET state = 'dead', lease_owner = NULL, lease_until = NULL, last_error = @Error WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement Cancel = Statement.Of("UPDATE outbox SET state = 'cancelled' WHERE alert_id = @AlertId AND state = 'queued'");

    private static readonly Statement SettleAlert = Statement.Of("UPDATE alerts SET state = @State, reason = @Reason, settled_at = @Now WHERE id = @AlertId AND state <> 'sent'");

    public async Task AddAsync(Guid agreement, Guid? alert, Recipient recipient, MailContent content, CancellationToken ct)
    {
        await db.ExecuteAsync(Insert, new
        {
            Id = Ids.New(time), AgreementId = agreement, AlertId = alert, Recipient = recipient.Address, content.Subject, BodyText = content.Text,
            BodyHtml = content.Html, content.Calendar, Fallbacks = Json.Write(recipient.Fallbacks), Now = time.GetUtcNow(),
        }, ct);
        context.Wake.Add(JobTable.Send);
    }

    /// <summary>Takes back the mails of an alert that have not left yet.</summary>
    public Task CancelAsync(Guid alert, CancellationToken ct) => db.ExecuteAsync(Cancel, new { AlertId = alert }, ct);

    public Task<IReadOnlyList<Guid>> DueAsync(int count, CancellationToken ct) => db.QueryAsync<Guid>(Due, new { Now = time.GetUtcNow(), Count = count }, ct);

    /// <returns>The mail, or null when another process took it first.</returns>
    public async Task<OutboxMail?> ClaimAsync(Guid id, string owner, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var taken = await db.ExecuteAsync(Claim, new { Id = id, Owner = owner, Now = now, Until = now + Lease }, ct);
        return taken == 1 ? await db.FirstAsync<OutboxMail>(Claimed, new { Id = id, Owner = owner }, ct) : null;
    }

    public async Task SentAsync(OutboxMail mail, string owner, CancellationToken ct)
    {
        await db.ExecuteAsync(MarkSent, new { mail.Id, Owner = owner, Now = time.GetUtcNow() }, ct);
        await SettleAsync(mail, "sent", null, ct);
    }

    /// <summary>Not accepted now: later again, and after the last attempt as if refused.</summary>
    public async Task LaterAsync(OutboxMail mail, string owner, string error, CancellationToken ct)
    {
        if (mail.Attempts > BackOff.Length) await RefusedAsync(mail, owner, error, ct);
        else await db.ExecuteAsync(Postpone, new { mail.Id, Owner = owner, Error = error, Next = time.GetUtcNow() + BackOff[mail.Attempts - 1] }, ct);
    }

    /// <summary>Refused for good: a dead letter, and the same text to the next address of the chain.</summary>
    public async Task RefusedAsync(OutboxMail mail, string owner, string error, CancellationToken ct)
    {
        if (await db.ExecuteAsync(MarkDead, new { mail.Id, Owner = owner, Error = error }, ct) == 0) return;
        var fallbacks = Json.Read<List<string>>(mail.Fallbacks);
        if (fallbacks.Count == 0)
        {
            await SettleAsync(mail, "failed", error, ct);
            return;
        }
        await AddAsync(mail.AgreementId, mail.AlertId, new Recipient(fallbacks[0], fallbacks[1..]), new MailContent(mail.Subject, mail.BodyText, mail.BodyHtml, mail.Calendar), ct);
    }

    private async Task SettleAsync(OutboxMail mail, string state, string? reason, CancellationToken ct)
    {
        if (mail.AlertId is { } alert) await db.ExecuteAsync(SettleAlert, new { AlertId = alert, State = state, Reason = reason, Now = time.GetUtcNow() }, ct);
    }
}
