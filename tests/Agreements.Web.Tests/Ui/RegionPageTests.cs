using System.Net;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>Coverage of regions as people read and record it, without script, on the sample.</summary>
public sealed class RegionPageTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-20"), ("ASPNETCORE_ENVIRONMENT", "Development")];

    private async Task<Browser> OpenAsync(Role role, string? institution = null)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        Guid? id = institution is null ? null : (await Api.GetAsync("institutions?q=" + Uri.EscapeDataString(institution))).Body["items"]![0]!["id"]!.GetValue<Guid>();
        browser.Cookies.Add(Service.Http.BaseAddress!, new Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, id))).Session));
        return browser;
    }

    [Test]
    public async Task The_list_shows_what_is_known_on_a_day_and_all_regions_when_asked()
    {
        using var reader = await OpenAsync(Role.Oversight, "Pemerintah Kota Jambi");
        var list = (await reader.GetAsync("/wilayah")).Words;
        Assert.That(list, Does.Contain("39,52%").And.Contain("176.924").And.Contain("6,36 poin").And.Contain("48,64%").And.Contain("60,71%").And.Not.Contain("Provinsi Aceh"));
        Assert.That((await reader.GetAsync("/wilayah?asOf=11 Agustus 2024")).Words, Does.Contain("Belum dicatat").And.Not.Contain("39,52%"));
        Assert.That((await reader.GetAsync("/wilayah?covered=false&kind=province")).Words, Does.Contain("Provinsi Aceh").And.Contain("Provinsi Papua Barat Daya").And.Not.Contain("Kabupaten Bungo"));
        Assert.That((await reader.GetAsync("/wilayah?asOf=kemarin")).Code, Is.EqualTo(400));
        Assert.That((await reader.GetAsync("/wilayah.csv?within=15.08&covered=true")).Text, Does.Contain("15.08,Kabupaten Bungo,regency,15,2024-12-31,79077,130263,60.70,60.71"));
    }

    [Test]
    public async Task A_region_shows_both_percentages_their_operands_and_what_does_not_agree()
    {
        using var reader = await OpenAsync(Role.Oversight, "Pemerintah Kota Jambi");
        var page = await reader.GetAsync("/wilayah/15.08");
        Assert.That(page.Words, Does.Contain("79.077 dari 130.263").And.Contain("tercetak 60,70%").And.Contain("52.104").And.Contain("51.186 belum terdaftar").And.Contain("130.363, sedangkan").And.Contain("Jambi Independent").And.Not.Contain("Wilayah di dalamnya"), "a regency of which no districts are entered");
        Assert.That(page.Words, Does.Not.Contain("/wilayah/15.08/cakupan"), "who may not record is not offered it");
        Assert.That((await reader.GetAsync("/wilayah/15.08/cakupan")).Code, Is.EqualTo(403));
        Assert.That((await reader.GetAsync("/wilayah/15.99")).Code, Is.EqualTo(404));
        var province = (await reader.GetAsync("/wilayah/15")).Words;
        Assert.That(province, Does.Contain("<svg role=\"img\"").And.Contain("Wilayah di dalamnya").And.Contain("695.556").And.Contain("13,48"));
        var quality = (await (await OpenAsync(Role.Officer, "Pemerintah Kabupaten Bungo")).GetAsync("/reports/data-quality")).Words;
        Assert.That(quality, Does.Contain("/wilayah/15.08").And.Contain("130.263").And.Contain("60,71%"));
    }

    [Test]
    public async Task A_doubted_percentage_stands_as_it_was_printed_beside_the_one_that_was_computed()
    {
        var recorded = await Api.PostAsync("regions/15.02/coverage", new { asOf = "2025-03-31", participants = 4864, potential = 10000, stated = new { percent = 55 }, source = new { kind = "bpjs", text = "Laporan" } });
        Assert.That(recorded.Code, Is.EqualTo(201), recorded.Body.ToJsonString());
        using var reader = await OpenAsync(Role.Oversight);
        Assert.That((await reader.GetAsync("/reports/data-quality")).Words, Does.Contain("<dd>55%</dd>").And.Contain("<dd>48,64%</dd>").And.Not.Contain("55,00%"));
    }

    [Test]
    public async Task Coverage_is_recorded_as_it_is_written_and_corrected_by_a_record_that_replaces_it()
    {
        using var officer = await OpenAsync(Role.Officer, "Pemerintah Kabupaten Tebo");
        var form = new[] { ("AsOf", "31 Maret 2025"), ("Participants", "40.100"), ("Pu", "25.000"), ("Bpu", "15.100"), ("Groups", "guru honorer; 1.200"), ("Potential", "120.000"), ("Stated", "33,4"), ("Source.Kind", "pemda"), ("Source.Text", "Laporan Disnaker") };
        var refused = await officer.SubmitAsync("/wilayah/15.09/cakupan", "figure", [.. form.Where(f => f.Item1 is not "Source.Text" and not "Bpu"), ("Bpu", "-1")]);
        Assert.That((refused.Code, refused.Words.Contains("value=\"40.100\"", StringComparison.Ordinal)), Is.EqualTo((400, true)), "what was typed stays");
        Assert.That(refused.Words, Does.Contain("field-bpu-error").And.Contain("field-source-text-error"));
        var unknown = await officer.SubmitAsync("/wilayah/15.09/cakupan", "figure", [.. form.Where(f => f.Item1 is not "Bpu" and not "Source.Institution"), ("Bpu", "banyak"), ("Source.Institution", "Lembaga Antah Berantah")]);
        Assert.That(unknown.Words, Does.Contain("field-bpu-error").And.Contain("field-source-institution-error").And.Contain("#field-source-institution\">Angka dari instansi</a>"), "all that is wrong at once, by the names of the fields");
        Assert.That((await officer.SubmitAsync("/wilayah/15.09/cakupan", "figure", form)).To, Is.EqualTo("/wilayah/15.09?done=recorded"));
        var recorded = (await Api.GetAsync("regions/15.09")).Body["coverage"]!;
        Assert.That($"{recorded["asOf"]} {recorded["participants"]} {recorded["stated"]!["percent"]} {recorded["stated"]!["decimals"]} {recorded["derived"]!["percent"]} {recorded["segments"]![2]!["name"]}", Is.EqualTo("2025-03-31 40100 33.4 1 33.42 guru honorer"));
        var path = $"/wilayah/15.09/cakupan?replaces={recorded["id"]}";
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("value=\"40.100\"").And.Contain("value=\"33,4\"").And.Contain("guru honorer; 1.200").And.Contain("value=\"Laporan Disnaker\""));
        Assert.That((await officer.SubmitAsync(path, "figure", [.. form.Where(f => f.Item1 != "Potential"), ("Potential", "121.000"), ("Reason", "Potensi salah ketik")])).To, Is.EqualTo("/wilayah/15.09?done=corrected"));
        Assert.That((await officer.GetAsync("/wilayah/15.09")).Words, Does.Contain("121.000").And.Not.Contain("120.000"));
        Assert.That((await officer.GetAsync("/wilayah/15.09?replaced=true")).Words, Does.Contain("120.000").And.Contain("Digantikan"));
        Assert.That((await officer.SubmitAsync("/wilayah/15.09/target", "figure", ("DueOn", "31/12/2025"), ("Percentage", "40"), ("Source.Kind", "pemda"), ("Source.Text", "RPJMD"))).To, Is.EqualTo("/wilayah/15.09?done=target"));
        Assert.That((await Api.GetAsync("regions/15.09")).Body["target"]!["progress"]!["missing"]!.GetValue<long>(), Is.EqualTo(8300));
        Assert.That((await officer.GetAsync("/wilayah/15.08/target")).Code, Is.EqualTo(403), "another regency is not theirs");
    }
}
