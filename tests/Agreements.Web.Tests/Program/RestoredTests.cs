using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>A service that starts on a database which somebody has put back by hand.</summary>
[Platform(Exclude = "Win")]
public sealed class RestoredTests
{
    private static readonly string[] Ends = ["", "-wal"];

    private TempDirectory _directory = null!;

    [SetUp]
    public void Create() => _directory = new TempDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    private string Data => Path.Combine(_directory.Path, "data");

    private string Database => Path.Combine(Data, "agreements.db");

    private Task<RunningProgram> ServeAsync(bool samples = false) => RunningProgram.ServeAsync(_directory.Path, ("Agreements__Samples", samples ? "true" : "false"));

    private static Task<Answer> RegisterAsync(RunningProgram program, string name) => new ApiClient(program.Http).PostAsync("/api/v1/institutions", new { kind = "cityGovernment", name });

    private static async Task StopAsync(RunningProgram program)
    {
        program.Terminate();
        await program.ExitedAsync();
    }

    private async Task PutBackByHandAsync()
    {
        var copy = Path.Combine(_directory.Path, "copy");
        foreach (var end in Ends) File.Copy(Database + end, copy + end);
        await using (var later = await ServeAsync()) await StopAsync(later);
        foreach (var end in Ends) File.Copy(copy + end, Database + end, overwrite: true);
        File.Delete(Database + "-shm");
    }

    [Test]
    public async Task It_answers_who_reads_refuses_who_writes_and_goes_on_when_it_is_reconciled()
    {
        await using (var before = await ServeAsync())
        {
            Assert.That((await RegisterAsync(before, "Kota Jambi")).Code, Is.EqualTo(201));
            await StopAsync(before);
        }
        await PutBackByHandAsync();
        await using (var program = await ServeAsync(samples: true))
        {
            var refused = await RegisterAsync(program, "Kota Tebo");
            Assert.That((refused.Code, refused.Body["code"]!.GetValue<string>(), refused.Raw.Headers.RetryAfter?.ToString()), Is.EqualTo((503, "storage.restored", "60")));
            Assert.That((await new ApiClient(program.Http).GetAsync("/api/v1/institutions")).Code, Is.EqualTo(200));
            var health = await new ApiClient(program.Http).GetAsync("/health/ready");
            Assert.That(health.Code, Is.EqualTo(503));
            Assert.That(health.Body.ToJsonString(), Does.Contain("restore reconcile"));
            Assert.That(program.Output, Does.Contain("one of before").And.Not.Contain("Swept:"));
        }
        var reconciled = await RunningProgram.RunAsync(_directory.Path, ["restore", "reconcile", "--since", TimeProvider.System.GetUtcNow().ToString("O")]);
        Assert.That(reconciled.Code, Is.Zero, reconciled.Output);
        await using var after = await ServeAsync();
        Assert.That((await RegisterAsync(after, "Kota Tebo")).Code, Is.EqualTo(201));
        await after.PrintedAsync(l => l.StartsWith("Swept:", StringComparison.Ordinal));
    }
}
