using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Operations;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>A database that was put back by hand, as RESTORE DATABASE or a copied file does it, and of which nobody has told the service.</summary>
public sealed class RestoreWatchTests : BackupTest
{
    private static readonly DateOnly End = new(2025, 5, 25);

    private DateTimeOffset _savedAt;

    private string Copy => Path.Combine(Place, "copy.db");

    /// <summary>Saved on the first day; on the day of the step one mail has left for each of two desks.</summary>
    private async Task<AgreementView> ToldSinceTheBackupAsync()
    {
        var view = await RegisteredAsync("Jambi", End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 5));
        await SaveCopyAsync();
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 4, 25)), Has.Count.EqualTo(2));
        await RegisteredAsync("Bungo", End);
        App.Time.Advance(TimeSpan.FromMinutes(2));
        await App.SendAsync(new SweepAlerts.Command());
        return view;
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

    private void AssertNoJobRuns()
    {
        Assert.ThrowsAsync<NotReconciled>(() => App.SendAsync(new SweepAlerts.Command()));
        Assert.ThrowsAsync<NotReconciled>(() => App.SendAsync(new SendMail.Command()));
    }

    [Test]
    public async Task Nothing_leaves_and_nothing_is_stored_until_it_is_reconciled_and_then_nothing_is_told_twice()
    {
        var view = await ToldSinceTheBackupAsync();
        var told = App.Mails.Delivered.Count;
        await PutBackAsync();
        AssertNoJobRuns();
        var refused = Assert.ThrowsAsync<DomainException>(() => InstitutionAsync("Kota Tebo"))!;
        Assert.That((refused.Kind, refused.Violations[0].Code), Is.EqualTo((ProblemKind.Unavailable, "storage.restored")));
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Title, Is.EqualTo(view.Title), "reading goes on");
        Assert.That((await App.SendAsync(new GetHealth.Query())).RestoreTrouble, Does.Contain("was not reconciled").And.Contain("restore reconcile"));
        await ReconcileAsync();
        await App.SendAsync(new SweepAlerts.Command());
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(told));
        await InstitutionAsync("Kota Tebo");
        Assert.That((await App.SendAsync(new GetHealth.Query())).RestoreTrouble, Is.Null);
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
    public async Task It_is_noticed_although_as_much_was_written_since_as_was_lost()
    {
        await ToldSinceTheBackupAsync();
        await PutBackAsync();
        for (var i = 0; i < 5; i++) await RegisteredAsync($"Baru {i}", End);
        AssertNoJobRuns();
    }

    [Test]
    public async Task A_restore_to_before_an_earlier_restore_is_noticed_too()
    {
        await RegisteredAsync("Jambi", End);
        await SaveCopyAsync();
        App.Time.Advance(TimeSpan.FromDays(1));
        await ReconcileAsync();
        await App.SendAsync(new SweepAlerts.Command());
        await PutBackAsync();
        AssertNoJobRuns();
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
    [TestCase("""{"at":"2024"}""")]
    public async Task What_was_seen_and_cannot_be_read_stops_nothing_and_is_written_anew(string content)
    {
        await ToldSinceTheBackupAsync();
        var file = Directory.GetFiles(Journal, "seen.*").Single();
        await File.WriteAllTextAsync(file, content);
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("\"seq\""));
    }
}
