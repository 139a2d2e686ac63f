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

    private static readonly Statement Letters = Statement.Of("SELECT COALESCE(last_error, '') AS name, COUNT(*) AS how_many FROM outbox WHERE state = 'dead' GROUP BY COALESCE(last_error, '')");
    private static readonly Statement Deliveries = Statement.Of("SELECT COALESCE(error, '') AS name, COUNT(*) AS how_many FROM webhook_deliveries WHERE state = 'dead' GROUP BY COALESCE(error, '')");

    private const string Create = "CREATE TABLE ", Drop = "DROP TABLE ";

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(
            await VersionAsync(cancellationToken),
            await TablesAsync(cancellationToken),
            Told(await db.QueryAsync<Count>(Letters, null, cancellationToken)),
            Told(await db.QueryAsync<Count>(Deliveries, null, cancellationToken)));

        private async Task<string> VersionAsync(CancellationToken ct)
        {
            await using var connection = await db.Engine.OpenAsync(ct);
            return connection.ServerVersion;
        }

        private async Task<IReadOnlyList<Count>> TablesAsync(CancellationToken ct)
        {
            var counts = new List<Count>();
            foreach (var name in Tables()) counts.Add(new Count { Name = name, HowMany = await db.FirstAsync<long>(RowsOf(name), null, ct) });
            return counts;
        }

        // As the migrations make and drop them.
        private SortedSet<string> Tables()
        {
            var tables = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var line in Migrations.Scripts(db.Engine.Folder).SelectMany(s => s.Sql.Split('\n')))
            {
                if (line.StartsWith(Create, StringComparison.Ordinal)) tables.Add(line[Create.Length..].Split([' ', '('], 2)[0]);
                if (line.StartsWith(Drop, StringComparison.Ordinal)) tables.Remove(line[Drop.Length..].TrimEnd(';', '\r', ' '));
            }
            return tables;
        }

        // The name is the schema's own, not a caller's.
        private static Statement RowsOf(string table) => Statement.Of($"SELECT COUNT(*) FROM {table}");

        private static List<Count> Told(IEnumerable<Count> reasons) =>
            [.. reasons.GroupBy(r => SafeReason.Of(r.Name), StringComparer.Ordinal).Select(g => new Count { Name = g.Key, HowMany = g.Sum(r => r.HowMany) }).OrderByDescending(c => c.HowMany)];
    }
}
