using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Keys;

public static class GetKey
{
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(Guid Id) : IQuery<KeyView>;

    public sealed class Handler(KeyChecks checks) : IRequestHandler<Query, KeyView>
    {
        public async Task<KeyView> Handle(Query request, CancellationToken cancellationToken) => KeyView.Of(await checks.GetAsync(request.Id, cancellationToken));
    }
}

/// <summary>The keys of which the caller administers every institution, in the order of their making; revoked and expired ones too.</summary>
public static class ListKeys
{
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<KeyView> Items, string? NextPageToken);

    public sealed class Handler(ApiKeyReader reader, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, "apiKeys");
            var ids = await reader.PageAsync(scope.Institutions(Permission.Administer), page.After?.Id, page.Size + 1, cancellationToken);
            var items = await reader.ByIdsAsync(page.Items(ids), cancellationToken);
            return new View([.. items.Select(KeyView.Of)], page.NextToken(ids, id => new Position { Id = id }));
        }
    }
}
