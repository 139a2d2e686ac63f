using Agreements.Domain.Agreements;
using Agreements.Domain.Coverage;
using Agreements.Domain.Institutions;
using Agreements.Domain.Regions;
using Agreements.Domain.Texts;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Coverage;

public sealed class CoverageTests
{
    private static readonly DateOnly Day1 = Day(2024, 8, 12), Today = Day(2025, 5, 20);

    private static readonly CoverageSource Source = new(CoverageSourceKind.Article, "Berita");

    private static readonly CoverageFacts Bungo = new()
    {
        AsOf = Day(2024, 12, 31), Participants = 79_077, Segments = [new(Segment.Pu, 52_104), new(Segment.Bpu, 26_973)], Unregistered = 51_186, Potential = 130_363, Stated = new Percentage(60.70m, 2), Source = Source,
    };

    private static CoverageFacts Facts(long? participants = null, long? potential = null, decimal? stated = null, DateOnly? asOf = null) =>
        new() { AsOf = asOf ?? Day1, Participants = participants, Potential = potential, Stated = stated is { } percent ? new Percentage(percent) : null, Source = Source };

    private static CoverageRecord Record(CoverageFacts facts, int id = 1, Guid? replacedBy = null) => new(Id(id), "15.08", facts, null, replacedBy, default);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static IReadOnlyList<string> Found(params CoverageFacts[] facts) =>
        [.. CoverageChecks.Of([.. facts.Select((f, i) => Record(f, i + 1))], [], []).Select(f => FormattableString.Invariant($"{f.Check} {f.Field} {f.Recorded} {f.Found}"))];

    [Test]
    public void A_quote_beyond_the_participants_is_a_finding_that_names_what_they_come_to()
    {
        var bungo = Record(Bungo with { Potential = null });
        var quote = new CoverageQuote(Id(9), bungo.Region, "Menurut Sekda", 130_363, Day(2025, 1, 20));
        var found = CoverageChecks.Of([bungo], [], [quote]).Single(f => f.Check == CoverageCheck.Quoted);
        Assert.That((found.Record, found.Other, found.Field, found.Recorded, found.Found), Is.EqualTo((Id(9), (Guid?)bungo.Id, "/value", 130_363m, 130_263m)));
        Assert.That(found.Text.In(Language.Id), Is.EqualTo("Menurut Sekda: 130.363, sedangkan per 31 Desember 2024 peserta 79.077 ditambah 51.186 yang belum terdaftar adalah 130.263."));
        Assert.That(Of(quote with { Participants = 79_078 })?.Found, Is.EqualTo(79_077m));
        Assert.That(Of(quote with { Participants = 79_077 }), Is.Null, "no more than all");
        Assert.That(Of(quote with { On = Day(2024, 12, 30) }), Is.Null, "nothing is known of that day");

        CoverageFinding? Of(CoverageQuote one) => CoverageChecks.Of([bungo], [], [one]).SingleOrDefault(f => f.Check == CoverageCheck.Quoted);
    }

    [Test]
    public void Bungo_is_derived_from_those_who_are_counted_and_both_of_its_discrepancies_are_found()
    {
        var figures = CoverageFigures.Of(Bungo);
        Assert.That((figures.Participants, figures.SegmentSum, figures.Potential, figures.Derived!.Percent), Is.EqualTo((79_077L, 79_077L, 130_263L, 60.71m)));
        Assert.That(Found(Bungo), Is.EqualTo(new[] { "Potential /potential 130363 130263", "Percentage /stated/percent 60.70 60.71" }));
        var sentences = CoverageChecks.Of([Record(Bungo)], [], []).Select(f => f.Text.In(Language.Id));
        Assert.That(sentences, Is.EqualTo(new[]
        {
            "Potensi tertulis 130.363, sedangkan 79.077 peserta ditambah 51.186 yang belum terdaftar adalah 130.263.",
            "Tercetak 60,70%, sedangkan 79.077 dari 130.263 adalah 60,71%: angka di belakang koma dipotong, tidak dibulatkan.",
        }));
    }

    [Test]
    public void What_agrees_is_not_found()
    {
        Assert.That(Found(Facts(518_632, 1_312_370, 39.52m), Facts(49_803, 98_206, 50.71m, Day(2024, 8, 13))), Is.EqualTo(new[] { "Fall /participants 49803 518632" }));
        Assert.That(Found(Facts(50, 100, 50m), Facts(50, 100, 50.0m)), Is.Empty);
        Assert.That(Found(Facts(1, 8, 12m), Facts(1, 8, 13m, Day(2025, 1, 1))), Is.Empty, "an exact half may be printed either way");
    }

