using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Coverage;

namespace Agreements.App.Store;

/// <summary>Reads coverage and targets. They are published figures of whole regions: whoever is known may read them.</summary>
public sealed class CoverageReader(Db db)
{
    // SQL Server takes 2,100 parameters.
    private const int MostAtOnce = 1000;

    internal const string Columns = """
        c.id, c.region_code, c.as_of, c.participants, c.segments, c.potential, c.unregistered, c.stated_units, c.stated_decimals, c.definition, c.source_kind, c.source_text, c.source_url, c.source_institution_id,
        c.verification, c.note, c.replaces_id, c.entered_at, n.id AS replaced_by_id
        """;

    internal const string From = "FROM coverage_records c LEFT JOIN coverage_records n ON n.replaces_id = c.id";

    internal const string TargetColumns = """
        t.id, t.region_code, t.due_on, t.percent_units, t.percent_decimals, t.participants, t.potential, t.definition, t.source_kind, t.source_text, t.source_url, t.source_institution_id,
        t.verification, t.note, t.replaces_id, t.entered_at, n.id AS replaced_by_id
        """;

    internal const string FromTargets = "FROM coverage_targets t LEFT JOIN coverage_targets n ON n.replaces_id = t.id";

    private static readonly Statement ById = Statement.Of($"SELECT {Columns} {From} WHERE c.id = @Id");

    private static readonly Statement TargetById = Statement.Of($"SELECT {TargetColumns} {FromTargets} WHERE t.id = @Id");

    private static readonly Statement OfRegions = Statement.Of($"SELECT {Columns} {From} WHERE c.region_code IN @codes ORDER BY c.region_code, c.as_of, c.id");

    private static readonly Statement TargetsOfRegions = Statement.Of($"SELECT {TargetColumns} {FromTargets} WHERE t.region_code IN @codes ORDER BY t.region_code, t.id");

    private static readonly Statement QuotesOfRegions = Statement.Of($"""
        SELECT f.id, i.region_code, f.label, f.value, f.until_on FROM figures f JOIN institutions i ON i.id = f.institution_id
        WHERE i.region_code IN @codes AND i.kind IN {LocalGovernment.Kinds} AND f.kind = 'participants' AND f.unit = 'people'
            AND NOT EXISTS (SELECT 1 FROM figures n WHERE n.replaces_id = f.id)
        ORDER BY i.region_code, f.institution_id, f.ord, f.id
        """);

    // Groups are parts of the other segments: by themselves they do not say how many are covered.
    private static readonly Statement LastDay = new(
        LastDayWhere("EXISTS (SELECT 1 FROM json_each(l.segments) s WHERE json_extract(s.value, '$.segment') <> 'group')"),
        LastDayWhere("EXISTS (SELECT 1 FROM OPENJSON(l.segments) WITH (segment nvarchar(40) '$.segment') s WHERE s.segment <> N'group')"));

    /// <exception cref="DomainException"><c>coverage.unknown</c> at <c>/replaces</c>: there is no such record of the region; <c>coverage.replaced</c>.</exception>
    public async Task<CoverageRecord?> ToReplaceAsync(Guid? id, string region, CancellationToken ct) =>
        id is { } asked ? Replaceable((await db.FirstAsync<CoverageRow>(ById, new { Id = asked }, ct))?.ToRecord(), r => r.Region == region, r => r.ReplacedBy, asked) : null;

    /// <inheritdoc cref="ToReplaceAsync"/>
    public async Task<CoverageTarget?> TargetToReplaceAsync(Guid? id, string region, CancellationToken ct) =>
        id is { } asked ? Replaceable((await db.FirstAsync<TargetRow>(TargetById, new { Id = asked }, ct))?.ToTarget(), t => t.Region == region, t => t.ReplacedBy, asked) : null;

    public async Task<CoverageRecord> GetAsync(Guid id, CancellationToken ct) => (await db.FirstAsync<CoverageRow>(ById, new { Id = id }, ct))!.ToRecord();

