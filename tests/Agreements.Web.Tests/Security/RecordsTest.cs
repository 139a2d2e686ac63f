using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>One of each kind of record, all of one institution; somebody else's institution; and people and keys of both.</summary>
public abstract class RecordsTest : ServiceTest
{
    // Stand for the ids of what was arranged: the caller's own institution, the other party, the agreement of both.
    internal const string Own = "<institutions>", Partner = "<partner>", Shared = "<agreements>";

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By the list in which each stands.</summary>
    protected Dictionary<string, string> Ids { get; } = [];

    protected Guid City => Guid.Parse(Ids["institutions"]);

    /// <summary>An institution that takes part in nothing.</summary>
    protected Guid Other { get; private set; }

    [OneTimeSetUp]
    public async Task ArrangeAsync()
    {
        var body = await MouAsync(Zone.Wib.Today(TimeProvider.System.GetUtcNow()).AddDays(30).ToIso());
        var parties = JsonSerializer.SerializeToNode(body["parties"])!.AsArray();
        var city = parties[0]!["institution"]!.GetValue<Guid>();
        await Api.PatchAsync($"institutions/{city}", new { mailbox = "kerjasama@kota.example", regionCode = "15.71" }, ("If-Match", "\"1\""));
        body["officer"] = new { institution = city, name = "Siti", mail = "siti@kota.example" };
        var agreement = (await Api.PostAsync("agreements", body)).Id;
        Ids["partner"] = parties[1]!["institution"]!.GetValue<string>();
        var renewal = await OfAgreementAsync("renewals", agreement, async () => await Api.PostAsync("renewals", new { agreement }));
        Other = await InstitutionAsync("Kota lain");
        (Ids["agreements"], Ids["institutions"], Ids["renewals"]) = ($"{agreement}", $"{city}", $"{renewal}");
        Ids["meeting"] = $"{(await Api.PostAsync($"renewals/{renewal}/meetings", new { heldOn = "2026-01-05", agenda = "Rapat" })).Id}";
        Ids["task"] = $"{(await Api.PostAsync($"renewals/{renewal}/tasks", new { title = "Surat" })).Id}";
        Ids["signing-events"] = $"{(await Api.PostAsync("signing-events", new { title = "Penandatanganan", heldOn = "2099-12-01", institution = city })).Id}";
        await OfAgreementAsync("alerts", agreement, null);
        Ids["alerts"] = (await Api.GetAsync($"alerts?agreement={agreement}&recipient=siti@kota.example")).Body["items"]![0]!["id"]!.GetValue<string>();
        Ids["mails"] = (await Api.GetAsync("mails")).Body["items"]![0]!["id"]!.GetValue<string>();
        Ids["report-subscriptions"] = $"{(await (await PersonAsync((Role.Officer, city))).PostAsync("report-subscriptions", new { report = "gaps", schedule = new { kind = "weekly", day = 1 } })).Id}";
        Ids["calendar-feeds"] = $"{(await (await PersonAsync((Role.Officer, city))).PostAsync("calendar-feeds", new { name = "Kalender" })).Id}";
        const string form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"daftar.csv\"\r\n\r\nJudul;Mitra\nNota;Siapa\n\r\n--x--\r\n";
        var import = await (await CallerAsync(KeyScope.Write, city)).SendAsync(HttpMethod.Post, "imports?validateOnly=true", form, "multipart/form-data; boundary=x");
        Assert.That(import.Code, Is.EqualTo(201), import.Body.ToJsonString());
        Ids["imports"] = $"{import.Id}";
        const string document = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ndraft\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rancangan.pdf\"\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--x--\r\n";
        Ids["documents"] = $"{(await Api.SendAsync(HttpMethod.Post, $"agreements/{agreement}/documents", document, "multipart/form-data; boundary=x")).Id}";
        Ids["dokumen"] = Ids["documents"];
        Ids["originals"] = $"{(await Api.PostAsync($"agreements/{agreement}/originals", new { })).Id}";
        Ids["commitments"] = $"{(await Api.PostAsync($"agreements/{agreement}/commitments", new { text = "Cakupan 55 persen", party = city, kind = "registerWorkers", unit = "percent", target = 55 })).Id}";
        Ids["komitmen"] = Ids["commitments"];
        var key = await Api.PostAsync("api-keys", new { name = "kota", scope = "read", institutions = new[] { city } });
        Ids["api-keys"] = $"{key.Id}";
        // It leads to this machine, where nothing is sent to.
        var hook = await Api.PostAsync("webhooks", new { url = "https://localhost/peristiwa", events = new[] { "agreement.terminated" }, institutions = new[] { city } });
        Ids["webhooks"] = $"{hook.Id}";
        Ids["delivery"] = $"{(await Api.PostAsync($"webhooks/{hook.Id}/test", null)).Id}";
        Ids["users"] = $"{(await Api.PostAsync("users", new { mail = "siti@kota.example", name = "Siti", grants = new[] { new { role = "officer", institution = city } } })).Id}";
    }

