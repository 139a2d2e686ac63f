using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>The ledger, newest first: what was decided for each step and recipient, and why.</summary>
public static class ListAlerts
{
    /// <param name="State"><c>queued</c>, <c>sent</c>, <c>skipped</c>, <c>closed</c> or <c>failed</c>; null = all.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(string? State, Guid? Agreement, int PageSize, string? PageToken) : IQuery<View>
    {
        public string? Recipient { get; init; }

        /// <summary>Null = both.</summary>
        public bool? Acknowledged { get; init; }
    }

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken) : IPageOf<Item>;

    public class Item
    {
        public Guid Id { get; init; }
        public Guid AgreementId { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public int Step { get; init; }
        public string Recipient { get; init; } = "";
        public DateOnly SendOn { get; init; }
        public string State { get; init; } = "";

        /// <summary>Told to this desk because the one before it has not answered.</summary>
        public bool Escalated { get; init; }

        /// <summary>In the language asked for, except what a mail server has said.</summary>
        public string? Reason { get; set; }
        public DateTimeOffset PlannedAt { get; init; }
        public DateTimeOffset? SettledAt { get; init; }
        public DateTimeOffset? AcknowledgedAt { get; init; }

        /// <summary>An address, when it was done by the link in the mail.</summary>
        public string? AcknowledgedBy { get; init; }
        public string? AcknowledgementNote { get; init; }

        /// <summary>Its recipient has put the deadline off to this day; absent once it has come.</summary>
        public DateOnly? SnoozedUntil { get; init; }
    }

    private sealed class Row : Item
    {
        public string? ReasonMessage { get; init; }
    }

    // By recipient it is a seek, whatever the size of the ledger.
    private static readonly Statement Page = Text("1 = 1"), OfRecipient = Text("l.recipient = @Recipient AND (@State IS NULL OR l.state = @State) AND (@Agreement IS NULL OR l.agreement_id = @Agreement)"),
        OfAgreement = Text("l.agreement_id = @Agreement AND (@State IS NULL OR l.state = @State)"), InState = Text("l.state = @State");

    private static Statement Text(string filter) => Statement.Limited($"""
        SELECT l.id, l.agreement_id, l.kind, l.deadline_on, l.step, l.recipient, l.send_on, l.escalated, l.state, l.reason, l.reason_message, l.planned_at, l.settled_at,
            l.acknowledged_at, l.acknowledged_by, l.acknowledgement_note, z.until_on AS snoozed_until
        FROM alerts l LEFT JOIN alert_snoozes z ON z.agreement_id = l.agreement_id AND z.deadline_on = l.deadline_on AND z.recipient = l.recipient
            AND z.kind = CASE WHEN l.kind = 'gap' THEN 'end' ELSE l.kind END AND z.until_on > @Today
        WHERE {filter} AND l.id < @Before
            AND (@Acknowledged IS NULL OR (@Acknowledged = 1 AND l.acknowledged_at IS NOT NULL) OR (@Acknowledged = 0 AND l.acknowledged_at IS NULL))
            AND (@SeesAll = 1 OR {InScope.Agreement("l.agreement_id")})
        ORDER BY l.id DESC
        """, "Count");

    public sealed class Handler(Db db, RequestContext context, Scope scope, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = new { request.State, request.Agreement, request.Recipient, request.Acknowledged };
            var page = PageRequest.Of(request.PageSize, request.PageToken, filter);
            var mine = scope.Institutions(Permission.Read);
            var rows = await db.QueryAsync<Row>(request.Recipient is not null ? OfRecipient : request.Agreement is not null ? OfAgreement : request.State is not null ? InState : Page, new
            {
                request.State, request.Agreement, request.Recipient, request.Acknowledged, Today = Zone.Wib.Today(time.GetUtcNow()), Before = page.After?.Id ?? Guid.AllBitsSet, Count = page.Size + 1,
                SeesAll = mine is null, mine = Ids.List(mine ?? []),
            }, cancellationToken);
            foreach (var row in rows.Where(r => r.ReasonMessage is not null)) row.Reason = StoredMessage.Read(row.ReasonMessage!).In(context.Language);
            return new View(page.Items<Item>(rows), page.NextToken(rows, r => new Position { Id = r.Id }));
        }
    }
}
