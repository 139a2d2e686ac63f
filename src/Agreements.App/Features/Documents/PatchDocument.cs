using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>What people say of a document.</summary>
/// <param name="Note">Null = none.</param>
public sealed record DocumentEntry(DocumentKind Kind, string Title, string? Note = null);

/// <summary>Changes kind, title or note by a merge patch.</summary>
public static class PatchDocument
{
    private static readonly string[] OutputOnly = ["id", "agreement", "latest", "final", "lockedAt", "removedAt", "removalReason", "versions", "warnings", "version", "createdAt", "updatedAt"];

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>document.removed</c>, <c>document.locked</c>, <c>document.final</c>.</exception>
    [Needs(Permission.Edit, Subject.Document)]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<DocumentView>;

    private sealed class EntryShape : AbstractValidator<DocumentEntry>
    {
        public EntryShape()
        {
            RuleFor(d => d.Title).Must(t => !VisibleText.IsBlank(t)).WithErrorCode("text.required");
            RuleFor(d => (string?)d.Title).Line(Shape.Short).OverridePropertyName("title");
            RuleFor(d => d.Note).AtMost(DocumentShape.Longest);
        }
    }

    public sealed class Handler(DocumentStore store, DocumentViews views) : IRequestHandler<Command, DocumentView>
    {
        public async Task<DocumentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, request.Version, cancellationToken);
            var entry = Merge(before, request.Patch);
            var result = new EntryShape().Validate(entry);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
            await store.SaveAsync(before, before.Describe(entry.Kind, entry.Title.Trim(), entry.Note), "editDocument", null, cancellationToken);
            return await views.GetAsync(request.Id, cancellationToken);
        }

        private static DocumentEntry Merge(Document before, JsonObject patch)
        {
            var stated = patch.DeepClone().AsObject();
            foreach (var name in OutputOnly) stated.Remove(name);
            return MergePatch.Apply(JsonSerializer.SerializeToNode(new DocumentEntry(before.Kind, before.Title, before.Note), Json.Options), stated).Deserialize<DocumentEntry>(Json.Options)!;
        }
    }
}
