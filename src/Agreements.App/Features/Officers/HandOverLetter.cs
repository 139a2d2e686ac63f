using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Officers;

/// <summary>The one mail with all that a desk takes over, each agreement with the most urgent of what is still owed for it.</summary>
public sealed class HandOverLetter(AgreementReader reader, StatusOf statusOf, ListMail mail, OutboxStore outbox)
{
    /// <param name="handed">For each agreement, who follows.</param>
    /// <param name="lead">Says of so many agreements why they come.</param>
    /// <returns>What was told, as it stands after the change.</returns>
    public async Task<IReadOnlyList<ListItem>> SendAsync(IReadOnlyDictionary<Guid, Handed> handed, Func<int, Message> lead, CancellationToken ct)
    {
        var items = (await reader.ByIdsAsync([.. handed.Keys], ct)).Select(Item).ToList();
        foreach (var desk in items.GroupBy(i => handed[i.Dossier.Agreement.Id].Desk.Address))
        {
            var content = await mail.WriteAsync(new Message("list.subject.handOver", desk.Count()), lead(desk.Count()), desk, statusOf.Today(Zone.Wib), ct);
            await outbox.AddAsync(MailPurpose.List, handed[desk.First().Dossier.Agreement.Id].Desk, content, ct);
        }
        return items;
    }

    private ListItem Item(Dossier dossier)
    {
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var owed = statusOf.Deadlines(dossier, status).Where(d => AlertPlan.Anchor(d.Kind) == DeadlineKind.End || (d.Deadline >= status.AsOf && d.Kind is not (DeadlineKind.Stage or DeadlineKind.Forecast))).Order(Digests.ByUrgency(status.AsOf)).ToList();
        return owed.Count == 0 ? new ListItem(dossier, status, DeadlineKind.End, null) : new ListItem(dossier, status, owed[0].Kind, owed[0].Deadline);
    }
}
