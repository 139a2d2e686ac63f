using System.Collections.Concurrent;
using System.Globalization;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Hangfire;
using Hangfire.Storage;
using MediatR;

namespace Agreements.Web.Jobs;

/// <summary>Hangfire as a clock and a pool: it stores the job's word and nothing else. A tick that is lost loses nothing, because what
/// is due stands in our tables.</summary>
public sealed class HangfireJobs(IRecurringJobManager recurring, IBackgroundJobClient jobs, JobStorage storage, WorkSignal signal, TimeProvider time)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> _waiting = new(StringComparer.Ordinal);

    /// <summary>Sets up the table of jobs, removes what is no longer in it, and follows the signals of committed work.</summary>
    public void Schedule()
    {
        using (var connection = storage.GetConnection())
        {
            foreach (var stale in connection.GetRecurringJobs().Where(r => JobTable.All.All(j => j.Word != r.Id))) recurring.RemoveIfExists(stale.Id);
        }
        foreach (var job in JobTable.All)
            recurring.AddOrUpdate<JobRunner>(job.Word, r => r.RunAsync(job.Word, CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        signal.Raised += Nudge;
    }

    /// <summary>Many commits in a row need one run behind them, not one each. Another node may have taken the run that was asked for
    /// and cannot tell us: after a minute it is asked for again.</summary>
    private void Nudge(string word)
    {
        var now = time.GetTimestamp();
        if (_waiting.TryAdd(word, now) || (_waiting.TryGetValue(word, out var since) && time.GetElapsedTime(since, now) > Forgotten && _waiting.TryUpdate(word, now, since)))
            jobs.Enqueue<JobRunner>(r => r.RunAsync(word, CancellationToken.None));
    }

    /// <summary>What is committed from now on needs another run.</summary>
    public void Starting(string word) => _waiting.TryRemove(word, out _);
}

/// <summary>What Hangfire calls. The name of this class and method stand in stored jobs: they must not change.</summary>
public sealed class JobRunner(IMediator mediator, HangfireJobs jobs, ILogger<JobRunner> log)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    // No retry by Hangfire: the next tick is the retry.
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string word, CancellationToken ct)
    {
        var gate = Gates.GetOrAdd(word, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(ct);
        try
        {
            jobs.Starting(word);
            var result = await mediator.Send(JobTable.Find(word).Request(), ct);
            log.LogDebug("Job {Job}: {Summary}", word, result.Summary);
        }
        finally
        {
            gate.Release();
        }
    }
}

internal static class HangfireSetup
{
    public static void AddHangfireJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseDefaultCulture(CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
            if (configuration.GetConnectionString("SqlServer") is { Length: > 0 } connection) hangfire.UseSqlServerStorage(connection);
            else hangfire.UseInMemoryStorage();
        });
        services.AddHangfireServer(o => o.WorkerCount = 2);
        services.AddSingleton<HangfireJobs>();
    }
}
