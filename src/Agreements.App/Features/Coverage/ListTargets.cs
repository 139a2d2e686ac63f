using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Coverage;

/// <summary>The targets of a region, and how far it is from each on a day; the one entered last comes first.</summary>
public static class ListTargets
{
    /// <param name="Region">Kemendagri code.</param>
    /// <param name="Within">Of the regions that lie in it too.</param>
    /// <param name="AsOf">The day on which the coverage is looked at; null = today in the region.</param>
    /// <param name="Replaced">With those that a correction has replaced.</param>
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [ForKnown(ListCoverage.Published)]
    public sealed record Query(string Region, bool Within = false, DateOnly? AsOf = null, bool Replaced = false, int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(DateOnly AsOf, IReadOnlyList<TargetView> Items, string? NextPageToken) : IPageOf<TargetView>;

    private static readonly Statement Page = Statement.Limited($"""
        SELECT {CoverageReader.TargetColumns} {CoverageReader.FromTargets}
        WHERE (t.region_code = @Region OR @Within = 1 AND t.region_code LIKE @Below) AND (@Replaced = 1 OR n.id IS NULL) AND (@AfterId IS NULL OR t.id < @AfterId)
        ORDER BY t.id DESC
        """, "Count");

    public sealed class Handler(Db db, RegionStore regions, TargetViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var region = await regions.GetAsync(request.Region, cancellationToken);
            var asOf = request.AsOf ?? region.Zone.Today(time.GetUtcNow());
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Region, request.Within, asOf, request.Replaced, Of = "targets" });
            var rows = await db.QueryAsync<TargetRow>(Page, new
            {
                Region = RegionStore.Code(request.Region), Below = RegionStore.Code(request.Region + ".%"), request.Within, request.Replaced, AfterId = page.After?.Id, Count = page.Size + 1,
            }, cancellationToken);
            return new View(asOf, await views.OfAsync([.. page.Items(rows).Select(r => r.ToTarget())], asOf, cancellationToken), page.NextToken(rows, r => new Position { Id = r.Id }));
        }
    }
}
