using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>What was decided for a step that became due.</summary>
public sealed record PlannedAlert(
    Guid Agreement, string Reference, string Title, string Kind, DateOnly Deadline, int Step, DateOnly SendOn, string Decision, string? Reason,
    IReadOnlyList<string> Recipients);

/// <summary>The ledger of alerts: each step of a deadline stands in it once per recipient, sent or not, with the reason. Its unique
/// key holds the deadline's own date, so an edited date opens a new ladder and a repeated run finds its steps done.</summary>
public sealed class AlertLedger(
    Db db, TimeProvider time, AgreementReader reader, StatusOf statusOf, Policies policies, Recipients recipients, AlertMail mail, OutboxStore outbox, RolledTerms rolledTerms)
{
    private static readonly Statement OfAgreement = Statement.Of("SELECT id, kind, deadline_on, step, recipient, state FROM alerts WHERE agreement_id = @Id");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO alerts (id, agreement_id, kind, deadline_on, step, recipient, send_on, state, reason, planned_at, settled_at)
        VALUES (@Id, @AgreementId, @Kind, @DeadlineOn, @Step, @Recipient, @SendOn, @State, @Reason, @PlannedAt, @SettledAt)
        """);

    private static readonly Statement Reopen = Statement.Of("""
        UPDATE alerts SET send_on = @SendOn, state = @State, reason = @Reason, planned_at = @PlannedAt, settled_at = @SettledAt WHERE id = @Id AND state = 'closed'
        """);

    private static readonly Statement Close = Statement.Of("""
        UPDATE alerts SET state = 'closed', reason = @Reason, settled_at = @Now WHERE id = @Id AND state = 'queued'
        """);

    // The last day is written along: on the day on which a term renews itself it has become another one.
    private static readonly Statement ScheduleNext = Statement.Of("""
        UPDATE agreements SET next_alert_on = @Next, ends_key = @EndsKey, notice_deadline = @NoticeDeadline, rolled_to = @RolledTo
        WHERE id = @Id AND version = @Version AND next_alert_on = @Expected AND plan_seq = @Seq
        """);

    private static readonly Statement QueuedLapses = Statement.Of("""
        SELECT DISTINCT l.agreement_id FROM alerts l JOIN agreements a ON a.id = l.agreement_id
        WHERE l.kind = 'parentLapsed' AND l.state = 'queued' AND a.parent_id IN (SELECT id FROM agreements WHERE lineage_id = @Lineage)
        """);

    /// <summary>Plans what is due for one agreement and schedules its next look. Two nodes may come here together, and facts may change
    /// meanwhile: the guarded update of <c>next_alert_on</c> lets one of them pass.</summary>
    /// <param name="expected">The value of <c>next_alert_on</c> by which the sweep found the agreement.</param>
    /// <param name="seq">The value of <c>plan_seq</c> beside it.</param>
    public async Task<IReadOnlyList<PlannedAlert>> PlanAsync(Guid id, DateOnly expected, long seq, bool dryRun, CancellationToken ct)
    {
        var dossier = await reader.GetAsync(id, ct);
        var agreement = dossier.Agreement;
        var status = statusOf.On(dossier, statusOf.Today(agreement));
        var rows = new LedgerRows(await db.QueryAsync<LedgerRow>(OfAgreement, new { agreement.Id }, ct));
        var plan = AlertPlan.For(agreement, status, statusOf.PolicyFor(dossier), policies.Calendar, rows.Hold);
        var to = plan.Due.Count == 0 ? [] : await recipients.OfAsync(agreement, ct);
        if (!dryRun)
        {
            var rolledTo = await rolledTerms.WrittenUntilAsync(agreement, ct);
            if (!await ScheduleAsync(dossier, CivilDate.Later(rolledTo, status.AsOf), plan.NextOn, expected, seq, ct)) return [];
            await rolledTerms.WriteAsync(agreement, rolledTo, status.AsOf, ct);
            foreach (var step in plan.Due) await RecordAsync(dossier, status, step, to, rows, ct);
            foreach (var lapse in plan.Due.Where(s => s.Kind == DeadlineKind.ParentLapsed)) await WriteLapseAsync(agreement, lapse.Deadline, ct);
        }
        return [.. plan.Due.Select(step => Describe(agreement, step, to))];
    }

    /// <summary>After a change of facts: closes queued alerts that are not owed any more, also of the predecessor, and tells the parties of
    /// a moved end.</summary>
    /// <param name="before">Null = the agreement is new.</param>
    public async Task AfterChangeAsync(Agreement changed, AgreementBefore? before, CancellationToken ct)
    {
        var dossier = await reader.GetAsync(changed.Id, ct);
        var lastDay = statusOf.LastDay(changed);
        var moved = before is { LastDay: not null } && before.Process.IsSigned() && before.LastDay != lastDay;
        await CloseNotOwedAsync(dossier, moved ? new Message("skip.dateEdited", before!.LastDay, EndText(lastDay)) : new Message("skip.notOwed"), ct);
        if (moved) await TellOfMovedEndAsync(dossier, before!.LastDay!.Value, lastDay, ct);
        foreach (var predecessor in new[] { changed.Facts.Predecessor, before?.Predecessor }.OfType<Guid>().Distinct())
            await CloseNotOwedAsync(await reader.GetAsync(predecessor, ct), new Message("skip.notOwed"), ct);
    }

    /// <summary>After a change in a lineage: a queued alert of a child that speaks of a lapse which is none any more is closed.</summary>
    public async Task CloseEndedLapsesAsync(Guid lineage, CancellationToken ct)
    {
        foreach (var child in await db.QueryAsync<Guid>(QueuedLapses, new { Lineage = lineage }, ct)) await CloseNotOwedAsync(await reader.GetAsync(child, ct), new Message("skip.notOwed"), ct);
    }

    private Task WriteLapseAsync(Agreement child, DateOnly lastDay, CancellationToken ct) => db.ExecuteAsync(AgreementStore.InsertEvent, new
    {
        EventId = Ids.New(time), Type = "agreement.parentExpired", child.Id, Now = time.GetUtcNow(), Data = Json.Write(new { version = child.Version, parent = child.Facts.Parent, lastDay }),
    }, ct);

    private async Task<bool> ScheduleAsync(Dossier dossier, DateOnly rolledTo, DateOnly? next, DateOnly expected, long seq, CancellationToken ct)
    {
        var agreement = dossier.Agreement;
        var lastDay = statusOf.LastDay(agreement);
        return await db.ExecuteAsync(ScheduleNext, new
        {
            agreement.Id, agreement.Version, Next = next, Expected = expected, Seq = seq, EndsKey = lastDay ?? DateOnly.MaxValue,
            NoticeDeadline = statusOf.NoticeDeadline(agreement), RolledTo = rolledTo,
        }, ct) == 1;
    }

    private async Task TellOfMovedEndAsync(Dossier dossier, DateOnly before, DateOnly? after, CancellationToken ct)
    {
        var content = await mail.ChangedAsync(dossier, statusOf.On(dossier, statusOf.Today(dossier.Agreement)), before, after, ct);
        foreach (var recipient in await recipients.OfAsync(dossier.Agreement, ct)) await outbox.AddAsync(dossier.Agreement.Id, null, recipient, content, ct);
    }

    private async Task CloseNotOwedAsync(Dossier dossier, Message reason, CancellationToken ct)
    {
        var queued = (await db.QueryAsync<LedgerRow>(OfAgreement, new { dossier.Agreement.Id }, ct)).Where(r => r.State == "queued").ToList();
        if (queued.Count == 0) return;
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var owed = statusOf.Deadlines(dossier, status);
        await CloseAsync(queued.Where(r => !owed.Contains((r.DeadlineKind, r.DeadlineOn))), AlertPlan.IsSettled(status) ? new Message("skip.settled") : reason, ct);
    }

    // First the outbox, then the ledger: the order in which the sender marks them, so that the two never wait for each other.
    private async Task CloseAsync(IEnumerable<LedgerRow> rows, Message reason, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            await outbox.CancelAsync(row.Id, ct);
            await db.ExecuteAsync(Close, new { row.Id, Reason = reason.In(Language.Id), Now = time.GetUtcNow() }, ct);
        }
    }

    private async Task RecordAsync(Dossier dossier, AgreementStatus status, DueStep step, IReadOnlyList<Recipient> to, LedgerRows rows, CancellationToken ct)
    {
        var send = step.Decision == AlertDecision.Send;
        // What still waits while a more urgent step goes out would only say the same a second time.
        if (send) await CloseAsync(rows.QueuedBefore(step), new Message("skip.moreUrgentStep"), ct);
        var content = send ? await mail.AlertAsync(dossier, status, step.Kind, step.Deadline, ct) : null;
        foreach (var recipient in to)
        {
            var row = rows.Of(step, recipient.Address);
            if (row is { State: not "closed" }) continue;
            var id = row?.Id ?? Ids.New(time);
            await db.ExecuteAsync(row is null ? Insert : Reopen, Parameters(dossier.Agreement.Id, id, step, recipient.Address), ct);
            if (content is not null) await outbox.AddAsync(dossier.Agreement.Id, id, recipient, content, ct);
        }
    }

    private object Parameters(Guid agreement, Guid id, DueStep step, string recipient)
    {
        var (now, send) = (time.GetUtcNow(), step.Decision == AlertDecision.Send);
        return new
        {
            Id = id, AgreementId = agreement, Kind = Words.Of(step.Kind), DeadlineOn = step.Deadline, step.Step, Recipient = recipient, step.SendOn,
            State = send ? "queued" : "skipped", Reason = ReasonText(step)?.In(Language.Id), PlannedAt = now, SettledAt = send ? (DateTimeOffset?)null : now,
        };
    }

    private static PlannedAlert Describe(Agreement agreement, DueStep step, IReadOnlyList<Recipient> to) => new(
        agreement.Id, agreement.Reference, agreement.Facts.Title, Words.Of(step.Kind), step.Deadline, step.Step, step.SendOn, Words.Of(step.Decision),
        ReasonText(step)?.In(Language.Id), [.. to.Select(r => r.Address)]);

    private static Message? ReasonText(DueStep step) => step.Reason == SkipReason.None ? null : new Message("skip." + Words.Of(step.Reason));

    private static object EndText(DateOnly? lastDay) => lastDay is { } day ? day : new Message("mail.noEnd");
}
