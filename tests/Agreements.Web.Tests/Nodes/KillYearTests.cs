using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Agreements.App.Tests.Simulation;
using Agreements.App.Tests.Webhooks;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Nodes;

/// <summary>The real program, a real mail server and a real receiver through a year of SIGKILLs.</summary>
public sealed class KillYearTests
{
    // AGREEMENTS_TEST_KILLS=200 kills so often; AGREEMENTS_TEST_SEED=2 lives another year.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_KILLS") ?? "9", CultureInfo.InvariantCulture);

    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SEED") ?? "1", CultureInfo.InvariantCulture);

    private TempDirectory _directory = null!;
    private SmtpSink _sink = null!;
    private Receiver _receiver = null!;
    private KilledYear _year = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        (_directory, _sink, _receiver) = (new TempDirectory(), new SmtpSink(), await Receiver.OpenAsync());
        _sink.Open();
        _year = new KilledYear(_directory.Path, _sink, _receiver, Seed, Kills);
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        await _sink.DisposeAsync();
        await _receiver.DisposeAsync();
        _directory.Dispose();
    }

    [Test]
    public async Task Through_a_year_of_SIGKILLs_at_any_moment_nothing_is_lost_and_nothing_is_doubled_but_what_was_in_flight()
    {
        var clock = Stopwatch.StartNew();
        var after = await _year.LiveAsync();
        await using (var last = await _year.LastAsync(after))
        {
            await SettledAsync();
            var api = new ApiClient(last.Http);
            await _year.FollowAsync(api);
            await AssertDocumentsAsync(last.Http);
        }
        await AssertLedgerAsync();
        await AssertMailsAsync();
        AssertEvents();
        await AssertImportsAsync();
        await AssertConfirmedAsync();
        Assert.That(await RowsAsync("PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
        Assert.That(await RowsAsync("SELECT ScriptName FROM SchemaVersions GROUP BY ScriptName HAVING COUNT(*) > 1"), Is.Empty, "a migration that ran twice");
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, ["audit", "verify"], _year.Settings(after));
        Assert.That(code, Is.Zero, output);
        await TestContext.Progress.WriteLineAsync(
            $"{_year.Deaths.Values.Sum()} kills ({string.Join(", ", _year.Deaths.OrderBy(d => d.Key).Select(d => $"{d.Value} {d.Key}"))}); {_sink.Accepted.Count} mails, {Repeats().Count()} repeated; "
            + $"{_year.Feed.Count} events, {_receiver.Received.Count - _year.Feed.Count} repeated; {_year.Office.Agreements.Count} agreements, {_year.Office.Imports.Count} imports, {_year.Office.Documents.Count} documents; {clock.Elapsed.TotalSeconds:0} s");
    }

    private Task SettledAsync() => Eventually.SeeAsync(
        async () => await RowsAsync("""
            SELECT 'mail ' || id || ' ' || state || ' ' || COALESCE(lease_until, '') FROM outbox WHERE state IN ('queued', 'held', 'bundled')
            UNION ALL SELECT 'event ' || id FROM webhook_deliveries WHERE state = 'queued'
            UNION ALL SELECT 'webhook ' || w.id FROM webhooks w JOIN event_head h ON h.seq > w.position
            UNION ALL SELECT 'import ' || id || ' ' || state FROM imports WHERE state IN ('uploaded', 'reading', 'importing')
            """), waiting => waiting.Count == 0, waiting => string.Join('\n', waiting));

    private async Task AssertLedgerAsync()
    {
        var rows = (await TestDatabase.RowsAsync(_year.Database, "SELECT agreement_id, kind, deadline_on, step, recipient, state, COALESCE(reason, '') FROM alerts WHERE kind IN ('end', 'gap')")).ToLookup(r => Guid.Parse(r[0]));
        foreach (var agreement in _year.Office.Agreements)
        {
            var kept = rows[agreement.Id].ToList();
            Assert.That(kept.Select(StepOf).ToHashSet(), Is.EquivalentTo(agreement.Owed), agreement.Number);
            Assert.That(kept, Has.Count.EqualTo(agreement.Owed.Count * 2), $"{agreement.Number}: each step once for each party");
            Assert.That(kept.Where(r => r[5] is not "sent" && r[6].Length == 0), Is.Empty, "what was not sent has its reason");
        }
        Assert.That(await RowsAsync("SELECT DISTINCT state FROM alerts"), Is.SubsetOf(new[] { "sent", "skipped", "closed", "withdrawn" }));
        Assert.That(_year.Office.Agreements.Sum(a => a.Owed.Count), Is.GreaterThan(100), "a year in which much falls due");
    }

    private static OwedStep StepOf(string[] row) => new(row[1], DateOnly.ParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture));

    private async Task AssertMailsAsync()
    {
        var accepted = _sink.Accepted.Select(m => m.MessageId!.Split('@')[0]).ToList();
        Assert.That(Repeats().Where(at => !_year.AcceptedBefore.Contains(at + 1)), Is.Empty, "only the last mail before a death comes again");
        var alerts = (await TestDatabase.RowsAsync(_year.Database, "SELECT id, alert_id FROM outbox WHERE alert_id IS NOT NULL")).ToDictionary(r => r[0], r => r[1]);
        Assert.That(accepted.Distinct().Where(alerts.ContainsKey).GroupBy(id => alerts[id]).Where(g => g.Count() > 1), Is.Empty, "a step that was told by two mails");
        Assert.That((await RowsAsync("SELECT id FROM outbox WHERE state = 'sent'")).Except(accepted), Is.Empty, "what is called sent was accepted");
        Assert.That(await RowsAsync("SELECT a.id FROM alerts a WHERE a.state = 'sent' AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.alert_id = a.id AND o.state = 'sent')"), Is.Empty);
    }

    /// <summary>The places of mails that came again later.</summary>
    private IEnumerable<int> Repeats()
    {
        var all = _sink.Accepted.Select(m => m.MessageId).ToList();
        return Enumerable.Range(0, all.Count).Where(i => all.LastIndexOf(all[i]) > i);
    }

    private void AssertEvents()
    {
        var first = _receiver.Received.DistinctBy(r => r.Headers["webhook-id"]).Select(r => (Guid.Parse(r.Headers["webhook-id"]), r.Agreement)).ToList();
        Assert.That(_year.Feed.Select(e => e.Id), Is.Unique);
        foreach (var agreement in _year.Feed.GroupBy(e => e.Agreement))
            Assert.That(first.Where(r => r.Agreement == agreement.Key), Is.EqualTo(agreement), "every event of an agreement in its order");
        Assert.That(first, Has.Count.EqualTo(_year.Feed.Count));
        Assert.That(_receiver.Received.GroupBy(r => r.Headers["webhook-id"]).Where(g => g.Select(r => r.Body).Distinct().Count() > 1), Is.Empty, "a repeat says the same");
    }

    private async Task AssertImportsAsync()
    {
        var titles = (await RowsAsync("SELECT title FROM agreements WHERE title LIKE 'Daftar %'")).ToLookup(t => t);
        foreach (var list in _year.Office.Imports) Assert.That(list.Sum(t => titles[t].Count()), Is.AnyOf(0, list.Length), $"{list[0]}: each row once, or the list was never taken in");
        Assert.That(titles.Where(t => t.Count() > 1), Is.Empty, "a row that was taken twice");
        Assert.That((await RowsAsync("SELECT COUNT(*) FROM imports WHERE state = 'completed'"))[0], Is.EqualTo(_year.Office.Imports.Count(l => titles.Contains(l[0])).ToString(CultureInfo.InvariantCulture)));
    }

    private async Task AssertDocumentsAsync(HttpClient http)
    {
        foreach (var (id, sha256) in _year.Office.Documents)
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(await http.GetByteArrayAsync($"/api/v1/documents/{id}/content"))), Is.EqualTo(sha256));
        Assert.That(await RowsAsync("SELECT b.sha256 FROM blobs b WHERE b.size <> (SELECT SUM(LENGTH(p.bytes)) FROM blob_parts p WHERE p.sha256 = b.sha256)"), Is.Empty, "half a content");
        Assert.That(await RowsAsync("SELECT b.sha256 FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM document_versions v WHERE v.sha256 = b.sha256)"), Is.Empty, "a content of nobody's");
    }

    private async Task AssertConfirmedAsync()
    {
        Assert.That(_year.Office.Agreements.Select(a => a.Id.ToString()).Except(await RowsAsync("SELECT id FROM agreements")), Is.Empty);
        Assert.That(_year.Office.Acknowledged.Select(a => a.ToString()).Except(await RowsAsync("SELECT id FROM alerts WHERE acknowledged_at IS NOT NULL")), Is.Empty);
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string sql) => [.. (await TestDatabase.RowsAsync(_year.Database, sql)).Select(r => r[0])];
}
