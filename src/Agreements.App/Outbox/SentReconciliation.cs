using Agreements.App.Data;
using Agreements.Domain.Texts;

namespace Agreements.App.Outbox;

/// <param name="Mails">Waited in the database and had left.</param>
/// <param name="Alerts">Steps told since the backup, by rows of the ledger that were marked or entered.</param>
/// <param name="OwedAgain">Rows for those who were to be told of the same steps and had not been.</param>
/// <param name="Events">Waited for a webhook whose receiver had taken them.</param>
/// <param name="Unknown">Numbers of agreements that were told of and are not in the database.</param>
public sealed record Reconciled(int Mails, int Alerts, int OwedAgain, int Reports, int Events, IReadOnlyList<string> Unknown);

/// <summary>Tells a restored database what had left since its backup. Within the caller's transaction; what is known already is met by nothing, so that it may be done again.</summary>
public sealed class SentReconciliation(Db db)
{
    private const string OfKey = "agreement_id = @Agreement AND subject_id = @Subject AND kind = @Kind AND deadline_on = @Deadline AND step = @Step AND recipient = @Recipient";

    private static readonly Statement MarkMail = Statement.Of("UPDATE outbox SET state = 'sent', sent_at = @At, lease_owner = NULL, lease_until = NULL, last_error = NULL WHERE id = @Id AND state <> 'sent'");
    private static readonly Statement ForgetText = Statement.Of("UPDATE outbox SET body_text = '', body_html = '' WHERE id = @Id AND is_confidential = 1");
    private static readonly Statement MarkWaiting = Statement.Of($"""
        UPDATE outbox SET state = 'sent', sent_at = @At, lease_owner = NULL, lease_until = NULL WHERE state IN ('queued', 'held', 'bundled') AND created_at <= @At AND alert_id IN (SELECT id FROM alerts WHERE {OfKey})
        """);

    private static readonly Statement Agreement = Statement.Of("SELECT COUNT(*) FROM agreements WHERE id = @Agreement");

    // The journal is read from before the backup on: what was taken back or planned anew since a line was written stays so.
    private static readonly Statement MarkAlert = Statement.Of($"""
        UPDATE alerts SET state = 'sent', reason = NULL, reason_message = NULL, settled_at = @At
        WHERE {OfKey} AND state <> 'sent' AND planned_at <= @At AND (settled_at IS NULL OR settled_at < @At)
        """);


    private static readonly Statement EnterAlert = Statement.Of($"""
        INSERT INTO alerts (id, agreement_id, subject_id, kind, deadline_on, step, recipient, send_on, escalated, state, reason, reason_message, planned_at, settled_at)
        SELECT @Id, @Agreement, @Subject, @Kind, @Deadline, @Step, @Recipient, @SendOn, @Escalated, @State, @Reason, @ReasonMessage, @At, @At
        WHERE NOT EXISTS (SELECT 1 FROM alerts WHERE {OfKey}) AND NOT EXISTS (SELECT 1 FROM alerts WHERE id = @Id)
        """);

    // Its text is not known any more; that it left is.
    private static readonly Statement EnterMail = Statement.Of("""
        INSERT INTO outbox (id, agreement_id, alert_id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, created_at, sent_at, digest_id)
        SELECT @Mail, @Agreement, @Alert, @Purpose, @To, @Subject, '', '', @Day, '[]', 'sent', 1, @At, @At, @At, @Digest
        WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE id = @Mail) AND (@Alert IS NULL OR EXISTS (SELECT 1 FROM alerts WHERE id = @Alert))
        """);

    private static readonly Statement EnterReport = Statement.Of("""
        INSERT INTO report_runs (subscription_id, period_on, mail_id, missed, queued_at)
        SELECT @Subscription, @PeriodOn, @Mail, 0, @At
        WHERE EXISTS (SELECT 1 FROM report_subscriptions WHERE id = @Subscription) AND NOT EXISTS (SELECT 1 FROM report_runs WHERE subscription_id = @Subscription AND period_on = @PeriodOn)
        """);

    private static readonly Statement MarkEvent = Statement.Of("""
        UPDATE webhook_deliveries SET state = 'delivered', settled_at = @At, lease_owner = NULL, lease_until = NULL WHERE webhook_id = @Webhook AND event_id = @Id AND state = 'queued'
        """);

