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

/// <summary>Writes keys. A revoked one stays, so that what it did can be read.</summary>
public sealed class ApiKeyStore(Db db, ApiKeyReader reader, TimeProvider time, RequestContext context, AuditTrail trail, KnownKeys known, WebhookStore webhooks)
{
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
        if (await db.ExecuteAsync(Revoke, new { stored.Key.Id, stored.Version, By = context.Actor, Now = now }, ct) == 0) throw DomainException.Stale((await reader.GetAsync(stored.Key.Id, ct)).Version);
        context.AfterCommit.Add(known.Forget);
        trail.Append("apiKey", stored.Key.Id, "revoke", stored.Version + 1, Audit.Difference(Snapshot(stored.Key), Snapshot(stored.Key with { RevokedAt = now })), reason);
        await webhooks.DisableOfKeyAsync(stored.Key.Id, ct);
    }

    /// <summary>Revokes what somebody has made, by themselves or by a key, and might not make any more: no key outlives the right to it.</summary>
    /// <param name="mine">The institutions that they administer.</param>
    public async Task<IReadOnlyList<StoredKey>> RevokeBeyondAsync(Guid user, IReadOnlyList<Guid> mine, string reason, CancellationToken ct)
    {
        var keys = await reader.ByIdsAsync(await db.QueryAsync<Guid>(Beyond, new { User = user, mine = Ids.List(mine) }, ct), ct);
        foreach (var key in keys) await RevokeAsync(key, ct, reason);
        return keys;
    }

    private static JsonNode Snapshot(ApiKey key) => JsonSerializer.SerializeToNode(new { key.Name, key.Scope, key.Institutions, key.ExpiresOn, key.RevokedAt }, Json.Options)!;
}
