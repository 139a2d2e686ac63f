namespace Agreements.Domain.Dates;

/// <summary>Days from <see cref="Start"/> to <see cref="End"/>, both inclusive: an agreement that ends on the 25th is in
/// force on the 25th, so a half-open range would make every reader subtract a day.</summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public DateRange(DateOnly start, DateOnly end)
    {
        if (end < start) throw new ArgumentException($"The end {end.ToIso()} lies before the start {start.ToIso()}.", nameof(end));
        Start = start;
        End = end;
    }

    /// <summary>First day, inclusive.</summary>
    public DateOnly Start { get; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly End { get; }

    /// <summary>Number of days, at least 1.</summary>
    public int Days => Start.DaysUntil(End) + 1;

    public bool Contains(DateOnly day) => Start <= day && day <= End;

    /// <summary>The uncovered days between the end of one term and the start of the next, or null when there is none:
    /// 25 May and 28 May leave the 26th and the 27th.</summary>
    public static DateRange? Between(DateOnly predecessorEnd, DateOnly successorStart) =>
        predecessorEnd < DateOnly.MaxValue && predecessorEnd.AddDays(1) < successorStart
            ? new DateRange(predecessorEnd.AddDays(1), successorStart.AddDays(-1))
            : null;
}
