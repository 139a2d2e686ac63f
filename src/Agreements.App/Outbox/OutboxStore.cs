using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Pipeline;
using Agreements.Domain.Texts;

namespace Agreements.App.Outbox;

/// <summary>What a mail is for.</summary>
public enum MailPurpose
{
    /// <summary>A step of a deadline.</summary>
    Alert,

    /// <summary>What has changed in an agreement.</summary>
    Notice,

    /// <summary>What somebody takes over.</summary>
    List,

    /// <summary>Alerts that waited for it.</summary>
    Digest,

    /// <summary>A link to an account.</summary>
    Account,

    /// <summary>About the audit trail: checkpoints, a break.</summary>
    Audit,

    /// <summary>A webhook that is disabled.</summary>
    Webhook,

    /// <summary>A report to which somebody has subscribed.</summary>
    Report,
}

/// <param name="Content">A workbook.</param>
/// <param name="Report">What stands in it, and for whom it was made.</param>
public sealed record MailAttachment(string Name, byte[] Content, Reports.ReportAsked Report);

/// <summary>A mail to deliver, claimed for a while by one process.</summary>
public sealed record OutboxMail
{
    public Guid Id { get; init; }

    /// <summary>Null = it speaks of several: a digest, or what somebody takes over.</summary>
    public Guid? AgreementId { get; init; }
    public Guid? AlertId { get; init; }

    /// <summary>A <see cref="MailPurpose"/>.</summary>
    public string Purpose { get; init; } = "";
    public string Recipient { get; init; } = "";
    public string Subject { get; init; } = "";
    public string BodyText { get; init; } = "";
    public string BodyHtml { get; init; } = "";
    public string? Calendar { get; init; }
    public string Fallbacks { get; init; } = "[]";
    public int Attempts { get; init; }
    public DateOnly WrittenOn { get; init; }

    /// <summary>The agreement's: its today decides whether the text is still right.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The deadline that an alert speaks of; null for other mails.</summary>
    public string? Kind { get; init; }
    public DateOnly? DeadlineOn { get; init; }

    /// <summary>The alert goes to this desk because the one before it has not answered.</summary>
    public bool Escalated { get; init; }

    /// <summary>Others stand in it, or have stood in it before they fell out.</summary>
    public bool IsDigest { get; init; }

    /// <summary>Of a digest that catches up after a restore: when the backup was made.</summary>
    public DateTimeOffset? RestoredFrom { get; init; }

    /// <summary>Made when it leaves, and never kept.</summary>
    public MailAttachment? Attachment { get; init; }

    public OutboxMail With(MailContent content) => this with
    {
        Subject = content.Subject, BodyText = content.Text, BodyHtml = content.Html, Calendar = content.Calendar, WrittenOn = content.WrittenOn,
    };
}

/// <summary>Mails waiting to leave. A row is written in the transaction that caused it. Claim, send, mark (<see cref="MailOutcomes"/>): a process that
/// dies between send and mark leaves a lease that runs out, and the repeat carries the same Message-ID.</summary>
public sealed class OutboxStore(Db db, TimeProvider time, RequestContext context)
{
    /// <summary>How long a claim holds: longer than a mail server's slowest answers to one mail.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long a claim on a report holds until its text is written: longer than the slowest report takes to make.</summary>
    public static readonly TimeSpan ReportLease = TimeSpan.FromHours(1);

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO outbox (id, agreement_id, alert_id, purpose, recipient, subject, body_text, body_html, calendar, written_on, fallbacks, state, attempts, next_attempt_at, created_at)
        VALUES (@Id, @AgreementId, @AlertId, @Purpose, @Recipient, @Subject, @BodyText, @BodyHtml, @Calendar, @WrittenOn, @Fallbacks, @State, 0, @At, @Now)
        """);

    private static readonly Statement Due = DueOf("<>"), DueReports = DueOf("=");

    // The guard decides, not a lock hint: of two processes that read the same row only one still finds it free.
    private static readonly Statement Claim = Statement.Of("""
        UPDATE outbox SET lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1
        WHERE id = @Id AND state = 'queued' AND next_attempt_at <= @Now AND (lease_until IS NULL OR lease_until < @Now)
        """);

    private static readonly Statement Claimed = Statement.Of("""
        SELECT o.id, o.agreement_id, o.alert_id, o.purpose, o.recipient, o.subject, o.body_text, o.body_html, o.calendar, o.fallbacks, o.attempts, o.written_on, o.restored_from,
            COALESCE(a.zone, 'wib') AS zone, l.kind, l.deadline_on, COALESCE(l.escalated, 0) AS escalated,
            CASE WHEN o.digest_id = o.id THEN 1 ELSE 0 END AS is_digest
        FROM outbox o LEFT JOIN agreements a ON a.id = o.agreement_id LEFT JOIN alerts l ON l.id = o.alert_id
        WHERE o.id = @Id AND o.lease_owner = @Owner
        """);

    private static readonly Statement Rewrite = Statement.Of("""
        UPDATE outbox SET subject = @Subject, body_text = @Text, body_html = @Html, calendar = @Calendar, written_on = @WrittenOn, lease_until = @Until
        WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement MarkConfidential = Statement.Of("UPDATE outbox SET is_confidential = 1 WHERE id = @Id");

