using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Agreements.Bench;

/// <summary>A server under load, in its own process.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>Resident memory in MB.</summary>
    public double MemoryMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>How long processors have worked for it.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<ServerProcess> ServiceAsync(Dataset data)
    {
        var server = await StartAsync(
            Path.Combine(AppContext.BaseDirectory, "agreements.dll"), ["--urls", "http://127.0.0.1:0"], "Agreements is serving on ", 4,
            ("Agreements__DataDirectory", data.DataDirectory), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Agreements__Samples", "false"), ("Http__RequestsPerSecond", "1000000"));
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await data.KeyAsync());
        return server;
    }

    /// <summary>With the limits that it has by default; who asks brings a key.</summary>
    public static Task<ServerProcess> UsualAsync(Dataset data) => StartAsync(
        Path.Combine(AppContext.BaseDirectory, "agreements.dll"), ["--urls", "http://127.0.0.1:0"], "Agreements is serving on ", 4,
        ("Agreements__DataDirectory", data.DataDirectory), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Agreements__Samples", "false"));

    /// <summary>Speaks to the same server by another key.</summary>
    public HttpClient As(string key)
    {
        var http = new HttpClient { BaseAddress = Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    /// <summary>Asks the same server for pages, signed in.</summary>
    public HttpClient AsPerson(string session)
    {
        var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + session);
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        return http;
    }

    public static Task<ServerProcess> FloorAsync(Dataset data) =>
        StartAsync(Path.Combine(AppContext.BaseDirectory, "Agreements.Bench.dll"), ["floor", data.File], "floor ", 1);

    private static async Task<ServerProcess> StartAsync(string program, string[] arguments, string greeting, int word, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments.Prepend(program)) start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(greeting, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new ServerProcess(process, new Uri(line.Split(' ')[word]));
        }
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}."));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
