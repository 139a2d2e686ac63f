using System.Collections.Concurrent;
using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Web.Hosting;
using Hangfire;
using Hangfire.SqlServer;
using Hangfire.Storage;
using MediatR;
using Microsoft.Data.SqlClient;

namespace Agreements.Web.Jobs;

/// <summary>Hangfire as a clock and a pool: it stores the job's word and nothing else. A tick that is lost loses nothing, because what
/// is due stands in our tables.</summary>
public sealed class HangfireJobs(IRecurringJobManager recurring, IBackgroundJobClient jobs, JobStorage storage, WorkSignal signal, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private ITimer? _follow;

    private readonly ConcurrentDictionary<string, long> _waiting = new(StringComparer.Ordinal);

    /// <summary>Sets up the table of jobs and follows the signals of committed work. What another version has set up that runs beside this one stays: a job that this one does not know may be a newer one's.</summary>
    public void Schedule()
    {
        signal.Raised += Nudge;
        // First of all: what fails below is made good by it.
        _follow ??= time.CreateTimer(_ => FollowClock(), null, Forgotten, Forgotten);
        foreach (var word in JobTable.Retired) recurring.RemoveIfExists(word);
        AddAll();
        // What was cut off goes on at once, and not with the next minute. The service has been answering meanwhile: what was committed behind the first sweep has found nobody who hears.
        // All that commits ask for stand here, but those that the start runs once behind this.
        foreach (var word in new[] { JobTable.Sweep, JobTable.ReadDocuments, JobTable.CompareDocuments, JobTable.MoveContents, JobTable.Imports, JobTable.Webhooks, JobTable.Reports }) Nudge(word);
    }

    /// <summary>Hangfire keeps when each job runs next. After a clock that was set back it would wait until that is reached, for a year if it was a wrong year: what runs each minute shows it. A node that died between taking them out and putting them back left some out.</summary>
    /// <returns>True = some were missing, or all were set up anew.</returns>
    public bool FollowClock()
    {
        try
        {
            var next = Recurring().Where(r => r.NextExecution is not null).ToDictionary(r => r.Id, r => new DateTimeOffset(r.NextExecution!.Value, TimeSpan.Zero), StringComparer.Ordinal);
            if (JobTable.All.All(j => next.ContainsKey(j.Word)))
            {
                // The clocks of nodes differ by that.
                if (next[JobTable.Send] <= TimeProvider.System.GetUtcNow() + ClockWatch.Tolerance) return false;
                foreach (var job in JobTable.All) recurring.RemoveIfExists(job.Word);
            }
            AddAll();
            return true;
        }
        catch (Exception)
        {
            // The storage is away; the timer comes again.
            return false;
        }
    }

    public void Dispose() => _follow?.Dispose();

    /// <summary>When the job is due to run next by itself; null = it is not set up.</summary>
    public DateTimeOffset? NextRunAt(string word) => Recurring().FirstOrDefault(r => r.Id == word)?.NextExecution is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;

    private void AddAll()
    {
        foreach (var job in JobTable.All)
            recurring.AddOrUpdate<JobRunner>(job.Word, r => r.RunAsync(job.Word, CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
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

    private List<RecurringJobDto> Recurring()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs();
    }
}

/// <summary>What Hangfire calls. The name of this class and method stand in stored jobs: they must not change.</summary>
public sealed class JobRunner(IMediator mediator, RequestContext context, HangfireJobs jobs, JobWatch watch, StorageWatch storage, ILogger<JobRunner> log)
{
    // By word: 0 = idle, 1 = running, 2 = running and asked for again.
    private static readonly ConcurrentDictionary<string, int> States = new(StringComparer.Ordinal);

    /// <summary>Runs the job, unless it is running in this process: then that run goes round once more. A worker must not wait for it; a
    /// long send would otherwise hold all of them, and the sweep with them.</summary>
    /// <returns>What was done; null = left to the run under way, or to another version.</returns>
    // No retry by Hangfire: the next tick is the retry.
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task<string?> RunAsync(string word, CancellationToken ct)
    {
        jobs.Starting(word);
        if (!JobTable.Knows(word))
        {
            log.LogInformation("Job {Job} is of another version of this program, which runs beside this one; its next tick is that one's.", word);
            return null;
        }
        context.Principal = Principal.Program("system", "job");
        if (States.AddOrUpdate(word, 1, (_, state) => state == 0 ? 1 : 2) == 2) return null;
        try
        {
            string summary;
            do
            {
                States[word] = 1;
                summary = await watch.RunAsync(word, async () => (await mediator.Send(JobTable.Find(word).Request(), ct)).Summary, ct);
                log.LogDebug("Job {Job}: {Summary}", word, summary);
            }
            while (!States.TryUpdate(word, 0, 1));
            return summary;
        }
        catch (Exception exception) when (exception is ClockIsWrong || storage.Failed(exception) is not null)
        {
            // That was said, once for all jobs; the next tick is the retry.
            States[word] = 0;
            return null;
        }
        catch
        {
            States[word] = 0;
            throw;
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
            if (ServiceSetup.SqlServer(configuration) is { } connection) hangfire.UseSqlServerStorage(connection);
            else hangfire.UseInMemoryStorage();
        });
        services.AddSingleton<HangfireJobs>().AddTransient<JobRunner>();
        services.AddSingleton<Heartbeat>().AddSingleton<JobWatch>();
        services.AddHostedService<DeadManAlarm>();
    }

    /// <summary>Hangfire's own tables on a SQL Server, which it also makes by itself at a start that finds none.</summary>
    public static void MakeTables(IConfiguration configuration)
    {
        if (ServiceSetup.SqlServer(configuration) is not { } named) return;
        using var connection = new SqlConnection(named);
        connection.Open();
        SqlServerObjectsInstaller.Install(connection);
    }
}
