using Agreements.App.Data;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>The ledger, newest first: what was decided for each step and recipient, and why.</summary>
public static class ListAlerts
{
    /// <param name="State"><c>queued</c>, <c>sent</c>, <c>skipped</c>, <c>closed</c> or <c>failed</c>; null = all.</param>
    public sealed record Query(string? State, Guid? Agreement, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken);

    public sealed class Item
    {
        public Guid Id { get; init; }
        public Guid AgreementId { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public int Step { get; init; }
        public string Recipient { get; init; } = "";
        public DateOnly SendOn { get; init; }
        public string State { get; init; } = "";
        public string? Reason { get; init; }
        public DateTimeOffset PlannedAt { get; init; }
        public DateTimeOffset? SettledAt { get; init; }
    }

    private static readonly Statement Page = Statement.Limited("""
        SELECT id, agreement_id, kind, deadline_on, step, recipient, send_on, state, reason, planned_at, settled_at FROM alerts
        WHERE (@State IS NULL OR state = @State) AND (@Agreement IS NULL OR agreement_id = @Agreement) AND (@AfterId IS NULL OR id < @AfterId)
        ORDER BY id DESC
        """, "Count");

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.State, request.Agreement });
            var rows = await db.QueryAsync<Item>(Page, new { request.State, request.Agreement, AfterId = page.After?.Id, Count = page.Size + 1 }, cancellationToken);
            return new View(page.Items(rows), page.NextToken(rows, r => new Position { Id = r.Id }));
        }
    }
}
