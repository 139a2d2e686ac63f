using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Coverage;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>What the rows of coverage and of targets have in common.</summary>
internal abstract class FigureRow
{
    public Guid Id { get; init; }
    public string RegionCode { get; init; } = "";
    public long? Participants { get; init; }
    public long? Potential { get; init; }
    public string? Definition { get; init; }
    public string SourceKind { get; init; } = "";
    public string SourceText { get; init; } = "";
    public string? SourceUrl { get; init; }
    public Guid? SourceInstitutionId { get; init; }
    public string Verification { get; init; } = "";
    public string? Note { get; init; }
    public Guid? ReplacesId { get; init; }
    public Guid? ReplacedById { get; init; }
    public DateTimeOffset EnteredAt { get; init; }

    protected CoverageSource Source => new(Words.Parse<CoverageSourceKind>(SourceKind), SourceText, SourceUrl, SourceInstitutionId);

    protected static Percentage? Of(long? units, int? decimals) => units is { } some ? Percentage.Of(some, decimals ?? 0) : null;
}

internal sealed class CoverageRow : FigureRow
{
    public DateOnly AsOf { get; init; }
    public string Segments { get; init; } = "[]";
    public long? Unregistered { get; init; }
    public long? StatedUnits { get; init; }
    public int? StatedDecimals { get; init; }

    public CoverageRecord ToRecord() => new(Id, RegionCode, new CoverageFacts
    {
        AsOf = AsOf, Participants = Participants, Segments = Json.Read<List<SegmentCount>>(Segments), Potential = Potential, Unregistered = Unregistered, Stated = Of(StatedUnits, StatedDecimals),
        Definition = Definition, Source = Source, Verification = Words.Parse<VerificationStatus>(Verification), Note = Note,
    }, ReplacesId, ReplacedById, EnteredAt);
}

internal sealed class TargetRow : FigureRow
{
    public DateOnly? DueOn { get; init; }
    public long? PercentUnits { get; init; }
    public int? PercentDecimals { get; init; }

    public CoverageTarget ToTarget() => new(Id, RegionCode, new TargetFacts
    {
        DueOn = DueOn, Percentage = Of(PercentUnits, PercentDecimals), Participants = Participants, Potential = Potential,
        Definition = Definition, Source = Source, Verification = Words.Parse<VerificationStatus>(Verification), Note = Note,
    }, ReplacesId, ReplacedById, EnteredAt);
}
