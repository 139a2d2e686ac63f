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

/// <summary>Records what a party has undertaken under an agreement, whatever state that is in.</summary>
public static class AddCommitment
{
    /// <param name="Id">The agreement.</param>
    /// <exception cref="DomainException"><c>notFound</c>; as <see cref="CommitmentRules.Check"/> and <see cref="CommitmentStore.AddAsync"/>.</exception>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, CommitmentFacts Facts) : ICommand<CommitmentView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new CommitmentShape());
    }

    public sealed class Handler(AgreementReader reader, CommitmentStore store, CommitmentViews views, StatusOf statusOf, TimeProvider time) : IRequestHandler<Command, CommitmentView>
    {
        public async Task<CommitmentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var dossier = await reader.GetAsync(request.Id, cancellationToken);
            CommitmentRules.Check(request.Facts, [.. dossier.Names.Keys]);
            var commitment = new Commitment(Ids.New(time), request.Id, request.Facts, [], 1, time.GetUtcNow());
            await store.AddAsync(commitment, cancellationToken);
            return await views.GetAsync(commitment.Id, statusOf.Today(dossier.Agreement), cancellationToken);
        }
    }
}
