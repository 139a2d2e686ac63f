using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Web.Hosting;
using Agreements.Web.Tests.Support;
using Agreements.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Every endpoint × every kind of caller. An endpoint without a row here fails the test. Callers are in the order of <see cref="Callers"/>; where people
/// with roles join them, they are further columns of the same rules.</summary>
public sealed class MatrixTests : ServiceTest
{
    // What each kind of caller gets: 401, 403, 404, or ok = the request was let through to what it asks (2xx, or a refusal by what the record holds).
    //                                  anonymous | other institution: write | same institution: read write admin | installation: read write admin
    private static readonly string[]
        Anyone = Rule("ok                 | ok  | ok  ok  ok  | ok  ok  ok"),
        Known = Rule("401                 | ok  | ok  ok  ok  | ok  ok  ok"),
        ReadRecord = Rule("401            | 404 | ok  ok  ok  | ok  ok  ok"),
        ReadInScope = Rule("401           | ok  | ok  ok  ok  | ok  ok  ok"),
        WriteRecord = Rule("401           | 404 | 403 ok  ok  | 403 ok  ok"),
        WriteInScope = Rule("401          | ok  | 403 ok  ok  | 403 ok  ok"),
        // The record is named in the body: out of scope it is one that does not exist.
        Unnamed = Rule("401               | unknown | 403 ok ok | 403 ok ok"),
        AdministerRecord = Rule("401      | 404 | 403 403 ok  | 403 403 ok"),
        AdministerInScope = Rule("401     | 403 | 403 403 ok  | 403 403 ok"),
        Installation = Rule("401          | 403 | 403 403 403 | 403 403 ok"),
        // Known callers reach the check, which lets them do so only for their own address or for the installation.
        OwnAddress = Rule("401            | 403 | 403 403 403 | 403 403 ok"),
        People = Rule("401                | 401 | 401 401 401 | 401 401 401"),
        Hidden = Rule("404                | 404 | 404 404 404 | 404 404 ok");

