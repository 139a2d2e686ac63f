using Agreements.App.Events;
using Agreements.Domain.Events;

namespace Agreements.App.Webhooks;

/// <summary>Makes deliveries of events.</summary>
public sealed class FanOut(DeliveryStore deliveries, EventBody body)
{
    /// <summary>What a webhook hears of.</summary>
    public static EventFilter FilterOf(Webhook webhook) => new(EventTypes.Matching(webhook.Events), webhook.Institutions.Count == 0 ? null : webhook.Institutions);

    public async Task AddAsync(Webhook webhook, IReadOnlyList<EventRow> events, bool replayed, CancellationToken ct)
    {
        var bodies = new List<(EventRow, string)>();
        foreach (var one in events) bodies.Add((one, await body.WriteAsync(one, ct)));
        await deliveries.AddAsync(webhook.Id, bodies, replayed, ct);
    }
}
