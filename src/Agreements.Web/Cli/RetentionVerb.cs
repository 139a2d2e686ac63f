using System.CommandLine;
using System.Globalization;
using Agreements.App.Features.Operations;
using MediatR;

namespace Agreements.Web.Cli;

internal static class RetentionVerb
{
    public static Command Define()
    {
        var verb = new Command("retention", "Say what is kept for how long, and how much the nightly jobs would forget now; change nothing.");
        verb.SetAction((_, ct) => VerbHost.RunAsync(null, Schema.Current, async services =>
        {
            foreach (var row in await services.GetRequiredService<IMediator>().Send(new ReadRetention.Query(), ct)) Console.WriteLine(Line(row));
            return 0;
        }));
        return verb;
    }

    private static string Line(ReadRetention.Row row)
    {
        var kept = row.Rule.Kept is not { } time ? "for ever" : time < TimeSpan.FromDays(2) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0} hours") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0} days");
        var count = row.Count is not { } number ? "" : row.Rule.Kept is null ? string.Create(CultureInfo.InvariantCulture, $"{number} kept") : string.Create(CultureInfo.InvariantCulture, $"{number} would go");
        return $"{kept,-10} {count,-18} {row.Rule.What}: {row.Rule.Why}{(row.Rule.Setting is { } setting ? $" ({setting})" : "")}";
    }
}
