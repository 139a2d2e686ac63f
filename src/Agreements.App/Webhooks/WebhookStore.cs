using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Webhooks;

/// <summary>Reads and writes webhooks. A deleted one stays, so that what was sent to it can be read.</summary>
public sealed class WebhookStore(Db db, TimeProvider time, RequestContext context, AuditTrail trail)
{
    private const string Columns = """
        w.id, w.url, w.description, w.events, w.state, w.state_reason, w.state_at, w.position, w.secret, w.old_secret, w.old_secret_until, w.failing_since, w.created_by, w.created_by_user_id,
        w.created_at, w.version
        """;

    private const string From = $"SELECT {Columns}, i.institution_id FROM webhooks w LEFT JOIN webhook_institutions i ON i.webhook_id = w.id";

    private static readonly Statement ByIds = Statement.Of($"{From} WHERE w.id IN @ids ORDER BY i.institution_id");

    private static readonly Statement AllActive = Statement.Of($"{From} WHERE w.state = 'active' ORDER BY i.institution_id");

    private static readonly Statement Page = Statement.Limited($"""
        SELECT w.id FROM webhooks w WHERE w.state <> 'deleted' AND (@AfterId IS NULL OR w.id > @AfterId) AND (@SeesAll = 1
            OR (EXISTS (SELECT 1 FROM webhook_institutions i WHERE i.webhook_id = w.id) AND NOT EXISTS (SELECT 1 FROM webhook_institutions i WHERE i.webhook_id = w.id
                AND NOT {InScope.Institution("i.institution_id")})))
        ORDER BY w.id
        """, "Count");

    private static readonly Statement Beyond = Statement.Of($"""
        SELECT w.id FROM webhooks w WHERE w.created_by_user_id = @User AND w.state = 'active'
            AND (NOT EXISTS (SELECT 1 FROM webhook_institutions i WHERE i.webhook_id = w.id) OR EXISTS (SELECT 1 FROM webhook_institutions i WHERE i.webhook_id = w.id
                AND NOT {InScope.Institution("i.institution_id")}))
        """);

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO webhooks (id, url, description, events, state, state_at, position, secret, created_by, created_by_user_id, made_by_key, created_at, version)
        VALUES (@Id, @Url, @Description, @Events, @State, @Now, @Position, @Secret, @By, COALESCE(@User, (SELECT m.created_by_user_id FROM api_keys m WHERE m.id = @Maker)), @Maker, @Now, 1)
        """);

    private static readonly Statement Own = Statement.Of(
        "UPDATE webhooks SET created_by_user_id = COALESCE(@User, (SELECT m.created_by_user_id FROM api_keys m WHERE m.id = @Maker)), made_by_key = @Maker WHERE id = @Id");

    private static readonly Statement OfKey = Statement.Of("SELECT id FROM webhooks WHERE made_by_key = @Key AND state = 'active'");

    private static readonly Statement OfEndedKeys = Statement.Of(
        "SELECT w.id FROM webhooks w JOIN api_keys k ON k.id = w.made_by_key WHERE w.state = 'active' AND (k.revoked_at IS NOT NULL OR k.expires_on < @Today)");

    private static readonly Statement InsertInstitution = Statement.Of("INSERT INTO webhook_institutions (webhook_id, institution_id) VALUES (@Id, @Institution)");
    private static readonly Statement DeleteInstitutions = Statement.Of("DELETE FROM webhook_institutions WHERE webhook_id = @Id");

    // Neither where it stands nor since when it fails: a run moves both meanwhile, and does not raise the version.
    private static readonly Statement Update = Statement.Of("""
        UPDATE webhooks SET url = @Url, description = @Description, events = @Events, state = @State, state_reason = @Reason, state_at = @StateAt, secret = @Secret,
            old_secret = @OldSecret, old_secret_until = @OldSecretUntil, version = version + 1
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement Move = Statement.Of("UPDATE webhooks SET position = @To WHERE id = @Id AND position = @From AND version = @Version AND state = 'active'");
    private static readonly Statement Resume = Statement.Of("UPDATE webhooks SET failing_since = NULL, position = CASE WHEN position < @Kept THEN @Kept ELSE position END WHERE id = @Id");

