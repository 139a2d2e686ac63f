using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Commitments;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Commitments;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Commitments;

/// <summary>Corrects or completes a commitment, by a merge patch; old and new stand in the agreement's timeline.</summary>
public static class PatchCommitment
{
    private static readonly string[] OutputOnly = ["id", "agreement", "partyName", "responsibleName", "progress", "version", "createdAt", "updatedAt"];

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; as <see cref="CommitmentRules.Check"/> and <see cref="CommitmentStore.SaveAsync"/>.</exception>
    [Needs(Permission.Edit, Subject.Commitment)]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<CommitmentView>;

    public sealed class Handler(AgreementReader reader, CommitmentStore store, CommitmentViews views, StatusOf statusOf) : IRequestHandler<Command, CommitmentView>
    {
        public async Task<CommitmentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, request.Version, cancellationToken);
            var after = Merge(before.Facts, request.Patch);
            var result = new CommitmentShape().Validate(after);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
            var dossier = await reader.GetAsync(before.Agreement, cancellationToken);
            CommitmentRules.Check(after, [.. dossier.Names.Keys]);
            await store.SaveAsync(before, after, cancellationToken);
            return await views.GetAsync(request.Id, statusOf.Today(dossier.Agreement), cancellationToken);
        }

        private static CommitmentFacts Merge(CommitmentFacts before, JsonObject patch)
        {
            var stated = patch.DeepClone().AsObject();
            foreach (var name in OutputOnly) stated.Remove(name);
            return MergePatch.Apply(JsonSerializer.SerializeToNode(before, Json.Options), stated).Deserialize<CommitmentFacts>(Json.Options)!;
        }
    }
}

/// <summary>Takes a commitment away: it is owed no more. Its record and what was measured of it stay, in the timeline.</summary>
public static class RemoveCommitment
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    [Needs(Permission.Edit, Subject.Commitment)]
    public sealed record Command(Guid Id, long Version, string? Reason = null) : ICommand<CommitmentView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).AtMost(CommitmentShape.Note);
    }

    public sealed class Handler(CommitmentStore store, CommitmentViews views, CommitmentDay day) : IRequestHandler<Command, CommitmentView>
    {
        public async Task<CommitmentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var commitment = await store.GetAsync(request.Id, request.Version, cancellationToken);
            var last = await views.GetAsync(request.Id, await day.OfAsync(request.Id, cancellationToken), cancellationToken);
            await store.RemoveAsync(commitment, request.Reason, cancellationToken);
            return last;
        }
    }
}
