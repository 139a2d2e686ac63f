using Agreements.App.Access;
using Agreements.App.Commitments;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Commitments;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Commitments;

/// <summary>Records a value that was measured of a commitment, or corrects one: then both are kept, and the new one counts.</summary>
public static class Observe
{
    /// <param name="Id">The commitment.</param>
    /// <exception cref="DomainException"><c>notFound</c>; as <see cref="CommitmentRules.CheckObservation"/> and <see cref="CommitmentStore.ObserveAsync"/>.</exception>
    [Needs(Permission.Edit, Subject.Commitment)]
    public sealed record Command(Guid Id, ObservationEntry Facts) : ICommand<ObservationView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new ObservationShape());
    }

    public sealed class Handler(CommitmentStore store, CommitmentViews views, CommitmentDay day) : IRequestHandler<Command, ObservationView>
    {
        public async Task<ObservationView> Handle(Command request, CancellationToken cancellationToken)
        {
            var commitment = await store.GetAsync(request.Id, cancellationToken);
            CommitmentRules.CheckObservation(commitment.Facts.Unit, request.Facts.Value, request.Facts.AsOf, await day.OfAsync(request.Id, cancellationToken));
            var made = await store.ObserveAsync(commitment, request.Facts, cancellationToken);
            return (await views.ObservationsAsync(request.Id, cancellationToken)).First(o => o.Id == made);
        }
    }
}
