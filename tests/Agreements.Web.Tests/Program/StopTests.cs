using System.Globalization;
using System.Net;
using System.Text;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>SIGTERM, by which systemd and containers stop a service, while a mail is in flight.</summary>
[Platform(Exclude = "Win")]
public sealed class StopTests
{
    private TaskCompletionSource<RunningProgram> _started = null!;
    private TempDirectory _directory = null!;
    private SmtpSink _sink = null!;
    private string _stopping = null!;

    [SetUp]
    public void Create()
    {
        (_directory, _sink, _started) = (new TempDirectory(), new SmtpSink(), new(TaskCreationOptions.RunContinuationsAsynchronously));
        _stopping = "Application is shutting down";
        _sink.BeforeAnswer = TerminateAsync;
        _sink.Open();
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        await _sink.DisposeAsync();
        _directory.Dispose();
    }

    // The first mail is answered when the program is known to be stopping.
    private async Task TerminateAsync()
    {
        if (_sink.Accepted.Count > 1) return;
        var program = await _started.Task;
        program.Terminate();
        await program.PrintedAsync(l => l.Contains(_stopping, StringComparison.Ordinal));
    }

    private Task<RunningProgram> ServeAsync(string today, bool samples) => RunningProgram.ServeAsync(
        _directory.Path, ("Agreements__Today", today), ("Agreements__Samples", samples ? "true" : "false"), ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"), ("Logging__LogLevel__Hangfire", "Information"),
        ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", _sink.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__Smtp__Security", "None"));

    // The next day: the fixed clock begins each start at the same hour, and a claim that was taken and not used has run out.
    private async Task<string> SendTheRestAsync()
    {
        await using var again = await ServeAsync("2025-05-20", samples: false);
        return await again.PrintedAsync(l => l.StartsWith("Mail: ", StringComparison.Ordinal));
    }

    [Test]
    public async Task Stopped_during_the_first_run_it_marks_the_mail_in_flight_and_leaves_the_others_for_the_next_start()
    {
        await using (var program = await ServeAsync("2025-05-19", samples: true))
        {
            _started.SetResult(program);
            await program.ExitedAsync();
            Assert.That((program.ExitCode, _sink.Accepted.Count), Is.EqualTo((0, 1)), program.Output);
            Assert.That(program.Output, Does.Not.Contain("fail:").And.Not.Contain("Exception"));
        }
        Assert.That(await SendTheRestAsync(), Is.EqualTo("Mail: 1 sent, 0 not accepted."));
        Assert.That(_sink.Accepted.Select(m => m.MessageId), Is.Unique);
    }

    [Test]
    public async Task Stopped_while_a_job_sends_it_marks_the_mail_in_flight_before_it_ends()
    {
        _stopping = "caught stopping signal"; // of Hangfire, whose workers are told then
        await using (var program = await ServeAsync("2025-05-19", samples: false))
        {
            await program.PrintedAsync(l => l.StartsWith("Mail: ", StringComparison.Ordinal));
            await EnterAsync(new ApiClient(program.Http));
            _started.SetResult(program);
            await program.ExitedAsync();
            Assert.That(program.ExitCode, Is.Zero, program.Output);
            Assert.That(program.Output, Does.Not.Contain("fail:").And.Not.Contain("Exception"));
        }
        await SendTheRestAsync();
        Assert.That(_sink.Accepted, Has.Count.EqualTo(2));
        Assert.That(_sink.Accepted.Select(m => m.MessageId), Is.Unique);
    }

    // A web server lets its requests end before it stops, for half a minute at most: that long workers went on beginning what there was no time to end.
    [Test]
    public async Task Its_workers_hear_of_the_stop_at_once_and_not_when_the_last_request_has_ended()
    {
        await using var program = await ServeAsync("2025-05-19", samples: false);
        await program.PrintedAsync(l => l.StartsWith("Mail: ", StringComparison.Ordinal));
        using var slow = new SlowBody("""{ "kind": "cityGovernment", "name": "Kota Lambat" }""");
        var sending = program.Http.PostAsync("/api/v1/institutions", slow);
        await slow.IsHalfSent;
        // On a later connection: by then the first has been taken.
        await new ApiClient(program.Http).GetAsync("/health/live");
        program.Terminate();
        await program.PrintedAsync(l => l.Contains("caught stopping signal", StringComparison.Ordinal));
        slow.GoOn();
        using var answer = await sending;
        // The web server may have given up waiting for the rest of it; then it is to be asked again.
        Assert.That((int)answer.StatusCode, Is.EqualTo(201).Or.EqualTo(503), program.Output);
        await program.ExitedAsync();
        Assert.That(program.ExitCode, Is.Zero, program.Output);
    }

    private sealed class SlowBody : HttpContent
    {
        private readonly byte[] _body;
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously), _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowBody(string json) => (_body, Headers.ContentType) = (Encoding.UTF8.GetBytes(json), new("application/json"));

        public Task IsHalfSent => _half.Task;

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, _body.Length / 2));
            await stream.FlushAsync();
            _half.SetResult();
            await _goOn.Task;
            await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }

    private static async Task EnterAsync(ApiClient api)
    {
        async Task<Guid> Institution(string kind, string name) => (await api.PostAsync("institutions", new { kind, name, mailbox = $"{name}@office.example" })).Id;
        var parties = new[] { new { institution = await Institution("cityGovernment", "kota"), number = "S/1" }, new { institution = await Institution("bpjsBranch", "cabang"), number = "S/2" } };
        var created = await api.PostAsync("agreements", new
        {
            @class = "mou", regime = "sinergi", title = "Nota Kesepahaman", process = "registered", parties, term = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-05-25" },
        });
        Assert.That(created.Code, Is.EqualTo(201), created.Body.ToJsonString());
    }
}