    // It writes whether or not that changes anything: the row is the lock behind which two deliveries that fail at once pass one after the other, so that only the first disables.
    private static readonly Statement Fail = Statement.Of("UPDATE webhooks SET failing_since = COALESCE(failing_since, @Now) WHERE id = @Id");
    private static readonly Statement Succeed = Statement.Of("UPDATE webhooks SET failing_since = NULL WHERE id = @Id AND failing_since IS NOT NULL");

    /// <exception cref="DomainException"><c>notFound</c>: there is none, or it was deleted.</exception>
    public async Task<Webhook> GetAsync(Guid id, CancellationToken ct) =>
        (await ByIdsAsync([id], ct)).FirstOrDefault(w => w.State != WebhookState.Deleted) ?? throw DomainException.NotFound("webhook", id);

    /// <summary>In the order of their making.</summary>
    public async Task<IReadOnlyList<Webhook>> ByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Webhooks(await db.QueryAsync<Row>(ByIds, new { ids = Ids.List(ids) }, ct));

    public async Task<IReadOnlyList<Webhook>> ActiveAsync(CancellationToken ct) => Webhooks(await db.QueryAsync<Row>(AllActive, null, ct));

    /// <param name="mine">Only those whose institutions are all of these or below them; null = all.</param>
    public Task<IReadOnlyList<Guid>> PageAsync(IReadOnlyList<Guid>? mine, Guid? after, int count, CancellationToken ct) =>
        db.QueryAsync<Guid>(Page, new { SeesAll = mine is null, mine = Ids.List(mine ?? []), AfterId = after, Count = count }, ct);

    public async Task AddAsync(Webhook webhook, CancellationToken ct)
    {
        await db.ExecuteAsync(Insert, new
        {
            webhook.Id, webhook.Url, webhook.Description, Events = Json.Write(webhook.Events), State = Words.Of(webhook.State), webhook.Position, webhook.Secret, By = context.Actor,
            context.Principal.User, Maker = ApiKey.IdIn(context.Principal.Via), Now = webhook.CreatedAt,
        }, ct);
        await WriteInstitutionsAsync(webhook, ct);
        trail.Append("webhook", webhook.Id, "create", 1, Audit.Difference(null, Snapshot(webhook)), null);
    }

    /// <param name="action">For the audit trail.</param>
    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task SaveAsync(Webhook before, Webhook after, string action, CancellationToken ct)
    {
        if (await db.ExecuteAsync(Update, new
        {
            after.Id, after.Url, after.Description, Events = Json.Write(after.Events), State = Words.Of(after.State), Reason = after.Reason is { } reason ? Words.Of(reason) : null, after.StateAt,
            after.Secret, after.OldSecret, after.OldSecretUntil, before.Version,
        }, ct) == 0) throw DomainException.Stale((await GetAsync(before.Id, ct)).Version);
        if (!after.Institutions.SequenceEqual(before.Institutions))
        {
            await db.ExecuteAsync(DeleteInstitutions, new { after.Id }, ct);
            await WriteInstitutionsAsync(after, ct);
        }
        trail.Append("webhook", after.Id, action, before.Version + 1, Audit.Difference(Snapshot(before), Snapshot(after)), null);
    }

    /// <summary>Makes the caller its maker: with their right it ends.</summary>
    public Task OwnAsync(Guid id, CancellationToken ct) => db.ExecuteAsync(Own, new { Id = id, context.Principal.User, Maker = ApiKey.IdIn(context.Principal.Via) }, ct);

    /// <summary>It begins anew where it stood, or with the first event that is kept.</summary>
    /// <param name="kept">Events up to this one are not kept any more.</param>
    public Task ResumeAsync(Guid id, long kept, CancellationToken ct) => db.ExecuteAsync(Resume, new { Id = id, Kept = kept }, ct);

