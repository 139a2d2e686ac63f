using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Documents.Texts.Files;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Options;

namespace Agreements.App.Documents.Texts;

/// <summary>Opens a file in a process of its own, this very program with a verb that nobody else uses. Whatever the file does there, it does not do it here.</summary>
public sealed class ReadingChild(IOptions<ReadingOptions> options)
{
    public const string Verb = "read-file";

    /// <summary>The exit code when the memory that it may use was not enough.</summary>
    public const int OutOfMemory = 3;

    // A page's letters, each written as an escape.
    private const int LongestLine = 6 * TextLimits.CharactersOfPage + 1000;

    /// <param name="take">Is given what is said, line by line, while it is said.</param>
    /// <returns>Why it ended early, the last part of a code <c>reading.…</c>; null = everything was read.</returns>
    /// <exception cref="InvalidOperationException">The process could not do its work for a reason that is not the file's.</exception>
    public async Task<string?> ReadAsync(string path, FileFormat kind, int from, Func<ReadLine, CancellationToken, Task> take, CancellationToken ct)
    {
        ReadLine? last = null;
        var allowed = options.Value;
        var (file, arguments) = Own();
        var end = await OutsideProgram.RunAsync(file, [.. arguments, Verb, path, "--kind", Words.Of(kind), "--from", Text(from), "--most", Text(allowed.MostPages)], TimeSpan.FromSeconds(allowed.MostSeconds), memory: false,
            async (output, late) => last = await FollowAsync(output, take, late), ct,
            ("DOTNET_GCHeapHardLimit", (allowed.MostMemoryMegabytes * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture)), ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"), ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_TieredPGO", "0"));
        if (last is { Ended: true }) return last.Problem;
        if (end.TimedOut) return "tooLong";
        return end.Code is OutOfMemory or >= 128 ? "tooHeavy" : throw new InvalidOperationException($"The process that opens files ended with {end.Code} and without a result. Documents:Reading:Program names the program where it does not find itself.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<ReadLine?> FollowAsync(Stream output, Func<ReadLine, CancellationToken, Task> take, CancellationToken ct)
    {
        using var reader = new StreamReader(output, Encoding.UTF8);
        var (line, buffer) = (new StringBuilder(), new char[64 * 1024]);
        ReadLine? last = null;
        while (await reader.ReadAsync(buffer, ct) is > 0 and var read)
        {
            for (var rest = buffer.AsMemory(0, read); ;)
            {
                var end = rest.Span.IndexOf('\n');
                line.Append(end < 0 ? rest.Span : rest.Span[..end]);
                if (line.Length > LongestLine) throw new JsonException("The process that opens files says more than a page can hold.");
                if (end < 0) break;
                await take(last = Json.Read<ReadLine>(line.ToString()), ct);
                line.Clear();
                rest = rest[(end + 1)..];
            }
        }
        return last;
    }

    private (string File, string[] Arguments) Own()
    {
        var program = options.Value.Program ?? Environment.ProcessPath ?? throw new InvalidOperationException("Documents:Reading:Program must name this program.");
        if (program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) return ("dotnet", [program]);
        // Started as "dotnet agreements.dll".
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") return (program, [Path.Combine(AppContext.BaseDirectory, Assembly.GetEntryAssembly()!.GetName().Name + ".dll")]);
        return (program, []);
    }
}
