using Agreements.App.Data;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>A row of <c>renewals</c>.</summary>
internal sealed class RenewalRow
{
    public const string Columns = """
        r.id, r.reference, r.agreement_id, r.successor_id, r.stage, r.stage_since, r.opened_on, r.council_required, r.signing_on, r.effective_on, r.retroactive,
        r.signing_event_id, r.owner_post, r.owner_name, r.owner_mail, r.checklist, r.history, r.outcome_on, r.outcome_by, r.outcome_reason, r.outcome_ends_on, r.version
        """;

    public Guid Id { get; init; }
    public string Reference { get; init; } = "";
    public Guid AgreementId { get; init; }
    public Guid? SuccessorId { get; init; }
    public string Stage { get; init; } = "";
    public DateOnly StageSince { get; init; }
    public DateOnly OpenedOn { get; init; }
    public bool CouncilRequired { get; init; }
    public DateOnly? SigningOn { get; init; }
    public DateOnly? EffectiveOn { get; init; }
    public bool Retroactive { get; init; }
    public Guid? SigningEventId { get; init; }
    public string? OwnerPost { get; init; }
    public string? OwnerName { get; init; }
    public string? OwnerMail { get; init; }
    public string Checklist { get; init; } = "[]";
    public string History { get; init; } = "[]";
    public DateOnly? OutcomeOn { get; init; }
    public string? OutcomeBy { get; init; }
    public string? OutcomeReason { get; init; }
    public DateOnly? OutcomeEndsOn { get; init; }
    public long Version { get; init; }

    private IReadOnlyList<StageEntry>? _stages;

    private IReadOnlyList<StageEntry> Stages => _stages ??= Json.Read<List<StageEntry>>(History);

    private RenewalStage StageWord => Words.Parse<RenewalStage>(Stage);

    private CaseOwner? Owner => OwnerPost is null && OwnerName is null && OwnerMail is null ? null : new CaseOwner(OwnerPost, OwnerName, OwnerMail);

    public RenewalCase ToCase() => RenewalCase.Restore(
        Id, Reference, AgreementId, SuccessorId, StageWord, StageSince, Stages, OpenedOn, CouncilRequired, new RenewalPlan(SigningOn, EffectiveOn, Retroactive, SigningEventId), Owner,
        Json.Read<List<ChecklistItem>>(Checklist), OutcomeOn is { } on ? new CaseOutcome(on, OutcomeBy ?? "", OutcomeReason, OutcomeEndsOn) : null, Version);

    /// <summary>What the case means for the status of its agreement.</summary>
    public RenewalOutlook ToOutlook() => new(
        Id, StageWord, StageSince, OpenedOn, OutcomeOn, OutcomeEndsOn, null, new RenewalPlan(SigningOn, EffectiveOn, Retroactive).StartsOn, CouncilRequired, Owner) { History = Stages };
}
