using Agreements.App.Data;
using Agreements.App.Pipeline;

namespace Agreements.App.Access;

/// <summary>Who is signed in. A session's name is the hash of what its cookie holds.</summary>
public sealed class UserSessions(Db db, RequestContext context, TimeProvider time)
{
    /// <summary>It ends after so long, however busy; unused after so long; with the second factor still owed after so long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12), Idle = TimeSpan.FromHours(2), Pending = TimeSpan.FromMinutes(10);

    private const int AgentLength = 300;

    // Seen to the minute: a page of ten requests writes once.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private const string Open = "expires_at > @Now AND last_seen_at > @IdleSince";

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO sessions (hash, user_id, is_pending, created_at, last_seen_at, expires_at, address, agent, provider)
        SELECT @Hash, u.id, @IsPending, @Now, @Now, @Until, @Address, @Agent, @Provider FROM users u
        WHERE u.id = @User AND u.disabled_at IS NULL AND (u.password_hash = @Password OR (u.password_hash IS NULL AND @Password IS NULL))
        """);

    private static readonly Statement ByHash = Statement.Of($"SELECT hash, user_id, is_pending, created_at, last_seen_at, expires_at, address, agent, provider FROM sessions WHERE hash = @Hash AND {Open}");
    private static readonly Statement OfUser = Statement.Of($"SELECT hash, user_id, is_pending, created_at, last_seen_at, expires_at, address, agent, provider FROM sessions WHERE user_id = @User AND is_pending = 0 AND {Open} ORDER BY created_at DESC, hash");
    private static readonly Statement Touch = Statement.Of("UPDATE sessions SET last_seen_at = @Now WHERE hash = @Hash");
    private static readonly Statement DeleteOwn = Statement.Of("DELETE FROM sessions WHERE hash = @Hash AND user_id = @User");
    private static readonly Statement DeleteAll = Statement.Of("DELETE FROM sessions WHERE user_id = @User");
    private static readonly Statement DeleteOver = Statement.Of("DELETE FROM sessions WHERE user_id = @User AND (expires_at <= @Now OR last_seen_at <= @IdleSince)");

    /// <summary>Begins one, unless the user has been disabled or the password changed since they were read. The caller has written the user's row in this transaction,
    /// so that whoever disables them at this moment comes before, and is seen, or after, and ends it.</summary>
    /// <param name="agent">What the browser calls itself; null = nothing.</param>
    /// <param name="pending">The second factor is still owed.</param>
    /// <param name="provider">The identity provider that has vouched for the user; null = a password did.</param>
    /// <returns>What the cookie is to hold; always new, whatever the browser had before. Null = refused.</returns>
    public async Task<string?> StartAsync(User user, string? agent, bool pending, CancellationToken ct, string? provider = null)
    {
        var (secret, now) = (OneTimeSecret.New(), time.GetUtcNow());
        await db.ExecuteAsync(DeleteOver, new { User = user.Id, Now = now, IdleSince = now - Idle }, ct);
        var started = await db.ExecuteAsync(Insert, new
        {
            Hash = OneTimeSecret.HashOf(secret), User = user.Id, Password = user.PasswordHash, IsPending = pending, Now = now, Until = now + (pending ? Pending : Longest), context.Address,
            Agent = agent is { Length: > AgentLength } ? agent[..AgentLength] : agent, Provider = provider,
        }, ct);
        return started == 1 ? secret : null;
    }

    /// <returns>Null = unknown, ended or too old.</returns>
    public Task<Session?> FindAsync(string secret, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.FirstAsync<Session>(ByHash, new { Hash = OneTimeSecret.HashOf(secret), Now = now, IdleSince = now - Idle }, ct);
    }

    public Task<IReadOnlyList<Session>> OfAsync(Guid user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.QueryAsync<Session>(OfUser, new { User = user, Now = now, IdleSince = now - Idle }, ct);
    }

    public async Task SeenAsync(Session session, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now - session.LastSeenAt < Grain) return;
        try
        {
            await db.ExecuteAsync(Touch, new { session.Hash, Now = now }, ct);
        }
        catch (Exception exception) when (db.Engine.TroubleOf(exception) is StorageTrouble.Full or StorageTrouble.Busy)
        {
            // Reading goes on where nothing can be written; the next page tries again.
        }
    }

    /// <returns>How many.</returns>
    public Task<int> EndAllAsync(Guid user, CancellationToken ct) => db.ExecuteAsync(DeleteAll, new { User = user }, ct);

    /// <returns>False when it is not one of the user's.</returns>
    public async Task<bool> EndAsync(Guid user, string hash, CancellationToken ct) => await db.ExecuteAsync(DeleteOwn, new { Hash = hash, User = user }, ct) > 0;
}

public sealed class Session
{
    private const string Prefix = "session:";

    private const int Shown = 8;

    public string Hash { get; init; } = "";
    public Guid UserId { get; init; }
    public bool IsPending { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public string? Address { get; init; }
    public string? Agent { get; init; }

    /// <summary>The identity provider by which it began; null = by a password kept here.</summary>
    public string? Provider { get; init; }

    /// <summary>As the trail names it.</summary>
    public string Via => Prefix + Hash[..Shown];

    /// <returns>The beginning of the session's hash; null = recognised by something else.</returns>
    public static string? HashIn(string? via) => via?.Length == Prefix.Length + Shown && via.StartsWith(Prefix, StringComparison.Ordinal) && via[Prefix.Length..].All(char.IsAsciiHexDigitLower) ? via[Prefix.Length..] : null;
}
