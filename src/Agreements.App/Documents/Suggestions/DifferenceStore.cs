using Agreements.App.Data;
using Agreements.Domain.Extraction;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents.Suggestions;

/// <summary>An agreement whose signed text and record have not been compared as they are now.</summary>
public sealed class ComparisonDue
{
    public Guid AgreementId { get; init; }
    public Guid DocumentId { get; init; }
    public int Number { get; init; }
    public string Sha256 { get; init; } = "";
    public long Version { get; init; }
}

/// <summary>Keeps what records and their signed texts say differently.</summary>
public sealed class DifferenceStore(Db db, TimeProvider time)
{
    // The final text, else the signed document that was added last; of the two only what is read.
    private static readonly Statement Due = Statement.Limited("""
        SELECT d.agreement_id, d.id AS document_id, v.number, v.sha256, a.version
        FROM documents d JOIN agreements a ON a.id = d.agreement_id
        JOIN document_versions v ON v.document_id = d.id AND v.number = COALESCE(d.final, d.latest)
        JOIN document_texts t ON t.sha256 = v.sha256 AND t.state = 'read'
        LEFT JOIN document_comparisons c ON c.agreement_id = d.agreement_id
        WHERE d.kind = 'signed' AND d.removed_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM documents o WHERE o.agreement_id = d.agreement_id AND o.kind = 'signed' AND o.removed_at IS NULL AND o.id <> d.id
              AND ((o.final IS NOT NULL AND d.final IS NULL) OR ((CASE WHEN o.final IS NULL THEN 0 ELSE 1 END) = (CASE WHEN d.final IS NULL THEN 0 ELSE 1 END) AND o.id > d.id)))
          AND (c.agreement_id IS NULL OR c.document_id <> d.id OR c.number <> v.number OR c.agreement_version <> a.version)
        ORDER BY d.agreement_id
        """, "Count");

    // What was compared and is not there any more.
    private static readonly Statement Stale = Statement.Limited("""
        SELECT c.agreement_id FROM document_comparisons c JOIN documents d ON d.id = c.document_id WHERE d.removed_at IS NOT NULL OR d.kind <> 'signed' ORDER BY c.agreement_id
        """, "Count");

    private static readonly Statement ForgetDifferences = Statement.Of("DELETE FROM document_differences WHERE agreement_id = @Id");
    private static readonly Statement ForgetComparison = Statement.Of("DELETE FROM document_comparisons WHERE agreement_id = @Id");
    private static readonly Statement InsertComparison = Statement.Of("""
        INSERT INTO document_comparisons (agreement_id, document_id, number, agreement_version, compared_at) VALUES (@AgreementId, @DocumentId, @Number, @Version, @Now)
        """);

    private static readonly Statement InsertDifference = Statement.Of("""
        INSERT INTO document_differences (agreement_id, seq, field, recorded, found, confidence, page, quote) VALUES (@Id, @Seq, @Field, @Recorded, @Found, @Confidence, @Page, @Quote)
        """);

    public Task<IReadOnlyList<ComparisonDue>> DueAsync(int count, CancellationToken ct) => db.QueryAsync<ComparisonDue>(Due, new { Count = count }, ct);

    public Task<IReadOnlyList<Guid>> StaleAsync(int count, CancellationToken ct) => db.QueryAsync<Guid>(Stale, new { Count = count }, ct);

    public async Task ForgetAsync(Guid agreement, CancellationToken ct)
    {
        await db.ExecuteAsync(ForgetDifferences, new { Id = agreement }, ct);
        await db.ExecuteAsync(ForgetComparison, new { Id = agreement }, ct);
    }

    /// <summary>In the caller's transaction.</summary>
    public async Task KeepAsync(ComparisonDue due, IEnumerable<ComparedFact> differences, CancellationToken ct)
    {
        await ForgetAsync(due.AgreementId, ct);
        await db.ExecuteAsync(InsertComparison, new { due.AgreementId, due.DocumentId, due.Number, due.Version, Now = time.GetUtcNow() }, ct);
        foreach (var (fact, seq) in differences.Select((fact, seq) => (fact, seq)))
            await db.ExecuteAsync(InsertDifference, new
            {
                Id = due.AgreementId, Seq = seq, fact.Field, Recorded = SuggestedFact.Node(fact.Recorded)?.ToJsonString(Json.Options), Found = SuggestedFact.Node(fact.Found!.Value)!.ToJsonString(Json.Options),
                Confidence = Words.Of(fact.Found.Confidence), fact.Found.Place.Page, Quote = fact.Found.Place.Words,
            }, ct);
    }
}
