using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using Agreements.Domain.Access;

namespace Agreements.Web.Tests.Support;

/// <summary>The program as a user starts it: its own process, a directory of its own, the console as it prints it.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    // AGREEMENTS_TEST_PATIENCE=600 waits so many seconds for an answer, on a machine that is stopped now and then.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_PATIENCE") ?? "90", CultureInfo.InvariantCulture));

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(Func<string, bool> Is, TaskCompletionSource<string> Seen)> _awaited = [];
    private readonly Lock _gate = new();

    private RunningProgram(string directory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments.Prepend(Program())) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Agreements__Samples"] = "false";
        // Tests ask faster than any client; those of the limits set their own.
        foreach (var limit in new[] { "RequestsPerSecond", "UnrecognisedPerSecond", "AttemptsPerMinute" }) start.Environment["Http__" + limit] = "100000";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Http { get; } = new() { Timeout = Patience };

    /// <summary>Everything printed so far, errors and log included.</summary>
    public string Output { get { lock (_gate) return _output.ToString(); } }

    /// <summary>Starts the server on a free port and returns when it listens; the first sweep comes behind that. Its client holds a key for everything.</summary>
    public static async Task<RunningProgram> ServeAsync(string directory, params (string Name, string? Value)[] settings)
    {
        var program = Launch(directory, settings);
        await program.ListensAsync();
        program.Present(await TestKey.AddAsync(Path.Combine(directory, "data", "agreements.db"), KeyScope.Admin));
        return program;
    }

    /// <summary>Starts the server on a free port, and returns while it is still starting.</summary>
    public static RunningProgram Launch(string directory, params (string Name, string? Value)[] settings) =>
        new(directory, ["--urls", "http://127.0.0.1:0"], settings.ToDictionary(s => s.Name, s => s.Value));

    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task ListensAsync()
    {
        var line = await PrintedAsync(l => l.StartsWith("Agreements is serving on", StringComparison.Ordinal));
        Http.BaseAddress = new Uri(line.Split(' ')[4].TrimEnd(','));
    }

    /// <summary>Its client shows this key from now on.</summary>
    public void Present(string key) => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

    /// <summary>Starts a verb and returns at once.</summary>
    public static RunningProgram Begin(string directory, params string[] arguments) => new(directory, arguments, new Dictionary<string, string?>());

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string directory, string[] arguments, params (string Name, string? Value)[] settings)
    {
        await using var program = new RunningProgram(directory, arguments, settings.ToDictionary(s => s.Name, s => s.Value));
        using var patience = new CancellationTokenSource(Patience);
        await program._process.WaitForExitAsync(patience.Token);
        return (program._process.ExitCode, program.Output);
    }

    /// <summary>The first printed line, past or to come, for which the condition holds.</summary>
    public async Task<string> PrintedAsync(Func<string, bool> condition)
    {
        TaskCompletionSource<string> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (Array.Find(_output.ToString().Split('\n'), l => condition(l)) is { } past) return past;
            _awaited.Add((condition, seen));
        }
        var exit = _process.WaitForExitAsync();
        if (await Task.WhenAny(seen.Task, exit).WaitAsync(Patience) == exit && !seen.Task.IsCompleted)
            throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Output}");
        return await seen.Task;
    }

    public int Id => _process.Id;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM: as systemd and containers ask a service to stop.</summary>
    public void Terminate() => _ = Signal(_process.Id, 15);

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public Task ExitedAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    private void Heard(string? line)
    {
        if (line is null) return;
        lock (_gate)
        {
            _output.Append(line).Append('\n');
            foreach (var (_, seen) in _awaited.Where(a => a.Is(line)).ToList()) seen.TrySetResult(line);
        }
    }

    /// <summary>The directory of the whole product.</summary>
    public static string Root
    {
        get
        {
            var at = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(at, "Agreements.sln"))) at = Path.GetDirectoryName(at)!;
            return at;
        }
    }

    // AGREEMENTS_TEST_PROGRAM names another one than what was built, such as one that is published.
    private static string Program()
    {
        if (Environment.GetEnvironmentVariable("AGREEMENTS_TEST_PROGRAM") is { Length: > 0 } named) return named;
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(Root, "src", "Agreements.Web", "bin", configuration, "net10.0", "agreements.dll");
    }
}
