using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.App.Tests.Guards;

/// <summary>No route and no job walks through a table that grows with the years.</summary>
public sealed class QueryPlanTests
{
    /// <summary>What has to walk, by the name of its statement or the begin of it, and why.</summary>
    private static readonly IReadOnlyDictionary<string, string> Walks = new Dictionary<string, string>(StringComparer.Ordinal)
    {
    };

    [Test]
    public async Task No_statement_walks_through_a_table_that_grows()
    {
        var broken = await BrokenAsync(Sent());
        File.WriteAllLines("/tmp/w/i9plans-x/broken.txt", broken.Select(b => b.Statement + " :: " + b.Step));
        Assert.That(broken.Where(b => ReasonOf(b.Statement) is null).Select(b => $"{b.Statement}: {b.Step}"), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_excused_that_does_not_need_it()
    {
        var broken = await BrokenAsync(Sent());
        Assert.That(Walks.Keys.Where(w => !broken.Any(b => b.Statement.StartsWith(w, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCase("SELECT id FROM agreements WHERE title = @T")]
    [TestCase("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'")]
    [TestCase("SELECT id FROM agreements ORDER BY title LIMIT @N")]
    [TestCase("SELECT a.id FROM agreements a WHERE a.ends_key <= @D ORDER BY a.title")]
    [TestCase("SELECT a.id FROM regions r, agreements a WHERE a.zone = r.name")]
    [TestCase("UPDATE agreements SET version = 1; SELECT 1")]
    public async Task The_rule_can_fail(string sql) => Assert.That(await BrokenAsync([("broken", Statement.Of(sql))]), Is.Not.Empty);

    [TestCase("SELECT id FROM agreements ORDER BY id LIMIT @N")]
    [TestCase("SELECT id FROM agreements WHERE id IN @ids")]
    [TestCase("SELECT COUNT(*) FROM outbox WHERE state = 'dead'")]
    [TestCase("SELECT code FROM regions")]
    public async Task What_is_found_by_an_index_passes(string sql) => Assert.That(await BrokenAsync([("good", Statement.Of(sql))]), Is.Empty);

    [Test]
    public async Task Every_table_that_counts_as_small_is_there()
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var connection = (SqliteConnection)await database.Engine.OpenAsync(CancellationToken.None);
        Assert.That(PlanRules.Small.Keys.Where(t => new QueryPlans(connection).Of("SELECT 1 FROM " + t).Count() != 1), Is.Empty);
    }

    private static IEnumerable<(string Name, Statement Statement)> Sent() => Statements.All.Select(s => (s.Key, s.Value)).Concat(AgreementFilter.EveryPage());

    private static string? ReasonOf(string statement) => Walks.FirstOrDefault(w => statement.StartsWith(w.Key, StringComparison.Ordinal)).Value;

    private static async Task<List<(string Statement, string Step)>> BrokenAsync(IEnumerable<(string Name, Statement Statement)> statements)
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var connection = (SqliteConnection)await database.Engine.OpenAsync(CancellationToken.None);
        var plans = new QueryPlans(connection);
        return [.. from s in statements from plan in plans.Of(s.Statement.Sqlite) from step in PlanRules.Broken(plan) select (s.Name, step)];
    }
}
