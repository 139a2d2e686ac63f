using System.Text.Json.Nodes;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Alerts;

/// <summary>Writes into the timeline, once, each term that began by itself: nobody acted, so that only the sweep can notice it.
/// <c>agreements.rolled_to</c> holds the day up to which that is done; it moves together with <c>next_alert_on</c>.</summary>
public sealed class RolledTerms(Db db, TimeProvider time, AuditTrail trail)
{
    public async Task WriteAsync(Agreement agreement, DateOnly after, DateOnly today, CancellationToken ct)
    {
        foreach (var term in AutomaticRenewal.Between(agreement, after, today))
        {
            var change = new FieldChange("/effective/term/endsOn", JsonValue.Create(term.EndedOn.ToIso()), JsonValue.Create(term.EndsOn.ToIso()));
            trail.Append("agreement", agreement.Id, "autoRenew", agreement.Version, [change], null);
            await db.ExecuteAsync(AgreementStore.InsertEvent, new
            {
                EventId = Ids.New(time), Type = "agreement.changed", agreement.Id, Now = time.GetUtcNow(), Data = Json.Write(new { version = agreement.Version, action = "autoRenew" }),
            }, ct);
        }
    }
}
