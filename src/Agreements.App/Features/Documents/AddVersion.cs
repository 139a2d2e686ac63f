using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Adds a version to a document; the earlier ones stay.</summary>
public static class AddVersion
{
    /// <param name="File">The caller closes it.</param>
    [Needs(Permission.Edit, Subject.Document)]
    public sealed record Command(Guid Id, long Version, string? Note, IncomingFile File) : ICommand<DocumentView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).AtMost(DocumentShape.Longest);
    }

    public sealed class Handler(DocumentStore store, DocumentViews views) : IRequestHandler<Command, DocumentView>
    {
        /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>document.removed</c>, <c>document.locked</c>; <c>document.tooMany</c>, <c>document.tooMuch</c>.</exception>
        public async Task<DocumentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, request.Version, cancellationToken);
            await store.AddVersionAsync(before, before.AddVersion(), request.Note, request.File, cancellationToken);
            return await views.GetAsync(request.Id, request.File, cancellationToken);
        }
    }
}
