using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Documents.Texts;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>How far the reading of a document is. Nothing of its content is given out, so that nothing is recorded.</summary>
public static class ReadingState
{
    /// <param name="Number">Which version; null = the latest.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>document.removed</c>.</exception>
    [Needs(Permission.Read, Subject.Document)]
    public sealed record Query(Guid Id, int? Number) : IQuery<DocumentText.View>;

    public sealed class Handler(DocumentStore documents, TextStore texts, RequestContext context) : IRequestHandler<Query, DocumentText.View>
    {
        public async Task<DocumentText.View> Handle(Query request, CancellationToken cancellationToken)
        {
            var version = await documents.ReadableAsync(request.Id, request.Number, cancellationToken);
            return DocumentText.Of(request.Id, version.Number, await texts.FindAsync(version.Sha256, cancellationToken), context.Language);
        }
    }
}
