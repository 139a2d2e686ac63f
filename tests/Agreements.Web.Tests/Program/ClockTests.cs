using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Web.Hosting;
using Agreements.Web.Jobs;
using Agreements.Web.Tests.Support;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>What the program does beside its requests when the clock or another program of its kind is strange.</summary>
public sealed class ClockTests
{
    private TempDirectory _directory = null!;
    private SqliteEngine _engine = null!;
    private InMemoryStorage _storage = null!;
    private HangfireJobs _jobs = null!;

    [SetUp]
    public void Create()
    {
        _directory = new TempDirectory();
        _engine = new SqliteEngine(Path.Combine(_directory.Path, "test.db"));
        Migrations.Run(_engine);
        _storage = new InMemoryStorage();
        _jobs = new HangfireJobs(new RecurringJobManager(_storage), new BackgroundJobClient(_storage), _storage, new WorkSignal(NullLogger<WorkSignal>.Instance), TimeProvider.System);
    }

    [TearDown]
    public void Remove()
    {
        _jobs.Dispose();
        _storage.Dispose();
        _engine.Dispose();
        _directory.Dispose();
    }

    private void Set(string job, string field, string value)
    {
        using var connection = _storage.GetConnection();
        using var transaction = connection.CreateWriteTransaction();
        transaction.SetRangeInHash("recurring-job:" + job, [new(field, value)]);
        transaction.AddToSet("recurring-jobs", job, JobHelper.ToTimestamp(TimeProvider.System.GetUtcNow().UtcDateTime.AddYears(1)));
        transaction.Commit();
    }

    [Test]
    public void Jobs_that_a_wrong_year_has_put_off_run_again_when_the_clock_is_right()
    {
        _jobs.Schedule();
        Assert.That(_jobs.FollowClock(), Is.False, "nothing is strange");
        var wrong = TimeProvider.System.GetUtcNow().UtcDateTime.AddYears(1);
        foreach (var job in JobTable.All) Set(job.Word, "NextExecution", JobHelper.SerializeDateTime(wrong));
        Assert.That(_jobs.NextRunAt(JobTable.Sweep), Is.GreaterThan(TimeProvider.System.GetUtcNow().AddMonths(11)));
        Assert.That(_jobs.FollowClock(), Is.True);
        Assert.That(JobTable.All.Select(j => _jobs.NextRunAt(j.Word)), Is.All.LessThan(TimeProvider.System.GetUtcNow().AddHours(25)));
    }

    [Test]
    public void Clocks_of_nodes_that_differ_a_little_set_nothing_up_anew()
    {
        _jobs.Schedule();
        Set(JobTable.Send, "NextExecution", JobHelper.SerializeDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(9)));
        Assert.That(_jobs.FollowClock(), Is.False);
        Assert.That(_jobs.NextRunAt(JobTable.Send), Is.GreaterThan(TimeProvider.System.GetUtcNow().AddMinutes(8)));
    }

    [TestCase(JobTable.Sweep)]
    [TestCase(JobTable.Send)]
    public void A_job_that_a_node_took_out_and_did_not_put_back_is_set_up_again(string word)
    {
        _jobs.Schedule();
        new RecurringJobManager(_storage).RemoveIfExists(word);
        Assert.That(_jobs.NextRunAt(word), Is.Null);
        Assert.That(_jobs.FollowClock(), Is.True);
        Assert.That(_jobs.NextRunAt(word), Is.Not.Null);
    }

    // Answers are given before the first sweep has ended, and its next tick may be an hour away.
    [Test]
    public void What_was_committed_before_the_jobs_were_set_up_is_asked_for_behind_that()
    {
        _jobs.Schedule();
        var asked = _storage.GetMonitoringApi().EnqueuedJobs("default", 0, 100).Select(j => j.Value.Job.Args[0]);
        Assert.That(asked, Is.SupersetOf(new[] { JobTable.Sweep, JobTable.ReadDocuments, JobTable.CompareDocuments, JobTable.MoveContents, JobTable.Imports, JobTable.Webhooks, JobTable.Reports }));
    }

    [TestCase(13, "The disk is full or over its quota")]
    [TestCase(10, "The disk refused")]
    public void A_start_that_a_full_disk_breaks_off_says_what_to_do(int code, string sentence) =>
        Assert.That(StartProblem.Describe(new MigrationFailed("0031_coverage.sql", new SqliteException("database or disk is full", code))), Does.StartWith("The migration 0031_coverage.sql failed and was rolled back; earlier ones are kept.").And.Contain(sentence));
}
