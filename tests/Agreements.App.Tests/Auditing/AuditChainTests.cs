using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Institutions;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Auditing;

/// <summary>What the service writes is one chain, and what is changed in it afterwards is named.</summary>
public sealed class AuditChainTests(string engine) : AuditTest(engine)
{
    [Test]
    public async Task What_the_service_writes_is_one_chain_without_holes()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 5, 25));
        await ActAsync(view, ProcessAction.Verify, new ActionInput { Source = "naskah" });
        var found = await VerifyAsync();
        Assert.That((found.Ok, found.FirstBroken, found.Entries), Is.EqualTo((true, (VerifyAudit.Broken?)null, (await App.RowsAsync<long>("SELECT MAX(seq) FROM audit_entries"))[0])));
        Assert.That(found.Entries, Is.EqualTo(4));
    }

    [Test]
    public async Task What_is_refused_or_only_validated_leaves_no_entry_and_no_hole()
    {
        await FillAsync(2);
        await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = "Kota V" }), validateOnly: true);
        await FillAsync(1);
        Assert.That((await VerifyAsync()).Entries, Is.EqualTo(3));
        Assert.That((await VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task What_was_rolled_back_is_not_written_by_the_next_transaction_of_the_same_scope()
    {
        await using var scope = App.Scope();
        var (db, trail) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        foreach (var kept in new[] { false, true })
        {
            await db.BeginAsync(CancellationToken.None);
            trail.Append("test", Guid.Empty, kept ? "kept" : "rolledBack", 1, [], null);
            if (kept) await db.CommitAsync(CancellationToken.None);
            else await db.RollbackAsync();
        }
        Assert.That(await App.RowsAsync<string>("SELECT action FROM audit_entries"), Is.EqualTo(new[] { "kept" }));
        Assert.That((await VerifyAsync()).Entries, Is.EqualTo(1));
    }

    [Test]
    public async Task Outside_of_a_transaction_nothing_can_be_written()
    {
        await using var scope = App.Scope();
        Assert.That(() => scope.ServiceProvider.GetRequiredService<AuditTrail>().Append("x", Guid.Empty, "x", 1, [], null), Throws.InvalidOperationException);
    }

    private static readonly string[] Changes =
    [
        "at = '2024-11-04T02:00:00.0000001Z'", "actor = 'systen'", "address = '10.0.0.1'", "request_id = '1'", "subject_kind = 'institutiom'", "subject_id = '00000000-0000-7000-8000-000000000000'",
        "action = 'creatf'", "version = 2", "changes = changes + ' '", "reason = ''", "previous_hash = REPLACE(previous_hash, SUBSTRING(previous_hash, 1, 1), 'x')", "hash = REPLACE(hash, SUBSTRING(hash, 1, 1), 'x')",
    ];

    [TestCaseSource(nameof(Changes))]
    public async Task A_changed_column_of_any_entry_is_named(string change)
    {
        await FillAsync();
        // One text for both engines but for the joining of texts and the form of an instant.
        var sql = Engine is SqliteEngine ? change.Replace(" + ", " || ", StringComparison.Ordinal) : change.Replace("0001Z'", "0001'", StringComparison.Ordinal);
        foreach (var seq in new[] { Count, 4, 1 })
        {
            await TamperAsync($"UPDATE audit_entries SET {sql} WHERE seq = @seq", new { seq });
            Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(seq));
        }
    }

    [TestCase(4, 5)]
    [TestCase(Count, Count)]
    public async Task An_entry_that_was_changed_together_with_its_hash_no_longer_carries_what_follows(int changed, int named)
    {
        await FillAsync();
        await TamperAsync("UPDATE audit_entries SET actor = 'somebody else' WHERE seq = @changed", new { changed });
        await RehashAsync(changed);
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(named));
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(Count)]
    public async Task A_removed_entry_is_named(int seq)
    {
        await FillAsync();
        await TamperAsync("DELETE FROM audit_entries WHERE seq = @seq", new { seq });
        var found = await VerifyAsync();
        Assert.That((found.Ok, found.FirstBroken?.Seq, found.Entries), Is.EqualTo((false, (long?)seq, seq - 1L)));
    }

    [Test]
    public async Task Of_two_swapped_entries_the_first_is_named()
    {
        await FillAsync();
        await TamperAsync("UPDATE audit_entries SET seq = -1 WHERE seq = 3; UPDATE audit_entries SET seq = 3 WHERE seq = 6; UPDATE audit_entries SET seq = 6 WHERE seq = -1");
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(3));
    }

    [Test]
    public async Task An_entry_that_somebody_appends_is_named_even_if_its_hashes_fit()
    {
        await FillAsync();
        await TamperAsync("""
            INSERT INTO audit_entries (seq, at, actor, subject_kind, subject_id, action, version, changes, previous_hash, hash)
            SELECT seq + 1, at, actor, subject_kind, subject_id, action, version, changes, hash, hash FROM audit_entries WHERE seq = 8
            """);
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(Count + 1));
    }

    [Test]
    public async Task A_changed_head_is_noticed()
    {
        await FillAsync();
        await TamperAsync("UPDATE audit_head SET hash = REPLACE(hash, SUBSTRING(hash, 1, 1), 'x')");
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(Count));
        await TamperAsync("UPDATE audit_head SET seq = 20");
        Assert.That((await VerifyAsync()).FirstBroken?.Seq, Is.EqualTo(Count + 1));
    }

    [TestCase("UPDATE audit_entries SET actor = 'x' WHERE seq = 1")]
    [TestCase("DELETE FROM audit_entries WHERE seq = 8")]
    [TestCase("UPDATE audit_checkpoints SET hash = 'x'")]
    [TestCase("DELETE FROM audit_checkpoints")]
    [TestCase("INSERT OR REPLACE INTO audit_checkpoints (seq, hash, at, key_id, signature) VALUES (8, 'x', 'x', 'x', 'x')")]
    [TestCase("INSERT OR REPLACE INTO audit_entries (seq, at, actor, subject_kind, subject_id, action, version, changes, previous_hash, hash) VALUES (8, 'x', 'x', 'x', 'x', 'x', 1, 'x', 'x', 'x')")]
    public async Task The_database_itself_refuses_to_change_or_remove(string sql)
    {
        await FillAsync();
        await NightAsync();
        Assert.That(async () => await App.ExecuteAsync(sql), Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That((await VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task Two_nodes_that_write_at_once_keep_one_chain()
    {
        const int each = 500;
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        await Task.WhenAll(new[] { App, other }.Select((node, n) => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++) await node.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = $"Kota {n}-{i}" }));
        })));
        var found = await VerifyAsync();
        Assert.That((found.Ok, found.Entries), Is.EqualTo((true, 2L * each)), found.FirstBroken?.Why);
    }
}
