using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Reports;
using Agreements.Domain;
using MediatR;

namespace Agreements.App.Features.ReportSubscriptions;

/// <summary>Nothing is sent any more, and one's list does not show it. Doing it again changes nothing.</summary>
public static class Unsubscribe
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    [ForKnown("One's own subscriptions.")]
    public sealed record Command(Guid Id, long Version) : ICommand<SubscriptionView>;

    public sealed class Handler(SubscriptionStore store, RequestContext context) : IRequestHandler<Command, SubscriptionView>
    {
        public async Task<SubscriptionView> Handle(Command request, CancellationToken cancellationToken)
        {
            var one = await store.GetAsync(request.Id, context.Principal.User, cancellationToken);
            if (one.Version != request.Version) throw DomainException.Stale(one.Version);
            if (one.EndReason != SubscriptionEnd.Unsubscribed) await store.EndAsync(one, SubscriptionEnd.Unsubscribed, cancellationToken);
            return SubscriptionView.Of(await store.GetAsync(request.Id, context.Principal.User, cancellationToken));
        }
    }
}
