using Agreements.Domain.Monev;
using Agreements.Domain.Texts;

namespace Agreements.App.Monev;

/// <summary>A row of <c>evaluations</c>.</summary>
internal sealed class EvaluationRow
{
    public const string Columns = """
        e.id, e.agreement_id, e.held_on, e.relevance, e.implementation, e.coordination, e.results, e.sustainability, e.comment, e.decision, e.evaluated_by, e.replaces_id, n.id AS replaced_by_id, e.recorded_by, e.recorded_at
        """;

    public const string From = "evaluations e LEFT JOIN evaluations n ON n.replaces_id = e.id";

    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
    public DateOnly HeldOn { get; init; }
    public int Relevance { get; init; }
    public int Implementation { get; init; }
    public int Coordination { get; init; }
    public int Results { get; init; }
    public int Sustainability { get; init; }
    public string? Comment { get; init; }
    public string Decision { get; init; } = "";
    public string? EvaluatedBy { get; init; }
    public Guid? ReplacesId { get; init; }
    public Guid? ReplacedById { get; init; }
    public string RecordedBy { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }

    public MonevScores Scores => new(Relevance, Implementation, Coordination, Results, Sustainability);

    public EvaluationView ToView() => new(
        Id, AgreementId, HeldOn, Scores, Scores.Average(), Comment, Words.Parse<MonevDecision>(Decision), EvaluatedBy, ReplacesId, ReplacedById, RecordedBy, RecordedAt);
}

/// <summary>A row of <c>evaluation_schedules</c>.</summary>
internal sealed class ScheduleRow
{
    public Guid AgreementId { get; init; }
    public int? EveryMonths { get; init; }
    public DateOnly? FromOn { get; init; }
    public long Version { get; init; }
}

/// <summary>An evaluation of an agreement (monev).</summary>
/// <param name="Average">Of the five scales, two decimals.</param>
/// <param name="EvaluatedBy">Who evaluated: names, posts or a team.</param>
/// <param name="ReplacedBy">The correction that stands in its place.</param>
public sealed record EvaluationView(
    Guid Id, Guid Agreement, DateOnly HeldOn, MonevScores Scores, decimal Average, string? Comment, MonevDecision Decision, string? EvaluatedBy, Guid? Replaces, Guid? ReplacedBy, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>When an agreement is evaluated.</summary>
/// <param name="EveryMonths">Absent = never by a schedule.</param>
/// <param name="From">From which day the months are counted; absent = the agreement's first day.</param>
/// <param name="NextDueOn">The day by which the next evaluation is to be held; absent = none is due any more, or no first day is known.</param>
public sealed record ScheduleView(Guid Agreement, int? EveryMonths, DateOnly? From, DateOnly? NextDueOn, long Version);
