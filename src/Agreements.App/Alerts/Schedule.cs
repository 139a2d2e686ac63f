using Agreements.App.Data;

namespace Agreements.App.Alerts;

/// <summary>The column <c>agreements.next_alert_on</c>.</summary>
public static class Schedule
{
    /// <summary>The facts changed: the next sweep plans anew, whatever the day.</summary>
    public static readonly DateOnly PlanNow = DateOnly.MinValue;

    private static readonly Statement PlanAgain = Statement.Of("UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE id = @Id");

    /// <summary>Something around the agreement changed: the next sweep looks at it.</summary>
    public static Task PlanAgainAsync(Db db, Guid agreement, CancellationToken ct) => db.ExecuteAsync(PlanAgain, new { Id = agreement, PlanNow }, ct);
}
