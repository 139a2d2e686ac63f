using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Documents.Texts;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Has a document read again that could not be read; pages that were read are not read twice.</summary>
public static class RetryReading
{
    /// <param name="Number">Which version; null = the latest.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>document.removed</c>; <c>reading.state</c>: it has not failed.</exception>
    [Needs(Permission.Edit, Subject.Document)]
    public sealed record Command(Guid Id, int? Number) : ICommand<DocumentText.View>;

    public sealed class Handler(DocumentStore documents, TextStore texts, RequestContext context) : IRequestHandler<Command, DocumentText.View>
    {
        public async Task<DocumentText.View> Handle(Command request, CancellationToken cancellationToken)
        {
            var version = await documents.ReadableAsync(request.Id, request.Number, cancellationToken);
            if (!await texts.AskAgainAsync(version.Sha256, cancellationToken)) throw DomainException.Conflict("reading.state", "");
            return DocumentText.Of(request.Id, version.Number, await texts.FindAsync(version.Sha256, cancellationToken), context.Language);
        }
    }
}
