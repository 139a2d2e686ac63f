namespace Agreements.App.Alerts;

/// <summary>The column <c>agreements.next_alert_on</c>.</summary>
public static class Schedule
{
    /// <summary>The facts changed: the next sweep plans anew, whatever the day.</summary>
    public static readonly DateOnly PlanNow = DateOnly.MinValue;
}
