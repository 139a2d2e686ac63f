using System.Net;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>Institutions as people enter and correct them, without script.</summary>
public sealed class InstitutionPageTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-05-20")];

    private async Task<Browser> OpenAsync(Role role, Guid? institution = null)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, institution))).Session));
        return browser;
    }

    [Test]
    public async Task One_is_entered_corrected_renamed_and_merged()
    {
        var parent = await InstitutionAsync("Kementerian Agama", "organisation");
        using var browser = await OpenAsync(Role.Administrator);
        var refused = await browser.SubmitAsync("/institutions/new", "institution", ("Kind", "university"), ("Name", "IAIN Sulthan Thaha"), ("RegionCode", "1571"), ("Parent", "kementerian agama"));
        Assert.That((refused.Code, refused.Words.Contains("value=\"IAIN Sulthan Thaha\"", StringComparison.Ordinal)), Is.EqualTo((400, true)), "what was typed stays");
        var created = await browser.SubmitAsync("/institutions/new", "institution", ("Kind", "university"), ("Name", "IAIN Sulthan Thaha"), ("RegionCode", "15.71"), ("Parent", "kementerian agama"), ("Aliases", "IAIN STS\n\nSTS"));
        Assert.That(created.To, Does.Match("^/institutions/[0-9a-f-]{36}\\?done=created$"));
        var path = created.To!.Split('?')[0];
        Assert.That((await browser.SubmitAsync(path, "rename", ("Name", "UIN Sulthan Thaha"), ("From", "1 Mei 2025"))).To, Is.EqualTo(path + "?done=renamed"));
        var page = await browser.GetAsync(path);
        Assert.That(page.Words, Does.Contain("UIN Sulthan Thaha").And.Contain("IAIN Sulthan Thaha").And.Contain("1 Mei 2025").And.Contain("IAIN STS").And.Contain($"/institutions/{parent}"));
        Assert.That((await browser.SubmitAsync(path + "/edit", "institution", ("Kind", "university"), ("Name", "UIN Sulthan Thaha Saifuddin"), ("Parent", ""), ("Mailbox", "lp2m@uin.example"))).To, Is.EqualTo(path + "?done=saved"));
        var saved = (await Api.GetAsync("institutions/" + path.Split('/')[2])).Body;
        Assert.That((saved["name"]!.GetValue<string>(), saved["parent"], saved["mailbox"]!.GetValue<string>(), saved["regionCode"]), Is.EqualTo(("UIN Sulthan Thaha Saifuddin", (object?)null, "lp2m@uin.example", (object?)null)));
        Assert.That((await browser.SubmitAsync(path, "merge", ("Into", "Kementerian Agama"))).To, Is.EqualTo(path + "?done=merged"));
        Assert.That((await browser.GetAsync($"/institutions/{parent}")).Words, Does.Contain("Gabungan dari").And.Contain(path));
    }

    [Test]
    public async Task A_stale_form_keeps_what_was_typed_and_shows_what_stands_now()
    {
        var id = await InstitutionAsync("Kota Lama");
        using var browser = await OpenAsync(Role.Administrator);
        var current = await Api.GetAsync($"institutions/{id}");
        Assert.That((await Api.PatchAsync($"institutions/{id}", new { mailbox = "orang.lain@kota.example" }, ("If-Match", current.Etag!))).Code, Is.EqualTo(200));
        var stale = await browser.SubmitAsync($"/institutions/{id}/edit", "institution", ("Version", "1"), ("Kind", "cityGovernment"), ("Name", "Kota Ketikan"), ("Mailbox", "saya@kota.example"));
        Assert.That(stale.Code, Is.EqualTo(409));
        Assert.That(stale.Words, Does.Contain("value=\"Kota Ketikan\"").And.Contain("value=\"saya@kota.example\"").And.Contain("orang.lain@kota.example").And.Contain("name=\"Version\" value=\"2\""));
    }

    [Test]
    public async Task A_stale_rename_can_be_sent_again_from_the_page_that_refused_it()
    {
        var id = await InstitutionAsync("Kota Berganti");
        using var browser = await OpenAsync(Role.Administrator);
        var current = await Api.GetAsync($"institutions/{id}");
        Assert.That((await Api.PatchAsync($"institutions/{id}", new { mailbox = "orang.lain@kota.example" }, ("If-Match", current.Etag!))).Code, Is.EqualTo(200));
        var (path, typed) = ($"/institutions/{id}", new[] { ("Version", "1"), ("Name", "Kota Baru"), ("From", "1/5/2025"), ("Into", "Kota Baru") });
        await InstitutionAsync("Kota Baru");
        foreach (var form in new[] { "rename", "merge" })
        {
            var stale = await browser.SubmitAsync(path, form, typed);
            Assert.That((stale.Code, Browser.FormIn(stale, form)["Version"]), Is.EqualTo((409, "2")), form);
        }
    }

    [Test]
    public async Task Who_does_not_administer_it_reads_and_no_more()
    {
        var id = await InstitutionAsync("Kota Baca");
        using var browser = await OpenAsync(Role.Officer, id);
        var page = await browser.GetAsync($"/institutions/{id}");
        Assert.That((page.Code, page.Text.Contains("/edit", StringComparison.Ordinal), page.Text.Contains("value=\"merge\"", StringComparison.Ordinal)), Is.EqualTo((200, false, false)));
        Assert.That((await browser.GetAsync($"/institutions/{id}/edit")).Code, Is.EqualTo(403));
        Assert.That((await browser.GetAsync($"/institutions/{Guid.CreateVersion7()}")).Code, Is.EqualTo(404));
    }

    [Test]
    public async Task The_list_is_filtered_by_the_address_and_refuses_what_it_does_not_know()
    {
        await InstitutionAsync("Desa Sungai Duren", "village");
        using var browser = await OpenAsync(Role.Officer);
        Assert.That((await browser.GetAsync("/institutions?q=duren&kind=village&region=")).Words, Does.Contain("Desa Sungai Duren").And.Contain("value=\"duren\""));
        Assert.That((await browser.GetAsync("/institutions?q=duren&kind=university")).Words, Does.Contain("Tidak ada lembaga yang cocok"));
        Assert.That((await browser.GetAsync("/institutions?kind=planet")).Code, Is.EqualTo(400));
    }
}
