using Agreements.App.Tests.Support;
using Dapper;
using NUnit.Framework;

namespace Agreements.App.Tests.Guards;

/// <summary>On a server all tests share one database: what one of them leaves behind must not meet the next.</summary>
public sealed class EmptiedTablesTests
{
    private static readonly string[] Seeded = ["alert_policy_versions", "holiday_lists", "holiday_days", "audit_head", "event_head", "regions"];

    [Test]
    public async Task Every_table_but_the_seeded_ones_is_emptied_before_a_test()
    {
        var tables = await QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name <> 'SchemaVersions'");
        Assert.That(TestDatabase.Emptied, Is.EquivalentTo(tables.Except(Seeded)));
    }

    [Test]
    public async Task A_table_is_emptied_before_those_that_it_points_to()
    {
        var keys = await QueryAsync<Key>("SELECT m.name AS child, f.\"table\" AS parent FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" <> m.name");
        var order = TestDatabase.Emptied.Select((name, i) => (name, i)).ToDictionary(t => t.name, t => t.i);
        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys.Where(k => !Seeded.Contains(k.Child) && !Seeded.Contains(k.Parent) && order[k.Child] > order[k.Parent]).Select(k => $"{k.Child} after {k.Parent}"), Is.Empty);
    }

    private static async Task<List<T>> QueryAsync<T>(string sql)
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var connection = await database.Engine.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    private sealed class Key
    {
        public string Child { get; init; } = "";
        public string Parent { get; init; } = "";
    }
}
