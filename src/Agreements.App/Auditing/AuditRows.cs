using System.Data.Common;
using System.Runtime.CompilerServices;
using Agreements.App.Data;
using Agreements.Domain.Auditing;

namespace Agreements.App.Auditing;

/// <summary>Reads the whole trail page by page, in the memory of one page and without holding a lock.</summary>
public sealed class AuditRows(Db db)
{
    private const int PageSize = 500;

    private static readonly Statement Page = Statement.Limited("""
        SELECT seq, at, actor, via, address, request_id, subject_kind, subject_id, action, version, changes, reason, previous_hash, hash FROM audit_entries
        WHERE seq > @After AND seq <= @Until ORDER BY seq
        """, "Count");

    private static readonly Statement HeadRow = Statement.Of("SELECT seq, hash FROM audit_head WHERE id = 1");
    private static readonly Statement Last = Statement.Of("SELECT COALESCE(MAX(seq), 0) FROM audit_entries");

    public async Task<ChainHead> HeadAsync(CancellationToken ct) => await db.FirstAsync<ChainHead>(HeadRow, null, ct) ?? new ChainHead { Hash = ChainEntry.Root };

    public Task<long> LastAsync(CancellationToken ct) => db.FirstAsync<long>(Last, null, ct);

    /// <summary>Entries in their order. One that the engine cannot read comes as an entry without content.</summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="until">Inclusive.</param>
    public async IAsyncEnumerable<ChainEntry> ReadAsync(long after, long until, [EnumeratorCancellation] CancellationToken ct)
    {
        while (after < until)
        {
            var rows = await PageAsync(after, until, ct);
            foreach (var row in rows) yield return row.ToEntry();
            if (rows.Count == 0 || rows[^1].Seq is not long last || last <= after) yield break;
            after = last;
        }
    }

    // Where the engine finds its file damaged, entries are taken one by one, so that the damaged one is named.
    private async Task<IReadOnlyList<AuditRow>> PageAsync(long after, long until, CancellationToken ct)
    {
        try
        {
            return await db.QueryAsync<AuditRow>(Page, new { After = after, Until = until, Count = PageSize }, ct);
        }
        catch (DbException exception) when (db.Engine.IsDamaged(exception))
        {
            return await OneAsync(after, until, ct);
        }
    }

    private async Task<IReadOnlyList<AuditRow>> OneAsync(long after, long until, CancellationToken ct)
    {
        try
        {
            return await db.QueryAsync<AuditRow>(Page, new { After = after, Until = until, Count = 1 }, ct);
        }
        catch (DbException exception) when (db.Engine.IsDamaged(exception))
        {
            return [new AuditRow { Seq = after + 1 }];
        }
    }
}
