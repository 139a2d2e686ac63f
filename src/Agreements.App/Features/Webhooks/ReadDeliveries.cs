using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>How an event went to a webhook.</summary>
/// <param name="Event">Of the event: the same in <c>webhook-id</c> and in the feed.</param>
/// <param name="Replayed">Somebody has asked for it again.</param>
/// <param name="NextAttemptAt">For one that is queued.</param>
/// <param name="Status">Of the last answer; absent = there was none.</param>
/// <param name="Error">Why the last attempt was not accepted.</param>
/// <param name="DurationMs">Of the last attempt, in milliseconds.</param>
/// <param name="Request">What was sent last; only for a single delivery.</param>
/// <param name="Response">What came back; only for a single delivery.</param>
public sealed record DeliveryView(
    Guid Id, Guid Event, string Type, Guid? Agreement, DeliveryState State, bool Replayed, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? AttemptedAt, DateTimeOffset? NextAttemptAt,
    int? Status, DeliveryError? Error, int? DurationMs, DeliveryMessage? Request = null, DeliveryMessage? Response = null);

/// <param name="Body">Of a response its first 4 kB, as text.</param>
public sealed record DeliveryMessage(IReadOnlyList<DeliveryHeader> Headers, string Body);

/// <summary>What was sent to a webhook, newest first: of agreements that the caller administers.</summary>
public static class ListDeliveries
{
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(Guid Webhook, DeliveryState? State = null, int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<DeliveryView> Items, string? NextPageToken);

    private static readonly Statement Page = Statement.Limited($"""
        SELECT {DeliveryRow.Columns} FROM webhook_deliveries d
        WHERE d.webhook_id = @Webhook AND (@State IS NULL OR d.state = @State) AND (@AfterId IS NULL OR d.id < @AfterId) AND {DeliveryRow.IsVisible} ORDER BY d.id DESC
        """, "Count");

    public sealed class Handler(Db db, WebhookChecks checks, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await checks.GetAsync(request.Webhook, cancellationToken);
            var page = PageRequest.Of(request.PageSize, request.PageToken, request with { PageSize = 0, PageToken = null });
            var mine = scope.Institutions(Permission.Administer);
            var rows = await db.QueryAsync<DeliveryRow>(Page, new
            {
                request.Webhook, State = request.State is { } state ? Words.Of(state) : null, AfterId = page.After?.Id, Count = page.Size + 1, SeesAll = mine is null, mine = Ids.List(mine ?? []),
            }, cancellationToken);
            return new View([.. page.Items(rows).Select(r => r.ToView())], page.NextToken(rows, r => new Position { Id = r.Id }));
        }
    }
}

/// <summary>One delivery, with what was sent and what came back.</summary>
public static class GetDelivery
{
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(Guid Webhook, Guid Id) : IQuery<DeliveryView>;

    private static readonly Statement One = Statement.Of($"SELECT {DeliveryRow.Columns}, d.body, d.request_headers, d.response_headers, d.response_body FROM webhook_deliveries d WHERE d.id = @Id AND d.webhook_id = @Webhook AND {DeliveryRow.IsVisible}");

    public sealed class Handler(Db db, WebhookChecks checks, Scope scope) : IRequestHandler<Query, DeliveryView>
    {
        public async Task<DeliveryView> Handle(Query request, CancellationToken cancellationToken)
        {
            await checks.GetAsync(request.Webhook, cancellationToken);
            var mine = scope.Institutions(Permission.Administer);
            return (await db.FirstAsync<DeliveryRow>(One, new { request.Id, request.Webhook, SeesAll = mine is null, mine = Ids.List(mine ?? []) }, cancellationToken))?.ToWholeView() ?? throw DomainException.NotFound("delivery", request.Id);
        }
    }
}

internal sealed class DeliveryRow
{
    public const string Columns = "d.id, d.event_id, d.type, d.agreement_id, d.state, d.replayed, d.attempts, d.created_at, d.attempted_at, d.next_attempt_at, d.status, d.error, d.duration_ms";

    /// <summary>It is a test, or of an agreement that the caller administers: a webhook may have heard of others before it was given to fewer institutions.</summary>
    public static readonly string IsVisible = $"(@SeesAll = 1 OR d.agreement_id IS NULL OR {InScope.Agreement("d.agreement_id")})";

    public Guid Id { get; init; }
    public Guid EventId { get; init; }
    public string Type { get; init; } = "";
    public Guid? AgreementId { get; init; }
    public string State { get; init; } = "";
    public bool Replayed { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? AttemptedAt { get; init; }
    public DateTimeOffset NextAttemptAt { get; init; }
    public int? Status { get; init; }
    public string? Error { get; init; }
    public int? DurationMs { get; init; }
    public string Body { get; init; } = "";
    public string? RequestHeaders { get; init; }
    public string? ResponseHeaders { get; init; }
    public string? ResponseBody { get; init; }

    public DeliveryView ToView()
    {
        var state = Words.Parse<DeliveryState>(State);
        return new(
            Id, EventId, Type, AgreementId, state, Replayed, Attempts, CreatedAt, AttemptedAt, state == DeliveryState.Queued ? NextAttemptAt : null, Status, Error is null ? null : Words.Parse<DeliveryError>(Error), DurationMs);
    }

    public DeliveryView ToWholeView() => ToView() with
    {
        Request = new DeliveryMessage(Read(RequestHeaders), Body),
        Response = ResponseHeaders is null ? null : new DeliveryMessage(Read(ResponseHeaders), ResponseBody ?? ""),
    };

    private static List<DeliveryHeader> Read(string? headers) => headers is null ? [] : Json.Read<List<DeliveryHeader>>(headers);
}
