using Agreements.App.Access;
using Agreements.App.Events;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>Makes deliveries of the events behind a webhook's position and moves the position, both or neither: no node makes them a second time, and none is passed over.</summary>
public static class QueueEvents
{
    private const int Batch = 500;

    [ForProgram]
    public sealed record Command(Guid Webhook) : ICommand<Queued>;

    /// <param name="Count">So many deliveries were made.</param>
    /// <param name="HasMore">More events stand behind the position, or it was changed meanwhile.</param>
    public sealed record Queued(int Count, bool HasMore);

    public sealed class Handler(WebhookStore store, EventRows rows, FanOut fanOut) : IRequestHandler<Command, Queued>
    {
        public async Task<Queued> Handle(Command request, CancellationToken cancellationToken)
        {
            // As it is now: what it hears of may have been changed since the run has looked.
            if ((await store.ByIdsAsync([request.Webhook], cancellationToken)).FirstOrDefault() is not { IsActive: true } webhook) return new Queued(0, false);
            var head = await rows.HeadAsync(cancellationToken);
            var span = await rows.ReadAsync(FanOut.FilterOf(webhook), webhook.Position, head.Seq, null, Batch, cancellationToken);
            // First the position: another node that comes here waits for its row, and then finds it moved.
            if (span.To == webhook.Position) return new Queued(0, false);
            if (!await store.MoveAsync(webhook, span.To, cancellationToken)) return new Queued(0, true);
            await fanOut.AddAsync(webhook, span.Rows, replayed: false, cancellationToken);
            return new Queued(span.Rows.Count, span.To < head.Seq);
        }
    }
}
