using Agreements.Domain.Dates;

namespace Agreements.Domain.Commitments;

/// <summary>What a party owes under an agreement, with what was measured of it.</summary>
/// <param name="Observations">In the order of recording, also those that were replaced.</param>
/// <param name="EnteredAt">When it was recorded here.</param>
public sealed record Commitment(Guid Id, Guid Agreement, CommitmentFacts Facts, IReadOnlyList<Observation> Observations, long Version, DateTimeOffset EnteredAt)
{
    /// <summary>People are told of its target date: it was recorded by that day. What is recorded afterwards is history, and its measurements are still to be entered.</summary>
    public bool IsTold(Zone zone) => Facts.DueOn >= zone.Today(EnteredAt);

    /// <summary>How far it has come by the day, from what is known now of the days up to it.</summary>
    public Progress On(DateOnly day) => Progress.On(Facts, Observations.Where(o => !o.IsReplaced).Select(o => new Point(o.AsOf, o.Value)), day);

    /// <summary>The same where its agreement may not bind any more. What was met or missed while it did stays so.</summary>
    /// <param name="isOwed">What is agreed is owed on the day.</param>
    public Progress On(DateOnly day, Func<DateOnly, bool> isOwed)
    {
        var progress = On(day);
        var decided = new[] { day, progress.MetOn ?? day, Facts.DueOn ?? day }.Min();
        return isOwed(decided) ? progress : progress with { State = CommitmentState.NotOwed, ForecastOn = null };
    }
}

/// <summary>A value that was measured. It is never changed: a correction is another one that takes its place.</summary>
/// <param name="AsOf">The day that it speaks of.</param>
/// <param name="IsReplaced">A correction stands in its place.</param>
public sealed record Observation(Guid Id, DateOnly AsOf, decimal Value, bool IsReplaced);
