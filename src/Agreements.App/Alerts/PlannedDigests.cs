using Agreements.App.Data;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <param name="Items">Most urgent first.</param>
public sealed record PlannedDigest(string Recipient, DateTimeOffset At, IReadOnlyList<PlannedDigestItem> Items);

public sealed record PlannedDigestItem(Guid Agreement, string Reference, string Title, string Kind, DateOnly Deadline);

/// <summary>What the coming digests would hold: what waits already, and what a sweep would add.</summary>
public sealed class PlannedDigests(Db db)
{
    private static readonly Statement Held = Statement.Of("""
        SELECT o.recipient, o.next_attempt_at, l.kind, l.deadline_on, o.agreement_id, a.reference, a.title
        FROM outbox o JOIN alerts l ON l.id = o.alert_id JOIN agreements a ON a.id = o.agreement_id WHERE o.state = 'held' ORDER BY o.recipient, o.next_attempt_at, o.id
        """);

    public async Task<IReadOnlyList<PlannedDigest>> AfterAsync(IReadOnlyList<PlannedAlert> planned, DateOnly today, CancellationToken ct)
    {
        // What a more urgent step of the same deadline overtakes is not told a second time.
        var overtaken = planned.Where(p => p.Decision == "send").Select(Deadline).ToHashSet();
        var waiting = (await db.QueryAsync<Row>(Held, null, ct)).Select(r => r.ToItem()).Where(i => !overtaken.Contains(Deadline(i.Item)));
        var coming = planned.SelectMany(p => p.Held.Select(h => (h.Recipient, At: h.DigestAt, Item: new PlannedDigestItem(p.Agreement, p.Reference, p.Title, p.Kind, p.Deadline))));
        return [.. waiting.Concat(coming).GroupBy(i => (i.Recipient, i.At)).OrderBy(g => g.Key.At).ThenBy(g => g.Key.Recipient, StringComparer.Ordinal)
            .Select(g => new PlannedDigest(g.Key.Recipient, g.Key.At, [.. g.Select(i => i.Item).OrderBy(i => (KindOf(i.Kind), i.Deadline), Digests.ByUrgency(today))]))];
    }

    private static (Guid, DeadlineKind, DateOnly) Deadline(PlannedAlert alert) => (alert.Agreement, AlertPlan.Anchor(KindOf(alert.Kind)), alert.Deadline);

    private static (Guid, DeadlineKind, DateOnly) Deadline(PlannedDigestItem item) => (item.Agreement, AlertPlan.Anchor(KindOf(item.Kind)), item.Deadline);

    private static DeadlineKind KindOf(string word) => Words.Parse<DeadlineKind>(word);

    private sealed class Row
    {
        public string Recipient { get; init; } = "";
        public DateTimeOffset NextAttemptAt { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly DeadlineOn { get; init; }
        public Guid AgreementId { get; init; }
        public string Reference { get; init; } = "";
        public string Title { get; init; } = "";

        public (string Recipient, DateTimeOffset At, PlannedDigestItem Item) ToItem() => (Recipient, NextAttemptAt, new PlannedDigestItem(AgreementId, Reference, Title, Kind, DeadlineOn));
    }
}
