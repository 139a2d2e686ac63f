using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.Notifications;

/// <summary>How many notifications the caller has not seen yet. Asked for with each page, so it counts no further than it is shown.</summary>
public static class CountNotifications
{
    public const int Most = 100;

    [ForKnown("Counts only what was sent to the caller.")]
    public sealed record Query : IQuery<int>;

    private static readonly Statement Unseen = Statement.Limited($"""
        SELECT o.id FROM outbox o
        WHERE {OwnDesks.Sent} AND o.sent_at > (SELECT COALESCE(u.notifications_seen_at, u.created_at) FROM users u WHERE u.id = @User)
        ORDER BY o.sent_at DESC
        """, "Most");

    public sealed class Handler(Db db, OwnDesks desks) : IRequestHandler<Query, int>
    {
        /// <returns>At most <see cref="Most"/>.</returns>
        public async Task<int> Handle(Query request, CancellationToken cancellationToken)
        {
            var desk = await desks.OfCallerAsync(cancellationToken);
            return (await db.QueryAsync<Guid>(Unseen, new
            {
                desk.User, desk.Own, addresses = desk.Addresses, SeesAll = desk.Institutions is null, mine = Ids.List(desk.Institutions ?? []), Most,
            }, cancellationToken)).Count;
        }
    }
}
