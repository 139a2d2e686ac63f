using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents.Texts;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>How far the texts of the latest versions of an agreement's documents are.</summary>
public static class ListTextStates
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <param name="States">By document; who is missing is not read.</param>
    public sealed record View(IReadOnlyDictionary<Guid, TextState> States)
    {
        public TextState? TextOf(DocumentView document) => States.TryGetValue(document.Id, out var state) ? state : null;
    }

    private static readonly Statement Text = Statement.Of("""
        SELECT d.id, t.state FROM documents d JOIN document_versions v ON v.document_id = d.id AND v.number = d.latest JOIN document_texts t ON t.sha256 = v.sha256
        WHERE d.agreement_id = @Id AND d.removed_at IS NULL
        """);

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new((await db.QueryAsync<Row>(Text, new { request.Id }, cancellationToken)).ToDictionary(r => r.Id, r => Words.Parse<TextState>(r.State)));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string State { get; init; } = "";
    }
}
