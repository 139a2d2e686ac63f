using Agreements.Domain.Texts;

namespace Agreements.Domain.Coverage;

/// <summary>By which rule figures contradict each other.</summary>
public enum CoverageCheck
{
    /// <summary>The segments come to another number than the total.</summary>
    SegmentSum,

    /// <summary>The printed percentage does not follow from its parts, even rounded.</summary>
    Percentage,

    /// <summary>The potential as stated is not what the participants and those not registered come to.</summary>
    Potential,

    /// <summary>More participants than there are potential workers.</summary>
    MoreThanPotential,

    /// <summary>More than a fifth of the participants is gone since the record before.</summary>
    Fall,

    /// <summary>Two records of one day differ.</summary>
    TwoSources,

    /// <summary>The head-count of a target is not the percentage of its potential.</summary>
    TargetCount,

    /// <summary>A figure with which the region's government is quoted is more than all its participants.</summary>
    Quoted,
}

/// <summary>Two values that contradict each other.</summary>
/// <param name="Record">The coverage, target or figure in which the doubted value stands.</param>
/// <param name="Other">The record with the other value, where it is another one.</param>
/// <param name="Field">JSON pointer of the doubted value in its record.</param>
/// <param name="Recorded">The value as it stands there: people, or percent.</param>
/// <param name="Found">What follows from the others.</param>
/// <param name="Text">A sentence that names both.</param>
public sealed record CoverageFinding(CoverageCheck Check, Guid Record, Guid? Other, string Field, decimal Recorded, decimal Found, Message Text);
