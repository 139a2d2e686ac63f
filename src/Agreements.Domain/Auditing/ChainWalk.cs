using Agreements.Domain.Texts;

namespace Agreements.Domain.Auditing;

/// <summary>The first entry that is not what was written.</summary>
/// <param name="Why">One sentence.</param>
public sealed record ChainBreak(long Seq, Message Why);

/// <summary>Follows the chain entry by entry.</summary>
/// <param name="seq">The entry before the first one that is taken.</param>
/// <param name="hash">That entry's; null = it is not known, and a checkpoint vouches for the first one.</param>
public sealed class ChainWalk(long seq, string? hash)
{
    /// <summary>The last entry taken.</summary>
    public long Seq { get; private set; } = seq;

    public string? Hash { get; private set; } = hash;

    /// <returns>Null when the entry is the one that was written behind the last.</returns>
    public ChainBreak? Take(ChainEntry entry)
    {
        var expected = Seq + 1;
        if (entry.Seq != expected) return new ChainBreak(expected, new Message("audit.missing", expected));
        if (entry.Hash != ChainEntry.HashOf(entry.Content)) return new ChainBreak(expected, new Message("audit.content", expected));
        if (Hash is not null && entry.PreviousHash != Hash) return new ChainBreak(expected, new Message("audit.link", expected, Seq));
        (Seq, Hash) = (expected, entry.Hash);
        return null;
    }
}
