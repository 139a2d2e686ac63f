using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>A key as it is kept.</summary>
/// <param name="LastUsedAt">To the minute; null = never.</param>
public sealed record StoredKey(ApiKey Key, string Hint, DateTimeOffset? LastUsedAt, string CreatedBy, DateTimeOffset CreatedAt, string? RevokedBy, long Version);

/// <summary>Reads and writes keys. A revoked one stays, so that what it did can be read.</summary>
public sealed class ApiKeyStore(Db db, TimeProvider time, RequestContext context, AuditTrail trail, KnownKeys known, WebhookStore webhooks)
{
    private const string Columns = "k.id, k.name, k.scope, k.hint, k.expires_on, k.revoked_at, k.revoked_by, k.last_used_at, k.created_by, k.created_at, k.version";

    private static readonly Statement ByHash = Statement.Of($"SELECT {Columns}, i.institution_id FROM api_keys k LEFT JOIN api_key_institutions i ON i.key_id = k.id WHERE k.hash = @Hash");

    private static readonly Statement VersionOf = Statement.Of("SELECT version FROM api_keys WHERE hash = @Hash");

    private static readonly Statement ByIds = Statement.Of($"SELECT {Columns}, i.institution_id FROM api_keys k LEFT JOIN api_key_institutions i ON i.key_id = k.id WHERE k.id IN @ids ORDER BY i.institution_id");

