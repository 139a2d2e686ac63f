using System.Collections.Concurrent;
using Agreements.App.Store;

namespace Agreements.App.Access;

/// <summary>Keys that were presented lately, by the hash of their secret. Whether one still stands as it was is asked of the database each time.</summary>
public sealed class KnownKeys
{
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, StoredKey> _keys = new(StringComparer.Ordinal);

    public StoredKey? Find(string hash) => _keys.GetValueOrDefault(hash);

    /// <param name="key">As it was read; null = there is none.</param>
    public StoredKey? Keep(string hash, StoredKey? key)
    {
        if (key is null) return null;
        if (_keys.Count >= Most) _keys.Clear();
        return _keys[hash] = key;
    }
}
