using System.Collections.Concurrent;

namespace Agreements.Web.Api;

/// <summary>The idempotency keys whose requests this process is carrying out.</summary>
internal sealed class RunningKeys
{
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    public bool TryBegin(string id) => _running.TryAdd(id, true);

    public void End(string id) => _running.TryRemove(id, out _);
}
