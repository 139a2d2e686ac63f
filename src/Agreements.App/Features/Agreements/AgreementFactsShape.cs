using Agreements.App.Pipeline;
using Agreements.Domain.Agreements;
using FluentValidation;

namespace Agreements.App.Features.Agreements;

/// <summary>Lengths as wide as the columns; the rules themselves stand in the domain.</summary>
public sealed class AgreementFactsShape : AbstractValidator<AgreementFacts>
{
    public AgreementFactsShape()
    {
        RuleFor(f => f.Title).Line(Shape.Title);
        RuleFor(f => f.Subject).AtMost(Shape.Long);
        RuleFor(f => f.ParentOverrideReason).AtMost(2000);
        RuleFor(f => f.Parties).Items(Shape.Many);
        RuleForEach(f => f.Parties).Where(p => p is not null).ChildRules(party =>
        {
            party.RuleFor(p => p.NameAtSigning).Line(Shape.Short);
            party.RuleFor(p => p.Number).Line(Shape.Number);
            party.RuleFor(p => p.Signatory!.Name).Line(Shape.Short).When(p => p.Signatory is not null);
            party.RuleFor(p => p.Signatory!.Post).Line(Shape.Short).When(p => p.Signatory is not null);
            party.RuleFor(p => p.Signatory!.MandateLetter).Line(Shape.Short).When(p => p.Signatory is not null);
        });
        RuleFor(f => f.Term.DurationAsWritten).Line(500);
        RuleFor(f => f.Term.UntilEvent).AtMost(Shape.Title);
        RuleFor(f => f.SigningPlan!.Event).Line(Shape.Short).When(f => f.SigningPlan is not null);
        RuleFor(f => f.SigningPlan!.Place).Line(Shape.Short).When(f => f.SigningPlan is not null);
        RuleFor(f => f.Officer!.Name).Line(Shape.Short).When(f => f.Officer is not null);
        RuleFor(f => f.Officer!.Post).Line(Shape.Short).When(f => f.Officer is not null);
        RuleFor(f => f.Verification.Source).AtMost(Shape.Title);
        RuleFor(f => f.Funding).Items(Shape.Many);
        RuleFor(f => f.Notes).Items(Shape.Many);
        RuleForEach(f => f.Notes).Where(n => n is not null).ChildRules(note =>
        {
            note.RuleFor(n => n.Text).AtMost(Shape.Long);
            note.RuleFor(n => n.Source).AtMost(Shape.Title);
        });
        this.LinesAtMost(f => f.Scope, Shape.Many, Shape.Title);
        this.LinesAtMost(f => f.LegalBases, Shape.Many, Shape.Title);
        this.LinesAtMost(f => f.Programmes, Shape.Many, Shape.Title);
        this.LinesAtMost(f => f.Segments, Shape.Many, Shape.Title);
    }
}
