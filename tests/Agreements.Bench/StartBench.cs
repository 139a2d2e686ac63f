using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Agreements.Bench;

/// <summary>How long a cold start takes until the first answer, and what an idle service holds, beside an empty ASP.NET Core application. Both are
/// published for this machine in the same way, as an operator installs them.</summary>
internal sealed class StartBench(string directory, Dataset data)
{
    private const int Rounds = 7;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromMinutes(2);

    private string Ours => Path.Combine(directory, "published", "agreements.dll");

    private string Empty => Path.Combine(directory, "published-bench", "Agreements.Bench.dll");

    /// <summary>The floor: nothing but the framework.</summary>
    public static async Task<int> ServeEmptyAsync(string url, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/health/live", () => Results.Json(new { status = "alive" }));
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    public async Task<IReadOnlyList<Result>> RunAsync(bool start, bool idle, CancellationToken ct)
    {
        await PublishAsync("src/Agreements.Web", Path.GetDirectoryName(Ours)!, ct);
        await PublishAsync("tests/Agreements.Bench", Path.GetDirectoryName(Empty)!, ct);
        await StartAsync(Ours, 5991, TimeSpan.Zero, ct);  // migrates, and brings both into the cache of files
        var (ours, floor) = (new List<double>(), new List<double>());
        for (var round = 0; start && round < Rounds; round++)
        {
            ours.Add((await StartAsync(Ours, 5991, TimeSpan.Zero, ct)).Milliseconds);
            floor.Add((await StartAsync(Empty, 5992, TimeSpan.Zero, ct)).Milliseconds);
        }
        var results = new List<Result>();
        if (start) results.Add(Result.Of("start to the first answer", data.Size, Median(ours), Median(floor), "ms"));
        if (idle) results.Add(Result.Of("idle, resident memory", data.Size, (await StartAsync(Ours, 5991, Idle, ct)).Megabytes, (await StartAsync(Empty, 5992, Idle, ct)).Megabytes, "MB"));
        return results;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task PublishAsync(string project, string to, CancellationToken ct)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Agreements.sln"))) root = Path.GetDirectoryName(root)!;
        string[] arguments = ["publish", Path.Combine(root, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false", "-o", to, "-v", "quiet", "-nologo"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false })!;
        await publish.WaitForExitAsync(ct);
        if (publish.ExitCode != 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{project} was not published: {publish.ExitCode}."));
    }

    /// <summary>Asks until it is answered; nothing of what it prints is waited for.</summary>
    private async Task<(double Milliseconds, double Megabytes)> StartAsync(string program, int port, TimeSpan rest, CancellationToken ct)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        string[] arguments = program == Ours ? [program, "--urls", url] : [program, "empty", url];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in new[] { ("Agreements__DataDirectory", data.DataDirectory), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Agreements__Samples", "false") }) start.Environment[name] = value;
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(ct);
        try
        {
            while (!await AnswersAsync(http, ct))
            {
                if (process.HasExited || clock.Elapsed > Patience) throw new InvalidOperationException($"{program} does not answer.");
                await Task.Delay(2, ct);
            }
            var took = clock.Elapsed.TotalMilliseconds;
            await Task.Delay(rest, ct);
            process.Refresh();
            return (took, process.WorkingSet64 / 1024.0 / 1024.0);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync("/health/live", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