    private static readonly Statement Cancel = Statement.Of("UPDATE outbox SET state = 'cancelled' WHERE alert_id = @AlertId AND state IN ('queued', 'held', 'bundled')");

    // Making a report may take long, and no alert is to wait behind it.
    private static Statement DueOf(string report) => Statement.Limited($"""
        SELECT id FROM outbox
        WHERE state = 'queued' AND next_attempt_at <= @Now AND (lease_until IS NULL OR lease_until < @Now) AND purpose {report} 'report'
        ORDER BY next_attempt_at, id
        """, "Count");

    /// <summary>A report that is made when it leaves.</summary>
    /// <returns>The mail's id.</returns>
    public async Task<Guid> AddReportAsync(string recipient, Message subject, CancellationToken ct)
    {
        var id = Ids.New(time);
        await AddAsync(id, Words.Of(MailPurpose.Report), null, null, new Recipient(recipient, []), new MailContent(subject.In(Language.Id), "", "", null, DateOnly.MinValue), null, ct);
        return id;
    }

    /// <summary>A mail that speaks of no single agreement.</summary>
    public Task AddAsync(MailPurpose purpose, Recipient recipient, MailContent content, CancellationToken ct) =>
        AddAsync(Ids.New(time), Words.Of(purpose), null, null, recipient, content, null, ct);

    /// <param name="alert">Null = what has changed in the agreement.</param>
    public Task AddAsync(Guid agreement, Guid? alert, Recipient recipient, MailContent content, CancellationToken ct) => AddAsync(agreement, alert, recipient, content, null, ct);

    /// <param name="digestAt">The recipient's digest for which it waits; null = it leaves at once.</param>
    public Task AddAsync(Guid agreement, Guid? alert, Recipient recipient, MailContent content, DateTimeOffset? digestAt, CancellationToken ct) =>
        AddAsync(Ids.New(time), Words.Of(alert is null ? MailPurpose.Notice : MailPurpose.Alert), agreement, alert, recipient, content, digestAt, ct);

    /// <summary>A mail whose text is worth something to whoever reads it, such as a link to an account: once it has left, or never will, its text is not kept.</summary>
    public async Task AddConfidentialAsync(string recipient, MailContent content, CancellationToken ct)
    {
        var id = Ids.New(time);
        await AddAsync(id, Words.Of(MailPurpose.Account), null, null, new Recipient(recipient, []), content, null, ct);
        await db.ExecuteAsync(MarkConfidential, new { Id = id }, ct);
    }

    /// <summary>The same text to the next address of its chain.</summary>
    /// <param name="chain">That address, and those behind it.</param>
    internal Task AddNextAsync(OutboxMail refused, IReadOnlyList<string> chain, CancellationToken ct) => AddAsync(
        Ids.New(time), refused.Purpose, refused.AgreementId, refused.AlertId, new Recipient(chain[0], [.. chain.Skip(1)]),
        new MailContent(refused.Subject, refused.BodyText, refused.BodyHtml, refused.Calendar, refused.WrittenOn), null, ct);

    private async Task AddAsync(Guid id, string purpose, Guid? agreement, Guid? alert, Recipient recipient, MailContent content, DateTimeOffset? digestAt, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.ExecuteAsync(Insert, new
        {
            Id = id, AgreementId = agreement, AlertId = alert, Purpose = purpose, Recipient = recipient.Address, content.Subject, BodyText = content.Text,
            BodyHtml = content.Html, content.Calendar, content.WrittenOn, Fallbacks = Json.Write(recipient.Fallbacks), State = digestAt is null ? "queued" : "held", At = digestAt ?? now, Now = now,
        }, ct);
        if (digestAt is null) context.Wake.Add(purpose == Words.Of(MailPurpose.Report) ? JobTable.Reports : JobTable.Send);
    }

    /// <summary>Takes back the mails of an alert that have not left yet.</summary>
    public Task CancelAsync(Guid alert, CancellationToken ct) => db.ExecuteAsync(Cancel, new { AlertId = alert }, ct);

    /// <param name="reports">Only those; else all but those.</param>
    public Task<IReadOnlyList<Guid>> DueAsync(bool reports, int count, CancellationToken ct) => db.QueryAsync<Guid>(reports ? DueReports : Due, new { Now = time.GetUtcNow(), Count = count }, ct);

    /// <param name="lease">How long it is held.</param>
    /// <returns>The mail, or null when another process took it first.</returns>
    public async Task<OutboxMail?> ClaimAsync(Guid id, string owner, TimeSpan lease, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var taken = await db.ExecuteAsync(Claim, new { Id = id, Owner = owner, Now = now, Until = now + lease }, ct);
        return taken == 1 ? await db.FirstAsync<OutboxMail>(Claimed, new { Id = id, Owner = owner }, ct) : null;
    }

    /// <summary>Keeps the text as it will leave, and the claim for as long as a mail server may take.</summary>
    /// <returns>False = the claim has run out and another process has it: it must not be sent.</returns>
    public async Task<bool> RewriteAsync(OutboxMail mail, string owner, MailContent content, CancellationToken ct) =>
        await db.ExecuteAsync(Rewrite, new { mail.Id, Owner = owner, Until = time.GetUtcNow() + Lease, content.Subject, content.Text, content.Html, content.Calendar, content.WrittenOn }, ct) == 1;
}
