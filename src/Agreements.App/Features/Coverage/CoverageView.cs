using Agreements.App.Data;
using Agreements.App.Features.Institutions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Coverage;
using MediatR;

namespace Agreements.App.Features.Coverage;

/// <summary>How many workers of a region are covered on a day, as one source has it, and what follows from it.</summary>
/// <param name="Stated">The coverage as it is printed.</param>
/// <param name="Derived">What follows from participants and potential; it may be another value than the stated one, and both stay.</param>
/// <param name="SegmentSum">Of the segments that share no one.</param>
/// <param name="ReplacedBy">The correction that counts instead.</param>
public sealed record CoverageView(
    Guid Id, string Region, DateOnly AsOf, long? Participants, IReadOnlyList<SegmentCount> Segments, long? SegmentSum, long? Potential, long? Unregistered, Percentage? Stated, DerivedCoverage? Derived, string? Definition,
    SourceView Source, VerificationStatus Verification, string? Note, Guid? Replaces, Guid? ReplacedBy, DateTimeOffset EnteredAt);

/// <summary>Participants of the potential workers, in percent.</summary>
/// <param name="Rounding">The rule: <c>halfAwayFromZero</c>.</param>
/// <param name="Participants">Both operands, exactly.</param>
/// <param name="Potential">Participants and those not registered where both are stated, else as stated.</param>
public sealed record DerivedCoverage(decimal Percent, int Decimals, string Rounding, long Participants, long Potential)
{
    public static DerivedCoverage? Of(CoverageFigures figures) =>
        figures.Derived is { } derived ? new DerivedCoverage(derived.Percent, derived.Places, "halfAwayFromZero", figures.Participants!.Value, figures.Potential!.Value) : null;
}

/// <param name="Institution">Whose figure it is.</param>
public sealed record SourceView(CoverageSourceKind Kind, string Text, string? Url, Guid? Institution, string? InstitutionName);

/// <summary>Shows records as callers read them, with the names of the institutions.</summary>
public sealed class CoverageViews(IMediator mediator)
{
    public async Task<IReadOnlyList<CoverageView>> OfAsync(IReadOnlyList<CoverageRecord> records, CancellationToken ct)
    {
        var names = await NamesAsync(records.Select(r => r.Facts.Source), ct);
        return [.. records.Select(r => Of(r, names))];
    }

    /// <summary>What the institutions of these sources are called now.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<CoverageSource> sources, CancellationToken ct)
    {
        var ids = sources.Select(s => s.Institution).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<Guid, string>() : await mediator.Send(new NameInstitutions.Query(ids), ct);
    }

    public static SourceView SourceOf(CoverageSource source, IReadOnlyDictionary<Guid, string> names) =>
        new(source.Kind, source.Text, source.Url, source.Institution, source.Institution is { } id ? names.GetValueOrDefault(id) : null);

    private static CoverageView Of(CoverageRecord record, IReadOnlyDictionary<Guid, string> names)
    {
        var (facts, figures) = (record.Facts, CoverageFigures.Of(record.Facts));
        return new CoverageView(
            record.Id, record.Region, facts.AsOf, facts.Participants, facts.Segments, figures.SegmentSum, facts.Potential, facts.Unregistered, facts.Stated, DerivedCoverage.Of(figures), facts.Definition,
            SourceOf(facts.Source, names), facts.Verification, facts.Note, record.Replaces, record.ReplacedBy, record.EnteredAt);
    }
}
