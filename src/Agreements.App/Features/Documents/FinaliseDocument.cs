using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Makes the latest version of a document the final signed text. From then on it and all other documents that the agreement has are locked; annexes and minutes may still be added.</summary>
public static class FinaliseDocument
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>document.removed</c>, <c>document.locked</c>, <c>document.final.kind</c>, <c>.format</c>, <c>.process</c>, <c>.other</c>.</exception>
    [Needs(Permission.Register, Subject.Document)]
    public sealed record Command(Guid Id, long Version) : ICommand<DocumentView>;

    public sealed class Handler(DocumentStore store, DocumentViews views) : IRequestHandler<Command, DocumentView>
    {
        public async Task<DocumentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, request.Version, cancellationToken);
            var latest = await store.VersionAsync(before.Id, before.Latest, cancellationToken);
            var after = before.Finalise(latest.Format, await store.ProcessAsync(before.Agreement, cancellationToken));
            await store.FinaliseAsync(before, after, cancellationToken);
            return await views.GetAsync(request.Id, cancellationToken);
        }
    }
}

/// <summary>Takes a new version of the final text, because its scan has a defect. The final text so far is kept, and holds until another is final.</summary>
public static class ReopenDocument
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>document.removed</c>, <c>document.notFinal</c>.</exception>
    [Needs(Permission.Register, Subject.Document)]
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
            await store.SaveAsync(before, before.Reopen(), "reopenDocument", request.Reason, cancellationToken);
            return await views.GetAsync(request.Id, cancellationToken);
        }
    }
}
