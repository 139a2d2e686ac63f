using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The gap report as other systems and spreadsheets read it.</summary>
public sealed class GapReportTests : ServiceTest
{
    private const string Title = "=HYPERLINK(\"http://x.example\"; \"Nota\"), satu";

    private Guid _old, _next;

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-06-02")];

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        var old = await MouAsync("2025-05-25");
        (old["title"], old["term"]) = (Title, new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-05-25" });
        _old = (await Api.PostAsync("agreements", old)).Id;
        var next = await MouAsync();
        (next["predecessor"], next["parties"]) = (_old, Renumbered(old));
        var answer = await Api.PostAsync("agreements", next);
        Assert.That(answer.Code, Is.EqualTo(201), answer.Body.ToJsonString());
        _next = answer.Id;
        await CreateOpenAsync();
    }

    private static JsonArray Renumbered(Dictionary<string, object?> old) =>
        [.. System.Text.Json.JsonSerializer.SerializeToNode(old["parties"])!.AsArray().Select(p => new JsonObject { ["institution"] = p!["institution"]!.GetValue<Guid>(), ["number"] = $"B/{Guid.CreateVersion7()}" })];

    private async Task CreateOpenAsync()
    {
        var body = await MouAsync();
        body["term"] = new { signedOn = "2020-06-01", endBasis = "fixed", endsOn = "2025-05-31" };
        Assert.That((await Api.PostAsync("agreements", body)).Code, Is.EqualTo(201));
    }

    [Test]
    public async Task It_names_the_day_what_it_counts_and_each_gap()
    {
        var answer = await Api.GetAsync("reports/gaps?lang=en&includeTotal=true");
        Assert.That((answer.Code, answer.Body["asOf"]!.GetValue<string>()), Is.EqualTo((200, "2025-06-02")));
        Assert.That(answer.Body["definitions"]!.AsObject().Select(d => d.Key), Is.EqualTo(new[] { "gap", "forecast", "open", "closed", "without" }));
        Assert.That(answer.Body["definitions"]!["gap"]!.GetValue<string>(), Does.StartWith("Days without an agreement"));
        Assert.That(answer.Body["totals"]!.ToJsonString(), Is.EqualTo("""{"agreements":2,"days":4}"""));
        var (closed, open) = (answer.Body["items"]![0]!, answer.Body["items"]![1]!);
        Assert.That((closed["agreement"]!["id"]!.GetValue<Guid>(), closed["successor"]!["id"]!.GetValue<Guid>()), Is.EqualTo((_old, _next)));
        Assert.That(Days(closed), Is.EqualTo("2025-05-26 2025-05-27 2 closed"));
        Assert.That(Days(open), Is.EqualTo("2025-06-01  2 open"));
        Assert.That(open["successor"], Is.Null);
    }

    private static string Days(JsonNode item) => $"{item["from"]} {item["to"]} {item["days"]} {item["state"]}";

    [TestCase("text/csv")]
    [TestCase("application/json;q=0.5, text/csv")]
    public async Task As_a_table_it_is_whole_has_a_header_and_runs_no_formula(string accept)
    {
        var answer = await Api.GetAsync("reports/gaps", ("Accept", accept));
        Assert.That((answer.Code, answer.MediaType, answer.Raw.Headers.Vary.Contains("Accept")), Is.EqualTo((200, "text/csv", true)));
        var lines = answer.Body.GetValue<string>().Split("\r\n");
        Assert.That(lines[0], Is.EqualTo("asOf,agreement,reference,class,title,parties,successor,successorReference,from,to,days,state,stage,retroactive"));
        Assert.That(lines, Has.Length.EqualTo(4).And.Some.EqualTo(""));
        Assert.That(lines[1], Does.StartWith($"2025-06-02,{_old},AGR-").And.Contains(",mou,\"'=HYPERLINK(\"\"http://x.example\"\"; \"\"Nota\"\"), satu\",").And.Contains($",{_next},").And.EndWith(",2025-05-26,2025-05-27,2,closed,,"));
        Assert.That(lines[2], Does.EndWith(",,,2025-06-01,,2,open,,"));
    }

    [Test]
    public async Task A_table_is_paged_only_for_those_who_ask_for_pages()
    {
        var first = await Api.GetAsync("reports/gaps?pageSize=1", ("Accept", "text/csv"));
        var second = await Api.GetAsync(first.Next!, ("Accept", "text/csv"));
        Assert.That(new[] { first, second }.Select(p => p.Body.GetValue<string>().Split("\r\n")[1].Split(',')[^4]), Is.EqualTo(new[] { "2", "2" }));
        Assert.That(first.Body.GetValue<string>(), Is.Not.EqualTo(second.Body.GetValue<string>()));
        Assert.That(second.Next, Is.Null);
    }

    [Test]
    public async Task The_document_names_all_forms()
    {
        var answer = (await Api.GetAsync("/openapi/v1.json")).Body["paths"]!["/api/v1/reports/gaps"]!["get"]!["responses"]!["200"]!["content"]!;
        Assert.That(answer.AsObject().Select(c => c.Key), Is.EquivalentTo(new[] { "application/json", "text/csv", "application/jsonl", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));
    }

    [TestCase("*/*")]
    [TestCase("application/json, text/csv;q=0.9")]
    [TestCase("text/csv;q=0")]
    public async Task Who_does_not_prefer_a_table_gets_JSON(string accept) =>
        Assert.That((await Api.GetAsync("reports/gaps", ("Accept", accept))).MediaType, Is.EqualTo("application/json"));
}
