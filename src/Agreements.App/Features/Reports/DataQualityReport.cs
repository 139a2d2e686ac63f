using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Coverage;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Extraction;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>What is found by which a fact of a record is doubted.</summary>
public enum QualityCheck
{
    /// <summary>The signed text says something else, or something that the record lacks.</summary>
    Document,

    /// <summary>Figures of a region contradict each other: as <see cref="Domain.Coverage.CoverageCheck"/> has it.</summary>
    CoverageSegmentSum,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoveragePercentage,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoveragePotential,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageMoreThanPotential,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageFall,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageTwoSources,

    /// <inheritdoc cref="CoverageSegmentSum"/>
    CoverageTargetCount,
}

/// <summary>What somebody should look at, because a record may be wrong.</summary>
public static class DataQualityReport
{
    /// <param name="Agreement">Only of this one; figures of regions are then left out.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(Guid? Agreement = null, int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken) : IPageOf<Item>;

    /// <param name="Agreement">Absent = it is about a region.</param>
    /// <param name="Document">In which it was found, and the number of its version.</param>
    /// <param name="Field">JSON pointer of the fact.</param>
    /// <param name="Recorded">Absent = the record says nothing.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="Quote">The words in which it was found.</param>
    /// <param name="Region">Code of the region whose figures are doubted.</param>
    /// <param name="Coverage">The record of coverage, or the target, in which the doubted figure stands.</param>
    /// <param name="Finding">What is found, in a sentence that names both values.</param>
    public sealed record Item(
        Guid? Agreement, string? Reference, string Title, QualityCheck Check, Guid? Document, int? Number, string Field, JsonNode? Recorded, JsonNode Found, Confidence? Confidence, int? Page, string? Quote, DateTimeOffset? ComparedAt,
        string? Region = null, Guid? Coverage = null, string? Finding = null);

    private const string Select = """
        SELECT a.id AS agreement_id, a.reference, a.title, c.document_id, c.number, x.seq, x.field, x.recorded, x.found, x.confidence, x.page, x.quote, c.compared_at
        FROM document_differences x JOIN document_comparisons c ON c.agreement_id = x.agreement_id JOIN agreements a ON a.id = x.agreement_id
        WHERE (x.agreement_id > @After OR (x.agreement_id = @After AND x.seq > @AfterSeq))
        """;

    private const string Order = " ORDER BY x.agreement_id, x.seq", OfOne = " AND x.agreement_id = @Agreement";

    private static readonly string InMine = " AND " + InScope.Agreement("x.agreement_id");

    private static readonly Statement All = Statement.Limited(Select + Order, "Count"), Mine = Statement.Limited(Select + InMine + Order, "Count");

    private static readonly Statement One = Statement.Limited(Select + OfOne + Order, "Count"), MyOne = Statement.Limited(Select + OfOne + InMine + Order, "Count");

    public sealed class Handler(Db db, Scope scope, CoverageQuality coverage) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Agreement, Of = "dataQuality" });
            var mine = scope.Institutions(Permission.Read);
            var statement = (request.Agreement, mine) switch { (null, null) => All, (null, _) => Mine, (_, null) => One, _ => MyOne };
            var rows = await db.QueryAsync<Row>(statement, new { After = page.After?.Id ?? Guid.Empty, AfterSeq = page.After?.Seq ?? -1, request.Agreement, Count = page.Size + 1, mine = Ids.List(mine ?? []) }, cancellationToken);
            List<(Item Item, Position Place)> found = [.. rows.Select(r => (r.ToItem(), new Position { Id = r.AgreementId, Seq = r.Seq }))];
            if (request.Agreement is null && found.Count <= page.Size) found.AddRange(await coverage.FindAsync(page.After, page.Size + 1 - found.Count, cancellationToken));
            return new View([.. page.Items(found).Select(f => f.Item)], page.NextToken(found, f => f.Place));
        }
    }

    private sealed class Row
    {
        public Guid AgreementId { get; init; }
        public string Reference { get; init; } = "";
        public string Title { get; init; } = "";
        public Guid DocumentId { get; init; }
        public int Number { get; init; }
        public int Seq { get; init; }
        public string Field { get; init; } = "";
        public string? Recorded { get; init; }
        public string Found { get; init; } = "";
        public string Confidence { get; init; } = "";
        public int Page { get; init; }
        public string Quote { get; init; } = "";
        public DateTimeOffset ComparedAt { get; init; }

        public Item ToItem() => new(
            AgreementId, Reference, Title, QualityCheck.Document, DocumentId, Number, Field, Recorded is null ? null : JsonNode.Parse(Recorded), JsonNode.Parse(Found)!, Words.Parse<Confidence>(Confidence), Page, Quote, ComparedAt);
    }
}
