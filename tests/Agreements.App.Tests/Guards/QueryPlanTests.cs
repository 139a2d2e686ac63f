using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.App.Tests.Guards;

/// <summary>No route and no job walks through a table that grows with the years. The plans are those of a new database; with AGREEMENTS_TEST_PLANS,
/// those of that file, whatever it holds and whether it was analysed or not.</summary>
public sealed class QueryPlanTests
{
    /// <summary>What has to walk, by the name of its statement or the begin of it, and why.</summary>
    private static readonly IReadOnlyDictionary<string, string> Walks = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Agreements.App.Store.PolicyStore.PlanClass"] = "a new policy of a class plans all of the class anew: it writes what it reads",
        ["Agreements.App.Alerts.AlertLedger.QueuedLapses"] = "found by the state in which alerts wait for their mail: some minutes' worth of them",
        ["Agreements.App.Features.Search.IndexSearch+Handler.MarkAll"] = "the verb that writes the whole search anew",
        ["Agreements.App.Imports.Rows.InstitutionMatcher."] = "an import compares what it reads with every name, and reads them once",
        ["Agreements.App.Features.Search.FindOthers.Institutions"] = "any part of a name is searched for, and institutions are some thousands",
        ["Agreements.App.Features.Coverage.ListCoverage.Many"] = "found by their region's code; the records of one province are put in the order of their days",
        ["Agreements.App.Jobs.ClockWatch."] = "once after the clock was wrong",
        ["Agreements.App.Outbox.CatchUp."] = "once after a restore whose journal is lost",
        ["Agreements.App.Features.Operations.ReconcileRestored."] = "once after a restore",
        ["Agreements.App.Features.Operations.GetSupportFacts.Deliveries"] = "the support bundle, at an operator's hand",
        ["Agreements.App.Retention.RetentionTable."] = "the verb retention counts what is kept",
        ["Agreements.App.Backups.BackupFacts.Count"] = "a backup reads everything, and counts it for its manifest",
        ["count "] = "whoever asks for includeTotal asks for a count of all that match",
        ["filter signedYear"] = "found by the day of signing; what was signed in one year is put in the order of the page",
        ["page signedYear"] = "the same, in each order",
    };

    [Test]
    public async Task No_statement_walks_through_a_table_that_grows()
    {
        var broken = await BrokenAsync(Sent());
        var left = broken.Where(b => ReasonOf(b.Statement) is null).Select(b => $"{b.Statement}: {b.Step}").ToList();
        Assert.That(left, Is.Empty, string.Join('\n', left));
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
    [TestCase("SELECT a.id FROM regions r, agreements a WHERE a.id = r.code")]
    [TestCase("SELECT COUNT(*) FROM alerts WHERE state = 'sent' AND kind = 'end'")]
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

    private static IEnumerable<(string Name, Statement Statement)> Sent() => Statements.All.Select(s => (s.Key, s.Value)).Concat(AgreementFilter.EachAlone());

    private static string? ReasonOf(string statement) => Walks.FirstOrDefault(w => statement.StartsWith(w.Key, StringComparison.Ordinal)).Value;

    private static async Task<List<(string Statement, string Step)>> BrokenAsync(IEnumerable<(string Name, Statement Statement)> statements)
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite)!;
        await using var connection = new SqliteConnection($"Data Source={Environment.GetEnvironmentVariable("AGREEMENTS_TEST_PLANS") ?? ((SqliteEngine)database.Engine).File};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var plans = new QueryPlans(connection);
        return [.. from s in statements from plan in plans.Of(s.Statement.Sqlite) from step in PlanRules.Broken(plan) select (s.Name, step)];
    }
}
