using Agreements.App.Alerts;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Searching;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Events;
using Agreements.Domain.Texts;
using Dapper;

namespace Agreements.App.Store;

/// <summary>The only writer of agreements. Within the caller's transaction it writes the guarded row, its children, the timeline
/// entry, the event, and closes alerts that the change has made pointless.</summary>
public sealed class AgreementStore(
    Db db, TimeProvider time, RequestContext context, AgreementReader reader, AlertLedger alerts, RenewalStore renewals, AgreementIndexes indexes, StatusOf statusOf, AuditTrail trail, EventLog events, SearchIndex search)
{
    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO agreements (id, reference, class, regime, title, subject, process, zone, signed_on, starts_on, ends_on, end_basis,
            duration_as_written, duration_amount, duration_unit, confirmed_reading, until_event, retroactive, notice_amount, notice_unit,
            renewal_mode, renewal_term_months, renewal_max, parent_id, parent_override_reason, predecessor_id, lineage_id, replaces_predecessor, planned_on, signing_event, signing_place, signing_event_id, council_required,
            officer_institution_id, officer_name, officer_post, officer_mail, verification_status, verification_source, details, end_varies,
            ends_key, notice_deadline, funding_until, search_key, next_alert_on, rolled_to, plan_seq, version, created_at, updated_at)
        VALUES (@Id, @Reference, @Class, @Regime, @Title, @Subject, @Process, @Zone, @SignedOn, @StartsOn, @EndsOn, @EndBasis,
            @DurationAsWritten, @DurationAmount, @DurationUnit, @ConfirmedReading, @UntilEvent, @Retroactive, @NoticeAmount, @NoticeUnit,
            @RenewalMode, @RenewalTermMonths, @RenewalMax, @Parent, @ParentOverrideReason, @Predecessor, @Lineage, @ReplacesPredecessor, @PlannedOn, @SigningEvent, @SigningPlace, @SigningEventId, @CouncilRequired,
            @OfficerInstitution, @OfficerName, @OfficerPost, @OfficerMail, @VerificationStatus, @VerificationSource, @Details, @EndVaries,
            @EndsKey, @NoticeDeadline, @FundingUntil, @SearchKey, @PlanNow, @Today, 0, 1, @Now, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE agreements SET class = @Class, regime = @Regime, title = @Title, subject = @Subject, process = @Process, zone = @Zone,
            signed_on = @SignedOn, starts_on = @StartsOn, ends_on = @EndsOn, end_basis = @EndBasis, duration_as_written = @DurationAsWritten,
            duration_amount = @DurationAmount, duration_unit = @DurationUnit, confirmed_reading = @ConfirmedReading, until_event = @UntilEvent,
            retroactive = @Retroactive, notice_amount = @NoticeAmount, notice_unit = @NoticeUnit, renewal_mode = @RenewalMode,
            renewal_term_months = @RenewalTermMonths, renewal_max = @RenewalMax, parent_id = @Parent, parent_override_reason = @ParentOverrideReason, predecessor_id = @Predecessor,
            replaces_predecessor = @ReplacesPredecessor, planned_on = @PlannedOn, signing_event = @SigningEvent, signing_place = @SigningPlace, signing_event_id = @SigningEventId, council_required = @CouncilRequired,
            officer_institution_id = @OfficerInstitution, officer_name = @OfficerName, officer_post = @OfficerPost, officer_mail = @OfficerMail,
            verification_status = @VerificationStatus, verification_source = @VerificationSource, details = @Details, end_varies = @EndVaries,
            ends_key = @EndsKey, notice_deadline = @NoticeDeadline, funding_until = @FundingUntil, search_key = @SearchKey, next_alert_on = @PlanNow, plan_seq = plan_seq + 1, version = version + 1, updated_at = @Now
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement VersionOf = Statement.Of("SELECT version FROM agreements WHERE id = @Id");

    private static readonly Statement PlanChildren = Statement.Of("""
        UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE parent_id IN (SELECT id FROM agreements WHERE lineage_id = @Lineage)
        """);

    private static readonly Statement LineageOf = Statement.Of("SELECT lineage_id FROM agreements WHERE id = @Id");
    private static readonly Statement MoveLineage = Statement.Of("UPDATE agreements SET lineage_id = @Lineage WHERE id = @Id AND lineage_id <> @Lineage");
    private static readonly Statement SuccessorsOf = Statement.Of("SELECT id FROM agreements WHERE predecessor_id = @Id");

    private static readonly Statement DeleteParties = Statement.Of("DELETE FROM agreement_parties WHERE agreement_id = @Id");

    private static readonly Statement InsertParty = Statement.Of("""
        INSERT INTO agreement_parties (agreement_id, ord, institution_id, name_at_signing, number, number_date, signed_on,
            signatory_name, signatory_post, signatory_capacity, mandate_letter, post_until, mandate_until)
        VALUES (@AgreementId, @Ord, @InstitutionId, @NameAtSigning, @Number, @NumberDate, @SignedOn,
            @SignatoryName, @SignatoryPost, @SignatoryCapacity, @MandateLetter, @PostUntil, @MandateUntil)
        """);

    private static readonly Statement InsertChange = Statement.Of("""
        INSERT INTO agreement_changes (agreement_id, ord, kind, effective_on, reason, addendum)
        VALUES (@AgreementId, @Ord, @Kind, @EffectiveOn, @Reason, @Addendum)
        """);

    /// <summary>Writes a new agreement with version 1.</summary>
    public async Task AddAsync(Agreement agreement, CancellationToken ct)
    {
        var parameters = new DynamicParameters(Parameters(agreement));
        parameters.Add("Lineage", await LineageAsync(agreement, ct));
        await Guarded(agreement, () => db.ExecuteAsync(Insert, parameters, ct));
        await WriteChildrenAsync(agreement, 0, ct);
        await AfterAsync(agreement, null, "create", null, 1, ct);
    }

    /// <summary>Writes a changed agreement if nobody else has changed it since it was read.</summary>
    /// <param name="before">As it was read; it carries the expected version.</param>
    /// <param name="action">For the timeline: <c>edit</c> or the word of the action.</param>
    /// <exception cref="DomainException"><c>version.stale</c>; <c>number.duplicate</c>.</exception>
    public async Task SaveAsync(Agreement agreement, AgreementBefore before, string action, string? reason, CancellationToken ct)
    {
        await Guarded(agreement, async () =>
        {
            if (await db.ExecuteAsync(Update, Parameters(agreement), ct) == 1) return;
            throw DomainException.Stale(await db.FirstAsync<long>(VersionOf, new { agreement.Id }, ct));
        });
        if (agreement.Facts.Predecessor != before.Predecessor) await RelinkAsync(agreement, ct);
        await WriteChildrenAsync(agreement, before.Changes, ct);
        await AfterAsync(agreement, before, action, reason, agreement.Version + 1, ct);
    }

    private async Task<Guid> LineageAsync(Agreement agreement, CancellationToken ct) =>
        agreement.Facts.Predecessor is { } predecessor ? await db.FirstAsync<Guid>(LineageOf, new { Id = predecessor }, ct) : agreement.Id;

    /// <summary>Takes the agreement and all that follow it into the lineage of its predecessor.</summary>
    private async Task RelinkAsync(Agreement agreement, CancellationToken ct)
    {
        var lineage = await LineageAsync(agreement, ct);
        var open = new Queue<Guid>([agreement.Id]);
        while (open.TryDequeue(out var id))
            if (await db.ExecuteAsync(MoveLineage, new { Id = id, Lineage = lineage }, ct) > 0)
                foreach (var successor in await db.QueryAsync<Guid>(SuccessorsOf, new { Id = id }, ct)) open.Enqueue(successor);
    }

    // Two requests may carry the same number past the check in AgreementChecks; the unique index has the last word.
    private async Task Guarded(Agreement agreement, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("number.duplicate", "/parties", agreement.Reference);
        }
    }

    private async Task WriteChildrenAsync(Agreement agreement, int changesBefore, CancellationToken ct)
    {
        await db.ExecuteAsync(DeleteParties, new { agreement.Id }, ct);
        await db.ExecuteAsync(InsertParty, agreement.Facts.Parties.Select((party, i) => PartyParameters(agreement, party, i + 1)), ct);
        await db.ExecuteAsync(InsertChange, agreement.Changes.Skip(changesBefore).Select((change, i) => new
        {
            AgreementId = agreement.Id, Ord = changesBefore + i + 1, Kind = Words.Of(change.Kind), change.EffectiveOn, change.Reason,
            Addendum = change.Addendum is null ? null : Json.Write(change.Addendum),
        }), ct);
        await Guarded(agreement, () => indexes.WriteAsync(agreement, ct));
        await search.WriteAsync(agreement, ct);
    }

    private async Task AfterAsync(Agreement agreement, AgreementBefore? before, string action, string? reason, long version, CancellationToken ct)
    {
        var changes = before is null ? Audit.Difference(null, Audit.Snapshot(agreement)) : Audit.Difference(before, agreement);
        trail.Append("agreement", agreement.Id, action, version, changes, reason);
        events.Add(EventType(agreement, before), agreement.Id, null, version, new EventData { Action = action });
        await alerts.AfterChangeAsync(agreement, before, ct);
        if (before is not null)
        {
            await renewals.FollowAgreementAsync(agreement, agreement.Changes.Count > before.Changes ? before.LastDay : null, ct);
            await renewals.RefreshAsync(await reader.UnguardedAsync(agreement.Id, ct), ct);
        }
        foreach (var predecessor in new[] { agreement.Facts.Predecessor, before?.Predecessor }.OfType<Guid>().Distinct())
        {
            await Schedule.PlanAgainAsync(db, predecessor, ct);
            await FollowSuccessorsAsync(predecessor, ct);
            await renewals.FollowAsync(predecessor, ct);
        }
        await FollowLineageAsync(agreement, before, ct);
        context.Wake.Add(JobTable.Sweep);
    }

    // Whether it is replaced stands in its successors' texts; it is recorded on the agreement too, where its own status needs it.
    private async Task FollowSuccessorsAsync(Guid id, CancellationToken ct)
    {
        var dossier = await reader.UnguardedAsync(id, ct);
        var agreement = dossier.Agreement;
        var first = dossier.Around.Successors.Where(s => s.ReplacesFrom is not null).MinBy(s => s.ReplacesFrom);
        var before = statusOf.Before(agreement);
        if (agreement.Supersede(first?.ReplacesFrom)) await SaveAsync(agreement, before, first is null ? "restore" : "supersede", null, ct);
    }

    // A child is told when nothing of its parent's lineage holds any more: that day moves with the lineage's days.
    private async Task FollowLineageAsync(Agreement agreement, AgreementBefore? before, CancellationToken ct)
    {
        var relinked = agreement.Facts.Predecessor != before?.Predecessor;
        if (!relinked && (before is null || before.Spans.SequenceEqual(ValidityRules.Spans(agreement)))) return;
        foreach (var member in new[] { agreement.Id, before?.Predecessor }.OfType<Guid>().Distinct())
        {
            var lineage = await db.FirstAsync<Guid>(LineageOf, new { Id = member }, ct);
            await db.ExecuteAsync(PlanChildren, new { Lineage = lineage, Schedule.PlanNow }, ct);
            await alerts.CloseEndedLapsesAsync(lineage, ct);
        }
    }

    private static string EventType(Agreement agreement, AgreementBefore? before) => (before?.Process, agreement.Process) switch
    {
        (null, _) => EventTypes.Created,
        ( { } was, ProcessState.Signed) when was != ProcessState.Signed => EventTypes.Signed,
        ( { } was, ProcessState.Registered) when was != ProcessState.Registered => EventTypes.Registered,
        _ when agreement.Changes.Count > before!.Changes && agreement.Changes[^1].Kind == ChangeKind.Terminated => EventTypes.Terminated,
        _ when agreement.Changes.Count > before!.Changes && agreement.Changes[^1].Kind == ChangeKind.Superseded => EventTypes.Superseded,
        _ => EventTypes.Changed,
    };

    private object Parameters(Agreement agreement)
    {
        var facts = agreement.Facts;
        var lastDay = statusOf.LastDay(agreement);
        return new
        {
            agreement.Id, agreement.Reference, Class = Words.Of(facts.Class), Regime = Words.Of(facts.Regime), facts.Title, facts.Subject,
            Process = Words.Of(agreement.Process), Zone = Words.Of(agreement.Zone), facts.Term.SignedOn, facts.Term.StartsOn, facts.Term.EndsOn,
            EndBasis = Words.Of(facts.Term.EndBasis), facts.Term.DurationAsWritten, DurationAmount = facts.Term.Duration?.Amount,
            DurationUnit = facts.Term.Duration is { } duration ? Words.Of(duration.Unit) : null,
            ConfirmedReading = facts.Term.ConfirmedReading is { } reading ? Words.Of(reading) : null, facts.Term.UntilEvent, facts.Term.Retroactive,
            NoticeAmount = facts.Notice?.Amount, NoticeUnit = facts.Notice is { } notice ? Words.Of(notice.Unit) : null,
            RenewalMode = Words.Of(facts.RenewalClause.Mode), RenewalTermMonths = facts.RenewalClause.TermMonths, RenewalMax = facts.RenewalClause.MaxRenewals,
            facts.Parent, facts.ParentOverrideReason, facts.Predecessor, facts.ReplacesPredecessor, PlannedOn = facts.SigningPlan?.On, SigningEvent = facts.SigningPlan?.Event, SigningPlace = facts.SigningPlan?.Place, SigningEventId = facts.SigningPlan?.SigningEvent,
            CouncilRequired = facts.CouncilApprovalRequired, OfficerInstitution = facts.Officer?.Institution, OfficerName = facts.Officer?.Name,
            OfficerPost = facts.Officer?.Post, OfficerMail = facts.Officer?.Mail?.ToLowerInvariant(), VerificationStatus = Words.Of(facts.Verification.Status),
            VerificationSource = facts.Verification.Source, Details = Json.Write(Details.Of(facts)),
            agreement.EndVaries, EndsKey = lastDay ?? DateOnly.MaxValue,
            NoticeDeadline = statusOf.NoticeDeadline(agreement), FundingUntil = FundingCover.Until(facts.Funding), SearchKey = SearchKey(agreement), PlanNow = Schedule.PlanNow,
            Now = time.GetUtcNow(), Today = statusOf.Today(agreement), agreement.Version,
        };
    }

    private static object PartyParameters(Agreement agreement, Party party, int order) => new
    {
        AgreementId = agreement.Id, Ord = order, InstitutionId = party.Institution, party.NameAtSigning, party.Number,
        party.NumberDate, party.SignedOn,
        SignatoryName = party.Signatory?.Name, SignatoryPost = party.Signatory?.Post,
        SignatoryCapacity = party.Signatory?.Capacity is { } capacity ? Words.Of(capacity) : null, party.Signatory?.MandateLetter,
        party.Signatory?.PostUntil, party.Signatory?.MandateUntil,
    };

    private static string SearchKey(Agreement agreement) => Folding.Fold(string.Join('\n', new[] { agreement.Reference, agreement.Facts.Title, agreement.Facts.Subject }
        .Concat(agreement.Facts.Parties.SelectMany(p => new[] { p.Number, p.NameAtSigning }))
        .Concat(Numbers.Addenda(agreement).SelectMany(a => new[] { a.Title, a.Amendment.Title, a.Amendment.Subject.Value }.Concat(a.Numbers.Select(n => n.Number)))).Where(t => t is not null)));
}

/// <summary>What has to be known of an agreement before it is changed, to write the timeline afterwards.</summary>
/// <param name="Effective">The facts with the addenda that were known, for <c>amend</c>.</param>
public sealed record AgreementBefore(
    ProcessState Process, int Changes, DateOnly? LastDay, Guid? Predecessor, DateOnly? PlannedOn, IReadOnlyList<ValiditySpan> Spans, AgreementFacts Effective, System.Text.Json.Nodes.JsonNode Snapshot);
