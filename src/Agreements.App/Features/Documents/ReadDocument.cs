using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>One document with its versions and their hashes.</summary>
public static class ReadDocument
{
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [Needs(Permission.Read, Subject.Document)]
    public sealed record Query(Guid Id) : IQuery<DocumentView>;

    public sealed class Handler(DocumentViews views) : IRequestHandler<Query, DocumentView>
    {
        public Task<DocumentView> Handle(Query request, CancellationToken cancellationToken) => views.GetAsync(request.Id, cancellationToken);
    }
}