    public async Task<Reconciled> ApplyAsync(IReadOnlyList<JournalLine> lines, CancellationToken ct)
    {
        var (mails, alerts, reports, events, unknown) = (0, 0, 0, 0, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            if (line.Mail is { } mail)
            {
                mails += await MarkMailAsync(mail, line.At, ct);
                alerts += await TellAsync(mail, line.At, unknown, ct);
                if (mail.Report is { } report) reports += await EnterReportAsync(mail, report, line.At, ct);
            }
            if (line.Event is { } taken) events += await db.ExecuteAsync(MarkEvent, new { line.At, taken.Webhook, taken.Id }, ct);
        }
        // Behind all lines: who was not told when one mail left may have been by a later one.
        var owed = 0;
        foreach (var (line, alert) in lines.SelectMany(l => l.Mail?.Alerts.Where(a => !a.Told).Select(a => (l, a)) ?? [])) owed += await OweAsync(alert, line.At, ct);
        return new Reconciled(mails, alerts, owed, reports, events, [.. unknown]);
    }

    private async Task<int> MarkMailAsync(SentMail mail, DateTimeOffset at, CancellationToken ct)
    {
        var marked = await db.ExecuteAsync(MarkMail, new { mail.Id, At = at }, ct);
        await db.ExecuteAsync(ForgetText, new { mail.Id }, ct);
        return marked;
    }

    private async Task<int> TellAsync(SentMail mail, DateTimeOffset at, SortedSet<string> unknown, CancellationToken ct)
    {
        var count = 0;
        foreach (var alert in mail.Alerts.Where(a => a.Told))
        {
            if (!await IsKnownAsync(alert, ct))
            {
                unknown.Add(alert.Reference);
                continue;
            }
            var row = Row(alert, "sent", null, at);
            count += await db.ExecuteAsync(MarkAlert, row, ct) + await db.ExecuteAsync(EnterAlert, row, ct);
            await db.ExecuteAsync(MarkWaiting, row, ct);
            await EnterMailAsync(mail, alert, at, ct);
        }
        if (mail.Alerts.Any(a => a.Mail != mail.Id)) await EnterMailAsync(mail, null, at, ct);
        return count;
    }

    private Task<int> EnterMailAsync(SentMail mail, SentAlert? alert, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(EnterMail, new
    {
        Mail = alert?.Mail ?? mail.Id, alert?.Agreement, Alert = alert?.Id, Purpose = alert is not null && alert.Mail != mail.Id ? Words.Of(MailPurpose.Alert) : mail.Purpose, mail.To,
        Subject = new Message("mail.beforeRestore", alert?.Reference ?? "").In(Language.Id), Day = DateOnly.FromDateTime(at.UtcDateTime), At = at, Digest = alert is null || alert.Mail != mail.Id ? mail.Id : (Guid?)null,
    }, ct);

    private async Task<int> EnterReportAsync(SentMail mail, SentReport report, DateTimeOffset at, CancellationToken ct)
    {
        await EnterMailAsync(mail, null, at, ct);
        return await db.ExecuteAsync(EnterReport, new { report.Subscription, report.PeriodOn, Mail = mail.Id, At = at }, ct);
    }

    // As taken back: the sweep finds it owed to this one alone.
    private async Task<int> OweAsync(SentAlert alert, DateTimeOffset at, CancellationToken ct) =>
        await IsKnownAsync(alert, ct) ? await db.ExecuteAsync(EnterAlert, Row(alert, "closed", new Message("skip.restored"), at), ct) : 0;

    private async Task<bool> IsKnownAsync(SentAlert alert, CancellationToken ct) => await db.FirstAsync<long>(Agreement, new { alert.Agreement }, ct) > 0;

    private static object Row(SentAlert alert, string state, Message? reason, DateTimeOffset at) => new
    {
        alert.Id, alert.Agreement, alert.Subject, alert.Kind, alert.Deadline, alert.Step, alert.Recipient, alert.SendOn, alert.Escalated, State = state, At = at,
        Reason = reason?.In(Language.Id), ReasonMessage = reason is null ? null : StoredMessage.Write(reason),
    };
}
