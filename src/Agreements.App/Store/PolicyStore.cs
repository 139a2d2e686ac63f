using Agreements.App.Access;
using System.Text.Json;
using Agreements.App.Alerts;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>The versions of policies. It only adds, and has the agreements planned anew whose policy may be another one now.</summary>
public sealed class PolicyStore(Db db, TimeProvider time, RequestContext context, LadderRules rules, Policies policies, AuditTrail trail)
{
    private const string Columns = "id, institution_id, agreement_id, class, for_university, version, valid_from, terms, actor, created_at, reason";

    private static readonly Statement OfScope = Statement.Of($"SELECT {Columns} FROM alert_policy_versions WHERE scope_key = @Key ORDER BY version DESC");

    private static readonly Statement Page = Statement.Limited($"""
        SELECT {Columns} FROM alert_policy_versions v WHERE (@AfterId IS NULL OR id > @AfterId)
            AND (@SeesAll = 1 OR (institution_id IS NULL AND agreement_id IS NULL) OR {InScope.Agreement("v.agreement_id")}
                OR EXISTS (SELECT 1 FROM institution_ancestors x WHERE (x.institution_id = v.institution_id AND x.ancestor_id IN @mine) OR (x.ancestor_id = v.institution_id AND x.institution_id IN @mine)))
        ORDER BY id
        """, "Count");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO alert_policy_versions (id, scope_key, institution_id, agreement_id, class, for_university, version, valid_from, terms, actor, created_at, reason)
        VALUES (@Id, @Key, @InstitutionId, @AgreementId, @Class, @ForUniversity, @Version, @ValidFrom, @Terms, @Actor, @CreatedAt, @Reason)
        """);

    private static readonly Statement PlanClass = Statement.Of("""
        UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE class = @Class AND process IN ('signed', 'registered')
        """);

    private static readonly Statement PlanInstitution = Statement.Of("""
        UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE process IN ('signed', 'registered') AND (@Class IS NULL OR class = @Class)
            AND id IN (SELECT agreement_id FROM agreement_members WHERE institution_id = @Id)
        """);

    private static readonly Statement PlanAgreement = Statement.Of("UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE id = @Id");

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<PolicyRow>> OfAsync(PolicyScope scope, CancellationToken ct) => db.QueryAsync<PolicyRow>(OfScope, new { Key = Key(scope) }, ct);

    /// <summary>All, in the order of their entry.</summary>
    /// <param name="mine">Only what is for agreements of these institutions; null = all.</param>
    public Task<IReadOnlyList<PolicyRow>> PageAsync(IReadOnlyList<Guid>? mine, Guid? after, int count, CancellationToken ct) =>
        db.QueryAsync<PolicyRow>(Page, new { SeesAll = mine is null, mine = Ids.List(mine ?? []), AfterId = after, Count = count }, ct);

    /// <summary>The row that a statement of terms becomes.</summary>
    public PolicyRow Row(PolicyVersion version, string? reason) => new()
    {
        Id = Ids.New(time), InstitutionId = version.Scope.Level == PolicyLevel.Institution ? version.Scope.Id : null,
        AgreementId = version.Scope.Level == PolicyLevel.Agreement ? version.Scope.Id : null, Class = version.Scope.Class is { } word ? Words.Of(word) : null,
        ForUniversity = version.Scope.ForUniversity, Version = version.Number, ValidFrom = version.ValidFrom, Terms = Json.Write<PolicyTerms>(version.Terms),
        Actor = context.Actor, CreatedAt = time.GetUtcNow(), Reason = reason,
    };

    /// <exception cref="DomainException"><c>version.stale</c>: somebody else has added one meanwhile.</exception>
    public async Task AddAsync(PolicyRow row, PolicyRow? before, CancellationToken ct)
    {
        var old = (await RuleTables.ReadAsync(db, null, ct)).Fingerprint;
        try
        {
            await db.ExecuteAsync(Insert, new
            {
                row.Id, Key = Key(row.Scope), row.InstitutionId, row.AgreementId, row.Class, row.ForUniversity, row.Version, row.ValidFrom, row.Terms, row.Actor, row.CreatedAt, row.Reason,
            }, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Stale(row.Version);
        }
        trail.Append("alertPolicy", row.Id, "set", row.Version, Audit.Difference(before is null ? null : Snapshot(before), Snapshot(row)), row.Reason);
        await PlanAgainAsync(row.Scope, ct);
        await rules.PlannedForAsync(old, (await RuleTables.ReadAsync(db, null, ct)).Fingerprint, ct);
        context.Wake.Add(JobTable.Sweep);
        context.AfterCommit.Add(policies.Expire);
    }

    private Task PlanAgainAsync(PolicyScope scope, CancellationToken ct) => db.ExecuteAsync(
        scope.Level switch { PolicyLevel.Class => PlanClass, PolicyLevel.Institution => PlanInstitution, _ => PlanAgreement },
        new { scope.Id, Class = scope.Class is { } word ? Words.Of(word) : null, Schedule.PlanNow }, ct);

    private static System.Text.Json.Nodes.JsonNode Snapshot(PolicyRow row) => JsonSerializer.SerializeToNode(row.ToVersion(), Json.Options)!;

    private static string Key(PolicyScope scope) => scope.Level switch
    {
        PolicyLevel.Class => $"class:{Words.Of(scope.Class!.Value)}:{(scope.ForUniversity ? 1 : 0)}",
        PolicyLevel.Institution => $"institution:{scope.Id:D}:{(scope.Class is { } word ? Words.Of(word) : "*")}",
        _ => $"agreement:{scope.Id:D}",
    };
}
