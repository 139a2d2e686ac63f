using Agreements.App.Data;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>A row of the ledger with everything that became of it.</summary>
internal sealed class HistoryRow
{
    public Guid Id { get; init; }
    public Guid SubjectId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly DeadlineOn { get; init; }
    public int Step { get; init; }
    public string Recipient { get; init; } = "";
    public DateOnly SendOn { get; init; }
    public bool Escalated { get; init; }
    public string State { get; init; } = "";
    public string? Reason { get; init; }
    public string? ReasonMessage { get; init; }
    public DateTimeOffset PlannedAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public string? AcknowledgedBy { get; init; }

    /// <summary>The digest in which it stands or was sent.</summary>
    public Guid? DigestId { get; init; }

    /// <summary>The digest for which it waits.</summary>
    public DateTimeOffset? DigestAt { get; init; }

    public DueStep AsStep => new(Words.Parse<DeadlineKind>(Kind), DeadlineOn, Step, SendOn, AlertDecision.Send, SkipReason.None);

    public string? ReasonIn(Language language) => ReasonMessage is { } message ? StoredMessage.Read(message).In(language) : Reason;

    /// <summary>As it stood at an earlier moment: what came later is not known yet.</summary>
    public HistoryRow Until(Func<DateTimeOffset, bool> known)
    {
        var (settled, acknowledged) = (SettledAt is { } s && known(s), AcknowledgedAt is { } a && known(a));
        return new HistoryRow
        {
            Id = Id, SubjectId = SubjectId, Kind = Kind, DeadlineOn = DeadlineOn, Step = Step, Recipient = Recipient, SendOn = SendOn, Escalated = Escalated, State = settled ? State : "queued",
            Reason = settled ? Reason : null, ReasonMessage = settled ? ReasonMessage : null, PlannedAt = PlannedAt, SettledAt = settled ? SettledAt : null,
            AcknowledgedAt = acknowledged ? AcknowledgedAt : null, AcknowledgedBy = acknowledged ? AcknowledgedBy : null, DigestId = DigestId, DigestAt = DigestAt,
        };
    }
}

/// <summary>Reads the ledger for those who ask why.</summary>
public sealed class LedgerHistory(Db db)
{
    private static readonly Statement Of = Statement.Of("""
        SELECT l.id, l.subject_id, l.kind, l.deadline_on, l.step, l.recipient, l.send_on, l.escalated, l.state, l.reason, l.reason_message, l.planned_at, l.settled_at, l.acknowledged_at, l.acknowledged_by,
            (SELECT MAX(o.digest_id) FROM outbox o WHERE o.alert_id = l.id) AS digest_id,
            (SELECT MIN(o.next_attempt_at) FROM outbox o WHERE o.alert_id = l.id AND o.state = 'held') AS digest_at
        FROM alerts l WHERE l.agreement_id = @Agreement ORDER BY l.id
        """);

    internal Task<IReadOnlyList<HistoryRow>> OfAsync(Guid agreement, CancellationToken ct) => db.QueryAsync<HistoryRow>(Of, new { Agreement = agreement }, ct);
}
