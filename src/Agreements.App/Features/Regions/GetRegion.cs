using Agreements.App.Access;
using Agreements.App.Features.Coverage;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Regions;

/// <summary>One region with the coverage known on a day and the target that counts then.</summary>
public static class GetRegion
{
    /// <param name="AsOf">Null = today in the region.</param>
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [ForKnown(ListCoverage.Published)]
    public sealed record Query(string Code, DateOnly? AsOf) : IQuery<RegionView>;

    public sealed class Handler(RegionStore store, RegionViews views, TimeProvider time) : IRequestHandler<Query, RegionView>
    {
        public async Task<RegionView> Handle(Query request, CancellationToken cancellationToken)
        {
            var region = await store.GetAsync(request.Code, cancellationToken);
            return (await views.OfAsync([region], request.AsOf ?? region.Zone.Today(time.GetUtcNow()), cancellationToken))[0];
        }
    }
}
