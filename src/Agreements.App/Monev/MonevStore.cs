using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Alerts;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Monev;
using Agreements.Domain.Texts;

namespace Agreements.App.Monev;

/// <summary>When an agreement is to be evaluated.</summary>
/// <param name="EveryMonths">From 1 to 60; null = never by a schedule.</param>
/// <param name="From">From which day the months are counted; null = the agreement's first day.</param>
public sealed record ScheduleEntry(int? EveryMonths = null, DateOnly? From = null);

/// <summary>An evaluation that was held.</summary>
/// <param name="EvaluatedBy">Who evaluated: names, posts or a team.</param>
/// <param name="Replaces">The evaluation of the same agreement whose place it takes; both are kept.</param>
public sealed record EvaluationEntry(DateOnly HeldOn, MonevScores Scores, MonevDecision Decision, string? Comment = null, string? EvaluatedBy = null, Guid? Replaces = null);

/// <summary>The only writer of evaluations and their schedules; in the caller's transaction it also writes the agreement's timeline, and takes back alerts that are owed no more.</summary>
public sealed class MonevStore(Db db, AuditTrail trail, AlertLedger ledger, RequestContext context, TimeProvider time)
{
    private const int Most = 500;

    private static readonly Statement ScheduleOf = Statement.Of("SELECT s.agreement_id, s.every_months, s.from_on, s.version FROM evaluation_schedules s WHERE s.agreement_id = @Agreement");
    private static readonly Statement Count = Statement.Of("SELECT COUNT(*) FROM evaluations WHERE agreement_id = @Agreement");
    private static readonly Statement AgreementVersion = Statement.Of("SELECT version FROM agreements WHERE id = @Agreement");

    private static readonly Statement One = Statement.Of($"SELECT {EvaluationRow.Columns} FROM {EvaluationRow.From} WHERE e.id = @Id AND e.agreement_id = @Agreement");

    private static readonly Statement InsertSchedule = Statement.Of("INSERT INTO evaluation_schedules (agreement_id, every_months, from_on, version, updated_at) VALUES (@Agreement, @EveryMonths, @From, 1, @Now)");

    private static readonly Statement UpdateSchedule = Statement.Of("""
        UPDATE evaluation_schedules SET every_months = @EveryMonths, from_on = @From, version = version + 1, updated_at = @Now WHERE agreement_id = @Agreement AND version = @Version
        """);

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO evaluations (id, agreement_id, held_on, relevance, implementation, coordination, results, sustainability, comment, decision, evaluated_by, replaces_id, recorded_by, recorded_at)
        VALUES (@Id, @Agreement, @HeldOn, @Relevance, @Implementation, @Coordination, @Results, @Sustainability, @Comment, @Decision, @EvaluatedBy, @Replaces, @By, @Now)
        """);

    /// <param name="version">Of the schedule as it was read; 0 = there was none.</param>
    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task ScheduleAsync(Guid agreement, long version, ScheduleEntry entry, CancellationToken ct)
    {
        var before = await db.FirstAsync<ScheduleRow>(ScheduleOf, new { Agreement = agreement }, ct);
        if ((before?.Version ?? 0) != version) throw DomainException.Stale(before?.Version ?? 0);
        var row = new { Agreement = agreement, entry.EveryMonths, entry.From, Version = version, Now = time.GetUtcNow() };
        await GuardedAsync(
            async () => { if (await db.ExecuteAsync(before is null ? InsertSchedule : UpdateSchedule, row, ct) == 0) throw DomainException.Stale(version + 1); }, () => DomainException.Stale(version + 1));
        await RecordAsync(agreement, before is null ? null : new ScheduleEntry(before.EveryMonths, before.FromOn), entry, "scheduleMonev", null, ct);
    }

    /// <exception cref="DomainException"><c>evaluation.tooMany</c>; <c>evaluation.replaces</c>: none of this agreement; <c>evaluation.replaced</c>: another one stands in its place already.</exception>
    public async Task<EvaluationView> AddAsync(Guid agreement, EvaluationEntry entry, CancellationToken ct)
    {
        if (await db.FirstAsync<long>(Count, new { Agreement = agreement }, ct) >= Most) throw DomainException.Conflict("evaluation.tooMany", "", Most);
        var replaced = entry.Replaces is { } replaces ? await FindAsync(agreement, replaces, ct) ?? throw DomainException.Invalid("evaluation.replaces", "/replaces") : null;
        if (replaced?.ReplacedById is not null) throw DomainException.Conflict("evaluation.replaced", "/replaces");
        var id = Ids.New(time);
        await GuardedAsync(() => db.ExecuteAsync(Insert, new
        {
            Id = id, Agreement = agreement, entry.HeldOn, entry.Scores.Relevance, entry.Scores.Implementation, entry.Scores.Coordination, entry.Scores.Results, entry.Scores.Sustainability, entry.Comment,
            Decision = Words.Of(entry.Decision), entry.EvaluatedBy, entry.Replaces, By = context.Actor, Now = time.GetUtcNow(),
        }, ct), () => DomainException.Conflict("evaluation.replaced", "/replaces"));
        var before = replaced is null ? null : new { replaced.HeldOn, replaced.Scores, Decision = Words.Parse<MonevDecision>(replaced.Decision) };
        await RecordAsync(agreement, before, new { entry.HeldOn, entry.Scores, entry.Decision }, replaced is null ? "evaluate" : "correctEvaluation", entry.Comment, ct);
        return (await FindAsync(agreement, id, ct))!.ToView();
    }

    private Task<EvaluationRow?> FindAsync(Guid agreement, Guid id, CancellationToken ct) => db.FirstAsync<EvaluationRow>(One, new { Id = id, Agreement = agreement }, ct);

    private async Task GuardedAsync(Func<Task> write, Func<DomainException> second)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            // Of two at once the index lets one through.
            throw second();
        }
    }

    private async Task RecordAsync(Guid agreement, object? before, object after, string action, string? reason, CancellationToken ct)
    {
        var changes = Audit.Difference(before is null ? new JsonObject() : Under(before), Under(after));
        trail.Append("agreement", agreement, action, await db.FirstAsync<long>(AgreementVersion, new { Agreement = agreement }, ct), changes, reason is { Length: > 2000 } ? reason[..2000] : reason);
        await ledger.AfterDutyAsync(agreement, ct);
    }

    private static JsonObject Under(object what) => new() { ["monev"] = JsonSerializer.SerializeToNode(what, Json.Options) };
}
