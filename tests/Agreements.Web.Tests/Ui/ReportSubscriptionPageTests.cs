using System.IO.Compression;
using System.Text.RegularExpressions;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using MimeKit;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>Scheduled reports, figures and funding as an officer meets them.</summary>
public sealed class ReportSubscriptionPageTests : ServiceTest
{
    private const string Page = "/reports/subscriptions";

    private Guid _city, _other, _agreement;

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-05-23")];

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        (_city, _other) = (await InstitutionAsync("Kota Laporan"), await InstitutionAsync("Kota Lain"));
        _agreement = await SignedAsync(_city, "Naskah pertama");
        await SignedAsync(_city, "Naskah kedua");
        await SignedAsync(_other, "Naskah orang lain");
    }

    private async Task<Guid> SignedAsync(Guid city, string title)
    {
        var body = await MouAsync("2026-05-25");
        (body["title"], body["funding"]) = (title, new[] { new { source = "apbd", fiscalYear = 2022 }, new { source = "apbd", fiscalYear = 2021 } });
        body["parties"] = new[] { new { institution = city, number = $"1/{Guid.CreateVersion7()}" }, new { institution = await InstitutionAsync($"Cabang {Guid.CreateVersion7()}", "bpjsBranch"), number = $"2/{Guid.CreateVersion7()}" } };
        body["term"] = new { signedOn = "2021-05-26", endBasis = "fixed", endsOn = "2026-05-25" };
        return (await Api.PostAsync("agreements", body)).Id;
    }

    private async Task<Browser> AsAsync(Role role, Guid institution)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, institution))).Session));
        return browser;
    }

    private static async Task<Shown> SendAsync(Browser browser, string path, string form, params (string Name, string Value)[] typed)
    {
        var fields = Browser.FormIn(await browser.GetAsync(path), form);
        foreach (var (name, value) in typed) fields[name] = value;
        return await browser.PostAsync(path, fields);
    }

    [Test]
    public async Task A_filtered_report_is_scheduled_and_comes_with_what_its_reader_may_see_and_is_ended()
    {
        using var officer = await AsAsync(Role.Officer, _city);
        Assert.That((await officer.GetAsync("/reports/expiring?class=mou")).Words, Does.Contain($"{Page}?report=expiring&query=%3Fclass%3Dmou"));
        const string begun = Page + "?report=register&query=%3Fclass%3Dmou%26flag%3DfundingEnded";
        Assert.That((await SendAsync(officer, begun, "subscription", ("Schedule", "weekly:1"))).To, Is.EqualTo(Page + "?done=made"));
        Assert.That((await officer.GetAsync(Page)).Words, Does.Contain("Buku Register").And.Contain("class=mou, flag=fundingEnded").And.Contain("Setiap hari Senin").And.Contain("Senin, 26 Mei 2025").And.Contain("belum pernah"));

        var (code, output) = await RunningProgram.RunAsync(Directory, ["sweep", "--as-of", "2025-05-26"]);
        Assert.That((code, output.Contains("scheduled reports: 1 due, 1 sent", StringComparison.Ordinal)), Is.EqualTo((0, true)), output);
        var mail = System.IO.Directory.GetFiles(Path.Combine(Directory, "data", "mail"), "*.eml").Select(f => MimeMessage.Load(f)).Single(m => m.Subject!.StartsWith("Laporan terjadwal", StringComparison.Ordinal));
        Assert.That(mail.TextBody, Does.Contain("Terlampir laporan Buku Register per 26 Mei 2025: 2 baris."));
        Assert.That(SheetOf(mail), Does.Contain("Naskah pertama").And.Contain("Naskah kedua").And.Contain("Pendanaan Berakhir").And.Not.Contain("Naskah orang lain"));

        var listed = await officer.GetAsync(Page);
        Assert.That(listed.Words, Does.Contain("2 baris"));
        var edit = Regex.Match(listed.Words, "/reports/subscriptions\\?edit=[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.That((await SendAsync(officer, edit, "subscription", ("Schedule", "monthly:31"))).To, Is.EqualTo(Page + "?done=changed"));
        var changed = (await officer.GetAsync(Page)).Words;
        Assert.That(changed, Does.Contain("tanggal 31, atau hari terakhirnya").And.Contain("31 Mei 2025"));
        var end = Regex.Match(changed, "name=\"End\" value=\"(?<one>[0-9a-f-]{36}:\\d+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["one"].Value;
        Assert.That((await SendAsync(officer, Page, "end", ("End", end))).To, Is.EqualTo(Page + "?done=ended"));
        Assert.That((await officer.GetAsync(Page)).Words, Does.Contain("Belum ada laporan terjadwal"));
    }

    private static string SheetOf(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.Attachments.OfType<MimePart>().Single()!.Content!.DecodeTo(bytes);
        using var zip = new ZipArchive(bytes);
        using var sheet = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        return sheet.ReadToEnd();
    }

    [Test]
    public async Task A_filter_that_the_report_does_not_take_is_refused_and_what_was_chosen_stays()
    {
        using var officer = await AsAsync(Role.Officer, _city);
        var page = await SendAsync(officer, Page + "?report=gaps&query=%3Fflag%3Dexpiring", "subscription", ("Schedule", "monthly:15"));
        Assert.That((page.Code, page.Words.Contains("value=\"monthly:15\" selected", StringComparison.Ordinal), page.Words.Contains("flag=expiring", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
    }

    [Test]
    public async Task A_figure_is_recorded_and_corrected_with_its_source_and_the_funding_says_that_it_has_ended()
    {
        using var officer = await AsAsync(Role.Officer, _city);
        var path = $"/agreements/{_agreement}";
        (string, string)[] typed = [("Label", "Peserta DUMISAKE"), ("Kind", "participants"), ("Value", "76.061"), ("Unit", "people"), ("Period.From", "1 Januari 2022"), ("Period.Until", "31/12/2022"), ("Source.Text", "Lenterafaktual.com"), ("Source.Url", "https://berita.example/a")];
        var refused = await SendAsync(officer, path, "figure", [.. typed, ("Value", "banyak")]);
        Assert.That((refused.Code, refused.Words.Contains("value=\"banyak\"", StringComparison.Ordinal), refused.Words.Contains("bukan bilangan bulat", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
        Assert.That((await SendAsync(officer, path, "figure", typed)).To, Is.EqualTo(path + "?done=figure"));
        var page = await officer.GetAsync(path);
        Assert.That(page.Words, Does.Contain("76.061 orang").And.Contain("1 Januari 2022 sampai 31 Desember 2022").And.Contain("href=\"https://berita.example/a\"").And.Contain("Pendanaan Berakhir").And.Contain("berakhir pada 31 Desember 2022"));
        var wrong = Regex.Match(page.Words, "<option value=\"(?<one>[0-9a-f-]{36})\">Peserta DUMISAKE: 76.061", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["one"].Value;
        await SendAsync(officer, path, "figure", [.. typed, ("Value", "76016"), ("Replaces", wrong)]);
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("76.016 orang").And.Contain("Angka yang sudah dibetulkan (1)"));
        using var auditor = await AsAsync(Role.Auditor, _city);
        Assert.That((await auditor.GetAsync(path)).Words, Does.Contain("76.016 orang").And.Not.Contain("Catat angka"));
        Assert.That((await SendAsync(officer, $"/institutions/{_city}", "figure", [.. typed, ("Kind", "claimsPaid"), ("Unit", "rupiah"), ("Value", "339000000000"), ("AsWritten", "Rp 339 miliar")])).To, Does.EndWith("?done=figure"));
        Assert.That((await auditor.GetAsync($"/institutions/{_city}")).Words, Does.Contain("Rp339.000.000.000").And.Contain("tertulis: Rp 339 miliar"));
    }
}
