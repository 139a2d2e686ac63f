using System.CommandLine;
using Agreements.App.Features.Search;
using MediatR;

namespace Agreements.Web.Cli;

internal static class IndexVerb
{
    public static Command Define()
    {
        var rebuild = new Command("rebuild", "Write all that is searched anew. What is broken off is gone on with by the service; until it has ended less is found.");
        rebuild.SetAction((_, ct) => VerbHost.RunAsync(null, Schema.Migrated, async services =>
        {
            Console.WriteLine((await services.GetRequiredService<IMediator>().Send(new IndexSearch.Command(Anew: true), ct)).Summary + ".");
            return 0;
        }));
        return new Command("index", "What is searched.") { rebuild };
    }
}
