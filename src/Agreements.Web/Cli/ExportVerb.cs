using System.CommandLine;
using System.Text;
using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using Agreements.App.Pipeline;
using Agreements.Domain.Texts;
using Agreements.Web.Api;
using MediatR;
using Microsoft.Extensions.Primitives;

namespace Agreements.Web.Cli;

/// <summary>Takes out what the API would: the same lists, filters and files.</summary>
internal static class ExportVerb
{
    private const string StandardOutput = "-";

    private static readonly Listing[] Lists =
        [AgreementsApi.List, ReportsApi.Register, InstitutionsApi.List, RenewalsApi.List, ReportsApi.Gaps, ReportsApi.Expiring, ReportsApi.DataQuality, ReportsApi.OpdMatrix, ReportsApi.MonevDue, RegionsApi.List, RegionsApi.Coverage, RegionsApi.Targets, SigningEventsApi.List, AlertsApi.List, AlertsApi.Mails, AuditApi.List, .. AgreementReports.All.Values, DossierApi.Dossier];

    public static Command Define()
    {
        var verb = new Command("export", "Take a whole list or report out as a file; the filters are those of the API.");
        foreach (var list in Lists) verb.Add(Define(list));
        return verb;
    }

    private static Command Define(Listing list)
    {
        var format = Chosen("--format", "csv for programs, xlsx for people, jsonl for whole items, one a line.", "csv", "xlsx", "jsonl");
        var language = Chosen("--lang", "Language of a workbook and of sentences.", "id", "en");
        var to = new Option<string>("--out") { Description = "The file to write; - is standard output.", DefaultValueFactory = _ => StandardOutput };
        // How many there are is not said in a file.
        var filters = list.Filter.Where(p => p.Name != "includeTotal").Select(p => (p.Name, Option: new Option<string?>("--" + Dashed(p.Name)) { Description = p.Description })).ToList();
        var verb = new Command(list.Name, $"Export: {list.Name}.") { format, to, language };
        foreach (var (_, option) in filters) verb.Add(option);
        verb.SetAction((parse, ct) =>
        {
            var asked = filters.Select(f => (f.Name, Value: parse.GetValue(f.Option))).Where(f => f.Value is not null).ToDictionary(f => f.Name, f => new StringValues(f.Value), StringComparer.Ordinal);
            return VerbHost.RunAsync(null, Schema.Current, async services =>
            {
                services.GetRequiredService<RequestContext>().Language = Words.Parse<Language>(parse.GetValue(language)!);
                await RunAsync(services, list, asked, Words.Parse<TableFormat>(parse.GetValue(format)!), parse.GetValue(to)!, ct);
                return 0;
            });
        });
        return verb;
    }

    private static async Task RunAsync(IServiceProvider services, Listing list, Dictionary<string, StringValues> asked, TableFormat format, string to, CancellationToken ct)
    {
        var (mediator, context) = (services.GetRequiredService<IMediator>(), services.GetRequiredService<RequestContext>());
        context.IsFile = true;
        var language = context.Language;
        var (table, _) = await list.TableAsync(mediator, new QueryReader(new QueryCollection(asked)), whole: true, ct);
        await mediator.Send(new RecordExport.Command($"{list.Name}.{Words.Of(format)}", asked.Count == 0 ? null : QueryString.Create(asked).Value), ct);
        if (to != StandardOutput)
        {
            await WriteAsync(table, format, language, to, ct);
            return;
        }
        await using var output = Console.OpenStandardOutput();
        await table.WriteAsync(output, format, language, ct);
    }

    // Under its name it stands only when it is whole.
    private static async Task WriteAsync(Table table, TableFormat format, Language language, string to, CancellationToken ct)
    {
        var part = to + ".part";
        await using (var file = DataDirectory.CreateFile(part)) await table.WriteAsync(file, format, language, ct);
        File.Move(part, to, overwrite: true);
    }

    private static Option<string> Chosen(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    // endsFrom → ends-from
    private static string Dashed(string name) => name.Aggregate(new StringBuilder(), (text, c) => char.IsUpper(c) ? text.Append('-').Append(char.ToLowerInvariant(c)) : text.Append(c)).ToString();
}
