using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>The mails behind the ledger, newest first: waiting, sent, or dead with the server's last word.</summary>
public static class ListMails
{
    /// <param name="State"><c>queued</c>, <c>held</c> (for a digest), <c>bundled</c> (in one), <c>sent</c>, <c>dead</c> or <c>cancelled</c>; null = all.</param>
    [Needs(Permission.Administer, Reach.Installation)]
    public sealed record Query(string? State, Guid? Agreement, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken) : IPageOf<Item>;

    public sealed class Item
    {
        public Guid Id { get; init; }

        /// <summary>Null for a mail that speaks of several: a digest, or what somebody takes over.</summary>
        public Guid? AgreementId { get; init; }

        /// <summary>The ledger's row; null for a mail that is no alert, such as a changed term.</summary>
        public Guid? AlertId { get; init; }
        public string Recipient { get; init; } = "";
        public string Subject { get; init; } = "";
        public string State { get; init; } = "";
        public int Attempts { get; init; }
        public DateTimeOffset NextAttemptAt { get; init; }
        public string? LastError { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? SentAt { get; init; }
    }

    private static readonly Statement Page = Text("1 = 1"), OfAgreement = Text("agreement_id = @Agreement AND (@State IS NULL OR state = @State)"), InState = Text("state = @State"), Dead = Text("state = 'dead'");

    private static Statement Text(string filter) => Statement.Limited($"""
        SELECT id, agreement_id, alert_id, recipient, subject, state, attempts, next_attempt_at, last_error, created_at, sent_at FROM outbox WHERE {filter} AND id < @Before ORDER BY id DESC
        """, "Count");

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.State, request.Agreement });
            var rows = await db.QueryAsync<Item>(request.Agreement is not null ? OfAgreement : request.State is "dead" ? Dead : request.State is not null ? InState : Page,
                new { request.State, request.Agreement, Before = page.After?.Id ?? Guid.AllBitsSet, Count = page.Size + 1 }, cancellationToken);
            return new View(page.Items(rows), page.NextToken(rows, r => new Position { Id = r.Id }));
        }
    }
}
