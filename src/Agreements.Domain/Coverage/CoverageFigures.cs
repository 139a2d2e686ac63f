namespace Agreements.Domain.Coverage;

/// <summary>What follows from the facts of one record. Never stored.</summary>
/// <param name="Participants">As stated, else the sum of the segments.</param>
/// <param name="SegmentSum">Of the segments that share no one; null = none is stated.</param>
/// <param name="PotentialSum">Participants and those who are not registered; null = not both are stated.</param>
/// <param name="Potential">That sum, else as stated: who names the parts has counted them.</param>
/// <param name="Derived">Participants of the potential, rounded half away from zero at two decimals; null = not both are known.</param>
public sealed record CoverageFigures(long? Participants, long? SegmentSum, long? PotentialSum, long? Potential, Percentage? Derived)
{
    public static CoverageFigures Of(CoverageFacts facts)
    {
        var apart = facts.Segments.Where(s => s.Segment != Segment.Group).ToList();
        long? sum = apart.Count == 0 ? null : apart.Sum(s => s.Participants);
        var participants = facts.Participants ?? sum;
        var potentialSum = participants + facts.Unregistered;
        var potential = potentialSum ?? facts.Potential;
        return new CoverageFigures(participants, sum, potentialSum, potential, participants is { } some && potential is > 0 and { } all ? Ratio.Of(some, all) : null);
    }

    /// <summary>All who could be counted have been: both of the sectors in which everybody works are among the segments.</summary>
    public static bool HasAllSegments(CoverageFacts facts) => facts.Segments.Any(s => s.Segment == Segment.Pu) && facts.Segments.Any(s => s.Segment == Segment.Bpu);
}
