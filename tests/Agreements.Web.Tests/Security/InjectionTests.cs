using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Text that means something to a database or a spreadsheet is text: in every filter, order and table.</summary>
public sealed class InjectionTests : ServiceTest
{
    private static readonly string[] Hostile =
    [
        "'", "''", "' OR 1=1 --", "'; DROP TABLE agreements; --", "\" OR \"\"=\"", "1; WAITFOR DELAY '0:0:9' --", "/* */", "-- ", "%", "_", "[a-z]", "[^x]%", "\\", "\\%", "$id", "@Q", ":x", "{0}", "?", "CHAR(39)", "\u02BC", "\uFF07", "0x27", "NULL", "*",
    ];

    private static readonly string[] Formulas = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "Nota;=1+1", "Nota; @SUM(A1)", " =1+1", "\uFF1D1+1", "\"=1+1", "\";=1+1"];

    private JsonNode _document = null!;

    private Guid _partner;

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-06-02")];

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        _document = (await Api.GetAsync("/openapi/v1.json")).Body;
        _partner = await InstitutionAsync("@SUM(A1)", "bpjsBranch");
        foreach (var (text, i) in Hostile.Select((t, i) => (t, i)))
        {
            var institution = await Api.PostAsync("institutions", new { kind = "village", name = $"Desa {text} {i}" });
            Assert.That(institution.Code, Is.EqualTo(201), text);
            await EnterAsync($"Nota {text} {i}", institution.Id, $"J/{i}", "2030-01-01");
        }
        foreach (var (text, i) in Formulas.Select((t, i) => (t, i))) await EnterAsync(text, await InstitutionAsync($"=Kota{i}"), $"K/{i}", "2025-05-25");
        // Neither holds any of the signs.
        await EnterAsync("Nota biasa", await InstitutionAsync("Desa biasa"), "L/1", "2030-01-01");
    }

    private async Task EnterAsync(string title, Guid institution, string number, string endsOn)
    {
        var body = await MouAsync(endsOn);
        (body["title"], body["parties"]) = (title, new[] { new { institution, number }, new { institution = _partner, number = "P" + number } });
        body["term"] = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn };
        var made = await Api.PostAsync("agreements", body);
        Assert.That(made.Code, Is.EqualTo(201), made.Body.ToJsonString());
    }

    private IEnumerable<(string Path, JsonNode Parameter)> Filters => _document["paths"]!.AsObject()
        .Where(p => p.Value!["get"] is not null && !p.Key.Contains('{', StringComparison.Ordinal))
        .SelectMany(p => (p.Value!["get"]!["parameters"]?.AsArray() ?? []).Where(q => q!["in"]!.GetValue<string>() == "query").Select(q => (p.Key, q!)));

    [Test]
    public async Task Every_filter_and_order_of_every_list_takes_it_as_data_or_refuses_it()
    {
        Assert.That(Filters.Count(), Is.AtLeast(50));
        foreach (var (path, parameter) in Filters)
            foreach (var text in Hostile)
            {
                var (name, isFree) = (parameter["name"]!.GetValue<string>(), parameter["schema"] is { } s && s["type"]!.GetValue<string>() == "string" && s["format"] is null && s["enum"] is null);
                var answer = await Api.GetAsync($"{path}?{name}={Uri.EscapeDataString(text)}");
                if (isFree && name != "pageToken") Assert.That(answer.Code == 200 || IsOf(answer.Errors.Single(), name), $"{path} {name} {text}: {answer.Code}");
                else Assert.That((answer.Code, answer.Errors.Length), Is.EqualTo((400, 1)), $"{path} {name} {text}");
            }
        Assert.That((await Api.GetAsync("agreements?includeTotal=true&pageSize=1")).Body["total"]!.GetValue<int>(), Is.EqualTo(Hostile.Length + Formulas.Length + 1), "nothing is gone");
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task A_search_finds_what_holds_the_text_and_nothing_else(string text)
    {
        foreach (var (list, member) in new[] { ("agreements", "title"), ("institutions", "name") })
        {
            var all = (await Api.GetAsync($"{list}?pageSize=200")).Body["items"]!.AsArray().Select(i => i![member]!.GetValue<string>()).ToList();
            var found = (await Api.GetAsync($"{list}?pageSize=200&q={Uri.EscapeDataString(text)}")).Body["items"]!.AsArray().Select(i => i![member]!.GetValue<string>()).ToList();
            Assert.That(found, Is.SubsetOf(all));
            if (list == "institutions") Assert.That(found, Is.EquivalentTo(all.Where(t => Plain(t).Contains(Plain(text), StringComparison.Ordinal))), text);
            else Assert.That(found, Is.SupersetOf(all.Where(t => Plain(t).Contains(Plain(text), StringComparison.Ordinal))).And.None.Matches<string>(t => !Plain(t).Contains(Plain(text), StringComparison.Ordinal) && t == "Nota biasa"), text);
        }
    }

    // As the search compares: without case, wide forms, superfluous white space.
    private static string Plain(string text) => App.Data.Folding.Fold(text);

    // A key may not be named like a mail address.
    private static IEnumerable<string> Names => Hostile.Where(t => !t.Contains('@', StringComparison.Ordinal));

    [TestCaseSource(nameof(Names))]
    public async Task Who_bears_such_a_name_is_found_by_it_alone_in_the_trail(string text)
    {
        var made = await Api.PostAsync("api-keys", new { name = text, scope = "admin" });
        Assert.That(made.Code, Is.EqualTo(201), made.Body.ToJsonString());
        using var http = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", made.Body["key"]!.GetValue<string>());
        var village = await new ApiClient(http).PostAsync("institutions", new { kind = "village", name = "Desa Jejak" });
        var entries = (await Api.GetAsync($"audit?actor={Uri.EscapeDataString("key:" + text)}")).Body["items"]!.AsArray();
        Assert.That(entries.Select(e => e!["subjectId"]!.GetValue<Guid>()), Is.EqualTo(new[] { village.Id }));
    }

    [Test]
    public async Task No_cell_of_a_table_is_run_by_a_spreadsheet_whatever_separates_its_cells()
    {
        var table = (await Api.GetAsync("reports/gaps", ("Accept", "text/csv"))).Body.GetValue<string>();
        Assert.That(table.Split("\r\n"), Has.Length.EqualTo(Formulas.Length + 2));
        foreach (var separators in new[] { ",", ";", "\t" })
            foreach (var cell in table.Split([.. separators, '\r', '\n']).Select(c => c.Trim('"', ' ')))
                Assert.That(cell, Does.Not.Match("^[=+@\uFF1D\uFF0B\uFF20-]"), $"'{separators}'");
        Assert.That(table, Does.Contain("'=Kota0;' @SUM(A1)"));
    }

    // A list in one parameter is refused by the place of what is wrong in it.
    private static bool IsOf(string error, string name) => error.EndsWith(" /" + name, StringComparison.Ordinal) || error.Contains($" /{name}/", StringComparison.Ordinal);
}
