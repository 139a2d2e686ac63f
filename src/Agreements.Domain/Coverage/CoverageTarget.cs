using Agreements.Domain.Agreements;

namespace Agreements.Domain.Coverage;

/// <summary>How many workers of a region are to be covered on a day, as one source has it.</summary>
public record TargetFacts
{
    /// <summary>The day by which it is to be reached, inclusive; null = no day is named.</summary>
    public DateOnly? DueOn { get; init; }

    public Percentage? Percentage { get; init; }

    /// <summary>As a head-count.</summary>
    public long? Participants { get; init; }

    /// <summary>The potential workers on which it builds; null = those of the coverage it is compared with.</summary>
    public long? Potential { get; init; }

    public string? Definition { get; init; }

    public required CoverageSource Source { get; init; }

    public VerificationStatus Verification { get; init; }

    public string? Note { get; init; }
}

/// <summary>A target as it was recorded. A correction is a record of its own that replaces one; both stay.</summary>
/// <param name="Region">Kemendagri code.</param>
public sealed record CoverageTarget(Guid Id, string Region, TargetFacts Facts, Guid? Replaces, Guid? ReplacedBy, DateTimeOffset EnteredAt)
{
    /// <summary>The one that counts on the day: the next that is due, else one without a day, else the last that was due.</summary>
    public static CoverageTarget? On(IEnumerable<CoverageTarget> targets, DateOnly asOf)
    {
        var standing = targets.Where(t => t.ReplacedBy is null).OrderBy(t => t.Id).ToList();
        return standing.Where(t => t.Facts.DueOn >= asOf).MinBy(t => t.Facts.DueOn) ?? standing.LastOrDefault(t => t.Facts.DueOn is null) ?? standing.MaxBy(t => t.Facts.DueOn);
    }
}
