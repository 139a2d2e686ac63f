using Agreements.App.Commitments;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Commitments;
using Agreements.App.Features.Coverage;
using Agreements.App.Features.Figures;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Monev;
using Agreements.App.Features.Reports;
using Agreements.App.Monev;
using Agreements.App.Tests.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Coverage;
using Agreements.Domain.Figures;
using Agreements.Domain.Institutions;
using Agreements.Domain.Monev;
using NUnit.Framework;

namespace Agreements.App.Tests.Reports;

/// <summary>What a dossier holds, by whom it is read, and as of which day.</summary>
public sealed class PemdaDossierTests(string engine) : AccessTest(engine)
{
    private static readonly DateOnly Day = new(2024, 11, 4);

    private Guid _pemda;

    private int _order;

    private async Task<IReadOnlyDictionary<DossierPart, IReadOnlyList<DossierLine>>> ReadAsync(DateOnly? asOf = null) =>
        (await App.SendAsync(new PemdaDossier.Query(_pemda, asOf ?? Day))).Sections.ToDictionary(s => s.Part, s => s.Lines);

    private async Task CoverAsync(DateOnly asOf, long participants) => await App.SendAsync(new RecordCoverage.Command("15.71", new CoverageFacts
    {
        AsOf = asOf, Participants = participants, Potential = 1000, Segments = [new(Segment.Pu, participants - 100), new(Segment.Bpu, 100), new(Segment.Group, 40, "guru honorer")], Source = new CoverageSource(CoverageSourceKind.Bpjs, "Laporan"),
    }));

