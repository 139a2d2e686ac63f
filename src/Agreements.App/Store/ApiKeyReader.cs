using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>A key as it is kept.</summary>
/// <param name="LastUsedAt">To the minute; null = never.</param>
public sealed record StoredKey(ApiKey Key, string Hint, DateTimeOffset? LastUsedAt, string CreatedBy, DateTimeOffset CreatedAt, string? RevokedBy, long Version);

/// <summary>Reads keys. Each request that brings one begins here, so it needs nothing that only writing needs.</summary>
public sealed class ApiKeyReader(Db db, TimeProvider time, KnownKeys known)
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
