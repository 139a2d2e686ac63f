using Agreements.App.Data;
using Agreements.App.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

/// <summary>One file has one writer at a time; nobody is overtaken for ever by a job that writes one transaction behind another.</summary>
[TestFixture]
public sealed class WriteTurnTests() : StorageTest(TestDatabase.Sqlite)
{
    private static readonly Statement Add = Statement.Of("INSERT INTO counters (name, value) VALUES (@Name, 1)");
    private static readonly Statement Count = Statement.Of("SELECT COUNT(*) FROM counters WHERE name LIKE 'turn%'");

    [Test]
    public async Task Writers_pass_in_the_order_in_which_they_came()
    {
        await using var first = new Db(Engine);
        await first.BeginAsync(CancellationToken.None);
        var passed = new List<int>();
        var waiting = Enumerable.Range(1, 20).Select(i => PassAsync(i, passed)).ToList();
        Assert.That(passed, Is.Empty);
        await first.CommitAsync(CancellationToken.None);
        await Task.WhenAll(waiting);
        Assert.That(passed, Is.EqualTo(Enumerable.Range(1, 20)));
    }

    [Test]
    public async Task A_single_statement_waits_for_its_turn_too()
    {
        await using var first = new Db(Engine);
        await first.BeginAsync(CancellationToken.None);
        await using var second = new Db(Engine);
        await using var reader = new Db(Engine);
        var writes = second.ExecuteAsync(Add, new { Name = "turn" }, CancellationToken.None);
        Assert.That(writes.IsCompleted, Is.False);
        Assert.That(await reader.FirstAsync<int>(Count, null, CancellationToken.None), Is.Zero, "who reads does not wait");
        await first.CommitAsync(CancellationToken.None);
        Assert.That(await writes, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_goes_away_while_waiting_is_passed()
    {
        await using var first = new Db(Engine);
        await first.BeginAsync(CancellationToken.None);
        using var leaves = new CancellationTokenSource();
        await using var second = new Db(Engine);
        var waiting = second.BeginAsync(leaves.Token);
        var passed = new List<int>();
        var third = PassAsync(3, passed);
        await leaves.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        await first.RollbackAsync();
        await third;
        Assert.That(passed, Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public async Task Who_waits_gives_the_connection_back_that_it_read_with()
    {
        await using var first = new Db(Engine);
        await first.BeginAsync(CancellationToken.None);
        var connection = await Engine.OpenAsync(CancellationToken.None);
        await connection.DisposeAsync();
        await using var second = new Db(Engine);
        await second.FirstAsync<int>(Count, null, CancellationToken.None);
        var waiting = second.BeginAsync(CancellationToken.None);
        await using (var free = await Engine.OpenAsync(CancellationToken.None)) Assert.That(free, Is.SameAs(connection));
        await first.RollbackAsync();
        await waiting;
    }

    [Test]
    public async Task A_transaction_that_could_not_begin_stops_nobody()
    {
        var directory = Path.Combine(Path.GetTempPath(), "agreements-turn-" + Guid.CreateVersion7());
        using var engine = new SqliteEngine(Path.Combine(directory, "later.db"));
        await using var first = new Db(engine);
        Assert.That(async () => await first.BeginAsync(CancellationToken.None), Throws.InstanceOf<SqliteException>());
        Directory.CreateDirectory(directory);
        try
        {
            await using var second = new Db(engine);
            await second.BeginAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
            Assert.That(second.InTransaction);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task PassAsync(int number, List<int> passed)
    {
        await using var db = new Db(Engine);
        await db.BeginAsync(CancellationToken.None);
        passed.Add(number);
        await db.ExecuteAsync(Add, new { Name = "turn" + number }, CancellationToken.None);
        await db.CommitAsync(CancellationToken.None);
    }
}
