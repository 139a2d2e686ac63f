using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agreements.App.Jobs;

/// <summary>Notices a clock that is not to be trusted. Where a server holds the database, its clock judges: a node that differs from it runs no job.
/// Else what the jobs have written tells: records of several days that are to come show that this clock is behind now, and no job runs until it is set.
/// Some of one day or two show that the clock was ahead and has been set right: what was scheduled by it is put back to now, and what was told for days that have not come, which cannot be unsaid, is owed again on its day.
/// A clock that goes forward needs nothing: leases run out, and what is overdue is done.</summary>
public sealed class ClockWatch(Db db, Installation installation, TimeProvider time, IOptions<ClockOptions> options, ClockNotice notice, ILogger<ClockWatch> log)
{
    /// <summary>What the clock of a node may differ from the server's, and what is no going back.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    // Less than that a step is told hours too early, and right. It is also how often things are set right at most.
    private static readonly TimeSpan FalseDay = TimeSpan.FromHours(24);

    // Longer than any back-off and any claim; a report comes once a month at the least.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(25), LongestClaim = TimeSpan.FromHours(2), LongestReport = TimeSpan.FromDays(32);

    // A wrong clock is seen and set within two days; records of more nights than that were made by a right one.
    private const int Nights = 2, Days = 3;

    private const string Name = "clock-went-back";

    private static readonly Statement Latest = Statement.Of("SELECT MAX(started_at) FROM job_runs");

    private static readonly Statement FalseNights = Statement.Of("SELECT COUNT(*) FROM audit_checkpoints WHERE at > @False");

    private static readonly Statement FalseDays = new(FalseDaysBy("substr(w.at, 1, 10)"), FalseDaysBy("CAST(w.at AS date)"));

    // The guard decides which node sets things right.
    private static readonly Statement Runs = Statement.Of("""
        UPDATE job_runs SET started_at = @Now, succeeded_at = CASE WHEN succeeded_at > @Now THEN @Now ELSE succeeded_at END, failing_since = CASE WHEN failing_since > @Now THEN @Now ELSE failing_since END
        WHERE started_at > @Limit
        """);

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

    // What it has told stands in the outbox; the ledger says why it is owed again, and who has acknowledged it so far.
    private static readonly Statement OweAgain = Statement.Of("UPDATE alerts SET state = 'withdrawn', reason = @Reason, reason_message = @ReasonMessage WHERE planned_at > @False");

    private static readonly Statement Announce = Statement.Of("UPDATE agreements SET rolled_to = @Today, announced = NULL WHERE rolled_to > @Today");

    /// <param name="At">When it was noticed, by the clock that is right.</param>
    /// <param name="From">What the jobs had written before.</param>
    public sealed record WentBack(DateTimeOffset At, DateTimeOffset From);

    /// <summary>The last time that it went back; null = never.</summary>
    public async Task<WentBack?> LastAsync(CancellationToken ct) => await installation.ReadAsync(Name, ct) is { } value ? Json.Read<WentBack>(value) : null;

    /// <summary>Why no job may run; null = the clock is right, as far as can be told. In English as all that operators read.</summary>
    public async Task<string?> TroubleAsync(CancellationToken ct) => options.Value.IsFixed ? null : (await LookAsync(ct)).Trouble;

    /// <summary>Before a job writes that it has begun.</summary>
    /// <exception cref="ClockIsWrong">No job may run; nothing was changed.</exception>
    public async Task CheckAsync(CancellationToken ct)
    {
        if (options.Value.IsFixed || db.InTransaction) return;
        var (now, latest, trouble) = await LookAsync(ct);
        if (trouble is not null)
        {
            notice.Wrong(trouble);
            throw new ClockIsWrong(trouble);
        }
        notice.Right();
        if (latest is { } from) await GoBackAsync(from, now, ct);
    }

