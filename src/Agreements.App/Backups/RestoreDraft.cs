using System.Globalization;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Microsoft.Data.Sqlite;

namespace Agreements.App.Backups;

/// <summary>A backup that is made ready beside the database. Only the last step, one renaming, puts it in its place: whatever stops a restore leaves the old database or the new one, and beginning again finishes it.</summary>
public sealed class RestoreDraft : IDisposable
{
    private const int Corrupt = 11, NotADatabase = 26;

    private static readonly string[] Logs = ["-wal", "-shm"];

    private readonly string _place;

    private readonly TakenKeys _keys;

    private RestoreDraft(string place, Manifest manifest, TakenKeys keys)
    {
        (_place, Manifest, _keys) = (place, manifest, keys);
        Engine = new SqliteEngine(File);
    }

    public Manifest Manifest { get; }

    /// <summary>Of the database that is made ready.</summary>
    public SqliteEngine Engine { get; }

    /// <summary>Where the key and the checkpoints lie until it is in its place: those that are here and those of the backup.</summary>
    public AuditOptions Audit => _keys.Audit;

    /// <summary>Keys of the audit trail, by their ids, that the backup makes known here.</summary>
    public IReadOnlyList<string> AddedKeys => _keys.Added;

    private string File => Path.Combine(_place, BackupParts.Database);

    /// <summary>Takes the backup out beside the database and verifies it. Nothing that is here is changed.</summary>
    /// <param name="database">The file in whose place it is to stand; no process has it open.</param>
    /// <param name="audit">Where the key and the checkpoints of this installation lie.</param>
    /// <param name="trustKeys">Also keys that are not known here, where others are.</param>
    /// <exception cref="BackupRefused">It is not what was written, of a newer program, or brings keys that are not known here.</exception>
    public static async Task<RestoreDraft> PrepareAsync(string file, string? passphrase, string database, AuditOptions audit, bool trustKeys, CancellationToken ct)
    {
        var place = database + ".restoring";
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(database))!);
        try
        {
            var opened = await BackupReader.OpenAsync(file, passphrase, place, ct);
            RequireKnown(opened);
            return new RestoreDraft(place, opened.Manifest, await TakenKeys.LayAsync(opened.Files, audit, Path.Combine(place, "audit"), trustKeys, ct));
        }
        catch
        {
            if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
            throw;
        }
    }

    /// <summary>Puts it in the place of the database, which is kept under another name; directly before, its keys and checkpoints are added to those that are here, of which none is replaced.</summary>
    /// <returns>Where the old one is; null = there was none.</returns>
    public async Task<string?> PutInPlaceAsync(string database, AuditOptions audit, DateTimeOffset at, CancellationToken ct)
    {
        Engine.Dispose();
        DatabaseFile.Close(File);
        var aside = string.Create(CultureInfo.InvariantCulture, $"{database}.before-restore-{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        if (System.IO.File.Exists(database)) CloseOld(database);
        await _keys.AddAsync(audit, ct);
        // A log that is left beside a damaged or vanished database would be played into the new one.
        foreach (var log in Logs.Where(l => System.IO.File.Exists(database + l))) System.IO.File.Move(database + log, aside + log);
        if (!System.IO.File.Exists(database))
        {
            System.IO.File.Move(File, database);
            return null;
        }
        // Keeps the old one by a second name, then renames over it.
        System.IO.File.Replace(File, database, aside);
        return aside;
    }

    public void Dispose()
    {
        Engine.Dispose();
        if (Directory.Exists(_place)) Directory.Delete(_place, recursive: true);
    }

    private static void RequireKnown(OpenedBackup opened)
    {
        using var engine = new SqliteEngine(opened.Database);
        if (Migrations.Applied(engine).Except(Migrations.Scripts(engine.Folder).Select(s => s.Name)).LastOrDefault() is { } unknown)
            throw new BackupRefused($"The backup is of a newer program ({opened.Manifest.Program}): this one does not know its migration {unknown}. Nothing was changed; restore it with that program or a newer one.");
    }

    private static void CloseOld(string database)
    {
        try
        {
            DatabaseFile.Close(database);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NotADatabase)
        {
            // That may be why a backup is restored; it is kept as it is.
        }
    }
}
