using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Documents.Suggestions;
using Agreements.App.Documents.Texts;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Extraction;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>The facts that a document says of its agreement, each beside what the record says.</summary>
public static class SuggestFacts
{
    /// <param name="Number">Which version; null = the latest.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>document.removed</c>; <c>suggest.notRead</c>.</exception>
    [Needs(Permission.Read, Subject.Document)]
    public sealed record Query(Guid Id, int? Number) : IQuery<SuggestionsView>;

    public sealed class Handler(DocumentStore documents, TextStore texts, ReadFacts facts, SuggestionViews views, AgreementReader reader, IMediator mediator) : IRequestHandler<Query, SuggestionsView>
    {
        public async Task<SuggestionsView> Handle(Query request, CancellationToken cancellationToken)
        {
            var version = await documents.ReadableAsync(request.Id, request.Number, cancellationToken);
            if ((await texts.FindAsync(version.Sha256, cancellationToken))?.StateNow != TextState.Read) throw DomainException.Conflict("suggest.notRead", "");
            // As when it is downloaded: it quotes the same content.
            await mediator.Send(new DownloadDocument.Record(request.Id, version, IsPart: true), cancellationToken);
            var document = (await documents.GetAsync(request.Id, cancellationToken)).ToDocument();
            var dossier = await reader.GetAsync(document.Agreement, cancellationToken);
            await views.LoadAsync(cancellationToken);
            return views.Of(document, version.Number, dossier, await facts.OfAsync(version.Sha256, cancellationToken));
        }
    }
}

/// <summary>The facts that a file says of an agreement which is not entered yet. The file is not kept.</summary>
public static class SuggestFromFile
{
    /// <summary>Asked before a long body is read.</summary>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record May : IQuery<Unit>;

    /// <param name="File">The caller closes it.</param>
    /// <exception cref="DomainException"><c>suggest.needsOcr</c>; <c>suggest.unreadable</c>.</exception>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Query(IncomingFile File) : IQuery<SuggestionsView>;

    public sealed class Handler(SentText texts, SuggestionViews views) : IRequestHandler<May, Unit>, IRequestHandler<Query, SuggestionsView>
    {
        public Task<Unit> Handle(May request, CancellationToken cancellationToken) => Unit.Task;

        public async Task<SuggestionsView> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = FactExtraction.From(await texts.PagesAsync(request.File, cancellationToken));
            await views.LoadAsync(cancellationToken);
            return views.Of(found);
        }
    }
}
