using System.CommandLine;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using MediatR;

namespace Agreements.Web.Cli;

internal static class StatusVerb
{
    public static Command Define()
    {
        var number = new Argument<string>("number") { Description = "A party's number, a reference or an id." };
        var asOf = Verbs.AsOf("The day asked about (yyyy-MM-dd); default today.");
        var json = new Option<bool>("--json") { Description = "As the API answers: one line of JSON for each agreement." };
        var verb = new Command("status", "Is this agreement in force?") { number, asOf, json };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Current, services => RunAsync(services, parse.GetValue(number)!, parse.GetValue(asOf), parse.GetValue(json), ct)));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string number, DateOnly? asOf, bool json, CancellationToken ct)
    {
        var isId = Guid.TryParse(number, out var id);
        var query = new LookUpStatus.Query { Numbers = isId ? [] : [number], Ids = isId ? [id] : [], AsOf = asOf };
        var found = (await services.GetRequiredService<IMediator>().Send(query, ct)).Results[0].Agreements;
        foreach (var agreement in found) Console.WriteLine(json ? Json.Write(agreement) : StatusText.Of(agreement));
        if (found.Count > 0) return 0;
        await Console.Error.WriteLineAsync($"No agreement has the number \"{number}\".");
        return 1;
    }
}
