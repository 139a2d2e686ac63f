using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>A row of <c>alerts</c>, as far as planning needs it.</summary>
internal sealed class LedgerRow
{
    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }

    /// <summary>To what its deadline belongs: the agreement, or one of its commitments.</summary>
    public Guid SubjectId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly DeadlineOn { get; init; }
    public int Step { get; init; }
    public string Recipient { get; init; } = "";

    /// <summary><c>queued</c>, <c>sent</c>, <c>skipped</c>, <c>failed</c>; <c>closed</c> = taken back before it was sent, <c>withdrawn</c> = after.</summary>
    public string State { get; init; } = "";

    /// <summary>Owed again if its deadline comes back.</summary>
    public bool IsTakenBack => State is "closed" or "withdrawn";
    public bool Escalated { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DeadlineKind DeadlineKind => Words.Parse<DeadlineKind>(Kind);
}

/// <summary>What the ledger holds of one agreement.</summary>
internal sealed class LedgerRows(IReadOnlyList<LedgerRow> rows)
{
    private readonly ILookup<(DeadlineKind, DateOnly, int), LedgerRow> _bySteps = rows.ToLookup(r => (r.DeadlineKind, r.DeadlineOn, r.Step));

    /// <summary>True when the step stands in the ledger for everyone. One that was taken back from a single recipient is owed to that one.</summary>
    public bool Hold(DeadlineKind kind, DateOnly deadline, int step) =>
        _bySteps[(kind, deadline, step)] is var found && found.Any() && found.All(r => !r.IsTakenBack);

    public bool IsEmpty => rows.Count == 0;

    /// <summary>Those whose deadline belongs to the agreement itself, or to one of its duties.</summary>
    public LedgerRows Of(Guid subject) => new([.. rows.Where(r => r.SubjectId == subject)]);

    public bool AnyWaiting => rows.Any(r => r.State == "queued");

    public LedgerRow? Of(DueStep step, string recipient) => _bySteps[(step.Kind, step.Deadline, step.Step)].FirstOrDefault(r => r.Recipient == recipient);

    /// <summary>Earlier steps of the same ladder that have not left yet.</summary>
    public IEnumerable<LedgerRow> QueuedBefore(DueStep step) => rows.Where(r =>
        r.State == "queued" && AlertPlan.Anchor(r.DeadlineKind) == AlertPlan.Anchor(step.Kind) && (step.OnlyTo ?? r.Recipient) == r.Recipient
        && (r.DeadlineOn < step.Deadline || r.DeadlineOn == step.Deadline && AlertPlan.Urgency(r.DeadlineKind, r.Step) < AlertPlan.Urgency(step.Kind, step.Step)));

    /// <summary>Taken back from somebody who is not told any more: nobody owes it.</summary>
    public IEnumerable<LedgerRow> ClosedFor(DueStep step, IEnumerable<string> to) =>
        step.OnlyTo is null ? _bySteps[(step.Kind, step.Deadline, step.Step)].Where(r => r.IsTakenBack && !to.Contains(r.Recipient)) : [];

    /// <summary>A step of its deadline has left before, or was refused everywhere.</summary>
    public bool Told(DueStep step) => OfDeadline(step).Any(r => r.State is "sent" or "failed");

    /// <summary>Somebody has said that he or she sees to it.</summary>
    public bool Acknowledged(DueStep step) => OfDeadline(step).Any(r => r.AcknowledgedAt is not null);

    private IEnumerable<LedgerRow> OfDeadline(DueStep step) => rows.Where(r => AlertPlan.Anchor(r.DeadlineKind) == AlertPlan.Anchor(step.Kind) && r.DeadlineOn == step.Deadline);
}
