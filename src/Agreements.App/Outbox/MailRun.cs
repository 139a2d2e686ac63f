using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Reports;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Outbox;

/// <summary>Delivers every mail that is due: claim, write anew what has grown old, send, mark. What one mail meets stops no other.</summary>
public sealed class MailRun(Db db, OutboxStore outbox, FreshText fresh, Envelope envelope, MailedExports exports, SentContents contents, SentJournal journal, TimeProvider time, Func<IMailTransport> connect, ILogger<MailRun> log)
{
    private const int Page = 50;

    private readonly string _owner = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);

    /// <param name="reports">Only reports, which take long to make; else everything but them.</param>
    /// <returns>What became of how many, in words.</returns>
    public async Task<string> DeliverAsync(bool reports, CancellationToken ct)
    {
        var results = await DeliverAllAsync(reports, ct);
        var summary = string.Create(CultureInfo.InvariantCulture, $"{results.Count(r => r == DeliveryResult.Accepted)} sent, {results.Count(r => r is not DeliveryResult.Accepted)} not accepted");
        return results.Contains(DeliveryResult.ServerAway) ? summary + ", the mail server does not answer" : summary;
    }

    private async Task<IReadOnlyList<DeliveryResult>> DeliverAllAsync(bool reports, CancellationToken ct)
    {
        var results = new List<DeliveryResult>();
        journal.Begin();
        await using var transport = connect();
        for (var due = await outbox.DueAsync(reports, Page, ct); due.Count > 0; due = await outbox.DueAsync(reports, Page, ct))
        {
            foreach (var id in due)
            {
                if (await outbox.ClaimAsync(id, _owner, reports ? OutboxStore.ReportLease : OutboxStore.Lease, ct) is not { } claimed || await fresh.OfAsync(claimed, _owner, ct) is not { } mail) continue;
                results.Add(await DeliverAsync(transport, mail, ct));
                if (results[^1] == DeliveryResult.ServerAway) return results;
            }
        }
        return results;
    }

    private async Task<DeliveryResult> DeliverAsync(IMailTransport transport, OutboxMail mail, CancellationToken ct)
    {
        var left = journal.IsKept ? await contents.OfAsync(mail, ct) : null;
        var delivery = await TrySendAsync(transport, mail, ct);
        if (left is not null && delivery.Result == DeliveryResult.Accepted) journal.Append(new JournalLine(time.GetUtcNow()) { Mail = left });
        if (delivery.Result != DeliveryResult.Accepted) log.LogWarning("Mail {MailId} was not accepted: {Result}, {Detail}.", mail.Id, delivery.Result, delivery.Detail);
        await MarkAsync(mail, delivery);
        return delivery.Result;
    }

    // A mail that cannot be written as one (an address from an old import, say) is refused like one that a server refuses.
    private async Task<Delivery> TrySendAsync(IMailTransport transport, OutboxMail mail, CancellationToken ct)
    {
        MimeKit.MimeMessage message;
        try
        {
            message = envelope.Of(mail);
        }
        catch (Exception exception)
        {
            return new Delivery(DeliveryResult.Refused, exception.GetType().Name);
        }
        using (message) return await transport.SendAsync(message, ct);
    }

    // The answer has been given: marking it must neither be cut off by a shutdown nor be given up because the database is busy.
    private async Task MarkAsync(OutboxMail mail, Delivery delivery)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.BeginAsync(CancellationToken.None);
                await WriteAsync(mail, delivery);
                if (delivery.Result == DeliveryResult.Accepted && mail.Attachment is { Report: var report }) exports.Append(report);
                await db.CommitAsync(CancellationToken.None);
                return;
            }
            catch (Exception exception) when (attempt < 5 && db.Engine.IsBusy(exception))
            {
                await db.RollbackAsync();
            }
        }
    }

    private Task WriteAsync(OutboxMail mail, Delivery delivery) => delivery.Result switch
    {
        DeliveryResult.Accepted => outbox.SentAsync(mail, _owner, CancellationToken.None),
        DeliveryResult.TryLater => outbox.LaterAsync(mail, _owner, delivery.Detail ?? "", CancellationToken.None),
        DeliveryResult.ServerAway => outbox.ReleaseAsync(mail, _owner, delivery.Detail ?? "", CancellationToken.None),
        _ => outbox.RefusedAsync(mail, _owner, delivery.Detail ?? "", CancellationToken.None),
    };
}
