using System.Text.Json;
using Agreements.App.Alerts;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Events;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>The only writer of renewal cases: the guarded row, the timeline entry, the event, and what the alerts of its agreement make of it.</summary>
public sealed class RenewalStore(Db db, TimeProvider time, RequestContext context, AgreementReader reader, StatusOf statusOf, References references, AlertLedger alerts, AuditTrail trail, EventLog events)
{
    private static readonly Statement ById = Statement.Of($"SELECT {RenewalRow.Columns} FROM renewals r WHERE r.id = @Id");
    private static readonly Statement OpenOf = Statement.Of($"SELECT {RenewalRow.Columns} FROM renewals r WHERE r.agreement_id = @Id AND r.is_open = 1");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO renewals (id, reference, agreement_id, successor_id, stage, is_open, stage_since, opened_on, council_required, signing_on, effective_on, retroactive,
            signing_event_id, owner_post, owner_name, owner_mail, checklist, history, outcome_on, outcome_by, outcome_reason, outcome_ends_on, forecast_days, version, created_at, updated_at)
        VALUES (@Id, @Reference, @Agreement, @Successor, @Stage, @IsOpen, @StageSince, @OpenedOn, @CouncilRequired, @SigningOn, @EffectiveOn, @Retroactive,
            @SigningEvent, @OwnerPost, @OwnerName, @OwnerMail, @Checklist, @History, @OutcomeOn, @OutcomeBy, @OutcomeReason, @OutcomeEndsOn, @ForecastDays, 1, @Now, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE renewals SET successor_id = @Successor, stage = @Stage, is_open = @IsOpen, stage_since = @StageSince, council_required = @CouncilRequired, signing_on = @SigningOn,
            effective_on = @EffectiveOn, retroactive = @Retroactive, signing_event_id = @SigningEvent, owner_post = @OwnerPost, owner_name = @OwnerName, owner_mail = @OwnerMail,
            checklist = @Checklist, history = @History, outcome_on = @OutcomeOn, outcome_by = @OutcomeBy, outcome_reason = @OutcomeReason, outcome_ends_on = @OutcomeEndsOn, forecast_days = NULL, version = version + 1, updated_at = @Now
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement OwnedBy = Statement.Of($"SELECT {RenewalRow.Columns} FROM renewals r WHERE r.owner_mail = @Mail AND (r.is_open = 1 OR r.stage = 'notRenewed') ORDER BY r.id");

    private static readonly Statement VersionOf = Statement.Of("SELECT version FROM renewals WHERE id = @Id");
    private static readonly Statement Index = Statement.Of("UPDATE renewals SET forecast_days = @ForecastDays WHERE id = @Id");

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<RenewalCase> GetAsync(Guid id, CancellationToken ct) =>
        (await db.FirstAsync<RenewalRow>(ById, new { Id = id }, ct))?.ToCase() ?? throw DomainException.NotFound("renewal", id);

    public async Task<RenewalCase?> OpenOfAsync(Guid agreement, CancellationToken ct) => (await db.FirstAsync<RenewalRow>(OpenOf, new { Id = agreement }, ct))?.ToCase();

    /// <summary>Cases that the address owns and that are open or may be opened again.</summary>
    public async Task<IReadOnlyList<RenewalCase>> OwnedByAsync(string mail, CancellationToken ct) => [.. (await db.QueryAsync<RenewalRow>(OwnedBy, new { Mail = mail }, ct)).Select(r => r.ToCase())];

    /// <summary>Writes a new case with its number and version 1. Its agreement is planned again by the caller.</summary>
    /// <exception cref="DomainException"><c>renewal.alreadyOpen</c>.</exception>
    public async Task AddAsync(RenewalCase renewal, AgreementStatus status, CancellationToken ct)
    {
        renewal.Number(await references.NextRenewalAsync(ct));
        await Guarded(() => db.ExecuteAsync(Insert, Parameters(renewal, status), ct));
        Record(renewal, null, "open", null, 1);
    }

    /// <summary>Writes a changed case if nobody else has changed it since it was read.</summary>
    /// <exception cref="DomainException"><c>version.stale</c>; <c>renewal.alreadyOpen</c>: it was opened again while another is open.</exception>
    public async Task SaveAsync(RenewalCase renewal, RenewalBefore before, string action, string? reason, CancellationToken ct)
    {
        // The agreement's row first: in the order in which a save of the agreement comes here, so that the two never wait for each other.
        await Schedule.PlanAgainAsync(db, renewal.Agreement, ct);
        await Guarded(async () =>
        {
            if (await db.ExecuteAsync(Update, Parameters(renewal, null), ct) == 0) throw DomainException.Stale(await db.FirstAsync<long>(VersionOf, new { renewal.Id }, ct));
        });
        Record(renewal, before, action, reason, renewal.Version + 1);
        var dossier = await reader.UnguardedAsync(renewal.Agreement, ct);
        await RefreshAsync(dossier, ct);
        await alerts.AfterPlanAsync(dossier, renewal.Successor is null ? before.Plan.SigningOn : null, renewal.Plan.SigningOn, null, ct);
        context.Wake.Add(JobTable.Sweep);
    }

    /// <summary>Brings the open case of an agreement up to where its successor stands; of several drafts, the one that counts for its status.</summary>
    public async Task FollowAsync(Guid agreement, CancellationToken ct)
    {
        if (await OpenOfAsync(agreement, ct) is not { } renewal) return;
        var dossier = await reader.UnguardedAsync(agreement, ct);
        var today = statusOf.Today(dossier.Agreement);
        var next = statusOf.On(dossier, today).Successor;
        var before = RenewalBefore.Of(renewal);
        if (renewal.Follow(dossier.Around.Successors.FirstOrDefault(s => s.Id == next), context.Actor, today)) await SaveAsync(renewal, before, "follow", null, ct);
    }

    /// <summary>The agreement itself changed: extended by an addendum its renewal is done, ended before its time there is none.</summary>
    public async Task FollowAgreementAsync(Agreement agreement, DateOnly? lastDayBefore, CancellationToken ct)
    {
        if (await OpenOfAsync(agreement.Id, ct) is not { } renewal) return;
        var (before, today, lastDay) = (RenewalBefore.Of(renewal), statusOf.Today(agreement), statusOf.LastDay(agreement));
        if (agreement.ValidityOn(today) is Validity.Void or Validity.Terminated)
        {
            renewal.EndWithAgreement(context.Actor, new Message("renewal.agreementEnded").In(Language.Id), lastDay, today);
            await SaveAsync(renewal, before, "end", null, ct);
        }
        else if (renewal.Successor is null && agreement.Changes is [.., { Kind: ChangeKind.Amended }] && lastDayBefore is { } was && !(lastDay <= was))
        {
            renewal.CompleteByAddendum(context.Actor, today);
            await SaveAsync(renewal, before, "extend", null, ct);
        }
    }

    /// <summary>Writes a change of something that belongs to a case (a meeting, a task) into its timeline.</summary>
    public void Record(RenewalCase renewal, string action, object? before, object after) => trail.Append("renewal", renewal.Id, action, renewal.Version,
        Audit.Difference(before is null ? null : JsonSerializer.SerializeToNode(before, Json.Options), JsonSerializer.SerializeToNode(after, Json.Options)), null);

    /// <summary>Writes what lists search by: the days that its plan would leave uncovered.</summary>
    public async Task RefreshAsync(Dossier dossier, CancellationToken ct)
    {
        if (dossier.Around.Renewal is not { } renewal) return;
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        await db.ExecuteAsync(Index, new { renewal.Id, ForecastDays = ForecastDays(status) }, ct);
    }

    // One open case per agreement: the index has the last word.
    private async Task Guarded(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("renewal.alreadyOpen", "/agreement");
        }
    }

