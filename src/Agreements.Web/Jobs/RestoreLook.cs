using Agreements.App.Backups;
using Agreements.Web.Hosting;

namespace Agreements.Web.Jobs;

/// <summary>Looks whether the database is the one of before, and counts on in it: behind the first answer, each minute whatever jobs this node gets to run, and when the service stops.</summary>
internal sealed class RestoreLook(IServiceScopeFactory scopes, FirstAnswer first, TimeProvider time, ILogger<RestoreLook> log) : PeriodicLook(TimeSpan.FromMinutes(1), time)
{
    protected override async Task BeginAsync(CancellationToken ct)
    {
        await first.WaitAsync(ct);
        await LookAsync(ct);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LookAsync(cancellationToken);
    }

    protected override async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RestoreWatch>().CountAsync(ct);
        }
        catch (Exception exception)
        {
            // Whatever keeps it from being read or written, the jobs meet it too and say so.
            log.LogDebug(exception, "Whether the database is the one of before could not be seen; in a minute it is tried again.");
        }
    }
}
