using System.Globalization;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Observing;
using Agreements.App.Reports;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Outbox;

/// <summary>Delivers every mail that is due: claim, write anew what has grown old, send, mark. What one mail meets stops no other.</summary>
public sealed class MailRun(
    Db db, OutboxStore outbox, MailOutcomes outcomes, FreshText fresh, Envelope envelope, MailedExports exports, UnmarkedMails unmarked, SentContents contents, SentJournal journal, RestoreWatch restored, Func<IMailTransport> connect, TimeProvider time, ILogger<MailRun> log)
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
        foreach (var answer in unmarked.All) await TryMarkAsync(answer);
        journal.Begin();
        await using var transport = connect();
        for (var due = await outbox.DueAsync(reports, Page, ct); due.Count > 0; due = await outbox.DueAsync(reports, Page, ct))
        {
            await restored.CheckAsync(ct);
            foreach (var id in due)
            {
                await restored.RequireAsync(ct);
                if (await TryClaimAsync(id, reports, ct) is not { } claimed || await TryWriteAsync(claimed, ct) is not { } mail) continue;
                results.Add(await DeliverAsync(transport, mail, ct));
                if (results[^1] == DeliveryResult.ServerAway) return results;
            }
        }
        return results;
    }

    private async Task<OutboxMail?> TryClaimAsync(Guid id, bool reports, CancellationToken ct)
    {
        try
        {
            return await outbox.ClaimAsync(id, _owner, reports ? OutboxStore.ReportLease : OutboxStore.Lease, ct);
        }
        catch (Exception exception) when (IsItsOwn(exception))
        {
            log.LogError(exception, "Mail {MailId} cannot be read. It is a dead letter until its row is repaired and it is queued again; the others go on.", id);
            await outcomes.SetAsideAsync(id, _owner, exception.GetType().Name, ct);
            return null;
        }
    }

    /// <returns>Null = it was taken back, another process has it, or its text cannot be written now.</returns>
    private async Task<OutboxMail?> TryWriteAsync(OutboxMail claimed, CancellationToken ct)
    {
        try
        {
            return await fresh.OfAsync(claimed, _owner, ct);
        }
        catch (Exception exception) when (IsItsOwn(exception))
        {
            await db.RollbackAsync();
            log.LogError(exception, "Mail {MailId} cannot be written, because what it speaks of cannot be read. It waits until that is repaired; the others go on.", claimed.Id);
            await outcomes.WaitAsync(claimed, _owner, exception.GetType().Name, ct);
            return null;
        }
    }

    // Not that of all mails: neither the database, whatever it refuses, nor a shutdown.
    private bool IsItsOwn(Exception exception) => exception is not (OperationCanceledException or System.Data.Common.DbException) && db.Engine.TroubleOf(exception) is null;

    private async Task<DeliveryResult> DeliverAsync(IMailTransport transport, OutboxMail mail, CancellationToken ct)
    {
        var left = await ContentsAsync(mail, ct);
        using var span = Observed.Source.StartActivity("mail send");
        var delivery = await TrySendAsync(transport, mail, ct);
        span?.SetTag("agreements.mail.purpose", mail.Purpose).SetTag("agreements.mail.outcome", Domain.Texts.Words.Of(delivery.Result));
        Observed.MailTried(Domain.Texts.Words.Of(delivery.Result), delivery.Result == DeliveryResult.Accepted && mail is { IsDigest: false, Attachment: null } ? time.GetUtcNow() - Ids.TimeOf(mail.Id) : null);
        if (left is not null && delivery.Result == DeliveryResult.Accepted) journal.Append(new JournalLine(time.GetUtcNow()) { Mail = left });
        if (delivery.Result != DeliveryResult.Accepted) log.LogWarning("Mail {MailId} was not accepted: {Result}, {Detail}.", mail.Id, delivery.Result, delivery.Detail);
        await MarkAsync(mail, delivery);
        return delivery.Result;
    }

    /// <returns>Null = no journal is kept, or what the mail speaks of cannot be read: it leaves, and after a restore it might leave again.</returns>
    private async Task<SentMail?> ContentsAsync(OutboxMail mail, CancellationToken ct)
    {
        try
        {
            return journal.IsKept ? await contents.OfAsync(mail, ct) : null;
        }
        catch (Exception exception) when (IsItsOwn(exception))
        {
            log.LogError(exception, "What mail {MailId} speaks of cannot be read, so that the journal will not hold it.", mail.Id);
            return null;
        }
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
        var answer = new UnmarkedMails.Answer(mail, _owner, delivery);
        try
        {
            await MarkAsync(answer);
        }
        catch (Exception exception) when (db.Engine.TroubleOf(exception) is not null)
        {
            unmarked.Keep(answer);
            throw;
        }
    }

    // One that cannot be marked for a reason of its own must not keep all others.
    private async Task TryMarkAsync(UnmarkedMails.Answer answer)
    {
        try
        {
            await MarkAsync(answer);
            unmarked.Forget(answer);
        }
        catch (Exception exception) when (IsItsOwn(exception))
        {
            log.LogError(exception, "Mail {MailId} was answered and cannot be marked. It is tried again at each run; the others go on.", answer.Mail.Id);
        }
    }

    private async Task MarkAsync(UnmarkedMails.Answer answer)
    {
        var (mail, owner, delivery) = answer;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.BeginAsync(CancellationToken.None);
                await WriteAsync(mail, owner, delivery);
                if (delivery.Result == DeliveryResult.Accepted && mail.Attachment is { Report: var report }) exports.Append(report);
                await db.CommitAsync(CancellationToken.None);
                return;
            }
            catch (Exception exception)
            {
                await db.RollbackAsync();
                if (attempt == 5 || !db.Engine.IsBusy(exception)) throw;
            }
        }
    }

    private Task WriteAsync(OutboxMail mail, string owner, Delivery delivery) => delivery.Result switch
    {
        DeliveryResult.Accepted => outcomes.SentAsync(mail, owner, CancellationToken.None),
        DeliveryResult.TryLater => outcomes.LaterAsync(mail, owner, delivery.Detail ?? "", CancellationToken.None),
        DeliveryResult.ServerAway => outcomes.ReleaseAsync(mail, owner, delivery.Detail ?? "", CancellationToken.None),
        _ => outcomes.RefusedAsync(mail, owner, delivery.Detail ?? "", CancellationToken.None),
    };
}
