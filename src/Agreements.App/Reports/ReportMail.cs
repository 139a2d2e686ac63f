using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Reports;

/// <summary>Makes a report at the moment at which its mail leaves, with what the person may see then: no file is kept, and nobody is sent what was taken from them meanwhile.</summary>
public sealed class ReportMail(Db db, OutboxStore outbox, MailOutcomes outcomes, ReportRuns runs, SubscriptionStore subscriptions, UserStore users, ReportMaker maker, ReportLetter letter, TimeProvider time, ILogger<ReportMail> log)
{
    /// <param name="mail">Claimed by <paramref name="owner"/>.</param>
    /// <returns>The mail to send, or null when it was taken back or put off, or its claim ran out meanwhile.</returns>
    public async Task<OutboxMail?> WriteAsync(OutboxMail mail, string owner, CancellationToken ct)
    {
        if (await runs.OfMailAsync(mail.Id, ct) is not { Subscription: { EndedAt: null } one } run) return await EndAsync(mail, owner, null, null, ct);
        var user = await users.FindAsync(one.User, ct);
        if (EndOf(user) is { } reason) return await EndAsync(mail, owner, one, reason, ct);
        var asked = new ReportAsked(one.Id, one.Report, one.Query, one.Zone.Today(time.GetUtcNow()), user!);
        try
        {
            var file = await maker.MakeAsync(asked, ct);
            return file.Rows == 0 && one.WhenEmpty == WhenEmpty.Skip
                ? await SettleAsync(mail, owner, run, asked, file, null, ct)
                : await SettleAsync(mail, owner, run, asked, file, letter.Write(asked, run, Lead(asked, file)), ct);
        }
        catch (DomainException refusal) when (refusal.Kind is ProblemKind.Forbidden or ProblemKind.Unauthenticated)
        {
            return await EndAsync(mail, owner, one, SubscriptionEnd.NoAccess, ct);
        }
        catch (DomainException refusal) when (refusal.Kind is not ProblemKind.Damaged)
        {
            // A filter that once was right and is none any more: who asked for it is told, and can mend it.
            return await SettleAsync(mail, owner, run, asked, null, letter.Write(asked, run, new Message("letter.report.refused", ReportLetter.NameOf(asked), refusal.Violations[0].Message)), ct);
        }
        // What cannot be read of an agreement waits until it is repaired, as any mail that speaks of it.
        catch (Exception exception) when (exception is not (OperationCanceledException or DomainException or NotReconciled))
        {
            log.LogError(exception, "The report {Report} of mail {MailId} could not be made. It is tried again later.", one.Report, mail.Id);
            await outcomes.LaterAsync(mail, owner, exception.GetType().Name, ct);
            return null;
        }
    }

    /// <summary>Why nothing is sent to this person any more; null = it is.</summary>
    internal static SubscriptionEnd? EndOf(User? user) => user switch
    {
        not { State: UserState.Active } => SubscriptionEnd.Disabled,
        _ when !user.ToPrincipal("report").Anywhere.Cover(Permission.Read) => SubscriptionEnd.NoAccess,
        _ => null,
    };

    private static Message Lead(ReportAsked asked, ReportFile file) => file switch
    {
        { Rows: 0 } => new("letter.report.empty", ReportLetter.NameOf(asked), asked.AsOf),
        { Rows: > ReportFile.MostRows } => new("letter.report.tooMany", ReportLetter.NameOf(asked), asked.AsOf, ReportFile.MostRows),
        { IsTooLarge: true } => new("letter.report.tooLarge", ReportLetter.NameOf(asked), asked.AsOf, file.Rows),
        _ => new("letter.report", ReportLetter.NameOf(asked), asked.AsOf, file.Rows),
    };

    /// <param name="content">Null = no mail leaves.</param>
    private async Task<OutboxMail?> SettleAsync(OutboxMail mail, string owner, ReportRun run, ReportAsked asked, ReportFile? file, MailContent? content, CancellationToken ct)
    {
        var isHeld = false;
        await WithinAsync(async () =>
        {
            isHeld = await (content is null ? outcomes.WithdrawAsync(mail, owner, ct) : outbox.RewriteAsync(mail, owner, content, ct));
            if (isHeld && file is not null) await runs.RememberRowsAsync(run, file.Rows, ct);
        }, ct);
        return content is null || !isHeld ? null : mail.With(content) with { Attachment = file is { Content: { } bytes } ? new MailAttachment(file.Name, bytes, asked) : null };
    }

    private async Task<OutboxMail?> EndAsync(OutboxMail mail, string owner, Subscription? one, SubscriptionEnd? reason, CancellationToken ct)
    {
        await WithinAsync(async () =>
        {
            await outcomes.WithdrawAsync(mail, owner, ct);
            if (one is not null && await subscriptions.FindAsync(one.Id, ct) is { EndedAt: null } still) await subscriptions.EndAsync(still, reason!.Value, ct);
        }, ct);
        return null;
    }

    private async Task WithinAsync(Func<Task> act, CancellationToken ct)
    {
        await db.BeginAsync(ct);
        try
        {
            await act();
            await db.CommitAsync(ct);
        }
        catch
        {
            await db.RollbackAsync();
            throw;
        }
    }
}
