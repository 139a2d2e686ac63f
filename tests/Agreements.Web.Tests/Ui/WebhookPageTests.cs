using Agreements.App.Tests.Webhooks;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>What an administrator does with webhooks at a browser without script.</summary>
public sealed class WebhookPageTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Webhooks__AllowedNetworks", "127.0.0.0/8")];

    private async Task<Browser> AdministratorAsync()
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        var person = await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (Role.Administrator, null));
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", person.Session));
        return browser;
    }

    [Test]
    public async Task One_is_made_tried_held_back_changed_and_deleted()
    {
        await using var receiver = await Receiver.OpenAsync();
        using var admin = await AdministratorAsync();
        var made = await admin.SubmitAsync("/admin/webhooks/new", "webhook", ("Description", "Sistem uji"), ("Url", receiver.Url()), ("Institution", ""), ("Events", "agreement.expired"), ("Sent", "yes"));
        Assert.That(made.Code, Is.EqualTo(200), made.Words);
        Assert.That(made.Words, Does.Contain("whsec_").And.Contain("tidak ditampilkan lagi"));
        Assert.That((await admin.GetAsync("/admin/webhooks")).Words, Does.Contain("Sistem uji").And.Contain("Perjanjian kedaluwarsa").And.Not.Contain("whsec_"));
        var page = "/admin/webhooks/" + (await Api.GetAsync("webhooks")).Body["items"]!.AsArray().Single(w => w!["description"]?.GetValue<string>() == "Sistem uji")!["id"];
        Assert.That((await admin.SubmitAsync(page, "test")).Words, Does.Contain("Uji coba diterima: status 204"));
        receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 500);
        Assert.That((await admin.SubmitAsync(page, "test")).Words, Does.Contain("Uji coba gagal: ditolak oleh penerima."));
        Assert.That((await admin.GetAsync(page)).Words, Does.Contain("badge warn").And.Contain("Pengiriman terakhir gagal: ditolak oleh penerima (status HTTP 500).").And.Contain("Perbaiki penerima"));
        Assert.That((await admin.SubmitAsync(page, "rotate")).Words, Does.Contain("whsec_"));
        Assert.That((await admin.SubmitAsync(page, "switch")).To, Does.EndWith("?done=disabled"));
        var dead = await admin.GetAsync(page + "?state=dead");
        Assert.That(dead.Words, Does.Contain("dinonaktifkan oleh pengelola").And.Contain("Gagal").And.Not.Contain("Pengiriman terakhir gagal"));
        var delivery = System.Text.RegularExpressions.Regex.Match(dead.Text, $"{page}/deliveries/[0-9a-f-]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.That((await admin.GetAsync(delivery)).Words, Does.Contain("webhook-signature: v1,").And.Contain("\"specversion\":\"1.0\""));
        Assert.That((await admin.SubmitAsync(page, "replay-" + delivery.Split('/')[^1].Replace("-", "", StringComparison.Ordinal))).To, Does.EndWith("?done=replayed"));
        Assert.That((await admin.SubmitAsync(page, "delete")).To, Is.EqualTo("/admin/webhooks?done=deleted"));
        Assert.That((await admin.GetAsync(page)).Code, Is.EqualTo(404));
    }

    [Test]
    public async Task What_is_refused_stands_beside_its_field_and_what_was_typed_stays()
    {
        using var admin = await AdministratorAsync();
        var refused = await admin.SubmitAsync("/admin/webhooks/new", "webhook", ("Description", "Sistem uji"), ("Url", "http://10.0.0.1/"), ("Institution", ""), ("Sent", "yes"));
        Assert.That(refused.Code, Is.EqualTo(400));
        Assert.That(refused.Words, Does.Contain("Sebut sekurang-kurangnya satu jenis peristiwa").And.Contain("http://10.0.0.1/"));
        refused = await admin.SubmitAsync("/admin/webhooks/new", "webhook", ("Description", "Sistem uji"), ("Url", "http://10.0.0.1/"), ("Institution", ""), ("Events", "agreement.expired"), ("Sent", "yes"));
        Assert.That(refused.Code, Is.EqualTo(400), refused.Words);
        Assert.That(refused.Words, Does.Contain("Alamat itu tidak diizinkan"));
    }

    [Test]
    public async Task Its_address_name_and_events_are_changed_and_a_stale_form_loses_nothing()
    {
        using var admin = await AdministratorAsync();
        var id = (await Api.PostAsync("webhooks", new { url = "http://127.0.0.1:8099/lama", description = "Lama", events = new[] { "agreement.*" } })).Id;
        var page = $"/admin/webhooks/{id}";
        var form = Browser.FormIn(await admin.GetAsync(page), "edit");
        Assert.That((form["Url"], form["Description"]), Is.EqualTo(("http://127.0.0.1:8099/lama", "Lama")));
        Assert.That((await admin.SubmitAsync(page, "edit", ("Url", "http://127.0.0.1:8099/baru"), ("Description", "Baru"), ("Events", "agreement.expired"))).To, Does.EndWith("?done=changed"));
        var after = (await Api.GetAsync($"webhooks/{id}")).Body;
        Assert.That((after["url"]!.GetValue<string>(), after["description"]!.GetValue<string>(), after["events"]!.ToJsonString()), Is.EqualTo(("http://127.0.0.1:8099/baru", "Baru", "[\"agreement.expired\"]")));
        form["Url"] = "http://127.0.0.1:8099/terlambat";
        var stale = await admin.PostAsync(page, form);
        Assert.That((stale.Code, stale.Words.Contains("http://127.0.0.1:8099/terlambat", StringComparison.Ordinal)), Is.EqualTo((409, true)));
        var refused = await admin.SubmitAsync(page, "edit", ("Url", "http://10.0.0.1/"), ("Description", ""), ("Events", "agreement.expired"));
        Assert.That(refused.Code, Is.EqualTo(400));
        Assert.That(refused.Words, Does.Contain("Alamat itu tidak diizinkan").And.Contain("http://10.0.0.1/"));
    }
}
