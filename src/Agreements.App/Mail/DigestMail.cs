using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Outbox;
using Agreements.App.Store;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Mail;

/// <summary>Writes a digest on the day on which it leaves. What is not owed any more falls out; when nothing is left, no mail leaves.</summary>
public sealed class DigestMail(Db db, OutboxStore outbox, MailOutcomes outcomes, DigestStore digests, AgreementReader reader, StatusOf statusOf, OwedDeadlines owed, ListMail listMail)
{
    /// <param name="digest">Claimed by <paramref name="owner"/>.</param>
    /// <returns>The mail to send, or null when it was taken back.</returns>
    public async Task<OutboxMail?> WriteAsync(OutboxMail digest, string owner, CancellationToken ct)
    {
        await db.BeginAsync(ct);
        try
        {
            var written = await WriteOpenAsync(digest, owner, ct);
            await db.CommitAsync(ct);
            return written;
        }
        catch
        {
            await db.RollbackAsync();
            throw;
        }
    }

    private async Task<OutboxMail?> WriteOpenAsync(OutboxMail digest, string owner, CancellationToken ct)
    {
        var items = await OpenItemsAsync(digest, ct);
        if (items.Count == 0)
        {
            await outcomes.WithdrawAsync(digest, owner, ct);
            return null;
        }
        // Two steps of one deadline say the same on the same day.
        var lines = items.DistinctBy(i => (i.Dossier.Agreement.Id, AlertPlan.Anchor(i.Kind), i.Deadline)).ToList();
        var agreements = lines.Select(i => i.Dossier.Agreement.Id).Distinct().Count();
        var content = await listMail.WriteAsync(new Message("list.subject.digest", agreements), Lead(digest, agreements), lines, statusOf.Today(Zone.Wib), ct);
        return await outbox.RewriteAsync(digest, owner, content, ct) ? digest.With(content) : null;
    }

    private static Message Lead(OutboxMail digest, int agreements) =>
        digest.RestoredFrom is { } at ? new Message("list.lead.restored", Zone.Wib.Today(at), agreements) : new Message("list.lead.digest", agreements);

    private async Task<IReadOnlyList<ListItem>> OpenItemsAsync(OutboxMail digest, CancellationToken ct)
    {
        var mails = await digests.ItemsAsync(digest.Id, ct);
        var dossiers = (await reader.UnguardedAsync([.. mails.Select(m => m.AgreementId!.Value).Distinct()], ct)).ToDictionary(d => d.Agreement.Id);
        var open = new List<ListItem>();
        foreach (var mail in mails.Reverse())
        {
            if (!dossiers.TryGetValue(mail.AgreementId!.Value, out var dossier))
            {
                // It cannot be read: it waits for that by itself, and holds up none of the others.
                await digests.TakeOutAsync(mail.Id, ct);
                continue;
            }
            var (status, kind) = (statusOf.On(dossier, statusOf.Today(dossier.Agreement)), Words.Parse<DeadlineKind>(mail.Kind!));
            if (await owed.HoldAsync(dossier, status, mail.AlertId!.Value, kind, mail.DeadlineOn!.Value, ct))
                open.Add(new ListItem(dossier, status, kind, mail.DeadlineOn, mail.AlertId, mail.Escalated));
            else await outcomes.CloseAsync(mail, new Message(AlertPlan.IsSettled(status) ? "skip.settled" : "skip.notOwed"), ct);
        }
        return open;
    }
}
