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

    private RestoreDraft(string place, Manifest manifest)
    {
        (_place, Manifest) = (place, manifest);
        Engine = new SqliteEngine(File);
    }

    public Manifest Manifest { get; }

    /// <summary>Of the database that is made ready.</summary>
    public SqliteEngine Engine { get; }

    private string File => Path.Combine(_place, BackupParts.Database);

    /// <summary>Takes the backup out beside the database and verifies it. Keys and checkpoints that are not known here are added to those that are: nothing of them is replaced.</summary>
    /// <param name="database">The file in whose place it is to stand; no process has it open.</param>
    /// <exception cref="BackupRefused">It is not what was written, or of a newer program.</exception>
    public static async Task<RestoreDraft> PrepareAsync(string file, string? passphrase, string database, AuditOptions audit, CancellationToken ct)
    {
        var place = database + ".restoring";
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(database))!);
        try
        {
            var opened = await BackupReader.OpenAsync(file, passphrase, place, ct);
            RequireKnown(opened);
            await TakenKeys.AddAsync(opened.Files, audit, ct);
            return new RestoreDraft(place, opened.Manifest);
        }
        catch
        {
            if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
            throw;
        }
    }

    /// <summary>Puts it in the place of the database, which is kept under another name.</summary>
    /// <returns>Where the old one is; null = there was none.</returns>
    public string? PutInPlace(string database, DateTimeOffset at)
    {
        Engine.Dispose();
        DatabaseFile.Close(File);
        var aside = string.Create(CultureInfo.InvariantCulture, $"{database}.before-restore-{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        if (System.IO.File.Exists(database)) CloseOld(database);
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
