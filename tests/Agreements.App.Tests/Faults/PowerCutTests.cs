using Agreements.App.Data;
using Agreements.App.Tests.Support;
using Dapper;
using NUnit.Framework;

namespace Agreements.App.Tests.Faults;

/// <summary>What a cut of the power leaves of an embedded database opens with everything that stands in its files whole. Copies are taken while it is open, as the disk would hold them.</summary>
[TestFixture]
public sealed class PowerCutTests() : StorageTest(TestDatabase.Sqlite)
{
    private const int Before = 20, Behind = 30;

    private string _cut = null!;

    [SetUp]
    public void Create() => _cut = Directory.CreateTempSubdirectory("agreements-cut").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_cut, recursive: true);

    private string File => Path.Combine(_cut, "test.db");

    private string Log => File + "-wal";

    /// <summary>Some rows stand in the file, later ones only in its log; the power goes.</summary>
    private async Task CutAsync()
    {
        for (var i = 0; i < Before; i++) await App.ExecuteAsync("INSERT INTO counters (name, value) VALUES (@Name, @I)", new { Name = $"before-{i}", I = i });
        await App.RowsAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)");
        for (var i = 0; i < Behind; i++) await App.ExecuteAsync("INSERT INTO counters (name, value) VALUES (@Name, @I)", new { Name = $"log-{i}", I = i });
        var file = ((SqliteEngine)Engine).File;
        foreach (var part in new[] { "", "-wal", "-shm" }) System.IO.File.Copy(file + part, File + part);
    }

    /// <summary>Starts on what is left.</summary>
    /// <returns>The rows of each kind, in their order.</returns>
    private async Task<(int Before, List<long> Behind)> OpenAsync()
    {
        var engine = new SqliteEngine(File);
        try
        {
            Assert.That(Migrations.Run(engine), Is.Empty);
            await using var connection = await engine.OpenAsync(CancellationToken.None);
            Assert.That(await connection.QueryAsync<string>("PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
            await connection.ExecuteAsync("INSERT INTO counters (name, value) VALUES ('after', 1)");
            return (await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM counters WHERE name LIKE 'before-%'"), (await connection.QueryAsync<long>("SELECT value FROM counters WHERE name LIKE 'log-%' ORDER BY value")).AsList());
        }
        finally
        {
            engine.Dispose();
        }
    }

    [Test]
    public async Task Each_commit_reaches_the_disk_before_anybody_is_told()
    {
        await using var connection = await Engine.OpenAsync(CancellationToken.None);
        Assert.That(await connection.ExecuteScalarAsync<long>("PRAGMA synchronous"), Is.EqualTo(2), "FULL");
        Assert.That(await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"), Is.EqualTo("wal"));
    }

    [Test]
    public async Task Killed_in_mid_write_all_that_was_committed_is_there()
    {
        await CutAsync();
        Assert.That(await OpenAsync(), Is.EqualTo((Before, Enumerable.Range(0, Behind).Select(i => (long)i))).Using<(int, List<long>), (int, IEnumerable<long>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
    }

    [Test]
    public async Task Without_its_shared_memory_nothing_is_lost()
    {
        await CutAsync();
        System.IO.File.Delete(File + "-shm");
        Assert.That((await OpenAsync()).Behind, Has.Count.EqualTo(Behind));
    }

    [TestCase(0.9)]
    [TestCase(0.5)]
    [TestCase(0.1)]
    public async Task Of_a_log_that_is_cut_short_the_transactions_before_the_cut_are_there_and_no_half_one(double part)
    {
        await CutAsync();
        await using (var log = System.IO.File.OpenWrite(Log)) log.SetLength((long)(log.Length * part) + 7);
        var (before, behind) = await OpenAsync();
        Assert.That(before, Is.EqualTo(Before));
        Assert.That(behind, Is.EqualTo(Enumerable.Range(0, behind.Count)), "without a hole");
        Assert.That(behind.Count, Is.InRange((int)(Behind * part) - 2, Behind - 1));
    }

    [Test]
    public async Task Garbage_at_the_end_of_the_log_is_passed_over()
    {
        await CutAsync();
        await using (var log = new FileStream(Log, FileMode.Append)) await log.WriteAsync(Enumerable.Repeat((byte)0xA5, 50_000).ToArray());
        Assert.That((await OpenAsync()).Behind, Has.Count.EqualTo(Behind));
    }

    [Test]
    public async Task A_log_that_is_gone_leaves_what_stood_in_the_file()
    {
        await CutAsync();
        System.IO.File.Delete(Log);
        var (before, behind) = await OpenAsync();
        Assert.That((before, behind.Count), Is.EqualTo((Before, 0)));
    }

    [Test]
    public async Task A_file_whose_pages_are_damaged_is_refused_as_damaged()
    {
        await CutAsync();
        await using (var file = System.IO.File.OpenWrite(File)) await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 100_000).ToArray());
        using var engine = new SqliteEngine(File);
        Assert.That(() => Migrations.Run(engine), Throws.Exception.Matches<Exception>(e => engine.IsDamaged(e) || e.InnerException is { } cause && engine.IsDamaged(cause)));
    }
}
