using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using AgreementsGuide;
using NUnit.Framework;

namespace Agreements.Web.Tests.Contract;

/// <summary>A consumer that has nothing but the served document and the guide: its document passes a strict linter, its client is generated, and the five tasks of the guide run
/// as they are shown, in three languages.</summary>
public sealed class ConsumerTests : ServiceTest
{
    private NodePackage _node = null!;
    private string _city = "", _branch = "";

    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Webhooks__AllowedNetworks", "127.0.0.0/8")];

    private static string Guide => Path.Combine(AppContext.BaseDirectory, "Guide");

    private string Key => Service.Http.DefaultRequestHeaders.Authorization!.Parameter!;

    [OneTimeSetUp]
    public async Task GenerateAsync()
    {
        _node = await NodePackage.InstallAsync("Integrations");
        await File.WriteAllTextAsync(Path.Combine(_node.Directory, "openapi.json"), await Service.Http.GetStringAsync("/openapi/v1.json"));
        foreach (var file in System.IO.Directory.EnumerateFiles(Guide, "*.ts")) File.Copy(file, Path.Combine(_node.Directory, Path.GetFileName(file)), overwrite: true);
        await RunsAsync("npx", "openapi-typescript", "openapi.json", "-o", "api.d.ts");
        await RunsAsync("npx", "tsc");
        Environment.SetEnvironmentVariable("AGREEMENTS_URL", Service.Http.BaseAddress!.ToString().TrimEnd('/'));
        Environment.SetEnvironmentVariable("AGREEMENTS_KEY", Key);
        (_city, _branch) = (await FindAsync("Pemerintah Kota Jambi"), await FindAsync("BPJS Ketenagakerjaan Kantor Cabang Jambi"));
    }

    [OneTimeTearDown]
    public void Forget()
    {
        _node?.Dispose();
        Environment.SetEnvironmentVariable("AGREEMENTS_URL", null);
        Environment.SetEnvironmentVariable("AGREEMENTS_KEY", null);
        Environment.SetEnvironmentVariable("WEBHOOK_SECRET", null);
    }

    private async Task<string> FindAsync(string name) => (await Api.GetAsync("institutions?q=" + Uri.EscapeDataString(name))).Body["items"]![0]!["id"]!.GetValue<string>();