    public async Task<CoverageTarget> GetTargetAsync(Guid id, CancellationToken ct) => (await db.FirstAsync<TargetRow>(TargetById, new { Id = id }, ct))!.ToTarget();

    /// <summary>All records of these regions, replaced ones too, by region and day.</summary>
    public async Task<IReadOnlyList<CoverageRecord>> SeriesAsync(IEnumerable<string> regions, CancellationToken ct)
    {
        var records = new List<CoverageRecord>();
        foreach (var chunk in regions.Chunk(MostAtOnce)) records.AddRange((await db.QueryAsync<CoverageRow>(OfRegions, new { codes = RegionStore.Codes(chunk) }, ct)).Select(r => r.ToRecord()));
        return records;
    }

    /// <summary>All targets of these regions, replaced ones too.</summary>
    public async Task<IReadOnlyList<CoverageTarget>> TargetsAsync(IEnumerable<string> regions, CancellationToken ct)
    {
        var targets = new List<CoverageTarget>();
        foreach (var chunk in regions.Chunk(MostAtOnce)) targets.AddRange((await db.QueryAsync<TargetRow>(TargetsOfRegions, new { codes = RegionStore.Codes(chunk) }, ct)).Select(t => t.ToTarget()));
        return targets;
    }

    /// <summary>With what the governments of these regions are quoted; what was replaced is absent.</summary>
    public async Task<IReadOnlyList<CoverageQuote>> QuotesAsync(IEnumerable<string> regions, CancellationToken ct)
    {
        var quotes = new List<CoverageQuote>();
        foreach (var chunk in regions.Chunk(MostAtOnce))
            quotes.AddRange((await db.QueryAsync<QuoteRow>(QuotesOfRegions, new { codes = RegionStore.Codes(chunk) }, ct)).Select(q => new CoverageQuote(q.Id, q.RegionCode, q.Label, q.Value, q.UntilOn)));
        return quotes;
    }

    /// <summary>The coverage of each region that is known on the day; those without any are absent.</summary>
    public async Task<IReadOnlyDictionary<string, CoverageRecord>> LatestAsync(IEnumerable<string> regions, DateOnly asOf, CancellationToken ct)
    {
        var records = new List<CoverageRecord>();
        foreach (var chunk in regions.Chunk(MostAtOnce)) records.AddRange((await db.QueryAsync<CoverageRow>(LastDay, new { codes = RegionStore.Codes(chunk), AsOf = asOf }, ct)).Select(r => r.ToRecord()));
        return records.GroupBy(r => r.Region, StringComparer.Ordinal).Select(g => (g.Key, Latest: CoverageSeries.LatestOn(g, asOf))).Where(g => g.Latest is not null).ToDictionary(g => g.Key, g => g.Latest!, StringComparer.Ordinal);
    }

    private sealed class QuoteRow
    {
        public Guid Id { get; init; }
        public string RegionCode { get; init; } = "";
        public string Label { get; init; } = "";
        public long Value { get; init; }
        public DateOnly? UntilOn { get; init; }
    }

    // Of the newest day on which something is said of how far it has come: the domain picks among those.
    private static string LastDayWhere(string hasSegments) => $"""
        SELECT {Columns} {From} WHERE c.region_code IN @codes AND n.id IS NULL AND c.as_of = (
            SELECT MAX(l.as_of) FROM coverage_records l WHERE l.region_code = c.region_code AND l.as_of <= @AsOf AND NOT EXISTS (SELECT 1 FROM coverage_records m WHERE m.replaces_id = l.id)
                AND (l.participants IS NOT NULL OR l.stated_units IS NOT NULL OR {hasSegments}))
        ORDER BY c.region_code, c.id
        """;

    private static T Replaceable<T>(T? found, Func<T, bool> isOfRegion, Func<T, Guid?> replacedBy, Guid id) where T : class =>
        found is null || !isOfRegion(found) ? throw DomainException.Invalid("coverage.unknown", "/replaces", id)
        : replacedBy(found) is not null ? throw DomainException.Conflict("coverage.replaced", "/replaces") : found;
}
