using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Features.Operations;
using Agreements.Web.Api;
using MediatR;

namespace Agreements.Web.Support;

/// <summary>A file for whoever helps from afar. It holds what the program counts and what it calls things itself, never what somebody has
/// entered. What cannot be read is said in its place, so that it can be made when nothing else works.</summary>
/// <param name="services">Null = the program refuses to start with its settings.</param>
internal sealed class SupportBundle(IConfiguration configuration, IServiceProvider? services)
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public async Task WriteAsync(string file, CancellationToken ct)
    {
        await using var stream = DataDirectory.CreateFile(file);
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        await AddAsync(zip, "about.txt", () => Task.FromResult(About()));
        await AddAsync(zip, "settings.txt", () => Task.FromResult(string.Join('\n', SettingNames.Of(configuration))));
        if (services is null)
        {
            await AddAsync(zip, "start.txt", () => Task.FromResult("The program refuses to start with these settings. Its message on the console names the setting; it is not repeated here, because it may quote a value."));
            return;
        }
        await AddAsync(zip, "migrations.txt", () => Task.FromResult(MigrationList()));
        await AddAsync(zip, "health.json", async () => JsonSerializer.Serialize(await HealthReport.OfAsync(services, null, ct), Indented));
        await AddAsync(zip, "database.json", async () => JsonSerializer.Serialize(await services.GetRequiredService<IMediator>().Send(new GetSupportFacts.Query(), ct), Indented));
        await AddAsync(zip, "files.txt", () => Task.FromResult(Files()));
    }

    // The type of an error and no more: its message may hold a path, an address or a part of a setting.
    private static async Task AddAsync(ZipArchive zip, string name, Func<Task<string>> write)
    {
        string text;
        try
        {
            text = await write();
        }
        catch (Exception exception)
        {
            text = $"This could not be read: {exception.GetType().Name}{(exception is Microsoft.Data.Sqlite.SqliteException sqlite ? $" {sqlite.SqliteErrorCode}" : "")}.";
        }
        await using var entry = await zip.CreateEntry(name).OpenAsync();
        await using var writer = new StreamWriter(entry);
        await writer.WriteLineAsync(text);
    }

    private string About() => string.Join('\n',
        $"program {typeof(SupportBundle).Assembly.GetName().Version}",
        $"runtime {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
        $"system {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
        string.Create(CultureInfo.InvariantCulture, $"processors {Environment.ProcessorCount}, memory for this process {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024 / 1024} MB"),
        $"made {TimeProvider.System.GetUtcNow():u}, zone of the machine {TimeZoneInfo.Local.BaseUtcOffset}",
        $"engine {services?.GetService<Engine>()?.Name ?? "not known"}");

    private string MigrationList()
    {
        var engine = services!.GetRequiredService<Engine>();
        if (engine.MissingFile is not null) return "There is no database.";
        var pending = Migrations.Pending(engine);
        return string.Join('\n', Migrations.Scripts(engine.Folder).Select(s => $"{s.Name} {(pending.Contains(s.Name) ? "has not run" : "has run")}"));
    }

    private string Files()
    {
        if (services!.GetRequiredService<Engine>() is not SqliteEngine sqlite) return "The database is on a server.";
        return string.Join('\n', new[] { "", "-wal", "-shm" }.Select(end => (Name: "database" + end, File: new FileInfo(sqlite.File + end)))
            .Select(f => f.File.Exists ? string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.File.Length} bytes") : $"{f.Name} is not there"));
    }
}
