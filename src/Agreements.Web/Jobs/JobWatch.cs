using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Observing;

namespace Agreements.Web.Jobs;

/// <summary>Sees each run of a job: how long it took, that it failed, and that a sweep has succeeded.</summary>
public sealed class JobWatch(IServiceScopeFactory scopes, Heartbeat heartbeat, TimeProvider time, ILogger<JobWatch> log)
{
    /// <exception cref="Exception">What the run has thrown.</exception>
    public async Task<string> RunAsync(string word, Func<Task<string>> run, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        using var span = Observed.Source.StartActivity("job " + word);
        try
        {
            var summary = await run();
            Observed.JobEnded(word, "succeeded", time.GetElapsedTime(started));
            if (word == JobTable.Sweep) heartbeat.Beat();
            return summary;
        }
        catch (Exception exception)
        {
            var stopped = exception is OperationCanceledException && ct.IsCancellationRequested;
            Observed.JobEnded(word, stopped ? "stopped" : "failed", time.GetElapsedTime(started));
            // By a wrong clock, and to a database that is not the right one, nothing is written.
            if (!stopped && exception is not (ClockIsWrong or NotReconciled))
            {
                span?.SetTag("error.type", exception.GetType().FullName)?.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
                await RememberAsync(word, exception);
            }
            throw;
        }
    }

    // In a scope of its own: the run's connection may be what has failed.
    private async Task RememberAsync(string word, Exception failure)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<JobRuns>().FailedAsync(word, failure.GetType().Name, CancellationToken.None);
        }
        catch (Exception exception)
        {
            log.LogWarning("That the job {Job} has failed could not be written down: {Why}. Its next run tries again.", word, exception.GetType().Name);
        }
    }
}