    [Test]
    public void Segments_that_share_no_one_come_to_the_total()
    {
        CoverageFacts Of(long total, params SegmentCount[] segments) => Facts(total) with { Segments = segments };
        Assert.That(Found(Of(100, new(Segment.Pu, 60), new(Segment.Bpu, 39))), Is.EqualTo(new[] { "SegmentSum /participants 100 99" }));
        Assert.That(Found(Of(100, new(Segment.Pu, 60), new(Segment.Bpu, 40), new(Segment.Group, 30, "guru honorer"))), Is.Empty, "a group is a part of the others");
        Assert.That(Found(Of(100, new SegmentCount(Segment.Pu, 60))), Is.Empty, "not all are stated");
        Assert.That(Found(Of(100, new SegmentCount(Segment.Pu, 101))), Is.EqualTo(new[] { "SegmentSum /participants 100 101" }));
        Assert.That(CoverageFigures.Of(Facts() with { Segments = [new(Segment.Pu, 60), new(Segment.Bpu, 40)] }).Participants, Is.EqualTo(100), "without a total it is their sum");
    }

    [Test]
    public void More_participants_than_workers_a_sharp_fall_and_two_sources_of_one_day_are_found()
    {
        Assert.That(Found(Facts(120, 100)), Is.EqualTo(new[] { "MoreThanPotential /participants 120 100" }));
        Assert.That(Found(Facts(100), Facts(80, asOf: Day(2024, 9, 1))), Is.Empty, "a fifth may go");
        Assert.That(Found(Facts(100), Facts(79, asOf: Day(2024, 9, 1))), Is.EqualTo(new[] { "Fall /participants 79 100" }));
        Assert.That(Found(Facts(100), Facts(101)), Is.EqualTo(new[] { "TwoSources /participants 101 100" }));
        Assert.That(Found(Facts(stated: 50.7m), Facts(stated: 50.71m)), Is.Empty, "one is printed with fewer decimals");
        Assert.That(Found(Facts(stated: 50.7m), Facts(stated: 50.8m)), Is.EqualTo(new[] { "TwoSources /stated/percent 50.8 50.7" }));
    }

    [Test]
    public void What_a_correction_has_replaced_is_neither_found_nor_latest()
    {
        var (wrong, right) = (Record(Facts(100, 50), 1, Id(2)), Record(Facts(40, 50), 2));
        Assert.That(CoverageChecks.Of([wrong, right], [], []), Is.Empty);
        Assert.That(CoverageSeries.LatestOn([wrong, right], Today), Is.EqualTo(right));
    }

    [Test]
    public void The_latest_is_of_the_newest_day_that_says_how_many_are_covered()
    {
        var (old, only, potential) = (Record(Facts(40, 50), 1), Record(Facts(stated: 81m, asOf: Day(2024, 9, 1)), 2), Record(Facts(potential: 60, asOf: Day(2024, 10, 1)), 3));
        Assert.That(CoverageSeries.LatestOn([old, only, potential], Day(2024, 8, 11)), Is.Null);
        Assert.That(CoverageSeries.LatestOn([old, only, potential], Day1), Is.EqualTo(old));
        Assert.That(CoverageSeries.LatestOn([old, only, potential], Today), Is.EqualTo(only));
        var disputed = Record(Facts(45, 50) with { Verification = VerificationStatus.Disputed }, 4);
        var verified = Record(Facts(stated: 80m) with { Verification = VerificationStatus.Verified }, 5);
        Assert.That(CoverageSeries.LatestOn([old, disputed], Today), Is.EqualTo(old));
        Assert.That(CoverageSeries.LatestOn([old, disputed, verified], Today), Is.EqualTo(verified));
    }

    [Test]
    public void The_province_misses_176_924_to_its_target()
    {
        var target = new TargetFacts { DueOn = Day(2024, 12, 31), Percentage = new Percentage(53m), Participants = 695_556, Potential = 1_312_370, Source = Source };
        var progress = TargetProgress.Of(target, Record(Facts(518_632, 1_312_370, 39.52m)), Day(2024, 12, 31));
        Assert.That((progress.Required, progress.Missing, progress.MissingPoints, progress.State), Is.EqualTo(((long?)695_556, (long?)176_924, (decimal?)13.48m, TargetState.Open)));
        Assert.That(TargetProgress.Of(target, null, Today).State, Is.EqualTo(TargetState.Missed));
        Assert.That(TargetProgress.Of(target with { DueOn = null }, null, Today).State, Is.EqualTo(TargetState.NotMeasured));
        Assert.That(CoverageChecks.Of([], [new(Id(1), "15", target, null, null, default)], []), Is.Empty);
        Assert.That(CoverageChecks.Of([], [new(Id(1), "15", target with { Participants = 695_000 }, null, null, default)], []).Single().Check, Is.EqualTo(CoverageCheck.TargetCount));
    }