    private static readonly Dictionary<string, (string[] Rule, object? Body)> Rows = new()
    {
        ["GET /api/v1/agreements"] = (ReadInScope, null),
        ["POST /api/v1/agreements"] = (Rule("401 | 403 | 403 ok ok | 403 ok ok"), new
        {
            @class = "mou", regime = "sinergi", title = "Nota", parties = new[] { new { institution = Own, number = "1/X" }, new { institution = Partner, number = "2/X" } }, term = new { endBasis = "unknown" },
        }),
        ["POST /api/v1/agreements/status-lookup"] = (ReadInScope, new { numbers = new[] { "tidak-ada" } }),
        ["GET /api/v1/agreements/{id}"] = (ReadRecord, null),
        ["PATCH /api/v1/agreements/{id}"] = (WriteRecord, new { title = "Nota" }),
        ["POST /api/v1/agreements/{id}/actions/{action}"] = (WriteRecord, new { }),
        ["GET /api/v1/agreements/{id}/status"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/dates"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/timeline"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/lineage"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/addenda"] = (ReadRecord, null),
        ["POST /api/v1/agreements/{id}/addenda"] = (WriteRecord, new { signedOn = "2026-01-01", effectiveOn = "2026-01-01", title = "Adendum", amendment = new { endsOn = "2040-12-31" } }),
        ["GET /api/v1/agreements/{id}/alerts/explain"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/alert-policy"] = (ReadRecord, null),
        ["PUT /api/v1/agreements/{id}/alert-policy"] = (WriteRecord, new { validFrom = "2099-01-01" }),
        ["POST /api/v1/agreements/{id}/take-over"] = (WriteRecord, new { officer = new { institution = Own, name = "Budi", mail = "budi@kota.example" } }),
        ["GET /api/v1/agreements/{id}/internal-notes"] = (ReadRecord, null),
        ["POST /api/v1/agreements/{id}/internal-notes"] = (WriteRecord, new { institution = Own, text = "Catatan" }),
        ["POST /api/v1/officers/hand-over"] = (Unnamed, new { from = "siti@kota.example" }),
        ["GET /api/v1/institutions"] = (Known, null),
        ["POST /api/v1/institutions"] = (WriteInScope, new { kind = "village", name = "Desa" }),
        ["GET /api/v1/institutions/{id}"] = (Known, null),
        ["PATCH /api/v1/institutions/{id}"] = (AdministerRecord, new { aliases = new[] { "Pemkot" } }),
        ["POST /api/v1/institutions/{id}/names"] = (AdministerRecord, new { name = "Kota Baru", from = "2026-01-01" }),
        ["POST /api/v1/institutions/{id}/merge"] = (AdministerRecord, new { into = Partner }),
        ["GET /api/v1/institutions/{id}/alert-policy"] = (ReadRecord, null),
        ["PUT /api/v1/institutions/{id}/alert-policy"] = (WriteRecord, new { validFrom = "2099-01-01" }),
        ["GET /api/v1/alert-policies"] = (ReadInScope, null),
        ["GET /api/v1/alert-policies/{class}"] = (ReadInScope, null),
        ["PUT /api/v1/alert-policies/{class}"] = (Rule("401 | 403 | 403 403 403 | 403 403 ok"), new { validFrom = "2099-01-01" }),
        ["GET /api/v1/holidays/{year}"] = (Known, null),
        ["PUT /api/v1/holidays/{year}"] = (Installation, new { source = "SKB", holidays = Array.Empty<object>() }),
        ["GET /api/v1/recipients/{address}"] = (OwnAddress, null),
        ["PUT /api/v1/recipients/{address}"] = (OwnAddress, new { mode = "daily" }),
        ["GET /api/v1/alerts"] = (ReadInScope, null),
        ["POST /api/v1/alerts/{id}/acknowledge"] = (WriteRecord, new { }),
        ["POST /api/v1/alerts/{id}/snooze"] = (WriteRecord, new { until = "2026-12-01" }),
        ["GET /api/v1/mails"] = (Installation, null),
        ["POST /api/v1/mails/{id}/actions/retry"] = (Installation, null),
        ["POST /api/v1/renewals"] = (Unnamed, new { agreement = Shared }),
        ["GET /api/v1/renewals"] = (ReadInScope, null),
        ["GET /api/v1/renewals/{id}"] = (ReadRecord, null),
        ["POST /api/v1/renewals/{id}/actions/{action}"] = (WriteRecord, new { }),
        ["GET /api/v1/renewals/{id}/timeline"] = (ReadRecord, null),
        ["GET /api/v1/renewals/{id}/meetings"] = (ReadRecord, null),
        ["POST /api/v1/renewals/{id}/meetings"] = (WriteRecord, new { heldOn = "2026-01-05", agenda = "Rapat" }),
        ["PUT /api/v1/renewals/{id}/meetings/{meeting}"] = (WriteRecord, new { heldOn = "2026-01-05", agenda = "Rapat" }),
        ["GET /api/v1/renewals/{id}/tasks"] = (ReadRecord, null),
        ["POST /api/v1/renewals/{id}/tasks"] = (WriteRecord, new { title = "Surat" }),
        ["PUT /api/v1/renewals/{id}/tasks/{task}"] = (WriteRecord, new { title = "Surat" }),
        ["GET /api/v1/signing-events"] = (ReadInScope, null),
        ["POST /api/v1/signing-events"] = (WriteInScope, new { title = "Penandatanganan", heldOn = "2026-12-01" }),
        ["GET /api/v1/signing-events/{id}"] = (ReadRecord, null),
        ["GET /api/v1/signing-events/{id}/timeline"] = (ReadRecord, null),
        ["PATCH /api/v1/signing-events/{id}"] = (WriteRecord, new { place = "Balai Kota" }),
        ["GET /api/v1/reports/gaps"] = (ReadInScope, null),
        ["GET /api/v1/audit"] = (AdministerInScope, null),
        ["GET /api/v1/audit/checkpoints"] = (Installation, null),
        ["POST /api/v1/audit/verify"] = (Installation, null),
        ["POST /api/v1/api-keys"] = (Rule("401 | 403 | 403 403 403 | 403 403 ok"), new { name = "pusat", scope = "read" }),
        ["GET /api/v1/api-keys"] = (AdministerInScope, null),
        ["GET /api/v1/api-keys/{id}"] = (AdministerInScope, null),
        ["DELETE /api/v1/api-keys/{id}"] = (AdministerInScope, null),
        ["GET /a/{token}"] = (Rule("404 | 404 | 404 404 404 | 404 404 404"), null),
        ["POST /a/{token}"] = (Rule("404 | 404 | 404 404 404 | 404 404 404"), null),
        ["POST /api/v1/users"] = (AdministerInScope, new { mail = "baru@kota.example", name = "Baru", grants = new[] { new { role = "officer", institution = Own } } }),
        ["GET /api/v1/users"] = (AdministerInScope, null),
        ["GET /api/v1/users/{id}"] = (AdministerInScope, null),
        ["PATCH /api/v1/users/{id}"] = (AdministerInScope, new { name = "Siti" }),
        ["POST /api/v1/users/{id}/invitation"] = (AdministerInScope, null),
        ["GET " + Stylesheet.Path] = (Anyone, null),
        // Pages are for people: a key is nobody there. To ask for one leads to the sign-in, to send a form without it is a refusal.
        ["GET /"] = (Anyone, null),
        ["POST /"] = (People, null),
        ["GET /_framework/opaque-redirect"] = (Anyone, null),
        ["GET /account"] = (Anyone, null),
        ["POST /account"] = (People, null),
        ["GET /account/factor"] = (Anyone, null),
        ["POST /account/factor"] = (People, null),
        ["GET /signin"] = (Anyone, null),
        ["POST /signin"] = (Anyone, null),
        ["GET /signin/code"] = (Anyone, null),
        ["POST /signin/code"] = (Anyone, null),
        ["GET /signout"] = (Anyone, null),
        ["POST /signout"] = (Anyone, null),
        ["GET /signin/with/{name}"] = (Anyone, null),
        ["GET /signout/with/{name}"] = (Anyone, null),
        ["GET /setup"] = (Anyone, null),
        ["POST /setup"] = (Anyone, null),
        ["GET /reset"] = (Anyone, null),
        ["POST /reset"] = (Anyone, null),
        ["GET /reset/{Token}"] = (Anyone, null),
        ["POST /reset/{Token}"] = (Anyone, null),
        ["GET /invitation/{Token}"] = (Anyone, null),
        ["POST /invitation/{Token}"] = (Anyone, null),
        ["GET /docs/{documentName?}"] = (Anyone, null),
        ["GET /docs/scalar.js"] = (Anyone, null),
        ["GET /docs/scalar.aspnetcore.js"] = (Anyone, null),
        ["GET /docs/favicon.svg"] = (Anyone, null),
        ["GET /openapi/{documentName:regex(^v1$)}.json"] = (Anyone, null),
        ["GET /health/live"] = (Anyone, null),
        ["GET /health/ready"] = (Anyone, null),
        ["GET /hangfire/{**path}"] = (Hidden, null),
    };

    // Stand for the ids of what was arranged: the caller's own institution, the other party, the agreement of both.
    private const string Own = "<institutions>", Partner = "<partner>", Shared = "<agreements>";

    private readonly Dictionary<string, string> _ids = [];

    private readonly List<(string Name, ApiClient Client)> _callers = [];

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string[] Rule(string text) => text.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries);

