using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Tests.Webhooks;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Nodes;

/// <summary>Two and four processes of the real program on one database: they start at the same instant, take changes together, and send together while one of them is killed.
/// On a SQLite file always; where AGREEMENTS_TEST_SQLSERVER names a server, on databases of its own there, where Hangfire shares the work.</summary>
[TestFixture(NodeDatabase.Sqlite, 2)]
[TestFixture(NodeDatabase.Sqlite, 4)]
[TestFixture(NodeDatabase.SqlServer, 2)]
[TestFixture(NodeDatabase.SqlServer, 4)]
[TestFixture(NodeDatabase.Snapshot, 2)]
[TestFixture(NodeDatabase.Snapshot, 4)]
public sealed class SeveralProcessesTests(string engine, int nodes)
{
    // AGREEMENTS_TEST_MAILS=10000 lets them compete for so many mails.
    private static readonly int Mails = int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_MAILS") ?? "60", CultureInfo.InvariantCulture);

    private const int Institutions = 20, InFlight = 4;

    private readonly ConcurrentQueue<long> _events = new();
    private NodeDatabase _database = null!;
    private SmtpSink _sink = null!;
    private Receiver _receiver = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        if (await NodeDatabase.CreateAsync(engine) is not { } database)
        {
            Assert.Ignore("AGREEMENTS_TEST_SQLSERVER names no server.");
            return;
        }
        (_database, _sink, _receiver) = (database, new SmtpSink(), await Receiver.OpenAsync());
        // Until everybody competes nothing is accepted.
        _receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 503);
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        if (_database is null) return;
        await _sink.DisposeAsync();
        await _receiver.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task Each_mail_and_each_event_leaves_once_and_what_a_killed_one_held_leaves_when_its_lease_has_run_out()
    {
        await EnterTogetherAsync();
        var (refused, watch) = (_receiver.Received.Count, new Stopwatch());
        await SendTogetherAsync(watch);
        await TakeOverAsync();
        var mails = _sink.Accepted.GroupBy(m => m.MessageId).ToList();
        Assert.That(mails, Has.Count.EqualTo(Mails));
        Assert.That(mails.Count(g => g.Count() > 1), Is.InRange(0, 1), "at most the mail that the killed one had in flight");
        var events = _receiver.Received.Skip(refused).GroupBy(r => r.Headers["webhook-id"]).ToList();
        Assert.That(events, Has.Count.EqualTo(int.Parse((await _database.RowsAsync("SELECT COUNT(*) FROM events"))[0][0], CultureInfo.InvariantCulture)));
        Assert.That(events.Count(g => g.Count() > 1), Is.InRange(0, InFlight), "at most the events that the killed one had in flight");
        foreach (var agreement in _receiver.Received.Skip(refused).DistinctBy(r => r.Headers["webhook-id"]).GroupBy(r => r.Agreement))
            Assert.That(agreement.Select(r => r.Headers["webhook-id"]), Is.EqualTo((await _database.RowsAsync($"SELECT id FROM events WHERE agreement_id = '{agreement.Key}' ORDER BY seq")).Select(r => r[0].Trim())));
        Assert.That(await _database.RowsAsync("SELECT DISTINCT state FROM outbox WHERE state <> 'sent'"), Is.Empty);
        var (code, output) = await RunningProgram.RunAsync(_database.Directory, ["audit", "verify"], Settings("2025-05-22"));
        Assert.That(code, Is.Zero, output);
        var ticks = _events.Order().ToList();
        await TestContext.Progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{engine}, {nodes} processes: {Mails / watch.Elapsed.TotalSeconds:0} mails/s ({Mails} mails, {mails.Count(g => g.Count() > 1)} repeated), {ticks.Count / Stopwatch.GetElapsedTime(ticks[0], ticks[^1]).TotalSeconds:0} events/s ({events.Count} events, {events.Count(g => g.Count() > 1)} repeated), one process killed"));
    }

    // They start at the same instant on an empty database, and each takes its share of what is entered. No mail server answers yet.
    private async Task EnterTogetherAsync()
    {
        await using var all = new Processes(_database.Directory, nodes, Settings("2025-05-19"));
        await all.ListenAsync(() => _database.KeyAsync(Settings("2025-05-19")));
        Assert.That((await _database.RowsAsync("SELECT COUNT(*), COUNT(DISTINCT ScriptName) FROM SchemaVersions"))[0], Is.All.EqualTo(Migrations.Scripts("sqlite").Count.ToString(CultureInfo.InvariantCulture)), "each migration once");
        Assert.That((await _database.RowsAsync("SELECT COUNT(*) FROM data_protection_keys"))[0][0], Is.EqualTo("1"), "all protect with the same key");
        var made = await all.Apis[0].PostAsync("webhooks", new { url = _receiver.Url(), events = new[] { "*" } });
        Assert.That(made.Code, Is.EqualTo(201), made.Body.ToJsonString());
        var ids = new List<Guid>();
        for (var i = 0; i < Institutions; i++) ids.Add((await all.Apis[i % nodes].PostAsync("institutions", new { kind = "cityGovernment", name = $"Lembaga {i}", mailbox = $"r{i}@office.example" })).Id);
        await Task.WhenAll(all.Apis.Select((api, node) => EnterAsync(api, ids, node)));
        var references = (await _database.RowsAsync("SELECT reference FROM agreements")).Select(r => r[0]);
        Assert.That(references, Is.EquivalentTo(Enumerable.Range(1, Mails / 2).Select(i => $"AGR-2025-{i:D5}")), "their numbers rise without holes");
    }

    private async Task EnterAsync(ApiClient api, List<Guid> ids, int node)
    {
        for (var i = node; i < Mails / 2; i += nodes)
        {
            var parties = new[] { new { institution = ids[i % ids.Count], number = $"A/{i}" }, new { institution = ids[(i + 1) % ids.Count], number = $"B/{i}" } };
            var created = await api.PostAsync("agreements", new
            {
                @class = "mou", regime = "sinergi", title = "Nota Kesepahaman", process = "registered", parties, term = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-05-25" },
            });
            Assert.That(created.Code, Is.EqualTo(201), created.Body.ToJsonString());
        }
    }

    // Each holds its first mail until all have one. The next day: what the day before tried is due again.
    private async Task SendTogetherAsync(Stopwatch watch)
    {
        TaskCompletionSource everybody = new(TaskCreationOptions.RunContinuationsAsynchronously), enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _receiver.Answer = TakeAsync;
        _sink.BeforeAnswer = () => everybody.Task;
        await using var all = new Processes(_database.Directory, nodes, Settings("2025-05-20"));
        _sink.OnAccepting = count =>
        {
            if (count == nodes)
            {
                watch.Start();
                everybody.SetResult();
            }
            if (count == Mails / 2) all.Kill(0);
            if (count == Mails - 1) enough.TrySetResult();
        };
        _sink.Open();
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(5));
        watch.Stop();
        // What the others still have on its way is marked before they are stopped.
        await Eventually.SeeAsync(() => _database.RowsAsync("SELECT id FROM outbox WHERE state = 'queued'"), waiting => waiting.Count <= 1, waiting => $"{waiting.Count} wait");
        await all.TerminateAsync();
    }

    // On the day after, the leases of the killed one have run out.
    private async Task TakeOverAsync()
    {
        await using var one = new Processes(_database.Directory, 1, Settings("2025-05-21"));
        await Eventually.SeeAsync(
            () => _database.RowsAsync("SELECT id FROM outbox WHERE state = 'queued' UNION ALL SELECT id FROM webhook_deliveries WHERE state = 'queued' UNION ALL SELECT w.id FROM webhooks w JOIN event_head h ON h.seq > w.position"),
            waiting => waiting.Count == 0, waiting => $"{waiting.Count} wait");
        await one.TerminateAsync();
    }

    private Task TakeAsync(Received received, Microsoft.AspNetCore.Http.HttpContext http)
    {
        _events.Enqueue(Stopwatch.GetTimestamp());
        return Receiver.AnswerAsync(http, 204);
    }

    private (string, string?)[] Settings(string today) =>
    [
        .. _database.Settings, ("Agreements__Today", today), ("Webhooks__AllowedNetworks", "127.0.0.0/8"),
        ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", _sink.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__Smtp__Security", "None"),
    ];
}
