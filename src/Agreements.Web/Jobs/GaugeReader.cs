using Agreements.App.Features.Operations;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Web.Hosting;
using MediatR;

namespace Agreements.Web.Jobs;

/// <summary>Reads the numbers of all gauges by one request, once a minute, and never on the thread that exports them.</summary>
internal sealed class GaugeReader(Gauges gauges, FirstAnswer first, IServiceScopeFactory scopes, TimeProvider time, ILogger<GaugeReader> log) : BackgroundService
{
    // Behind a start the first sweep is awaited.
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1), AtFirst = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        gauges.Register();
        await first.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(AtFirst, time);
        try
        {
            do
            {
                await ReadAsync(stoppingToken);
                if (gauges.KnowsASweep) timer.Period = Every;
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("system", "gauges");
            gauges.Set(await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetHealth.Query(), ct));
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("The numbers for monitoring could not be read: {Why}. The last ones stay; they are read again in a minute.", exception.GetType().Name);
        }
    }
}
