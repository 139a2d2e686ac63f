namespace Agreements.App.Tests.Simulation;

/// <summary>A step that is owed: kind, deadline, days before or after it.</summary>
internal sealed record OwedStep(string Kind, DateOnly Deadline, int Step);

/// <summary>What the ladder of an MoU owes, written down a second time and naively: for each run of days in which the facts stood still,
/// every step whose sending day had come by the last sweep of that run.</summary>
internal sealed class ExpectedLedger(IReadOnlySet<DateOnly> holidays)
{
    private static readonly int[] EndSteps = [180, 120, 90, 60, 30, 14, 7, 1, 0], NoticeSteps = [60, 30, 14, 7, 1, 0];

    private readonly HashSet<OwedStep> _owed = [];

    public IReadOnlySet<OwedStep> Owed => _owed;

    /// <summary>A sweep saw the agreement with this last day on this day.</summary>
    public void Swept(DateOnly today, DateOnly end, DateOnly? notice)
    {
        foreach (var step in EndSteps) Owe(today, "end", end, step, Back(end.AddDays(-step)));
        for (var step = 1; end.AddDays(step) <= today; step++)
            if (step is 1 or 7 || step % 30 == 0) Owe(today, "gap", end, step, Forward(end.AddDays(step)));
        if (notice is not { } deadline) return;
        foreach (var step in NoticeSteps) Owe(today, "notice", deadline, step, Back(deadline.AddDays(-step)));
    }

    private void Owe(DateOnly today, string kind, DateOnly deadline, int step, DateOnly sendOn)
    {
        if (sendOn <= today) _owed.Add(new OwedStep(kind, deadline, step));
    }

    private DateOnly Back(DateOnly day)
    {
        while (IsFree(day)) day = day.AddDays(-1);
        return day;
    }

    private DateOnly Forward(DateOnly day)
    {
        while (IsFree(day)) day = day.AddDays(1);
        return day;
    }

    private bool IsFree(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day);
}
