using Agreements.Domain.Dates;

namespace Agreements.Domain.Commitments;

/// <summary>How a commitment stands on a day.</summary>
public enum CommitmentState
{
    /// <summary>Too little was measured to say: nothing, or on one day only.</summary>
    NotMeasured,

    /// <summary>Its trend reaches the target in time, or some day where no target date is stated.</summary>
    OnTrack,

    /// <summary>Its trend does not reach the target in time.</summary>
    AtRisk,

    /// <summary>The target was reached: by its target date, or after it.</summary>
    Met,

    /// <summary>Its target date has passed, and nothing shows that the target was reached.</summary>
    Missed,

    /// <summary>Its agreement is not signed, or was voided, terminated or superseded before it was met or missed.</summary>
    NotOwed,
}

/// <summary>How far a commitment has come by a day, from what is known now of the days up to it.</summary>
/// <param name="Value">The last one measured; null = none.</param>
/// <param name="MeasuredOn">The day of it.</param>
/// <param name="OfTarget">The value in percent of the target, two decimals; 100 only where it is reached. Null without a value, or where the value is to fall or the target is 0: of these only the way tells.</param>
/// <param name="OfWay">How much of the way from the baseline to the target is done, in percent; 100 only where it is done. Null where no baseline is stated.</param>
/// <param name="Trend">Null = too few days were measured.</param>
/// <param name="ForecastOn">The day on which the trend reaches the target, not before the day asked about; null = it does not, there is no trend, or the target is reached.</param>
/// <param name="MetOn">The first measured day on which the target was reached, where it is met.</param>
public sealed record Progress(
    DateOnly AsOf, CommitmentState State, decimal? Value, DateOnly? MeasuredOn, decimal? OfTarget, decimal? OfWay, Trend? Trend, DateOnly? ForecastOn, DateOnly? MetOn)
{
    /// <param name="observations">In the order of recording; those that were replaced are none any more.</param>
    public static Progress On(CommitmentFacts facts, IEnumerable<Point> observations, DateOnly day)
    {
        var known = observations.Where(o => o.On <= day).OrderBy(o => o.On).ToList();
        var value = known.Count == 0 ? (decimal?)null : known[^1].Value;
        var trend = Trend.Of(WithBaseline(facts, known, day));
        var metOn = MetDay(facts, known, day);
        var forecast = metOn is null ? trend?.Reaches(facts.Target, facts.IsToFall, day) : null;
        return new Progress(
            day, StateOf(facts, day, metOn, trend, forecast), value, value is null ? null : known[^1].On, value is { } v && facts is { IsToFall: false, Target: not 0 } ? Percent(v, facts.Target) : null,
            value is { } now && facts.Baseline is { } from ? Percent(now - from, facts.Target - from) : null, trend, forecast, metOn);
    }

    private static CommitmentState StateOf(CommitmentFacts facts, DateOnly day, DateOnly? metOn, Trend? trend, DateOnly? forecast) =>
        metOn is not null ? CommitmentState.Met
        : facts.DueOn < day ? CommitmentState.Missed
        : trend is null ? CommitmentState.NotMeasured
        : forecast is null || forecast > facts.DueOn ? CommitmentState.AtRisk
        : CommitmentState.OnTrack;

    /// <summary>What was reached by the target date counts, whatever becomes of it afterwards; else what holds last.</summary>
    private static DateOnly? MetDay(CommitmentFacts facts, List<Point> known, DateOnly day)
    {
        var inTime = known.Where(o => !(o.On > facts.DueOn)).ToList();
        var counted = facts.DueOn < day && inTime.Count > 0 && facts.IsMetBy(inTime[^1].Value) ? inTime : known;
        if (counted.Count == 0 || !facts.IsMetBy(counted[^1].Value)) return null;
        // The beginning of the run that still holds.
        var last = counted.FindLastIndex(o => !facts.IsMetBy(o.Value));
        return counted[last + 1].On;
    }

    private static List<Point> WithBaseline(CommitmentFacts facts, List<Point> known, DateOnly day) =>
        facts is { Baseline: { } baseline, StartsOn: { } start } && start <= day ? [new Point(start, baseline), .. known] : known;

    /// <summary>What is almost the whole is not rounded to it.</summary>
    private static decimal Percent(decimal part, decimal whole) =>
        100 * part / whole is var share && decimal.Round(share, 2, MidpointRounding.AwayFromZero) is var rounded && rounded == 100 && share < 100 ? 99.99m : rounded;
}
