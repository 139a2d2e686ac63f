using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using Agreements.App.Tests.Support;
using Agreements.Domain.Auditing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Tests.Auditing;

/// <summary>A trail of some entries, and somebody who has all rights in the database.</summary>
public abstract class AuditTest(string engine) : StorageTest(engine)
{
    protected const int Count = 8;

    protected async Task FillAsync(int count = Count)
    {
        for (var i = 0; i < count; i++) await InstitutionAsync($"Kota {i}");
    }

    protected Task<VerifyAudit.View> VerifyAsync() => App.SendAsync(new VerifyAudit.Query());

    protected Task<Jobs.JobResult> NightAsync(bool whole = false) => App.SendAsync(new GuardAudit.Command(whole));

    /// <summary>Changes the trail as a database administrator can: without the triggers.</summary>
    protected async Task TamperAsync(string sql, object? args = null)
    {
        await using var connection = await Engine.OpenAsync(CancellationToken.None);
        if (Engine is SqliteEngine)
        {
            foreach (var trigger in (await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")).ToList())
                await connection.ExecuteAsync($"DROP TRIGGER {trigger}");
            await connection.ExecuteAsync(sql, args);
            return;
        }
        await connection.ExecuteAsync($"DISABLE TRIGGER ALL ON audit_entries; DISABLE TRIGGER ALL ON audit_checkpoints; {sql}; ENABLE TRIGGER ALL ON audit_entries; ENABLE TRIGGER ALL ON audit_checkpoints", args);
    }

    /// <summary>Gives a changed entry the hash that fits it, and leaves all others as they are.</summary>
    protected async Task RehashAsync(long seq)
    {
        await using var scope = App.Scope();
        await foreach (var entry in scope.ServiceProvider.GetRequiredService<AuditRows>().ReadAsync(seq - 1, seq, CancellationToken.None))
            await TamperAsync("UPDATE audit_entries SET hash = @Hash WHERE seq = @seq", new { Hash = ChainEntry.HashOf(entry.Content), seq });
    }

    /// <summary>Rewrites all hashes from an entry on and the head, so that the chain fits itself.</summary>
    protected async Task RebuildAsync(long from)
    {
        await using var scope = App.Scope();
        var rows = scope.ServiceProvider.GetRequiredService<AuditRows>();
        var hash = ChainEntry.Root;
        var entries = new List<ChainEntry>();
        await foreach (var entry in rows.ReadAsync(0, long.MaxValue, CancellationToken.None)) entries.Add(entry);
        foreach (var entry in entries)
        {
            if (entry.Seq >= from)
            {
                entry.Content["previousHash"] = hash;
                await TamperAsync("UPDATE audit_entries SET previous_hash = @Previous, hash = @Hash WHERE seq = @Seq", new { Previous = hash, Hash = ChainEntry.HashOf(entry.Content), entry.Seq });
            }
            hash = ChainEntry.HashOf(entry.Content);
        }
        await TamperAsync("UPDATE audit_head SET seq = @Seq, hash = @Hash", new { Seq = entries[^1].Seq, Hash = hash });
    }
}
