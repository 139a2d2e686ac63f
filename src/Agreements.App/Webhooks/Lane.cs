using Agreements.App.Backups;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Webhooks;

/// <param name="IsTired">It should not be tried again in this run.</param>
internal sealed record LaneResult(int Accepted, int Failed, bool IsTired);

/// <summary>What goes to one webhook in one run: different agreements side by side, each in its order. After some failures in a row it stops, so that a dead receiver costs little.</summary>
internal sealed class Lane(Guid webhook, Deliverer deliverer, IServiceScopeFactory scopes)
{
    private const int Page = 32, AtOnce = 4, MostFailures = 8;

    private int _accepted, _failed, _inARow;

    public async Task<LaneResult> RunAsync(CancellationToken ct)
    {
        while (_inARow < MostFailures)
        {
            var due = await DueAsync(ct);
            var before = _accepted + _failed;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, SendAsync);
            // Nothing is due, or all of it is in the hands of another process.
            if (_accepted + _failed == before) return new LaneResult(_accepted, _failed, due.Count > 0);
        }
        return new LaneResult(_accepted, _failed, true);
    }

    private async ValueTask SendAsync(Guid id, CancellationToken ct)
    {
        if (Volatile.Read(ref _inARow) >= MostFailures || await deliverer.DeliverAsync(id, ct) is not { } outcome) return;
        if (outcome.Error is null)
        {
            Interlocked.Increment(ref _accepted);
            Volatile.Write(ref _inARow, 0);
        }
        else
        {
            Interlocked.Increment(ref _failed);
            Interlocked.Increment(ref _inARow);
        }
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<DeliveryStore>().DueAsync(webhook, Page, ct);
        await scope.ServiceProvider.GetRequiredService<RestoreWatch>().CheckAsync(ct);
        return due;
    }
}
