using Agreements.App.Auditing;
using Agreements.App.Data;

namespace Agreements.App.Backups;

/// <summary>The audit key and the checkpoints of a backup beside those that are here. What is here stays.</summary>
internal static class TakenKeys
{
    public static async Task AddAsync(IReadOnlyDictionary<string, string> files, AuditOptions audit, CancellationToken ct)
    {
        if (files.TryGetValue(BackupParts.Key, out var key))
        {
            if (!File.Exists(audit.PrivateKeyFile)) Place(key, audit.PrivateKeyFile);
            // Another key may be used here meanwhile; what the old one has signed stays known.
            else await RetireAsync(await File.ReadAllTextAsync(key, ct), audit, ct);
        }
        if (files.TryGetValue(BackupParts.RetiredKeys, out var retired)) await RetireAsync(await File.ReadAllTextAsync(retired, ct), audit, ct);
        if (files.TryGetValue(BackupParts.Checkpoints, out var checkpoints)) await AddCheckpointsAsync(checkpoints, audit.CheckpointFile, ct);
    }

    private static async Task RetireAsync(string pems, AuditOptions audit, CancellationToken ct)
    {
        var known = new InstallationKey(Microsoft.Extensions.Options.Options.Create(audit)).Known.Select(k => k.Id).ToHashSet();
        foreach (var key in PublicKey.ReadAll(pems).Where(k => known.Add(k.Id))) await File.AppendAllTextAsync(audit.RetiredKeysFile, key.Pem + "\n", ct);
    }

    private static async Task AddCheckpointsAsync(string from, string to, CancellationToken ct)
    {
        var known = (await CheckpointFile.ReadAsync(to, ct)).Checkpoints.ToHashSet();
        foreach (var checkpoint in (await CheckpointFile.ReadAsync(from, ct)).Checkpoints.Where(known.Add)) CheckpointFile.Append(to, checkpoint);
    }

    private static void Place(string from, string to)
    {
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(to))!);
        using var target = DataDirectory.CreateFile(to);
        using var source = File.OpenRead(from);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }
}
