using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using MediatR;

namespace Agreements.App.Features.Coverage;

/// <summary>The series of a region, newest day first.</summary>
public static class ListCoverage
{
    internal const string Published = "Counts of whole regions as they were published: no person, and nothing of an agreement.";

    /// <param name="Region">Kemendagri code.</param>
    /// <param name="Within">Of the regions that lie in it too.</param>
    /// <param name="AsOf">Only what was the case up to the day, inclusive.</param>
    /// <param name="Replaced">With those that a correction has replaced.</param>
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [ForKnown(Published)]
    public sealed record Query(string Region, bool Within = false, DateOnly? AsOf = null, bool Replaced = false, int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<CoverageView> Items, string? NextPageToken) : IPageOf<CoverageView>;

    private const string Rest = """
         AND (@AsOf IS NULL OR c.as_of <= @AsOf) AND (@Replaced = 1 OR n.id IS NULL) AND (c.as_of < @AfterDay OR c.as_of = @AfterDay AND c.id < @AfterId)
        ORDER BY c.as_of DESC, c.id DESC
        """;

    private static readonly Statement One = Statement.Limited($"SELECT {CoverageReader.Columns} {CoverageReader.From} WHERE c.region_code = @Region{Rest}", "Count");

    // What lies in a region has its code with a dot behind it, and this is the next sign.
    private const string BehindTheDot = "/";

    private static readonly Statement Many = Statement.Limited($"SELECT {CoverageReader.Columns} {CoverageReader.From} WHERE c.region_code >= @Region AND c.region_code < @Behind{Rest}", "Count");

    public sealed class Handler(Db db, RegionStore regions, CoverageViews views) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await regions.GetAsync(request.Region, cancellationToken);
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Region, request.Within, request.AsOf, request.Replaced, Of = "coverage" });
            var rows = await db.QueryAsync<CoverageRow>(request.Within ? Many : One, new
            {
                Region = RegionStore.Code(request.Region), Behind = RegionStore.Code(request.Region + BehindTheDot), request.AsOf, request.Replaced,
                AfterDay = page.After?.EndsKey ?? DateOnly.MaxValue, AfterId = page.After?.Id ?? Guid.Empty, Count = page.Size + 1,
            }, cancellationToken);
            return new View(await views.OfAsync([.. page.Items(rows).Select(r => r.ToRecord())], cancellationToken), page.NextToken(rows, r => new Position { Id = r.Id, EndsKey = r.AsOf }));
        }
    }
}
