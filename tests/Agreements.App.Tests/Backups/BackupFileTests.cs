using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Operations;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>What is written as a backup is whole, also while the service writes, and whatever was done to it is noticed.</summary>
public sealed class BackupFileTests : BackupTest
{
    private const string Secret = "correct horse battery staple";

    [Test]
    public async Task A_backup_of_a_service_that_is_writing_is_consistent_and_says_what_is_in_it()
    {
        await RegisteredAsync("Jambi", new DateOnly(2025, 5, 26));
        await App.SendAsync(new GuardAudit.Command());
        var enough = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.Task.IsCompleted; i++) await InstitutionAsync($"Kota {i}");
        });
        var saved = new List<Manifest>();
        for (var i = 0; i < 3; i++) saved.Add(await SaveAsync());
        enough.SetResult();
        await writing;
        var found = await VerifyAsync();
        Assert.That((found.AuditSeq, found.AuditHash, found.Institutions), Is.EqualTo((saved[^1].AuditSeq, saved[^1].AuditHash, saved[^1].Institutions)));
        Assert.That(saved.Select(s => s.Institutions), Is.Ordered.And.All.GreaterThanOrEqualTo(2));
        Assert.That((found.Agreements, found.Schema), Is.EqualTo((1L, Migrations.Scripts("sqlite")[^1].Name)));
        Assert.That(found.Parts.Select(p => p.Name), Is.EqualTo(new[] { BackupParts.Database, BackupParts.Key, BackupParts.Checkpoints }));
        Assert.That(Directory.GetFileSystemEntries(Place), Is.EqualTo(new[] { Saved }), "nothing else is left");
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(Saved), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task An_encrypted_backup_opens_with_its_passphrase_alone()
    {
        await InstitutionAsync("Kota Jambi");
        await SaveAsync(Secret);
        Assert.That((await VerifyAsync(Secret)).Institutions, Is.EqualTo(1));
        Assert.That(await RefusedAsync(() => VerifyAsync()), Does.Contain("--passphrase-file"));
        Assert.That(await RefusedAsync(() => VerifyAsync(Secret + "!")), Does.Contain("passphrase is another one"));
        Assert.That(File.ReadAllText(Saved), Does.Not.Contain("manifest"));
        await SaveAsync();
        Assert.That(await RefusedAsync(() => VerifyAsync(Secret)), Does.Contain("is not encrypted"), "somebody may have put another in its place");
    }

    [TestCase(null)]
    [TestCase(Secret)]
    public async Task Whatever_was_changed_or_cut_off_is_noticed(string? passphrase)
    {
        await InstitutionAsync("Kota Jambi");
        await App.SendAsync(new GuardAudit.Command());
        await App.ExecuteAsync("INSERT INTO installation (name, value) VALUES ('filler', hex(randomblob(200000)))");
        await SaveAsync(passphrase);
        var whole = await File.ReadAllBytesAsync(Saved);
        const int Chunk = 64 * 1024 + 16, Header = 28;
        foreach (var at in new[] { 30, whole.Length / 2, whole.Length - 30 })
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(Saved, changed);
            await RefusedAsync(() => VerifyAsync(passphrase));
        }
        foreach (var length in new[] { 0, Header, whole.Length - 40, Header + Chunk })
        {
            await File.WriteAllBytesAsync(Saved, whole[..length]);
            await RefusedAsync(() => VerifyAsync(passphrase));
        }
        if (passphrase is null) return;
        await File.WriteAllBytesAsync(Saved, [.. whole[..Header], .. whole[(Header + Chunk)..(Header + 2 * Chunk)], .. whole[Header..(Header + Chunk)], .. whole[(Header + 2 * Chunk)..]]);
        await RefusedAsync(() => VerifyAsync(passphrase));
        await File.WriteAllBytesAsync(Saved, whole[..^1]);
        await RefusedAsync(() => VerifyAsync(passphrase));
    }

    [Test]
    public async Task Every_night_one_is_written_the_newest_are_kept_and_a_failure_shows()
    {
        Assert.That((await App.SendAsync(new SaveBackup.Command())).Summary, Is.EqualTo("no directory is set"));
        (App.Backup.Directory, App.Backup.Keep) = (Path.Combine(Place, "nightly"), 2);
        for (var night = 0; night < 4; night++)
        {
            await App.SendAsync(new SaveBackup.Command());
            App.Time.Advance(TimeSpan.FromDays(1));
        }
        Assert.That(Directory.GetFileSystemEntries(App.Backup.Directory).Select(Path.GetFileName).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "agreements-20241106T020000Z.backup", "agreements-20241107T020000Z.backup" }));
        var saved = (await App.SendAsync(new GetHealth.Query())).Jobs.Single(j => j.Job == "backup").SucceededAt;
        await File.WriteAllTextAsync(App.Backup.Directory = Path.Combine(Place, "full"), "no directory");
        var refused = Assert.ThrowsAsync<BackupRefused>(() => App.SendAsync(new SaveBackup.Command()))!;
        Assert.That((refused.InnerException, refused.Message), Is.EqualTo(((Exception?)null, refused.Message)), "it is not the disk of the database that is full");
        Assert.That(refused.Message, Does.Contain(App.Backup.Directory));
        var health = (await App.SendAsync(new GetHealth.Query())).Jobs.Single(j => j.Job == "backup");
        Assert.That((health.SucceededAt, health.StartedAt), Is.EqualTo((saved, App.Time.GetUtcNow())));
    }

    [Test]
    public async Task What_cannot_be_saved_leaves_the_backup_of_before()
    {
        await InstitutionAsync("Kota Jambi");
        await SaveAsync();
        var before = await File.ReadAllBytesAsync(Saved);
        await App.ExecuteAsync("UPDATE audit_head SET seq = seq + 1");
        Assert.That(await RefusedAsync(() => SaveAsync()), Does.Contain("last entry of the audit trail"));
        Assert.That(await File.ReadAllBytesAsync(Saved), Is.EqualTo(before));
    }

    [Test]
    public async Task Nothing_unsealed_lies_where_the_backup_goes_and_nothing_is_written_through_a_link()
    {
        await InstitutionAsync("Kota Jambi");
        var other = Path.Combine(Place, "other");
        await File.WriteAllTextAsync(other, "of somebody else");
        File.CreateSymbolicLink(Saved + ".part", other);
        var left = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Database)!, ".agreements-backup-left")).FullName;
        Directory.SetLastWriteTimeUtc(left, App.Time.GetUtcNow().UtcDateTime.AddDays(-2));
        var seen = new System.Collections.Concurrent.ConcurrentBag<string?>();
        using (var watcher = new FileSystemWatcher(Place))
        {
            watcher.Created += (_, e) => seen.Add(e.Name);
            watcher.EnableRaisingEvents = true;
            await SaveAsync(Secret);
        }
        Assert.That(seen, Is.SubsetOf(new[] { "a.backup.part", "a.backup" }));
        Assert.That(await File.ReadAllTextAsync(other), Is.EqualTo("of somebody else"));
        Assert.That(Directory.GetDirectories(Path.GetDirectoryName(Database)!, ".*backup*"), Is.Empty);
    }

    [Test]
    public async Task What_somebody_else_has_put_beside_the_nightly_ones_stays_and_the_one_just_written_too()
    {
        (App.Backup.Directory, App.Backup.Keep) = (Path.Combine(Place, "nightly"), 1);
        Directory.CreateDirectory(App.Backup.Directory);
        string[] theirs = ["agreements-before-upgrade.backup", "agreements-20200101T000000Z.backup.txt", "x.part", "agreements-x.backup.copy"];
        // Of a clock that was wrong.
        string[] ours = ["agreements-20990101T000000Z.backup", "agreements-20200101T000000Z.backup", "agreements-20200102T000000Z.backup.part"];
        foreach (var name in theirs.Concat(ours))
        {
            await File.WriteAllTextAsync(Path.Combine(App.Backup.Directory, name), "");
            File.SetLastWriteTimeUtc(Path.Combine(App.Backup.Directory, name), App.Time.GetUtcNow().UtcDateTime.AddDays(-9));
        }
        await App.SendAsync(new SaveBackup.Command());
        Assert.That(Directory.GetFiles(App.Backup.Directory).Select(Path.GetFileName), Is.EquivalentTo(theirs.Append("agreements-20990101T000000Z.backup").Append("agreements-20241104T020000Z.backup")));
    }

    [TestCase(1L << 40, 10, "are free at")]
    [TestCase(10, 1_000_000, "longer than what was written")]
    [TestCase(-1, 10, "its manifest is not what was written")]
    public async Task A_small_file_that_would_fill_the_disk_is_refused(long said, int held, string sentence)
    {
        await SaveAsync();
        var manifest = (await VerifyAsync()) with { Parts = [new BackupPart(BackupParts.Database, said, "")] };
        await using (var zip = new System.IO.Compression.GZipStream(File.Create(Saved), System.IO.Compression.CompressionLevel.Fastest))
        await using (var tar = new System.Formats.Tar.TarWriter(zip))
        {
            using var first = new MemoryStream(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(manifest, Json.Options));
            using var second = new MemoryStream(new byte[held]);
            await tar.WriteEntryAsync(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, BackupParts.Manifest) { DataStream = first });
            await tar.WriteEntryAsync(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, BackupParts.Database) { DataStream = second });
        }
        Assert.That(await RefusedAsync(() => VerifyAsync()), Does.Contain(sentence));
    }

    [Test]
    public async Task A_database_of_an_older_schema_is_saved_as_it_is()
    {
        await InstitutionAsync("Kota Jambi");
        var scripts = Migrations.Scripts("sqlite");
        await App.ExecuteAsync("DELETE FROM SchemaVersions WHERE ScriptName = @Name", new { scripts[^1].Name });
        await SaveAsync();
        Assert.That((await VerifyAsync()).Schema, Is.EqualTo(scripts[^2].Name));
        // From before documents.
        await App.ExecuteAsync("DELETE FROM SchemaVersions WHERE ScriptName = '0024_documents.sql'");
        await App.ExecuteAsync("ALTER TABLE blobs RENAME COLUMN place TO elsewhere");
        await SaveAsync();
        Assert.That((await VerifyAsync()).Institutions, Is.EqualTo(1));
    }
}
