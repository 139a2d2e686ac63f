using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Webhooks;

public static class GetWebhook
{
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(Guid Id) : IQuery<WebhookView>;

    public sealed class Handler(WebhookChecks checks) : IRequestHandler<Query, WebhookView>
    {
        public async Task<WebhookView> Handle(Query request, CancellationToken cancellationToken) => WebhookView.Of(await checks.GetAsync(request.Id, cancellationToken));
    }
}

/// <summary>The webhooks of which the caller administers every institution, in the order of their making.</summary>
public static class ListWebhooks
{
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<WebhookView> Items, string? NextPageToken);

    public sealed class Handler(WebhookStore store, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, "webhooks");
            var ids = await store.PageAsync(scope.Institutions(Permission.Administer), page.After?.Id, page.Size + 1, cancellationToken);
            var items = await store.ByIdsAsync(page.Items(ids), cancellationToken);
            return new View([.. items.Select(WebhookView.Of)], page.NextToken(ids, id => new Position { Id = id }));
        }
    }
}
