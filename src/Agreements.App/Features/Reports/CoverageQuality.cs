using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Coverage;
using Agreements.App.Pipeline;
using Agreements.Domain.Quality;

namespace Agreements.App.Features.Reports;

/// <summary>The part of the data quality report about the figures of regions. They contradict each other, so they stand before all agreements.</summary>
public sealed class CoverageQuality(Db db, CoverageFindings findings, RequestContext context)
{
    private static readonly Statement RegionOf = Statement.Of("SELECT region_code FROM institutions WHERE id = @Institution");

    /// <summary>The place lies in this part of the report.</summary>
    public static bool Holds(Position place) => place.Id == Guid.Empty;

    /// <param name="after">A place in this part; null = its beginning.</param>
    /// <param name="institution">Only of its region and those that lie in it, and nothing where it has none; null = of all.</param>
    /// <param name="asOf">Figures of later days are not looked at.</param>
    public async Task<IReadOnlyList<(QualityFinding Item, Position Place)>> FindAsync(Position? after, Guid? institution, DateOnly asOf, int count, CancellationToken ct)
    {
        var within = institution is null ? null : await db.FirstAsync<string?>(RegionOf, new { Institution = institution }, ct);
        if (institution is not null && within is null) return [];
        return [.. (await findings.FindAsync(after?.Seq ?? -1, within, asOf, count, ct)).Select(f => (Of(f), new Position { Id = Guid.Empty, Seq = f.Place }))];
    }

    private QualityFinding Of(CoverageFindings.Found found) =>
        new(Enum.Parse<QualityCheck>("Coverage" + found.Finding.Check), null, null, found.RegionName, found.Finding.Field, found.Finding.Text.In(context.Language))
        {
            Recorded = JsonValue.Create(found.Finding.Recorded), Found = JsonValue.Create(found.Finding.Found), Region = found.Region, Coverage = found.Finding.Record,
        };
}
