using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>Sends an event of the type <c>webhook.test</c> at once, signed as all others, also to one that is disabled, and says what came back.</summary>
public static class TestWebhook
{
    /// <exception cref="Domain.DomainException"><c>notFound</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Id) : IRequest<DeliveryView>;

    /// <returns>The delivery.</returns>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Keep(Guid Id) : ICommand<Guid>;

    private static readonly Statement Newest = Statement.Limited("SELECT id FROM webhook_deliveries WHERE webhook_id = @Id AND event_id = @Event ORDER BY id", "Count");

    public sealed class Handler(Db db, Deliverer deliverer, RequestContext context, TimeProvider time, IMediator mediator) : IRequestHandler<Command, DeliveryView>
    {
        public async Task<DeliveryView> Handle(Command request, CancellationToken cancellationToken)
        {
            var delivery = await mediator.Send(new Keep(request.Id), cancellationToken);
            if (context.ValidateOnly) return new DeliveryView(delivery, delivery, EventBody.Test, null, DeliveryState.Queued, false, 0, time.GetUtcNow(), null, null, null, null, null);
            await db.ReleaseAsync();
            await deliverer.DeliverAsync(delivery, cancellationToken);
            return await mediator.Send(new GetDelivery.Query(request.Id, delivery), cancellationToken);
        }
    }

    public sealed class KeepHandler(Db db, DeliveryStore deliveries, WebhookChecks checks, EventBody body, TimeProvider time) : IRequestHandler<Keep, Guid>
    {
        public async Task<Guid> Handle(Keep request, CancellationToken cancellationToken)
        {
            var webhook = await checks.GetAsync(request.Id, cancellationToken);
            var test = new EventRow { Id = Ids.New(time), Type = EventBody.Test, At = time.GetUtcNow() };
            await deliveries.AddAsync(webhook.Id, [(test, await body.WriteAsync(test, cancellationToken))], replayed: false, cancellationToken);
            return await db.FirstAsync<Guid>(Newest, new { webhook.Id, Event = test.Id, Count = 1 }, cancellationToken);
        }
    }
}
