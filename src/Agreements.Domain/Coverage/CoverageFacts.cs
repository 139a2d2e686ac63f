using Agreements.Domain.Agreements;

namespace Agreements.Domain.Coverage;

/// <summary>Whom a count of participants is of. The first four share no one; a group is a part of them.</summary>
public enum Segment
{
    /// <summary>Penerima upah, the formal sector.</summary>
    Pu,

    /// <summary>Bukan penerima upah, the informal sector.</summary>
    Bpu,

    JasaKonstruksi,

    /// <summary>Pekerja migran Indonesia.</summary>
    Pmi,

    /// <summary>A named group: non-ASN, guru honorer, pekerja rentan.</summary>
    Group,
}

/// <param name="Name">Of a group; null for all others.</param>
public sealed record SegmentCount(Segment Segment, long Participants, string? Name = null);

public enum CoverageSourceKind { Article, Bpjs, Pemda, Other }

/// <summary>Where a figure was read.</summary>
/// <param name="Text">As one would cite it.</param>
/// <param name="Institution">Whose figure it is.</param>
public sealed record CoverageSource(CoverageSourceKind Kind, string Text, string? Url = null, Guid? Institution = null);

/// <summary>How many workers of a region are covered on a day, as one source has it. What is not printed is null, not 0.</summary>
public record CoverageFacts
{
    /// <summary>The day of the figures, inclusive; not in the future.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Active participants in all, as the source has it.</summary>
    public long? Participants { get; init; }

    public IReadOnlyList<SegmentCount> Segments { get; init; } = [];

    /// <summary>Workers who could be participants, those who are included.</summary>
    public long? Potential { get; init; }

    /// <summary>Workers who could be participants and are not.</summary>
    public long? Unregistered { get; init; }

    /// <summary>The coverage as it is printed.</summary>
    public Percentage? Stated { get; init; }

    /// <summary>Whom the source counts, in its words.</summary>
    public string? Definition { get; init; }

    public required CoverageSource Source { get; init; }

    public VerificationStatus Verification { get; init; }

    public string? Note { get; init; }
}

/// <summary>Facts as they were recorded. A correction is a record of its own that replaces one; both stay.</summary>
/// <param name="Region">Kemendagri code.</param>
public sealed record CoverageRecord(Guid Id, string Region, CoverageFacts Facts, Guid? Replaces, Guid? ReplacedBy, DateTimeOffset EnteredAt);
