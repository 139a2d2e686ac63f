using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>Sends one event again, under the same <c>webhook-id</c>.</summary>
public static class ReplayDelivery
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>delivery.queued</c> (409): it is on its way.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Webhook, Guid Id) : ICommand<Replayed>;

    private static readonly Statement Sent = Statement.Of($"""
        SELECT d.event_seq AS seq, d.event_id AS id, d.type, COALESCE(d.agreement_id, '00000000-0000-0000-0000-000000000000') AS agreement_id, d.body AS data FROM webhook_deliveries d
        WHERE d.id = @Id AND d.webhook_id = @Webhook AND {DeliveryRow.IsVisible}
        """);

    public sealed class Handler(Db db, DeliveryStore deliveries, WebhookChecks checks, Scope scope, RequestContext context) : IRequestHandler<Command, Replayed>
    {
        public async Task<Replayed> Handle(Command request, CancellationToken cancellationToken)
        {
            await checks.GetAsync(request.Webhook, cancellationToken);
            var mine = scope.Institutions(Permission.Administer);
            var sent = await db.FirstAsync<EventRow>(Sent, new { request.Id, request.Webhook, SeesAll = mine is null, mine = Ids.List(mine ?? []) }, cancellationToken) ?? throw DomainException.NotFound("delivery", request.Id);
            if ((await deliveries.QueuedAsync(request.Webhook, cancellationToken)).Contains(sent.Id)) throw DomainException.Conflict("delivery.queued", "");
            await deliveries.AddAsync(request.Webhook, [(sent, sent.Data)], replayed: true, cancellationToken);
            context.Wake.Add(JobTable.Webhooks);
            return new Replayed(1);
        }
    }
}

/// <param name="Queued">So many events are sent again.</param>
public sealed record Replayed(int Queued);

/// <summary>Sends again what happened in a period and the webhook hears of; what is on its way already is not sent twice.</summary>
public static class ReplayPeriod
{
    private const int Most = 10_000;

    /// <param name="From">Inclusive.</param>
    /// <param name="To">Exclusive.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>replay.period</c>: it ends before it begins; <c>replay.tooMany</c> (409).</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Webhook, DateTimeOffset From, DateTimeOffset To) : ICommand<Replayed>;

    public sealed class Handler(DeliveryStore deliveries, WebhookChecks checks, FanOut fanOut, EventRows rows, RequestContext context) : IRequestHandler<Command, Replayed>
    {
        public async Task<Replayed> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.To <= request.From) throw DomainException.Invalid("replay.period", "/to");
            var webhook = await checks.GetAsync(request.Webhook, cancellationToken);
            var found = await FindAsync(webhook, request, cancellationToken);
            var queued = await deliveries.QueuedAsync(webhook.Id, cancellationToken);
            var again = found.Where(e => !queued.Contains(e.Id)).ToList();
            if (again.Count > Most) throw DomainException.Conflict("replay.tooMany", "", Most);
            await fanOut.AddAsync(webhook, again, replayed: true, cancellationToken);
            context.Wake.Add(JobTable.Webhooks);
            return new Replayed(again.Count);
        }

        // What has no delivery yet comes by itself.
        private async Task<List<EventRow>> FindAsync(Webhook webhook, Command period, CancellationToken ct)
        {
            var found = new List<EventRow>();
            if (await rows.BeforeAsync(period.From, ct) is not { } after) return found;
            while (after < webhook.Position && found.Count <= Most)
            {
                var span = await rows.ReadAsync(FanOut.FilterOf(webhook), after, webhook.Position, null, EventRows.Window, ct);
                found.AddRange(span.Rows.Where(e => e.At >= period.From && e.At < period.To));
                if (span.Rows.Count > 0 && span.Rows[0].At >= period.To) break;
                after = span.To;
            }
            return found;
        }
    }
}
