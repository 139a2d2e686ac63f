using Agreements.Domain.Auditing;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Auditing;

/// <summary>Compares a chain with its checkpoints, be it read from the database or from an export.</summary>
internal static class ChainCheck
{
    /// <param name="walk">Where to begin; afterwards it stands at the last entry that is right.</param>
    /// <param name="checkpoints">Whose signatures are right.</param>
    /// <returns>Null when all is as it was written.</returns>
    public static async Task<ChainBreak?> RunAsync(IAsyncEnumerable<ChainEntry> entries, ChainWalk walk, IReadOnlyList<Checkpoint> checkpoints)
    {
        var expected = checkpoints.ToLookup(c => c.Seq);
        await foreach (var entry in entries)
        {
            if (walk.Take(entry) is { } broken) return broken;
            if (expected[walk.Seq].FirstOrDefault(c => c.Hash != walk.Hash) is { } other) return new ChainBreak(walk.Seq, new Message("audit.rebuilt", walk.Seq, Zone.Wib.Today(other.At)));
        }
        return checkpoints.Any(c => c.Seq > walk.Seq) ? new ChainBreak(walk.Seq + 1, new Message("audit.missing", walk.Seq + 1)) : null;
    }
}
