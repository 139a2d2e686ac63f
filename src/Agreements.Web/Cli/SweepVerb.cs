using System.CommandLine;
using System.Globalization;
using Agreements.App.Alerts;
using Agreements.App.Features.Alerts;
using Agreements.Domain;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Cli;

internal static class SweepVerb
{
    public static Command Define()
    {
        var asOf = Verbs.AsOf("Sweep as if it were this day (yyyy-MM-dd); another day than today only in Development, unless --dry-run.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be sent to whom and why, and what not and why not; change nothing." };
        var verb = new Command("sweep", "Find what is due, queue its mails and send them.") { asOf, dryRun };
        verb.SetAction((parse, ct) =>
        {
            var dry = parse.GetValue(dryRun);
            return VerbHost.RunAsync(parse.GetValue(asOf), dry ? Schema.Current : Schema.Migrated, services => RunAsync(services, parse.GetValue(asOf), dry, ct));
        });
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, DateOnly? asOf, bool dry, CancellationToken ct)
    {
        if (!dry) RefuseOtherDays(services, asOf);
        var mediator = services.GetRequiredService<IMediator>();
        var outcome = await mediator.Send(new SweepAlerts.Detailed(dry), ct);
        foreach (var alert in outcome.Alerts) Console.WriteLine(Line(alert, dry));
        var sent = dry ? "nothing was changed" : "mail: " + (await mediator.Send(new SendMail.Command(), ct)).Summary;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Looked} agreements looked at, {outcome.Alerts.Count} steps due, {outcome.Failed.Count} failed; {sent}."));
        return outcome.Failed.Count > 0 ? 1 : 0;
    }

    // The clock of the run is the asked day already; what it must be compared with is the machine's.
    private static void RefuseOtherDays(IServiceProvider services, DateOnly? asOf)
    {
        if (asOf is not { } day || services.GetRequiredService<IHostEnvironment>().IsDevelopment()) return;
        var now = TimeProvider.System.GetUtcNow();
        if (!Enum.GetValues<Zone>().Any(z => z.Today(now) == day)) throw DomainException.Conflict("environment.today", "", day);
    }

    private static string Line(PlannedAlert alert, bool dry)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{alert.Reference} {alert.Kind} {alert.Deadline:yyyy-MM-dd} step {alert.Step} (due {alert.SendOn:yyyy-MM-dd})");
        return alert.Decision == Words.Of(AlertDecision.Send)
            ? $"{(dry ? "would send" : "send")}  {what} to {string.Join(", ", alert.Recipients)}: {alert.Title}"
            : $"{(dry ? "would skip" : "skip")}  {what}: {alert.Reason}";
    }
}
