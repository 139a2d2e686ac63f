using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;

namespace Agreements.App.Features.Renewals;

/// <summary>A renewal case as callers read it: where it stands, by when each stage has to be done, and the gap that its plan would leave.</summary>
public sealed record RenewalView
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required RenewedAgreement Agreement { get; init; }
    public Guid? Successor { get; init; }
    public required RenewalStage Stage { get; init; }
    public required DateOnly StageSince { get; init; }
    public DateOnly? DueOn { get; init; }
    public required bool Stalled { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public required IReadOnlyList<StageView> Stages { get; init; }
    public required RenewalPlan Plan { get; init; }
    public Gap? Gap { get; init; }
    public required bool CouncilRequired { get; init; }
    public CaseOwner? Owner { get; init; }
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }
    public CaseOutcome? Outcome { get; init; }
    public required IReadOnlyList<RenewalAction> AllowedActions { get; init; }
    public required long Version { get; init; }
}

/// <param name="EndsOn">Its last day in force, inclusive.</param>
/// <param name="NoticeDeadline">The back-plan counts from here where it is earlier than the end.</param>
public sealed record RenewedAgreement(Guid Id, string Reference, string Title, IReadOnlyList<string> Parties, Validity Validity, DateOnly? EndsOn, int? DaysToEnd, DateOnly? NoticeDeadline);

public enum StageState
{
    Done, Current, Coming,

    /// <summary>The case was let lapse or withdrawn: it goes no further.</summary>
    Closed,
}

/// <param name="DueOn">The last day, inclusive, by which the stage has to be done.</param>
public sealed record StageView(RenewalStage Stage, DateOnly DueOn, StageState State);

/// <summary>Makes views of cases: together with the agreement that is renewed.</summary>
public sealed class RenewalViews(Db db, AgreementReader reader, StatusOf statusOf, Policies policies)
{
    private static readonly Statement ById = Statement.Of("SELECT r.id, r.agreement_id FROM renewals r WHERE r.id = @Id");

    /// <exception cref="Domain.DomainException"><c>notFound</c>.</exception>
    public async Task<RenewalView> ReadAsync(Guid id, CancellationToken ct)
    {
        var row = await db.FirstAsync<CaseKey>(ById, new { Id = id }, ct) ?? throw Domain.DomainException.NotFound("renewal", id);
        return (await OfAsync([row], ct)).FirstOrDefault() ?? throw new Domain.DomainException(Domain.ProblemKind.Damaged, [Domain.Violation.Of("agreement.unreadable", "", row.AgreementId)]);
    }

    internal async Task<IReadOnlyList<RenewalView>> OfAsync(IReadOnlyList<CaseKey> cases, CancellationToken ct)
    {
        var agreements = (await reader.ByIdsAsync([.. cases.Select(c => c.AgreementId).Distinct()], ct)).ToDictionary(d => d.Agreement.Id);
        return [.. cases.Where(c => agreements.ContainsKey(c.AgreementId)).Select(c => Of(c.Id, agreements[c.AgreementId]))];
    }

    private RenewalView Of(Guid id, Dossier dossier)
    {
        var renewal = dossier.Cases.First(c => c.Id == id).ToCase();
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var standing = status.Stage is { } stage && stage.Case == renewal.Id ? stage : null;
        var plan = BackPlan.For(status.EndsOn, status.NoticeDeadline, renewal.CouncilRequired, statusOf.PolicyFor(dossier), policies.Calendar);
        return new RenewalView
        {
            Id = renewal.Id, Reference = renewal.Reference, Agreement = Of(dossier, status), Successor = renewal.Successor, Stage = renewal.Stage, StageSince = renewal.StageSince,
            DueOn = standing?.DueOn, Stalled = standing?.Stalled == true, OpenedOn = renewal.OpenedOn, Stages = [.. plan.Select(p => new StageView(p.Stage, p.DueOn, StateOf(p.Stage, renewal.Stage)))],
            Plan = renewal.Plan, Gap = standing is not null || HasEndedGap(renewal, status) ? status.Gap : null, CouncilRequired = renewal.CouncilRequired, Owner = renewal.Owner, Checklist = renewal.Checklist,
            Outcome = renewal.Outcome, AllowedActions = [.. RenewalProcess.Allowed(renewal).Where(a => dossier.Rights.Cover(ActionPermissions.Of(a)))], Version = renewal.Version,
        };
    }

    /// <summary>The gap before what the case has brought about stays to be seen with it.</summary>
    private static bool HasEndedGap(RenewalCase renewal, AgreementStatus status) =>
        renewal.Stage == RenewalStage.Completed && (renewal.Successor is { } successor ? successor == status.Successor : status.BackOn is not null);

    private static RenewedAgreement Of(Dossier dossier, AgreementStatus status) => new(
        dossier.Agreement.Id, dossier.Agreement.Reference, dossier.Agreement.FactsAt(status.AsOf).Title, [.. dossier.Agreement.FactsAt(status.AsOf).Parties.Select(p => dossier.Names[p.Institution])], status.Validity, status.EndsOn, status.DaysToEnd, status.NoticeDeadline);

    private static StageState StateOf(RenewalStage stage, RenewalStage current) =>
        current is RenewalStage.NotRenewed or RenewalStage.Withdrawn ? StageState.Closed : stage == current ? StageState.Current : stage < current ? StageState.Done : StageState.Coming;
}

/// <summary>Which case, and of which agreement: the rest comes together with the agreement.</summary>
internal sealed class CaseKey
{
    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
}
