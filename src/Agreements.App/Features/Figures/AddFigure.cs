using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
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
    /// <exception cref="DomainException"><c>notFound</c>; <c>forbidden</c>: those who confirm records say that a figure is right, and replace one that is; as <see cref="Figure.Check"/>; <c>figure.unknown</c>; <c>figure.replaced</c>; <c>figure.tooMany</c>.</exception>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record ToAgreement(Guid Id, FigureEntry Facts) : ICommand<FigureView>, INeedsMore
    {
        public Permission More => Verifying.Asked(Facts.Verification);
    }

    /// <param name="Id">The institution.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>forbidden</c>: those who confirm records say that a figure is right, and replace one that is; as <see cref="Figure.Check"/>; <c>figure.unknown</c>; <c>figure.replaced</c>; <c>figure.tooMany</c>.</exception>
    [Needs(Permission.Edit, Subject.Institution)]
    public sealed record ToInstitution(Guid Id, FigureEntry Facts) : ICommand<FigureView>, INeedsMore
    {
        public Permission More => Verifying.Asked(Facts.Verification);
    }

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

    public sealed class Handler(FigureStore store, Scope scope, AgreementReader agreements, InstitutionStore institutions, StatusOf statusOf) : IRequestHandler<ToAgreement, FigureView>, IRequestHandler<ToInstitution, FigureView>
    {
        public async Task<FigureView> Handle(ToAgreement request, CancellationToken cancellationToken)
        {
            request.Facts.Check(statusOf.Today((await agreements.GetAsync(request.Id, cancellationToken)).Agreement));
            return await AddAsync(request.Facts, Subject.Agreement, request.Id, cancellationToken);
        }

        public async Task<FigureView> Handle(ToInstitution request, CancellationToken cancellationToken)
        {
            request.Facts.Check(statusOf.Today((await institutions.GetAsync(request.Id, cancellationToken)).Zone));
            return await AddAsync(request.Facts, Subject.Institution, request.Id, cancellationToken);
        }

        private async Task<FigureView> AddAsync(FigureEntry entry, Subject of, Guid id, CancellationToken ct)
        {
            var before = entry.Replaces is { } old ? await store.ToReplaceAsync(old, of, id, ct) : null;
            if (before is not null) await scope.RequireAsync(Permission.Edit | Verifying.Asked(before.Verification), of, id, ct);
            return await store.AddAsync(entry, before, of, id, ct);
        }
    }
}
