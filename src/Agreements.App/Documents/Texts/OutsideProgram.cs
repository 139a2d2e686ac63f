using System.Diagnostics;

namespace Agreements.App.Documents.Texts;

/// <param name="Code">128 and more = it was killed by a signal.</param>
/// <param name="TimedOut">It was killed because it took too long.</param>
internal sealed record ProgramEnd(int Code, bool TimedOut);

/// <summary>Runs another program on what somebody has sent: with a list of arguments, in little time and memory, knowing nothing of our settings, and gone with all its children when this ends.</summary>
internal static class OutsideProgram
{
    private const long MostMemory = 2L * 1024 * 1024 * 1024, MostWritten = 256L * 1024 * 1024;

    private const string Limiter = "/usr/bin/prlimit";

    // What a program needs to find itself and its languages. Everything else, passwords of databases above all, is none of its business.
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "DOTNET_BUNDLE_EXTRACT_BASE_DIR", "LD_LIBRARY_PATH", "TESSDATA_PREFIX"];

    /// <param name="memory">Whether its address space may be limited; the runtime of .NET reserves far more than it uses.</param>
    /// <param name="take">Reads what it prints; an exception ends the program.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static async Task<ProgramEnd> RunAsync(string file, IEnumerable<string> arguments, TimeSpan limit, bool memory, Func<Stream, CancellationToken, Task> take, CancellationToken ct, params (string Name, string Value)[] settings)
    {
        using var process = new Process { StartInfo = Start(file, arguments, limit, memory, settings) };
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(limit);
        process.Start();
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, late.Token);
            await take(process.StandardOutput.BaseStream, late.Token);
            await errors;
            await process.WaitForExitAsync(late.Token);
            return new ProgramEnd(process.ExitCode, TimedOut: false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ProgramEnd(-1, TimedOut: true);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private static ProcessStartInfo Start(string file, IEnumerable<string> arguments, TimeSpan limit, bool memory, (string Name, string Value)[] settings)
    {
        // The limits of the system hold when this process is gone, too.
        string[] limits = !OperatingSystem.IsLinux() || !File.Exists(Limiter) ? []
            : [Limiter, $"--cpu={2 * (int)limit.TotalSeconds}", .. memory ? [$"--as={MostMemory}", $"--fsize={MostWritten}"] : Array.Empty<string>(), file];
        var start = new ProcessStartInfo(limits is [var limiter, ..] ? limiter : file) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (var argument in limits.Skip(1).Concat(arguments)) start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var name in Inherited) if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    private static async Task EndAsync(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }
}
