using Agreements.App.Data;
using Agreements.Domain.Reports;

namespace Agreements.App.Reports;

/// <summary>Which subscriptions are due, and for which of their days a mail was made. A day and its mail are written together, and the key makes it once.</summary>
public sealed class ReportRuns(Db db, SubscriptionStore subscriptions, TimeProvider time)
{
    private const int Page = 500;

    private static readonly Statement Due = Statement.Limited("SELECT id FROM report_subscriptions WHERE ended_at IS NULL AND next_at <= @Now ORDER BY next_at, id", "Count");

    // The guard decides: of two workers that read the same row one still finds this day to be next.
    private static readonly Statement Advance = Statement.Of("UPDATE report_subscriptions SET next_on = @NextOn, next_at = @NextAt WHERE id = @Id AND next_on = @Expected AND next_at <= @Now AND ended_at IS NULL");

    private static readonly Statement IsRun = Statement.Of("SELECT COUNT(*) FROM report_runs WHERE subscription_id = @Id AND period_on = @PeriodOn");

    private static readonly Statement Insert = Statement.Of("INSERT INTO report_runs (subscription_id, period_on, mail_id, missed, queued_at) VALUES (@Id, @PeriodOn, @Mail, @Missed, @Now)");

    private static readonly Statement OfMail = Statement.Of($"""
        SELECT {SubscriptionStore.Columns}, r.period_on, r.missed FROM report_runs r JOIN report_subscriptions s ON s.id = r.subscription_id WHERE r.mail_id = @Mail
        """);

    private static readonly Statement SetRows = Statement.Of("UPDATE report_runs SET rows_sent = @Rows WHERE subscription_id = @Id AND period_on = @PeriodOn");

    public Task<IReadOnlyList<Guid>> DueAsync(int count, CancellationToken ct) => db.QueryAsync<Guid>(Due, new { Now = time.GetUtcNow(), Count = count }, ct);

    /// <summary>Moves the subscription on to its next day. Of days that have passed unsent only the latest is made up for.</summary>
    /// <returns>The day that is to be sent now; null = another worker has it, or it was sent before.</returns>
    internal async Task<ReportRun?> TakeAsync(Subscription one, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (period, next) = (one.Schedule.Latest(now, one.Zone), one.Schedule.Next(now, one.Zone));
        var moved = await db.ExecuteAsync(Advance, new { one.Id, Expected = one.NextOn, NextOn = next, NextAt = ReportSchedule.At(next, one.Zone), Now = now }, ct);
        if (moved == 0 || period < one.NextOn || await db.FirstAsync<long>(IsRun, new { one.Id, PeriodOn = period }, ct) > 0) return null;
        return new ReportRun(one, period, one.Schedule.Between(one.NextOn, period));
    }

    /// <summary>Moves each subscription that is due on to its next day, and sends nothing: the latest may have left already. Within the caller's transaction.</summary>
    /// <returns>So many.</returns>
    public async Task<int> PassAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var passed = 0;
        for (var due = await DueAsync(Page, ct); due.Count > 0; due = await DueAsync(Page, ct))
        {
            foreach (var id in due)
            {
                var one = (await subscriptions.FindAsync(id, ct))!;
                var next = one.Schedule.Next(now, one.Zone);
                passed += await db.ExecuteAsync(Advance, new { one.Id, Expected = one.NextOn, NextOn = next, NextAt = ReportSchedule.At(next, one.Zone), Now = now }, ct);
            }
        }
        return passed;
    }

    internal async Task AddAsync(ReportRun run, Guid mail, CancellationToken ct)
    {
        await subscriptions.TakeBackAsync(run.Subscription.Id, ct);
        await db.ExecuteAsync(Insert, new { run.Subscription.Id, run.PeriodOn, Mail = mail, run.Missed, Now = time.GetUtcNow() }, ct);
    }

    /// <returns>Null = its subscription was deleted.</returns>
    public async Task<ReportRun?> OfMailAsync(Guid mail, CancellationToken ct) => (await db.FirstAsync<Row>(OfMail, new { Mail = mail }, ct))?.ToRun();

    internal Task RememberRowsAsync(ReportRun run, int rows, CancellationToken ct) => db.ExecuteAsync(SetRows, new { run.Subscription.Id, run.PeriodOn, Rows = rows }, ct);

    private sealed class Row : SubscriptionRow
    {
        public DateOnly PeriodOn { get; init; }
        public int Missed { get; init; }

        public ReportRun ToRun() => new(ToSubscription(), PeriodOn, Missed);
    }
}
