using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>An alert that somebody answers.</summary>
public sealed class AnsweredAlert
{
    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly DeadlineOn { get; init; }

    /// <summary>As the ledger names it.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Where its mail went: after a refusal or a hand-over somebody else than the recipient.</summary>
    public string Told { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public string? AcknowledgedBy { get; init; }

    public DeadlineKind DeadlineKind => Words.Parse<DeadlineKind>(Kind);
}

/// <param name="IsOpen">It has been told or waits to be, and its deadline is still owed.</param>
public sealed record OpenAlert(AnsweredAlert Alert, Dossier Dossier, AgreementStatus Status, bool IsOpen)
{
    /// <exception cref="DomainException"><c>alert.closed</c>.</exception>
    public void RequireOpen()
    {
        if (!IsOpen) throw DomainException.Conflict("alert.closed", "", Alert.DeadlineOn);
    }
}

/// <summary>Loads alerts that are answered, and writes the answers into the timeline of their agreement.</summary>
public sealed class OpenAlerts(Db db, TimeProvider time, RequestContext context, AgreementReader reader, StatusOf statusOf, OwedDeadlines owed, AlertLedger ledger, AuditTrail trail)
{
    private static readonly Statement ById = Statement.Of("""
        SELECT l.id, l.agreement_id, l.kind, l.deadline_on, l.recipient, l.state, l.acknowledged_at, l.acknowledged_by,
            COALESCE((SELECT MAX(o.recipient) FROM outbox o WHERE o.alert_id = l.id AND o.state = 'sent'), l.recipient) AS told
        FROM alerts l WHERE l.id = @Id
        """);

    // The guard decides: of two answers at the same moment one is the first.
    private static readonly Statement Answer = Statement.Of("""
        UPDATE alerts SET acknowledged_at = @Now, acknowledged_by = @By, acknowledgement_note = @Note WHERE id = @Id AND acknowledged_at IS NULL
        """);

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<OpenAlert> GetAsync(Guid id, CancellationToken ct)
    {
        var alert = await db.FirstAsync<AnsweredAlert>(ById, new { Id = id }, ct) ?? throw DomainException.NotFound("alert", id);
        var dossier = await reader.UnguardedAsync(alert.AgreementId, ct);
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        return new OpenAlert(alert, dossier, status, await IsOpenAsync(dossier, status, alert.Id, alert.DeadlineKind, alert.DeadlineOn, alert.State, ct));
    }

    /// <summary>It has been told or waits to be, and its deadline is still owed.</summary>
    /// <param name="status">Of today.</param>
    /// <param name="state">As the ledger has it.</param>
    public async Task<bool> IsOpenAsync(Dossier dossier, AgreementStatus status, Guid alert, DeadlineKind kind, DateOnly deadline, string state, CancellationToken ct) =>
        state is "sent" or "queued" or "failed" && await owed.HoldAsync(dossier, status, alert, kind, deadline, ct);

    /// <exception cref="DomainException"><c>alert.acknowledged</c>: somebody was first; <c>alert.closed</c>.</exception>
    public async Task AcknowledgeAsync(OpenAlert open, string? note, CancellationToken ct)
    {
        var alert = open.Alert;
        if (alert.AcknowledgedAt is not null) throw Acknowledged(open, alert);
        open.RequireOpen();
        if (await db.ExecuteAsync(Answer, new { alert.Id, By = context.Actor, Note = note, Now = time.GetUtcNow() }, ct) == 0)
            throw Acknowledged(open, (await db.FirstAsync<AnsweredAlert>(ById, new { alert.Id }, ct))!);
        await ledger.EndEscalationAsync(alert.AgreementId, alert.DeadlineKind, alert.DeadlineOn, context.Actor, ct);
        Record(open, "acknowledgeAlert", note, [new FieldChange($"/alerts/{alert.Id}/acknowledgedBy", null, context.Actor)]);
    }

    public void Record(OpenAlert open, string action, string? reason, IReadOnlyList<FieldChange> changes) =>
        trail.Append("agreement", open.Alert.AgreementId, action, open.Dossier.Agreement.Version, changes, reason);

    private static DomainException Acknowledged(OpenAlert open, AnsweredAlert alert) =>
        DomainException.Conflict("alert.acknowledged", "", alert.AcknowledgedBy, open.Dossier.Agreement.Zone.Today(alert.AcknowledgedAt!.Value));
}
