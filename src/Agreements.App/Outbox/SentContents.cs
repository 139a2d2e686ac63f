using Agreements.App.Data;

namespace Agreements.App.Outbox;

/// <summary>What a mail that is about to leave speaks of, for the journal. It is read before: afterwards the database may be gone.</summary>
public sealed class SentContents(Db db)
{
    private const string Columns = """
        m.id, o.id AS mail, m.agreement_id AS agreement, a.reference, m.subject_id AS subject, m.kind, m.deadline_on AS deadline, m.step, m.recipient, m.send_on, m.escalated,
            CASE WHEN m.id = l.id THEN 1 ELSE 0 END AS told
        """;

    private const string Rows = """
        FROM outbox o JOIN alerts l ON l.id = o.alert_id JOIN agreements a ON a.id = l.agreement_id
            JOIN alerts m ON m.agreement_id = l.agreement_id AND m.subject_id = l.subject_id AND m.kind = l.kind AND m.deadline_on = l.deadline_on AND m.step = l.step AND (m.id = l.id OR m.state = 'queued')
        """;

    private static readonly Statement OfOne = Statement.Of($"SELECT {Columns} {Rows} WHERE o.id = @Id");
    private static readonly Statement OfDigest = Statement.Of($"SELECT {Columns} {Rows} WHERE o.digest_id = @Id AND o.state = 'bundled'");
    private static readonly Statement OfReport = Statement.Of("SELECT subscription_id AS subscription, period_on FROM report_runs WHERE mail_id = @Id");

    public async Task<SentMail> OfAsync(OutboxMail mail, CancellationToken ct)
    {
        var alerts = mail.IsDigest || mail.AlertId is not null ? await db.QueryAsync<SentAlert>(mail.IsDigest ? OfDigest : OfOne, new { mail.Id }, ct) : [];
        var report = mail.Purpose == Domain.Texts.Words.Of(MailPurpose.Report) ? await db.FirstAsync<Report>(OfReport, new { mail.Id }, ct) : null;
        return new SentMail(mail.Id, mail.Purpose, mail.Recipient, [.. alerts.GroupBy(a => a.Id).Select(g => g.FirstOrDefault(a => a.Told) ?? g.First())])
        {
            Report = report is null ? null : new SentReport(report.Subscription, report.PeriodOn),
        };
    }

    private sealed class Report
    {
        public Guid Subscription { get; init; }
        public DateOnly PeriodOn { get; init; }
    }
}
