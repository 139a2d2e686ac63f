using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Outbox;
using Agreements.App.Reports;
using Agreements.App.Store;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Mail;

/// <summary>Keeps a delayed alert true. "5 days left" is written when the alert is planned; after days without a mail server it would
/// be wrong, so it is written anew for the day on which it leaves, or taken back when its deadline is not owed any more.</summary>
public sealed class FreshText(Db db, OutboxStore outbox, MailOutcomes outcomes, AgreementReader reader, StatusOf statusOf, OwedDeadlines owed, AlertMail alertMail, DigestMail digestMail, ReportMail reportMail)
{
    /// <returns>The mail to send, or null when it was taken back, or another process has it.</returns>
    public async Task<OutboxMail?> OfAsync(OutboxMail mail, string owner, CancellationToken ct)
    {
        if (mail.Purpose == Words.Of(MailPurpose.Report)) return await reportMail.WriteAsync(mail, owner, ct);
        if (mail.IsDigest) return await digestMail.WriteAsync(mail, owner, ct);
        var today = statusOf.Today(Words.Parse<Zone>(mail.Zone));
        if (mail.Kind is null || mail.DeadlineOn is not { } deadline || mail.WrittenOn == today) return mail;
        var kind = Words.Parse<DeadlineKind>(mail.Kind);
        var dossier = await reader.UnguardedAsync(mail.AgreementId!.Value, ct);
        var status = statusOf.On(dossier, today);
        if (!await owed.HoldAsync(dossier, status, mail.AlertId!.Value, kind, deadline, ct))
        {
            await TakeBackAsync(mail, AlertPlan.IsSettled(status) ? "skip.settled" : "skip.notOwed", ct);
            return null;
        }
        var content = await alertMail.AlertAsync(dossier, status, kind, deadline, mail.AlertId!.Value, mail.Escalated, ct);
        return await outbox.RewriteAsync(mail, owner, content, ct) ? mail.With(content) : null;
    }

    private async Task TakeBackAsync(OutboxMail mail, string reason, CancellationToken ct)
    {
        await db.BeginAsync(ct);
        await outcomes.CloseAsync(mail, new Message(reason), ct);
        await db.CommitAsync(ct);
    }
}
