using System.Globalization;
using System.Text.Json.Nodes;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Auditing;

namespace Agreements.App.Auditing;

/// <summary>An entry of the trail by which a restore says what is not in this database any more.</summary>
/// <param name="Seq">Its own.</param>
/// <param name="BackupAt">Of when the backup was.</param>
/// <param name="Lost">Entries behind the backup's last one, up to this one, are not in this database, as far as checkpoints tell.</param>
/// <param name="Abandoned">The checkpoints of what is not here, each by number and hash.</param>
public sealed record Restoration(long Seq, string Hash, DateTimeOffset BackupAt, long Lost, IReadOnlySet<(long Seq, string Hash)> Abandoned)
{
    internal const string Kind = "installation", Action = "restore";

    private const string BackupPath = "/backup/at", LostPath = "/backup/lostTo", AbandonedPath = "/abandoned";

    /// <summary>The checkpoint is of entries that this restore has left behind.</summary>
    public bool Explains(Checkpoint checkpoint) => Abandoned.Contains((checkpoint.Seq, checkpoint.Hash));

    internal static IReadOnlyList<FieldChange> Say(DateTimeOffset backupAt, long last, IReadOnlyList<Checkpoint> abandoned) =>
    [
        new FieldChange(BackupPath, null, backupAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        new FieldChange(LostPath, abandoned.Select(c => c.Seq).Append(last).Max(), last),
        .. abandoned.Select((c, i) => new FieldChange(string.Create(CultureInfo.InvariantCulture, $"{AbandonedPath}/{i}"), string.Create(CultureInfo.InvariantCulture, $"{c.Seq} {c.Hash}"))),
    ];

    /// <returns>Null when the entry is none, or does not say what its hash says.</returns>
    internal static Restoration? Of(ChainEntry entry)
    {
        try
        {
            if (entry.Seq is not { } seq || entry.Content["subjectKind"]?.ToString() != Kind || entry.Content["action"]?.ToString() != Action || entry.Hash is not { } hash || ChainEntry.HashOf(entry.Content) != hash) return null;
            var changes = JsonNode.Parse(entry.Content["changes"]!.GetValue<string>())!.AsArray();
            JsonNode At(string path) => changes.First(c => c!["path"]!.ToString() == path)!;
            var abandoned = changes.Where(c => c!["path"]!.ToString().StartsWith(AbandonedPath, StringComparison.Ordinal)).Select(c => c!["old"]!.ToString().Split(' '));
            return new Restoration(seq, hash, DateTimeOffset.Parse(At(BackupPath)["new"]!.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), At(LostPath)["old"]!.GetValue<long>(),
                abandoned.Select(p => (long.Parse(p[0], CultureInfo.InvariantCulture), p[1])).ToHashSet());
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or NullReferenceException or System.Text.Json.JsonException or IndexOutOfRangeException)
        {
            // Somebody has written it who does not know how.
            return null;
        }
    }

    /// <summary>Those that count: signed with the installation's key exactly where they stand. Who can only write to the database cannot explain a cut-off with one of their own.</summary>
    internal static IReadOnlyList<Restoration> Signed(IEnumerable<Restoration> found, IReadOnlyList<Checkpoint> signed) => [.. found.Where(r => signed.Any(c => c.Seq == r.Seq && c.Hash == r.Hash))];
}

/// <summary>Reads and writes what the trail says of restores.</summary>
public sealed class Restorations(Db db, AuditTrail trail, AuditRows rows, CheckpointStore checkpoints, InstallationKey key)
{
    // As all that is no record of its own.
    private static readonly Guid Installation = Guid.Empty;

    private static readonly Statement All = Statement.Of("""
        SELECT seq, at, actor, via, address, request_id, subject_kind, subject_id, action, version, changes, reason, previous_hash, hash FROM audit_entries
        WHERE subject_id = @Installation AND action = 'restore' ORDER BY seq
        """);

    private static readonly Statement HashAt = Statement.Of("SELECT hash FROM audit_entries WHERE seq = @Seq");

    /// <param name="signed">Checkpoints whose signatures are right.</param>
    public async Task<IReadOnlyList<Restoration>> SignedAsync(IReadOnlyList<Checkpoint> signed, CancellationToken ct) =>
        Restoration.Signed((await db.QueryAsync<AuditRow>(All, new { Installation }, ct)).Select(r => Restoration.Of(r.ToEntry())).OfType<Restoration>(), signed);

    /// <summary>Says in the trail that the database was restored, and which checkpoints speak of what is not here. Within the caller's transaction; the entry counts when it is signed.</summary>
    /// <returns>So many checkpoints are left behind.</returns>
    /// <exception cref="BackupRefused">The backup is not what was signed before it was made, or is of a later moment than is said: to sign that would make a forged trail a true one.</exception>
    public async Task<int> AppendAsync(DateTimeOffset backupAt, CancellationToken ct)
    {
        var (head, signers) = (await rows.HeadAsync(ct), key.Known);
        await RequireBeforeAsync(head.Seq, backupAt, ct);
        var signed = (await checkpoints.AllAsync(ct)).Checkpoints.Where(c => signers.Any(k => k.HasSigned(c))).ToList();
        var (earlier, abandoned) = (await SignedAsync(signed, ct), new List<Checkpoint>());
        foreach (var checkpoint in signed)
        {
            if (checkpoint.Seq <= head.Seq && await db.FirstAsync<string>(HashAt, new { checkpoint.Seq }, ct) == checkpoint.Hash) continue;
            if (checkpoint.At <= backupAt && !earlier.Any(r => r.Explains(checkpoint)))
                throw new BackupRefused(string.Create(CultureInfo.InvariantCulture, $"The checkpoint of audit entry {checkpoint.Seq}, signed {checkpoint.At.UtcDateTime:O} and so before the backup of {backupAt.UtcDateTime:O}, does not fit what is restored: its trail had been changed or cut off, or the backup is older than is said. Nothing was changed; take an earlier backup, or say of when it is."));
            abandoned.Add(checkpoint);
        }
        trail.Append(Restoration.Kind, Installation, Restoration.Action, 0, Restoration.Say(backupAt, head.Seq, abandoned), null);
        return abandoned.Count;
    }

    // The entry of this same restore, when it is done again, is of course later.
    private async Task RequireBeforeAsync(long seq, DateTimeOffset backupAt, CancellationToken ct)
    {
        for (; seq > 0; seq--)
        {
            await foreach (var entry in rows.ReadAsync(seq - 1, seq, ct))
            {
                if (Restoration.Of(entry) is { } same && same.BackupAt == backupAt) continue;
                if (entry.Content["at"]?.ToString() is { } at && string.CompareOrdinal(at, AuditRow.Text(backupAt)) <= 0) return;
                throw new BackupRefused(string.Create(CultureInfo.InvariantCulture, $"The last audit entry, {seq}, is of {entry.Content["at"]}, later than the backup is said to be ({backupAt.UtcDateTime:O}). Nothing was changed; take another backup, or say of when it is."));
            }
        }
    }
}
