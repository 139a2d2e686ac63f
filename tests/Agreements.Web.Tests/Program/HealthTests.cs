using System.Globalization;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>What <c>/health/ready</c> tells an operator, while the mail server refuses every mail of the sample.</summary>
public sealed class HealthTests : ServiceTest
{
    private readonly SmtpSink _sink = new() { Refuses = true };

    private readonly Watcher _watcher = new();

    public HealthTests() => _sink.Open();

    protected override (string, string?)[] Settings => [.. MailTo(_sink, "2025-05-19"), ("Alarm__HeartbeatUrl", _watcher.Url + "ping/rahasia")];

    private static (string, string?)[] MailTo(SmtpSink sink, string today) =>
    [
        ("Agreements__Samples", "true"), ("Agreements__Today", today),
        ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", sink.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__Smtp__Security", "None"),
    ];

    [OneTimeSetUp]
    public Task SweptAsync() => Service.PrintedAsync(l => l.StartsWith("Mail: ", StringComparison.Ordinal));

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _sink.DisposeAsync();
        _watcher.Dispose();
    }

    private static string[] Texts(Answer ready, string member) => [.. ready.Body[member]!.AsArray().Select(t => t!.GetValue<string>())];

    [Test]
    public async Task It_says_that_it_is_ready_what_ran_and_when_the_next_sweep_comes()
    {
        var ready = await Api.GetAsync("/health/ready");
        Assert.That((ready.Code, ready.Body["status"]!.GetValue<string>()), Is.EqualTo((200, "ready")));
        Assert.That(Texts(ready, "problems"), Is.Empty);
        Assert.That(ready.Body["health"]!["jobs"]!.AsArray().Select(j => j!["job"]!.GetValue<string>()), Is.EquivalentTo(new[] { "compareDocuments", "imports", "indexSearch", "moveContents", "readDocuments", "reports", "send", "sweep" }));
        Assert.That((await Api.GetAsync("/health/live")).Code, Is.EqualTo(200));
        // The clock of the jobs is the real one, also where the date of the service is fixed.
        var (now, next) = (TimeProvider.System.GetUtcNow(), ready.Body["nextSweepAt"]!.GetValue<DateTimeOffset>());
        Assert.That(next, Is.GreaterThan(now.AddMinutes(-1)).And.LessThan(now.AddMinutes(61)));
        Assert.That(ready.Body["nextSweepAt"]!.GetValue<string>(), Does.EndWith(":01:00Z"));
    }

    [Test]
    public async Task A_watcher_outside_is_told_of_each_sweep_that_succeeded()
    {
        var asked = await _watcher.Asked.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(asked, Is.EqualTo("GET /ping/rahasia"));
        Assert.That(Service.Output, Does.Not.Contain("rahasia"));
    }

    [Test]
    public async Task The_verb_says_the_same_and_its_exit_code_whether_it_is_ready()
    {
        var (code, output) = await RunningProgram.RunAsync(Directory, ["health"], MailTo(_sink, "2025-05-19"));
        Assert.That((code, output.Split('\n')[0]), Is.EqualTo((0, "ready")), output);
        Assert.That(output, Does.Contain("job sweep: succeeded 2025-05-19"));
        using var empty = new TempDirectory();
        (code, output) = await RunningProgram.RunAsync(empty.Path, ["health"]);
        Assert.That((code, output), Is.EqualTo((1, "not ready\nproblem: There is no database. Start the service or run 'migrate' to make one, or name another directory by Agreements__DataDirectory.\n")));
    }

    [Test]
    public async Task A_dead_letter_is_a_warning_until_it_is_queued_again()
    {
        var warned = await Api.GetAsync("/health/ready");
        var dead = (await Api.GetAsync("mails?state=dead")).Body["items"]!.AsArray().Select(m => m!["id"]!.GetValue<Guid>()).ToList();
        Assert.That((warned.Code, warned.Body["status"]!.GetValue<string>(), dead.Count > 0), Is.EqualTo((200, "ready", true)));
        Assert.That(Texts(warned, "warnings").Single(), Does.StartWith($"{dead.Count} mails were refused for good").And.Contain("GET /api/v1/mails?state=dead").And.Contain("/actions/retry"));
        _sink.Refuses = false;
        foreach (var id in dead) Assert.That((await Api.PostAsync($"mails/{id}/actions/retry", null)).Code, Is.EqualTo(200));
        Assert.That(Texts(await Api.GetAsync("/health/ready"), "warnings"), Is.Empty);
        _sink.Refuses = true;
    }

    [Test]
    public async Task Mails_that_have_been_waiting_for_a_day_make_it_not_ready_and_it_says_what_to_look_at()
    {
        using var directory = new TempDirectory();
        await using var nobody = new SmtpSink();
        foreach (var (today, code, status) in new[] { ("2025-05-19", 200, "ready"), ("2025-05-20", 503, "notReady") })
        {
            await using var program = await RunningProgram.ServeAsync(directory.Path, MailTo(nobody, today));
            await program.PrintedAsync(l => l.EndsWith("the mail server does not answer.", StringComparison.Ordinal));
            var ready = await new ApiClient(program.Http).GetAsync("/health/ready");
            Assert.That((ready.Code, ready.Body["status"]!.GetValue<string>()), Is.EqualTo((code, status)), ready.Body.ToJsonString());
            if (code == 503) Assert.That(Texts(ready, "problems").Single(), Does.Contain("2 mails have been waiting").And.Contain("mail server's settings"));
        }
    }
}
