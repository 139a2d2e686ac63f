using System.Text.Json.Nodes;
using Agreements.App.Features.Coverage;
using Agreements.App.Pipeline;
using Agreements.Domain.Quality;

namespace Agreements.App.Features.Reports;

/// <summary>The part of the data quality report about the figures of regions. It stands behind all agreements.</summary>
public sealed class CoverageQuality(CoverageFindings findings, RequestContext context)
{
    // Behind every id.
    private static readonly Guid Behind = Guid.AllBitsSet;

    /// <param name="after">A place in the report, also one before this part; null = its beginning.</param>
    /// <param name="asOf">Figures of later days are not looked at.</param>
    public async Task<IEnumerable<(QualityFinding Item, Position Place)>> FindAsync(Position? after, DateOnly asOf, int count, CancellationToken ct) =>
        (await findings.FindAsync(after?.Id == Behind ? after.Seq : -1, null, asOf, count, ct)).Select(f => (Of(f), new Position { Id = Behind, Seq = f.Place }));

    private QualityFinding Of(CoverageFindings.Found found) =>
        new(Enum.Parse<QualityCheck>("Coverage" + found.Finding.Check), null, null, found.RegionName, found.Finding.Field, found.Finding.Text.In(context.Language))
        {
            Recorded = JsonValue.Create(found.Finding.Recorded), Found = JsonValue.Create(found.Finding.Found), Region = found.Region, Coverage = found.Finding.Record,
        };
}
