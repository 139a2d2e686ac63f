using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Changes;

/// <summary>Forgets events and deliveries whose time is over, a thousand in one transaction.</summary>
public static class PurgeEvents
{
    private const int Batch = 1000;

    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    /// <returns>How many events were forgotten.</returns>
    [ForProgram]
    public sealed record Events : ICommand<int>;

    /// <summary>Events before the moment are not promised any more. They go a day later, so that nobody who is reading them meets a hole.</summary>
    [ForProgram]
    public sealed record MoveStart(DateTimeOffset Before) : ICommand<int>;

    /// <returns>How many deliveries were forgotten.</returns>
    [ForProgram]
    public sealed record Deliveries(DateTimeOffset Before) : ICommand<int>;

    private static readonly Statement Oldest = Statement.Of("SELECT COALESCE(MIN(seq), 0) FROM events");
    private static readonly Statement LastBefore = Statement.Of("SELECT COALESCE(MAX(seq), 0) FROM events WHERE at < @Before");
    private static readonly Statement Start = Statement.Of("UPDATE event_head SET purged_to = @To WHERE id = 1 AND purged_to < @To");
    private static readonly Statement Forget = Statement.Of("DELETE FROM events WHERE seq <= @To");
    private static readonly Statement Settled = Statement.Limited("SELECT id FROM webhook_deliveries WHERE settled_at < @Before ORDER BY settled_at", "Count");
    private static readonly Statement ForgetDelivery = Statement.Of("DELETE FROM webhook_deliveries WHERE id = @Id");

    public sealed class Handler(IMediator mediator, JobRuns runs, IOptions<ChangesOptions> changes, IOptions<WebhookOptions> webhooks, TimeProvider time) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.Purge, cancellationToken);
            var events = await AllAsync(new Events(), cancellationToken);
            await mediator.Send(new MoveStart(time.GetUtcNow().AddDays(-changes.Value.KeepDays)), cancellationToken);
            var deliveries = await AllAsync(new Deliveries(time.GetUtcNow().AddDays(-webhooks.Value.KeepDays)), cancellationToken);
            var summary = string.Create(CultureInfo.InvariantCulture, $"{events} events and {deliveries} deliveries forgotten");
            await runs.SucceededAsync(JobTable.Purge, summary, cancellationToken);
            return new JobResult(summary);
        }

        private async Task<int> AllAsync(IRequest<int> batch, CancellationToken ct)
        {
            var all = 0;
            for (int count; (count = await mediator.Send(batch, ct)) > 0;) all += count;
            return all;
        }
    }

    public sealed class EventsHandler(Db db, EventRows rows) : IRequestHandler<Events, int>
    {
        public async Task<int> Handle(Events request, CancellationToken cancellationToken)
        {
            var (head, oldest) = (await rows.HeadAsync(cancellationToken), await db.FirstAsync<long>(Oldest, null, cancellationToken));
            return oldest == 0 || oldest > head.PurgedTo ? 0 : await db.ExecuteAsync(Forget, new { To = Math.Min(oldest + Batch - 1, head.PurgedTo) }, cancellationToken);
        }
    }

    public sealed class MoveStartHandler(Db db) : IRequestHandler<MoveStart, int>
    {
        public async Task<int> Handle(MoveStart request, CancellationToken cancellationToken) =>
            await db.ExecuteAsync(Start, new { To = await db.FirstAsync<long>(LastBefore, new { request.Before }, cancellationToken) }, cancellationToken);
    }

    public sealed class DeliveriesHandler(Db db) : IRequestHandler<Deliveries, int>
    {
        public async Task<int> Handle(Deliveries request, CancellationToken cancellationToken)
        {
            var old = await db.QueryAsync<Guid>(Settled, new { request.Before, Count = Batch }, cancellationToken);
            return await db.ExecuteAsync(ForgetDelivery, old.Select(id => new { Id = id }), cancellationToken);
        }
    }
}
