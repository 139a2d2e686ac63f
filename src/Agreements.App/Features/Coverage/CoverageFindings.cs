using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Coverage;
using Agreements.Domain.Regions;

namespace Agreements.App.Features.Coverage;

/// <summary>Figures of regions that contradict each other, for those who speak for the region.</summary>
public sealed class CoverageFindings(Db db, CoverageReader reader, RegionScope scope)
{
    // Findings of one region behind which no further are numbered.
    private const int MostOfRegion = 1000;

    private const int RegionsAtOnce = 50;

    private static readonly Statement Recorded = Statement.Limited("""
        SELECT r.code, r.name FROM regions r WHERE r.code >= @From
            AND (EXISTS (SELECT 1 FROM coverage_records c WHERE c.region_code = r.code) OR EXISTS (SELECT 1 FROM coverage_targets t WHERE t.region_code = r.code))
        ORDER BY r.code
        """, "Count");

    /// <param name="Place">Ascending in the order of the codes; the next page begins behind it.</param>
    public sealed record Found(string Region, string RegionName, CoverageFinding Finding, long Place);

    /// <summary>Those of one region.</summary>
    public async Task<IReadOnlyList<CoverageFinding>> OfAsync(string region, CancellationToken ct) =>
        CoverageChecks.Of(await reader.SeriesAsync([region], ct), await reader.TargetsAsync([region], ct), await reader.QuotesAsync([region], ct));

    /// <summary>Those of all regions for which the caller speaks, in the order of their codes.</summary>
    /// <param name="after">The place behind which they begin; -1 = from the first.</param>
    /// <param name="within">Only of this region and those that lie in it; null = of all.</param>
    /// <param name="asOf">Coverage of later days is not looked at.</param>
    public async Task<IReadOnlyList<Found>> FindAsync(long after, string? within, DateOnly asOf, int count, CancellationToken ct)
    {
        var isTheirs = await scope.OfAsync(Permission.Read, ct);
        var found = new List<Found>();
        var from = after < 0 ? within ?? "" : RegionCode.Of(after / MostOfRegion);
        while (found.Count < count)
        {
            var rows = await db.QueryAsync<Row>(Recorded, new { From = RegionStore.Code(from), Count = RegionsAtOnce }, ct);
            var regions = rows.Where(r => isTheirs(r.Code) && (within is null || RegionCode.IsWithin(r.Code, within))).ToList();
            var codes = regions.ConvertAll(r => r.Code);
            var (series, targets) = ((await reader.SeriesAsync(codes, ct)).ToLookup(c => c.Region), (await reader.TargetsAsync(codes, ct)).ToLookup(t => t.Region));
            var quotes = (await reader.QuotesAsync(codes, ct)).ToLookup(q => q.Region);
            found.AddRange(regions.SelectMany(r => Numbered(r, CoverageChecks.Of([.. series[r.Code].Where(c => c.Facts.AsOf <= asOf)], [.. targets[r.Code]], [.. quotes[r.Code].Where(q => !(q.On > asOf))]))).Where(f => f.Place > after));
            if (rows.Count < RegionsAtOnce) break;
            from = rows[^1].Code + ".";
        }
        return [.. found.Take(count)];
    }

    private static IEnumerable<Found> Numbered(Row region, IReadOnlyList<CoverageFinding> findings) =>
        findings.Take(MostOfRegion).Select((f, i) => new Found(region.Code, region.Name, f, RegionCode.NumberOf(region.Code) * MostOfRegion + i));

    private sealed class Row
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
