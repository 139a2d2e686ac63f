using System.Collections.Concurrent;
using Agreements.App.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Access;

/// <summary>Notes when a key was last used, at most once a minute and behind the request's back: nobody waits for it, and where it fails
/// the next use tries again.</summary>
public sealed class KeyUses(IServiceScopeFactory scopes, TimeProvider time, ILogger<KeyUses> log)
{
    private static readonly Statement Write = Statement.Of("UPDATE api_keys SET last_used_at = @Now WHERE id = @Id AND (last_used_at IS NULL OR last_used_at < @Now)");

    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _noted = new();

    /// <param name="stored">When it was last used, as far as the database knows.</param>
    public void Note(Guid key, DateTimeOffset? stored)
    {
        var now = time.GetUtcNow();
        if (now - stored < Often) return;
        var noted = _noted.GetValueOrDefault(key);
        if (now - noted < Often) return;
        // Of many requests at once one writes.
        if (noted == default ? _noted.TryAdd(key, now) : _noted.TryUpdate(key, now, noted)) _ = Task.Run(() => WriteAsync(key, now));
    }

    private async Task WriteAsync(Guid key, DateTimeOffset now)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Db>().ExecuteAsync(Write, new { Id = key, Now = now }, CancellationToken.None);
        }
        catch (Exception exception)
        {
            log.LogDebug(exception, "The last use of key {Key} could not be noted.", key);
        }
    }
}
