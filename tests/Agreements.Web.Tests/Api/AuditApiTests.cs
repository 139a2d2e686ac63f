using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The audit trail over HTTP and by its verbs, on one database.</summary>
public sealed class AuditApiTests : ServiceTest
{
    private string Place(string file) => Path.Combine(Directory, file);

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => RunningProgram.RunAsync(Directory, ["audit", .. arguments]);

    private async Task<JsonNode> VerifyAsync()
    {
        var answer = await Api.PostAsync("audit/verify", null);
        Assert.That(answer.Code, Is.EqualTo(200), answer.Body.ToJsonString());
        return answer.Body;
    }

    [Test, Order(1)]
    public async Task An_entry_says_who_did_what_from_where_by_which_request()
    {
        var id = await InstitutionAsync("Kota Audit");
        var entry = (await Api.GetAsync($"audit?subject={id}&actor=key:test")).Body["items"]!.AsArray().Single()!;
        Assert.That((entry["subjectKind"]!.GetValue<string>(), entry["action"]!.GetValue<string>(), entry["address"]!.GetValue<string>()), Is.EqualTo(("institution", "create", "127.0.0.1")));
        Assert.That(entry["via"]!.GetValue<string>(), Does.Match("^key:[0-9a-f-]{36}$"));
        Assert.That(entry["requestId"]!.GetValue<string>(), Has.Length.EqualTo(32));
        Assert.That(entry["hash"]!.GetValue<string>(), Does.Match("^[0-9a-f]{64}$"));
        Assert.That(entry["changes"]!.AsArray().Select(c => c!["path"]!.GetValue<string>()), Does.Contain("/facts/name"));
        await InstitutionAsync("Kota Berikut");
        var page = await Api.GetAsync("audit?pageSize=1");
        Assert.That((page.Next, page.Body["items"]![0]!["previousHash"]!.GetValue<string>()), Is.EqualTo(($"/api/v1/audit?pageSize=1&pageToken={page.Body["nextPageToken"]}", entry["hash"]!.GetValue<string>())));
        Assert.That((await Api.GetAsync(page.Next!)).Body["items"]![0]!["seq"]!.GetValue<long>(), Is.EqualTo(entry["seq"]!.GetValue<long>()));
    }

    [TestCase("audit?from=0001-01-01&to=9999-12-31", 200, null)]
    [TestCase("audit?from=31-12-2025", 400, "date.invalid /from")]
    [TestCase("audit?subject=1", 400, "query.value /subject")]
    [TestCase("audit?colour=red", 400, "query.unknown /colour")]
    [TestCase("audit?pageToken=x", 400, "pageToken.invalid /pageToken")]
    [TestCase("audit/checkpoints?pageSize=-1", 400, "query.value /pageSize")]
    public async Task What_is_not_a_question_is_refused(string path, int code, string? error)
    {
        var answer = await Api.GetAsync(path);
        Assert.That((answer.Code, answer.Errors.SingleOrDefault()), Is.EqualTo((code, error)), answer.Body.ToJsonString());
    }

    [Test, Order(2)]
    public async Task What_is_signed_exported_and_verified_elsewhere_is_named_when_it_is_changed()
    {
        await InstitutionAsync("Kota Tanda Tangan");
        Assert.That((await VerifyAsync())["ok"]!.GetValue<bool>(), Is.True);
        var signed = await RunAsync("checkpoint");
        Assert.That(signed.Code, Is.Zero, signed.Output);
        Assert.That(signed.Output, Does.Contain("signed up to entry"));
        var checkpoints = (await Api.GetAsync("audit/checkpoints")).Body;
        Assert.That(checkpoints["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await RunAsync("key")).Output.Trim(), Is.EqualTo(checkpoints["publicKey"]!.GetValue<string>().Trim()));
        await File.WriteAllTextAsync(Place("key.pem"), checkpoints["publicKey"]!.GetValue<string>());
        Assert.That((await RunAsync("export", Place("export.jsonl"))).Output, Does.StartWith("Wrote "));
        Assert.That((await RunAsync("verify")).Code, Is.Zero);
        string[] offline = ["verify", "--export", Place("export.jsonl"), "--checkpoints", Path.Combine(Directory, "data", "audit-checkpoints.jsonl"), "--key", Place("key.pem")];
        Assert.That((await RunAsync(offline)).Output, Does.StartWith("Right: ").And.EndsWith("1 checkpoints.\n"));
        var export = await File.ReadAllTextAsync(Place("export.jsonl"));
        await File.WriteAllTextAsync(Place("export.jsonl"), export.Replace("Kota Tanda Tangan", "Kota Tanda Tangin", StringComparison.Ordinal));
        var broken = await RunAsync(offline);
        Assert.That((broken.Code, broken.Output), Is.EqualTo((1, $"Broken at entry {checkpoints["items"]![0]!["seq"]}: What entry {checkpoints["items"]![0]!["seq"]} says does not fit its hash: it was changed after it was written.\n")));
    }

    [Test, Order(3)]
    public async Task A_break_is_named_by_the_API_and_the_verb_and_makes_the_service_not_ready()
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Directory, "data", "agreements.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER tr_audit_entries_update; UPDATE audit_entries SET actor = 'nobody' WHERE seq = 2";
            await command.ExecuteNonQueryAsync();
        }
        var found = await VerifyAsync();
        Assert.That((found["ok"]!.GetValue<bool>(), found["entries"]!.GetValue<long>(), found["firstBroken"]!["seq"]!.GetValue<long>()), Is.EqualTo((false, 1L, 2L)));
        Assert.That((await Api.PostAsync("audit/verify?lang=en", null)).Body["firstBroken"]!["why"]!.GetValue<string>(), Does.StartWith("What entry 2 says"));
        Assert.That((await Api.GetAsync("/health/ready")).Code, Is.EqualTo(200), "nobody has been told yet");
        Assert.That((await RunAsync("checkpoint")).Code, Is.EqualTo(1));
        Assert.That((await RunAsync("verify")).Output, Does.StartWith("Broken at entry 2: "));
        var ready = await Api.GetAsync("/health/ready");
        Assert.That(ready.Code, Is.EqualTo(503));
        Assert.That(ready.Body["problems"]![0]!.GetValue<string>(), Does.StartWith("The audit trail is broken at entry 2"));
    }

    [Test]
    public async Task A_verb_without_its_files_says_which_is_missing()
    {
        Assert.That(await RunAsync("verify", "--export", "nowhere.jsonl"), Is.EqualTo((2, "There is no file nowhere.jsonl.\n")));
        Assert.That((await RunAsync("verify", "--key", "nowhere.pem")).Code, Is.EqualTo(2));
    }
}
