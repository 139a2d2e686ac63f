namespace Agreements.Domain.Alerts;

/// <summary>A step that a sweep will decide.</summary>
/// <param name="On">The day of that sweep.</param>
public sealed record ForecastStep(DeadlineKind Kind, DateOnly Deadline, int Step, DateOnly On, AlertDecision Decision);

public enum ForecastChangeKind
{
    /// <summary>Only by the other rules.</summary>
    Added,

    /// <summary>Not any more.</summary>
    Removed,

    /// <summary>On another day.</summary>
    Moved,

    /// <summary>On the same day, but sent instead of skipped or skipped instead of sent.</summary>
    Redecided,
}

/// <param name="Before">By the rules of today; null when added.</param>
/// <param name="After">By the other rules; null when removed.</param>
public sealed record ForecastChange(ForecastChangeKind Kind, ForecastStep? Before, ForecastStep? After)
{
    /// <summary>The one of the two that is looked at: what will be, or what would have been.</summary>
    public ForecastStep Step => (After ?? Before)!;
}

/// <summary>What sweeps will decide if no fact changes.</summary>
public static class AlertForecast
{
    /// <summary>The steps that daily sweeps decide from a day until another, both inclusive. Only the days that a plan names as its next
    /// are looked at: until then nothing becomes due.</summary>
    /// <param name="plan">The plan for a day, given what the ledger holds by then.</param>
    /// <param name="inLedger">What it holds now.</param>
    public static IReadOnlyList<ForecastStep> Of(
        Func<DateOnly, Func<DeadlineKind, DateOnly, int, bool>, AlertPlan> plan, Func<DeadlineKind, DateOnly, int, bool> inLedger, DateOnly from, DateOnly until)
    {
        var steps = new List<ForecastStep>();
        var planned = new HashSet<(DeadlineKind, DateOnly, int)>();
        bool Held(DeadlineKind kind, DateOnly deadline, int step) => planned.Contains((kind, deadline, step)) || inLedger(kind, deadline, step);
        for (DateOnly? next = from; next is { } day && day <= until;)
        {
            var (due, nextOn) = plan(day, Held);
            steps.AddRange(due.Select(s => new ForecastStep(s.Kind, s.Deadline, s.Step, day, s.Decision)));
            planned.UnionWith(due.Select(s => (s.Kind, s.Deadline, s.Step)));
            next = nextOn;
        }
        return steps;
    }

    /// <summary>What is different by the other rules, in the order of its days.</summary>
    public static IReadOnlyList<ForecastChange> Difference(IReadOnlyList<ForecastStep> before, IReadOnlyList<ForecastStep> after)
    {
        var old = before.ToDictionary(Key);
        var now = after.ToDictionary(Key);
        return
        [
            .. old.Keys.Union(now.Keys).Select(key => Compare(old.GetValueOrDefault(key), now.GetValueOrDefault(key))).OfType<ForecastChange>()
                .OrderBy(change => change.Step.On),
        ];
    }

    private static ForecastChange? Compare(ForecastStep? before, ForecastStep? after) => (before, after) switch
    {
        (null, _) => new(ForecastChangeKind.Added, null, after),
        (_, null) => new(ForecastChangeKind.Removed, before, null),
        _ when before.On != after.On => new(ForecastChangeKind.Moved, before, after),
        _ when before.Decision != after.Decision => new(ForecastChangeKind.Redecided, before, after),
        _ => null,
    };

    private static (DeadlineKind, DateOnly, int) Key(ForecastStep step) => (step.Kind, step.Deadline, step.Step);
}
