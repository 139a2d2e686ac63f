namespace Agreements.Domain.Renewals;

/// <summary>A stage in which a case stood from a day on.</summary>
public sealed record StageEntry(RenewalStage Stage, DateOnly On);

/// <summary>What an agreement's status needs of its renewal case: the open one, else the latest that was decided.</summary>
/// <param name="DecidedOn">The day on which it was let lapse or withdrawn.</param>
/// <param name="DecidedEnd">The last day in force for which that was decided.</param>
/// <param name="WithdrawnEnd">The latest last day in force for which a case was withdrawn.</param>
/// <param name="PlannedStart">The first day of the new term by the case's plan, where no successor is drafted yet.</param>
public sealed record RenewalOutlook(
    Guid Id, RenewalStage Stage, DateOnly StageSince, DateOnly OpenedOn, DateOnly? DecidedOn, DateOnly? DecidedEnd, DateOnly? WithdrawnEnd, DateOnly? PlannedStart, bool CouncilRequired, CaseOwner? Owner)
{
    /// <summary>Its stages in their order; empty = only the present one is known.</summary>
    public IReadOnlyList<StageEntry> History { get; init; } = [];

    /// <summary>As it stood at the end of the day; null = it was not opened yet.</summary>
    public RenewalOutlook? On(DateOnly day)
    {
        if (History.Count == 0) return this;
        return History.LastOrDefault(e => e.On <= day) is { } then ? this with { Stage = then.Stage, StageSince = then.On, DecidedOn = then.Stage.IsOpen() ? null : then.On } : null;
    }

    /// <summary>Of an agreement's cases the open one, else the latest decision to let it lapse, else the latest that was withdrawn.</summary>
    public static RenewalOutlook? Latest(IEnumerable<RenewalOutlook> newestFirst)
    {
        var cases = newestFirst.Where(c => c.Stage != RenewalStage.Completed).ToList();
        var one = cases.Find(c => c.Stage.IsOpen()) ?? cases.Find(c => c.Stage == RenewalStage.NotRenewed) ?? cases.FirstOrDefault();
        return one is null ? null : one with { WithdrawnEnd = cases.Where(c => c.Stage == RenewalStage.Withdrawn).Max(c => c.DecidedEnd) };
    }

    /// <summary>As seen on the day: a case that was opened or decided later did not exist yet.</summary>
    public bool IsOpenOn(DateOnly day) => Stage.IsOpen() && OpenedOn <= day;

    /// <summary>It was decided to let the term lapse that has this last day.</summary>
    public bool HasLapsedBy(DateOnly day, DateOnly? end) => Stage == RenewalStage.NotRenewed && DecidedOn <= day && !(end > DecidedEnd);

    /// <summary>Nobody needs to open another case for the term that has this last day.</summary>
    public bool Concerns(DateOnly? end) => Stage.IsOpen() || (Stage == RenewalStage.NotRenewed && !(end > DecidedEnd)) || end <= WithdrawnEnd;
}

/// <summary>The stage in which a case stands on a day, against its back-plan.</summary>
/// <param name="DueOn">Null where no end is known to plan back from, and once signed.</param>
/// <param name="Stalled">The due date has passed.</param>
/// <param name="LateFromStart">It had passed before the case was opened.</param>
public sealed record StageStanding(Guid Case, RenewalStage Stage, DateOnly Since, DateOnly? DueOn, bool Stalled, bool LateFromStart);
