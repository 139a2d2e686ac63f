using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>What was decided for a step that became due.</summary>
public sealed record PlannedAlert(
    Guid Agreement, string Reference, string Title, string Kind, DateOnly Deadline, int Step, DateOnly SendOn, string Decision, string? Reason,
    IReadOnlyList<string> Recipients);

/// <summary>The ledger of alerts: each step of a deadline stands in it once per recipient, sent or not, with the reason. Its unique
/// key holds the deadline's own date, so an edited date opens a new ladder and a repeated run finds its steps done.</summary>
public sealed class AlertLedger(Db db, TimeProvider time, AgreementReader reader, StatusOf statusOf, Policies policies, Recipients recipients, AlertMail mail, Outbox.OutboxStore outbox)
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

    private static readonly Statement ScheduleNext = Statement.Of("""
        UPDATE agreements SET next_alert_on = @Next
        WHERE id = @Id AND version = @Version AND next_alert_on = @Expected
        """);

    /// <summary>Plans what is due for one agreement and schedules its next look. Two nodes may come here together: the guarded update
    /// of <c>next_alert_on</c> lets one of them pass.</summary>
    /// <param name="expected">The value of <c>next_alert_on</c> by which the sweep found the agreement.</param>
    public async Task<IReadOnlyList<PlannedAlert>> PlanAsync(Guid id, DateOnly expected, bool dryRun, CancellationToken ct)
    {
        var dossier = await reader.GetAsync(id, ct);
        var agreement = dossier.Agreement;
        var today = statusOf.Today(agreement);
        var rows = await db.QueryAsync<Row>(OfAgreement, new { agreement.Id }, ct);
        var done = rows.Where(r => r.State != "closed").Select(r => (r.Kind, r.DeadlineOn, r.Step)).ToHashSet();
        var status = statusOf.On(dossier, today);
        var plan = AlertPlan.For(
            agreement, status, policies.For(agreement.Facts.Class, dossier.ForUniversity), policies.Calendar,
            (kind, deadline, step) => done.Contains((Words.Of(kind), deadline, step)));
        var to = plan.Due.Count == 0 ? [] : await recipients.OfAsync(agreement, ct);
        if (!dryRun)
        {
            if (await db.ExecuteAsync(ScheduleNext, new { agreement.Id, agreement.Version, Next = plan.NextOn, Expected = expected }, ct) == 0) return [];
            foreach (var step in plan.Due) await RecordAsync(dossier, status, step, to, rows, ct);
        }
        return [.. plan.Due.Select(step => Describe(agreement, step, to))];
    }

    /// <summary>After a change of facts: closes queued alerts that no longer hold and tells the parties of a moved end.</summary>
    /// <param name="lastDayBefore">The last day in force before the change; null when there was none or the agreement is new.</param>
    public async Task AfterChangeAsync(Agreement changed, DateOnly? lastDayBefore, CancellationToken ct)
    {
        var dossier = await reader.GetAsync(changed.Id, ct);
        var lastDay = statusOf.LastDay(changed);
        if (lastDayBefore is not null && lastDayBefore != lastDay && changed.Process.IsSigned())
        {
            await CloseQueuedAsync(changed.Id, r => r.Kind != Words.Of(DeadlineKind.FiscalYear), new Message("skip.dateEdited", lastDayBefore, EndText(lastDay)), ct);
            var status = statusOf.On(dossier, statusOf.Today(changed));
            foreach (var recipient in await recipients.OfAsync(changed, ct))
                await outbox.AddAsync(changed.Id, null, recipient, await mail.ChangedAsync(dossier, status, lastDayBefore.Value, lastDay, ct), ct);
        }
        await CloseIfSettledAsync(dossier, ct);
        if (changed.Facts.Predecessor is { } predecessor) await CloseIfSettledAsync(await reader.GetAsync(predecessor, ct), ct);
    }

    private async Task CloseIfSettledAsync(Dossier dossier, CancellationToken ct)
    {
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        if (AlertPlan.IsSettled(status)) await CloseQueuedAsync(dossier.Agreement.Id, _ => true, new Message("skip.settled"), ct);
    }

    private async Task CloseQueuedAsync(Guid id, Func<Row, bool> which, Message reason, CancellationToken ct)
    {
        foreach (var row in (await db.QueryAsync<Row>(OfAgreement, new { Id = id }, ct)).Where(r => r.State == "queued" && which(r)))
        {
            await db.ExecuteAsync(Close, new { row.Id, Reason = reason.In(Language.Id), Now = time.GetUtcNow() }, ct);
            await outbox.CancelAsync(row.Id, ct);
        }
    }

    private async Task RecordAsync(
        Dossier dossier, AgreementStatus status, DueStep step, IReadOnlyList<Recipient> to, IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var send = step.Decision == AlertDecision.Send;
        var content = send ? await mail.AlertAsync(dossier, status, step.Kind, step.Deadline, ct) : null;
        var now = time.GetUtcNow();
        foreach (var recipient in to)
        {
            var closed = rows.FirstOrDefault(r =>
                r.Kind == Words.Of(step.Kind) && r.DeadlineOn == step.Deadline && r.Step == step.Step && r.Recipient == recipient.Address);
            var row = new
            {
                Id = closed?.Id ?? Ids.New(time), AgreementId = dossier.Agreement.Id, Kind = Words.Of(step.Kind), DeadlineOn = step.Deadline, step.Step,
                Recipient = recipient.Address, step.SendOn, State = send ? "queued" : "skipped", Reason = ReasonText(step)?.In(Language.Id), PlannedAt = now,
                SettledAt = send ? (DateTimeOffset?)null : now,
            };
            await db.ExecuteAsync(closed is null ? Insert : Reopen, row, ct);
            if (content is not null) await outbox.AddAsync(dossier.Agreement.Id, row.Id, recipient, content, ct);
        }
    }

    private static PlannedAlert Describe(Agreement agreement, DueStep step, IReadOnlyList<Recipient> to) => new(
        agreement.Id, agreement.Reference, agreement.Facts.Title, Words.Of(step.Kind), step.Deadline, step.Step, step.SendOn, Words.Of(step.Decision),
        ReasonText(step)?.In(Language.Id), [.. to.Select(r => r.Address)]);

    private static Message? ReasonText(DueStep step) => step.Reason == SkipReason.None ? null : new Message("skip." + Words.Of(step.Reason));

    private static object EndText(DateOnly? lastDay) => lastDay is { } day ? day : new Message("mail.noEnd");

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public int Step { get; init; }
        public string Recipient { get; init; } = "";
        public string State { get; init; } = "";
    }
}
