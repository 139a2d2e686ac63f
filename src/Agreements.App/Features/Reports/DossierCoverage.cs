using Agreements.Domain.Coverage;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>What a dossier says of the region's coverage: the last figures, the series, targets, and contradictions.</summary>
internal static class DossierCoverage
{
    public static IEnumerable<DossierLine> Of(DossierFacts facts, Language language) =>
    [
        .. CoverageSeries.LatestOn(facts.Series, facts.AsOf) is { } latest ? Latest(latest, language) : [], .. Series(facts, language), .. facts.Targets.Select(t => Target(t, facts, language)),
        .. facts.Findings.Select(f => new DossierLine(DossierPart.Findings, f.Text.In(language), On: facts.Series.FirstOrDefault(r => r.Id == f.Record)?.Facts.AsOf)),
    ];

    private static IEnumerable<DossierLine> Latest(CoverageRecord record, Language language)
    {
        var (facts, figures) = (record.Facts, CoverageFigures.Of(record.Facts));
        if (figures.Derived is { } derived)
            yield return Line("derived", derived.Percent, DossierUnit.Percent, derived.In(language), new Message("dossier.coverage.parts", new Whole(figures.Participants!.Value), new Whole(figures.Potential!.Value)).In(language));
        if (facts.Stated is { } stated) yield return Line("stated", stated.Percent, DossierUnit.Percent, stated.In(language), null);
        if (figures.Participants is { } all) yield return People("participants", all);
        foreach (var segment in facts.Segments.Where(s => s.Segment != Segment.Group)) yield return People("segment." + Words.Of(segment.Segment), segment.Participants) with { IsPart = figures.Participants is not null };
        if (figures.Potential is { } potential) yield return People("potential", potential);
        if (facts.Unregistered is { } unregistered) yield return People("unregistered", unregistered);

        DossierLine People(string word, long value) => Line(word, value, DossierUnit.People, new Message("amount.people", new Whole(value)).In(language), null);

        DossierLine Line(string word, decimal value, DossierUnit unit, string amount, string? detail) =>
            new(DossierPart.Coverage, new Message("dossier.coverage." + word).In(language), detail, value, unit, amount, facts.AsOf, Source: facts.Source.Text, Verification: facts.Verification);
    }

    private static IEnumerable<DossierLine> Series(DossierFacts facts, Language language)
    {
        (DateOnly On, decimal Percent)? before = null;
        // Two sources of one day are no growth: the one that counts on that day.
        foreach (var record in facts.Series.Select(r => r.Facts.AsOf).Distinct().Select(day => CoverageSeries.LatestOn(facts.Series, day)).OfType<CoverageRecord>().Distinct())
        {
            if ((CoverageFigures.Of(record.Facts).Derived ?? record.Facts.Stated) is not { } percent) continue;
            var change = before is { } b ? new Message(percent.Percent < b.Percent ? "dossier.growth.down" : "dossier.growth.up", new Numeral(Math.Abs(percent.Percent - b.Percent), 2), b.On) : new Message("dossier.growth.first");
            yield return new DossierLine(
                DossierPart.Growth, new Message("dossier.growth.on", record.Facts.AsOf).In(language), change.In(language), percent.Percent, DossierUnit.Percent, percent.In(language), record.Facts.AsOf,
                Source: record.Facts.Source.Text, Verification: record.Facts.Verification);
            before = (record.Facts.AsOf, percent.Percent);
        }
    }

    private static DossierLine Target(Coverage.TargetView target, DossierFacts facts, Language language)
    {
        var (progress, aim) = (target.Progress, new List<string>());
        if (progress.Target is { } percent) aim.Add(percent.In(language));
        if (progress.Required is { } heads) aim.Add(new Message("amount.people", new Whole(heads)).In(language));
        var points = progress.MissingPoints is { } few ? new Message("dossier.target.points", new Numeral(few, 2)).In(language) : null;
        var line = new DossierLine(
            DossierPart.Targets, string.Join(" = ", aim), null, On: CoverageSeries.LatestOn(facts.Series, facts.AsOf)?.Facts.AsOf, DueOn: target.DueOn, State: Message.Label(progress.State).In(language), Source: target.Source.Text, Verification: target.Verification);
        return progress.Missing is { } missing
            ? line with { Detail = Said(points is null ? null : new Message("dossier.target.also", points).In(language)), Value = missing, Unit = DossierUnit.People, Amount = new Message("dossier.target.people", new Whole(missing)).In(language) }
            : line with { Detail = Said(null), Value = progress.MissingPoints, Unit = points is null ? null : DossierUnit.Points, Amount = points };

        string? Said(string? first) => string.Join(' ', new[] { first, target.Definition is { } of ? of + "." : null, target.Note is { } note ? note.TrimEnd('.') + "." : null }.OfType<string>()) is { Length: > 0 } all ? all : null;
    }
}
