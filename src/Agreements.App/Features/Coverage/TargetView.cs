using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Coverage;

namespace Agreements.App.Features.Coverage;

/// <summary>How many workers of a region are to be covered, and how far the coverage known on a day is from it.</summary>
/// <param name="DueOn">Inclusive; absent = no day is named.</param>
/// <param name="Potential">The workers on which it builds; absent = those of the coverage it is compared with.</param>
/// <param name="ReplacedBy">The correction that counts instead.</param>
public sealed record TargetView(
    Guid Id, string Region, DateOnly? DueOn, Percentage? Percentage, long? Participants, long? Potential, string? Definition, SourceView Source, VerificationStatus Verification, string? Note,
    TargetProgress Progress, Guid? Replaces, Guid? ReplacedBy, DateTimeOffset EnteredAt);

/// <summary>Shows targets as callers read them.</summary>
public sealed class TargetViews(CoverageReader reader, CoverageViews views)
{
    /// <param name="asOf">The day on which the coverage is looked at.</param>
    public async Task<IReadOnlyList<TargetView>> OfAsync(IReadOnlyList<CoverageTarget> targets, DateOnly asOf, CancellationToken ct)
    {
        var names = await views.NamesAsync(targets.Select(t => t.Facts.Source), ct);
        var latest = await reader.LatestAsync(targets.Select(t => t.Region).Distinct(StringComparer.Ordinal), asOf, ct);
        return [.. targets.Select(t => Of(t, names, latest.GetValueOrDefault(t.Region), asOf))];
    }

    private static TargetView Of(CoverageTarget target, IReadOnlyDictionary<Guid, string> names, CoverageRecord? latest, DateOnly asOf)
    {
        var facts = target.Facts;
        return new TargetView(
            target.Id, target.Region, facts.DueOn, facts.Percentage, facts.Participants, facts.Potential, facts.Definition, CoverageViews.SourceOf(facts.Source, names), facts.Verification, facts.Note,
            TargetProgress.Of(facts, latest, asOf), target.Replaces, target.ReplacedBy, target.EnteredAt);
    }
}
