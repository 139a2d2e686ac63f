using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.AlertPolicies;

/// <summary>The policy of a class, an institution or an agreement as of a day, with its history.</summary>
public static class GetPolicy
{
    /// <param name="AsOf">Null = today, in the agreement's zone, else in WIB.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(PolicyScope Scope, DateOnly? AsOf) : IQuery<PolicyView>;

    // One's own, those of the units below, and those above, which hold for oneself.
    private static readonly Statement Related = Statement.Of("""
        SELECT COUNT(*) FROM institution_ancestors WHERE (institution_id = @Id AND ancestor_id IN @mine) OR (ancestor_id = @Id AND institution_id IN @mine)
        """);

    public sealed class Handler(Db db, PolicyStore store, AgreementReader agreements, InstitutionStore institutions, Scope access, TimeProvider time) : IRequestHandler<Query, PolicyView>
    {
        public async Task<PolicyView> Handle(Query request, CancellationToken cancellationToken)
        {
            var scope = request.Scope;
            if (scope.Level == PolicyLevel.Institution)
            {
                await institutions.GetAsync(scope.Id!.Value, cancellationToken);
                if (access.Institutions(Permission.Read) is { } mine && await db.FirstAsync<long>(Related, new { Id = scope.Id!.Value, mine = Ids.List(mine) }, cancellationToken) == 0)
                    throw DomainException.NotFound("institution", scope.Id!.Value);
            }
            var dossier = scope.Level == PolicyLevel.Agreement ? await agreements.GetAsync(scope.Id!.Value, cancellationToken) : null;
            var rows = await store.OfAsync(scope, cancellationToken);
            var book = await RuleTables.ReadAsync(db, null, cancellationToken);
            return PolicyView.Of(scope, rows, book, dossier, request.AsOf ?? (dossier?.Agreement.Zone ?? Zone.Wib).Today(time.GetUtcNow()), null);
        }
    }
}

/// <summary>All policies with their history and what is to come, in the order of their entry.</summary>
public static class ListPolicies
{
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(int PageSize, string? PageToken) : IQuery<View>;

    public sealed record View(IReadOnlyList<PolicyVersionView> Items, string? NextPageToken);

    public sealed class Handler(PolicyStore store, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, "policies");
            var rows = await store.PageAsync(scope.Institutions(Permission.Read), page.After?.Id, page.Size + 1, cancellationToken);
            return new View([.. page.Items(rows).Select(PolicyVersionView.Of)], page.NextToken(rows, r => new Position { Id = r.Id }));
        }
    }
}