    // The sweep that the commit asks for opens the case and writes the alerts; it comes a moment later.
    private async Task<Guid> OfAgreementAsync(string list, Guid agreement, Func<Task<Answer>>? make)
    {
        if (make is not null && await make() is { Code: 201 } made) return made.Id;
        await Service.PrintedAsync(l => l.StartsWith("Mail: ", StringComparison.Ordinal));
        for (var attempt = 0; ; attempt++)
        {
            var found = (await Api.GetAsync($"{list}?agreement={agreement}")).Body["items"]?.AsArray();
            if (found is { Count: > 0 }) return found[0]!["id"]!.GetValue<Guid>();
            Assert.That(attempt, Is.LessThan(200), list);
            await RunningProgram.RunAsync(Directory, ["sweep"]);
        }
    }

    protected string Database => Path.Combine(Directory, "data", "agreements.db");

    protected async Task<ApiClient> CallerAsync(KeyScope scope, params Guid[] institutions) => Client(await TestKey.AddAsync(Database, scope, institutions));

    // As a browser sends what a page of ours asks.
    protected async Task<ApiClient> PersonAsync(params (Role Role, Guid? Institution)[] grants)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + (await TestPerson.AddAsync(Database, grants)).Session);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return new ApiClient(http);
    }

    protected ApiClient Client(string? key)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        if (key is not null) http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return new ApiClient(http);
    }

    protected string Fill(string path) => path
        .Replace("{id}", Ids.GetValueOrDefault(path.Split('/').TakeWhile(part => part != "{id}").Last()), StringComparison.Ordinal)
        .Replace("{Id}", Ids.GetValueOrDefault(path.Split('/')[1], "00000000-0000-7000-8000-00000000dead"), StringComparison.Ordinal)
        .Replace("{meeting}", Ids["meeting"], StringComparison.Ordinal).Replace("{task}", Ids["task"], StringComparison.Ordinal).Replace("{delivery}", Ids["delivery"], StringComparison.Ordinal)
        .Replace("{code}", "15.71", StringComparison.Ordinal)
        .Replace("{class}", "mou", StringComparison.Ordinal).Replace("{year}", "2040", StringComparison.Ordinal).Replace("{address}", "siapa@kota.example", StringComparison.Ordinal)
        .Replace("{token}", "tidak-dikenal", StringComparison.OrdinalIgnoreCase).Replace("{documentName?}", "", StringComparison.Ordinal)
        .Replace("{documentName:regex(^v1$)}", "v1", StringComparison.Ordinal).Replace("{**path}", "", StringComparison.Ordinal);

    /// <summary>The request's body with the ids of what was arranged.</summary>
    protected string? BodyOf(object? body) => body is null ? null : Ids.Aggregate(JsonSerializer.Serialize(body, AsItIs), (json, id) => json.Replace($"<{id.Key}>", id.Value, StringComparison.Ordinal));
}
