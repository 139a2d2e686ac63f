using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Coverage;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Coverage;

/// <summary>Records a target of a region, or corrects one by another that replaces it.</summary>
public static class SetTarget
{
    /// <param name="Region">Kemendagri code.</param>
    /// <param name="Replaces">The target that this one corrects; null = none.</param>
    /// <param name="Reason">Why it is corrected; for the audit trail.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>region.foreign</c>; <c>forbidden</c>: a verified figure is replaced by those who may verify; as <see cref="CoverageRules.Check(TargetFacts)"/>; <c>coverage.unknown</c>, <c>coverage.replaced</c>; <c>institution.unknown</c>.</exception>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(string Region, TargetFacts Facts, Guid? Replaces = null, string? Reason = null) : ICommand<TargetView>, INeedsMore
    {
        public Permission More => Verifying.Asked(Facts.Verification);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts.DueOn).Must(day => day is null || Shape.IsLikely(day.Value)).WithErrorCode("date.unlikely");
            RuleFor(c => c.Facts.Source).SetValidator(new SourceShape());
            RuleFor(c => c.Facts.Definition).AtMost(CoverageShape.Text);
            RuleFor(c => c.Facts.Note).AtMost(CoverageShape.Text);
            RuleFor(c => c.Reason).AtMost(CoverageShape.Text);
        }
    }

    public sealed class Handler(RegionStore regions, RegionScope scope, CoverageReader reader, CoverageStore store, TargetViews views, TimeProvider time) : IRequestHandler<Command, TargetView>
    {
        public async Task<TargetView> Handle(Command request, CancellationToken cancellationToken)
        {
            var region = await regions.GetAsync(request.Region, cancellationToken);
            await scope.RequireAsync(Permission.Edit | request.More, region.Code, cancellationToken);
            CoverageRules.Check(request.Facts);
            var before = await reader.TargetToReplaceAsync(request.Replaces, region.Code, cancellationToken);
            if (before is not null) await scope.RequireAsync(Permission.Edit | Verifying.Asked(before.Facts.Verification), region.Code, cancellationToken);
            var id = await store.AddTargetAsync(region.Code, request.Facts, before, request.Reason, cancellationToken);
            return (await views.OfAsync([await reader.GetTargetAsync(id, cancellationToken)], region.Zone.Today(time.GetUtcNow()), cancellationToken))[0];
        }
    }
}
