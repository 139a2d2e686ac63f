using Agreements.App.Features.Operations;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>What the journal says of the days that a restored database has forgotten.</summary>
public sealed class ReconcileTests : BackupTest
{
    private readonly DateTimeOffset _saved = TestApp.At(2024, 11, 4);

    private SentJournal Writer => new(Options.Create(new MailOptions { Journal = Journal }), App.Time, NullLogger<SentJournal>.Instance);

    private Task<ReconcileRestored.View> ReconcileAsync() => App.SendAsync(new ReconcileRestored.Command(_saved));

    [Test]
    public async Task An_event_that_was_taken_is_not_sent_again_and_another_still_is()
    {
        var (webhook, taken, waiting) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await App.ExecuteAsync("""
            INSERT INTO webhooks (id, url, events, state, state_at, position, secret, created_by, created_at, version) VALUES (@webhook, 'https://receiver.example', '["*"]', 'active', @Now, 0, 'x', 'test', @Now, 1)
            """, new { webhook, Now = _saved });
        foreach (var id in new[] { taken, waiting })
            await App.ExecuteAsync("""
                INSERT INTO webhook_deliveries (id, webhook_id, event_seq, event_id, type, body, state, replayed, attempts, next_attempt_at, created_at) VALUES (@id, @webhook, 1, @id, 'agreement.created', '{}', 'queued', 0, 0, @Now, @Now)
                """, new { id, webhook, Now = _saved });
        Writer.Begin();
        Writer.Append(new JournalLine(_saved.AddHours(3)) { Event = new TakenEvent(webhook, taken) });
        Assert.That((await ReconcileAsync()).Sent.Events, Is.EqualTo(1));
        Assert.That(await App.RowsAsync<Guid>("SELECT event_id FROM webhook_deliveries WHERE state = 'queued'"), Is.EqualTo(new[] { waiting }));
    }

    [Test]
    public async Task A_number_that_was_given_to_a_lost_agreement_is_not_given_again()
    {
        var first = await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        var lost = new SentAlert { Id = Guid.CreateVersion7(), Mail = Guid.CreateVersion7(), Agreement = Guid.CreateVersion7(), Subject = Guid.CreateVersion7(), Reference = "AGR-2024-00007", Kind = "end", Deadline = new DateOnly(2025, 1, 1), Recipient = "desk@lost.example", Told = true };
        Writer.Begin();
        Writer.Append(new JournalLine(_saved.AddHours(3)) { Mail = new SentMail(lost.Mail, "alert", lost.Recipient, [lost]) });
        Assert.That((await ReconcileAsync()).Sent.Unknown, Is.EqualTo(new[] { "AGR-2024-00007" }));
        Assert.That((first.Reference, (await RegisteredAsync("Bungo", new DateOnly(2025, 5, 26))).Reference), Is.EqualTo(("AGR-2024-00001", "AGR-2024-00008")));
    }

    [Test]
    public async Task A_line_that_a_dying_process_has_left_hides_no_other()
    {
        Writer.Begin();
        await File.AppendAllTextAsync(Directory.GetFiles(Journal).Single(), "{\"at\":\"2024-11-04T0");
        Writer.Append(new JournalLine(_saved.AddHours(1)) { Event = new TakenEvent(Guid.CreateVersion7(), Guid.CreateVersion7()) });
        var found = await ReconcileAsync();
        Assert.That((found.IsComplete, found.Lines, found.Unreadable), Is.EqualTo((true, 1, 1)));
    }

    [Test]
    public async Task A_journal_that_began_after_the_backup_is_not_believed_to_be_whole()
    {
        App.Time.Advance(TimeSpan.FromHours(1));
        Writer.Begin();
        Assert.That((await ReconcileAsync()).IsComplete, Is.False);
    }

