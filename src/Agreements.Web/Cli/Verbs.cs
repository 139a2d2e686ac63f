using System.CommandLine;
using System.Globalization;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Pipeline;
using Agreements.App.Samples;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using MediatR;

namespace Agreements.Web.Cli;

/// <summary>The verbs. Each sends the same requests as the API.</summary>
internal static class Verbs
{
    public static RootCommand Build(string[] args)
    {
        var root = new RootCommand("Agreements: MoU and PKS, their validity, and alerts in time. Without a verb it serves.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, ct) => Server.RunAsync(args, ct));
        var serve = new Command("serve", "Serve the API and run the jobs (default).") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((_, ct) => Server.RunAsync([.. args.Skip(1)], ct));
        root.Add(serve);
        root.Add(Migrate());
        root.Add(Sweep());
        root.Add(Samples());
        root.Add(Status());
        return root;
    }

    private static Command Migrate()
    {
        var verb = new Command("migrate", "Bring the database to this program's schema.");
        verb.SetAction((_, ct) => RunAsync(null, migrate: false, async (services, output) =>
        {
            var run = Migrations.Run(services.GetRequiredService<Engine>());
            await output.WriteLineAsync(run.Count == 0 ? "Nothing to do: the schema is current." : $"Ran {string.Join(", ", run)}.");
        }));
        return verb;
    }

    private static Command Sweep()
    {
        var asOf = AsOf("Sweep as if it were this day (yyyy-MM-dd); another day than today only in Development, unless --dry-run.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be sent to whom and why, and what not and why not; change nothing." };
        var verb = new Command("sweep", "Find what is due, queue its mails and send them.") { asOf, dryRun };
        verb.SetAction((parse, ct) => RunAsync(parse.GetValue(asOf), migrate: true, async (services, output) =>
        {
            var dry = parse.GetValue(dryRun);
            RefuseOtherDays(services, parse.GetValue(asOf), dry);
            var mediator = services.GetRequiredService<IMediator>();
            var outcome = await mediator.Send(new SweepAlerts.Detailed(dry), ct);
            foreach (var alert in outcome.Alerts) await output.WriteLineAsync(Line(alert, dry));
            var sent = dry ? "nothing was changed" : "mail: " + (await mediator.Send(new SendMail.Command(), ct)).Summary;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{outcome.Looked} agreements looked at, {outcome.Alerts.Count} steps due, {outcome.Failed.Count} failed; {sent}."));
            if (outcome.Failed.Count > 0) Environment.ExitCode = 1;
        }));
        return verb;
    }

    private static Command Samples()
    {
        var load = new Command("load", "Load the Jambi sample into an empty database.");
        load.SetAction((_, ct) => RunAsync(null, migrate: true, async (services, output) =>
        {
            var count = await services.GetRequiredService<IMediator>().Send(new LoadSamples.Command(), ct);
            await output.WriteLineAsync(count == 0 ? "The database is not empty: nothing was loaded." : string.Create(CultureInfo.InvariantCulture, $"Loaded {count} agreements."));
        }));
        return new Command("samples", "Sample data from five news articles about Jambi.") { load };
    }

    private static Command Status()
    {
        var number = new Argument<string>("number") { Description = "A party's number, a reference or an id." };
        var asOf = AsOf("The day asked about (yyyy-MM-dd); default today.");
        var verb = new Command("status", "Is this agreement in force?") { number, asOf };
        verb.SetAction((parse, ct) => RunAsync(null, migrate: true, async (services, output) =>
        {
            var text = parse.GetValue(number)!;
            var query = new LookUpStatus.Query
            {
                Numbers = Guid.TryParse(text, out _) ? [] : [text], Ids = Guid.TryParse(text, out var id) ? [id] : [], AsOf = parse.GetValue(asOf),
            };
            var found = (await services.GetRequiredService<IMediator>().Send(query, ct)).Results[0].Agreements;
            foreach (var agreement in found) await output.WriteLineAsync(StatusText.Of(agreement));
            if (found.Count > 0) return;
            await Console.Error.WriteLineAsync($"No agreement has the number \"{text}\".");
            Environment.ExitCode = 1;
        }));
        return verb;
    }

    private static Option<DateOnly?> AsOf(string description) => new("--as-of")
    {
        Description = description,
        CustomParser = result =>
        {
            if (CivilDate.TryParse(result.Tokens[0].Value, out var day)) return day;
            result.AddError($"'{result.Tokens[0].Value}' is not a date; write yyyy-MM-dd, e.g. 2025-05-25.");
            return null;
        },
    };

    /// <param name="today">The day as which to act; null = the clock's.</param>
    private static async Task<int> RunAsync(DateOnly? today, bool migrate, Func<IServiceProvider, TextWriter, Task> act)
    {
        var builder = ServiceSetup.Builder([]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddAgreementsServices(today);
        await using var app = builder.BuildChecked();
        if (migrate) Migrations.Run(app.Services.GetRequiredService<Engine>());
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = "cli";
        await act(scope.ServiceProvider, Console.Out);
        return Environment.ExitCode;
    }

    // The clock of the run is the asked day already; what it must be compared with is the machine's.
    private static void RefuseOtherDays(IServiceProvider services, DateOnly? asOf, bool dryRun)
    {
        if (asOf is not { } day || dryRun || services.GetRequiredService<IHostEnvironment>().IsDevelopment()) return;
        var now = TimeProvider.System.GetUtcNow();
        if (!Enum.GetValues<Zone>().Any(z => z.Today(now) == day)) throw DomainException.Conflict("environment.today", "", day);
    }

    private static string Line(PlannedAlert alert, bool dry)
    {
        var what = $"{alert.Reference} {alert.Kind} {alert.Deadline.ToIso()} step {alert.Step.ToString(CultureInfo.InvariantCulture)} (due {alert.SendOn.ToIso()})";
        return alert.Decision == Words.Of(Domain.Alerts.AlertDecision.Send)
            ? $"{(dry ? "would send" : "send")}  {what} to {string.Join(", ", alert.Recipients)}: {alert.Title}"
            : $"{(dry ? "would skip" : "skip")}  {what}: {alert.Reason}";
    }
}
