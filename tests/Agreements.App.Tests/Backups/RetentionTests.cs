using Agreements.App.Features.Operations;
using Agreements.App.Outbox;
using Agreements.App.Tests.Support;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>What is old goes, and what is kept for ever stays.</summary>
public sealed class RetentionTests(string engine) : StorageTest(engine)
{
    [Test]
    public async Task After_two_years_a_mail_is_known_by_its_number_and_instants_alone()
    {
        await RegisteredAsync(new DateOnly(2025, 5, 26));
        await App.SweepOnAsync(new DateOnly(2025, 4, 28));
        var sent = await App.RowsAsync<Guid>("SELECT id FROM outbox WHERE state = 'sent' ORDER BY id");
        var ledger = await App.RowsAsync<long>("SELECT COUNT(*) FROM alerts");
        Assert.That(sent, Is.Not.Empty);
        App.Time.Advance(TimeSpan.FromDays(729));
        await App.SendAsync(new ForgetOld.Command());
        Assert.That(await App.RowsAsync<string>("SELECT body_text FROM outbox WHERE state = 'sent'"), Has.None.EqualTo(""));
        var would = (await App.SendAsync(new ReadRetention.Query())).Single(r => r.Rule.Setting == "Mail:KeepDays").Count;
        App.Time.Advance(TimeSpan.FromDays(2));
        Assert.That((would, (await App.SendAsync(new ReadRetention.Query())).Single(r => r.Rule.Setting == "Mail:KeepDays").Count), Is.EqualTo((0L, (long?)sent.Count)));
        Assert.That((await App.SendAsync(new ForgetOld.Command())).Summary, Does.Contain($"{sent.Count} texts of mails"));
        Assert.That(await App.RowsAsync<string>("SELECT recipient FROM outbox WHERE state = 'sent'"), Has.All.StartsWith("forgotten:"));
        Assert.That(await App.RowsAsync<string>("SELECT subject || body_text || body_html FROM outbox WHERE state = 'sent'"), Has.All.EqualTo(""));
        Assert.That(await App.RowsAsync<Guid>("SELECT id FROM outbox WHERE state = 'sent' AND sent_at IS NOT NULL ORDER BY id"), Is.EqualTo(sent));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM alerts"), Is.EqualTo(ledger));
        Assert.That((await App.SendAsync(new ForgetOld.Command())).Summary, Does.Contain("0 texts of mails"));
    }

    [Test]
    public async Task A_clock_that_has_leapt_forgets_nothing_in_its_first_night()
    {
        await App.SendAsync(new ForgetOld.Command());
        await App.ExecuteAsync("INSERT INTO sign_in_addresses (address, failed_count, last_failed_at) VALUES ('203.0.113.7', 3, @New)", new { New = App.Time.GetUtcNow() });
        App.Time.Advance(TimeSpan.FromDays(41));
        Assert.That((await App.SendAsync(new ForgetOld.Command())).Summary, Does.StartWith("nothing forgotten"));
        Assert.That(await App.RowsAsync<string>("SELECT address FROM sign_in_addresses"), Has.Count.EqualTo(1));
        App.Time.Advance(TimeSpan.FromDays(1));
        await App.SendAsync(new ForgetOld.Command());
        Assert.That(await App.RowsAsync<string>("SELECT address FROM sign_in_addresses"), Is.Empty);
    }

    [Test]
    public async Task What_waits_is_never_forgotten_however_old()
    {
        App.Mails.Answer = _ => new Mail.Delivery(Mail.DeliveryResult.ServerAway);
        await RegisteredAsync(new DateOnly(2025, 5, 26));
        await App.SweepOnAsync(new DateOnly(2025, 4, 28));
        App.Time.Advance(TimeSpan.FromDays(1000));
        await App.SendAsync(new ForgetOld.Command());
        Assert.That(await App.RowsAsync<string>("SELECT recipient FROM outbox WHERE state = 'queued'"), Is.Not.Empty.And.None.StartsWith("forgotten:"));
    }

    [Test]
    public async Task Traces_of_people_go_when_their_purpose_has_ended()
    {
        await App.ExecuteAsync("INSERT INTO sign_in_addresses (address, failed_count, last_failed_at) VALUES ('203.0.113.7', 3, @Old)", new { Old = App.Time.GetUtcNow().AddDays(-31) });
        await App.ExecuteAsync("INSERT INTO sign_in_addresses (address, failed_count, last_failed_at) VALUES ('203.0.113.8', 3, @New)", new { New = App.Time.GetUtcNow().AddDays(-29) });
        await App.SendAsync(new ForgetOld.Command());
        Assert.That(await App.RowsAsync<string>("SELECT address FROM sign_in_addresses"), Is.EqualTo(new[] { "203.0.113.8" }));
    }

    [Test]
    public async Task The_journal_is_kept_longer_than_a_year_and_then_goes_by_months()
    {
        var journal = Directory.CreateTempSubdirectory("agreements-journal").FullName;
        foreach (var month in new[] { "2023-08", "2023-09", "2024-10" }) await File.WriteAllTextAsync(Path.Combine(journal, month + ".node.jsonl"), "");
        Assert.That(SentJournalFiles.Forget(journal, TestApp.At(2023, 9, 30)), Is.EqualTo(1));
        Assert.That(SentJournalFiles.In(journal).Select(f => f.From.Month), Is.EqualTo(new[] { 9, 10 }));
        Directory.Delete(journal, recursive: true);
    }
}
