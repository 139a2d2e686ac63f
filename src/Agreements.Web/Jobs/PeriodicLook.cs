namespace Agreements.Web.Jobs;

/// <summary>Looks at something again and again while the service runs.</summary>
internal abstract class PeriodicLook(TimeSpan every, TimeProvider time) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, Time);
        try
        {
            await BeginAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>Before the first period has passed.</summary>
    protected virtual Task BeginAsync(CancellationToken ct) => Task.CompletedTask;

    protected abstract Task LookAsync(CancellationToken ct);
}