    private async Task<string> RunsAsync(string program, params string[] arguments)
    {
        var (code, output) = await _node.RunAsync(program, arguments);
        Assert.That(code, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    private Task<string> BashAsync(string task, params string[] arguments) => RunsAsync("bash", [Path.Combine(Guide, task + ".sh"), .. arguments]);

    private Task<string> NodeAsync(string task, params string[] arguments) => RunsAsync("node", [$"out/{task}.js", .. arguments]);

    private static async Task<string> SharpAsync(Func<Task> run)
    {
        var (before, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        try
        {
            await run();
        }
        finally
        {
            Console.SetOut(before);
        }
        return written.ToString();
    }

    private static async Task AssertSameAsync(Func<Task<string>> bash, Func<Task<string>> node, Func<Task> sharp, Action<string> holds)
    {
        var said = new[] { await bash(), await node(), await SharpAsync(sharp) };
        holds(said[0]);
        Assert.That(said.Select(s => s.Trim().Replace("\r", "", StringComparison.Ordinal)), Is.All.EqualTo(said[0].Trim()));
    }

    [Test]
    public async Task A_strict_linter_finds_nothing_wrong_with_the_document() => await RunsAsync("npx", "redocly", "lint", "openapi.json", "--config", "redocly.yaml");

    [Test]
    public async Task Task_1_asks_whether_an_agreement_is_in_force()
    {
        var number = (await Api.GetAsync("agreements?endsFrom=2025-05-25&endsTo=2025-05-25")).Body["items"]![0]!["reference"]!.GetValue<string>();
        await AssertSameAsync(() => BashAsync("task1", number, "2025-05-20"), () => NodeAsync("task1", number, "2025-05-20"), () => Task1.RunAsync(number, new DateOnly(2025, 5, 20)),
            said => Assert.That(said, Does.Contain("inForce, 5 days to its end")));
        await AssertSameAsync(() => BashAsync("task1", "tidak-ada", "2025-05-20"), () => NodeAsync("task1", "tidak-ada", "2025-05-20"), () => Task1.RunAsync("tidak-ada", new DateOnly(2025, 5, 20)),
            said => Assert.That(said, Does.Contain("tidak-ada: unknown")));
    }

    [Test]
    public async Task Task_2_keeps_a_copy_in_step()
    {
        var copies = new[] { "bash", "node", "sharp" }.Select(name => Path.Combine(_node.Directory, "copy-" + name)).ToArray();
        Task RunAsync(Action<string> holds) => AssertSameAsync(() => BashAsync("task2", copies[0]), () => NodeAsync("task2", copies[1]), () => Task2.RunAsync(copies[2]), holds);
        await RunAsync(said => Assert.That(said.Trim(), Is.EqualTo("read all")));
        var changed = (await CreateAsync()).Id;
        await Api.PatchNowAsync(changed, new { segments = new[] { "pekerja rentan" } });
        await RunAsync(said => Assert.That(said, Does.Contain($"changed {changed}")));
        await RunAsync(said => Assert.That(said, Does.Not.Contain($"changed {changed}")));
        var all = (await Api.GetAsync("agreements?pageSize=200")).Body["items"]!.AsArray();
        foreach (var copy in copies)
        {
            Assert.That(System.IO.Directory.EnumerateFiles(copy, "*.json").Count(), Is.EqualTo(all.Count), copy);
            var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(copy, $"{changed}.json")))!;
            Assert.That((kept["version"]!.GetValue<long>(), kept["segments"]!.ToJsonString()), Is.EqualTo((2L, "[\"pekerja rentan\"]")), copy);
        }
    }

    [Test]
    public async Task Task_3_receives_what_the_service_sends_and_refuses_what_others_do()
    {
        var (node, sharp) = (FreePort(), FreePort());
        var (toNode, secretOfNode) = await WebhookAsync($"http://127.0.0.1:{node}/");
        var (toSharp, secretOfSharp) = await WebhookAsync($"http://127.0.0.1:{sharp}/");
        Environment.SetEnvironmentVariable("WEBHOOK_SECRET", secretOfNode);
        using var receiver = _node.Start("node", "out/task3.js", $"{node}");
        Assert.That(await receiver.StandardOutput.ReadLineAsync(), Is.EqualTo("listening"));
        Environment.SetEnvironmentVariable("WEBHOOK_SECRET", secretOfSharp);
        var said = SharpAsync(() => Task3.RunAsync($"http://127.0.0.1:{sharp}/", 2));
        try
        {
            foreach (var webhook in new[] { toNode, toSharp })
                Assert.That((await Api.PostAsync($"webhooks/{webhook}/test", null)).Body["state"]!.GetValue<string>(), Is.EqualTo("delivered"));
            Assert.That(await receiver.StandardOutput.ReadLineAsync(), Does.StartWith("webhook.test"));
            using var http = new HttpClient();
            foreach (var port in new[] { node, sharp }) Assert.That((int)(await http.PostAsync($"http://127.0.0.1:{port}/", new StringContent("{}"))).StatusCode, Is.EqualTo(401));
            Assert.That(await receiver.StandardOutput.ReadLineAsync(), Is.EqualTo("the signature is not ours"));
            Assert.That(await said, Does.StartWith("webhook.test").And.Contains("the signature is not ours"));
        }
        finally
        {
            receiver.Kill();
            await receiver.WaitForExitAsync();
        }
    }

    // The receiver in bash is called by another one: it gets what the published test vector of Standard Webhooks was signed from, but for its age.
    [Test]
    public async Task Task_3_verifies_in_bash_what_the_independent_library_signs()
    {
        var signed = await RunsAsync("node", "--input-type=module", "-e", """
            import { Webhook } from "standardwebhooks";
            const [body, at] = ['{"type":"agreement.expired","subject":"0197"}', new Date()];
            console.log(Math.floor(at / 1000), new Webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").sign("msg_1", at, body));
            """);
        Environment.SetEnvironmentVariable("WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var (at, signature) = (signed.Trim().Split(' ')[0], signed.Trim().Split(' ')[1]);
        Task<(int Code, string Output)> VerifyAsync(string body) => _node.RunAsync("bash", "-c", $"printf %s '{body}' | bash {Guide}/task3.sh msg_1 {at} '{signature}'");
        Assert.That(await VerifyAsync("""{"type":"agreement.expired","subject":"0197"}"""), Is.EqualTo((0, "agreement.expired 0197\n")));
        Assert.That(await VerifyAsync("""{"type":"agreement.signed","subject":"0197"}"""), Is.EqualTo((1, "the signature is not ours\n")));
    }

    private async Task<(string Id, string Secret)> WebhookAsync(string url)
    {
        var made = await Api.PostAsync("webhooks", new { url, events = new[] { "*" } });
        return (made.Body["id"]!.GetValue<string>(), made.Body["secret"]!.GetValue<string>());
    }

    private static int FreePort()
    {
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        return ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
    }

    [Test]
    public async Task Task_4_enters_an_agreement_once_and_registers_its_numbers()
    {
        var (city, branch) = (Guid.Parse(_city), Guid.Parse(_branch));
        Func<string, Task<string>>[] languages = [record => BashAsync("task4", record, _city, _branch), record => NodeAsync("task4", record, _city, _branch), record => SharpAsync(() => Task4.RunAsync(record, city, branch))];
        for (var i = 0; i < languages.Length; i++)
        {
            var said = await languages[i]($"7{i}");
            Assert.That(said, Does.Contain($"registered: 7{i}/KS/2025, 7{i}/PKS/012025"));
            Assert.That(await languages[i]($"7{i}"), Is.EqualTo(said), "a repetition gets the first answer");
            Assert.That((await Api.GetAsync($"agreements?q=7{i}/KS/2025")).Body["items"]!.AsArray(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Task_5_lists_what_ends_and_exports_the_gaps()
    {
        var files = new[] { "bash.csv", "node.csv", "sharp.csv" }.Select(f => Path.Combine(_node.Directory, f)).ToArray();
        await AssertSameAsync(() => BashAsync("task5", "2025-05-20", files[0]), () => NodeAsync("task5", "2025-05-20", files[1]), () => Task5.RunAsync(new DateOnly(2025, 5, 20), files[2]),
            said => Assert.That(said, Does.Contain("gap of 2 days from 2025-05-26")));
        var tables = files.Select(File.ReadAllText).ToList();
        Assert.That(tables[0], Does.StartWith("asOf,agreement,").And.Contain("2025-05-26"));
        Assert.That(tables, Is.All.EqualTo(tables[0]));
    }

    [TestCase("task1", "x 2025-05-20")]
    [TestCase("task2", "copy")]
    [TestCase("task4", "8 x y")]
    [TestCase("task5", "2025-05-20 gaps.csv")]
    public async Task What_is_refused_ends_the_scripts_and_says_why(string task, string arguments)
    {
        var (code, output) = await _node.RunAsync("bash", "-c", $"AGREEMENTS_KEY=agr_salah bash {Guide}/{task}.sh {arguments}");
        Assert.That((code, output), Is.EqualTo((1, output)));
        Assert.That(output, Does.Contain("(key.unknown): ").And.Not.Contain(": unknown").And.Not.Contain("read all").And.Not.Contain("unbound"));
    }

    [TestCase("task1", "x 31-12-2025", "date.invalid")]
    [TestCase("task4", "9 0197 0198", "json.value")]
    public async Task What_is_said_is_the_problem_of_the_service(string task, string arguments, string problem)
    {
        var (code, output) = await _node.RunAsync("bash", "-c", $"bash {Guide}/{task}.sh {arguments}");
        Assert.That((code, output), Is.EqualTo((1, output)));
        Assert.That(output, Does.Contain($"({problem}): "));
    }
}
