using Agreements.App.Data;
using Agreements.Domain.Texts;

namespace Agreements.App.Outbox;

/// <summary>Mails that wait for their recipient's digest, and the digest in which they stand. A digest is a mail of the outbox like any other
/// (claim, lease, mark); what it speaks of follows it. Within the caller's transaction.</summary>
public sealed class DigestStore(Db db, TimeProvider time)
{
    private static readonly Statement Waiting = Statement.Of("SELECT recipient, MIN(id) AS first_id FROM outbox WHERE state = 'held' AND next_attempt_at <= @Now GROUP BY recipient");

    // The guard decides: of two nodes that have read the same first mail only one still finds it held, and that one writes the digest.
    private static readonly Statement Lead = Statement.Of("UPDATE outbox SET state = 'bundled', digest_id = @Digest WHERE id = @FirstId AND state = 'held'");

    private static readonly Statement Follow = Statement.Of("""
        UPDATE outbox SET state = 'bundled', digest_id = @Digest WHERE state = 'held' AND recipient = @Recipient AND next_attempt_at <= @Now
        """);

    private static readonly Statement Bundled = Statement.Of("SELECT COUNT(DISTINCT agreement_id) FROM outbox WHERE digest_id = @Digest AND state = 'bundled'");

    // Written on a day that never was: its text is made when it leaves.
    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO outbox (id, digest_id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, created_at)
        VALUES (@Digest, @Digest, 'digest', @Recipient, @Subject, '', '', @Never, '[]', 'queued', 0, @Now, @Now)
        """);

    private static readonly Statement Items = Statement.Of("""
        SELECT o.id, o.agreement_id, o.alert_id, o.purpose, o.recipient, o.subject, o.body_text, o.body_html, o.calendar, o.fallbacks, o.attempts, o.written_on,
            a.zone, l.kind, l.deadline_on, l.escalated
        FROM outbox o JOIN agreements a ON a.id = o.agreement_id JOIN alerts l ON l.id = o.alert_id
        WHERE o.digest_id = @Digest AND o.state = 'bundled' ORDER BY o.id
        """);

    private static readonly Statement MarkSent = Statement.Of("UPDATE outbox SET state = 'sent', sent_at = @Now WHERE digest_id = @Digest AND state = 'bundled'");

    private static readonly Statement SettleAlerts = Statement.Of("""
        UPDATE alerts SET state = 'sent', reason = NULL, reason_message = NULL, settled_at = @Now
        WHERE state <> 'sent' AND id IN (SELECT alert_id FROM outbox WHERE digest_id = @Digest AND state = 'sent')
        """);

    private static readonly Statement MarkDead = Statement.Of("UPDATE outbox SET state = 'dead', last_error = @Error WHERE digest_id = @Digest AND state = 'bundled'");

    private static readonly Statement Revive = Statement.Of("UPDATE outbox SET state = 'bundled' WHERE digest_id = @Digest AND state = 'dead'");

    private static readonly Statement TakeOut = Statement.Of("UPDATE outbox SET state = 'queued', digest_id = NULL, next_attempt_at = @Now WHERE id = @Id AND state = 'bundled'");

    private static readonly Statement ReleaseHeld = Statement.Of("UPDATE outbox SET state = 'queued', next_attempt_at = @Now WHERE recipient = @Recipient AND state = 'held'");

    private static readonly Statement MoveForward = Statement.Of("""
        UPDATE outbox SET next_attempt_at = @At WHERE recipient = @Recipient AND state = 'held' AND next_attempt_at > @At
        """);

    /// <summary>The recipient's digests come at other times from now on. What waits is never put off: its deadline was judged by the digest for which it waits.</summary>
    /// <param name="nextAt">Null = there are none any more; what waits leaves now.</param>
    public Task RescheduleAsync(string recipient, DateTimeOffset? nextAt, CancellationToken ct) => nextAt is { } at
        ? db.ExecuteAsync(MoveForward, new { Recipient = recipient, At = at }, ct)
        : db.ExecuteAsync(ReleaseHeld, new { Recipient = recipient, Now = time.GetUtcNow() }, ct);

    /// <summary>One that stands in a digest leaves by itself.</summary>
    public Task TakeOutAsync(Guid mail, CancellationToken ct) => db.ExecuteAsync(TakeOut, new { Id = mail, Now = time.GetUtcNow() }, ct);

    /// <summary>Recipients whose digest is due, each with the first mail that waits for it.</summary>
    public Task<IReadOnlyList<DueDigest>> DueAsync(CancellationToken ct) => db.QueryAsync<DueDigest>(Waiting, new { Now = time.GetUtcNow() }, ct);

    /// <returns>False when another node has done it.</returns>
    public async Task<bool> BundleAsync(DueDigest due, CancellationToken ct)
    {
        var row = new { Digest = Ids.New(time), due.FirstId, due.Recipient, Now = time.GetUtcNow(), Never = DateOnly.MinValue };
        if (await db.ExecuteAsync(Lead, row, ct) == 0) return false;
        await db.ExecuteAsync(Follow, row, ct);
        var agreements = await db.FirstAsync<int>(Bundled, row, ct);
        await db.ExecuteAsync(Insert, new { row.Digest, row.Recipient, row.Now, row.Never, Subject = new Message("list.subject.digest", agreements).In(Language.Id) }, ct);
        return true;
    }

    /// <summary>What stands in the digest, in the order of planning.</summary>
    public Task<IReadOnlyList<OutboxMail>> ItemsAsync(Guid digest, CancellationToken ct) => db.QueryAsync<OutboxMail>(Items, new { Digest = digest }, ct);

    public async Task SentAsync(Guid digest, CancellationToken ct)
    {
        await db.ExecuteAsync(MarkSent, new { Digest = digest, Now = time.GetUtcNow() }, ct);
        await db.ExecuteAsync(SettleAlerts, new { Digest = digest, Now = time.GetUtcNow() }, ct);
    }

    /// <summary>The digest was refused for good.</summary>
    /// <returns>What stood in it.</returns>
    public async Task<IReadOnlyList<OutboxMail>> TakeApartAsync(Guid digest, string error, CancellationToken ct)
    {
        var items = await ItemsAsync(digest, ct);
        await db.ExecuteAsync(MarkDead, new { Digest = digest, Error = error }, ct);
        return items;
    }

    /// <summary>A dead digest waits again, and with it what stood in it and has not reached anybody.</summary>
    public Task PutTogetherAsync(Guid digest, CancellationToken ct) => db.ExecuteAsync(Revive, new { Digest = digest }, ct);
}

public sealed class DueDigest
{
    public string Recipient { get; init; } = "";
    public Guid FirstId { get; init; }
}
