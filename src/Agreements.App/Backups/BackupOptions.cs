using Agreements.App.Data;

namespace Agreements.App.Backups;

/// <summary>Options of <c>Backup</c>: the nightly backup of an embedded database.</summary>
public sealed class BackupOptions
{
    /// <summary>Where a backup is written each night; it should lie on another disk. Null = none is written.</summary>
    public string? Directory { get; set; }

    /// <summary>So many of the nightly ones are kept, the newest.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>A file whose first line encrypts backups. Null = they are as readable as the database.</summary>
    public string? PassphraseFile { get; set; }

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    /// <param name="engine">Only a file of ours is saved by us; a server is backed up by its own means.</param>
    public IEnumerable<string> Problems(Engine engine)
    {
        if (Keep is < 1 or > 1000) yield return "Backup:Keep must be between 1 and 1000: so many nightly backups are kept.";
        if (Directory is not null && engine is not SqliteEngine) yield return "Backup:Directory is set, but the database stands on a server, which is backed up by its own means (BACKUP DATABASE). Remove the setting.";
        if (PassphraseFile is { } file && Passphrase.Problem(file) is { } problem) yield return $"Backup:PassphraseFile: {problem}";
    }
}
