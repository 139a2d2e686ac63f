using Agreements.App.Data;
using Agreements.Domain.Auditing;
using Microsoft.Extensions.Options;

namespace Agreements.App.Auditing;

/// <summary>Checkpoints in the database and in their file.</summary>
public sealed class CheckpointStore(Db db, IOptions<AuditOptions> options, InstallationKey key, TimeProvider time)
{
    private static readonly Statement All = Statement.Of("SELECT seq, hash, at, key_id, signature FROM audit_checkpoints ORDER BY seq");
    private static readonly Statement At = Statement.Of("SELECT COUNT(*) FROM audit_checkpoints WHERE seq = @Seq");
    private static readonly Statement Insert = Statement.Of("INSERT INTO audit_checkpoints (seq, hash, at, key_id, signature) VALUES (@Seq, @Hash, @At, @KeyId, @Signature)");

    private static readonly Statement LastSigner = Statement.Limited("SELECT key_id FROM audit_checkpoints ORDER BY seq DESC", "Count");

    /// <returns>False = the newest one was signed by a key that this process does not know, as a node that has another key file than the others.</returns>
    public async Task<bool> KnowsSignerAsync(CancellationToken ct) => await db.FirstAsync<string>(LastSigner, new { Count = 1 }, ct) is not { } signer || key.Known.Any(k => k.Id == signer);

    /// <summary>In their order.</summary>
    public async Task<IReadOnlyList<Checkpoint>> StoredAsync(CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>(All, null, ct)).Select(r => new Checkpoint(r.Seq, r.Hash, r.At, r.KeyId, r.Signature))];

    /// <summary>Of the database and of the file: what is deleted in one place is still known from the other.</summary>
    public async Task<ReadCheckpoints> AllAsync(CancellationToken ct)
    {
        var file = await CheckpointFile.ReadAsync(options.Value.CheckpointFile, ct);
        return file with { Checkpoints = [.. file.Checkpoints.Concat(await StoredAsync(ct)).Distinct().OrderBy(c => c.Seq)] };
    }

    /// <summary>Signs the chain up to an entry that has just been verified.</summary>
    /// <returns>Null when there is nothing that is not covered already.</returns>
    public async Task<Checkpoint?> SignAsync(long seq, string hash, CancellationToken ct)
    {
        if (await StoreAsync(seq, hash, ct) is not { } checkpoint) return null;
        CheckpointFile.Append(options.Value.CheckpointFile, checkpoint);
        return checkpoint;
    }

    /// <summary>The same in the database alone, where the file must not know of it before the database stands in its place.</summary>
    public async Task<Checkpoint?> StoreAsync(long seq, string hash, CancellationToken ct)
    {
        if (seq == 0 || await db.FirstAsync<long>(At, new { Seq = seq }, ct) > 0) return null;
        var checkpoint = key.Sign(seq, hash, time.GetUtcNow());
        try
        {
            await db.ExecuteAsync(Insert, new { checkpoint.Seq, checkpoint.Hash, checkpoint.At, checkpoint.KeyId, checkpoint.Signature }, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            return null;
        }
        return checkpoint;
    }

    private sealed class Row
    {
        public long Seq { get; init; }
        public string Hash { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string KeyId { get; init; } = "";
        public string Signature { get; init; } = "";
    }
}
