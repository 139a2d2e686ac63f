using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Takes away a document that does not belong there. Its record and its content stay, and nobody is given the content any more.</summary>
public static class RemoveDocument
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>document.removed</c>, <c>document.locked</c>, <c>document.final</c>.</exception>
    [Needs(Permission.Edit, Subject.Document)]
    public sealed record Command(Guid Id, long Version, string? Reason) : ICommand<DocumentView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).Reason();
    }

    public sealed class Handler(DocumentStore store, DocumentViews views) : IRequestHandler<Command, DocumentView>
    {
        public async Task<DocumentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, request.Version, cancellationToken);
            await store.SaveAsync(before, before.Remove(), "removeDocument", request.Reason, cancellationToken);
            return await views.GetAsync(request.Id, cancellationToken);
        }
    }
}
