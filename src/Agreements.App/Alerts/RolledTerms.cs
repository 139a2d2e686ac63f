using System.Text.Json.Nodes;
using Agreements.App.Auditing;
using Agreements.App.Events;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Events;

namespace Agreements.App.Alerts;

/// <summary>Writes into the timeline, once, each term that began by itself: nobody acted, so that only the sweep can notice it.
/// <c>agreements.rolled_to</c> holds the day up to which that is done; it moves together with <c>next_alert_on</c>.</summary>
public sealed class RolledTerms(AuditTrail trail, EventLog events)
{
    public void Write(Agreement agreement, DateOnly after, DateOnly today)
    {
        foreach (var term in AutomaticRenewal.Between(agreement, after, today))
        {
            var change = new FieldChange("/effective/term/endsOn", JsonValue.Create(term.EndedOn.ToIso()), JsonValue.Create(term.EndsOn.ToIso()));
            trail.Append("agreement", agreement.Id, "autoRenew", agreement.Version, [change], null);
            events.Add(EventTypes.Changed, agreement.Id, null, agreement.Version, new EventData { Action = "autoRenew", EndsOn = term.EndsOn });
        }
    }
}
