using Agreements.Domain.Commitments;
using Agreements.Domain.Texts;

namespace Agreements.App.Commitments;

/// <summary>A row of <c>commitments</c> with the names of its institutions.</summary>
internal sealed class CommitmentRow
{
    public const string Select = """
        SELECT c.id, c.agreement_id, c.text, c.party_id, p.name AS party_name, c.kind, c.measure, c.unit, c.baseline, c.target, c.starts_on, c.due_on, c.responsible_id, r.name AS responsible_name, c.ord, c.source,
            c.version, c.created_at, c.updated_at
        FROM commitments c JOIN institutions p ON p.id = c.party_id LEFT JOIN institutions r ON r.id = c.responsible_id
        """;

    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
    public string Text { get; init; } = "";
    public Guid PartyId { get; init; }
    public string PartyName { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Measure { get; init; }
    public string Unit { get; init; } = "";
    public decimal? Baseline { get; init; }
    public decimal Target { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public Guid? ResponsibleId { get; init; }
    public string? ResponsibleName { get; init; }
    public int? Ord { get; init; }
    public string? Source { get; init; }
    public long Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    public Commitment ToCommitment(IEnumerable<ObservationRow> observations) => new(
        Id, AgreementId,
        new CommitmentFacts(
            Text, PartyId, Words.Parse<CommitmentKind>(Kind), Words.Parse<MeasureUnit>(Unit), Amount(Target), Measure, Baseline is { } baseline ? Amount(baseline) : null, StartsOn, DueOn, ResponsibleId, Ord, Source),
        [.. observations.Select(o => o.ToObservation())], Version, CreatedAt);

    // SQL Server gives back all four decimals of its column, SQLite those that were written.
    public static decimal Amount(decimal value) => value / 1.0000000000000000000000000000m;
}

/// <summary>A row of <c>commitment_observations</c>.</summary>
internal sealed class ObservationRow
{
    public const string Select = """
        SELECT o.id, o.commitment_id, o.as_of, o.value, o.note, o.url, o.document_id, d.title AS document_title, o.source, o.replaces_id, n.id AS replaced_by_id, o.recorded_by, o.recorded_at
        FROM commitment_observations o JOIN commitments c ON c.id = o.commitment_id LEFT JOIN commitment_observations n ON n.replaces_id = o.id LEFT JOIN documents d ON d.id = o.document_id
        """;

    public Guid Id { get; init; }
    public Guid CommitmentId { get; init; }
    public DateOnly AsOf { get; init; }
    public decimal Value { get; init; }
    public string? Note { get; init; }
    public string? Url { get; init; }
    public Guid? DocumentId { get; init; }
    public string? DocumentTitle { get; init; }
    public string? Source { get; init; }
    public Guid? ReplacesId { get; init; }
    public Guid? ReplacedById { get; init; }
    public string RecordedBy { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }

    public Observation ToObservation() => new(Id, AsOf, CommitmentRow.Amount(Value), ReplacedById is not null);
}
