using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.Operations;

/// <summary>What whoever helps from afar asks first, without one word of what is stored: counts, and words of the program's own.</summary>
public static class GetSupportFacts
{
    [ForProgram]
    public sealed record Query : IQuery<View>;

    /// <param name="Tables">How many rows each table has.</param>
    /// <param name="DeadLetters">Why mails were given up, as their servers said in numbers; what they said in words may name people.</param>
    /// <param name="DeadDeliveries">Why events were given up.</param>
    public sealed record View(string EngineVersion, IReadOnlyList<Count> Tables, IReadOnlyList<Count> DeadLetters, IReadOnlyList<Count> DeadDeliveries);

    public sealed class Count
    {
        public string Name { get; init; } = "";
        public long HowMany { get; init; }
    }

    private static readonly Statement Version = new("SELECT sqlite_version()", "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(100))");

    private static readonly Statement Names = new(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        "SELECT name FROM sys.tables WHERE schema_id = SCHEMA_ID('dbo') ORDER BY name");

    private static readonly Statement Letters = Statement.Of("SELECT COALESCE(last_error, '') AS name, COUNT(*) AS how_many FROM outbox WHERE state = 'dead' GROUP BY COALESCE(last_error, '')");
    private static readonly Statement Deliveries = Statement.Of("SELECT COALESCE(error, '') AS name, COUNT(*) AS how_many FROM webhook_deliveries WHERE state = 'dead' GROUP BY COALESCE(error, '')");

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(
            await db.FirstAsync<string>(Version, null, cancellationToken) ?? "",
            await TablesAsync(cancellationToken),
            Told(await db.QueryAsync<Count>(Letters, null, cancellationToken)),
            Told(await db.QueryAsync<Count>(Deliveries, null, cancellationToken)));

        private async Task<IReadOnlyList<Count>> TablesAsync(CancellationToken ct)
        {
            var counts = new List<Count>();
            foreach (var name in await db.QueryAsync<string>(Names, null, ct)) counts.Add(new Count { Name = name, HowMany = await db.FirstAsync<long>(RowsOf(name), null, ct) });
            return counts;
        }

        // The name is the schema's own, not a caller's.
        private static Statement RowsOf(string table) => Statement.Of($"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

        private static List<Count> Told(IEnumerable<Count> reasons) =>
            [.. reasons.GroupBy(r => SafeReason.Of(r.Name), StringComparer.Ordinal).Select(g => new Count { Name = g.Key, HowMany = g.Sum(r => r.HowMany) }).OrderByDescending(c => c.HowMany)];
    }
}
