using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>Mails of an agreement that wait for digests, after the calendar or its ladder has changed: a digest that would go out on what is no
/// working day any more goes out on the next one, and what something would overtake before its digest leaves now.</summary>
public sealed class HeldMails(Db db, Preferences preferences, TimeProvider time, RequestContext context)
{
    private static readonly Statement Held = Statement.Of("""
        SELECT o.id, o.recipient, o.next_attempt_at, l.kind, l.deadline_on, l.step FROM outbox o JOIN alerts l ON l.id = o.alert_id
        WHERE o.agreement_id = @Agreement AND o.state = 'held' AND o.next_attempt_at > @Now
        """);

    private static readonly Statement Move = Statement.Of("UPDATE outbox SET next_attempt_at = @At WHERE id = @Id AND state = 'held'");
    private static readonly Statement Release = Statement.Of("UPDATE outbox SET state = 'queued', next_attempt_at = @Now WHERE id = @Id AND state = 'held'");

    /// <param name="ladder">Its steps by the rules of today.</param>
    public async Task JudgeAsync(Guid agreement, IReadOnlyList<DueStep> ladder, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var mail in await db.QueryAsync<Row>(Held, new { Agreement = agreement, Now = now }, ct))
        {
            var step = mail.ToStep(ladder, today);
            bool Waits(DateTimeOffset at) => calendar.IsWorkingDay(Zone.Wib.Today(at)) && Digests.CanWait(step, today, Zone.Wib.Today(at));
            if (Waits(mail.NextAttemptAt)) continue;
            if (Digests.NextAt((await preferences.OfAsync(mail.Recipient, ct)).Mode, now, calendar) is { } at && Waits(at)) await db.ExecuteAsync(Move, new { mail.Id, At = at }, ct);
            else
            {
                await db.ExecuteAsync(Release, new { mail.Id, Now = now }, ct);
                context.Wake.Add(JobTable.Send);
            }
        }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Recipient { get; init; } = "";
        public DateTimeOffset NextAttemptAt { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public int Step { get; init; }

        public DueStep ToStep(IReadOnlyList<DueStep> ladder, DateOnly today)
        {
            var kind = Words.Parse<DeadlineKind>(Kind);
            return new DueStep(kind, DeadlineOn, Step, today, AlertDecision.Send, SkipReason.None)
            {
                NextStepOn = ladder.Where(s => AlertPlan.Anchor(s.Kind) == AlertPlan.Anchor(kind) && s.Deadline == DeadlineOn && s.SendOn > today).Select(s => (DateOnly?)s.SendOn).Min(),
            };
        }
    }
}
