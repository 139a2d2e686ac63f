using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>Which recipients have put off which deadlines of an agreement.</summary>
public sealed class Snoozes(Db db, TimeProvider time, RequestContext context)
{
    private static readonly Statement Of = Statement.Of("SELECT kind, deadline_on, recipient, until_on FROM alert_snoozes WHERE agreement_id = @Agreement");

    private static readonly Statement Replace = Statement.Of("""
        UPDATE alert_snoozes SET until_on = @Until, snoozed_at = @Now, snoozed_by = @Actor
        WHERE agreement_id = @Agreement AND kind = @Kind AND deadline_on = @Deadline AND recipient = @Recipient
        """);

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO alert_snoozes (agreement_id, kind, deadline_on, recipient, until_on, snoozed_at, snoozed_by)
        VALUES (@Agreement, @Kind, @Deadline, @Recipient, @Until, @Now, @Actor)
        """);

    public async Task<IReadOnlyList<Snooze>> OfAsync(Guid agreement, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>(Of, new { Agreement = agreement }, ct)).Select(r => new Snooze(Words.Parse<DeadlineKind>(r.Kind), r.DeadlineOn, r.Recipient, r.UntilOn))];

    /// <summary>Takes the place of an earlier snooze of the same deadline.</summary>
    public async Task SetAsync(Guid agreement, Snooze snooze, CancellationToken ct)
    {
        var row = new
        {
            Agreement = agreement, Kind = Words.Of(snooze.Anchor), snooze.Deadline, snooze.Recipient, snooze.Until, Now = time.GetUtcNow(), context.Actor,
        };
        if (await db.ExecuteAsync(Replace, row, ct) == 0) await db.ExecuteAsync(Insert, row, ct);
        // The reminder's day may come before its next step.
        await Schedule.PlanAgainAsync(db, agreement, ct);
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public string Recipient { get; init; } = "";
        public DateOnly UntilOn { get; init; }
    }
}
