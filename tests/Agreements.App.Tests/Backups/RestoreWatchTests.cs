using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Operations;
using Agreements.App.Features.Webhooks;
using Agreements.App.Outbox;
using Agreements.App.Tests.Support;
using Agreements.App.Tests.Webhooks;
using Agreements.App.Webhooks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>A database that was put back by hand, as RESTORE DATABASE or a copied file does it, and of which nobody has told the service.</summary>
public sealed class RestoreWatchTests : BackupTest
{
    private static readonly DateOnly End = new(2025, 5, 25);

    private DateTimeOffset _savedAt;

    private string Copy => Path.Combine(Place, "copy.db");

    /// <summary>Saved on the first day; on the day of the step one mail has left for each of two desks, and nothing else happened.</summary>
    private async Task<AgreementView> ToldSinceTheBackupAsync()
    {
        var view = await RegisteredAsync("Jambi", End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 5));
        await CountAsync();
        await SaveCopyAsync();
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 4, 25)), Has.Count.EqualTo(2));
        await CountAsync();
        return view;
    }

    /// <summary>As the service does each minute.</summary>
    private async Task CountAsync(TestApp? node = null)
    {
        await using var scope = (node ?? App).Scope();
        await scope.ServiceProvider.GetRequiredService<RestoreWatch>().CountAsync(CancellationToken.None);
    }

    private async Task SaveCopyAsync()
    {
        await App.ExecuteAsync($"VACUUM INTO '{Copy}'");
        _savedAt = App.Time.GetUtcNow();
    }

    private async Task PutBackAsync()
    {
        await StopAsync();
        File.Copy(Copy, Database, overwrite: true);
        Reopen();
    }

    private async Task StopAsync()
    {
        await App.DisposeAsync();
        Engine.Dispose();
        foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(Database + end);
    }

    private async Task ReconcileAsync()
    {
        // The verb is a process of its own, and looks at nothing but what it is to do.
        await using var verb = new TestApp(Engine, App.Time, App.Mails, journal: Journal);
        await verb.SendAsync(new ReconcileRestored.Command(_savedAt));
    }

    private void AssertNothingGoesOn()
    {
        Assert.ThrowsAsync<NotReconciled>(() => App.SendAsync(new SweepAlerts.Command()));
        Assert.ThrowsAsync<NotReconciled>(() => App.SendAsync(new SendMail.Command()));
        Assert.ThrowsAsync<NotReconciled>(() => InstitutionAsync("Kota Tebo"));
    }

    [Test]
    public async Task Nothing_leaves_and_nothing_is_stored_until_it_is_reconciled_and_then_nothing_is_told_twice()
    {
        var view = await ToldSinceTheBackupAsync();
        var told = App.Mails.Delivered.Count;
        await PutBackAsync();
        AssertNothingGoesOn();
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Title, Is.EqualTo(view.Title), "reading goes on");
        Assert.That((await App.SendAsync(new GetHealth.Query())).Storage?.Trouble, Is.EqualTo(StorageTrouble.Restored));
        await ReconcileAsync();
        await App.SendAsync(new SweepAlerts.Command());
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(told));
        await InstitutionAsync("Kota Tebo");
        Assert.That((await App.SendAsync(new GetHealth.Query())).Storage, Is.Null);
    }

    [Test]
    public async Task Administrators_are_told_once_a_day_and_when_it_is_reconciled()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        async Task<bool> ToldAsync() => (await App.SendAsync(new WatchSweep.Command())).Told;
        Assert.That((await ToldAsync(), await ToldAsync()), Is.EqualTo((true, false)));
        Assert.That(App.Mails.Delivered.Last().Subject, Is.EqualTo("Basis data dipulihkan tetapi belum disesuaikan"));
        await ReconcileAsync();
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That((await ToldAsync(), await ToldAsync()), Is.EqualTo((true, false)));
        Assert.That(App.Mails.Delivered.Last().Subject, Is.EqualTo("Basis data sudah disesuaikan"));
    }

    [Test]
    public async Task The_first_command_of_a_process_finds_it_too()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        Assert.ThrowsAsync<NotReconciled>(() => InstitutionAsync("Kota Tebo"));
    }

    [Test]
    public async Task Counting_on_does_not_make_it_the_database_of_before()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        for (var i = 0; i < 5; i++) await CountAsync();
        AssertNothingGoesOn();
    }

    [Test]
    public async Task A_restore_to_before_an_earlier_restore_is_noticed_too()
    {
        await RegisteredAsync("Jambi", End);
        await CountAsync();
        await SaveCopyAsync();
        App.Time.Advance(TimeSpan.FromDays(1));
        await ReconcileAsync();
        await CountAsync();
        await PutBackAsync();
        AssertNothingGoesOn();
    }

    [Test]
    public async Task The_database_of_before_put_back_goes_on()
    {
        await ToldSinceTheBackupAsync();
        var later = Path.Combine(Place, "later.db");
        await App.ExecuteAsync($"VACUUM INTO '{later}'");
        await PutBackAsync();
        AssertNothingGoesOn();
        File.Move(later, Copy, overwrite: true);
        await PutBackAsync();
        await App.SendAsync(new SweepAlerts.Command());
        await InstitutionAsync("Kota Tebo");
    }

    [Test]
    public async Task Processes_of_one_machine_that_look_and_count_at_once_find_nothing_wrong()
    {
        // The first: who was slower by a moment has nothing to look at yet.
        await CountAsync();
        await using var other = new TestApp(Engine, App.Time, App.Mails, journal: Journal);
        async Task ManyAsync(TestApp node)
        {
            for (var i = 0; i < 100; i++)
            {
                await CountAsync(node);
                await using var scope = node.Scope();
                Assert.That(await scope.ServiceProvider.GetRequiredService<RestoreWatch>().LookAsync(CancellationToken.None), Is.True);
            }
        }
        await Task.WhenAll(Task.Run(() => ManyAsync(App)), Task.Run(() => ManyAsync(other)), Task.Run(() => ManyAsync(App)));
    }

    [Test]
    public async Task A_new_database_in_the_place_of_an_old_one_is_none_that_was_restored()
    {
        await ToldSinceTheBackupAsync();
        await StopAsync();
        Migrations.Run(Engine);
        Reopen();
        await App.SendAsync(new SweepAlerts.Command());
        await RegisteredAsync("Tebo", End);
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("null")]
    [TestCase("""{"number":"1"}""")]
    public async Task What_was_seen_and_is_not_whole_stops_nothing_and_is_written_anew(string content)
    {
        await ToldSinceTheBackupAsync();
        var file = Directory.GetFiles(Journal, "seen.*").Single();
        await File.WriteAllTextAsync(file, content);
        await App.SendAsync(new SweepAlerts.Command());
        await CountAsync();
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("\"signature\""));
    }

    [Test]
    public async Task What_has_been_found_is_not_forgotten_when_the_file_is_away_or_kept_from_us()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        AssertNothingGoesOn();
        var file = Directory.GetFiles(Journal, "seen.*").Single();
        var aside = Path.Combine(Place, "aside");
        using (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            await CountAsync();
            AssertNothingGoesOn();
        }
        Directory.Move(Journal, aside);
        await CountAsync();
        AssertNothingGoesOn();
        Assert.That(Directory.Exists(Journal), Is.False, "nothing is written in its place");
        Directory.Move(aside, Journal);
        AssertNothingGoesOn();
        await ReconcileAsync();
        await App.SendAsync(new SweepAlerts.Command());
    }

    [Test]
    public async Task A_reconciliation_by_a_program_that_knows_nothing_of_counting_counts()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        // All that release 1 has left of one.
        await App.ExecuteAsync("INSERT INTO installation (name, value) VALUES ('feed-generation', '1764288000')");
        await App.SendAsync(new SweepAlerts.Command());
    }

    [Test]
    public async Task What_would_leave_is_told_without_being_done()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Alerts.Where(a => a.Decision == "send"), Is.Not.Empty);
    }

    [Test]
    public async Task A_run_that_is_under_way_when_it_is_found_lets_nothing_more_leave()
    {
        await TwoMailsAreDueAsync();
        // Each minute.
        App.Mails.Accepted = (_, ct) => Task.Run(async () =>
        {
            await BecomeOneOfBeforeAsync();
            await CountAsync();
        }, ct).Wait(ct);
        await AssertRefusedHavingSentAsync(1);
        Assert.That(await App.RowsAsync<string>("SELECT state FROM outbox WHERE state <> 'sent'"), Is.EqualTo(new[] { "queued" }), "and nothing is set aside");
    }

    [Test]
    public async Task A_first_look_that_did_not_end_leaves_it_to_the_next_command()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        await using (var scope = App.Scope())
            Assert.That(() => scope.ServiceProvider.GetRequiredService<RestoreWatch>().RequireAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.ThrowsAsync<NotReconciled>(() => InstitutionAsync("Kota Tebo"));
    }

    [Test]
    public async Task A_database_that_was_in_trouble_is_looked_at_before_anything_is_stored_in_it()
    {
        await ToldSinceTheBackupAsync();
        await BecomeOneOfBeforeAsync();
        App.Scope().ServiceProvider.GetRequiredService<StorageWatch>().Failed(new SqliteException("unable to open database file", 14));
        Assert.ThrowsAsync<NotReconciled>(() => InstitutionAsync("Kota Tebo"));
    }

    [Test]
    public async Task A_run_of_mails_looks_before_what_it_found_due_in_a_database_of_before_leaves()
    {
        await TwoMailsAreDueAsync();
        await BecomeOneOfBeforeAsync();
        await AssertRefusedHavingSentAsync(0);
    }

    private async Task TwoMailsAreDueAsync()
    {
        await RegisteredAsync("Jambi", End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 5));
        await CountAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 4, 25));
        await App.SendAsync(new SweepAlerts.Command());
    }

    private async Task AssertRefusedHavingSentAsync(int mails)
    {
        var before = App.Mails.Delivered.Count;
        await using var scope = App.Scope();
        Assert.ThrowsAsync<NotReconciled>(() => scope.ServiceProvider.GetRequiredService<MailRun>().DeliverAsync(reports: false, CancellationToken.None));
        Assert.That(App.Mails.Delivered.Count - before, Is.EqualTo(mails));
    }

    [Test]
    public async Task A_lane_of_events_looks_before_what_it_found_due_in_a_database_of_before_leaves()
    {
        await using var receiver = await Receiver.OpenAsync();
        var due = await DueEventAsync(receiver);
        await BecomeOneOfBeforeAsync();
        await using var scope = App.Scope();
        var services = scope.ServiceProvider;
        Assert.ThrowsAsync<NotReconciled>(() => new Lane(due.Webhook, services.GetRequiredService<Deliverer>(), services.GetRequiredService<IServiceScopeFactory>()).RunAsync(CancellationToken.None));
        Assert.That(receiver.Received, Is.Empty);
    }

    [Test]
    public async Task An_event_whose_turn_comes_when_it_has_been_found_does_not_leave()
    {
        await using var receiver = await Receiver.OpenAsync();
        var due = await DueEventAsync(receiver);
        await using var scope = App.Scope();
        scope.ServiceProvider.GetRequiredService<StorageWatch>().Compared(isRight: false);
        await BecomeOneOfBeforeAsync();
        Assert.ThrowsAsync<NotReconciled>(() => scope.ServiceProvider.GetRequiredService<Deliverer>().DeliverAsync(due.Delivery, CancellationToken.None));
        Assert.That(receiver.Received, Is.Empty);
    }

    private async Task<(Guid Webhook, Guid Delivery)> DueEventAsync(Receiver receiver)
    {
        App.Webhooks.AllowedNetworks = "127.0.0.0/8, ::1/128";
        var hook = await App.SendAsync(new CreateWebhook.Command(new WebhookEntry { Url = receiver.Url(), Events = ["*"], Institutions = [], Description = "Sistem kota" }));
        await RegisteredAsync("Jambi", End);
        await CountAsync();
        await App.SendAsync(new QueueEvents.Command(hook.Id));
        await using var scope = App.Scope();
        return (hook.Id, (await scope.ServiceProvider.GetRequiredService<DeliveryStore>().DueAsync(hook.Id, 1, CancellationToken.None)).Single());
    }

    /// <summary>As if it had been restored beneath a service that keeps its connections and has not looked since.</summary>
    private Task BecomeOneOfBeforeAsync() => App.ExecuteAsync("UPDATE installation SET value = '0' WHERE name LIKE 'seen:%'");

    [Test]
    public async Task Where_the_secret_of_the_installation_is_missing_nothing_can_be_told_and_nothing_is_stopped()
    {
        await ToldSinceTheBackupAsync();
        await StopAsync();
        File.Copy(Copy, Database);
        Reopen();
        await App.ExecuteAsync("DELETE FROM installation WHERE name = 'link-secret'");
        await CountAsync();
        await InstitutionAsync("Kota Tebo");
        Assert.That((await App.SendAsync(new GetHealth.Query())).Storage, Is.Null);
    }

    [Test]
    public async Task What_was_seen_and_is_kept_from_us_is_not_written_over()
    {
        await ToldSinceTheBackupAsync();
        var file = Directory.GetFiles(Journal, "seen.*").Single();
        var content = await File.ReadAllTextAsync(file);
        using (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            await CountAsync();
            await App.SendAsync(new SweepAlerts.Command());
        }
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(content));
    }
}
