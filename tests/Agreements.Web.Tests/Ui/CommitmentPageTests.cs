using System.Net;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>Commitments and evaluations as people enter and read them, without script; and what the sample says of Kota Jambi and the province.</summary>
public sealed class CommitmentPageTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-06-20"), ("Agreements__Samples", "true")];

    private async Task<Browser> OpenAsync(Role role, Guid? institution = null)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, institution))).Session));
        return browser;
    }

    private async Task<System.Text.Json.Nodes.JsonNode> OfSampleAsync(string words) => (await Api.GetAsync("agreements?q=" + Uri.EscapeDataString(words))).Body["items"]![0]!;

    [Test]
    public async Task What_the_articles_say_of_commitments_is_in_the_sample_with_its_source()
    {
        var (province, dumisake) = (await OfSampleAsync("Pegawai Non ASN di Lingkup"), await OfSampleAsync("DUMISAKE"));
        var items = (await Api.GetAsync($"agreements/{province["id"]}/commitments")).Body["items"]!.AsArray().Concat((await Api.GetAsync($"agreements/{dumisake["id"]}/commitments")).Body["items"]!.AsArray()).ToList();
        decimal Reached(string words) => items.Single(i => i!["measure"]!.ToString().Contains(words, StringComparison.Ordinal))!["progress"]!["value"]!.GetValue<decimal>();
        Assert.That((Reached("Tenaga PTT"), Reached("Guru honorer yang"), Reached("Pegawai PTT/Non ASN yang dilindungi"), Reached("OPD/UPT"), Reached("miskin ekstrem")), Is.EqualTo((5944m, 2762m, 3182m, 42m, 76016m)));
        Assert.That(Reached("Guru honorer yang") + Reached("Pegawai PTT/Non ASN yang dilindungi"), Is.EqualTo(Reached("Tenaga PTT")));
        Assert.That(items.Select(i => i!["source"]!.ToString()), Is.All.StartsWith("ANTARA News Jambi, 2022").Or.StartsWith("Lenterafaktual.com, April 2023"));
        Assert.That(new[] { province, dumisake }.Select(a => a["verification"]!["status"]!.ToString()), Is.All.EqualTo("unverified"), "what is owed under them is no better known");
        var city = (await Api.GetAsync("agreements?q=AGR-2025-00003")).Body["items"]![0]!["id"];
        var ucj = (await Api.GetAsync($"agreements/{city}/commitments")).Body["items"]![0]!;
        Assert.That((ucj["target"]!.GetValue<decimal>(), ucj["progress"]!["value"]!.GetValue<decimal>(), ucj["progress"]!["state"]!.ToString()), Is.EqualTo((55m, 48.64m, "notMeasured")));
    }

    [Test]
    public async Task One_is_entered_measured_corrected_and_taken_away()
    {
        var agreement = await Api.PostAsync("agreements", await MouAsync());
        var city = agreement.Body["parties"]![0]!["institution"]!.ToString();
        using var officer = await OpenAsync(Role.Officer, Guid.Parse(city));
        var path = $"/agreements/{agreement.Id}";
        var refused = await officer.SubmitAsync(path, "commitment", ("Text", "Lindungi perangkat desa"), ("Party", city), ("Kind", "registerWorkers"), ("Unit", "people"), ("Target", "banyak"), ("DueOn", "31 Desember 2025"));
        Assert.That((refused.Code, refused.Words.Contains("value=\"banyak\"", StringComparison.Ordinal), refused.Words.Contains("“banyak” bukan bilangan", StringComparison.Ordinal)), Is.EqualTo((400, true, true)), "what was typed stays");
        var added = await officer.SubmitAsync(path, "commitment", ("Text", "Lindungi perangkat desa"), ("Party", city), ("Kind", "registerWorkers"), ("Unit", "people"), ("Target", "1.200"), ("DueOn", "31 Desember 2025"));
        Assert.That(added.To, Is.EqualTo(path + "?done=commitment"));
        var view = (await Api.GetAsync($"agreements/{agreement.Id}/commitments")).Body["items"]![0]!;
        Assert.That((view["target"]!.GetValue<decimal>(), view["dueOn"]!.ToString()), Is.EqualTo((1200m, "2025-12-31")));
        var page = $"/komitmen/{view["id"]}";
        Assert.That((await officer.SubmitAsync(page, "observation", ("Value", "480"), ("AsOf", "1/1/2025"), ("Source", "Disnaker"))).To, Is.EqualTo(page + "?done=observed"));
        Assert.That((await officer.SubmitAsync(page, "observation", ("Value", "600"), ("AsOf", "1/5/2025"))).To, Is.EqualTo(page + "?done=observed"));
        var shown = await officer.GetAsync(page);
        Assert.That(shown.Words, Does.Contain("600 orang").And.Contain("50,00%").And.Contain("Garis lurus yang paling dekat dengan 2 nilai").And.Contain("class=\"curve-plot\"").And.Contain("Berisiko"));
        Assert.That((await officer.SubmitAsync(page, "edit-commitment", ("Version", "1"), ("Text", "Lindungi perangkat desa"), ("Party", city), ("Kind", "registerWorkers"), ("Unit", "people"), ("Target", "700"), ("DueOn", "31/12/2025"))).To, Is.EqualTo(page + "?done=saved"));
        var stale = await officer.SubmitAsync(page, "edit-commitment", ("Version", "1"), ("Text", "Ketikan saya"), ("Party", city), ("Kind", "registerWorkers"), ("Unit", "people"), ("Target", "650"));
        Assert.That((stale.Code, stale.Words.Contains("Ketikan saya", StringComparison.Ordinal)), Is.EqualTo((409, true)));
        Assert.That((await officer.SubmitAsync(page, "remove-commitment", ("Version", "2"), ("Reason", "Digabung"))).To, Is.EqualTo(path + "?done=removed"));
        Assert.That((await officer.GetAsync(page)).Code, Is.EqualTo(404));
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("Komitmen ditiadakan").And.Contain("Pengukuran dicatat"));
    }

    [Test]
    public async Task An_evaluation_is_planned_and_recorded_and_who_only_reads_gets_no_form()
    {
        var agreement = await Api.PostAsync("agreements", await MouAsync());
        var city = Guid.Parse(agreement.Body["parties"]![0]!["institution"]!.ToString());
        using var officer = await OpenAsync(Role.Officer, city);
        var path = $"/agreements/{agreement.Id}";
        Assert.That((await officer.SubmitAsync(path, "monev", ("Version", "0"), ("EveryMonths", "6"), ("From", "1 Januari 2025"))).To, Is.EqualTo(path + "?done=scheduled"));
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("Setiap 6 bulan; berikutnya paling lambat 1 Juli 2025."));
        Assert.That((await officer.GetAsync("/reports/monev-due")).Words, Does.Contain($"/agreements/{agreement.Id}#monev").And.Contain("setiap 6 bulan"));
        var hasty = await officer.SubmitAsync(path, "evaluation", ("HeldOn", "19/5/2025"), ("Relevance", "5"), ("Decision", "widen"));
        Assert.That((hasty.To, hasty.Words.Split("Pilih salah satu.").Length - 1 >= 4), Is.EqualTo(((string?)null, true)), "no score is given by itself");
        var recorded = await officer.SubmitAsync(path, "evaluation", ("HeldOn", "19/5/2025"), ("Relevance", "5"), ("Implementation", "4"), ("Coordination", "4"), ("Results", "3"), ("Sustainability", "4"), ("Decision", "widen"), ("Comment", "Perlu diperluas"));
        Assert.That(recorded.To, Is.EqualTo(path + "?done=evaluated"));
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("Evaluasi 19 Mei 2025").And.Contain("Diperluas").And.Contain("4,00"));
        using var auditor = await OpenAsync(Role.Auditor, city);
        var read = await auditor.GetAsync(path);
        Assert.That(read.Words, Does.Contain("Evaluasi 19 Mei 2025").And.Not.Contain("name=\"HeldOn\"").And.Not.Contain("name=\"Target\""));
    }

    [Test]
    public async Task The_matrix_shows_the_29_units_of_Kota_Jambi_and_what_each_has()
    {
        var city = (await Api.GetAsync("institutions?q=Pemerintah%20Kota%20Jambi&kind=cityGovernment")).Body["items"]![0]!["id"]!;
        using var administrator = await OpenAsync(Role.Administrator);
        Assert.That((await administrator.GetAsync("/reports/opd-matrix")).Words, Does.Contain("OPD mana yang sudah"));
        var page = await administrator.GetAsync($"/reports/opd-matrix?institution={city}&asOf=20 Mei 2025");
        Assert.That(page.Words, Does.Contain("Dinas Kesehatan Kota Jambi").And.Contain("Jumlah OPD"));
        var report = (await Api.GetAsync($"reports/opd-matrix?institution={city}&asOf=2025-05-20")).Body;
        Assert.That((report["totals"]!["units"]!.GetValue<int>(), report["items"]!.AsArray().Count), Is.EqualTo((29, 29)));
        Assert.That((await administrator.GetAsync("/reports/opd-matrix?institution=tidak ada")).Code, Is.EqualTo(400));
        Assert.That((await administrator.GetAsync($"/reports/opd-matrix.csv?institution={city}")).Text, Does.Contain("Satuan Polisi Pamong Praja Kota Jambi"));
    }
}
