using System.Collections.Concurrent;
using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Changes;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Events;

/// <summary>Many write at once, some of them stopped in the middle, while somebody follows who begins again and again where they were. The feed shows each committed change once, in order.</summary>
public sealed class FeedUnderLoadTests(string engine) : StorageTest(engine)
{
    private const int Writers = 8, Agreements = 6;

    // AGREEMENTS_TEST_FEED=60 writes for so many seconds.
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_FEED") ?? "5", CultureInfo.InvariantCulture));

    [Test]
    public async Task A_consumer_that_restarts_at_random_sees_every_committed_change_once_and_per_agreement_in_order()
    {
        var agreements = new List<Guid>();
        for (var i = 0; i < Agreements; i++) agreements.Add((await RegisteredAsync(new DateOnly(2030, 5, 25))).Id);
        var start = (await App.SendAsync(new GetChanges.Query(GetChanges.Now))).NextCursor;
        var committed = new ConcurrentBag<(Guid Agreement, long Version)>();
        using var done = new CancellationTokenSource();
        var following = Task.Run(() => FollowAsync(start, done.Token));
        using (var stop = new CancellationTokenSource(Time)) await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(agreements, committed, w, stop.Token), CancellationToken.None)));
        await done.CancelAsync();
        var seen = await following;
        Assert.That(committed, Has.Count.GreaterThan(Writers), "there was something to see");
        // In one order, because comparing thousands in any order takes a minute.
        Assert.That(seen.Select(s => (s.Agreement.Id, s.Version)).Order(), Is.EqualTo(committed.Order()), "each once");
        foreach (var of in seen.GroupBy(s => s.Agreement.Id)) Assert.That(of.Select(s => s.Version), Is.EqualTo(Enumerable.Range(2, of.Count()).Select(v => (long)v)), "each version once, rising");
        Assert.That(await App.RowsAsync<long>("SELECT MAX(seq) - MIN(seq) + 1 - COUNT(*) FROM events"), Is.EqualTo(new[] { 0L }), "the numbers have no holes");
        await TestContext.Out.WriteLineAsync($"{committed.Count} changes by {Writers} writers in {Time.TotalSeconds} s");
    }

    // Each writer is a process of its own as far as the service knows: its own services, the same database.
    private async Task WriteAsync(List<Guid> agreements, ConcurrentBag<(Guid, long)> committed, int writer, CancellationToken stop)
    {
        var random = new Random(writer);
        await using var node = new TestApp(Engine, App.Time);
        while (!stop.IsCancellationRequested)
        {
            var id = agreements[random.Next(agreements.Count)];
            try
            {
                if (random.Next(4) == 0) await DieAsync(node, id, random.Next(2) == 0);
                else
                {
                    var view = await node.SendAsync(new GetAgreement.Query(id, null), ct: CancellationToken.None);
                    var after = await node.SendAsync(new PatchAgreement.Command(id, view.Version, new() { ["subject"] = $"{writer} {random.Next()}" }), ct: CancellationToken.None);
                    committed.Add((id, after.Version));
                }
            }
            catch (DomainException stale) when (stale.Violations[0].Code == "version.stale")
            {
                // Another writer was faster.
            }
            catch (Exception busy) when (Engine.IsBusy(busy))
            {
                // So many at once.
            }
        }
    }

    // Killed before its commit: what it has written goes with its connection. After a rollback the same.
    private static async Task DieAsync(TestApp node, Guid id, bool rollback)
    {
        await using var scope = node.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.BeginAsync(CancellationToken.None);
        var version = (await scope.ServiceProvider.GetRequiredService<AgreementReader>().UnguardedAsync(id, CancellationToken.None)).Agreement.Version;
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PatchAgreement.Command(id, version, new() { ["subject"] = "tidak jadi" }));
        if (rollback) await db.RollbackAsync();
    }

    private async Task<List<ChangeItem>> FollowAsync(string cursor, CancellationToken done)
    {
        var (random, seen) = (new Random(99), new List<ChangeItem>());
        while (true)
        {
            var last = done.IsCancellationRequested;
            await using var node = new TestApp(Engine, App.Time);
            for (var reads = random.Next(1, 20); reads > 0; reads--)
            {
                var page = await node.SendAsync(new GetChanges.Query(cursor, ["agreement.changed"], null, random.Next(1, 50)), ct: CancellationToken.None);
                seen.AddRange(page.Items);
                // It has kept its place, or dies before it does and reads the same again.
                if (random.Next(10) > 0) cursor = page.NextCursor;
                else seen.RemoveRange(seen.Count - page.Items.Count, page.Items.Count);
                if (last && !page.HasMore && page.Items.Count == 0) return seen;
            }
        }
    }
}
