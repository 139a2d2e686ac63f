namespace Agreements.Domain.Coverage;

public enum TargetState
{
    /// <summary>No coverage is recorded with which it could be compared.</summary>
    NotMeasured,

    Open,
    Reached,

    /// <summary>Its day has passed, and it is not reached.</summary>
    Missed,
}

/// <summary>How far the coverage that is known on a day is from a target.</summary>
/// <param name="Coverage">The record it is compared with.</param>
/// <param name="Required">The head-count as stated, else the fewest participants with whom the percentage is reached.</param>
/// <param name="Missing">Not below 0.</param>
/// <param name="MissingPoints">Percentage points between the target and the coverage, at two decimals; not below 0.</param>
public sealed record TargetProgress(DateOnly AsOf, Guid? Coverage, long? Required, long? Participants, long? Missing, Percentage? Target, Percentage? Percentage, decimal? MissingPoints, TargetState State)
{
    /// <param name="latest">The coverage known on the day; null = none.</param>
    public static TargetProgress Of(TargetFacts target, CoverageRecord? latest, DateOnly asOf)
    {
        var now = latest is null ? null : CoverageFigures.Of(latest.Facts);
        var potential = target.Potential ?? now?.Potential;
        var required = target.Participants ?? (target.Percentage is { } asked && potential is { } all ? Ratio.Needed(asked, all) : null);
        var wanted = target.Percentage ?? (required is { } heads && potential is { } of ? Ratio.Of(heads, of) : null);
        var reached = now?.Derived ?? latest?.Facts.Stated;
        var missing = required is { } needed && now?.Participants is { } there ? Math.Max(0, needed - there) : (long?)null;
        var points = wanted is not null && reached is not null ? Math.Max(0, decimal.Round(wanted.Percent - reached.Percent, Ratio.Decimals, MidpointRounding.AwayFromZero)) : (decimal?)null;
        return new TargetProgress(asOf, latest?.Id, required, now?.Participants, missing, wanted, reached, points, StateOf(target, missing is { } few ? few == 0 : points == 0, missing is not null || points is not null, asOf));
    }

    // Heads decide where both are known: a percentage is rounded.
    private static TargetState StateOf(TargetFacts target, bool isReached, bool isMeasured, DateOnly asOf) =>
        isMeasured && isReached ? TargetState.Reached : target.DueOn < asOf ? TargetState.Missed : isMeasured ? TargetState.Open : TargetState.NotMeasured;
}
