using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Somebody of another institution tries every id that is not theirs, wherever the API takes one: each is as if it did not exist, to the byte.</summary>
public sealed class ForeignIdTests : RecordsTest
{
    private const string Nobodys = "00000000-0000-7000-8000-00000000dead";

    private readonly List<(string Name, ApiClient Client)> _strangers = [];

    /// <summary>The directory of institutions is everybody's, and so is what sources have published of them.</summary>
    private static readonly string[] Open = ["GET /api/v1/institutions/{id}", "GET /api/v1/institutions/{id}/figures"];

    private static IEnumerable<string> WithAnId => CallerMatrix.Rows.Keys.Where(e => e.Contains(" /api/", StringComparison.Ordinal) && e.Contains("{id}", StringComparison.Ordinal)).Except(Open);

    private static IEnumerable<string> PagesWithAnId => CallerMatrix.Rows.Keys.Where(e => e.StartsWith("GET ", StringComparison.Ordinal) && !e.Contains(" /api/", StringComparison.Ordinal) && e.Contains("{id}", StringComparison.Ordinal));

    [OneTimeSetUp]
    public async Task AppearAsync()
    {
        // A ceremony at which only theirs is signed; one at which nothing is signed yet is open to all.
        var body = await MouAsync(process: "proposed");
        body["parties"] = new[] { new { institution = Ids["institutions"] }, new { institution = Ids["partner"] } };
        body["signingPlan"] = new { signingEvent = Ids["signing-events"] };
        var planned = await Api.PostAsync("agreements", body);
        Assert.That(planned.Code, Is.EqualTo(201), planned.Body.ToJsonString());
        Ids["internal-note"] = $"{(await Api.PostAsync($"agreements/{Ids["agreements"]}/internal-notes", new { institution = City, text = "Rahasia kota" })).Id}";
        _strangers.AddRange([("a registrar", await PersonAsync((Role.Registrar, Other))), ("an administrator", await PersonAsync((Role.Administrator, Other))), ("a key", await CallerAsync(KeyScope.Admin, Other))]);
    }

    // Without what is new each time: the id that was asked for and the number of the request.
    private static string Told(Answer answer, params string[] asked)
    {
        if (answer.Body is JsonObject problem) problem.Remove("traceId");
        return asked.Aggregate($"{answer.Code} {answer.Etag} {answer.Body.ToJsonString()}", (text, id) => text.Replace(id, "…", StringComparison.OrdinalIgnoreCase));
    }

    private static Task<Answer> AskAsync(ApiClient client, string endpoint, string path, string? body) =>
        client.SendAsync(new HttpMethod(endpoint.Split(' ')[0]), path, body, ("If-Match", "\"1\""));

    [TestCaseSource(nameof(WithAnId))]
    public async Task An_id_of_others_in_a_path_is_answered_as_one_that_does_not_exist(string endpoint)
    {
        var path = endpoint.Split(' ')[1];
        var (theirs, body) = (Ids[path.Split('/')[3]], BodyOf(CallerMatrix.Rows[endpoint].Body));
        foreach (var (name, client) in _strangers)
        {
            var found = await AskAsync(client, endpoint, Fill(path), body);
            var missing = await AskAsync(client, endpoint, Fill(path).Replace(theirs, Nobodys, StringComparison.Ordinal), body);
            Assert.That(Told(found, theirs), Is.EqualTo(Told(missing, Nobodys)), name);
            Assert.That(found.Code, Is.EqualTo(404).Or.EqualTo(403), name);
        }
    }

    [TestCaseSource(nameof(PagesWithAnId))]
    public async Task A_page_of_others_is_as_one_that_does_not_exist(string endpoint)
    {
        var (path, theirs) = (Fill(endpoint.Split(' ')[1]), Ids[endpoint.Split('/').TakeWhile(part => part != "{id}").Last()]);
        foreach (var (name, client) in _strangers.Where(s => s.Name != "a key"))
        {
            var (found, missing) = (await client.GetAsync(path), await client.GetAsync(path.Replace(theirs, Nobodys, StringComparison.Ordinal)));
            Assert.That(Told(found, theirs), Is.EqualTo(Told(missing, Nobodys)), name);
            Assert.That(found.Code, Is.EqualTo(404).Or.EqualTo(403), name);
        }
    }

