using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Quality;

/// <summary>By what a fact of a record is doubted.</summary>
public enum QualityCheck
{
    /// <summary>Nobody has compared the record with its document, or the comparison is disputed.</summary>
    Unverified,

    /// <summary>A weekday is written beside a day that is another one.</summary>
    Weekday,

    /// <summary>A party's number is not on record although the agreement is signed.</summary>
    Number,

    /// <summary>Another issuer's agreement carries the same number.</summary>
    SharedNumber,

    /// <summary>It has not ended, and nobody is in charge of it.</summary>
    Officer,

    /// <summary>The last day is not known, or can be read in two ways.</summary>
    End,

    /// <summary>The first day is not known.</summary>
    Start,

    /// <summary>An addendum without all numbers, to an agreement that had ended, to a day that had passed, or one of two on a day.</summary>
    Addendum,

    /// <summary>The signed text says something else, or something that the record lacks.</summary>
    Document,

    /// <summary>Figures of a region contradict each other: as <see cref="Coverage.CoverageCheck"/> has it.</summary>
    CoverageSegmentSum,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoveragePercentage,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoveragePotential,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageMoreThanPotential,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageFall,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageTwoSources,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageTargetCount,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageQuoted,
}

public static class QualityChecks
{
    /// <summary>It looks at figures of regions, not at agreements.</summary>
    public static bool OfRegions(this QualityCheck check) => check >= QualityCheck.CoverageSegmentSum;
}

/// <summary>What somebody should look at. The record stands.</summary>
/// <param name="Field">JSON pointer of the fact.</param>
public sealed record Doubt(QualityCheck Check, string Field, Message Finding);

/// <summary>What a record of a signed agreement makes doubtful by itself.</summary>
public static class RecordDoubts
{
    /// <param name="asOf">What has ended by then needs no officer.</param>
    public static IReadOnlyList<Doubt> Of(Agreement agreement, DateOnly asOf) => !agreement.Process.IsSigned() ? [] :
    [
        .. VerificationDoubts.Of(agreement.Facts), .. WeekdayDoubts.Of(agreement.Facts), .. NumberDoubts.Of(agreement.Facts), .. OfficerDoubts.Of(agreement, asOf), .. TermDoubts.Of(agreement.FactsAt(asOf).Term), .. AddendumDoubts.Of(agreement),
    ];
}