    [Test]
    public void With_the_missing_ones_and_not_with_one_fewer_a_target_is_reached() =>
        Property.Holds(from potential in Gen.Choose(1, 100_000) from there in Gen.Choose(0, 120_000) from units in Gen.Choose(0, 10_000) select (potential, there, units), x =>
        {
            var target = new TargetFacts { Percentage = Percentage.Of(x.units, 2), Source = Source };
            TargetProgress With(long participants) => TargetProgress.Of(target, Record(Facts(participants, x.potential)), Today);
            var missing = With(x.there).Missing!.Value;
            return With(x.there + missing).State == TargetState.Reached && (missing == 0 || With(x.there + missing - 1).State == TargetState.Open)
                && missing == Math.Max(0, (long)Math.Ceiling((decimal)x.units * x.potential / 10_000) - x.there);
        });

    [Test]
    public void The_next_target_counts_then_one_without_a_day_then_the_last()
    {
        CoverageTarget Of(int id, DateOnly? due, Guid? replacedBy = null) => new(Id(id), "15", new TargetFacts { DueOn = due, Participants = 1, Source = Source }, null, replacedBy, default);
        var (past, next, later, open) = (Of(1, Day(2024, 12, 31)), Of(2, Today), Of(3, Day(2026, 12, 31)), Of(4, null));
        Assert.That(CoverageTarget.On([past, later, open, next], Today), Is.EqualTo(next));
        Assert.That(CoverageTarget.On([past, open], Today), Is.EqualTo(open));
        Assert.That(CoverageTarget.On([past, Of(5, Day(2020, 1, 1))], Today), Is.EqualTo(past));
        Assert.That(CoverageTarget.On([Of(1, Today, Id(9))], Today), Is.Null);
    }

    [Test]
    public void All_that_is_wrong_with_figures_is_said_at_once()
    {
        var facts = new CoverageFacts
        {
            AsOf = Today.AddDays(1), Participants = -1, Potential = 0, Stated = new Percentage(60.705m, 2), Segments = [new(Segment.Pu, 1), new(Segment.Pu, 2), new(Segment.Group, 3), new(Segment.Bpu, 4, "x")],
            Source = new CoverageSource(CoverageSourceKind.Other, " ", "javascript:alert(1)"),
        };
        Assert.That(Broken(() => CoverageRules.Check(facts, Today)), Is.EqualTo(new[]
        {
            "coverage.future /asOf", "coverage.count /participants", "coverage.potential /potential", "coverage.percent /stated", "coverage.segmentTwice /segments/1/segment", "text.required /segments/2/name",
            "coverage.segmentName /segments/3/name", "text.required /source/text", "coverage.url /source/url",
        }));
        Assert.That(Broken(() => CoverageRules.Check(Facts(), Today)), Is.EqualTo(new[] { "coverage.empty /participants" }));
        Assert.That(Broken(() => CoverageRules.Check(new TargetFacts { Source = Source })), Is.EqualTo(new[] { "coverage.targetEmpty /percentage" }));
    }

    [Test]
    public void A_code_tells_what_a_region_is_and_where_it_lies()
    {
        Assert.That(new[] { "15", "15.08", "15.71", "15.71.01", "15.71.01.1001" }.Select(RegionCode.KindOf), Is.EqualTo(new[] { RegionKind.Province, RegionKind.Regency, RegionKind.City, RegionKind.District, RegionKind.Village }));
        Assert.That(new[] { "15", "15.08", "15.71.01.1001" }.Select(RegionCode.ParentOf), Is.EqualTo(new[] { null, "15", "15.71.01" }));
        foreach (var code in new[] { "15", "15.08", "15.71", "15.10", "15.71.01", "15.71.01.1001", "91.02.30.2010" }) Assert.That(RegionCode.Of(RegionCode.NumberOf(code)), Is.EqualTo(code));
        Assert.That(RegionCode.Of(0), Is.Empty);
        Assert.That(Broken(() => Region.Check("15.00", "x", place => place)), Is.EqualTo(new[] { "institution.regionCode /code" }));
    }

    [Test]
    public void An_institution_speaks_for_its_region_and_those_within_and_a_BPJS_unit_for_those_around_it_too()
    {
        bool Speaks(string region, InstitutionKind kind, string own) => Region.IsSpokenForBy(region, kind, own);
        Assert.That(Speaks("15.71", InstitutionKind.CityGovernment, "15.71") && Speaks("15.71.01", InstitutionKind.CityGovernment, "15.71") && Speaks("15.71", InstitutionKind.ProvincialGovernment, "15"), Is.True);
        Assert.That(Speaks("15", InstitutionKind.CityGovernment, "15.71") || Speaks("15.08", InstitutionKind.CityGovernment, "15.71") || Speaks("15.08", InstitutionKind.BpjsBranch, "15.71"), Is.False);
        Assert.That(Speaks("15", InstitutionKind.BpjsBranch, "15.71"), Is.True);
    }
}
