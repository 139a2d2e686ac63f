using System.Collections.Concurrent;
using Agreements.App.Store;

namespace Agreements.App.Access;

/// <summary>Keys that were presented lately, by the hash of their secret. Whether one still stands as it was is asked of the database when it was last asked
/// more than a second ago: a key that is revoked here ends at once, one that is revoked by another process within that second.</summary>
public sealed class KnownKeys(TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);

    private volatile Keys _now = new(time);

    /// <summary>As they are known at this moment. What is kept here after a change is lost: it may have been read before.</summary>
    internal Keys Now => _now;

    /// <summary>A key has changed.</summary>
    public void Forget() => _now = new Keys(time);

    internal sealed class Keys(TimeProvider time)
    {
        private const int Most = 1000;

        private readonly ConcurrentDictionary<string, (StoredKey Key, long AskedAt)> _all = new(StringComparer.Ordinal);

        /// <param name="isCertain">False = the database has to be asked whether it has another version.</param>
        public StoredKey? Find(string hash, out bool isCertain)
        {
            var isKnown = _all.TryGetValue(hash, out var found);
            isCertain = isKnown && time.GetElapsedTime(found.AskedAt) < Believed;
            return found.Key;
        }

        /// <param name="askedAt">Before it was read, by <see cref="TimeProvider.GetTimestamp"/>.</param>
        /// <param name="key">As it was read; null = there is none.</param>
        public StoredKey? Keep(string hash, StoredKey? key, long askedAt)
        {
            if (key is null) return null;
            if (_all.Count >= Most) _all.Clear();
            _all[hash] = (key, askedAt);
            return key;
        }
    }
}
