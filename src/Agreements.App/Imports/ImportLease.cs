using System.Globalization;
using Agreements.App.Data;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports;

/// <summary>Who works on an import. Of two that want the same only one gets it, and whoever has lost it writes nothing any more.</summary>
public sealed class ImportLease(Db db, TimeProvider time)
{
    private static readonly Statement Due = Statement.Limited("""
        SELECT id FROM imports WHERE state IN ('uploaded', 'reading', 'importing') AND (lease_until IS NULL OR lease_until < @Now) ORDER BY id
        """, "Count");

    private static readonly Statement Claim = Statement.Of("""
        UPDATE imports SET lease_owner = @Owner, lease_until = @Until WHERE id = @Id AND state IN ('uploaded', 'reading', 'importing') AND (lease_until IS NULL OR lease_until < @Now)
        """);

    private static readonly Statement Hold = Statement.Of("UPDATE imports SET lease_until = @Until, done = @Done, updated_at = @Now WHERE id = @Id AND lease_owner = @Owner AND cancel_asked = 0");
    private static readonly Statement Count = Statement.Of("UPDATE imports SET lease_until = @Until, done = done + 1, updated_at = @Now WHERE id = @Id AND lease_owner = @Owner AND cancel_asked = 0");
    private static readonly Statement Move = Statement.Of("UPDATE imports SET state = @State, done = 0, total = @Total, updated_at = @Now WHERE id = @Id AND lease_owner = @Owner");
    private static readonly Statement Finish = Statement.Of("""
        UPDATE imports SET state = CASE WHEN cancel_asked = 1 AND @State <> 'failed' AND @State <> 'completed' THEN 'cancelled' ELSE @State END, problem = @Problem, lease_owner = NULL, lease_until = NULL, updated_at = @Now
        WHERE id = @Id AND lease_owner = @Owner
        """);

    private static readonly Statement Release = Statement.Of("UPDATE imports SET lease_owner = NULL, lease_until = NULL WHERE id = @Id AND lease_owner = @Owner");
    private static readonly Statement SetRead = Statement.Of("UPDATE imports SET files_read = @File, warnings = @Warnings, updated_at = @Now WHERE id = @Id AND lease_owner = @Owner");
    private static readonly Statement SetColumns = Statement.Of("UPDATE import_files SET columns = @Columns WHERE import_id = @Id AND ord = @File");
    private static readonly Statement SetOptions = Statement.Of("UPDATE imports SET options = @Options WHERE id = @Id AND lease_owner = @Owner");

    private readonly string _owner = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);

    public string Owner => _owner;

    private DateTimeOffset Now => time.GetUtcNow();

    public Task<IReadOnlyList<Guid>> DueAsync(int count, CancellationToken ct) => db.QueryAsync<Guid>(Due, new { Now, Count = count }, ct);

    public async Task<bool> ClaimAsync(Guid id, CancellationToken ct) => await db.ExecuteAsync(Claim, new { Id = id, Owner = _owner, Now, Until = Now + ImportStore.Lease }, ct) > 0;

    /// <returns>False = it was cancelled, or somebody else has it.</returns>
    public async Task<bool> HoldAsync(Guid id, int done, CancellationToken ct) => await db.ExecuteAsync(Hold, new { Id = id, Owner = _owner, Done = done, Now, Until = Now + ImportStore.Lease }, ct) > 0;

    /// <summary>One row more, in its own transaction.</summary>
    /// <param name="owner">Who holds the lease, in another scope.</param>
    /// <returns>False = it was cancelled, or somebody else has it: the row must not be kept.</returns>
    public async Task<bool> CountAsync(Guid id, string owner, CancellationToken ct) => await db.ExecuteAsync(Count, new { Id = id, Owner = owner, Now, Until = Now + ImportStore.Lease }, ct) > 0;

    public Task MoveAsync(Guid id, ImportState state, int total, CancellationToken ct) => db.ExecuteAsync(Move, new { Id = id, Owner = _owner, State = Words.Of(state), Total = total, Now }, ct);

    /// <param name="problem">Why it failed as a whole.</param>
    public Task FinishAsync(Guid id, ImportState state, Message? problem, CancellationToken ct) =>
        db.ExecuteAsync(Finish, new { Id = id, Owner = _owner, State = Words.Of(state), Problem = problem is null ? null : StoredMessage.Write(problem), Now }, ct);

    public Task ReleaseAsync(Guid id) => db.ExecuteAsync(Release, new { Id = id, Owner = _owner }, CancellationToken.None);

    public async Task ReadAsync(Guid id, int file, string columns, IEnumerable<Message> warnings, CancellationToken ct)
    {
        await db.ExecuteAsync(SetColumns, new { Id = id, File = file, Columns = columns }, ct);
        await db.ExecuteAsync(SetRead, new { Id = id, Owner = _owner, File = file, Warnings = Json.Write(warnings.Take(MostWarnings).Select(StoredMessage.Write)), Now }, ct);
    }

    public Task ChangeOptionsAsync(Guid id, string owner, ImportOptions options, CancellationToken ct) => db.ExecuteAsync(SetOptions, new { Id = id, Owner = owner, Options = Json.Write(options) }, ct);

    public Task RememberColumnsAsync(Guid id, int file, string columns, CancellationToken ct) => db.ExecuteAsync(SetColumns, new { Id = id, File = file, Columns = columns }, ct);

    private const int MostWarnings = 100;
}
