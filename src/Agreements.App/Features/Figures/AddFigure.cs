using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Figures;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Figures;

/// <summary>What a caller sends to record a figure.</summary>
public sealed record FigureEntry : Figure
{
    /// <summary>The figure of the same record that it corrects: that one stays readable.</summary>
    public Guid? Replaces { get; init; }
}

/// <summary>Records what a source says of money or people, or corrects it by a new record.</summary>
public static class AddFigure
{
    /// <param name="Id">The agreement.</param>
    /// <exception cref="DomainException"><c>notFound</c>; as <see cref="Figure.Check"/>; <c>figure.unknown</c>; <c>figure.replaced</c>.</exception>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record ToAgreement(Guid Id, FigureEntry Facts) : ICommand<FigureView>;

    /// <param name="Id">The institution.</param>
    /// <exception cref="DomainException"><c>notFound</c>; as <see cref="Figure.Check"/>; <c>figure.unknown</c>; <c>figure.replaced</c>.</exception>
    [Needs(Permission.Edit, Subject.Institution)]
    public sealed record ToInstitution(Guid Id, FigureEntry Facts) : ICommand<FigureView>;

    public sealed class AgreementValidator : AbstractValidator<ToAgreement>
    {
        public AgreementValidator() => RuleFor(c => c.Facts).SetValidator(new EntryShape());
    }

    public sealed class InstitutionValidator : AbstractValidator<ToInstitution>
    {
        public InstitutionValidator() => RuleFor(c => c.Facts).SetValidator(new EntryShape());
    }

    private sealed class EntryShape : AbstractValidator<FigureEntry>
    {
        private const int LongestNote = 2000;

        public EntryShape()
        {
            RuleFor(f => f.Label).Line(Shape.Short).Must(text => !VisibleText.IsBlank(text)).WithErrorCode("text.required");
            RuleFor(f => f.AsWritten).Line(Shape.Short);
            RuleFor(f => f.Source.Text).Line(Shape.Title).Must(text => !VisibleText.IsBlank(text)).WithErrorCode("text.required");
            RuleFor(f => f.Source.Url).Line(Shape.Title);
            RuleFor(f => f.Note).AtMost(LongestNote);
            RuleFor(f => f.AsOf!.Value).Likely().When(f => f.AsOf is not null).OverridePropertyName("asOf");
            RuleFor(f => f.Period!.From).Likely().When(f => f.Period is not null).OverridePropertyName("period.from");
            RuleFor(f => f.Period!.Until).Likely().When(f => f.Period is not null).OverridePropertyName("period.until");
        }
    }

    public sealed class Handler(FigureStore store) : IRequestHandler<ToAgreement, FigureView>, IRequestHandler<ToInstitution, FigureView>
    {
        public Task<FigureView> Handle(ToAgreement request, CancellationToken cancellationToken) => AddAsync(request.Facts, Subject.Agreement, request.Id, cancellationToken);

        public Task<FigureView> Handle(ToInstitution request, CancellationToken cancellationToken) => AddAsync(request.Facts, Subject.Institution, request.Id, cancellationToken);

        private Task<FigureView> AddAsync(FigureEntry entry, Subject of, Guid id, CancellationToken ct)
        {
            entry.Check();
            return store.AddAsync(entry, of, id, ct);
        }
    }
}
