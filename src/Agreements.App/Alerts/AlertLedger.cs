using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>What was decided for a step that became due.</summary>
public sealed record PlannedAlert(
    Guid Agreement, string Reference, string Title, string Kind, DateOnly Deadline, int Step, DateOnly SendOn, string Decision, string? Reason,
    IReadOnlyList<string> Recipients)
{
    /// <summary>Whose mail waits for a digest, and for which.</summary>
    public IReadOnlyList<HeldAlert> Held { get; init; } = [];

    /// <summary>Who has put it off, and hears of it by a reminder.</summary>
    public IReadOnlyList<string> Snoozed { get; init; } = [];
}

public sealed record HeldAlert(string Recipient, DateTimeOffset DigestAt);

/// <summary>The ledger of alerts: each step of a deadline stands in it once per recipient, sent or not, with the reason. Its unique
/// key holds the deadline's own date, so an edited date opens a new ladder and a repeated run finds its steps done.</summary>
public sealed class AlertLedger(
    Db db, TimeProvider time, AgreementReader reader, StatusOf statusOf, Policies policies, Recipients recipients, Routing routing, Snoozes snoozes, AlertMail mail,
    OutboxStore outbox, RolledTerms rolledTerms, HeldMails held, DayEvents dayEvents, Duties duties, RequestContext context)
{
    private static readonly Statement OfAgreement = Statement.Of("SELECT id, agreement_id, subject_id, kind, deadline_on, step, recipient, escalated, state, acknowledged_at FROM alerts WHERE agreement_id = @Id");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO alerts (id, agreement_id, subject_id, kind, deadline_on, step, recipient, send_on, escalated, state, reason, reason_message, planned_at, settled_at)
        VALUES (@Id, @AgreementId, @SubjectId, @Kind, @DeadlineOn, @Step, @Recipient, @SendOn, @Escalated, @State, @Reason, @ReasonMessage, @PlannedAt, @SettledAt)
        """);

    private static readonly Statement Reopen = Statement.Of("""
        UPDATE alerts SET send_on = @SendOn, escalated = @Escalated, state = @State, reason = @Reason, reason_message = @ReasonMessage, planned_at = @PlannedAt, settled_at = @SettledAt,
            acknowledged_at = NULL, acknowledged_by = NULL, acknowledgement_note = NULL
        WHERE id = @Id AND state IN ('closed', 'withdrawn')
        """);

    private static readonly Statement Close = Statement.Of("""
        UPDATE alerts SET state = @State, reason = @Reason, reason_message = @ReasonMessage, settled_at = CASE WHEN @Was = 'sent' THEN settled_at ELSE @Now END WHERE id = @Id AND state = @Was
        """);

    private static readonly Statement ScheduleNext = Statement.Of("""
        UPDATE agreements SET next_alert_on = @Next, rolled_to = @RolledTo, announced = @Announced, gap_open_from = @GapOpenFrom WHERE id = @Id AND version = @Version AND next_alert_on = @Expected AND plan_seq = @Seq
        """);

    // A term that renews itself has another last day from then on, and a decree moves a deadline in working days. Most stay: an index that is not touched costs nothing.
    private static readonly Statement MoveDays = Statement.Of("""
        UPDATE agreements SET ends_key = @EndsKey, notice_deadline = @NoticeDeadline
        WHERE id = @Id AND (ends_key <> @EndsKey OR COALESCE(notice_deadline, '9999-12-31') <> COALESCE(@NoticeDeadline, '9999-12-31'))
        """);

    private static readonly Statement MoveMembersEnd = Statement.Of("UPDATE agreement_members SET ends_key = @EndsKey WHERE agreement_id = @Id AND ends_key <> @EndsKey");

    private static readonly Statement QueuedLapses = Statement.Of("""
        SELECT DISTINCT l.agreement_id FROM alerts l JOIN agreements a ON a.id = l.agreement_id
        WHERE l.kind = 'parentLapsed' AND l.state = 'queued' AND a.parent_id IN (SELECT id FROM agreements WHERE lineage_id = @Lineage)
        """);

    /// <summary>Plans what is due for one agreement and schedules its next look. Two nodes may come here together, and facts may change
    /// meanwhile: the guarded update of <c>next_alert_on</c> lets one of them pass.</summary>
    /// <param name="expected">The value of <c>next_alert_on</c> by which the sweep found the agreement.</param>
    /// <param name="seq">The value of <c>plan_seq</c> beside it.</param>
    /// <param name="rolledTo">The value of <c>rolled_to</c> beside it.</param>
    /// <param name="announced">The value of <c>announced</c> beside it.</param>
    /// <returns>Null when another node has planned it, or its facts have changed since.</returns>
    public async Task<IReadOnlyList<PlannedAlert>?> PlanAsync(Dossier dossier, DateOnly expected, long seq, DateOnly rolledTo, string? announced, bool dryRun, CancellationToken ct)
    {
        var agreement = dossier.Agreement;
        var status = statusOf.On(dossier, statusOf.Today(agreement));
        var book = await duties.OfAsync(dossier, ct);
        var all = new LedgerRows(await db.QueryAsync<LedgerRow>(OfAgreement, new { agreement.Id }, ct));
        var rows = all.Of(agreement.Id);
        // Only what has been told can have been put off.
        var put = rows.IsEmpty ? [] : await snoozes.OfAsync(agreement.Id, ct);
        var reminders = await routing.RemindersAsync(dossier, put, rows, ct);
        var plan = AlertPlan.For(agreement, status, statusOf.PolicyFor(dossier), policies.Current.SendCalendar(dossier), rows.Hold, reminders);
        var routes = plan.Due.Count == 0 ? null : await routing.OfAsync(dossier, status, plan.Due, put, rows, ct);
        var owed = book.Open(status).Select(d => (d.Subject, Rows: all.Of(d.Subject), Plan: AlertPlan.For(d, status, policies.Current.SendCalendar(dossier), all.Of(d.Subject).Hold))).ToList();
        var planned = plan.Due.Select(s => (Subject: agreement.Id, Rows: rows, Step: s, To: routes!.Of(s))).ToList();
        foreach (var (subject, own, duty) in owed.Where(d => d.Plan.Due.Count > 0))
        {
            var ways = await routing.OfAsync(dossier, status, duty.Due, [], own, ct);
            planned.AddRange(duty.Due.Select(s => (subject, own, s, ways.Of(s))));
        }
        if (!dryRun)
        {
            var days = dayEvents.Look(dossier, book, status, announced, expected == Schedule.PlanNow);
            if (!await ScheduleAsync(dossier, status, CivilDate.Later(rolledTo, status.AsOf), days, NextLook(dossier, status, [plan, .. owed.Select(d => d.Plan)], days), expected, seq, ct)) return null;
            rolledTerms.Write(agreement, rolledTo, status.AsOf);
            dayEvents.Write(agreement, days);
            foreach (var (subject, own, step, to) in planned) await RecordAsync(dossier, status, subject, step, to, own, ct);
            if (all.AnyWaiting) await held.JudgeAsync(agreement.Id, Ladder(dossier, status, book), status.AsOf, policies.Current.SendCalendar(dossier), ct);
        }
        return [.. planned.Select(p => Describe(agreement, p.Step, p.To))];
    }

    private IReadOnlyList<DueStep> Ladder(Dossier dossier, AgreementStatus status, DutyBook book)
    {
        var calendar = policies.Current.SendCalendar(dossier);
        return [.. AlertPlan.Steps(dossier.Agreement, status, statusOf.PolicyFor(dossier), calendar), .. book.Open(status).SelectMany(d => d.Steps(calendar))];
    }

    /// <summary>The next step, the day on which a renewal case is to be opened, or the next on which there may be an event.</summary>
    private DateOnly? NextLook(Dossier dossier, AgreementStatus status, IReadOnlyList<AlertPlan> plans, DayLook look)
    {
        var days = new List<DateOnly?> { plans.Min(p => p.NextOn), look.NextOn, RenewalOpening.On(dossier.Agreement, status, dossier.Around.Renewal, statusOf.PolicyFor(dossier)) };
        // On the day after its end an open case is another one: its gap is open, or there is nothing left to renew.
        if (dossier.Around.Renewal?.Stage.IsOpen() == true) days.Add(status.EndsOn?.PlusDays(1));
        return days.Where(d => d > status.AsOf).Min();
    }

    /// <summary>After a change of the plan to renew an agreement: takes back the forecasts that it has made untrue, and tells the parties of
    /// the moved day. A gap that the new plan forecasts is told by its own alert.</summary>
    /// <param name="dossier">The agreement that is renewed, or one that renews nothing and whose own signing was moved.</param>
    /// <param name="before">The planned day of signing; null = there was none, so nobody is told that it moved.</param>
    /// <param name="draft">What is to be signed, where it is drafted: a party that is new in it is told too.</param>
    public async Task AfterPlanAsync(Dossier dossier, DateOnly? before, DateOnly? after, Agreement? draft, CancellationToken ct)
    {
        await CloseNotOwedAsync(dossier, new Message("skip.planChanged"), ct);
        if (before is not { } old || after is not { } now || old == now) return;
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var told = Routing.OwnerFirst(await recipients.OfAsync(dossier.Agreement, 0, ct), dossier.Around.Renewal);
        var joining = draft is null ? [] : (await recipients.OfAsync(draft, 0, ct)).ExceptBy(told.Select(r => r.Address), r => r.Address);
        var content = await mail.PlanMovedAsync(dossier, status, old, now, ct);
        foreach (var recipient in status.Gap is { State: GapState.Forecast } ? joining : told.Concat(joining)) await outbox.AddAsync(dossier.Agreement.Id, null, recipient, content, null, ct);
    }

    /// <summary>After a change of facts: closes queued alerts that are not owed any more, also of the predecessor, and tells the parties of
    /// a moved end.</summary>
    /// <param name="before">Null = the agreement is new.</param>
    public async Task AfterChangeAsync(Agreement changed, AgreementBefore? before, CancellationToken ct)
    {
        var dossier = await reader.UnguardedAsync(changed.Id, ct);
        var lastDay = statusOf.LastDay(changed);
        var moved = before is { LastDay: not null } && before.Process.IsSigned() && before.LastDay != lastDay;
        await CloseNotOwedAsync(dossier, moved ? new Message("skip.dateEdited", before!.LastDay, EndText(lastDay)) : new Message("skip.notOwed"), ct);
        if (moved) await TellOfMovedEndAsync(dossier, before!.LastDay!.Value, lastDay, ct);
        var movedPlan = changed.Process.IsSigned() ? null : before?.PlannedOn;
        if (changed.Facts.Predecessor is null) await AfterPlanAsync(dossier, movedPlan, changed.Facts.SigningPlan?.On, null, ct);
        foreach (var predecessor in new[] { changed.Facts.Predecessor, before?.Predecessor }.OfType<Guid>().Distinct())
            await AfterPlanAsync(await reader.UnguardedAsync(predecessor, ct), movedPlan, changed.Facts.SigningPlan?.On, changed, ct);
    }

    /// <summary>After a change in a lineage: a queued alert of a child that speaks of a lapse which is none any more is closed.</summary>
    public async Task CloseEndedLapsesAsync(Guid lineage, CancellationToken ct)
    {
        foreach (var child in await db.QueryAsync<Guid>(QueuedLapses, new { Lineage = lineage }, ct)) await CloseNotOwedAsync(await reader.UnguardedAsync(child, ct), new Message("skip.notOwed"), ct);
    }

    private async Task<bool> ScheduleAsync(Dossier dossier, AgreementStatus status, DateOnly rolledTo, DayLook look, DateOnly? next, DateOnly expected, long seq, CancellationToken ct)
    {
        var agreement = dossier.Agreement;
        if (await db.ExecuteAsync(ScheduleNext, new { agreement.Id, agreement.Version, Next = next, Expected = expected, Seq = seq, RolledTo = rolledTo, Announced = look.Kept, GapOpenFrom = status.Gap is { State: GapState.Open } gap ? gap.From : (DateOnly?)null }, ct) == 0) return false;
        var days = new { agreement.Id, EndsKey = statusOf.LastDay(agreement) ?? DateOnly.MaxValue, NoticeDeadline = statusOf.NoticeDeadline(agreement) };
        await db.ExecuteAsync(MoveDays, days, ct);
        if (agreement.EndVaries) await db.ExecuteAsync(MoveMembersEnd, new { days.Id, days.EndsKey }, ct);
        return true;
    }

    private async Task TellOfMovedEndAsync(Dossier dossier, DateOnly before, DateOnly? after, CancellationToken ct)
    {
        var content = await mail.ChangedAsync(dossier, statusOf.On(dossier, statusOf.Today(dossier.Agreement)), before, after, ct);
        foreach (var recipient in await recipients.OfAsync(dossier.Agreement, 0, ct)) await outbox.AddAsync(dossier.Agreement.Id, null, recipient, content, ct);
    }

    private async Task CloseNotOwedAsync(Dossier dossier, Message reason, CancellationToken ct)
    {
        var rows = (await db.QueryAsync<LedgerRow>(OfAgreement, new { dossier.Agreement.Id }, ct)).Where(r => r.State == "queued" || r is { State: "sent" or "skipped" or "failed", DeadlineKind: DeadlineKind.Forecast }).ToList();
        if (rows.Count == 0) return;
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var owed = statusOf.Deadlines(dossier, status);
        var open = rows.Exists(r => Duty.Has(r.DeadlineKind)) ? (await duties.OfAsync(dossier, ct)).Open(status) : [];
        var notOwed = rows.Where(r => Duty.Has(r.DeadlineKind) ? !open.Any(d => d.Subject == r.SubjectId && d.IsToldBy(r.DeadlineKind, r.DeadlineOn)) : !owed.Contains((r.DeadlineKind, r.DeadlineOn))).ToLookup(r => r.State);
        await CloseAsync(notOwed["queued"], "closed", AlertPlan.IsSettled(status) ? new Message("skip.settled") : reason, ct);
        // People were told of it, and it is not so any more; should it come back, they are told again.
        // A forecast that came true was right.
        var untrue = notOwed.Where(g => g.Key != "queued").SelectMany(g => g).Where(r => status.Gap?.To != r.DeadlineOn && r.DeadlineOn >= status.AsOf);
        await CloseAsync(untrue, "withdrawn", new Message("skip.planChanged"), ct);
    }

    /// <summary>After a change of what is owed under the agreement: takes back what waits and is owed no more, and lets the sweep plan anew.</summary>
    public async Task AfterDutyAsync(Guid agreement, CancellationToken ct)
    {
        await CloseNotOwedAsync(await reader.UnguardedAsync(agreement, ct), new Message("skip.notOwed"), ct);
        await Schedule.PlanAgainAsync(db, agreement, ct);
        context.Wake.Add(JobTable.Sweep);
    }

    /// <summary>Takes back what waits for one recipient of a deadline, who does not want to hear of it yet.</summary>
    /// <param name="former">By whose row of the ledger it is put off: his or her mails may wait for the one who followed.</param>
    public Task PutOffAsync(Guid agreement, Snooze snooze, string former, CancellationToken ct) =>
        SkipWaitingAsync(agreement, snooze.Anchor, snooze.Deadline, r => r.Recipient == snooze.Recipient || r.Recipient == former, new Message("skip.snoozed", snooze.Until), ct);

    /// <summary>Somebody has answered: nobody higher needs to hear that nobody had.</summary>
    public Task EndEscalationAsync(Guid agreement, DeadlineKind kind, DateOnly deadline, string by, CancellationToken ct) =>
        SkipWaitingAsync(agreement, AlertPlan.Anchor(kind), deadline, r => r.Escalated, new Message("skip.acknowledged", by), ct);

    private async Task SkipWaitingAsync(Guid agreement, DeadlineKind anchor, DateOnly deadline, Func<LedgerRow, bool> which, Message reason, CancellationToken ct)
    {
        var rows = await db.QueryAsync<LedgerRow>(OfAgreement, new { Id = agreement }, ct);
        await CloseAsync(rows.Where(r => r.State == "queued" && r.DeadlineOn == deadline && AlertPlan.Anchor(r.DeadlineKind) == anchor).Where(which), "skipped", reason, ct);
    }

    // First the outbox, then the ledger: the order in which the sender marks them, so that the two never wait for each other.
    private async Task CloseAsync(IEnumerable<LedgerRow> rows, string state, Message reason, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            await outbox.CancelAsync(row.Id, ct);
            await db.ExecuteAsync(Close, new { row.Id, Was = row.State, State = state, Reason = reason.In(Language.Id), ReasonMessage = StoredMessage.Write(reason), Now = time.GetUtcNow() }, ct);
        }
    }

    private async Task RecordAsync(Dossier dossier, AgreementStatus status, Guid subject, DueStep step, IReadOnlyList<Told> to, LedgerRows rows, CancellationToken ct)
    {
        // What still waits while a more urgent step goes out would only say the same a second time. It is not owed again, as what was closed is.
        if (to.Any(t => t.Skipped is null)) await CloseAsync(rows.QueuedBefore(step), "skipped", new Message("skip.moreUrgentStep"), ct);
        await CloseAsync(rows.ClosedFor(step, to.Select(t => t.Recipient.Address)), "skipped", new Message("skip.notRecipient"), ct);
        foreach (var told in to)
        {
            var row = rows.Of(step, told.Recipient.Address);
            if (row is { IsTakenBack: false }) continue;
            var (id, escalated) = (row?.Id ?? Ids.New(time), told.Recipient.Level > 0);
            await db.ExecuteAsync(row is null ? Insert : Reopen, Parameters(dossier.Agreement.Id, subject, id, step, told), ct);
            if (told.Skipped is not null) continue;
            var content = await mail.AlertAsync(dossier, status, step.Kind, step.Deadline, id, escalated, ct);
            await outbox.AddAsync(dossier.Agreement.Id, id, told.Recipient, content, told.DigestAt, ct);
        }
    }

    private object Parameters(Guid agreement, Guid subject, Guid id, DueStep step, Told told)
    {
        var (now, reason) = (time.GetUtcNow(), told.Skipped);
        return new
        {
            Id = id, AgreementId = agreement, SubjectId = subject, Kind = Words.Of(step.Kind), DeadlineOn = step.Deadline, step.Step, Recipient = told.Recipient.Address, step.SendOn,
            Escalated = told.Recipient.Level > 0, State = reason is null ? "queued" : "skipped", Reason = reason?.In(Language.Id),
            ReasonMessage = reason is null ? null : StoredMessage.Write(reason), PlannedAt = now, SettledAt = reason is null ? (DateTimeOffset?)null : now,
        };
    }

    private static PlannedAlert Describe(Agreement agreement, DueStep step, IReadOnlyList<Told> to) => new(
        agreement.Id, agreement.Reference, agreement.Facts.Title, Words.Of(step.Kind), step.Deadline, step.Step, step.SendOn, Words.Of(step.Decision),
        step.Reason == SkipReason.None ? null : new Message("skip." + Words.Of(step.Reason)).In(Language.Id),
        [.. to.Where(t => step.Decision == AlertDecision.Skip || t is { Skipped: null, DigestAt: null }).Select(t => t.Recipient.Address)])
    {
        Held = [.. to.Where(t => t.DigestAt is not null).Select(t => new HeldAlert(t.Recipient.Address, t.DigestAt!.Value))],
        Snoozed = [.. to.Where(t => step.Decision == AlertDecision.Send && t.Skipped is not null).Select(t => t.Recipient.Address)],
    };

    private static object EndText(DateOnly? lastDay) => lastDay is { } day ? day : new Message("mail.noEnd");
}
