using Agreements.App.Jobs;
using Agreements.Web.Hosting;
using Hangfire;

namespace Agreements.Web.Jobs;

/// <summary>Hangfire's workers. They begin behind the first answer; asked to stop, they end what they have begun.</summary>
internal sealed class JobServer(FirstAnswer first, IHostApplicationLifetime lifetime, JobStorage storage, JobActivator activator) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not its own token, which comes when the web server has let its requests end: meanwhile workers would begin what they cannot end any more.
        var stopping = lifetime.ApplicationStopping;
        await first.WaitAsync(stopping);
        if (stopping.IsCancellationRequested) return;
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = JobTable.All.Count + 1, Activator = activator }, storage);
        await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        server.SendStop();
        // How long at most is the host's to say.
        await server.WaitForShutdownAsync(CancellationToken.None);
    }
}