    // Now, and what the jobs have written that is still to come.
    private async Task<(DateTimeOffset Now, DateTimeOffset? Latest, string? Trouble)> LookAsync(CancellationToken ct)
    {
        var own = time.GetUtcNow();
        var server = await options.Value.ServerAsync(db, ct);
        if (server is { } other && (own - other).Duration() > Tolerance)
            return (own, null, $"This machine's clock stands at {own:u} and the database server's at {other:u}. No job runs on this node and nothing was changed; set both by NTP, and it goes on by itself.");
        var now = server ?? own;
        if (await db.FirstAsync<DateTimeOffset?>(Latest, null, ct) is not { } latest || latest <= now + Tolerance) return (now, null, null);
        if (latest <= now + FalseDay || options.Value.RightOn == Zone.Wib.Today(now) || !await IsBehindAsync(now, ct)) return (now, latest, null);
        return (now, latest, $"This machine's clock is behind; set it by NTP. It stands at {now:u}, but jobs have run on several days up to {latest:u}. No job runs and nothing was changed; it goes on by itself when the time is right. Should the time be right now and have been wrong for those days, vouch for it by Agreements__ClockRightOn={Zone.Wib.Today(now):yyyy-MM-dd} and restart.");
    }

    private async Task<bool> IsBehindAsync(DateTimeOffset now, CancellationToken ct)
    {
        var limit = new { False = now + FalseDay };
        return await db.FirstAsync<long>(FalseNights, limit, ct) >= Nights || await db.FirstAsync<long>(FalseDays, limit, ct) >= Days;
    }

    private async Task GoBackAsync(DateTimeOffset from, DateTimeOffset now, CancellationToken ct)
    {
        // By whichever of the two clocks: two that differ must not take turns in it.
        if (await LastAsync(ct) is { } last && ((now - last.At).Duration() < FalseDay || (from - last.At).Duration() < FalseDay))
        {
            notice.MovedAgain(from, now);
            return;
        }
        await db.BeginAsync(ct);
        try
        {
            if (await db.ExecuteAsync(Runs, new { Now = now, Limit = now + Tolerance }, ct) > 0)
            {
                await SetRightAsync(from, now, ct);
                await installation.SetAsync(Name, Json.Write(new WentBack(now, from)), ct);
                log.LogError("The clock went back: jobs had run at {From:O}, and now it is {Now:O}. What was scheduled by the wrong clock is due now; what was told for days that have not come is owed again on its day.", from, now);
            }
            await db.CommitAsync(ct);
            notice.SetRight();
        }
        catch
        {
            await db.RollbackAsync();
            throw;
        }
    }

    private async Task SetRightAsync(DateTimeOffset from, DateTimeOffset now, CancellationToken ct)
    {
        var reason = new Message("skip.clockWentBack");
        var row = new
        {
            Now = now, Limit = now + Tolerance, Wait = now + LongestWait, Claim = now + LongestClaim, Report = now + LongestReport, False = now + FalseDay, Today = Zone.Wib.Today(now),
            Reason = reason.In(Language.Id), ReasonMessage = StoredMessage.Write(reason),
        };
        var isFalseDay = from > now + FalseDay;
        // The outbox before the ledger, as everywhere.
        foreach (var statement in isFalseDay ? [Mails, TakeBackMails, OweAgain, Deliveries, Imports, Texts, Sessions, Reports, Announce] : new[] { Mails, Deliveries, Imports, Texts }) await db.ExecuteAsync(statement, row, ct);
        if (isFalseDay) await Schedule.PlanAllAgainAsync(db, ct);
    }

    private static string FalseDaysBy(string day) => $"""
        SELECT COUNT(DISTINCT {day}) FROM (
            SELECT succeeded_at AS at FROM job_runs WHERE succeeded_at > @False
            UNION ALL SELECT planned_at FROM alerts WHERE planned_at > @False
            UNION ALL SELECT at FROM audit_entries WHERE at > @False) w
        """;
}
