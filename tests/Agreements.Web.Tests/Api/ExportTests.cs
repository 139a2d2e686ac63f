using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>Lists as files.</summary>
public sealed class ExportTests : ServiceTest
{
    private const int Entered = 210;

    private static readonly string[] Lists = ["agreements", "institutions", "renewals", "signing-events", "alerts", "mails", "audit", "users", "reports/register", "reports/gaps?asOf=2025-06-10", "reports/expiring", "reports/data-quality",
        "reports/mou-without-pks?asOf=2025-06-01", "reports/parent-expired", "reports/in-force-in-year?year=2025", "reports/signed-in-year?year=2020", "reports/open-ended", "reports/funding-ended", "regions", "regions/15/coverage", "regions/15/targets", "reports/monev-due"];

    private Guid _one;

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-06-02"), ("Http__RequestsPerSecond", "1000")];

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        var body = await MouAsync("2025-06-07");
        (body["title"], body["term"]) = ("Nota \"Sinergi\", baris", new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-06-07" });
        _one = (await Api.PostAsync("agreements", body)).Id;
        for (var i = 1; i < Entered; i++)
        {
            body["parties"] = (body["parties"] as Array)!.Cast<dynamic>().Select(p => new { p.institution, number = Guid.CreateVersion7().ToString() }).ToArray();
            await Api.PostAsync("agreements", body);
        }
        await Api.PostAsync("renewals", new { agreement = _one });
        await Api.PostAsync("signing-events", new { title = "Upacara", heldOn = "2025-06-05" });
        await Api.PostAsync("regions/15/coverage", new { asOf = "2024-08-12", participants = 518_632, potential = 1_312_370, source = new { kind = "article", text = "Berita" } });
        await Api.PostAsync("regions/15/targets", new { participants = 695_556, source = new { kind = "article", text = "Berita" } });
    }

    private static string With(string list, string query) => list + (list.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;

    private async Task<string[]> LinesAsync(string path, params (string, string)[] headers)
    {
        var answer = await Api.GetAsync(path, headers);
        Assert.That((answer.Code, answer.MediaType), Is.EqualTo((200, "application/jsonl")), path);
        return answer.Body.GetValue<string>().Split('\n');
    }

    [TestCaseSource(nameof(Lists))]
    public async Task As_lines_of_json_every_list_is_whole_and_each_line_is_the_item_of_the_list(string list)
    {
        var (items, audit) = (new List<string>(), list == "audit");
        var lines = await LinesAsync(With(list, "format=jsonl"));
        for (var next = With(list, "pageSize=200"); next is not null;)
        {
            var page = await Api.GetAsync(next);
            items.AddRange(page.Body["items"]!.AsArray().Select(i => i!.ToJsonString()));
            next = page.Next;
        }
        Assert.That(lines[^1], Is.Empty, "the last line ends too");
        // What is taken out is written to the trail meanwhile.
        var written = lines.SkipLast(1).Select(l => JsonNode.Parse(l)!.ToJsonString()).ToList();
        Assert.That(audit ? items.SkipWhile(i => i != written[0]) : items, Is.EqualTo(written));
        Assert.That(list is "mails" or "users" or "alerts" or "reports/data-quality" or "reports/parent-expired" or "reports/open-ended" or "reports/funding-ended" or "reports/monev-due" or "regions/15/coverage" or "regions/15/targets" || written.Count > 0, list);
    }

    [TestCaseSource(nameof(Lists))]
    public async Task As_a_table_every_list_has_its_headings_in_both_forms(string list)
    {
        var csv = (await Api.GetAsync(list, ("Accept", "text/csv"))).Body.GetValue<string>().Split("\r\n")[0].Split(',');
        Assert.That(csv, Is.Unique.And.All.Match("^[a-zA-Z]+$"));
        using var xlsx = (await Api.GetAsync(With(list, "format=xlsx&lang=en"))).Raw;
        Assert.That(xlsx.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        Assert.That(xlsx.Content.Headers.ContentDisposition!.FileName, Does.Match("^" + list.Split('/')[^1].Split('?')[0] + (list.StartsWith("reports/", StringComparison.Ordinal) ? "-2025-06-(02|01|10)" : "") + "[.]xlsx$"));
        Assert.That(Workbooks.Broken(await xlsx.Content.ReadAsStreamAsync()), Is.Empty);
    }

    [TestCase("application/jsonl")]
    [TestCase("application/x-ndjson, application/json;q=0.5")]
    public async Task They_are_asked_for_by_accept_too(string accept) => Assert.That((await LinesAsync("agreements?validity=inForce", ("Accept", accept))).Length, Is.EqualTo(Entered + 1));

    [Test]
    public async Task A_page_is_a_page_in_every_form()
    {
        var first = await Api.GetAsync("agreements?pageSize=3&format=jsonl");
        Assert.That(first.Body.GetValue<string>().Split('\n').Length, Is.EqualTo(4));
        Assert.That((await LinesAsync(first.Next!)).Length, Is.EqualTo(4));
    }

    [Test]
    public async Task A_timeline_is_a_list_too()
    {
        Assert.That(await LinesAsync($"agreements/{_one}/timeline?format=jsonl"), Has.Length.EqualTo(2));
        Assert.That((await Api.GetAsync($"agreements/{_one}/timeline", ("Accept", "text/csv"))).Body.GetValue<string>(), Does.StartWith("seq,at,actor,action,version,reason,changes\r\n").And.Contain(",create,1,"));
        Assert.That((await Api.GetAsync($"agreements/{Guid.CreateVersion7()}/timeline?format=csv")).Code, Is.EqualTo(404));
    }

    [Test]
    public async Task What_fails_on_the_way_breaks_off_and_does_not_look_whole()
    {
        // Of those in the list's order the last: pages before it have left by then.
        var whole = Details("{");
        foreach (var format in new[] { "csv", "jsonl" })
        {
            using var answer = await Service.Http.GetAsync($"/api/v1/agreements?format={format}", HttpCompletionOption.ResponseHeadersRead);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), "it had begun");
            Assert.That(async () => await answer.Content.ReadAsStringAsync(), Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>(), format);
        }
        Assert.That((await Api.GetAsync("agreements?format=xlsx")).MediaType, Is.EqualTo("application/problem+json"), "a workbook is told as failed before it leaves");
        Details(whole);
    }

    /// <summary>Writes what cannot be read to the first agreement, past the program.</summary>
    /// <returns>What stood there.</returns>
    private string Details(string written)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(Directory, "data", "agreements.db")}");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT details FROM agreements WHERE id = (SELECT MIN(id) FROM agreements)";
        var before = (string)command.ExecuteScalar()!;
        command.CommandText = "UPDATE agreements SET details = @Written WHERE id = (SELECT MIN(id) FROM agreements)";
        command.Parameters.AddWithValue("@Written", written);
        command.ExecuteNonQuery();
        return before;
    }
}
