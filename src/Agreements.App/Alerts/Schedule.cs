using Agreements.App.Data;

namespace Agreements.App.Alerts;

/// <summary>The column <c>agreements.next_alert_on</c>.</summary>
public static class Schedule
{
    /// <summary>The facts changed: the next sweep plans anew, whatever the day.</summary>
    public static readonly DateOnly PlanNow = DateOnly.MinValue;

    private static readonly Statement PlanAgain = Statement.Of("UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE id = @Id");

    // Where nothing more was to come, other rules may let something come.
    private static readonly Statement PlanAllAgain = Statement.Of("""
        UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1
        WHERE next_alert_on > @PlanNow OR next_alert_on IS NULL AND process IN ('signed', 'registered')
        """);

    /// <summary>The rules or the clock by which all were scheduled are others: the next sweep looks at all that may owe something.</summary>
    public static Task PlanAllAgainAsync(Db db, CancellationToken ct) => db.ExecuteAsync(PlanAllAgain, new { PlanNow }, ct);

    /// <summary>Something around the agreement changed: the next sweep looks at it.</summary>
    public static Task PlanAgainAsync(Db db, Guid agreement, CancellationToken ct) => db.ExecuteAsync(PlanAgain, new { Id = agreement, PlanNow }, ct);
}
