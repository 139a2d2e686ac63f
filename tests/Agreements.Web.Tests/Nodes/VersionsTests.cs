using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Web.Jobs;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Agreements.Web.Tests.Nodes;

/// <summary>Two versions of the program beside each other, on the same jobs.</summary>
public sealed class VersionsTests
{
    private InMemoryStorage _storage = null!;

    [SetUp]
    public void Open() => _storage = new InMemoryStorage();

    [TearDown]
    public void Close() => _storage.Dispose();

    private HangfireJobs Jobs => new(new RecurringJobManager(_storage), new BackgroundJobClient(_storage), _storage, new WorkSignal(NullLogger<WorkSignal>.Instance), TimeProvider.System);

    [Test]
    public void An_older_version_that_starts_beside_a_newer_one_leaves_the_jobs_of_that_in_place()
    {
        new RecurringJobManager(_storage).AddOrUpdate<JobRunner>("newer", r => r.RunAsync("newer", CancellationToken.None), Cron.Minutely());
        Jobs.Schedule();
        using var connection = _storage.GetConnection();
        Assert.That(connection.GetRecurringJobs().Select(r => r.Id), Is.EquivalentTo(JobTable.All.Select(j => j.Word).Append("newer")));
    }

    [Test]
    public async Task A_job_of_another_version_is_left_to_it() =>
        Assert.That(await new JobRunner(null!, new RequestContext(), Jobs, null!, null!, NullLogger<JobRunner>.Instance).RunAsync("newer", CancellationToken.None), Is.Null);
}
