using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Auditing;

namespace Agreements.App.Auditing;

/// <summary>The only writer of the audit trail. Entries are chained and written when the caller's transaction commits: writers queue at the
/// head of the chain, and as the last lock of a transaction it is held briefly and cannot be part of a deadlock.</summary>
public sealed class AuditTrail(Db db, TimeProvider time, RequestContext context)
{
    private static readonly Statement Advance = new(
        "UPDATE audit_head SET seq = seq + @Count WHERE id = 1 RETURNING seq, hash",
        "UPDATE audit_head SET seq = seq + @Count OUTPUT inserted.seq, inserted.hash WHERE id = 1");

    private static readonly Statement Add = Statement.Of("""
        INSERT INTO audit_entries (seq, at, actor, via, address, request_id, subject_kind, subject_id, action, version, changes, reason, previous_hash, hash)
        VALUES (@Seq, @At, @Actor, @Via, @Address, @RequestId, @SubjectKind, @SubjectId, @Action, @Version, @Changes, @Reason, @PreviousHash, @Hash);
        UPDATE audit_head SET hash = @Hash WHERE id = 1;
        """);

    private readonly List<Entry> _entries = [];

    /// <summary>Says who did what to a record. It is written when the open transaction commits, and forgotten when it is rolled back.</summary>
    /// <param name="version">The subject's, after the action.</param>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public void Append(string subjectKind, Guid subject, string action, long version, IReadOnlyList<FieldChange> changes, string? reason) => Append(context.Principal, subjectKind, subject, action, version, changes, reason);

    /// <summary>As above, of what a program does in somebody's name.</summary>
    public void Append(Principal by, string subjectKind, Guid subject, string action, long version, IReadOnlyList<FieldChange> changes, string? reason)
    {
        db.BeforeCommit(LastWrite.AuditTrail, WriteAsync, _entries.Clear);
        _entries.Add(new Entry(time.GetUtcNow(), by.Name, by.Via, context.Address, context.RequestId, subjectKind, subject, action, version, Json.Write(changes), reason));
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        if (_entries.Count == 0) return;
        var head = await db.FirstAsync<ChainHead>(Advance, new { _entries.Count }, ct) ?? throw new InvalidOperationException("The head of the audit trail is missing; nothing is written without it.");
        var (seq, hash) = (head.Seq - _entries.Count, head.Hash);
        foreach (var entry in _entries)
        {
            var content = entry.Content(++seq, hash);
            var previous = hash;
            hash = ChainEntry.HashOf(content);
            await db.ExecuteAsync(Add, new
            {
                Seq = seq, entry.At, entry.Actor, entry.Via, entry.Address, entry.RequestId, entry.SubjectKind, SubjectId = entry.Subject, entry.Action, entry.Version, entry.Changes, entry.Reason,
                PreviousHash = previous, Hash = hash,
            }, ct);
        }
        _entries.Clear();
    }

    private sealed record Entry(
        DateTimeOffset At, string Actor, string? Via, string? Address, string? RequestId, string SubjectKind, Guid Subject, string Action, long Version, string Changes, string? Reason)
    {
        public JsonObject Content(long seq, string previousHash) => AuditRow.Content(
            seq, AuditRow.Text(At), Actor, Via, Address, RequestId, SubjectKind, Subject.ToString("D"), Action, Version, Changes, Reason, previousHash);
    }
}

/// <summary>The last entry of the chain.</summary>
public sealed class ChainHead
{
    public long Seq { get; init; }
    public string Hash { get; init; } = "";
}
