using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain.Events;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>Writes down how an attempt ended, and disables a webhook that answers no more.</summary>
public static class SettleDelivery
{
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(5), Soon = TimeSpan.FromMinutes(1);

    [ForProgram]
    public sealed record Command(ClaimedDelivery Delivery, string Owner, DeliveryOutcome Outcome) : ICommand<DeliveryState>;

    public sealed class Handler(DeliveryStore deliveries, WebhookStore store, WebhookLetters letters, WorkSignal signal, TimeProvider time) : IRequestHandler<Command, DeliveryState>
    {
        public async Task<DeliveryState> Handle(Command request, CancellationToken cancellationToken)
        {
            var (delivery, outcome) = (request.Delivery, request.Outcome);
            var isTest = delivery.Type == EventBody.Test;
            var wait = outcome.Error is null || isTest ? null : Retries.After(delivery.Attempts, Random.Shared.NextDouble(), outcome.RetryAfter);
            var state = outcome.Error is null ? DeliveryState.Delivered : wait is null ? DeliveryState.Dead : DeliveryState.Queued;
            if (!await deliveries.MarkAsync(delivery.Id, request.Owner, state, time.GetUtcNow() + wait, outcome, cancellationToken) || isTest) return state;
            if (wait < Soon) signal.RaiseAfter(Jobs.JobTable.Webhooks, wait.Value, time);
            if (outcome.Error is null) await store.AcceptedAsync(delivery.WebhookId, cancellationToken);
            else await NotAcceptedAsync(delivery.WebhookId, outcome.Error == DeliveryError.Gone, cancellationToken);
            return state;
        }

        private async Task NotAcceptedAsync(Guid id, bool gone, CancellationToken ct)
        {
            await store.NotAcceptedAsync(id, ct);
            if ((await store.ByIdsAsync([id], ct)).FirstOrDefault() is not { IsActive: true } webhook) return;
            if (!gone && time.GetUtcNow() - webhook.FailingSince < GivenUpAfter) return;
            var disabled = webhook with { State = WebhookState.Disabled, Reason = gone ? DisabledReason.Gone : DisabledReason.Failing, StateAt = time.GetUtcNow() };
            await store.SaveAsync(webhook, disabled, "disable", ct);
            await letters.DisabledAsync(disabled, ct);
        }
    }
}
