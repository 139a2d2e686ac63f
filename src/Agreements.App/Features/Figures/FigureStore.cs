using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Figures;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Figures;

/// <summary>The only writer of figures; in the caller's transaction it also writes the timeline of the record they belong to. Who may see that record is asked before.</summary>
public sealed class FigureStore(Db db, AuditTrail trail, RequestContext context, TimeProvider time)
{
    /// <summary>Of one record, those that were replaced counted too.</summary>
    public const int Most = 500;

    private const string Select = """
        SELECT f.id, f.agreement_id, f.institution_id, f.label, f.kind, f.value, f.unit, f.as_written, f.from_on, f.until_on, f.source_kind, f.source_text, f.source_url, f.verification, f.note,
            f.replaces_id, r.id AS replaced_by_id, f.created_by, f.created_at
        FROM figures f LEFT JOIN figures r ON r.replaces_id = f.id
        """;

    private static readonly Statement ById = Statement.Of($"{Select} WHERE f.id = @Id");
    private static readonly Statement OfAgreements = Statement.Of($"{Select} WHERE f.agreement_id IN @ids ORDER BY f.agreement_id, f.ord, f.id");
    private static readonly Statement OfInstitution = Statement.Of($"{Select} WHERE f.institution_id = @Id ORDER BY f.ord, f.id");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO figures (id, agreement_id, institution_id, ord, label, kind, value, unit, as_written, from_on, until_on, source_kind, source_text, source_url, verification, note, replaces_id, created_by, created_at)
        SELECT @Id, @Agreement, @Institution, COALESCE(MAX(ord), 0) + 1, @Label, @Kind, @Value, @Unit, @AsWritten, @From, @Until, @SourceKind, @SourceText, @SourceUrl, @Verification, @Note, @Replaces, @By, @Now
        FROM figures WHERE agreement_id = @Agreement OR institution_id = @Institution
        """);

    private static readonly Statement Count = Statement.Of("SELECT COUNT(*) FROM figures WHERE agreement_id = @Id OR institution_id = @Id");
    private static readonly Statement AgreementVersion = Statement.Of("SELECT version FROM agreements WHERE id = @Id");
    private static readonly Statement InstitutionVersion = Statement.Of("SELECT version FROM institutions WHERE id = @Id");

    /// <summary>Of these agreements, in the order of recording, with those that were replaced.</summary>
    public async Task<IReadOnlyList<FigureView>> OfAgreementsAsync(IReadOnlyCollection<Guid> agreements, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>(OfAgreements, new { ids = Ids.List(agreements) }, ct)).Select(r => r.ToView())];

    /// <summary>Of the institution itself, in the order of recording, with those that were replaced.</summary>
    public async Task<IReadOnlyList<FigureView>> OfInstitutionAsync(Guid institution, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>(OfInstitution, new { Id = institution }, ct)).Select(r => r.ToView())];

    /// <param name="before">What it replaces.</param>
    /// <param name="of">An agreement or an institution.</param>
    /// <exception cref="DomainException"><c>figure.replaced</c>: another correction was faster; <c>figure.tooMany</c>.</exception>
    public async Task<FigureView> AddAsync(FigureEntry entry, FigureView? before, Subject of, Guid id, CancellationToken ct)
    {
        if (await db.FirstAsync<long>(Count, new { Id = id }, ct) >= Most) throw DomainException.Conflict("figure.tooMany", "", Most);
        var row = Parameters(entry, of, id);
        try
        {
            await db.ExecuteAsync(Insert, row, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("figure.replaced", "/replaces");
        }
        var version = await db.FirstAsync<long>(of == Subject.Agreement ? AgreementVersion : InstitutionVersion, new { Id = id }, ct);
        trail.Append(Words.Of(of), id, before is null ? "addFigure" : "correctFigure", version, Audit.Difference(before is null ? null : Snapshot(before, row.Id), Snapshot(entry, row.Id)), entry.Note);
        return (await db.FirstAsync<Row>(ById, new { row.Id }, ct))!.ToView();
    }

    /// <param name="of">An agreement or an institution.</param>
    /// <exception cref="DomainException"><c>figure.unknown</c>: it is none of this record; <c>figure.replaced</c>: another one has replaced it.</exception>
    public async Task<FigureView> ToReplaceAsync(Guid id, Subject of, Guid record, CancellationToken ct)
    {
        var found = (await db.FirstAsync<Row>(ById, new { Id = id }, ct))?.ToView();
        if (found is null || (of == Subject.Agreement ? found.Agreement : found.Institution) != record) throw DomainException.Invalid("figure.unknown", "/replaces", id);
        return found.ReplacedBy is null ? found : throw DomainException.Conflict("figure.replaced", "/replaces");
    }

    private Stored Parameters(FigureEntry entry, Subject of, Guid id) => new(
        Ids.New(time), of == Subject.Agreement ? id : null, of == Subject.Institution ? id : null, entry.Label.Trim(), Words.Of(entry.Kind), entry.Value, Words.Of(entry.Unit), entry.AsWritten,
        entry.Period?.From, entry.On, Words.Of(entry.Source.Kind), entry.Source.Text.Trim(), entry.Source.Url, Words.Of(entry.Verification), entry.Note, entry.Replaces, context.Actor, time.GetUtcNow());

    // A correction is told as old and new under its own id.
    private static JsonObject Snapshot(Figure figure, Guid id)
    {
        var facts = JsonSerializer.SerializeToNode(new { figure.Label, figure.Kind, figure.Value, figure.Unit, figure.AsWritten, figure.AsOf, figure.Period, figure.Source, figure.Verification }, Json.Options);
        return new JsonObject { ["figures"] = new JsonObject { [id.ToString()] = facts } };
    }

    private sealed record Stored(
        Guid Id, Guid? Agreement, Guid? Institution, string Label, string Kind, long Value, string Unit, string? AsWritten, DateOnly? From, DateOnly? Until, string SourceKind, string SourceText, string? SourceUrl, string Verification,
        string? Note, Guid? Replaces, string By, DateTimeOffset Now);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid? AgreementId { get; init; }
        public Guid? InstitutionId { get; init; }
        public string Label { get; init; } = "";
        public string Kind { get; init; } = "";
        public long Value { get; init; }
        public string Unit { get; init; } = "";
        public string? AsWritten { get; init; }
        public DateOnly? FromOn { get; init; }
        public DateOnly? UntilOn { get; init; }
        public string SourceKind { get; init; } = "";
        public string SourceText { get; init; } = "";
        public string? SourceUrl { get; init; }
        public string Verification { get; init; } = "";
        public string? Note { get; init; }
        public Guid? ReplacesId { get; init; }
        public Guid? ReplacedById { get; init; }
        public string CreatedBy { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }

        public FigureView ToView() => new()
        {
            Id = Id, Agreement = AgreementId, Institution = InstitutionId, Label = Label, Kind = Words.Parse<FigureKind>(Kind), Value = Value, Unit = Words.Parse<FigureUnit>(Unit), AsWritten = AsWritten,
            AsOf = FromOn is null ? UntilOn : null, Period = FromOn is { } from ? new FigurePeriod(from, UntilOn!.Value) : null, Source = new FigureSource(Words.Parse<FigureSourceKind>(SourceKind), SourceText, SourceUrl),
            Verification = Words.Parse<Domain.Agreements.VerificationStatus>(Verification), Note = Note, Replaces = ReplacesId, ReplacedBy = ReplacedById, CreatedBy = CreatedBy, CreatedAt = CreatedAt,
        };
    }
}
