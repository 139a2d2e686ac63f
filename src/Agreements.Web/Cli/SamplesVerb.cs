using System.CommandLine;
using System.Globalization;
using Agreements.App.Samples;
using MediatR;

namespace Agreements.Web.Cli;

internal static class SamplesVerb
{
    public static Command Define()
    {
        var load = new Command("load", "Load the Jambi sample into an empty database.");
        load.SetAction((_, ct) => VerbHost.RunAsync(null, Schema.Migrated, async services =>
        {
            var count = await services.GetRequiredService<IMediator>().Send(new LoadSamples.Command(), ct);
            Console.WriteLine(count == 0 ? "The database is not empty: nothing was loaded." : string.Create(CultureInfo.InvariantCulture, $"Loaded {count} agreements."));
            return 0;
        }));
        return new Command("samples", "Sample data from five news articles about Jambi.") { load };
    }
}