    private static readonly Statement Page = Statement.Limited($"""
        SELECT k.id FROM api_keys k WHERE (@AfterId IS NULL OR k.id > @AfterId) AND (@SeesAll = 1
            OR (EXISTS (SELECT 1 FROM api_key_institutions i WHERE i.key_id = k.id) AND NOT EXISTS (SELECT 1 FROM api_key_institutions i WHERE i.key_id = k.id
                AND NOT {InScope.Institution("i.institution_id")})))
        ORDER BY k.id
        """, "Count");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO api_keys (id, name, scope, hash, hint, expires_on, created_by, created_by_user_id, created_at, version)
        VALUES (@Id, @Name, @Scope, @Hash, @Hint, @ExpiresOn, @By, COALESCE(@User, (SELECT m.created_by_user_id FROM api_keys m WHERE m.id = @Maker)), @Now, 1)
        """);

    private static readonly Statement InsertInstitution = Statement.Of("INSERT INTO api_key_institutions (key_id, institution_id) VALUES (@Id, @Institution)");

    private static readonly Statement Revoke = Statement.Of("UPDATE api_keys SET revoked_at = @Now, revoked_by = @By, version = version + 1 WHERE id = @Id AND version = @Version AND revoked_at IS NULL");

    private static readonly Statement Beyond = Statement.Of($"""
        SELECT k.id FROM api_keys k WHERE k.created_by_user_id = @User AND k.revoked_at IS NULL
            AND (NOT EXISTS (SELECT 1 FROM api_key_institutions i WHERE i.key_id = k.id) OR EXISTS (SELECT 1 FROM api_key_institutions i WHERE i.key_id = k.id
                AND NOT {InScope.Institution("i.institution_id")}))
        """);

    /// <returns>The key of this secret; null = there is none.</returns>
    public async Task<StoredKey?> FindAsync(KeySecret secret, CancellationToken ct)
    {
        var (hash, keys, now) = (secret.Hash, known.Now, time.GetTimestamp());
        var found = keys.Find(hash, out var isCertain);
        if (found is null) return keys.Keep(hash, Keys(await db.QueryAsync<Row>(ByHash, new { Hash = hash }, ct)).FirstOrDefault(), now);
        if (isCertain) return found;
        // A change raises the version, and nothing else of a key counts but when it was used last.
        if (await db.FirstAsync<long?>(VersionOf, new { Hash = hash }, ct) == found.Version) return keys.Keep(hash, found, now);
        known.Forget();
        return await FindAsync(secret, ct);
    }

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<StoredKey> GetAsync(Guid id, CancellationToken ct) => (await ByIdsAsync([id], ct)).FirstOrDefault() ?? throw DomainException.NotFound("apiKey", id);

    /// <summary>In the order of their making.</summary>
    public async Task<IReadOnlyList<StoredKey>> ByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        [.. Keys(await db.QueryAsync<Row>(ByIds, new { ids = Ids.List(ids) }, ct)).OrderBy(k => k.Key.Id.ToString("D"), StringComparer.Ordinal)];

    /// <param name="mine">Only those whose institutions are all of these or below them; null = all.</param>
    public Task<IReadOnlyList<Guid>> PageAsync(IReadOnlyList<Guid>? mine, Guid? after, int count, CancellationToken ct) =>
        db.QueryAsync<Guid>(Page, new { SeesAll = mine is null, mine = Ids.List(mine ?? []), AfterId = after, Count = count }, ct);

    public async Task AddAsync(ApiKey key, KeySecret secret, CancellationToken ct)
    {
        await db.ExecuteAsync(Insert, new { key.Id, key.Name, Scope = Words.Of(key.Scope), secret.Hash, secret.Hint, key.ExpiresOn, By = context.Actor, context.Principal.User, Maker = ApiKey.IdIn(context.Principal.Via), Now = time.GetUtcNow() }, ct);
        await db.ExecuteAsync(InsertInstitution, key.Institutions.Select(i => new { key.Id, Institution = i }), ct);
        trail.Append("apiKey", key.Id, "create", 1, Audit.Difference(null, Snapshot(key)), null);
    }

    /// <summary>Its webhooks are disabled: none outlives the right to it.</summary>
    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task RevokeAsync(StoredKey stored, CancellationToken ct, string? reason = null)
    {
        var now = time.GetUtcNow();
        if (await db.ExecuteAsync(Revoke, new { stored.Key.Id, stored.Version, By = context.Actor, Now = now }, ct) == 0) throw DomainException.Stale((await GetAsync(stored.Key.Id, ct)).Version);
        context.AfterCommit.Add(known.Forget);
        trail.Append("apiKey", stored.Key.Id, "revoke", stored.Version + 1, Audit.Difference(Snapshot(stored.Key), Snapshot(stored.Key with { RevokedAt = now })), reason);
        await webhooks.DisableOfKeyAsync(stored.Key.Id, ct);
    }

    /// <summary>Revokes what somebody has made, by themselves or by a key, and might not make any more: no key outlives the right to it.</summary>
    /// <param name="mine">The institutions that they administer.</param>
    public async Task<IReadOnlyList<StoredKey>> RevokeBeyondAsync(Guid user, IReadOnlyList<Guid> mine, string reason, CancellationToken ct)
    {
        var keys = await ByIdsAsync(await db.QueryAsync<Guid>(Beyond, new { User = user, mine = Ids.List(mine) }, ct), ct);
        foreach (var key in keys) await RevokeAsync(key, ct, reason);
        return keys;
    }

    private static JsonNode Snapshot(ApiKey key) => JsonSerializer.SerializeToNode(new { key.Name, key.Scope, key.Institutions, key.ExpiresOn, key.RevokedAt }, Json.Options)!;

    private static IEnumerable<StoredKey> Keys(IReadOnlyList<Row> rows) => rows.GroupBy(r => r.Id).Select(g => g.First().ToKey([.. g.Select(r => r.InstitutionId).OfType<Guid>()]));

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Scope { get; init; } = "";
        public string Hint { get; init; } = "";
        public DateOnly? ExpiresOn { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
        public string? RevokedBy { get; init; }
        public DateTimeOffset? LastUsedAt { get; init; }
        public string CreatedBy { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public long Version { get; init; }
        public Guid? InstitutionId { get; init; }

        public StoredKey ToKey(IReadOnlyList<Guid> institutions) =>
            new(new ApiKey(Id, Name, Words.Parse<KeyScope>(Scope), institutions, ExpiresOn, RevokedAt), Hint, LastUsedAt, CreatedBy, CreatedAt, RevokedBy, Version);
    }
}
