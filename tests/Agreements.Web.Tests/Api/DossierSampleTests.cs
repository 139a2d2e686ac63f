using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The dossiers of the sample, as the assessors of the Paritrana Award would get them.</summary>
public sealed class DossierSampleTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-20"), ("ASPNETCORE_ENVIRONMENT", "Development")];

    private async Task<string> IdAsync(string name) => (await Api.GetAsync("institutions?q=" + Uri.EscapeDataString(name))).Body["items"]!.AsArray().First(i => i!["name"]!.GetValue<string>() == name)!["id"]!.GetValue<string>();

    private async Task<ILookup<string, string>> ReadAsync(string name)
    {
        var body = (await Api.GetAsync($"reports/dossier?institution={await IdAsync(name)}")).Body;
        Assert.That(body["asOf"]!.GetValue<string>(), Is.EqualTo("2025-05-20"));
        return body["sections"]!.AsArray().SelectMany(s => s!["lines"]!.AsArray().Select(l => (Part: s["part"]!.GetValue<string>(), Line: l!))).ToLookup(l => l.Part, l => string.Join(" | ", new[] { "title", "amount", "on", "from", "until", "state", "detail" }.Select(n => l.Line[n]?.GetValue<string>()).OfType<string>()));
    }

    [Test]
    public async Task Kota_Jambi_has_its_coverage_its_target_its_two_uncovered_days_and_what_it_has_promised()
    {
        var read = await ReadAsync("Pemerintah Kota Jambi");
        Assert.That(read["coverage"].Single(), Does.Contain("48,64%").And.Contain("2024-08-12"));
        Assert.That(read["targets"].Single(), Does.StartWith("55%").And.Contain("kurang 6,36 poin persentase"));
        Assert.That(read["gaps"].Single(), Does.Contain("2 hari").And.Contain("2025-05-26 | 2025-05-27").And.Contain("Perkiraan"));
        Assert.That(read["agreements"].First(), Does.Contain("Berlaku").And.Contain("Nomor belum dicatat").And.Contain("Rencana perpanjangan: AGR-2025-00004. Penandatanganan direncanakan 28 Mei 2025."));
        Assert.That(read["agreements"].Last(), Does.Contain("Direncanakan").And.Contain("Akan memperpanjang AGR-2025-00003"));
        Assert.That(read["commitments"].Concat(read["nonAsn"]), Has.Some.Contain("55 persen"));
    }

    [Test]
    public async Task Bungo_has_both_percentages_the_parts_and_both_contradictions()
    {
        var read = await ReadAsync("Pemerintah Kabupaten Bungo");
        Assert.That(read["coverage"], Has.Some.Contain("60,71%").And.Some.Contain("60,70%").And.Some.Contain("52.104 orang").And.Some.Contain("26.973 orang").And.Some.Contain("79.077 peserta dari 130.263"));
        Assert.That(read["findings"].ToList(), Has.Count.EqualTo(2).And.Some.Contain("130.363").And.Some.Contain("60,70%"));
        var doubts = (await Api.GetAsync("reports/data-quality?pageSize=200")).Body["items"]!.AsArray().Where(i => i!["region"]?.GetValue<string>() == "15.08").Select(i => i!["check"]!.GetValue<string>());
        Assert.That(doubts, Is.EquivalentTo(new[] { "coverageQuoted", "coveragePercentage" }));
    }

    [Test]
    public async Task The_page_and_the_files_say_the_same_and_an_institution_is_needed()
    {
        var id = await IdAsync("Pemerintah Provinsi Jambi");
        var csv = (await Api.GetAsync($"reports/dossier?institution={id}", ("Accept", "text/csv"))).Body.GetValue<string>();
        Assert.That(csv, Does.Contain("518632,people").And.Contain("176924,people").And.Contain("Inpres Nomor 2 Tahun 2021"));
        var missing = await Api.GetAsync("reports/dossier");
        Assert.That((missing.Code, missing.Errors.Single()), Is.EqualTo((400, "dossier.institution /institution")));
        var branch = await Api.GetAsync($"reports/dossier?institution={await IdAsync("BPJS Ketenagakerjaan Kantor Cabang Jambi")}");
        Assert.That((branch.Code, branch.Errors.Single()), Is.EqualTo((400, "dossier.pemda /institution")));
        using var officer = new Browser(Service.Http.BaseAddress!);
        officer.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), [(Role.Oversight, Guid.Parse(id))])).Session));
        Assert.That((await officer.GetAsync("/reports/dossier")).Words, Does.Contain("Pilih pemerintah daerah"));
        var page = await officer.GetAsync("/reports/dossier?institution=Pemerintah%20Provinsi%20Jambi");
        var signed = (await Api.GetAsync($"reports/dossier?institution={id}")).Body["agreements"]!;
        Assert.That((signed["signed"]!.GetValue<int>(), signed["read"]!.GetValue<int>()), Is.EqualTo((signed["read"]!.GetValue<int>(), signed["signed"]!.GetValue<int>())));
        Assert.That(page.Words, Does.Contain($"<dt>Perjanjian ditandatangani</dt><dd>{signed["signed"]}</dd>"));
        Assert.That(page.Words, Does.Contain("Berkas Paritrana Pemerintah Provinsi Jambi").And.Contain("39,52%").And.Contain("518.632 peserta dari 1.312.370").And.Contain("kurang 176.924 orang").And.Contain("5.944").And.Contain("76.016 orang").And.Contain("Rp2.067.337.453").And.Contain("Disusun oleh"));
        foreach (var of in new[] { $"/institutions/{id}", "/wilayah/15" }) Assert.That((await officer.GetAsync(of)).Text, Does.Contain($"/reports/dossier?institution={id}"));
    }
}
