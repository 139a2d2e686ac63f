using Agreements.Domain.Texts;

namespace Agreements.Domain.Coverage;

/// <summary>Finds figures that contradict each other. What was printed is kept as it is; somebody should look at it.</summary>
public static class CoverageChecks
{
    /// <summary>In the order of the days; what was replaced is not looked at.</summary>
    public static IReadOnlyList<CoverageFinding> Of(IReadOnlyList<CoverageRecord> records, IReadOnlyList<CoverageTarget> targets, IReadOnlyList<CoverageQuote> quotes)
    {
        var standing = CoverageSeries.Standing(records);
        return [.. standing.SelectMany((record, i) => OfOne(record).Concat(AgainstBefore(standing, i))), .. quotes.SelectMany(q => OfQuote(q, standing)), .. targets.Where(t => t.ReplacedBy is null).OrderBy(t => t.Id).SelectMany(OfTarget)];
    }

    private static IEnumerable<CoverageFinding> OfOne(CoverageRecord record)
    {
        var (facts, figures) = (record.Facts, CoverageFigures.Of(record.Facts));
        if (facts.Participants is { } total && figures.SegmentSum is { } sum && (sum > total || sum < total && CoverageFigures.HasAllSegments(facts)))
            yield return Finding(CoverageCheck.SegmentSum, "/participants", total, sum, new Whole(total), new Whole(sum));
        if (facts.Potential is { } stated && figures.PotentialSum is { } counted && stated != counted)
            yield return Finding(CoverageCheck.Potential, "/potential", stated, counted, new Whole(stated), new Whole(figures.Participants!.Value), new Whole(facts.Unregistered!.Value), new Whole(counted));
        if (figures is { Participants: { } there, Potential: { } all } && there > all)
            yield return Finding(CoverageCheck.MoreThanPotential, "/participants", there, all, new Whole(there), new Whole(all));
        if (facts.Stated is { } printed && figures is { Participants: { } some, Potential: > 0 and { } of, Derived: { } derived } && !Ratio.Gives(some, of, printed))
        {
            var cut = Ratio.GivesCutOff(some, of, printed);
            yield return new CoverageFinding(
                CoverageCheck.Percentage, record.Id, null, "/stated/percent", printed.Percent, derived.Percent,
                new Message(cut ? "coverage.finding.percentageCut" : "coverage.finding.percentage", printed, new Whole(some), new Whole(of), derived));
        }

        CoverageFinding Finding(CoverageCheck check, string field, decimal recorded, decimal found, params object?[] args) =>
            new(check, record.Id, null, field, recorded, found, new Message("coverage.finding." + Words.Of(check), args));
    }

    private static IEnumerable<CoverageFinding> AgainstBefore(IReadOnlyList<CoverageRecord> standing, int index)
    {
        var record = standing[index];
        foreach (var other in standing.Take(index).Where(r => r.Facts.AsOf == record.Facts.AsOf).Take(1))
            if (Difference(other, record) is { } different) yield return different;
        if (CoverageFigures.Of(record.Facts).Participants is not { } now) yield break;
        var before = standing.Take(index).LastOrDefault(r => r.Facts.AsOf < record.Facts.AsOf && CoverageFigures.Of(r.Facts).Participants is not null);
        if (before is not null && CoverageFigures.Of(before.Facts).Participants is { } then && now * 100 < then * (100 - CoverageRules.LargestFall))
            yield return new CoverageFinding(
                CoverageCheck.Fall, record.Id, before.Id, "/participants", now, then, new Message("coverage.finding.fall", new Whole(then), before.Facts.AsOf, new Whole(now), record.Facts.AsOf, CoverageRules.LargestFall));
    }

    private static CoverageFinding? Difference(CoverageRecord first, CoverageRecord second)
    {
        var (a, b) = (CoverageFigures.Of(first.Facts), CoverageFigures.Of(second.Facts));
        if (a.Participants is { } some && b.Participants is { } others && some != others) return Of("/participants", others, some, new Whole(some), new Whole(others));
        if (a.Potential is { } all && b.Potential is { } total && all != total) return Of("/potential", total, all, new Whole(all), new Whole(total));
        return (a.Derived ?? first.Facts.Stated, b.Derived ?? second.Facts.Stated) is ({ } one, { } two) && !IsSame(one, two) ? Of("/stated/percent", two.Percent, one.Percent, one, two) : null;

        CoverageFinding Of(string field, decimal recorded, decimal found, object one, object two) =>
            new(CoverageCheck.TwoSources, second.Id, first.Id, field, recorded, found, new Message("coverage.finding.twoSources", second.Facts.AsOf, one, two));
    }

    // One of them may be printed with fewer decimals.
    private static bool IsSame(Percentage one, Percentage two)
    {
        var places = Math.Min(one.Places, two.Places);
        return Math.Abs(Math.Round(one.Percent, places, MidpointRounding.AwayFromZero) - Math.Round(two.Percent, places, MidpointRounding.AwayFromZero)) == 0;
    }

    // A part of a region's participants is not more than all of them, and least of all more than those who could be.
    private static IEnumerable<CoverageFinding> OfQuote(CoverageQuote quote, IReadOnlyList<CoverageRecord> standing)
    {
        if (CoverageSeries.LatestOn(standing, quote.On ?? DateOnly.MaxValue) is not { } record || CoverageFigures.Of(record.Facts) is not { Participants: { } all } figures || quote.Participants <= all) yield break;
        var counted = figures.PotentialSum is { } sum && quote.Participants > sum;
        object?[] said = [quote.Label, new Whole(quote.Participants), record.Facts.AsOf, new Whole(all)];
        yield return new CoverageFinding(
            CoverageCheck.Quoted, quote.Id, record.Id, "/value", quote.Participants, counted ? figures.PotentialSum!.Value : all,
            counted ? new Message("coverage.finding.quotedPotential", [.. said, new Whole(record.Facts.Unregistered!.Value), new Whole(figures.PotentialSum!.Value)]) : new Message("coverage.finding.quoted", said));
    }

    private static IEnumerable<CoverageFinding> OfTarget(CoverageTarget target)
    {
        if (target.Facts is not { Participants: { } heads, Percentage: { } asked, Potential: { } all }) yield break;
        var needed = Ratio.Needed(asked, all);
        // Rounded down or up, both follow.
        if (heads != needed && heads != needed - 1)
            yield return new CoverageFinding(CoverageCheck.TargetCount, target.Id, null, "/participants", heads, needed, new Message("coverage.finding.targetCount", asked, new Whole(all), new Whole(needed), new Whole(heads)));
    }
}