    [SetUp]
    public async Task EnterPemdaAsync()
    {
        _pemda = (await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = "Pemerintah Kota", RegionCode = "15.71", Mailbox = "a@kota.example" }))).Id;
        await CoverAsync(new DateOnly(2023, 12, 31), 400);
        await CoverAsync(new DateOnly(2024, 6, 30), 425);
        await App.SendAsync(new SetTarget.Command("15.71", new TargetFacts { DueOn = new DateOnly(2024, 12, 31), Percentage = new Percentage(55m), Source = new CoverageSource(CoverageSourceKind.Pemda, "RPJMD") }));
    }

    private async Task<AgreementView> MadeAsync()
    {
        var old = await EnterAsync(Mou(_pemda, Branch) with { Term = Signed with { EndsOn = new DateOnly(2024, 5, 25) }, LegalBases = ["Perwal 1/2020"] }, ProcessState.Registered);
        var mou = await EnterAsync(Mou(_pemda, Branch) with { Title = "Nota baru", Term = Renewed, Predecessor = old.Id, LegalBases = ["Perwal 1/2020", "Perda 2/2024"], Segments = ["non-ASN", "pekerja rentan"], Funding = [new FundingLine(FundingSource.Apbd, 2024, 1, 6, 5_000_000)] }, ProcessState.Registered);
        await App.SendAsync(new AddCommitment.Command(mou.Id, new CommitmentFacts("Menetapkan peraturan wali kota", _pemda, CommitmentKind.Regulation, MeasureUnit.Documents, 1)));
        await App.SendAsync(new AddCommitment.Command(mou.Id, new CommitmentFacts("Melindungi pekerja rentan", _pemda, CommitmentKind.RegisterWorkers, MeasureUnit.People, 500)));
        await App.SendAsync(new AddFigure.ToAgreement(mou.Id, new FigureEntry { Label = "Santunan", Kind = FigureKind.ClaimsPaid, Value = 42_000_000, Unit = FigureUnit.Rupiah, AsOf = new DateOnly(2024, 9, 30), Source = new FigureSource(FigureSourceKind.Bpjs, "Laporan") }));
        await App.SendAsync(new Evaluate.Command(mou.Id, new EvaluationEntry(new DateOnly(2024, 10, 1), new MonevScores(4, 4, 3, 5, 4), MonevDecision.Widen)));
        return mou;
    }

    [Test]
    public async Task Each_criterion_has_what_the_records_say_of_it()
    {
        var mou = await MadeAsync();
        var read = await ReadAsync();
        Assert.That(read[DossierPart.Regulation].Select(l => l.Title), Is.EqualTo(new[] { "Perwal 1/2020", "Perda 2/2024", "Menetapkan peraturan wali kota" }));
        Assert.That(read[DossierPart.Coverage].Select(l => (l.Value, l.Unit)), Does.Contain(((decimal?)42.5m, (DossierUnit?)DossierUnit.Percent)).And.Contain(((decimal?)325m, (DossierUnit?)DossierUnit.People)));
        Assert.That(read[DossierPart.Growth].Select(l => (l.On, l.Value)), Is.EqualTo(new[] { ((DateOnly?)new DateOnly(2023, 12, 31), (decimal?)40m), (new DateOnly(2024, 6, 30), 42.5m) }));
        Assert.That(read[DossierPart.Growth][1].Detail, Does.Contain("Naik 2,50 poin sejak 31 Desember 2023"));
        Assert.That(read[DossierPart.NonAsn].Select(l => l.Title), Is.EqualTo(new[] { "guru honorer", "Nota baru" }));
        Assert.That(read[DossierPart.Vulnerable].Select(l => (l.Title, l.Amount, l.TargetAmount)), Is.EqualTo(new[] { ("Nota baru", "Rp5.000.000", (string?)null), ("Melindungi pekerja rentan", null, "500 orang") }));
        Assert.That(read[DossierPart.Vulnerable][0].Detail, Does.Contain("APBD 2024, bulan 1 sampai 6"));
        Assert.That(read[DossierPart.Villages], Is.Empty);
        Assert.That((read[DossierPart.Targets].Single().Value, read[DossierPart.Targets].Single().Title), Is.EqualTo(((decimal?)125m, "55% = 550 orang")));
        Assert.That((read[DossierPart.Agreements][0].Agreement, read[DossierPart.Gaps].Single().Amount), Is.EqualTo(((Guid?)mou.Id, "2 hari")));
        Assert.That(read[DossierPart.Agreements][0].Detail, Does.Contain("Memperpanjang AGR-2024-00001"));
        Assert.That((read[DossierPart.Figures].Single().Amount, read[DossierPart.Monev].Single().Value, read[DossierPart.Monev].Single().State), Is.EqualTo(("Rp42.000.000", (decimal?)4m, "Diperluas")));
    }

    [Test]
    public async Task Of_more_agreements_than_it_can_hold_it_rests_on_those_that_end_last_and_says_so()
    {
        var on = Renewed.SignedOn!.Value;
        await EnterAsync(Mou(_pemda, Branch) with { Term = Renewed with { SignedOn = on.AddDays(1), EndsOn = new DateOnly(2039, 1, 1) } }, ProcessState.Registered);
        Task<AgreementView> EndingAsync(int day) => EnterAsync(Mou(_pemda, Branch) with { Term = Renewed with { EndsOn = new DateOnly(2030, 1, 1).AddDays(day) } }, ProcessState.Registered);
        var first = await EndingAsync(0);
        var few = await App.SendAsync(new PemdaDossier.Query(_pemda, on));
        Assert.That((few.Agreements, few.Meaning.Contains("berakhir paling akhir", StringComparison.Ordinal)), Is.EqualTo((new DossierExtent(1, 1), false)));
        for (var i = 1; i <= 300; i++) await EndingAsync(i);
        var many = await App.SendAsync(new PemdaDossier.Query(_pemda, on));
        Assert.That(many.Agreements, Is.EqualTo(new DossierExtent(301, 300)), "what was signed after the day is not counted and takes nobody's place");
        Assert.That(many.Meaning, Does.EndWith("Ada 301 perjanjian yang sudah ditandatangani; berkas ini hanya disusun dari 300 yang berakhir paling akhir. Selebihnya ada di Buku Register."));
        var lines = many.Sections.Single(s => s.Part == DossierPart.Agreements).Lines;
        Assert.That((lines.Count, lines.Any(l => l.Agreement == first.Id)), Is.EqualTo((300, false)));
    }

    [Test]
    public async Task What_came_later_is_not_known_on_the_day()
    {
        await MadeAsync();
        var read = await ReadAsync(new DateOnly(2024, 5, 20));
        Assert.That((read[DossierPart.Growth].Count, read[DossierPart.Figures].Count, read[DossierPart.Monev].Count), Is.EqualTo((1, 0, 0)));
    }

    [TestCase(20, "Berlaku")]
    [TestCase(26, "Kedaluwarsa")]
    public async Task The_chain_is_told_also_on_the_days_between_an_end_and_the_signing_of_what_follows(int day, string state)
    {
        await MadeAsync();
        var read = await ReadAsync(new DateOnly(2024, 5, day));
        Assert.That(read[DossierPart.Agreements].Select(l => (l.Title, l.State)), Is.EqualTo(new[] { ("Nota Kesepahaman tentang Sinergi", state), ("Nota baru", "Direncanakan") }));
        Assert.That(read[DossierPart.Agreements][0].Detail, Does.Contain("Rencana perpanjangan: AGR-2024-00002. Penandatanganan direncanakan 28 Mei 2024."));
        Assert.That(read[DossierPart.Agreements][1].Detail, Does.Contain("Penandatanganan direncanakan 28 Mei 2024. Akan memperpanjang AGR-2024-00001."));
        Assert.That(read[DossierPart.Gaps].Single(), Has.Property("From").EqualTo(new DateOnly(2024, 5, 26)).And.Property("Until").EqualTo(new DateOnly(2024, 5, 27)).And.Property("On").Null.And.Property("Title").EqualTo("Sesudah AGR-2024-00001 berakhir"));
        Assert.That((await ReadAsync())[DossierPart.Agreements].Select(l => l.Title), Is.EqualTo(new[] { "Nota baru", "Nota Kesepahaman tentang Sinergi" }), "and what was before stays told");
    }

    private async Task<Guid> OwedAsync(AgreementView mou, string text, long target, CommitmentKind kind = CommitmentKind.RegisterWorkers) =>
        (await App.SendAsync(new AddCommitment.Command(mou.Id, new CommitmentFacts(text, _pemda, kind, MeasureUnit.People, target, Order: ++_order, Source: "Berita")))).Id;

    [Test]
    public async Task A_commitment_s_value_is_what_was_last_measured_apart_from_its_target()
    {
        var one = await OwedAsync(await MadeAsync(), "Melindungi nelayan miskin", 1000);
        await App.SendAsync(new Observe.Command(one, new ObservationEntry(30, new DateOnly(2024, 10, 5))));
        var line = (await ReadAsync())[DossierPart.Vulnerable].Single(l => l.Title == "Melindungi nelayan miskin");
        Assert.That((line.Value, line.Amount, line.On, line.Target, line.TargetAmount, line.DueOn, line.State), Is.EqualTo(((decimal?)30, "30 orang", (DateOnly?)new DateOnly(2024, 10, 5), (decimal?)1000, "1.000 orang", (DateOnly?)null, "Baru sekali diukur")));
        var unmeasured = (await ReadAsync(new DateOnly(2024, 10, 4)))[DossierPart.Vulnerable].Single(l => l.Title == line.Title);
        Assert.That((unmeasured.Value, unmeasured.Amount, unmeasured.On, unmeasured.Target), Is.EqualTo(((decimal?)null, (string?)null, (DateOnly?)null, (decimal?)1000)));
    }

    [Test]
    public async Task A_regulation_stands_among_regulations_whomever_it_protects_and_what_villages_pay_among_villages()
    {
        var mou = await MadeAsync();
        await OwedAsync(mou, "Menetapkan Perda perlindungan pekerja rentan", 1, CommitmentKind.Regulation);
        await OwedAsync(mou, "Melindungi 1 desa 100 pekerja rentan dari APBDes", 100);
        var read = await ReadAsync();
        Assert.That(read[DossierPart.Regulation].Select(l => l.Title), Does.Contain("Menetapkan Perda perlindungan pekerja rentan"));
        Assert.That(read[DossierPart.Villages].Select(l => l.Title), Is.EqualTo(new[] { "Melindungi 1 desa 100 pekerja rentan dari APBDes" }));
    }

    [Test]
    public async Task Parts_of_a_total_and_a_number_said_twice_are_marked()
    {
        var mou = await MadeAsync();
        await OwedAsync(mou, "Pegawai non-ASN", 5944);
        await OwedAsync(mou, "Guru honorer", 2762);
        await OwedAsync(mou, "PTT", 3182);
        await OwedAsync(mou, "Honorer lain", 7);
        await App.SendAsync(new AddFigure.ToAgreement(mou.Id, new FigureEntry { Label = "Peserta PTT", Kind = FigureKind.Participants, Value = 3182, Unit = FigureUnit.People, AsOf = new DateOnly(2024, 9, 30), Source = new FigureSource(FigureSourceKind.Bpjs, "Laporan") }));
        var read = await ReadAsync();
        Assert.That(read[DossierPart.NonAsn].Where(l => l.Unit == DossierUnit.People).Skip(1).Select(l => (l.Title, l.IsPart)), Is.EqualTo(new[] { ("Pegawai non-ASN", false), ("Guru honorer", true), ("PTT", true), ("Peserta PTT", true), ("Honorer lain", false) }));
        Assert.That(read[DossierPart.Coverage].Where(l => l.IsPart).Select(l => l.Value), Is.EqualTo(new decimal?[] { 325, 100 }));
    }

    [Test]
    public async Task What_names_no_day_stands_from_the_day_of_its_source_or_of_its_entry()
    {
        async Task CountAsync(string label, string source) => await App.SendAsync(new AddFigure.ToInstitution(_pemda, new FigureEntry { Label = label, Kind = FigureKind.Beneficiaries, Value = 810, Unit = FigureUnit.People, Source = new FigureSource(FigureSourceKind.Article, source) }));
        await CountAsync("Anak", "Laporan");
        await CountAsync("Janda", "Berita");
        Assert.That((await ReadAsync())[DossierPart.Figures].Select(l => l.Title), Is.EquivalentTo(new[] { "Anak", "Janda" }));
        var before = await ReadAsync(new DateOnly(2023, 12, 31));
        Assert.That((before[DossierPart.Figures].Select(l => l.Title), before[DossierPart.Targets].Count), Is.EqualTo((new[] { "Anak" }, 0)));
        Assert.That((await ReadAsync(new DateOnly(2023, 12, 30)))[DossierPart.Figures], Is.Empty);
    }

    [Test]
    public async Task Only_the_government_of_a_province_regency_or_city_has_a_dossier() =>
        await AssertBrokenAsync("dossier.pemda", "/institution", () => App.SendAsync(new PemdaDossier.Query(Branch)));

    [Test]
    public async Task Coverage_is_everybody_s_and_agreements_only_those_within_the_scope()
    {
        await MadeAsync();
        Act(Role.Officer, Other);
        var read = await ReadAsync();
        Assert.That((read[DossierPart.Coverage].Count > 0, read.Where(s => s.Value.Any(l => l.Agreement is not null)).Select(s => s.Key)), Is.EqualTo((true, Array.Empty<DossierPart>())));
        Act(Role.Officer, Branch);
        Assert.That((await ReadAsync())[DossierPart.Agreements], Has.Count.EqualTo(2));
        await AssertBrokenAsync("dossier.institution", "/institution", () => App.SendAsync(new PemdaDossier.Query(null)));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new PemdaDossier.Query(Guid.CreateVersion7())));
    }
}
