using Agreements.Domain.Auditing;
using Agreements.Domain.Texts;

namespace Agreements.App.Auditing;

/// <param name="Entries">Verified.</param>
/// <param name="Last">The last entry that is right.</param>
/// <param name="FirstBroken">Null when all is as it was written.</param>
/// <param name="Checkpoints">Compared with.</param>
public sealed record Verification(long Entries, ChainWalk Last, ChainBreak? FirstBroken, int Checkpoints)
{
    /// <summary>Restores from a backup, of which the trail itself says what they left behind.</summary>
    public IReadOnlyList<Restoration> Restorations { get; init; } = [];
}

/// <summary>Verifies the chain of the database against itself, its head and the checkpoints.</summary>
public sealed class ChainVerifier(AuditRows rows, CheckpointStore checkpoints, InstallationKey key, Restorations restorations)
{
    /// <param name="whole">False = from the last checkpoint on.</param>
    public async Task<Verification> VerifyAsync(bool whole, CancellationToken ct)
    {
        // In this order: whatever is committed meanwhile, no true checkpoint and no true entry stands behind the head.
        var read = await checkpoints.AllAsync(ct);
        var last = await rows.LastAsync(ct);
        var head = await rows.HeadAsync(ct);
        var signers = key.Known;
        var all = read.Checkpoints.Where(c => signers.Any(k => k.HasSigned(c))).ToList();
        var restored = await restorations.SignedAsync(all, ct);
        var signed = all.Where(c => !restored.Any(r => r.Explains(c))).ToList();
        var from = whole || signed.Count == 0 ? 0 : Math.Max(signed[^1].Seq - 1, 0);
        var walk = new ChainWalk(from, from == 0 ? ChainEntry.Root : null);
        var broken = await ChainCheck.RunAsync(rows.ReadAsync(from, head.Seq, ct), walk, [.. signed.Where(c => c.Seq > from)])
            ?? BrokenEnd(walk, head, last) ?? BrokenCheckpoint(read, all);
        return new Verification(walk.Seq - from, walk, broken, signed.Count) { Restorations = restored };
    }

    private static ChainBreak? BrokenEnd(ChainWalk walk, ChainHead head, long last)
    {
        if (walk.Seq < head.Seq) return new ChainBreak(walk.Seq + 1, new Message("audit.missing", walk.Seq + 1));
        if (walk.Hash is { } hash && hash != head.Hash) return new ChainBreak(Math.Max(walk.Seq, 1), new Message("audit.head", walk.Seq));
        return last > head.Seq ? new ChainBreak(head.Seq + 1, new Message("audit.beyond", head.Seq + 1)) : null;
    }

    private static ChainBreak? BrokenCheckpoint(ReadCheckpoints read, List<Checkpoint> signed) =>
        read.Broken ?? (read.Checkpoints.Except(signed).FirstOrDefault() is { } foreign ? new ChainBreak(foreign.Seq, new Message("audit.signature", foreign.Seq)) : null);
}
