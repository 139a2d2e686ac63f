using System.Text.Json;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Regions;
using Agreements.Domain.Texts;
using Dapper;

namespace Agreements.App.Store;

/// <summary>The only writer of regions.</summary>
public sealed class RegionStore(Db db, AuditTrail trail)
{
    // SQL Server takes 2,100 parameters.
    private const int MostAtOnce = 1000;

    private static readonly Statement ByCodes = Statement.Of("SELECT code, name, zone FROM regions WHERE code IN @codes");

    private static readonly Statement Insert = Statement.Of("INSERT INTO regions (code, name, kind, zone, parent_code, search_key) VALUES (@Code, @Name, @Kind, @Zone, @Parent, @SearchKey)");

    private static readonly Statement Update = Statement.Of("UPDATE regions SET name = @Name, zone = @Zone, search_key = @SearchKey WHERE code = @Code");

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<Region> GetAsync(string code, CancellationToken ct) => (await ByCodesAsync([code], ct)).GetValueOrDefault(code) ?? throw DomainException.NotFound("region", code);

    /// <summary>Those that exist.</summary>
    public async Task<IReadOnlyDictionary<string, Region>> ByCodesAsync(IEnumerable<string> codes, CancellationToken ct)
    {
        var found = new Dictionary<string, Region>(StringComparer.Ordinal);
        foreach (var chunk in codes.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
            foreach (var row in await db.QueryAsync<Row>(ByCodes, new { codes = Codes(chunk) }, ct)) found[row.Code] = new Region(row.Code, row.Name, Words.Parse<Zone>(row.Zone));
        return found;
    }

    public async Task AddAsync(Region region, CancellationToken ct)
    {
        await db.ExecuteAsync(Insert, Parameters(region), ct);
        trail.Append("region", RegionCode.IdOf(region.Code), "create", 1, Audit.Difference(null, Snapshot(region)), null);
    }

    public async Task ChangeAsync(Region before, Region after, CancellationToken ct)
    {
        await db.ExecuteAsync(Update, Parameters(after), ct);
        trail.Append("region", RegionCode.IdOf(after.Code), "edit", 1, Audit.Difference(Snapshot(before), Snapshot(after)), null);
    }

    /// <summary>How a name is looked for: Batang Hari is Batanghari.</summary>
    public static string SearchKey(string name) => Folding.Fold(name).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>A code as a parameter: as nvarchar it would scan the table.</summary>
    internal static DbString Code(string? code) => new() { Value = code, IsAnsi = true, Length = 40 };

    internal static IReadOnlyList<DbString> Codes(IEnumerable<string> codes) => [.. codes.Select(Code)];

    private static object Parameters(Region region) => new
    {
        Code = Code(region.Code), region.Name, Kind = Words.Of(region.Kind), Zone = Words.Of(region.Zone), Parent = Code(region.Parent), SearchKey = SearchKey(region.Name),
    };

    private static System.Text.Json.Nodes.JsonNode Snapshot(Region region) => JsonSerializer.SerializeToNode(new { region.Code, region.Name, Zone = region.Zone.IanaName() }, Json.Options)!;

    private sealed class Row
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string Zone { get; init; } = "";
    }
}
