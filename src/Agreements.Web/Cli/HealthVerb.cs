using System.CommandLine;
using Agreements.App.Jobs;
using Agreements.Web.Api;

namespace Agreements.Web.Cli;

internal static class HealthVerb
{
    public static Command Define()
    {
        var verb = new Command("health", "Say whether the service is ready, and what to do where it is not; exit code 1 = not ready.");
        verb.SetAction((_, ct) => VerbHost.RunAsync(null, Schema.AsItIs, async services =>
        {
            var report = await HealthReport.OfAsync(services, null, ct);
            foreach (var line in Lines(report)) await Console.Out.WriteLineAsync(line);
            return report.IsReady ? 0 : 1;
        }));
        return verb;
    }

    public static IEnumerable<string> Lines(HealthReport report)
    {
        yield return report.IsReady ? "ready" : "not ready";
        foreach (var problem in report.Problems) yield return "problem: " + problem;
        foreach (var warning in report.Warnings ?? []) yield return "warning: " + warning;
        if (report.Health is not { } health) yield break;
        foreach (var job in health.Jobs) yield return $"job {job.Job}: {Ended(job)}";
    }

    private static string Ended(JobRun job) => (job.SucceededAt is { } at ? $"succeeded {at:u}, {job.Summary}" : "has not succeeded yet") + (job.FailingSince is { } since ? $"; failing since {since:u} ({job.Failure})" : "");
}
