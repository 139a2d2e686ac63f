using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using MediatR;

namespace Agreements.App.Features.Calendar;

/// <summary>One's own calendars that are not revoked.</summary>
public static class ListFeeds
{
    /// <summary>A key or a token has none.</summary>
    [ForKnown("One's own calendars.")]
    public sealed record Query(PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<FeedView> Items, string? NextPageToken);

    public sealed class Handler(FeedStore store, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            IReadOnlyList<StoredFeed> feeds = context.Principal.User is { } user ? await store.OfAsync(user, cancellationToken) : [];
            var (page, next) = PartPage.Cut(feeds, request.Page, "calendarFeeds", f => new Position { Id = f.Id });
            return new View([.. page.Select(FeedView.Of)], next);
        }
    }
}

/// <summary>From now on its address shows nothing. Revoking it again changes nothing.</summary>
public static class RevokeFeed
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    [ForKnown("One's own calendars.")]
    public sealed record Command(Guid Id, long Version) : ICommand<FeedView>;

    public sealed class Handler(FeedStore store, RequestContext context) : IRequestHandler<Command, FeedView>
    {
        public async Task<FeedView> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = context.Principal.User ?? throw DomainException.NotFound("calendarFeed", request.Id);
            var feed = await store.GetAsync(request.Id, user, cancellationToken);
            if (feed.Version != request.Version) throw DomainException.Stale(feed.Version);
            if (feed.RevokedAt is null) await store.RevokeAsync(feed, cancellationToken);
            return FeedView.Of(await store.GetAsync(request.Id, user, cancellationToken));
        }
    }
}