    [Test]
    public async Task Without_a_journal_other_mails_that_waited_are_put_aside_and_can_be_queued_again()
    {
        App.Mails.Answer = _ => new Delivery(DeliveryResult.ServerAway);
        await App.ExecuteAsync("""
            INSERT INTO outbox (id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, created_at)
            VALUES (@Id, 'list', 'desk@office.example', 'Serah terima', 'x', 'x', '2024-11-04', '[]', 'queued', 0, @Now, @Now)
            """, new { Id = Guid.CreateVersion7(), Now = _saved });
        Assert.That((await ReconcileAsync()).PutAside, Is.EqualTo(1));
        var aside = (await App.RowsAsync<Guid>("SELECT id FROM outbox WHERE state = 'dead' AND last_error LIKE 'restored%'")).Single();
        Assert.That((await App.SendAsync(new Features.Alerts.RetryMail.Command(aside))).State, Is.EqualTo("queued"));
    }

    [TestCase(-50, null, "sent", 0)]
    [TestCase(-50, -10, "withdrawn", 0)]
    [TestCase(-10, null, "queued", 1)]
    public async Task What_was_withdrawn_or_planned_anew_after_it_was_told_stays_so(int planned, int? settled, string state, int waiting)
    {
        var agreement = (await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26))).Id;
        var sent = new SentAlert { Id = Guid.CreateVersion7(), Mail = Guid.CreateVersion7(), Agreement = agreement, Subject = agreement, Reference = "AGR-2024-00001", Kind = "end", Deadline = new DateOnly(2025, 5, 26), Recipient = "desk@office.example", Told = true };
        await App.ExecuteAsync("""
            INSERT INTO alerts (id, agreement_id, subject_id, kind, deadline_on, step, recipient, send_on, escalated, state, planned_at, settled_at)
            VALUES (@Id, @Agreement, @Subject, @Kind, @Deadline, @Step, @Recipient, @SendOn, 0, @State, @Planned, @Settled)
            """, new { sent.Id, sent.Agreement, sent.Subject, sent.Kind, sent.Deadline, sent.Step, sent.Recipient, sent.SendOn, State = settled is null ? "queued" : "withdrawn", Planned = _saved.AddMinutes(planned), Settled = settled is { } at ? _saved.AddMinutes(at) : (DateTimeOffset?)null });
        await App.ExecuteAsync("""
            INSERT INTO outbox (id, agreement_id, alert_id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, created_at)
            VALUES (@Id, @agreement, @Alert, 'alert', 'desk@office.example', 'x', 'x', 'x', '2024-11-04', '[]', 'queued', 0, @Now, @Now)
            """, new { Id = Guid.CreateVersion7(), agreement, Alert = sent.Id, Now = _saved.AddMinutes(planned) });
        Writer.Begin();
        Writer.Append(new JournalLine(_saved.AddMinutes(-30)) { Mail = new SentMail(sent.Mail, "alert", sent.Recipient, [sent]) });
        await ReconcileAsync();
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE id = @Id", new { sent.Id }), Is.EqualTo(new[] { state }));
        if (state != "withdrawn") Assert.That((await App.RowsAsync<long>("SELECT COUNT(*) FROM outbox WHERE state = 'queued'"))[0], Is.EqualTo(waiting));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Without_a_whole_journal_a_report_that_was_due_waits_for_its_next_day(bool journal)
    {
        var (user, one) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await App.ExecuteAsync("""
            INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) VALUES (@user, 'siti@kota.example', 'Siti', 'id', '-', 0, @At, 1);
            INSERT INTO report_subscriptions (id, user_id, report, query, kind, day, zone, when_empty, next_on, next_at, version, created_at, updated_at)
            VALUES (@one, @user, 'register', '', 'weekly', 1, 'wib', 'skip', '2024-11-04', @At, 1, @At, @At)
            """, new { one, user, At = _saved.AddHours(-2) });
        if (journal) Writer.Begin();
        Assert.That((await ReconcileAsync()).ReportsPassed, Is.EqualTo(journal ? 0 : 1));
        Assert.That(await App.RowsAsync<string>("SELECT next_on FROM report_subscriptions"), Is.EqualTo(new[] { journal ? "2024-11-04" : "2024-11-11" }));
    }
}
