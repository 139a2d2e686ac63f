using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>How many facts an agreement and its signed text say differently, as they were last compared.</summary>
public static class CountDifferences
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <param name="Document">With which it was compared; null = with none.</param>
    public sealed record View(Guid? Document, int Number)
    {
        public static readonly View None = new(null, 0);

        /// <summary>Of one document of the agreement.</summary>
        public int Of(Guid document) => document == Document ? Number : 0;
    }

    private static readonly Statement Differences = Statement.Of("""
        SELECT c.document_id, COUNT(*) AS number FROM document_comparisons c JOIN document_differences x ON x.agreement_id = c.agreement_id WHERE c.agreement_id = @Id GROUP BY c.document_id
        """);

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            await db.FirstAsync<Row>(Differences, new { request.Id }, cancellationToken) is { } row ? new View(row.DocumentId, row.Number) : View.None;
    }

    private sealed class Row
    {
        public Guid DocumentId { get; init; }
        public int Number { get; init; }
    }
}
