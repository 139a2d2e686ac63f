using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Texts;

namespace Agreements.App.Webhooks;

public enum DeliveryState { Queued, Delivered, Dead, Cancelled }

/// <summary>An event that is to be sent, claimed for a while by one process.</summary>
public sealed class ClaimedDelivery
{
    public Guid Id { get; init; }
    public Guid WebhookId { get; init; }
    public Guid EventId { get; init; }
    public string Type { get; init; } = "";
    public string Body { get; init; } = "";

    /// <summary>This one included.</summary>
    public int Attempts { get; init; }
    public string Url { get; init; } = "";
    public string Secret { get; init; } = "";
    public string? OldSecret { get; init; }
    public DateTimeOffset? OldSecretUntil { get; init; }
}

/// <summary>Events on their way to webhooks. Claim, send, mark: a process that dies between answer and mark leaves a lease that runs out, and the repeat carries the same <c>webhook-id</c>.
/// Of one agreement a webhook hears in order: a later event waits for an earlier one, until that is accepted or given up.</summary>
public sealed class DeliveryStore(Db db, TimeProvider time)
{
    /// <summary>How long a claim holds: longer than the slowest answer.</summary>
    public static readonly TimeSpan Lease = WebhookClient.Patience * 4;

    /// <summary>What may be sent now: while the webhook is active, and a test always. It stands in the look and in the claim: of two processes that have read the same row one finds it taken.</summary>
    private const string IsDue = $"""
        d.state = 'queued' AND d.next_attempt_at <= @Now AND (d.lease_until IS NULL OR d.lease_until < @Now)
        AND (d.type = '{EventBody.Test}' OR EXISTS (SELECT 1 FROM webhooks v WHERE v.id = d.webhook_id AND v.state = 'active'))
        AND NOT EXISTS (SELECT 1 FROM webhook_deliveries e WHERE e.webhook_id = d.webhook_id AND e.agreement_id = d.agreement_id AND e.state = 'queued'
            AND (e.event_seq < d.event_seq OR e.event_seq = d.event_seq AND e.id < d.id))
        """;

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO webhook_deliveries (id, webhook_id, event_seq, event_id, type, agreement_id, body, state, replayed, attempts, next_attempt_at, created_at)
        VALUES (@Id, @Webhook, @Seq, @Event, @Type, @Agreement, @Body, 'queued', @Replayed, 0, @Now, @Now)
        """);

    private static readonly Statement Waiting = Statement.Of($"""
        SELECT w.id FROM webhooks w WHERE w.state = 'active' AND EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND {IsDue}) ORDER BY w.id
        """);

    private static readonly Statement Due = Statement.Limited($"SELECT d.id FROM webhook_deliveries d WHERE d.webhook_id = @Webhook AND {IsDue} ORDER BY d.next_attempt_at, d.event_seq, d.id", "Count");

    private static readonly Statement Claim = new(
        $"UPDATE webhook_deliveries AS d SET lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1 WHERE d.id = @Id AND {IsDue}",
        $"UPDATE d SET lease_owner = @Owner, lease_until = @Until, attempts = d.attempts + 1 FROM webhook_deliveries d WHERE d.id = @Id AND {IsDue}");

    private static readonly Statement Claimed = Statement.Of("""
        SELECT d.id, d.webhook_id, d.event_id, d.type, d.body, d.attempts, w.url, w.secret, w.old_secret, w.old_secret_until FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
        WHERE d.id = @Id AND d.lease_owner = @Owner
        """);

    private static readonly Statement Release = Statement.Of("UPDATE webhook_deliveries SET attempts = attempts - 1, lease_owner = NULL, lease_until = NULL WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'");

    private static readonly Statement Mark = Statement.Of("""
        UPDATE webhook_deliveries SET state = @State, next_attempt_at = @Next, settled_at = @SettledAt, lease_owner = NULL, lease_until = NULL, attempted_at = @Now, request_headers = @Sent, status = @Status,
            response_headers = @Headers, response_body = @Body, error = @Error, duration_ms = @Duration
        WHERE id = @Id AND lease_owner = @Owner AND state = 'queued'
        """);

    private static readonly Statement Anew = Statement.Of("UPDATE webhook_deliveries SET attempts = 0, next_attempt_at = @Now WHERE webhook_id = @Webhook AND state = 'queued'");
    private static readonly Statement Cancel = Statement.Of("UPDATE webhook_deliveries SET state = 'cancelled', settled_at = @Now, lease_owner = NULL, lease_until = NULL WHERE webhook_id = @Webhook AND state = 'queued'");

    private static readonly Statement CancelBeyond = Statement.Of($"""
        UPDATE webhook_deliveries SET state = 'cancelled', settled_at = @Now, lease_owner = NULL, lease_until = NULL
        WHERE webhook_id = @Webhook AND state = 'queued' AND agreement_id IS NOT NULL AND NOT {InScope.Agreement("webhook_deliveries.agreement_id")}
        """);

    private static readonly Statement Queued = Statement.Of("SELECT event_id FROM webhook_deliveries WHERE webhook_id = @Webhook AND state = 'queued'");

    /// <param name="body">What is sent.</param>
    public Task AddAsync(Guid webhook, IEnumerable<(EventRow Event, string Body)> events, bool replayed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.ExecuteAsync(Insert, events.Select(e => new
        {
            Id = Ids.New(time), Webhook = webhook, e.Event.Seq, Event = e.Event.Id, e.Event.Type, Agreement = e.Event.AgreementId == Guid.Empty ? (Guid?)null : e.Event.AgreementId, e.Body, Replayed = replayed, Now = now,
        }).ToList(), ct);
    }

    /// <summary>The webhooks to which something may be sent now.</summary>
    public Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken ct) => db.QueryAsync<Guid>(Waiting, new { Now = time.GetUtcNow() }, ct);

    /// <summary>Of each agreement at most one.</summary>
    public Task<IReadOnlyList<Guid>> DueAsync(Guid webhook, int count, CancellationToken ct) => db.QueryAsync<Guid>(Due, new { Webhook = webhook, Now = time.GetUtcNow(), Count = count }, ct);

    /// <returns>Null when another process took it first, or it waits for another one.</returns>
    public async Task<ClaimedDelivery?> ClaimAsync(Guid id, string owner, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await db.ExecuteAsync(Claim, new { Id = id, Owner = owner, Now = now, Until = now + Lease }, ct) == 1 ? await db.FirstAsync<ClaimedDelivery>(Claimed, new { Id = id, Owner = owner }, ct) : null;
    }

    /// <summary>Gives the claim back as if it had not been taken.</summary>
    public Task ReleaseAsync(Guid id, string owner, CancellationToken ct) => db.ExecuteAsync(Release, new { Id = id, Owner = owner }, ct);

    /// <param name="next">For one that stays queued: when it is sent again.</param>
    /// <returns>False when the claim had run out and another process has it.</returns>
    public async Task<bool> MarkAsync(Guid id, string owner, DeliveryState state, DateTimeOffset? next, DeliveryOutcome outcome, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await db.ExecuteAsync(Mark, new
        {
            Id = id, Owner = owner, State = Words.Of(state), Next = next ?? now, SettledAt = state == DeliveryState.Queued ? (DateTimeOffset?)null : now, Now = now, Sent = Json.Write(outcome.Sent), outcome.Status,
            Headers = outcome.Headers is null ? null : Json.Write(outcome.Headers), outcome.Body, Error = outcome.Error is { } error ? Words.Of(error) : null, Duration = (int)outcome.Duration.TotalMilliseconds,
        }, ct) == 1;
    }

    /// <summary>What waits begins its attempts anew.</summary>
    public Task StartAnewAsync(Guid webhook, CancellationToken ct) => db.ExecuteAsync(Anew, new { Webhook = webhook, Now = time.GetUtcNow() }, ct);

    public Task CancelAsync(Guid webhook, CancellationToken ct) => db.ExecuteAsync(Cancel, new { Webhook = webhook, Now = time.GetUtcNow() }, ct);

    /// <summary>Takes back what waits of agreements in which none of these institutions, nor one below them, takes part.</summary>
    public Task CancelBeyondAsync(Guid webhook, IReadOnlyList<Guid> mine, CancellationToken ct) => db.ExecuteAsync(CancelBeyond, new { Webhook = webhook, mine = Ids.List(mine), Now = time.GetUtcNow() }, ct);

    /// <summary>The events that are on their way to it.</summary>
    public async Task<IReadOnlySet<Guid>> QueuedAsync(Guid webhook, CancellationToken ct) => (await db.QueryAsync<Guid>(Queued, new { Webhook = webhook }, ct)).ToHashSet();
}
