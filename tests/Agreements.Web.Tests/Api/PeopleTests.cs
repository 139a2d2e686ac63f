using System.Net;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using MimeKit;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>Answering alerts as people and programs do: the link in a mail on a phone, the API beside it.</summary>
public sealed class PeopleTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-05-05"), ("Mail__PublicUrl", "https://agreements.example")];

    private string Mails => Path.Combine(Directory, "data", "mail");

    /// <summary>Enters an MoU of two new institutions that ends on 25 May 2025, of which Ani is told at once; returns her mail.</summary>
    private async Task<(Guid Agreement, string Token, string Address)> ToldAsync()
    {
        System.IO.Directory.CreateDirectory(Mails);
        using var watcher = new FileSystemWatcher(Mails, "*.eml");
        TaskCompletionSource<MimeMessage> arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var address = $"ani-{Guid.CreateVersion7():N}@kota.example";
        watcher.Renamed += (_, file) =>
        {
            var mail = MimeMessage.Load(file.FullPath);
            if (mail.To.ToString() == address) arrived.TrySetResult(mail);
        };
        watcher.EnableRaisingEvents = true;
        var body = await MouAsync("2025-05-25");
        body["term"] = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-05-25" };
        var city = (await InstitutionAsync("Kota X " + Guid.CreateVersion7(), mailbox: "unit@kota.example"));
        var branch = await InstitutionAsync("Cabang X " + Guid.CreateVersion7(), "bpjsBranch", "desk@cabang.example");
        body["parties"] = new[] { new { institution = city, number = $"1/{Guid.CreateVersion7()}" }, new { institution = branch, number = $"2/{Guid.CreateVersion7()}" } };
        body["officer"] = new { institution = city, name = "Ibu Ani", mail = address };
        body["title"] = "Nota <b>Kesepahaman</b>";
        var id = (await Api.PostAsync("agreements", body)).Id;
        var text = (await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60))).TextBody!;
        return (id, text.Split("https://agreements.example/a/")[1].Split(['\r', '\n'])[0], address);
    }

    // The file is there a moment before the ledger says "sent".
    private async Task<JsonNode> AlertAsync(string address) =>
        (await Api.GetAsync($"alerts?recipient={address}")).Body["items"]!.AsArray().Single(a => a!["state"]!.GetValue<string>() != "skipped")!;

    [Test]
    public async Task A_scanner_that_fetches_the_link_acknowledges_nothing_and_the_button_does_once()
    {
        var (_, token, address) = await ToldAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
            using (var fetched = await Service.Http.SendAsync(new HttpRequestMessage(method, "/a/" + token))) Assert.That((int)fetched.StatusCode, Is.EqualTo(200));
        Assert.That((await AlertAsync(address))["acknowledgedAt"], Is.Null);
        using var pressed = await Service.Http.PostAsync("/a/" + token, new FormUrlEncodedContent([]));
        var page = WebUtility.HtmlDecode(await pressed.Content.ReadAsStringAsync());
        Assert.That(((int)pressed.StatusCode, pressed.RequestMessage!.Method), Is.EqualTo((200, HttpMethod.Get)), "a reload repeats nothing");
        Assert.That(page, Does.Contain($"Ditanggapi oleh {address} pada 5 Mei 2025 pukul 09.").And.Contain("WIB").And.Not.Contain("<button"));
        var first = (await AlertAsync(address))["acknowledgedAt"]!.GetValue<string>();
        using var again = await Service.Http.PostAsync("/a/" + token, new FormUrlEncodedContent([]));
        Assert.That(WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), Does.Contain($"Ditanggapi oleh {address}"));
        Assert.That((await AlertAsync(address))["acknowledgedAt"]!.GetValue<string>(), Is.EqualTo(first));
    }

    [Test]
    public async Task The_page_is_small_calm_and_strict()
    {
        var (_, token, _) = await ToldAsync();
        using var answer = await Service.Http.GetAsync("/a/" + token);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
            Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
            Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(page, Does.Contain("<html lang=\"id\">").And.Contain("name=\"viewport\"").And.Contain("lang=\"en\"").And.Contain("<form method=\"post\">"));
            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("http").And.Not.Contain("<b>Kesepahaman"));
            Assert.That(page.Length, Is.LessThan(4000));
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        });
    }

    [Test]
    public async Task A_forged_token_is_a_page_that_says_so_with_404()
    {
        var (_, token, _) = await ToldAsync();
        foreach (var forged in new[] { "x", token[..^1], token[..30] + (token[30] == 'A' ? 'B' : 'A') + token[31..], "..%2f..%2fetc", new string('A', 5000) })
        {
            using var get = await Service.Http.GetAsync("/a/" + forged);
            using var post = await Service.Http.PostAsync("/a/" + forged, new FormUrlEncodedContent([]));
            Assert.That(((int)get.StatusCode, (int)post.StatusCode), Is.EqualTo((404, 404)), forged[..1]);
            Assert.That(await get.Content.ReadAsStringAsync(), Does.Contain("Tautan tidak dikenal"));
        }
    }

    [Test]
    public async Task Once_the_deadline_is_settled_the_page_says_that_nothing_is_left_to_do()
    {
        var (id, token, address) = await ToldAsync();
        Assert.That((await Api.ActAsync(id, "terminate", new { reason = "disepakati" })).Code, Is.EqualTo(200));
        using var get = await Service.Http.GetAsync("/a/" + token);
        Assert.That(await get.Content.ReadAsStringAsync(), Does.Contain("Tidak perlu lagi").And.Not.Contain("<button"));
        using var post = await Service.Http.PostAsync("/a/" + token, new FormUrlEncodedContent([]));
        Assert.That((await AlertAsync(address))["acknowledgedAt"], Is.Null);
    }

    [Test]
    public async Task By_the_API_an_alert_is_acknowledged_snoozed_listed_and_explained()
    {
        var (id, _, address) = await ToldAsync();
        var alert = (await AlertAsync(address))["id"]!.GetValue<string>();
        Assert.That((await Api.PostAsync($"alerts/{alert}/acknowledge", new { note = "Rapat" })).Body["acknowledgedBy"]!.GetValue<string>(), Is.EqualTo("key:test"));
        Assert.That((await Api.PostAsync($"alerts/{alert}/acknowledge", null)).Errors, Is.EqualTo(new[] { "alert.acknowledged " }));
        Assert.That((await Api.GetAsync($"alerts?acknowledged=true&recipient={address}")).Body["items"]!.AsArray(), Has.Count.EqualTo(1));
        var snoozed = await Api.PostAsync($"alerts/{alert}/snooze", new { until = "2025-05-18" });
        Assert.That(snoozed.Body["remindedOn"]!.GetValue<string>(), Is.EqualTo("2025-05-16"));
        Assert.That((await AlertAsync(address))["snoozedUntil"]!.GetValue<string>(), Is.EqualTo("2025-05-18"));
        Assert.That((await Api.PostAsync($"alerts/{alert}/snooze", new { until = "2025-05-26" })).Errors, Is.EqualTo(new[] { "snooze.beyondDeadline /until" }));
        var english = await Api.GetAsync($"agreements/{id}/alerts/explain?lang=en");
        var end = english.Body["deadlines"]!.AsArray().Single(d => d!["kind"]!.GetValue<string>() == "end")!;
        Assert.That(end["acknowledged"]!["explanation"]!.GetValue<string>(), Is.EqualTo("Acknowledged by test on 5 May 2025."));
        Assert.That(end["steps"]!.AsArray().Single(s => s!["kind"]!.GetValue<string>() == "end" && s["step"]!.GetValue<int>() == 60)!["alerts"]!.ToJsonString(), Does.Contain("Not sent to").And.Contain("more urgent"));
    }

    [Test]
    public async Task Somebody_takes_over_and_later_hands_over()
    {
        var (id, _, address) = await ToldAsync();
        var read = await Api.GetAsync($"agreements/{id}");
        var officer = new { institution = read.Body["parties"]![0]!["institution"]!.GetValue<Guid>(), name = "Bapak Budi", post = "Kabag", mail = "b" + address };
        Assert.That((await Api.PostAsync($"agreements/{id}/take-over", new { officer, reason = "mutasi" })).Code, Is.EqualTo(428));
        Assert.That((await Api.PostAsync($"agreements/{id}/take-over", new { officer, reason = "mutasi" }, ("If-Match", read.Etag!))).Body["officer"]!["name"]!.GetValue<string>(), Is.EqualTo("Bapak Budi"));
        Assert.That((await Api.PostAsync("officers/hand-over", new { from = address })).Code, Is.EqualTo(400));
        Assert.That((await Api.PostAsync("officers/hand-over?validateOnly=true", new { from = "b" + address })).Body["agreements"]!.GetValue<int>(), Is.EqualTo(1));
        var done = await Api.PostAsync("officers/hand-over", new { from = "b" + address, to = new { name = "Ibu Cici", post = "Kabag", mail = "c" + address }, reason = "pensiun" });
        Assert.That((done.Body["agreements"]!.GetValue<int>(), done.Body["told"]![0]!.GetValue<string>()), Is.EqualTo((1, "c" + address)));
        var timeline = (await Api.GetAsync($"agreements/{id}/timeline")).Body["items"]!.AsArray();
        Assert.That(timeline.Select(t => t!["action"]!.GetValue<string>()), Is.EqualTo(new[] { "create", "takeOver", "handOver" }));
    }

    [Test]
    public async Task A_recipient_chooses_a_digest()
    {
        var none = await Api.GetAsync("recipients/digest@kota.example");
        Assert.That((none.Body["mode"]!.GetValue<string>(), none.Body["version"]!.GetValue<int>()), Is.EqualTo(("immediate", 0)));
        async Task<Answer> PutAsync(object body, string? etag) => await Api.SendAsync(HttpMethod.Put, "recipients/digest@kota.example", System.Text.Json.JsonSerializer.Serialize(body), etag is null ? [] : [("If-Match", etag)]);
        Assert.That((await PutAsync(new { mode = "weekly" }, null)).Code, Is.EqualTo(428));
        var weekly = await PutAsync(new { mode = "weekly" }, none.Etag);
        Assert.That((weekly.Body["mode"]!.GetValue<string>(), weekly.Body["nextDigestAt"]!.GetValue<string>()), Is.EqualTo(("weekly", "2025-05-14T00:00:00Z")));
        Assert.That((await PutAsync(new { mode = "daily" }, none.Etag)).Code, Is.EqualTo(412));
        Assert.That((await PutAsync(new { mode = "hourly" }, weekly.Etag)).Errors, Is.EqualTo(new[] { "json.value /mode" }));
    }

    [TestCase("alerts/00000000-0000-7000-8000-000000000000/acknowledge", """{"note":"x"}""", 404, "notFound ")]
    [TestCase("alerts/00000000-0000-7000-8000-000000000000/acknowledge", """{"colour":"red"}""", 400, "json.unknownField /colour")]
    [TestCase("alerts/00000000-0000-7000-8000-000000000000/snooze", """{"until":"2025-02-30"}""", 400, "date.invalid /until")]
    [TestCase("alerts/00000000-0000-7000-8000-000000000000/snooze", "{}", 400, "json.required /until")]
    [TestCase("officers/hand-over", """{"to":{"mail":"a@b.example"}}""", 400, "json.required /from")]
    [TestCase("officers/hand-over", """{"from":"a@b.example","to":{"mail":"x\r\ny"}}""", 400, "mail.address /to/mail")]
    [TestCase("officers/hand-over", """{"from":"a@b.example","to":{"name":"x","colour":1}}""", 400, "json.unknownField /to/colour")]
    public async Task What_is_not_understood_is_refused_with_its_place(string path, string body, int code, string error)
    {
        var answer = await Api.SendAsync(HttpMethod.Post, path, body);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((code, new[] { error })), answer.Body.ToJsonString());
    }

    [TestCase("recipients/bukan-alamat", "mail.address /address")]
    [TestCase("alerts?acknowledged=maybe", "word.unknown /acknowledged")]
    [TestCase("agreements/00000000-0000-7000-8000-000000000000/alerts/explain?asOf=x", "date.invalid /asOf")]
    public async Task A_question_that_is_not_understood_is_refused(string path, string error)
    {
        var answer = await Api.GetAsync(path);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })));
    }
}
