using System.Globalization;
using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Changes;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Auditing;
using Dapper;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>A restore puts a whole database in place or none, and those who follow learn of it.</summary>
public sealed class RestoreTests : BackupTest
{
    [Test]
    public async Task The_restored_database_is_the_saved_one_and_the_old_one_is_kept()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await SaveAsync();
        await RegisteredAsync("Bungo", new DateOnly(2025, 5, 26));
        await RestoreAsync();
        Assert.That(await App.RowsAsync<string>("SELECT title FROM agreements"), Is.EqualTo(new[] { "Nota Kesepahaman Jambi" }));
        await using var old = new TestApp(new SqliteEngine(Aside!), audit: Place);
        Assert.That(await old.RowsAsync<string>("SELECT title FROM agreements ORDER BY title"), Is.EqualTo(new[] { "Nota Kesepahaman Bungo", "Nota Kesepahaman Jambi" }));
        Assert.That(Directory.Exists(Database + ".restoring"), Is.False);
    }

    [Test]
    public async Task What_is_broken_off_before_the_last_step_has_changed_nothing_and_is_done_anew()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await SaveAsync();
        await RegisteredAsync("Bungo", new DateOnly(2025, 5, 26));
        // Not disposed: as a process leaves it that was killed.
        _ = await RestoreDraft.PrepareAsync(Saved, null, Database, Audit, trustKeys: false, CancellationToken.None);
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM agreements"), Is.EqualTo(new[] { 2L }));
        Assert.That((await App.SendAsync(new VerifyAudit.Query())).Ok, Is.True);
        await RestoreAsync();
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM agreements"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task A_log_that_a_damaged_database_has_left_is_not_played_into_the_restored_one()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await SaveAsync();
        await File.WriteAllTextAsync(Database + "-wal", "of a database that is no more");
        await File.WriteAllTextAsync(Database + "-shm", "of a database that is no more");
        await App.DisposeAsync();
        await File.WriteAllTextAsync(Database, new string('x', 10_000));
        await RestoreAsync();
        Assert.That(await App.RowsAsync<string>("SELECT title FROM agreements"), Is.EqualTo(new[] { "Nota Kesepahaman Jambi" }));
        Assert.That(await File.ReadAllTextAsync(Aside!), Does.StartWith("xxx"));
    }

    [Test]
    public async Task A_backup_of_a_newer_program_is_refused()
    {
        await App.ExecuteAsync("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_of_tomorrow.sql', '2030-01-01')");
        await SaveAsync();
        Assert.That(await RefusedAsync(() => RestoreAsync()), Does.Contain("9999_of_tomorrow.sql"));
    }

    [Test]
    public void While_a_process_uses_the_database_nobody_replaces_it_and_while_it_is_replaced_nobody_uses_it()
    {
        var engine = new SqliteEngine(Database);
        using (engine.Occupy())
        using (new SqliteEngine(Database).Occupy()) Assert.That(() => engine.OccupyAlone(), Throws.InstanceOf<IOException>());
        using (engine.OccupyAlone()) Assert.That(() => engine.Occupy(), Throws.InstanceOf<IOException>());
        engine.Occupy()!.Dispose();
    }

    [Test]
    public async Task Whoever_follows_the_changes_begins_anew_after_a_restore()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await SaveAsync();
        var before = (await App.SendAsync(new GetChanges.Query())).NextCursor;
        await RegisteredAsync("Bungo", new DateOnly(2025, 5, 26));
        var lost = (await App.SendAsync(new GetChanges.Query(before))).NextCursor;
        await RestoreAsync();
        // The number of the lost event is given to another one.
        await RegisteredAsync("Tebo", new DateOnly(2025, 5, 26));
        foreach (var cursor in new[] { before, lost })
            Assert.That(Assert.ThrowsAsync<DomainException>(() => App.SendAsync(new GetChanges.Query(cursor)))!.Violations[0].Code, Is.EqualTo("changes.gone"));
        var all = await App.SendAsync(new GetChanges.Query());
        Assert.That((await App.SendAsync(new GetChanges.Query(all.NextCursor))).Items, Is.Empty);
    }

    [Test]
    public async Task The_trail_says_what_is_missing_and_is_right()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await App.SendAsync(new GuardAudit.Command());
        await SaveAsync();
        for (var night = 0; night < 3; night++)
        {
            App.Time.Advance(TimeSpan.FromDays(1));
            await RegisteredAsync($"Bungo {night}", new DateOnly(2025, 5, 26));
            await App.SendAsync(new GuardAudit.Command());
        }
        Assert.That((await RestoreAsync()).Abandoned, Is.EqualTo(3));
        for (var night = 0; night < 3; night++)
        {
            await RegisteredAsync($"Tebo {night}", new DateOnly(2025, 5, 26));
            Assert.That((await App.SendAsync(new GuardAudit.Command(Whole: night == 0))).Summary, Does.Not.Contain("broken"));
        }
        Assert.That((await App.SendAsync(new VerifyAudit.Query())).FirstBroken, Is.Null);
        Assert.That((await CheckpointFile.ReadAsync(Audit.CheckpointFile, CancellationToken.None)).Checkpoints, Has.Count.EqualTo(8), "before, three that are lost, the restore's, three after");
    }

    [Test]
    public async Task A_chain_that_somebody_has_cut_off_is_not_explained_by_an_entry_of_their_own()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        var kept = (await App.RowsAsync<long>("SELECT seq FROM audit_head"))[0];
        var before = App.Time.GetUtcNow();
        App.Time.Advance(TimeSpan.FromDays(1));
        await RegisteredAsync("Bungo", new DateOnly(2025, 5, 26));
        await App.SendAsync(new GuardAudit.Command());
        var signed = (await CheckpointFile.ReadAsync(Audit.CheckpointFile, CancellationToken.None)).Checkpoints[^1];
        await CutOffAsync(kept);
        Assert.That((await App.SendAsync(new VerifyAudit.Query())).Ok, Is.False);
        // The program's own words, but nobody with the key has signed them.
        await App.SendAsync(new Features.Operations.ReconcileRestored.Command(before));
        var found = await App.SendAsync(new VerifyAudit.Query());
        Assert.That((found.Ok, found.FirstBroken is not null), Is.EqualTo((false, true)), string.Create(CultureInfo.InvariantCulture, $"the checkpoint of {signed.Seq} is still known"));
    }

    [Test]
    public async Task A_trail_that_was_cut_off_before_the_backup_is_not_made_true_by_a_restore()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        var (kept, before) = ((await App.RowsAsync<long>("SELECT seq FROM audit_head"))[0], App.Time.GetUtcNow());
        App.Time.Advance(TimeSpan.FromDays(1));
        await RegisteredAsync("Bungo", new DateOnly(2025, 5, 26));
        await App.SendAsync(new GuardAudit.Command());
        var checkpoints = await File.ReadAllTextAsync(Audit.CheckpointFile);
        await CutOffAsync(kept);
        App.Time.Advance(TimeSpan.FromDays(1));
        await RegisteredAsync("Tebo", new DateOnly(2025, 5, 26));
        await SaveAsync();
        Assert.That(await RefusedAsync(() => RestoreAsync()), Does.Contain("signed 2024-11-05").And.Contain("Nothing was changed"));
        Reopen();
        // Nor by saying that the backup were of before.
        Assert.That(await RefusedAsync(() => App.SendAsync(new Features.Operations.ReconcileRestored.Command(before))), Does.Contain("later than the backup is said to be"));
        Assert.That(await App.RowsAsync<string>("SELECT title FROM agreements ORDER BY title"), Has.Count.EqualTo(3));
        Assert.That((await App.SendAsync(new VerifyAudit.Query())).Ok, Is.False);
        Assert.That(await File.ReadAllTextAsync(Audit.CheckpointFile), Is.EqualTo(checkpoints));
    }

    [Test]
    public async Task A_backup_of_after_a_restore_can_be_restored_and_a_reconciliation_can_be_done_again()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await SaveAsync();
        App.Time.Advance(TimeSpan.FromDays(1));
        await RegisteredAsync("Bungo", new DateOnly(2025, 5, 26));
        await App.SendAsync(new GuardAudit.Command());
        await RestoreAsync();
        App.Time.Advance(TimeSpan.FromDays(1));
        await SaveAsync();
        await RestoreAsync();
        var saved = App.Time.GetUtcNow();
        App.Time.Advance(TimeSpan.FromDays(1));
        for (var time = 0; time < 2; time++) await App.SendAsync(new Features.Operations.ReconcileRestored.Command(saved));
        await App.SendAsync(new Features.Operations.ReconcileRestored.Sign(ToFile: true));
        Assert.That((await App.SendAsync(new VerifyAudit.Query())).FirstBroken, Is.Null);
    }

    private async Task CutOffAsync(long kept)
    {
        await using var connection = await new SqliteEngine(Database).OpenAsync(CancellationToken.None);
        foreach (var trigger in (await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")).ToList()) await connection.ExecuteAsync($"DROP TRIGGER {trigger}");
        await connection.ExecuteAsync("DELETE FROM audit_checkpoints; DELETE FROM audit_entries WHERE seq > @kept", new { kept });
        var last = await connection.QuerySingleAsync<string>("SELECT hash FROM audit_entries WHERE seq = @kept", new { kept });
        await connection.ExecuteAsync("UPDATE audit_head SET seq = @kept, hash = @last", new { kept, last });
    }

    [Test]
    public async Task A_key_that_is_not_known_here_is_believed_only_when_that_is_said_or_none_is_here()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await App.SendAsync(new GuardAudit.Command());
        await SaveAsync();
        var (own, other) = (await File.ReadAllTextAsync(Audit.PrivateKeyFile), Path.Combine(Place, "other.pem"));
        File.Move(Audit.PrivateKeyFile, other);
        File.Delete(Audit.CheckpointFile);
        InstallationKey.Rotate(Audit);
        File.Delete(Audit.RetiredKeysFile);
        var here = await File.ReadAllTextAsync(Audit.PrivateKeyFile);
        Assert.That(await RefusedAsync(() => RestoreAsync()), Does.Contain("--trust-keys"));
        Assert.That((await File.ReadAllTextAsync(Audit.PrivateKeyFile), File.Exists(Audit.RetiredKeysFile), File.Exists(Audit.CheckpointFile)), Is.EqualTo((here, false, false)), "nothing was changed");
        Reopen();
        await RestoreAsync(trustKeys: true);
        Assert.That((await App.SendAsync(new VerifyAudit.Query())).FirstBroken, Is.Null);
        Assert.That(await File.ReadAllTextAsync(Audit.PrivateKeyFile), Is.EqualTo(here));
        foreach (var file in new[] { Audit.PrivateKeyFile, Audit.RetiredKeysFile, Audit.CheckpointFile }) File.Delete(file);
        await RestoreAsync();
        Assert.That(await File.ReadAllTextAsync(Audit.PrivateKeyFile), Is.EqualTo(own));
        Assert.That((await App.SendAsync(new VerifyAudit.Query())).FirstBroken, Is.Null);
    }

    [Test]
    public async Task A_restore_that_is_refused_has_added_no_checkpoint()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await App.SendAsync(new GuardAudit.Command());
        await SaveAsync();
        File.Delete(Audit.CheckpointFile);
        await App.DisposeAsync();
        using (await RestoreDraft.PrepareAsync(Saved, null, Database, Audit, trustKeys: false, CancellationToken.None)) Assert.That(File.Exists(Audit.CheckpointFile), Is.False);
        Reopen();
    }
}
