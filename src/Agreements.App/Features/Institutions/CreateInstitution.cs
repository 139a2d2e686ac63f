using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Institutions;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Institutions;

public static class CreateInstitution
{
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(InstitutionFacts Facts) : ICommand<InstitutionView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new InstitutionFactsShape());
    }

    public sealed class Handler(InstitutionStore store, Scope scope, TimeProvider time) : IRequestHandler<Command, InstitutionView>
    {
        public async Task<InstitutionView> Handle(Command request, CancellationToken cancellationToken)
        {
            await InstitutionPlace.CheckAsync(scope, null, request.Facts.Parent, cancellationToken);
            var institution = Institution.Create(Ids.New(time), request.Facts);
            await store.AddAsync(institution, cancellationToken);
            return InstitutionView.Of(await store.GetAsync(institution.Id, cancellationToken));
        }
    }
}

/// <summary>Lengths as wide as the columns.</summary>
public sealed class InstitutionFactsShape : AbstractValidator<InstitutionFacts>
{
    public InstitutionFactsShape()
    {
        RuleFor(f => f.Name).Line(Shape.Short);
        RuleFor(f => f.RegionCode).Line(13);
        this.LinesAtMost(f => f.Aliases, 50, Shape.Short);
    }
}
