using Agreements.App.Features.Auditing;
using Agreements.App.Features.Coverage;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Regions;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Coverage;
using Agreements.Domain.Institutions;
using Agreements.Domain.Regions;
using NUnit.Framework;

namespace Agreements.App.Tests.Coverage;

public sealed class CoverageStorageTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly Day = new(2024, 8, 12);

    private static readonly CoverageSource Source = new(CoverageSourceKind.Article, "Berita");

    private static CoverageFacts Facts(long participants, DateOnly? asOf = null) => new() { AsOf = asOf ?? Day, Participants = participants, Potential = 100, Source = Source };

    private async Task<Guid> InstitutionOfAsync(InstitutionKind kind, string region, Guid? parent = null) =>
        (await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = kind, Name = "Instansi " + Guid.CreateVersion7(), RegionCode = region, Parent = parent }))).Id;

    private static Principal Officer(Guid institution, Role role = Role.Officer) => new("siti@kota.example", "session:x", Guid.CreateVersion7(), [new Grant(Permissions.Of(role), institution)]);

    private async Task<IReadOnlyList<CoverageView>> SeriesAsync(string region, bool replaced = false, DateOnly? asOf = null) => (await App.SendAsync(new ListCoverage.Query(region, AsOf: asOf, Replaced: replaced))).Items;

    [Test]
    public async Task All_provinces_and_the_regencies_and_cities_of_Jambi_are_there_from_the_first_start()
    {
        var provinces = (await App.SendAsync(new ListRegions.Query(RegionKind.Province))).Items;
        Assert.That(provinces, Has.Count.EqualTo(38));
        Assert.That(provinces.GroupBy(p => p.Zone).Select(g => (g.Key, g.Count())), Is.EquivalentTo(new[] { ("Asia/Jakarta", 18), ("Asia/Makassar", 12), ("Asia/Jayapura", 8) }));
        var jambi = (await App.SendAsync(new ListRegions.Query(Within: "15"))).Items;
        Assert.That(jambi.Select(r => r.Code), Is.EqualTo(new[] { "15", "15.01", "15.02", "15.03", "15.04", "15.05", "15.06", "15.07", "15.08", "15.09", "15.71", "15.72" }));
        Assert.That(jambi.Select(r => r.Kind).Distinct(), Is.EqualTo(new[] { RegionKind.Province, RegionKind.Regency, RegionKind.City }));
        Assert.That((await App.SendAsync(new ListRegions.Query(Q: "Batang hari"))).Items.Single().Name, Is.EqualTo("Kabupaten Batanghari"));
    }

    [Test]
    public async Task The_list_is_whole_over_its_pages()
    {
        var (codes, token) = (new List<string>(), (string?)null);
        do
        {
            var page = await App.SendAsync(new ListRegions.Query(PageSize: 7, PageToken: token));
            codes.AddRange(page.Items.Select(i => i.Code));
            token = page.NextPageToken;
        }
        while (token is not null);
        Assert.That(codes, Has.Count.EqualTo(49).And.Unique.And.Ordered);
    }

    [Test]
    public async Task More_regions_come_by_a_list_that_is_taken_whole_or_not_at_all()
    {
        var list = new[] { new RegionEntry("73.71.01", "Kecamatan Mariso"), new RegionEntry("73.71", "Kota Makassar"), new RegionEntry("15.08", "Kabupaten Bungo") };
        Assert.That(await App.SendAsync(new ImportRegions.Command(list)), Is.EqualTo(new ImportRegions.View(2, 0, 1)));
        Assert.That(await App.SendAsync(new ImportRegions.Command([list[1] with { Name = "Kota Ujung Pandang" }])), Is.EqualTo(new ImportRegions.View(0, 1, 0)));
        var district = await App.SendAsync(new GetRegion.Query("73.71.01", null));
        Assert.That((district.Kind, district.Zone, district.Parent), Is.EqualTo((RegionKind.District, "Asia/Makassar", "73.71")));
        await AssertBrokenAsync("region.parent", "/regions/1/code", () => App.SendAsync(new ImportRegions.Command([new("74.71", "Kota Kendari"), new("99.01", "Tidak ada")])));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetRegion.Query("74.71", null)));
        await AssertBrokenAsync("institution.regionCode", "/regions/0/code", () => App.SendAsync(new ImportRegions.Command([new("1508", "Kode BPS")])));
        await AssertBrokenAsync("region.taken", "/code", () => App.SendAsync(new EnterRegion.Command(new("73.71", "Kota Makassar"))));
    }

    [Test]
    public async Task A_correction_replaces_and_the_old_record_stays()
    {
        var wrong = await App.SendAsync(new RecordCoverage.Command("15.71", Facts(60)));
        App.Time.Advance(TimeSpan.FromMinutes(1));
        var right = await App.SendAsync(new RecordCoverage.Command("15.71", Facts(50), wrong.Id, "Salah ketik"));
        Assert.That((await SeriesAsync("15.71")).Select(c => c.Id), Is.EqualTo(new[] { right.Id }));
        var all = await SeriesAsync("15.71", replaced: true);
        Assert.That(all.Select(c => (c.Participants, c.Replaces, c.ReplacedBy)), Is.EqualTo(new[] { ((long?)50, (Guid?)wrong.Id, (Guid?)null), (60, null, right.Id) }));
        await AssertBrokenAsync("coverage.replaced", "/replaces", () => App.SendAsync(new RecordCoverage.Command("15.71", Facts(40), wrong.Id)));
        await AssertBrokenAsync("coverage.unknown", "/replaces", () => App.SendAsync(new RecordCoverage.Command("15.72", Facts(40), right.Id)));
        var entry = (await App.SendAsync(new ListAudit.Query(right.Id, null, null, null, 10, null))).Items.Single();
        Assert.That((entry.Action, entry.Reason, entry.Changes.Single(c => c.Path == "/facts/participants").Old!.GetValue<long>()), Is.EqualTo(("correct", "Salah ketik", 60L)));
        var target = await App.SendAsync(new SetTarget.Command("15.71", new TargetFacts { Percentage = new Percentage(55m), Source = Source }));
        App.Time.Advance(TimeSpan.FromMinutes(1));
        var later = await App.SendAsync(new SetTarget.Command("15.71", new TargetFacts { Percentage = new Percentage(56m), Source = Source }, target.Id));
        Assert.That((await App.SendAsync(new ListTargets.Query("15.71"))).Items.Select(t => t.Id), Is.EqualTo(new[] { later.Id }));
        await AssertBrokenAsync("coverage.replaced", "/replaces", () => App.SendAsync(new SetTarget.Command("15.71", new TargetFacts { Participants = 1, Source = Source }, target.Id)));
    }

    [Test]
    public async Task What_is_stored_is_what_was_stated_to_the_last_printed_place()
    {
        var institution = await InstitutionOfAsync(InstitutionKind.BpjsBranch, "15.71");
        var facts = new CoverageFacts
        {
            AsOf = Day, Participants = 10, Segments = [new(Segment.Pu, 6), new(Segment.Group, 2, "guru honorer")], Potential = 20, Unregistered = 11, Stated = new Percentage(50.70m, 2), Definition = "d", Note = "n",
            Source = new CoverageSource(CoverageSourceKind.Bpjs, "Laporan", "https://contoh.example/a", institution), Verification = VerificationStatus.Verified,
        };
        var view = await App.SendAsync(new RecordCoverage.Command("15.71", facts));
        Assert.That((view.Participants, view.Potential, view.Unregistered, view.Stated, view.Definition, view.Note, view.Verification), Is.EqualTo((facts.Participants, facts.Potential, facts.Unregistered, facts.Stated, "d", "n", VerificationStatus.Verified)));
        Assert.That(view.Stated!.Percent.Scale, Is.EqualTo(2));
        Assert.That(view.Segments, Is.EqualTo(facts.Segments));
        Assert.That((view.Source.Url, view.Source.Institution, view.Source.InstitutionName), Is.EqualTo(("https://contoh.example/a", (Guid?)institution, (await App.SendAsync(new GetInstitution.Query(institution))).Name)));
        Assert.That(view.Derived, Is.EqualTo(new DerivedCoverage(47.62m, 2, "halfAwayFromZero", 10, 21)));
        await AssertBrokenAsync("institution.unknown", "/source/institution", () => App.SendAsync(new RecordCoverage.Command("15.71", facts with { Source = facts.Source with { Institution = Guid.CreateVersion7() } })));
    }

    [Test]
    public async Task A_list_shows_what_was_known_on_the_day()
    {
        await App.SendAsync(new RecordCoverage.Command("15.71", Facts(40)));
        await App.SendAsync(new RecordCoverage.Command("15.71", Facts(45, new DateOnly(2024, 10, 1))));
        await App.SendAsync(new RecordCoverage.Command("15.08", Facts(30, new DateOnly(2024, 9, 1))));
        async Task<IReadOnlyList<(string, long?)>> OnAsync(DateOnly asOf) => [.. (await App.SendAsync(new ListRegions.Query(Covered: true, AsOf: asOf))).Items.Select(r => (r.Code, r.Coverage?.Participants))];
        Assert.That(await OnAsync(Day.AddDays(-1)), Is.EqualTo(new[] { ("15.08", (long?)null), ("15.71", null) }));
        Assert.That(await OnAsync(new DateOnly(2024, 9, 30)), Is.EqualTo(new[] { ("15.08", (long?)30), ("15.71", 40) }));
        Assert.That(await OnAsync(new DateOnly(2024, 10, 1)), Is.EqualTo(new[] { ("15.08", (long?)30), ("15.71", 45) }));
        Assert.That((await SeriesAsync("15.71", asOf: new DateOnly(2024, 9, 30))).Select(c => c.Participants), Is.EqualTo(new[] { 40L }));
        Assert.That((await App.SendAsync(new ListCoverage.Query("15", Within: true))).Items, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_database_finds_the_same_latest_coverage_as_the_domain()
    {
        CoverageFacts On(int day) => new() { AsOf = Day.AddDays(day), Source = Source };
        CoverageFacts[] facts =
        [
            On(0) with { Stated = new Percentage(40m) }, On(1) with { Segments = [new(Segment.Group, 412, "guru honorer")] }, On(2) with { Segments = [new(Segment.Group, 5, "nelayan"), new(Segment.Pmi, 3)] }, On(3) with { Potential = 90 },
            On(4) with { Segments = [new(Segment.Group, 7, "\"segment\":\"pu\"")] }, On(5) with { Segments = [new(Segment.JasaKonstruksi, 0)] }, On(6) with { Unregistered = 7 }, On(7) with { Participants = 8 },
        ];
        foreach (var one in facts) await App.SendAsync(new RecordCoverage.Command("15.71", one));
        var known = facts.Select(_ => (DateOnly?)null).ToList();
        for (var day = 0; day < facts.Length; day++) known[day] = (await App.SendAsync(new GetRegion.Query("15.71", Day.AddDays(day)))).Coverage?.AsOf;
        var records = facts.Select(f => new CoverageRecord(Guid.CreateVersion7(), "15.71", f, null, null, default)).ToList();
        Assert.That(known, Is.EqualTo(facts.Select(f => CoverageSeries.LatestOn(records, f.AsOf)?.Facts.AsOf)));
        Assert.That(known[1], Is.EqualTo(Day), "a group alone does not hide what was known");
    }

    [Test]
    public async Task Whoever_speaks_for_a_region_records_and_only_who_confirms_records_says_that_it_is_right()
    {
        var (city, branch, other) = (await InstitutionOfAsync(InstitutionKind.CityGovernment, "15.71"), await InstitutionOfAsync(InstitutionKind.BpjsBranch, "15.71"), await InstitutionOfAsync(InstitutionKind.RegencyGovernment, "15.08"));
        var unit = await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.BpjsRegionalOffice, Name = "Kanwil" }));
        var below = await InstitutionOfAsync(InstitutionKind.BpjsBranch, "15.08", unit.Id);
        async Task<bool> MayAsync(Principal caller, string region, VerificationStatus verification = VerificationStatus.Unverified)
        {
            App.Caller = caller;
            try
            {
                await App.SendAsync(new RecordCoverage.Command(region, Facts(1) with { Verification = verification }), validateOnly: true);
                await App.SendAsync(new SetTarget.Command(region, new TargetFacts { Participants = 1, Source = Source, Verification = verification }), validateOnly: true);
                return true;
            }
            catch (DomainException refusal) when (refusal.Kind == ProblemKind.Forbidden)
            {
                return false;
            }
        }

        Assert.That((await MayAsync(Officer(city), "15.71"), await MayAsync(Officer(city), "15"), await MayAsync(Officer(city), "15.08")), Is.EqualTo((true, false, false)));
        Assert.That((await MayAsync(Officer(branch), "15.71"), await MayAsync(Officer(branch), "15"), await MayAsync(Officer(branch), "15.08")), Is.EqualTo((true, true, false)));
        Assert.That((await MayAsync(Officer(unit.Id), "15.08"), await MayAsync(Officer(unit.Id), "15.71")), Is.EqualTo((true, false)), "through the branch below");
        Assert.That((await MayAsync(Officer(other, Role.Auditor), "15.08"), await MayAsync(Officer(other), "15.08")), Is.EqualTo((false, true)));
        Assert.That((await MayAsync(Officer(city), "15.71", VerificationStatus.Verified), await MayAsync(Officer(city, Role.Registrar), "15.71", VerificationStatus.Verified)), Is.EqualTo((false, true)));
        App.Caller = Principal.Program("system", "test");
        Assert.That(await SeriesAsync("15.71"), Is.Empty);
        Assert.That(below, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public async Task Only_who_may_say_that_a_figure_is_right_replaces_one_that_is()
    {
        var city = await InstitutionOfAsync(InstitutionKind.CityGovernment, "15.71");
        var target = new TargetFacts { Participants = 1, Source = Source, Verification = VerificationStatus.Verified };
        var (right, aim) = (await App.SendAsync(new RecordCoverage.Command("15.71", Facts(50) with { Verification = VerificationStatus.Verified })), await App.SendAsync(new SetTarget.Command("15.71", target)));
        var (record, set) = (new RecordCoverage.Command("15.71", Facts(40), right.Id), new SetTarget.Command("15.71", target with { Verification = VerificationStatus.Unverified }, aim.Id));
        App.Caller = Officer(city);
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(record));
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(set));
        App.Caller = Officer(city, Role.Registrar);
        Assert.That(((await App.SendAsync(record)).Replaces, (await App.SendAsync(set)).Replaces), Is.EqualTo(((Guid?)right.Id, (Guid?)aim.Id)));
    }

    [Test]
    public async Task Contradictions_stand_in_the_data_quality_report_of_those_who_speak_for_the_region_over_all_its_pages()
    {
        var (city, bungo) = (await InstitutionOfAsync(InstitutionKind.CityGovernment, "15.71"), await InstitutionOfAsync(InstitutionKind.RegencyGovernment, "15.08"));
        await App.SendAsync(new RecordCoverage.Command("15", Facts(120)));
        await App.SendAsync(new RecordCoverage.Command("15.08", Facts(79) with { Stated = new Percentage(50m), Segments = [new(Segment.Pu, 80)] }));
        await App.SendAsync(new RecordCoverage.Command("15.71", Facts(200)));
        async Task<IReadOnlyList<string>> FoundAsync(Principal? caller = null, DateOnly? asOf = null)
        {
            App.Caller = caller ?? Principal.Program("system", "test");
            var (found, token) = (new List<string>(), (string?)null);
            do
            {
                var page = await App.SendAsync(new DataQualityReport.Query { AsOf = asOf, PageSize = 1, PageToken = token });
                found.AddRange(page.Items.Select(i => $"{i.Region} {i.Check} {i.Recorded} {i.Found}"));
                token = page.NextPageToken;
            }
            while (token is not null);
            return found;
        }

        Assert.That(await FoundAsync(), Is.EqualTo(new[]
        {
            "15 CoverageMoreThanPotential 120 100", "15.08 CoverageSegmentSum 79 80", "15.08 CoveragePercentage 50 79.00", "15.71 CoverageMoreThanPotential 200 100",
        }));
        Assert.That(await FoundAsync(Officer(city)), Is.EqualTo(new[] { "15.71 CoverageMoreThanPotential 200 100" }));
        Assert.That(await FoundAsync(Officer(bungo)), Has.Count.EqualTo(2));
        Assert.That(await FoundAsync(asOf: Day), Has.Count.EqualTo(4));
        Assert.That(await FoundAsync(asOf: Day.AddDays(-1)), Is.Empty, "those figures were not there yet");
    }
}
