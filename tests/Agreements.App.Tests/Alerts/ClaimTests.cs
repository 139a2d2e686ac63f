using Agreements.App.Data;
using Agreements.App.Outbox;
using Agreements.App.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>A claim is right by its guarded predicate alone: no lock hint is used.</summary>
public sealed class ClaimTests(string engine) : StorageTest(engine)
{
    private const int Rows = 10_000;

    [Test]
    public async Task Of_ten_thousand_due_mails_two_claimers_take_none_twice_and_leave_none()
    {
        await QueueAsync(Rows);
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        using var start = new Barrier(2);
        var taken = await Task.WhenAll(Task.Run(() => ClaimAllAsync(App, "one", start)), Task.Run(() => ClaimAllAsync(other, "two", start)));
        Assert.That(taken[0].Concat(taken[1]).ToHashSet(), Has.Count.EqualTo(Rows));
        Assert.That(taken[0].Count + taken[1].Count, Is.EqualTo(Rows));
    }

    [Test]
    public async Task A_claim_whose_lease_has_run_out_is_free_again_and_the_late_owner_cannot_mark_it()
    {
        await QueueAsync(1);
        await using var scope = App.Scope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxStore>();
        var id = (await outbox.DueAsync(false, 1, CancellationToken.None)).Single();
        var first = (await outbox.ClaimAsync(id, "one", OutboxStore.Lease, CancellationToken.None))!;
        Assert.That(await outbox.ClaimAsync(id, "two", OutboxStore.Lease, CancellationToken.None), Is.Null);
        App.Time.Advance(OutboxStore.Lease + TimeSpan.FromSeconds(1));
        var second = await outbox.ClaimAsync(id, "two", OutboxStore.Lease, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<MailOutcomes>().RefusedAsync(first, "one", "550", CancellationToken.None);
        Assert.That(second, Is.Not.Null);
        Assert.That(await App.RowsAsync<string>("SELECT state FROM outbox"), Is.EqualTo(new[] { "queued" }));
    }

    private async Task QueueAsync(int count)
    {
        var agreement = (await RegisteredAsync(null)).Id;
        await using var scope = App.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.BeginAsync(CancellationToken.None);
        await db.ExecuteAsync(Statement.Of("""
            INSERT INTO outbox (id, agreement_id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, created_at)
            VALUES (@Id, @Agreement, 'notice', @Recipient, 's', 't', 'h', @On, '[]', 'queued', 0, @Now, @Now)
            """), Enumerable.Range(0, count).Select(i => new
        {
            Id = Ids.New(App.Time), Agreement = agreement, Recipient = $"r{i}@office.example", On = new DateOnly(2025, 1, 2), Now = App.Time.GetUtcNow(),
        }), CancellationToken.None);
        await db.CommitAsync(CancellationToken.None);
    }

    private static async Task<List<Guid>> ClaimAllAsync(TestApp node, string owner, Barrier start)
    {
        await using var scope = node.Scope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxStore>();
        var taken = new List<Guid>();
        // Each holds its first list before either claims.
        var first = await outbox.DueAsync(false, 50, CancellationToken.None);
        start.SignalAndWait();
        for (var due = first; due.Count > 0; due = await outbox.DueAsync(false, 50, CancellationToken.None))
        {
            foreach (var id in due)
                if (await outbox.ClaimAsync(id, owner, OutboxStore.Lease, CancellationToken.None) is not null) taken.Add(id);
        }
        return taken;
    }
}
