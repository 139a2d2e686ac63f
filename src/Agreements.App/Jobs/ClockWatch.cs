using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Jobs;

/// <summary>Notices that the clock stands before what the jobs have written: it was wrong and has been set right. What was scheduled by the wrong one would wait until it is reached, a year it may be; so it is put back to now.
/// What was told for days that have not come cannot be unsaid, but is owed again on its day. A clock that goes forward needs nothing: leases run out, and what is overdue is done.</summary>
public sealed class ClockWatch(Db db, TimeProvider time, ILogger<ClockWatch> log)
{
    /// <summary>What the clocks of several nodes may differ.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    // Less than that a step is told hours too early, and right.
    private static readonly TimeSpan FalseDay = TimeSpan.FromHours(24);

    // Longer than any back-off and any claim; a report comes once a month at the least.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(25), LongestClaim = TimeSpan.FromHours(2), LongestReport = TimeSpan.FromDays(32);

    private const string Name = "clock-went-back";

    private static readonly Statement Latest = Statement.Of("SELECT MAX(started_at) FROM job_runs");

    // The guard decides which node sets things right.
    private static readonly Statement Runs = Statement.Of("UPDATE job_runs SET started_at = @Now, succeeded_at = CASE WHEN succeeded_at > @Now THEN NULL ELSE succeeded_at END WHERE started_at > @Limit");

    private static readonly Statement Mails = Statement.Of("""
        UPDATE outbox SET next_attempt_at = CASE WHEN next_attempt_at > @Now THEN @Now ELSE next_attempt_at END, lease_until = CASE WHEN lease_until > @Claim THEN NULL ELSE lease_until END
        WHERE state = 'queued' AND (created_at > @Limit OR next_attempt_at > @Wait OR lease_until > @Claim)
        """);

    private static readonly Statement Deliveries = Statement.Of("""
        UPDATE webhook_deliveries SET next_attempt_at = CASE WHEN next_attempt_at > @Now THEN @Now ELSE next_attempt_at END, lease_until = CASE WHEN lease_until > @Claim THEN NULL ELSE lease_until END
        WHERE state = 'queued' AND (created_at > @Limit OR next_attempt_at > @Wait OR lease_until > @Claim)
        """);

    private static readonly Statement Imports = Statement.Of("UPDATE imports SET lease_until = NULL WHERE lease_until > @Claim");
    private static readonly Statement Texts = Statement.Of("UPDATE document_texts SET lease_until = NULL WHERE lease_until > @Claim");
    private static readonly Statement Sessions = Statement.Of("DELETE FROM sessions WHERE created_at > @Limit");
    private static readonly Statement Reports = Statement.Of("UPDATE report_subscriptions SET next_on = @Today, next_at = @Now WHERE ended_at IS NULL AND next_at > @Report");

    private static readonly Statement TakeBackMails = Statement.Of("""
        UPDATE outbox SET state = 'cancelled' WHERE state IN ('queued', 'held', 'bundled') AND alert_id IN (SELECT id FROM alerts WHERE planned_at > @False)
        """);

    // What it has told stands in the outbox; the ledger says why it is owed again.
    private static readonly Statement OweAgain = Statement.Of("""
        UPDATE alerts SET state = 'withdrawn', reason = @Reason, reason_message = @ReasonMessage, acknowledged_at = NULL, acknowledged_by = NULL, acknowledgement_note = NULL WHERE planned_at > @False
        """);

    private static readonly Statement Announce = Statement.Of("UPDATE agreements SET rolled_to = @Today, announced = NULL WHERE rolled_to > @Today");

    private static readonly Statement Replace = Statement.Of("UPDATE installation SET value = @Value WHERE name = @Name");
    private static readonly Statement Insert = Statement.Of("INSERT INTO installation (name, value) VALUES (@Name, @Value)");
    private static readonly Statement Stored = Statement.Of("SELECT value FROM installation WHERE name = @Name");

    /// <param name="At">When it was noticed, by the clock that is right.</param>
    /// <param name="From">What the jobs had written before.</param>
    public sealed record WentBack(DateTimeOffset At, DateTimeOffset From);

    /// <summary>The last time that it went back; null = never.</summary>
    public async Task<WentBack?> LastAsync(CancellationToken ct) => await db.FirstAsync<string>(Stored, new { Name }, ct) is { } value ? Json.Read<WentBack>(value) : null;

    /// <summary>Before a job writes that it has begun.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (db.InTransaction || await db.FirstAsync<DateTimeOffset?>(Latest, null, ct) is not { } latest || latest <= now + Tolerance) return;
        await db.BeginAsync(ct);
        try
        {
            if (await db.ExecuteAsync(Runs, new { Now = now, Limit = now + Tolerance }, ct) > 0)
            {
                await SetRightAsync(now, ct);
                await RememberAsync(new WentBack(now, latest), ct);
                log.LogError("The clock went back: jobs had run at {From:O}, and now it is {Now:O}. What was scheduled by the wrong clock is due now; what was told for days that have not come is owed again on its day.", latest, now);
            }
            await db.CommitAsync(ct);
        }
        catch
        {
            await db.RollbackAsync();
            throw;
        }
    }

    private async Task SetRightAsync(DateTimeOffset now, CancellationToken ct)
    {
        var reason = new Message("skip.clockWentBack");
        var row = new
        {
            Now = now, Limit = now + Tolerance, Wait = now + LongestWait, Claim = now + LongestClaim, Report = now + LongestReport, False = now + FalseDay, Today = Zone.Wib.Today(now),
            Reason = reason.In(Language.Id), ReasonMessage = StoredMessage.Write(reason),
        };
        // The outbox before the ledger, as everywhere.
        foreach (var statement in new[] { Mails, TakeBackMails, OweAgain, Deliveries, Imports, Texts, Sessions, Reports, Announce }) await db.ExecuteAsync(statement, row, ct);
        await Schedule.PlanAllAgainAsync(db, ct);
    }

    private async Task RememberAsync(WentBack back, CancellationToken ct)
    {
        var row = new { Name, Value = Json.Write(back) };
        if (await db.ExecuteAsync(Replace, row, ct) == 0) await db.ExecuteAsync(Insert, row, ct);
    }
}
