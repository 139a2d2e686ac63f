using System.Globalization;
using Agreements.App.Data;

namespace Agreements.App.Outbox;

/// <summary>After a restore without a whole journal nobody knows what was told since the backup. Until a sweep has found all that is due, nothing leaves; then each recipient gets one digest.</summary>
public sealed class CatchUp(Db db, Installation installation, DigestStore digests, TimeProvider time)
{
    /// <summary>What jobs say that leave everything where it is.</summary>
    public const string Waiting = "the database was restored: nothing leaves before a sweep has ended";

    private const string Name = "restored-from";

    private static readonly Statement DropDigests = Statement.Of("UPDATE outbox SET state = 'cancelled', lease_owner = NULL, lease_until = NULL WHERE state = 'queued' AND digest_id = id");
    private static readonly Statement TakeOut = Statement.Of("UPDATE outbox SET state = 'held', digest_id = NULL, next_attempt_at = @Now WHERE state = 'bundled'");

    private static readonly Statement Hold = Statement.Of("""
        UPDATE outbox SET state = 'held', attempts = 0, next_attempt_at = @Now, lease_owner = NULL, lease_until = NULL WHERE alert_id IS NOT NULL AND state IN ('queued', 'held')
        """);

    private static readonly Statement Say = Statement.Of("UPDATE outbox SET restored_from = @From WHERE digest_id = id AND state = 'queued'");

    /// <summary>The moment of the backup; null = nothing is to be caught up.</summary>
    public async Task<DateTimeOffset?> FromAsync(CancellationToken ct) =>
        await installation.ReadAsync(Name, ct) is { } value ? DateTimeOffset.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>Within the caller's transaction.</summary>
    public Task BeginAsync(DateTimeOffset from, CancellationToken ct) => installation.SetAsync(Name, from.ToString("O", CultureInfo.InvariantCulture), ct);

    /// <summary>Puts all that waits into one digest for each recipient, and lets mails leave again; all of it in the caller's transaction, so that a crash leaves nothing half done.</summary>
    /// <returns>The number of digests.</returns>
    public async Task<int> BundleAsync(CancellationToken ct)
    {
        if (await FromAsync(ct) is not { } from || !await installation.RemoveAsync(Name, null, ct)) return 0;
        var now = new { Now = time.GetUtcNow() };
        await db.ExecuteAsync(DropDigests, now, ct);
        await db.ExecuteAsync(TakeOut, now, ct);
        await db.ExecuteAsync(Hold, now, ct);
        var bundled = 0;
        foreach (var due in await digests.DueAsync(ct))
            if (await digests.BundleAsync(due, ct)) bundled++;
        await db.ExecuteAsync(Say, new { From = from }, ct);
        return bundled;
    }
}
