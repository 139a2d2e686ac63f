using Agreements.App.Data;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>The ledger, newest first, and how its mails fare.</summary>
public static class ListAlerts
{
    /// <param name="State"><c>queued</c>, <c>sent</c>, <c>skipped</c>, <c>closed</c> or <c>failed</c>; null = all.</param>
    public sealed record Query(string? State, Guid? Agreement, int Count) : IQuery<View>;

    public sealed record View(IReadOnlyList<Item> Items);

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

    private static readonly Statement Newest = Statement.Limited("""
        SELECT id, agreement_id, kind, deadline_on, step, recipient, send_on, state, reason, planned_at, settled_at FROM alerts
        WHERE (@State IS NULL OR state = @State) AND (@Agreement IS NULL OR agreement_id = @Agreement)
        ORDER BY planned_at DESC, id DESC
        """, "Count");

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new(await db.QueryAsync<Item>(Newest, new { request.State, request.Agreement, request.Count }, cancellationToken));
    }
}

/// <summary>What an operator asks first: does the sweep live, does mail leave?</summary>
public static class GetHealth
{
    public sealed record Query : IQuery<View>;

    /// <param name="Unsent">Mails that are due and have not left.</param>
    /// <param name="OldestUnsentAt">Since when the oldest of them has been waiting.</param>
    /// <param name="DeadLetters">Mails that no address of their chain accepted, or that were refused on the way.</param>
    public sealed record View(string Database, IReadOnlyList<string> PendingMigrations, IReadOnlyList<Jobs.JobRun> Jobs, long Unsent, DateTimeOffset? OldestUnsentAt, long DeadLetters);

    private static readonly Statement Waiting = Statement.Of("SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND next_attempt_at <= @Now");
    private static readonly Statement Oldest = Statement.Of("SELECT MIN(created_at) FROM outbox WHERE state = 'queued'");
    private static readonly Statement Dead = Statement.Of("SELECT COUNT(*) FROM outbox WHERE state = 'dead'");

    public sealed class Handler(Db db, Jobs.JobRuns runs, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(
            db.Engine.Name,
            Migrations.Pending(db.Engine),
            await runs.AllAsync(cancellationToken),
            await db.FirstAsync<long>(Waiting, new { Now = time.GetUtcNow() }, cancellationToken),
            await db.FirstAsync<DateTimeOffset?>(Oldest, null, cancellationToken),
            await db.FirstAsync<long>(Dead, null, cancellationToken));
    }
}
