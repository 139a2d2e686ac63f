using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>Adds an addendum to a signed agreement. The original stays as it is; what holds on a day is the fold.</summary>
public static class AddAddendum
{
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, long Version, Addendum Addendum) : ICommand<AgreementView>;

    /// <summary>Lengths as wide as for the original; the rules themselves stand in the domain.</summary>
    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Addendum.Title).Line(Shape.Title).OverridePropertyName("title");
            RuleFor(c => c.Addendum.OverrideReason).AtMost(2000).OverridePropertyName("overrideReason");
            RuleFor(c => c.Addendum.Numbers).Items(Shape.Many).OverridePropertyName("numbers");
            RuleForEach(c => c.Addendum.Numbers).Where(n => n is not null).ChildRules(n => n.RuleFor(x => x.Number).Line(Shape.Number)).OverridePropertyName("numbers");
            RuleFor(c => c.Addendum.Amendment).SetValidator(new AmendmentShape()).OverridePropertyName("amendment");
        }
    }

    public sealed class AmendmentShape : AbstractValidator<Amendment>
    {
        public AmendmentShape()
        {
            RuleFor(a => a.Title).Line(Shape.Title);
            RuleFor(a => a.Subject.Value).AtMost(Shape.Long).OverridePropertyName("subject");
            RuleFor(a => a.DurationAsWritten).Line(500);
            RuleFor(a => a.UntilEvent).AtMost(Shape.Title);
            When(a => a.Scope is not null, () => this.LinesAtMost(a => a.Scope!, Shape.Many, Shape.Title));
            When(a => a.Parties is not null, () =>
            {
                RuleFor(a => a.Parties!).Items(Shape.Many);
                RuleForEach(a => a.Parties!).Where(p => p is not null).ChildRules(party =>
                {
                    party.RuleFor(p => p.NameAtSigning).Line(Shape.Short);
                    party.RuleFor(p => p.Signatory!.Name).Line(Shape.Short).When(p => p.Signatory is not null);
                    party.RuleFor(p => p.Signatory!.Post).Line(Shape.Short).When(p => p.Signatory is not null);
                    party.RuleFor(p => p.Signatory!.MandateLetter).Line(Shape.Short).When(p => p.Signatory is not null);
                });
            });
        }
    }

    public sealed class Handler(AgreementReader reader, AddendumChecks checks, AgreementStore store, AgreementViews views, StatusOf statusOf) : IRequestHandler<Command, AgreementView>
    {
        public async Task<AgreementView> Handle(Command request, CancellationToken cancellationToken)
        {
            var agreement = (await reader.GetAsync(request.Id, cancellationToken)).Agreement;
            if (agreement.Version != request.Version) throw DomainException.Stale(agreement.Version);
            var before = statusOf.Before(agreement);
            var addendum = await checks.CheckAsync(agreement, request.Addendum, cancellationToken);
            agreement.Amend(addendum, statusOf.Today(agreement));
            await store.SaveAsync(agreement, before, "amend", addendum.OverrideReason, cancellationToken);
            return await views.ReadAsync(agreement.Id, null, cancellationToken);
        }
    }
}
