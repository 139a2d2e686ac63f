using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Reports;
using MediatR;

namespace Agreements.App.Features.ReportSubscriptions;

/// <summary>The reports that are sent to oneself, those that have ended too, in the order of their making.</summary>
public static class ListSubscriptions
{
    /// <summary>A key or a token has none.</summary>
    [ForKnown("One's own subscriptions.")]
    public sealed record Query(PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<SubscriptionView> Items, string? NextPageToken) : IPageOf<SubscriptionView>;

    public sealed class Handler(SubscriptionStore store, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            IReadOnlyList<Subscription> all = context.Principal.User is { } user ? await store.OfAsync(user, cancellationToken) : [];
            var (page, next) = PartPage.Cut(all, request.Page, "reportSubscriptions", s => new Position { Id = s.Id });
            return new View([.. page.Select(SubscriptionView.Of)], next);
        }
    }
}

/// <summary>One of one's own.</summary>
public static class GetSubscription
{
    /// <exception cref="Domain.DomainException"><c>notFound</c>: there is none, or it is of somebody else.</exception>
    [ForKnown("One's own subscriptions.")]
    public sealed record Query(Guid Id) : IQuery<SubscriptionView>;

    public sealed class Handler(SubscriptionStore store, RequestContext context) : IRequestHandler<Query, SubscriptionView>
    {
        public async Task<SubscriptionView> Handle(Query request, CancellationToken cancellationToken) => SubscriptionView.Of(await store.GetAsync(request.Id, context.Principal.User, cancellationToken));
    }
}
