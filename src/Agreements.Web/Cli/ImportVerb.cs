using System.CommandLine;
using Agreements.App.Data;
using Agreements.App.Features.Imports;
using Agreements.App.Features.Institutions;
using Agreements.App.Imports;
using Agreements.App.Pipeline;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using MediatR;

namespace Agreements.Web.Cli;

internal static class ImportVerb
{
    private const int MostShown = 1000;

    public static Command Define()
    {
        var file = new Argument<FileInfo>("file") { Description = "A list of agreements: xlsx or csv." };
        var institution = new Option<string?>("--institution") { Description = "For whom it is: an institution's id, name or alias." };
        var mode = new Option<string>("--mode") { Description = "perRow (default) or allOrNothing.", DefaultValueFactory = _ => "perRow" };
        mode.AcceptOnlyFromAmong([.. Words.All<ImportMode>()]);
        var dryRun = new Option<bool>("--dry-run") { Description = "Check it and say what would be done; change nothing of the register." };
        var mapping = new Option<FileInfo?>("--options") { Description = "A JSON file with the options of POST /api/v1/imports: mapping, choices, defaults, update, createMissing." };
        var verb = new Command("import", "Bring in a list of agreements. Exit code 1 when rows failed.") { file, institution, mode, dryRun, mapping };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Migrated, services => RunAsync(
            services, parse.GetValue(file)!, parse.GetValue(institution), Words.Parse<ImportMode>(parse.GetValue(mode)!), parse.GetValue(dryRun), parse.GetValue(mapping), ct)));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, FileInfo file, string? institution, ImportMode mode, bool dryRun, FileInfo? stated, CancellationToken ct)
    {
        if (!file.Exists) throw new StartRefused($"There is no file {file.FullName}. Nothing was changed.");
        var mediator = services.GetRequiredService<IMediator>();
        services.GetRequiredService<RequestContext>().Language = Language.En;
        var options = (stated is null ? new ImportOptions() : Json.Read<ImportOptions>(await File.ReadAllTextAsync(stated.FullName, ct))) with { Mode = mode };
        if (institution is not null) options = options with { Institution = await FindAsync(mediator, institution, ct) };
        await using var content = file.OpenRead();
        var import = await mediator.Send(new UploadImport.Command(file.Name, content, options, dryRun), ct);
        await mediator.Send(new RunImports.Command(), ct);
        return await PrintAsync(mediator, await mediator.Send(new GetImport.Query(import.Id), ct), ct);
    }

    private static async Task<int> PrintAsync(IMediator mediator, ImportView import, CancellationToken ct)
    {
        var counts = import.Counts;
        Console.WriteLine($"{import.Id}  {Words.Of(import.State)}: {counts.Rows} rows, {counts.Created} created, {counts.Updated} updated, {counts.Create} to create, {counts.Update} to update, {counts.Unchanged} unchanged, {counts.Differs} differ, {counts.Conflict} in conflict, {counts.Failed} failed");
        if (import.Problem is { } problem) Console.WriteLine(problem);
        foreach (var warning in import.Warnings) Console.WriteLine(warning);
        string? token = null;
        for (var shown = 0; shown < MostShown; shown += 200)
        {
            var page = await mediator.Send(new ListImportRows.Query(import.Id, null, 200, token), ct);
            foreach (var row in page.Items.Where(r => r.Problems.Count > 0 || r.Changes.Count > 0)) Print(row);
            if ((token = page.NextPageToken) is null) break;
        }
        return import.State == ImportState.Failed || counts.Failed + counts.Conflict + counts.Differs > 0 ? 1 : 0;
    }

    private static void Print(ImportRowView row)
    {
        foreach (var problem in row.Problems) Console.WriteLine($"row {row.Number} {Words.Of(row.State)}{(problem.Column is { } c ? $", column {c + 1}" : "")}: {problem.Message}");
        foreach (var change in row.Changes) Console.WriteLine($"row {row.Number} {Words.Of(row.State)}, {change.Field}: {change.Old ?? "-"} -> {change.New ?? "-"}");
    }

    private static async Task<Guid> FindAsync(IMediator mediator, string name, CancellationToken ct)
    {
        if (Guid.TryParseExact(name, "D", out var id)) return id;
        var found = (await mediator.Send(new ListInstitutions.Query(null, null, name, 200, null), ct)).Items.Where(i => i.Names.Select(n => n.Name).Concat(i.Aliases).Append(i.Name).Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return found is [var only] ? only.Id : throw new StartRefused($"{found.Count} institutions are called '{name}'. Name one by its id; nothing was changed.");
    }
}
