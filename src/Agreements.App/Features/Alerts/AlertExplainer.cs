using Agreements.App.Alerts;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using static Agreements.App.Features.Alerts.ExplainAlerts;

namespace Agreements.App.Features.Alerts;

/// <summary>Puts the ladder, the ledger and the answers of one agreement into sentences.</summary>
/// <param name="desks">Who is told first.</param>
/// <param name="settled">Nobody needs to be told any more.</param>
internal sealed class AlertExplainer(Zone zone, DateOnly asOf, WorkingCalendar calendar, Language language, IReadOnlyList<string> desks, bool settled)
{
    public DeadlineView Deadline(DeadlineKind anchor, DateOnly deadline, bool owed, IEnumerable<DueStep> steps, IReadOnlyList<HistoryRow> rows, IReadOnlyList<Snooze> snoozes)
    {
        var why = owed ? "alert.deadline.owed" : settled ? "alert.deadline.settled" : "alert.deadline.notOwed";
        var running = snoozes.Where(s => s.ReminderOn(calendar) > asOf).ToList();
        var all = steps.Concat(owed ? running.Select(s => s.Reminder(calendar, s.Recipient)) : []).DistinctBy(s => (s.Kind, s.Step));
        var answered = rows.Where(r => r.AcknowledgedAt is not null).MinBy(r => r.AcknowledgedAt);
        return new DeadlineView(
            Words.Of(anchor), deadline, owed, Text(why, deadline),
            answered is null ? null : new AcknowledgementView(answered.AcknowledgedBy!, answered.AcknowledgedAt!.Value, Text("alert.acknowledged", answered.AcknowledgedBy, Day(answered.AcknowledgedAt.Value))),
            [.. running.Select(s => new SnoozeView(s.Recipient, s.Until, s.ReminderOn(calendar), Text("alert.snoozed", s.Recipient, s.Until, s.ReminderOn(calendar))))],
            [.. all.OrderBy(s => s.SendOn).ThenBy(StepDay.Nominal).Select(s => Step(s, owed, [.. rows.Where(r => (r.AsStep.Kind, r.Step) == (s.Kind, s.Step))]))]);
    }

    private StepView Step(DueStep step, bool owed, IReadOnlyList<HistoryRow> rows)
    {
        IReadOnlyList<string> to = rows.Count > 0 ? [.. rows.Select(r => r.Recipient)] : step.OnlyTo is { } only ? [only] : desks;
        var (state, why) = rows.Count > 0 ? ("decided", null)
            : !owed ? ("notOwed", Text(settled ? "alert.deadline.settled" : "alert.deadline.notOwed", step.Deadline))
            : step.SendOn > asOf ? ("notDue", Text("alert.notDue", step.SendOn, string.Join(", ", to)))
            : ("due", Text("alert.due", step.SendOn));
        return new StepView(Words.Of(step.Kind), step.Step, step.SendOn, StepDay.Explain(step).In(language), state, why, to, [.. rows.Select(Alert)]);
    }

    private AlertView Alert(HistoryRow row)
    {
        var sentences = new List<string> { Main(row) };
        if (row.Escalated) sentences.Add(Text("alert.escalated"));
        if (row.AcknowledgedAt is { } at) sentences.Add(Text("alert.acknowledged", row.AcknowledgedBy, Day(at)));
        return new AlertView(row.Id, row.Recipient, row.State, row.Escalated, string.Join(' ', sentences), row.PlannedAt, row.SettledAt, row.DigestAt);
    }

    private string Main(HistoryRow row) => row.State switch
    {
        "sent" => Text(row.DigestId is null ? "alert.sent" : "alert.sentInDigest", Day(row.SettledAt!.Value), row.Recipient),
        "skipped" => Text("alert.skipped", row.Recipient, row.ReasonIn(language)),
        "closed" => Text("alert.closed", row.Recipient, row.ReasonIn(language)),
        "withdrawn" => Text("alert.withdrawn", row.Recipient, row.ReasonIn(language)),
        "failed" => Text("alert.failed", row.Recipient, row.ReasonIn(language)),
        _ when row.DigestAt is { } at => Text("alert.held", row.Recipient, Day(at)),
        _ => Text("alert.queued", row.Recipient),
    };

    private DateOnly Day(DateTimeOffset at) => zone.Today(at);

    private string Text(string key, params object?[] args) => new Message(key, args).In(language);
}
