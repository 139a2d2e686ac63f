using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Officers;

/// <summary>Somebody takes over one agreement. Alerts that have been told are not told again; what waits goes to the new desk.</summary>
public static class TakeOver
{
    /// <param name="Version">The version that the caller has read.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>forbidden</c>: another institution's officer; the rules of <see cref="Agreement.PutInCharge"/>.</exception>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, long Version, Officer Officer, string? Reason) : ICommand<AgreementView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Officer.Name).Line(Shape.Short);
            RuleFor(c => c.Officer.Post).Line(Shape.Short);
            RuleFor(c => c.Officer.Mail).AtMost(254);
            RuleFor(c => c.Reason).AtMost(2000);
        }
    }

    public sealed class Handler(AgreementReader reader, OfficerChange change, AgreementViews views) : IRequestHandler<Command, AgreementView>
    {
        public async Task<AgreementView> Handle(Command request, CancellationToken cancellationToken)
        {
            var agreement = (await reader.GetAsync(request.Id, cancellationToken)).Agreement;
            if (agreement.Version != request.Version) throw DomainException.Stale(agreement.Version);
            await change.DoAsync(agreement, request.Officer, Permission.Edit, "takeOver", request.Reason, "/officer", cancellationToken);
            return await views.ReadAsync(agreement.Id, null, cancellationToken);
        }
    }
}
