using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Documents;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Originals;

/// <summary>What an original is and bears; where it is changes by a move.</summary>
public sealed record OriginalEntry(int Number, Guid? Party = null, bool HasStampDuty = false, bool HasSeal = false, IReadOnlyList<Guid>? SignedBy = null, string? Note = null);

/// <summary>Corrects what is recorded of an original, by a merge patch.</summary>
public static class PatchOriginal
{
    private static readonly string[] OutputOnly = ["id", "agreement", "partyName", "holder", "holderName", "place", "state", "moves", "version", "createdAt", "updatedAt"];

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; as <see cref="Original.Check"/>; <c>original.taken</c>.</exception>
    [Needs(Permission.Edit, Subject.Original)]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<OriginalView>;

    private sealed class EntryShape : AbstractValidator<OriginalEntry>
    {
        public EntryShape()
        {
            RuleFor(o => o.Note).AtMost(OriginalShape.Note);
            RuleFor(o => o.SignedBy ?? Array.Empty<Guid>()).Items(Shape.Many).OverridePropertyName("signedBy");
        }
    }

    public sealed class Handler(AgreementReader reader, OriginalStore store, OriginalViews views) : IRequestHandler<Command, OriginalView>
    {
        public async Task<OriginalView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, request.Version, cancellationToken);
            var entry = Merge(before, request.Patch);
            var result = new EntryShape().Validate(entry);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
            var after = before with { Number = entry.Number, Party = entry.Party, HasStampDuty = entry.HasStampDuty, HasSeal = entry.HasSeal, SignedBy = [.. (entry.SignedBy ?? []).Distinct()], Note = entry.Note };
            after.Check([.. (await reader.GetAsync(before.Agreement, cancellationToken)).Names.Keys]);
            await store.SaveAsync(before, after, cancellationToken);
            return await views.GetAsync(request.Id, cancellationToken);
        }

        private static OriginalEntry Merge(Original before, JsonObject patch)
        {
            var stated = patch.DeepClone().AsObject();
            foreach (var name in OutputOnly) stated.Remove(name);
            var entry = new OriginalEntry(before.Number, before.Party, before.HasStampDuty, before.HasSeal, before.SignedBy, before.Note);
            return MergePatch.Apply(JsonSerializer.SerializeToNode(entry, Json.Options), stated).Deserialize<OriginalEntry>(Json.Options)!;
        }
    }
}