    [TestCase("POST renewals", """{"agreement":"<agreements>"}""", "agreements")]
    [TestCase("POST agreements", """{"class":"pks","regime":"sinergi","title":"x","parties":[{"institution":"<other>","number":"1"},{"institution":"<partner>","number":"2"}],"term":{"endBasis":"unknown"},"parent":"<agreements>"}""", "agreements")]
    [TestCase("POST agreements", """{"class":"mou","regime":"sinergi","title":"x","parties":[{"institution":"<other>","number":"1"},{"institution":"<partner>","number":"2"}],"term":{"endBasis":"unknown"},"predecessor":"<agreements>"}""", "agreements")]
    [TestCase("POST agreements", """{"class":"mou","regime":"sinergi","title":"x","parties":[{"institution":"<other>","number":"1"},{"institution":"<partner>","number":"2"}],"term":{"endBasis":"unknown"},"signingPlan":{"signingEvent":"<signing-events>"}}""", "signing-events")]
    [TestCase("PATCH agreements/<mine>", """{"parent":"<agreements>"}""", "agreements")]
    [TestCase("PATCH agreements/<mine>", """{"predecessor":"<agreements>"}""", "agreements")]
    [TestCase("PATCH agreements/<mine>", """{"signingPlan":{"on":"2031-01-01","signingEvent":"<signing-events>"}}""", "signing-events")]
    [TestCase("POST agreements/<mine>/actions/schedule", """{"on":"2031-01-01","signingEvent":"<signing-events>"}""", "signing-events")]
    [TestCase("POST renewals/<my case>/actions/plan", """{"signingEvent":"<signing-events>"}""", "signing-events")]
    [TestCase("POST renewals/<my case>/actions/plan", """{"on":"2031-01-01","signingEvent":"<signing-events>"}""", "signing-events")]
    [TestCase("POST agreements/status-lookup", """{"ids":["<agreements>"]}""", "agreements")]
    [TestCase("PUT renewals/<my case>/meetings/<meeting>", """{"heldOn":"2026-01-05","agenda":"x"}""", "meeting")]
    [TestCase("PUT renewals/<my case>/tasks/<task>", """{"title":"x"}""", "task")]
    [TestCase("GET alerts?agreement=<agreements>", null, "agreements")]
    [TestCase("GET renewals?agreement=<agreements>", null, "agreements")]
    [TestCase("GET agreements?parent=<agreements>", null, "agreements")]
    [TestCase("GET audit?subject=<agreements>", null, "agreements")]
    [TestCase("GET audit?subject=<renewals>", null, "renewals")]
    [TestCase("GET audit?subject=<users>", null, "users")]
    [TestCase("GET audit?subject=<api-keys>", null, "api-keys")]
    [TestCase("GET audit?subject=<internal-note>", null, "internal-note")]
    [TestCase("GET mails?agreement=<agreements>", null, "agreements")]
    public async Task An_id_of_others_elsewhere_is_answered_as_one_that_does_not_exist(string request, string? body, string what)
    {
        var (mine, mineCase) = await MineAsync();
        foreach (var (name, client) in _strangers)
        {
            string Put(string text, string id) => Ids.Aggregate(text.Replace($"<{what}>", id, StringComparison.Ordinal).Replace("<mine>", mine, StringComparison.Ordinal).Replace("<my case>", mineCase, StringComparison.Ordinal)
                .Replace("<other>", $"{Other}", StringComparison.Ordinal), (t, known) => t.Replace($"<{known.Key}>", known.Value, StringComparison.Ordinal));
            async Task<string> AnswerAsync(string id) => Told(await AskAsync(client, request, Put("/api/v1/" + request.Split(' ', 2)[1], id) + (request.StartsWith("GET", StringComparison.Ordinal) ? "" : request.Contains("lookup", StringComparison.Ordinal) ? "" : "?validateOnly=true"), body is null ? null : Put(body, id)), id);
            var found = await AnswerAsync(Ids[what]);
            Assert.That(found, Is.EqualTo(await AnswerAsync(Nobodys)), name);
            if (!request.StartsWith("GET", StringComparison.Ordinal) && !request.Contains("lookup", StringComparison.Ordinal)) Assert.That(found, Does.StartWith("400 ").Or.StartWith("404 "), name);
        }
    }

    private (string Agreement, string Case)? _mine;

    // An agreement of the strangers' own, not signed yet; and the renewal of another one.
    private async Task<(string Agreement, string Case)> MineAsync()
    {
        if (_mine is { } made) return made;
        var proposed = await MouAsync(process: "proposed");
        proposed["parties"] = new[] { new { institution = $"{Other}" }, new { institution = Ids["partner"] } };
        var old = await MouAsync("2099-12-31");
        old["parties"] = new[] { new { institution = $"{Other}", number = "O/1" }, new { institution = Ids["partner"], number = "O/2" } };
        var renewed = await Api.PostAsync("agreements", old);
        Assert.That(renewed.Code, Is.EqualTo(201), renewed.Body.ToJsonString());
        var renewal = await Api.PostAsync("renewals", new { agreement = renewed.Id });
        Assert.That(renewal.Code, Is.EqualTo(201), renewal.Body.ToJsonString());
        _mine = ($"{(await Api.PostAsync("agreements", proposed)).Id}", $"{renewal.Id}");
        return _mine.Value;
    }

    [Test]
    public async Task Nothing_of_others_is_in_any_list()
    {
        var words = new[] { Ids["agreements"], Ids["renewals"], Ids["alerts"], Ids["users"], Ids["api-keys"], Ids["signing-events"], Ids["internal-note"], "siti@kota.example", "Rahasia kota" };
        foreach (var list in new[] { "agreements?includeTotal=true", "agreements?q=nota", "renewals", "alerts", "users", "api-keys", "signing-events", "audit", "alert-policies", "reports/expiring?includeTotal=true", "reports/gaps", "reports/gaps?includeTotal=true" })
            foreach (var (name, client) in _strangers)
            {
                var told = (await client.GetAsync(list)).Body.ToJsonString();
                Assert.That(words.Where(w => told.Contains(w, StringComparison.OrdinalIgnoreCase)), Is.Empty, $"{name}: {list}");
            }
    }
}
