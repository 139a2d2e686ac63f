using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Features.Webhooks;

/// <summary>Brings events to webhooks. Each webhook has a lane of its own: while one does not answer, the others get what happens meanwhile.</summary>
public static class RunWebhooks
{
    private const int MostLanes = 16;

    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    public sealed class Handler(Db db, WebhookStore store, DeliveryStore deliveries, EventRows rows, Deliverer deliverer, EventBell bell, JobRuns runs, IServiceScopeFactory scopes, TimeProvider time) : IRequestHandler<Command, JobResult>
    {
        private readonly Dictionary<Guid, Task<LaneResult>> _lanes = [];
        private readonly HashSet<Guid> _tired = [];
        private int _accepted, _failed, _queued;

        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            // Almost every commit asks for this job, and most offices have no webhook.
            if ((await store.ActiveAsync(cancellationToken)).Count == 0) return new JobResult("no webhooks");
            await runs.StartedAsync(JobTable.Webhooks, cancellationToken);
            try
            {
                if ((await store.OfEndedKeysAsync(Zone.Wib.Today(time.GetUtcNow()), cancellationToken)).Count > 0) await AsProgramAsync(new EndWebhooks.Command(), cancellationToken);
                await RunAsync(cancellationToken);
            }
            finally
            {
                // A lane that is left alone would outlive its services.
                await Task.WhenAll(_lanes.Values.Select(l => l.ContinueWith(_ => { }, TaskScheduler.Default)));
            }
            var summary = string.Create(CultureInfo.InvariantCulture, $"{_queued} deliveries queued, {_accepted} accepted, {_failed} not accepted");
            await runs.SucceededAsync(JobTable.Webhooks, summary, cancellationToken);
            return new JobResult(summary);
        }

        private async Task RunAsync(CancellationToken ct)
        {
            while (true)
            {
                var (rung, more) = (bell.Next, await QueueAsync(ct));
                await OpenLanesAsync(ct);
                if (_lanes.Count == 0 && !more) return;
                await db.ReleaseAsync();
                if (!more) await Task.WhenAny([.. _lanes.Values, rung]);
                foreach (var (id, lane) in _lanes.Where(l => l.Value.IsCompleted).ToList()) await CloseAsync(id, lane);
            }
        }

        /// <returns>True when more events wait than fit into one batch: the rest comes after the others have had their turn.</returns>
        private async Task<bool> QueueAsync(CancellationToken ct)
        {
            var (head, more) = (await rows.HeadAsync(ct), false);
            foreach (var webhook in (await store.ActiveAsync(ct)).Where(w => w.Position < head.Seq))
            {
                var made = await AsProgramAsync(new QueueEvents.Command(webhook.Id), ct);
                _queued += made.Count;
                more |= made.HasMore;
            }
            return more;
        }

        private async Task OpenLanesAsync(CancellationToken ct)
        {
            foreach (var id in await deliveries.WaitingAsync(ct))
                if (_lanes.Count < MostLanes && !_tired.Contains(id) && !_lanes.ContainsKey(id)) _lanes[id] = new Lane(id, deliverer, scopes).RunAsync(ct);
        }

        private async Task CloseAsync(Guid id, Task<LaneResult> lane)
        {
            _lanes.Remove(id);
            var result = await lane;
            (_accepted, _failed) = (_accepted + result.Accepted, _failed + result.Failed);
            if (result.IsTired) _tired.Add(id);
        }

        private async Task<T> AsProgramAsync<T>(IRequest<T> request, CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("system", "job");
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        }
    }
}
