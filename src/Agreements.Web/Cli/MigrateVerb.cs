using System.CommandLine;
using Agreements.App.Data;
using Agreements.Web.Jobs;

namespace Agreements.Web.Cli;

internal static class MigrateVerb
{
    public static Command Define()
    {
        var verb = new Command("migrate", "Bring the database to this program's schema.");
        verb.SetAction((_, _) => VerbHost.RunAsync(null, Schema.AsItIs, services =>
        {
            var run = Migrations.Run(services.GetRequiredService<Engine>());
            // The account that serves then needs no right to make tables.
            HangfireSetup.MakeTables(services.GetRequiredService<IConfiguration>());
            Console.WriteLine(run.Count == 0 ? "Nothing to do: the schema is current." : $"Ran {string.Join(", ", run)}.");
            return Task.FromResult(0);
        }));
        return verb;
    }
}
