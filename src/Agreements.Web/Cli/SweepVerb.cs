using System.CommandLine;
using System.Globalization;
using Agreements.App.Backups;
using Agreements.App.Alerts;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.ReportSubscriptions;
using Agreements.App.Jobs;
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
        var verb = new Command("sweep", "Find what is due, queue its mails and send them, scheduled reports too.") { asOf, dryRun };
        verb.SetAction((parse, ct) =>
        {
            var dry = parse.GetValue(dryRun);
            return VerbHost.RunAsync(parse.GetValue(asOf), dry ? Schema.Current : Schema.Migrated, services => RunAsync(services, parse.GetValue(asOf), dry, ct));
        });
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, DateOnly? asOf, bool dry, CancellationToken ct)
    {
        if (!dry)
        {
            RefuseOtherDays(services, asOf);
            // First this: on a database of before the clock is not judged.
            await services.GetRequiredService<RestoreWatch>().CheckAsync(ct);
            await services.GetRequiredService<ClockWatch>().CheckAsync(ct);
        }
        var mediator = services.GetRequiredService<IMediator>();
        var outcome = await mediator.Send(new SweepAlerts.Detailed(dry), ct);
        foreach (var line in outcome.Alerts.SelectMany(a => Lines(a, dry)).Concat(outcome.Digests.Select(Line))) Console.WriteLine(line);
        if (!dry) Console.WriteLine($"scheduled reports: {(await mediator.Send(new SendReports.Command(), ct)).Summary}");
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

    private static IEnumerable<string> Lines(PlannedAlert alert, bool dry)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{alert.Reference} {alert.Kind} {alert.Deadline:yyyy-MM-dd} step {alert.Step} (due {alert.SendOn:yyyy-MM-dd})");
        var would = dry ? "would " : "";
        if (alert.Decision != Words.Of(AlertDecision.Send)) return [$"{would}skip  {what}: {alert.Reason}"];
        var lines = new List<string>();
        if (alert.Recipients.Count > 0) lines.Add($"{would}send  {what} to {string.Join(", ", alert.Recipients)}: {alert.Title}");
        if (alert.Held.Count > 0) lines.Add($"{would}hold  {what} for the digest of {string.Join(", ", alert.Held.Select(h => h.Recipient))}: {alert.Title}");
        if (alert.Snoozed.Count > 0) lines.Add($"{would}skip  {what} for {string.Join(", ", alert.Snoozed)}, who snoozed it");
        return lines;
    }

    private static string Line(PlannedDigest digest) => string.Create(CultureInfo.InvariantCulture,
        $"digest to {digest.Recipient} at {digest.At.ToOffset(Zone.Wib.Offset()):yyyy-MM-dd HH:mm} WIB: {string.Join("; ", digest.Items.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Reference} {i.Kind} {i.Deadline:yyyy-MM-dd}")))}");
}
