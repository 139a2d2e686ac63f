using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>A new proposal, or an agreement that was signed elsewhere.</summary>
public static class CreateAgreement
{
    /// <param name="Process"><c>proposed</c>, or <c>signed</c> / <c>registered</c> for one signed elsewhere.</param>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(AgreementFacts Facts, ProcessState Process) : ICommand<AgreementView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new AgreementFactsShape());
    }

    public sealed class Handler(References references, TimeProvider time, AgreementChecks checks, AgreementStore store, AgreementViews views, StatusOf statusOf)
        : IRequestHandler<Command, AgreementView>
    {
        public async Task<AgreementView> Handle(Command request, CancellationToken cancellationToken)
        {
            var id = Ids.New(time);
            AgreementRules.Check(AgreementRules.Settle(request.Facts), request.Process, statusOf.Today(Zone.Wit));
            var (facts, zone) = await checks.CheckAsync(id, request.Facts, request.Process, null, cancellationToken);
            var agreement = Agreement.Enter(id, await references.NextAgreementAsync(cancellationToken), zone, facts, request.Process, statusOf.Today(zone));
            await store.AddAsync(agreement, cancellationToken);
            return await views.ReadAsync(id, null, cancellationToken);
        }
    }
}
