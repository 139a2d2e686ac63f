using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Extraction;
using Agreements.Domain.Quality;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>Everything that makes agreements doubtful: their records by themselves, numbers that others carry too, and their signed texts.</summary>
public sealed class QualityFindings(Db db, Scope scope, RequestContext context)
{
    private static readonly Statement Differences = Statement.Of("""
        SELECT x.agreement_id, c.document_id, c.number, x.field, x.recorded, x.found, x.confidence, x.page, x.quote, c.compared_at
        FROM document_differences x JOIN document_comparisons c ON c.agreement_id = x.agreement_id WHERE x.agreement_id IN @ids ORDER BY x.agreement_id, x.seq
        """);

    private const string SharedText = """
        SELECT DISTINCT n.agreement_id, n.institution_id, n.number_key, a.reference FROM agreement_numbers n
        JOIN agreement_numbers o ON o.number_key = n.number_key AND o.agreement_id <> n.agreement_id JOIN agreements a ON a.id = o.agreement_id
        WHERE n.agreement_id IN @ids AND n.document = 0 AND o.document = 0
        """;

    private const string SharedOrder = " ORDER BY n.agreement_id, n.number_key, a.reference";

    // That somebody else's agreement carries the number is told only to those who may read it.
    private static readonly Statement Shared = Statement.Of(SharedText + SharedOrder), MyShared = Statement.Of(SharedText + " AND " + InScope.Agreement("o.agreement_id") + SharedOrder);

    /// <param name="check">Only these; null = all.</param>
    /// <returns>By agreement, those of the record first; an agreement without any is absent.</returns>
    internal async Task<ILookup<Guid, QualityFinding>> OfAsync(IReadOnlyList<Dossier> dossiers, QualityCheck? check, DateOnly asOf, CancellationToken ct)
    {
        var ids = Ids.List(dossiers.Select(d => d.Agreement.Id));
        if (ids.Count == 0) return Array.Empty<QualityFinding>().ToLookup(_ => Guid.Empty);
        var mine = scope.Institutions(Permission.Read);
        var shared = Asked(QualityCheck.SharedNumber) ? (await db.QueryAsync<SharedRow>(mine is null ? Shared : MyShared, new { ids, mine = Ids.List(mine ?? []) }, ct)).ToLookup(r => r.AgreementId) : null;
        var differences = Asked(QualityCheck.Document) ? (await db.QueryAsync<DifferenceRow>(Differences, new { ids }, ct)).ToLookup(r => r.AgreementId) : null;
        return dossiers.SelectMany(Of).Where(f => Asked(f.Check)).ToLookup(f => f.Agreement!.Value);

        bool Asked(QualityCheck one) => check is null || check == one;

        IEnumerable<QualityFinding> Of(Dossier dossier) =>
        [
            .. RecordDoubts.Of(dossier.Agreement, asOf).Select(d => Found(dossier, d.Check, d.Field, d.Finding)),
            .. shared?[dossier.Agreement.Id].GroupBy(r => (r.InstitutionId, r.NumberKey)).Select(g => Shares(dossier, g.Key.InstitutionId, [.. g.Select(r => r.Reference)])) ?? [],
            .. differences?[dossier.Agreement.Id].Select(r => r.On(Found(dossier, QualityCheck.Document, r.Field, new Message(r.Recorded is null ? "quality.document.lacks" : "quality.document")))) ?? [],
        ];
    }

    private QualityFinding Shares(Dossier dossier, Guid institution, IReadOnlyList<string> others)
    {
        var parties = dossier.Agreement.Facts.Parties;
        var order = Enumerable.Range(0, parties.Count).First(i => parties[i].Institution == institution);
        return Found(dossier, QualityCheck.SharedNumber, $"/parties/{order}/number", new Message("quality.sharedNumber", parties[order].Number, string.Join(", ", others)));
    }

    private QualityFinding Found(Dossier dossier, QualityCheck check, string field, Message finding) =>
        new(check, dossier.Agreement.Id, dossier.Agreement.Reference, dossier.Agreement.Facts.Title, field, finding.In(context.Language));

    private sealed class SharedRow
    {
        public Guid AgreementId { get; init; }
        public Guid InstitutionId { get; init; }
        public string NumberKey { get; init; } = "";
        public string Reference { get; init; } = "";
    }

    private sealed class DifferenceRow
    {
        public Guid AgreementId { get; init; }
        public Guid DocumentId { get; init; }
        public int Number { get; init; }
        public string Field { get; init; } = "";
        public string? Recorded { get; init; }
        public string Found { get; init; } = "";
        public string Confidence { get; init; } = "";
        public int Page { get; init; }
        public string Quote { get; init; } = "";
        public DateTimeOffset ComparedAt { get; init; }

        public QualityFinding On(QualityFinding finding) => finding with
        {
            Recorded = Recorded is null ? null : JsonNode.Parse(Recorded), Found = JsonNode.Parse(Found), Document = DocumentId, Number = Number, Page = Page, Quote = Quote,
            Confidence = Words.Parse<Confidence>(Confidence), ComparedAt = ComparedAt,
        };
    }
}
