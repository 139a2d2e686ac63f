using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Reports;
using Agreements.App.Webhooks;
using Agreements.Domain.Auditing;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Operations;

/// <summary>Makes a database that was restored from a backup one on which the service may go on: nothing that was sent since is sent again, no cursor of before is taken, and the trail says what is missing.</summary>
public static class ReconcileRestored
{
    /// <param name="Since">Of when the backup is.</param>
    /// <param name="Journal">Where the journals of all nodes lie; null = as configured.</param>
    [ForProgram]
    public sealed record Command(DateTimeOffset Since, string? Journal = null) : ICommand<View>, IReconciles;

    /// <summary>Signs the entry that the restore has written; only then it counts.</summary>
    /// <param name="ToFile">False = the database is not in its place yet, and the file of checkpoints must not know of it.</param>
    [ForProgram]
    public sealed record Sign(bool ToFile) : ICommand<Checkpoint?>, IReconciles;

    /// <param name="IsComplete">The journal reaches back to the backup. Else what the first sweep finds due goes out as one digest for each recipient.</param>
    /// <param name="Lines">Of the journal since the backup.</param>
    /// <param name="PutAside">Mails that had waited in the backup, of which nobody knows whether they have left: dead letters, to be queued again by hand.</param>
    /// <param name="Sessions">People who have to sign in again.</param>
    /// <param name="Abandoned">Checkpoints that were signed since the backup, of entries that are lost.</param>
    /// <param name="ReportsPassed">Subscriptions whose report was due and, without a whole journal, may have left: the next one comes on its day.</param>
    public sealed record View(bool IsComplete, int Lines, int Unreadable, Reconciled Sent, int PutAside, int Sessions, int Abandoned, int ReportsPassed);

    private static readonly Statement SetAside = Statement.Of("""
        UPDATE outbox SET state = 'dead', lease_owner = NULL, lease_until = NULL, last_error = 'restored from a backup: it may have left already', body_text = CASE WHEN is_confidential = 1 THEN '' ELSE body_text END,
            body_html = CASE WHEN is_confidential = 1 THEN '' ELSE body_html END
        WHERE state = 'queued' AND alert_id IS NULL AND purpose NOT IN ('digest', 'report')
        """);

    private static readonly Statement EndSessions = Statement.Of("DELETE FROM sessions");
    private static readonly Statement EndResets = Statement.Of("DELETE FROM user_links WHERE purpose = 'reset'");
    private static readonly Statement Count = Statement.Of("INSERT INTO counters (name, value) SELECT @Name, 0 WHERE NOT EXISTS (SELECT 1 FROM counters WHERE name = @Name)");
    private static readonly Statement Raise = Statement.Of("UPDATE counters SET value = @Value WHERE name = @Name AND value < @Value");

    public sealed class Handler(Db db, SentReconciliation reconciliation, CatchUp catchUp, EventCursors cursors, Restorations restorations, WebhookStore webhooks, EventRows events, FanOut fanOut, ReportRuns reports, IOptions<MailOptions> mail, TimeProvider time)
        : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            var journal = await SentJournalReader.SinceAsync(request.Journal ?? mail.Value.Journal, request.Since, cancellationToken);
            await QueueEventsAsync(cancellationToken);
            var sent = await reconciliation.ApplyAsync(journal.Lines, cancellationToken);
            var (aside, passed) = (0, 0);
            if (!journal.IsComplete)
            {
                await catchUp.BeginAsync(request.Since, cancellationToken);
                aside = await db.ExecuteAsync(SetAside, null, cancellationToken);
                passed = await reports.PassAsync(cancellationToken);
            }
            foreach (var number in sent.Unknown) await RaiseAsync(number, cancellationToken);
            await cursors.BeginGenerationAsync(time.GetUtcNow(), cancellationToken);
            var sessions = await db.ExecuteAsync(EndSessions, null, cancellationToken);
            await db.ExecuteAsync(EndResets, null, cancellationToken);
            var abandoned = await restorations.AppendAsync(request.Since, cancellationToken);
            return new View(journal.IsComplete, journal.Lines.Count(l => l.Begins is null), journal.Unreadable, sent, aside, sessions, abandoned, passed);
        }

        // What was not on its way yet: its deliveries are made, so that those which were taken can be marked.
        private async Task QueueEventsAsync(CancellationToken ct)
        {
            var head = await events.HeadAsync(ct);
            foreach (var found in await webhooks.ActiveAsync(ct))
            {
                for (var webhook = found; webhook.Position < head.Seq;)
                {
                    var span = await events.ReadAsync(FanOut.FilterOf(webhook), webhook.Position, head.Seq, null, EventRows.Window, ct);
                    if (span.To == webhook.Position || !await webhooks.MoveAsync(webhook, span.To, ct)) break;
                    await fanOut.AddAsync(webhook, span.Rows, replayed: false, ct);
                    webhook = webhook with { Position = span.To };
                }
            }
        }

        // A number that was given to an agreement which is lost stands on somebody's paper: it is not given again.
        private async Task RaiseAsync(string number, CancellationToken ct)
        {
            if (number.Split('-') is not ["AGR", var year, var value]) return;
            var counter = new { Name = $"agreement-{year}", Value = long.Parse(value, CultureInfo.InvariantCulture) };
            await db.ExecuteAsync(Count, counter, ct);
            await db.ExecuteAsync(Raise, counter, ct);
        }
    }

    public sealed class SignHandler(AuditRows rows, CheckpointStore checkpoints, AuditWatch watch) : IRequestHandler<Sign, Checkpoint?>
    {
        public async Task<Checkpoint?> Handle(Sign request, CancellationToken cancellationToken)
        {
            var head = await rows.HeadAsync(cancellationToken);
            var signed = await (request.ToFile ? checkpoints.SignAsync(head.Seq, head.Hash, cancellationToken) : checkpoints.StoreAsync(head.Seq, head.Hash, cancellationToken));
            if (signed is not null) await watch.SignedAsync(signed, cancellationToken);
            return signed;
        }
    }
}