    private static int? ForecastDays(AgreementStatus status) => status is { Stage: not null, Gap: { State: not GapState.Closed, Days: var days } } ? days : null;

    private void Record(RenewalCase renewal, RenewalBefore? before, string action, string? reason, long version)
    {
        trail.Append("renewal", renewal.Id, action, version, Audit.Difference(before?.Snapshot, RenewalBefore.Of(renewal).Snapshot), reason);
        events.Add(EventType(renewal, before), renewal.Agreement, renewal.Id, version, new EventData { Action = action, Stage = renewal.Stage, SigningOn = renewal.Plan.SigningOn });
    }

    private static string EventType(RenewalCase renewal, RenewalBefore? before) => renewal.Stage switch
    {
        _ when before is null => EventTypes.RenewalOpened,
        var stage when stage == before.Stage => EventTypes.RenewalChanged,
        RenewalStage.Completed => EventTypes.RenewalCompleted,
        RenewalStage.NotRenewed => EventTypes.NotRenewed,
        _ => EventTypes.StageChanged,
    };

    private object Parameters(RenewalCase renewal, AgreementStatus? status) => new
    {
        renewal.Id, renewal.Reference, renewal.Agreement, renewal.Successor, Stage = Words.Of(renewal.Stage), renewal.IsOpen, renewal.StageSince, renewal.OpenedOn,
        renewal.CouncilRequired, renewal.Plan.SigningOn, renewal.Plan.EffectiveOn, renewal.Plan.Retroactive, renewal.Plan.SigningEvent,
        OwnerPost = renewal.Owner?.Post, OwnerName = renewal.Owner?.Name, OwnerMail = renewal.Owner?.Mail?.ToLowerInvariant(), Checklist = Json.Write(renewal.Checklist), History = Json.Write(renewal.History),
        OutcomeOn = renewal.Outcome?.On, OutcomeBy = renewal.Outcome?.By, OutcomeReason = renewal.Outcome?.Reason, OutcomeEndsOn = renewal.Outcome?.EndsOn,
        ForecastDays = status is null ? null : ForecastDays(status), Now = time.GetUtcNow(), renewal.Version,
    };
}

/// <summary>What has to be known of a case before it is changed, to write the timeline afterwards.</summary>
public sealed record RenewalBefore(RenewalStage Stage, RenewalPlan Plan, System.Text.Json.Nodes.JsonNode Snapshot)
{
    public static RenewalBefore Of(RenewalCase renewal) => new(renewal.Stage, renewal.Plan, System.Text.Json.JsonSerializer.SerializeToNode(
        new { renewal.Stage, renewal.Successor, renewal.CouncilRequired, renewal.Plan, renewal.Owner, renewal.Checklist, renewal.Outcome }, Json.Options)!);
}
