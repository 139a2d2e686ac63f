using Agreements.App.Backups;
using Agreements.App.Data;

namespace Agreements.App.Jobs;

public sealed class JobRun
{
    public string Job { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last ended well; null = never.</summary>
    public DateTimeOffset? SucceededAt { get; init; }

    public string? Summary { get; init; }

    /// <summary>Since when it has failed at each run; null = the last one ended well.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The type of the last run's error.</summary>
    public string? Failure { get; init; }
}

/// <summary>The last run of each job: health asks it whether the sweep is alive.</summary>
public sealed class JobRuns(Db db, TimeProvider time, ClockWatch clock, RestoreWatch restored, StorageWatch storage)
{
    private static readonly Statement Start = Statement.Of("UPDATE job_runs SET started_at = @Now WHERE job = @Job");
    private static readonly Statement First = Statement.Of("INSERT INTO job_runs (job, started_at) VALUES (@Job, @Now)");
    private static readonly Statement Succeed = Statement.Of("UPDATE job_runs SET succeeded_at = @Now, summary = @Summary, failing_since = NULL, failure = NULL WHERE job = @Job");
    private static readonly Statement Fail = Statement.Of("UPDATE job_runs SET failing_since = COALESCE(failing_since, @Now), failure = @Failure WHERE job = @Job");
    private static readonly Statement All = Statement.Of("SELECT job, started_at, succeeded_at, summary, failing_since, failure FROM job_runs ORDER BY job");

    public async Task StartedAsync(string job, CancellationToken ct)
    {
        // A database of before first: by its records no clock is judged, and none of them is set right.
        await restored.CheckAsync(ct);
        await clock.CheckAsync(ct);
        var row = new { Job = job, Now = time.GetUtcNow() };
        if (await db.ExecuteAsync(Start, row, ct) > 0) return;
        try
        {
            await db.ExecuteAsync(First, row, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            await db.ExecuteAsync(Start, row, ct);
        }
    }

    public async Task SucceededAsync(string job, string summary, CancellationToken ct)
    {
        await db.ExecuteAsync(Succeed, new { Job = job, Now = time.GetUtcNow(), Summary = summary }, ct);
        storage.Wrote();
    }

    /// <param name="failure">The type of the error; what it says may hold what nobody else should read.</param>
    public Task FailedAsync(string job, string failure, CancellationToken ct) => db.ExecuteAsync(Fail, new { Job = job, Now = time.GetUtcNow(), Failure = failure }, ct);

    public Task<IReadOnlyList<JobRun>> AllAsync(CancellationToken ct) => db.QueryAsync<JobRun>(All, null, ct);
}
