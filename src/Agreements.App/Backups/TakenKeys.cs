using Agreements.App.Auditing;
using Agreements.App.Data;

namespace Agreements.App.Backups;

/// <summary>The audit key and the checkpoints of a backup beside those that are here. What is here stays.</summary>
/// <param name="Audit">Where they lie together, until the database is put in its place.</param>
/// <param name="Added">Keys, by their ids, that were not known here.</param>
internal sealed record TakenKeys(AuditOptions Audit, IReadOnlyList<string> Added)
{
    /// <param name="place">A directory for the owner alone.</param>
    /// <param name="trust">Also keys that are not known here, where others are: who has one can sign a trail of their own.</param>
    /// <exception cref="BackupRefused">There are such, and they are not trusted.</exception>
    public static async Task<TakenKeys> LayAsync(IReadOnlyDictionary<string, string> files, AuditOptions here, string place, bool trust, CancellationToken ct)
    {
        DataDirectory.Create(place);
        var audit = new AuditOptions { Directory = place, Auditors = here.Auditors };
        var (known, brought) = (await KnownAsync(here.PrivateKeyFile, here.RetiredKeysFile, ct), await KnownAsync(files.GetValueOrDefault(BackupParts.Key), files.GetValueOrDefault(BackupParts.RetiredKeys), ct));
        var added = brought.Select(k => k.Id).Except(known.Select(k => k.Id)).ToList();
        if (known.Count > 0 && added.Count > 0 && !trust)
            throw new BackupRefused($"The backup brings keys of the audit trail that are not known here: {string.Join(", ", added)}. Nothing was changed. Add --trust-keys if they are keys of this installation: compare them with what its auditors have.");
        var key = File.Exists(here.PrivateKeyFile) ? here.PrivateKeyFile : files.GetValueOrDefault(BackupParts.Key);
        if (key is not null) Place(key, audit.PrivateKeyFile);
        await KeepAsync([.. known, .. brought], await KnownAsync(key, null, ct), audit.RetiredKeysFile, ct);
        foreach (var from in new[] { here.CheckpointFile, files.GetValueOrDefault(BackupParts.Checkpoints) }) await AddCheckpointsAsync(from, audit.CheckpointFile, ct);
        return new TakenKeys(audit, added);
    }

    /// <summary>Adds to what is here what is not here yet; done again it adds nothing.</summary>
    public async Task AddAsync(AuditOptions here, CancellationToken ct)
    {
        if (!File.Exists(here.PrivateKeyFile) && File.Exists(Audit.PrivateKeyFile)) Place(Audit.PrivateKeyFile, here.PrivateKeyFile);
        await KeepAsync(await KnownAsync(null, Audit.RetiredKeysFile, ct), await KnownAsync(here.PrivateKeyFile, here.RetiredKeysFile, ct), here.RetiredKeysFile, ct);
        await AddCheckpointsAsync(Audit.CheckpointFile, here.CheckpointFile, ct);
    }

    private static async Task<List<PublicKey>> KnownAsync(string? key, string? retired, CancellationToken ct)
    {
        var known = new List<PublicKey>();
        if (File.Exists(key)) known.Add(PublicKey.Read(await File.ReadAllTextAsync(key, ct)));
        if (File.Exists(retired)) known.AddRange(PublicKey.ReadAll(await File.ReadAllTextAsync(retired, ct)));
        return [.. known.DistinctBy(k => k.Id)];
    }

    private static async Task KeepAsync(IEnumerable<PublicKey> keys, IEnumerable<PublicKey> known, string file, CancellationToken ct)
    {
        var ids = known.Select(k => k.Id).ToHashSet();
        foreach (var key in keys.Where(k => ids.Add(k.Id))) await File.AppendAllTextAsync(file, key.Pem + "\n", ct);
    }

    private static async Task AddCheckpointsAsync(string? from, string to, CancellationToken ct)
    {
        if (from is null) return;
        var known = (await CheckpointFile.ReadAsync(to, ct)).Checkpoints.ToHashSet();
        foreach (var checkpoint in (await CheckpointFile.ReadAsync(from, ct)).Checkpoints.Where(known.Add)) CheckpointFile.Append(to, checkpoint);
    }

    private static void Place(string from, string to)
    {
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(to))!);
        using var target = DataDirectory.CreateAnew(to);
        using var source = File.OpenRead(from);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }
}
