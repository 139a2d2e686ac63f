using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain;

namespace Agreements.App.Features.Calendar;

/// <summary>A calendar to which a person subscribes.</summary>
public sealed class StoredFeed
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public string Name { get; init; } = "";
    public Guid? InstitutionId { get; init; }

    /// <summary>As JSON; null = all.</summary>
    public string? Filter { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastReadAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public long Version { get; init; }
}

/// <summary>Reads and writes feeds. A revoked one stays, so that its trail can be read.</summary>
public sealed class FeedStore(Db db, TimeProvider time, AuditTrail trail)
{
    private const string Columns = "id, user_id, name, institution_id, filter, created_at, last_read_at, revoked_at, version";

    private static readonly Statement ByHash = Statement.Of($"SELECT {Columns} FROM calendar_feeds WHERE hash = @Hash AND revoked_at IS NULL");
    private static readonly Statement OfUser = Statement.Of($"SELECT {Columns} FROM calendar_feeds WHERE user_id = @User AND revoked_at IS NULL ORDER BY id");
    private static readonly Statement ById = Statement.Of($"SELECT {Columns} FROM calendar_feeds WHERE id = @Id AND user_id = @User");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO calendar_feeds (id, user_id, name, institution_id, filter, hash, created_at, version) VALUES (@Id, @UserId, @Name, @InstitutionId, @Filter, @Hash, @Now, 1)
        """);

    private static readonly Statement End = Statement.Of("UPDATE calendar_feeds SET revoked_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND revoked_at IS NULL");
    private static readonly Statement Forget = Statement.Of("DELETE FROM calendar_feed_entries WHERE feed_id = @Id");
    private static readonly Statement Touch = Statement.Of("UPDATE calendar_feeds SET last_read_at = @Now WHERE id = @Id");

    /// <returns>Null = unknown or revoked.</returns>
    public Task<StoredFeed?> FindAsync(string secret, CancellationToken ct) => db.FirstAsync<StoredFeed>(ByHash, new { Hash = OneTimeSecret.HashOf(secret) }, ct);

    /// <summary>Those that are not revoked, in the order of their making.</summary>
    public Task<IReadOnlyList<StoredFeed>> OfAsync(Guid user, CancellationToken ct) => db.QueryAsync<StoredFeed>(OfUser, new { User = user }, ct);

    /// <exception cref="DomainException"><c>notFound</c>: there is none, or it is of somebody else.</exception>
    public async Task<StoredFeed> GetAsync(Guid id, Guid user, CancellationToken ct) => await db.FirstAsync<StoredFeed>(ById, new { Id = id, User = user }, ct) ?? throw DomainException.NotFound("calendarFeed", id);

    public async Task AddAsync(StoredFeed feed, string secret, CancellationToken ct)
    {
        await db.ExecuteAsync(Insert, new { feed.Id, feed.UserId, feed.Name, feed.InstitutionId, feed.Filter, Hash = OneTimeSecret.HashOf(secret), Now = feed.CreatedAt }, ct);
        trail.Append("calendarFeed", feed.Id, "create", 1, [new FieldChange("/name", null, feed.Name)], null);
    }

    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task RevokeAsync(StoredFeed feed, CancellationToken ct)
    {
        if (await db.ExecuteAsync(End, new { feed.Id, feed.Version, Now = time.GetUtcNow() }, ct) == 0) throw DomainException.Stale(feed.Version + 1);
        await db.ExecuteAsync(Forget, new { feed.Id }, ct);
        trail.Append("calendarFeed", feed.Id, "revoke", feed.Version + 1, [], null);
    }

    public Task SeenAsync(StoredFeed feed, CancellationToken ct) => db.ExecuteAsync(Touch, new { feed.Id, Now = time.GetUtcNow() }, ct);
}