    /// <returns>False when another node has moved it, or it was changed or is not active any more.</returns>
    public async Task<bool> MoveAsync(Webhook webhook, long to, CancellationToken ct) => await db.ExecuteAsync(Move, new { webhook.Id, From = webhook.Position, To = to, webhook.Version }, ct) == 1;

    public Task AcceptedAsync(Guid id, CancellationToken ct) => db.ExecuteAsync(Succeed, new { Id = id }, ct);

    public Task NotAcceptedAsync(Guid id, CancellationToken ct) => db.ExecuteAsync(Fail, new { Id = id, Now = time.GetUtcNow() }, ct);

    /// <summary>Disables what somebody has made and might not make any more: no webhook outlives the right to it.</summary>
    /// <param name="mine">The institutions that they administer.</param>
    public async Task DisableBeyondAsync(Guid user, IReadOnlyList<Guid> mine, CancellationToken ct) => await DisableAsync(await db.QueryAsync<Guid>(Beyond, new { User = user, mine = Ids.List(mine) }, ct), ct);

    /// <summary>Disables what a key has made.</summary>
    public async Task DisableOfKeyAsync(Guid key, CancellationToken ct) => await DisableAsync(await db.QueryAsync<Guid>(OfKey, new { Key = key }, ct), ct);

    /// <summary>The active ones of keys that have expired or were revoked.</summary>
    public Task<IReadOnlyList<Guid>> OfEndedKeysAsync(DateOnly today, CancellationToken ct) => db.QueryAsync<Guid>(OfEndedKeys, new { Today = today }, ct);

    /// <summary>Disables them because of their maker.</summary>
    public async Task DisableAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        foreach (var webhook in (await ByIdsAsync(ids, ct)).Where(w => w.IsActive))
            await SaveAsync(webhook, webhook with { State = WebhookState.Disabled, Reason = DisabledReason.Maker, StateAt = time.GetUtcNow() }, "disable", ct);
    }

    private Task WriteInstitutionsAsync(Webhook webhook, CancellationToken ct) => db.ExecuteAsync(InsertInstitution, webhook.Institutions.Select(i => new { webhook.Id, Institution = i }), ct);

    // Not the secrets; that one was changed stands in the action.
    private static JsonNode Snapshot(Webhook webhook) => JsonSerializer.SerializeToNode(new { webhook.Url, webhook.Description, webhook.Events, webhook.Institutions, webhook.State, webhook.Reason }, Json.Options)!;

    private static IReadOnlyList<Webhook> Webhooks(IReadOnlyList<Row> rows) =>
        [.. rows.GroupBy(r => r.Id).Select(g => g.First().ToWebhook([.. g.Select(r => r.InstitutionId).OfType<Guid>()])).OrderBy(w => w.Id.ToString("D"), StringComparer.Ordinal)];

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Url { get; init; } = "";
        public string? Description { get; init; }
        public string Events { get; init; } = "[]";
        public string State { get; init; } = "";
        public string? StateReason { get; init; }
        public DateTimeOffset StateAt { get; init; }
        public long Position { get; init; }
        public string Secret { get; init; } = "";
        public string? OldSecret { get; init; }
        public DateTimeOffset? OldSecretUntil { get; init; }
        public DateTimeOffset? FailingSince { get; init; }
        public string CreatedBy { get; init; } = "";
        public Guid? CreatedByUserId { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public long Version { get; init; }
        public Guid? InstitutionId { get; init; }

        public Webhook ToWebhook(IReadOnlyList<Guid> institutions) => new(
            Id, Url, Description, Json.Read<List<string>>(Events), institutions, Words.Parse<WebhookState>(State), StateReason is null ? null : Words.Parse<DisabledReason>(StateReason), StateAt, Position,
            Secret, OldSecret, OldSecretUntil, FailingSince, CreatedBy, CreatedByUserId, CreatedAt, Version);
    }
}