    [OneTimeSetUp]
    public async Task ArrangeAsync()
    {
        var body = await MouAsync(Zone.Wib.Today(TimeProvider.System.GetUtcNow()).AddDays(30).ToIso());
        var parties = JsonSerializer.SerializeToNode(body["parties"])!.AsArray();
        var city = parties[0]!["institution"]!.GetValue<Guid>();
        await Api.PatchAsync($"institutions/{city}", new { mailbox = "kerjasama@kota.example" }, ("If-Match", "\"1\""));
        body["officer"] = new { institution = city, name = "Siti", mail = "siti@kota.example" };
        var agreement = (await Api.PostAsync("agreements", body)).Id;
        _ids["partner"] = parties[1]!["institution"]!.GetValue<string>();
        var renewal = await OfAgreementAsync("renewals", agreement, async () => await Api.PostAsync("renewals", new { agreement }));
        var other = await InstitutionAsync("Kota lain");
        (_ids["agreements"], _ids["institutions"], _ids["renewals"]) = ($"{agreement}", $"{city}", $"{renewal}");
        _ids["meeting"] = $"{(await Api.PostAsync($"renewals/{renewal}/meetings", new { heldOn = "2026-01-05", agenda = "Rapat" })).Id}";
        _ids["task"] = $"{(await Api.PostAsync($"renewals/{renewal}/tasks", new { title = "Surat" })).Id}";
        _ids["signing-events"] = $"{(await Api.PostAsync("signing-events", new { title = "Penandatanganan", heldOn = "2099-12-01", institution = city })).Id}";
        await OfAgreementAsync("alerts", agreement, null);
        _ids["alerts"] = (await Api.GetAsync($"alerts?agreement={agreement}&recipient=siti@kota.example")).Body["items"]![0]!["id"]!.GetValue<string>();
        _ids["mails"] = (await Api.GetAsync("mails")).Body["items"]![0]!["id"]!.GetValue<string>();
        var key = await Api.PostAsync("api-keys", new { name = "kota", scope = "read", institutions = new[] { city } });
        _ids["api-keys"] = $"{key.Id}";
        _ids["users"] = $"{(await Api.PostAsync("users", new { mail = "siti@kota.example", name = "Siti", grants = new[] { new { role = "officer", institution = city } } })).Id}";
        _callers.AddRange([
            ("anonymous", Client(null)), ("other: write", await CallerAsync(KeyScope.Write, other)),
            ("same: read", await CallerAsync(KeyScope.Read, city)), ("same: write", await CallerAsync(KeyScope.Write, city)), ("same: admin", await CallerAsync(KeyScope.Admin, city)),
            ("installation: read", await CallerAsync(KeyScope.Read)), ("installation: write", await CallerAsync(KeyScope.Write)), ("installation: admin", await CallerAsync(KeyScope.Admin)),
        ]);
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

    private async Task<ApiClient> CallerAsync(KeyScope scope, params Guid[] institutions) => Client(await TestKey.AddAsync(Path.Combine(Directory, "data", "agreements.db"), scope, institutions));

    private ApiClient Client(string? key)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Service.Http.BaseAddress };
        if (key is not null) http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return new ApiClient(http);
    }

    private static IReadOnlyList<string> Endpoints()
    {
        using var app = (IDisposable)Server.Build("http://127.0.0.1:0");
        return [.. ((IEndpointRouteBuilder)(WebApplication)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>().SelectMany(Names).Distinct()];
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal);
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => $"{m} {path}");
    }

    [Test]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint() => Assert.That(Endpoints(), Is.EquivalentTo(Rows.Keys));

    [TestCaseSource(nameof(Endpoint))]
    public async Task Each_caller_gets_what_is_declared(string endpoint)
    {
        var (rule, body) = Rows[endpoint];
        var got = new List<string>();
        foreach (var (_, client) in _callers)
        {
            var answer = await SendAsync(client, endpoint, body);
            got.Add(answer.Code is 401 or 403 or 404 or 429 or >= 500 ? $"{answer.Code}" : answer.Body is JsonObject && answer.Errors.Any(e => e.Split(' ')[0].EndsWith(".unknown", StringComparison.Ordinal)) ? "unknown" : "ok");
        }
        Assert.That(string.Join(' ', got), Is.EqualTo(string.Join(' ', rule)), string.Join(", ", _callers.Select(c => c.Name)));
    }

    private static IEnumerable<string> Endpoint => Rows.Keys;

    // Nothing is changed: a matrix in which one caller's request decides what the next one gets would prove nothing.
    private async Task<Answer> SendAsync(ApiClient client, string endpoint, object? body)
    {
        var (method, path) = (new HttpMethod(endpoint.Split(' ')[0]), endpoint.Split(' ')[1]);
        var isApi = path.StartsWith("/api", StringComparison.Ordinal);
        var dry = isApi && method != HttpMethod.Get ? "?validateOnly=true" : "";
        var json = body is null ? null : JsonSerializer.Serialize(body, AsItIs);
        foreach (var (name, id) in _ids) json = json?.Replace($"<{name}>", id, StringComparison.Ordinal);
        return await client.SendAsync(method, Fill(path) + dry, json, ("If-Match", "\"1\""));
    }

    private string Fill(string path) => path
        .Replace("{id}", _ids.GetValueOrDefault(path.Split('/') is [_, _, _, var list, ..] ? list : ""), StringComparison.Ordinal)
        .Replace("{meeting}", _ids["meeting"], StringComparison.Ordinal).Replace("{task}", _ids["task"], StringComparison.Ordinal)
        .Replace("{action}", path.Contains("renewals", StringComparison.Ordinal) ? "prepare" : "register", StringComparison.Ordinal)
        .Replace("{class}", "mou", StringComparison.Ordinal).Replace("{year}", "2040", StringComparison.Ordinal).Replace("{address}", "siapa@kota.example", StringComparison.Ordinal)
        .Replace("{token}", "tidak-dikenal", StringComparison.OrdinalIgnoreCase).Replace("{documentName?}", "", StringComparison.Ordinal)
        .Replace("{documentName:regex(^v1$)}", "v1", StringComparison.Ordinal).Replace("{**path}", "", StringComparison.Ordinal);
}
