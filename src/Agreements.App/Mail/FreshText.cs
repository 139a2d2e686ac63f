using Agreements.App.Data;
using Agreements.App.Outbox;
using Agreements.App.Store;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Mail;

/// <summary>Keeps a delayed alert true. "5 days left" is written when the alert is planned; after days without a mail server it would
/// be wrong, so it is written anew for the day on which it leaves, or taken back when nothing is left to tell.</summary>
public sealed class FreshText(Db db, OutboxStore outbox, AgreementReader reader, StatusOf statusOf, AlertMail alertMail, TimeProvider time)
{
    /// <returns>The mail to send, or null when it was taken back.</returns>
    public async Task<OutboxMail?> OfAsync(OutboxMail mail, string owner, CancellationToken ct)
    {
        var today = Words.Parse<Zone>(mail.Zone).Today(time.GetUtcNow());
        if (mail.Kind is not { } kind || mail.DeadlineOn is not { } deadline || mail.WrittenOn == today) return mail;
        var dossier = await reader.GetAsync(mail.AgreementId, ct);
        var status = statusOf.On(dossier, today);
        if (AlertPlan.IsSettled(status))
        {
            await TakeBackAsync(mail, ct);
            return null;
        }
        var content = await alertMail.AlertAsync(dossier, status, Words.Parse<DeadlineKind>(kind), deadline, ct);
        await outbox.RewriteAsync(mail, owner, content, ct);
        return mail.With(content);
    }

    private async Task TakeBackAsync(OutboxMail mail, CancellationToken ct)
    {
        await db.BeginAsync(ct);
        await outbox.CloseAsync(mail, new Message("skip.settled").In(Language.Id), ct);
        await db.CommitAsync(ct);
    }
}
