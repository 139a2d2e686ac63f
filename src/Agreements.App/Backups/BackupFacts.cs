using System.Reflection;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.Domain.Auditing;

namespace Agreements.App.Backups;

/// <summary>Reads from a database what its backup's manifest says of it.</summary>
internal static class BackupFacts
{
    private static readonly Statement Count = Statement.Of("""
        SELECT (SELECT COUNT(*) FROM institutions) AS institutions, (SELECT COUNT(*) FROM agreements) AS agreements,
            (SELECT COUNT(*) FROM blobs WHERE place = 'objectStore') AS elsewhere, (SELECT COALESCE(SUM(size), 0) FROM blobs WHERE place = 'objectStore') AS bytes
        """);

    // Of a schema from before documents.
    private static readonly Statement CountOld = Statement.Of("SELECT (SELECT COUNT(*) FROM institutions) AS institutions, (SELECT COUNT(*) FROM agreements) AS agreements, 0 AS elsewhere, 0 AS bytes");

    private const string Documents = "0024_documents.sql";

    private static readonly Statement HeadAt = Statement.Of("SELECT at FROM audit_entries WHERE seq = @Seq");

    /// <param name="file">No other process has it open.</param>
    /// <param name="at">When it was begun to be copied; what was entered since and is in it moves the instant on.</param>
    /// <returns>Without parts.</returns>
    public static async Task<Manifest> OfAsync(string file, DateTimeOffset at, CancellationToken ct)
    {
        using var engine = new SqliteEngine(file);
        await using var db = new Db(engine);
        var applied = Migrations.Applied(engine);
        var (counts, head) = ((await db.FirstAsync<Counts>(applied.Contains(Documents) ? Count : CountOld, null, ct))!, await new AuditRows(db).HeadAsync(ct));
        if (await db.FirstAsync<DateTimeOffset?>(HeadAt, new { head.Seq }, ct) is { } last && last > at) at = last;
        var program = typeof(Manifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return new Manifest(Manifest.Known, at, program, applied[^1], counts.Institutions, counts.Agreements, head.Seq, head.Hash, counts.Elsewhere, counts.Bytes, []);
    }

    /// <summary>The head of the trail is its last entry, and that says what its hash says. The whole chain is verified nightly: a break in it must not keep the rest from being saved.</summary>
    public static async Task<bool> IsEndRightAsync(string file, CancellationToken ct)
    {
        using var engine = new SqliteEngine(file);
        await using var db = new Db(engine);
        var rows = new AuditRows(db);
        var head = await rows.HeadAsync(ct);
        if (head.Seq == 0) return await rows.LastAsync(ct) == 0;
        await foreach (var entry in rows.ReadAsync(head.Seq - 1, head.Seq, ct)) return entry.Seq == head.Seq && entry.Hash == head.Hash && ChainEntry.HashOf(entry.Content) == head.Hash;
        return false;
    }

    private sealed class Counts
    {
        public long Institutions { get; init; }
        public long Agreements { get; init; }
        public long Elsewhere { get; init; }
        public long Bytes { get; init; }
    }
}
