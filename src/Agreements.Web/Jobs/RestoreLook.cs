using Agreements.App.Backups;

namespace Agreements.Web.Jobs;

/// <summary>Looks each minute whether the database is the one of before, whatever jobs this node gets to run.</summary>
internal sealed class RestoreLook(IServiceScopeFactory scopes, TimeProvider time, ILogger<RestoreLook> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RestoreWatch>().CountAsync(ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // Whatever keeps it from being read or written, the jobs meet it too and say so.
            log.LogDebug(exception, "Whether the database is the one of before could not be seen; in a minute it is tried again.");
        }
    }
}
