using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Coverage;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Regions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Regions;

/// <summary>Regions in the order of their codes, each with the coverage known on a day and the target that counts then.</summary>
public static class ListRegions
{
    /// <param name="Within">Only this region and those that lie in it.</param>
    /// <param name="Q">Any part of a name; spaces do not count.</param>
    /// <param name="Covered">Only those of which coverage or a target is recorded.</param>
    /// <param name="AsOf">Null = today in Jakarta.</param>
    [ForKnown(ListCoverage.Published)]
    public sealed record Query(
        RegionKind? Kind = null, string? Within = null, string? Q = null, bool Covered = false, DateOnly? AsOf = null, int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(DateOnly AsOf, IReadOnlyList<RegionView> Items, string? NextPageToken) : IPageOf<RegionView>;

    private static readonly Statement Page = Statement.Limited("""
        SELECT r.code, r.name, r.zone FROM regions r
        WHERE r.code > @After AND (@Kind IS NULL OR r.kind = @Kind) AND (@Within IS NULL OR r.code = @Within OR r.code LIKE @Below) AND (@Q IS NULL OR r.search_key LIKE @Q ESCAPE '\')
            AND (@Covered = 0 OR EXISTS (SELECT 1 FROM coverage_records c WHERE c.region_code = r.code) OR EXISTS (SELECT 1 FROM coverage_targets t WHERE t.region_code = r.code))
        ORDER BY r.code
        """, "Count");

    public sealed class Handler(Db db, RegionViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (request.Within is { } within && !Domain.Institutions.InstitutionRules.IsRegionCode(within)) throw DomainException.Invalid("institution.regionCode", "/within", within);
            var asOf = request.AsOf ?? Zone.Wib.Today(time.GetUtcNow());
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Kind, request.Within, request.Q, request.Covered, asOf });
            var rows = await db.QueryAsync<Row>(Page, new
            {
                After = RegionStore.Code(page.After is { } after ? RegionCode.Of(after.Seq) : ""), Kind = request.Kind is { } kind ? Words.Of(kind) : null,
                Within = RegionStore.Code(request.Within), Below = RegionStore.Code(request.Within + ".%"),
                Q = request.Q is { } q ? Folding.Contains(q.Replace(" ", "", StringComparison.Ordinal)) : null, request.Covered, Count = page.Size + 1,
            }, cancellationToken);
            var items = await views.OfAsync([.. page.Items(rows).Select(r => new Region(r.Code, r.Name, Words.Parse<Zone>(r.Zone)))], asOf, cancellationToken);
            return new View(asOf, items, page.NextToken(rows, r => new Position { Seq = RegionCode.NumberOf(r.Code) }));
        }
    }

    private sealed class Row
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string Zone { get; init; } = "";
    }
}
