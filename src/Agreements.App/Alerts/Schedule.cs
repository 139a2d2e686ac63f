using Agreements.App.Data;

namespace Agreements.App.Alerts;

/// <summary>The column <c>agreements.next_alert_on</c>.</summary>
public static class Schedule
{
    /// <summary>The facts changed: the next sweep plans anew, whatever the day.</summary>
    public static readonly DateOnly PlanNow = DateOnly.MinValue;

    private static readonly Statement PlanAgain = Statement.Of("UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE id = @Id");

    // So many are written at once; whoever else wants to write waits for them and no longer.
    private const int Batch = 2000;

    private static readonly Statement NextBatch = Statement.Limited("SELECT id FROM agreements WHERE id > @After ORDER BY id", "Count");

    // Where nothing more was to come, other rules may let something come. What is to be planned now already counts as well: a node may be about to plan it by the rules it has read before.
    private static readonly Statement PlanBatchAgain = Statement.Of("""
        UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1
        WHERE id > @After AND id <= @Last AND (next_alert_on IS NOT NULL OR process IN ('signed', 'registered'))
        """);

    /// <summary>The rules or the clock by which all were scheduled are others: the next sweep looks at all that may owe something. In batches; broken off, it has to be called again.</summary>
    public static async Task PlanAllAgainAsync(Db db, CancellationToken ct, int batch = Batch)
    {
        for (var after = Guid.Empty; ;)
        {
            var ids = await db.QueryAsync<Guid>(NextBatch, new { After = after, Count = batch }, ct);
            if (ids.Count == 0) return;
            await db.ExecuteAsync(PlanBatchAgain, new { PlanNow, After = after, Last = ids[^1] }, ct);
            after = ids[^1];
        }
    }

    /// <summary>Something around the agreement changed: the next sweep looks at it.</summary>
    public static Task PlanAgainAsync(Db db, Guid agreement, CancellationToken ct) => db.ExecuteAsync(PlanAgain, new { Id = agreement, PlanNow }, ct);
}
