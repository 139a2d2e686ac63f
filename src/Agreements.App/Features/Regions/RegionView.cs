using Agreements.App.Features.Coverage;
using Agreements.App.Store;
using Agreements.Domain.Coverage;
using Agreements.Domain.Dates;
using Agreements.Domain.Regions;

namespace Agreements.App.Features.Regions;

/// <summary>A region, with the coverage that is known of it on a day and the target that counts then.</summary>
/// <param name="Zone">IANA name.</param>
/// <param name="Parent">The code of the region in which it lies.</param>
/// <param name="AsOf">The day.</param>
public sealed record RegionView(string Code, string Name, RegionKind Kind, string Zone, string? Parent, DateOnly AsOf, CoverageView? Coverage, TargetView? Target);

/// <summary>Shows regions as callers read them.</summary>
public sealed class RegionViews(CoverageReader reader, CoverageViews coverage, TargetViews targets)
{
    public async Task<IReadOnlyList<RegionView>> OfAsync(IReadOnlyList<Region> regions, DateOnly asOf, CancellationToken ct)
    {
        var codes = regions.Select(r => r.Code).ToList();
        var latest = (await coverage.OfAsync([.. (await reader.LatestAsync(codes, asOf, ct)).Values], ct)).ToDictionary(c => c.Region, StringComparer.Ordinal);
        var counting = (await reader.TargetsAsync(codes, ct)).GroupBy(t => t.Region, StringComparer.Ordinal).Select(g => CoverageTarget.On(g, asOf)).OfType<CoverageTarget>().ToList();
        var aims = (await targets.OfAsync(counting, asOf, ct)).ToDictionary(t => t.Region, StringComparer.Ordinal);
        return [.. regions.Select(r => new RegionView(r.Code, r.Name, r.Kind, r.Zone.IanaName(), r.Parent, asOf, latest.GetValueOrDefault(r.Code), aims.GetValueOrDefault(r.Code)))];
    }
}
