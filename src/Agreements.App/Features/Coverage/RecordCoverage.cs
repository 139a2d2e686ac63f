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

/// <summary>Records the coverage of a region, or corrects a record by one that replaces it.</summary>
public static class RecordCoverage
{
    /// <param name="Region">Kemendagri code.</param>
    /// <param name="Replaces">The record that this one corrects; null = none.</param>
    /// <param name="Reason">Why it is corrected; for the audit trail.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>region.foreign</c>; <c>forbidden</c>: a verified figure is replaced by those who may verify; as <see cref="CoverageRules.Check(CoverageFacts, DateOnly)"/>; <c>coverage.unknown</c>, <c>coverage.replaced</c>; <c>institution.unknown</c>.</exception>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(string Region, CoverageFacts Facts, Guid? Replaces = null, string? Reason = null) : ICommand<CoverageView>, INeedsMore
    {
        public Permission More => Verifying.Asked(Facts.Verification);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts.AsOf).Likely();
            RuleFor(c => c.Facts.Segments).Items(CoverageShape.MostSegments);
            RuleForEach(c => c.Facts.Segments).Where(s => s is not null).ChildRules(segment => segment.RuleFor(s => s.Name).Line(Shape.Short));
            RuleFor(c => c.Facts.Source).SetValidator(new SourceShape());
            RuleFor(c => c.Facts.Definition).AtMost(CoverageShape.Text);
            RuleFor(c => c.Facts.Note).AtMost(CoverageShape.Text);
            RuleFor(c => c.Reason).AtMost(CoverageShape.Text);
        }
    }

    public sealed class Handler(RegionStore regions, RegionScope scope, CoverageReader reader, CoverageStore store, CoverageViews views, TimeProvider time) : IRequestHandler<Command, CoverageView>
    {
        public async Task<CoverageView> Handle(Command request, CancellationToken cancellationToken)
        {
            var region = await regions.GetAsync(request.Region, cancellationToken);
            await scope.RequireAsync(Permission.Edit | request.More, region.Code, cancellationToken);
            CoverageRules.Check(request.Facts, region.Zone.Today(time.GetUtcNow()));
            var before = await reader.ToReplaceAsync(request.Replaces, region.Code, cancellationToken);
            if (before is not null) await scope.RequireAsync(Permission.Edit | Verifying.Asked(before.Facts.Verification), region.Code, cancellationToken);
            var id = await store.AddAsync(region.Code, request.Facts, before, request.Reason, cancellationToken);
            return (await views.OfAsync([await reader.GetAsync(id, cancellationToken)], cancellationToken))[0];
        }
    }
}

/// <summary>Lengths as wide as the columns.</summary>
internal static class CoverageShape
{
    public const int Text = 2000, MostSegments = 50;
}

internal sealed class SourceShape : AbstractValidator<CoverageSource>
{
    public SourceShape()
    {
        RuleFor(s => s.Text).Line(Shape.Title);
        RuleFor(s => s.Url).Line(Shape.Title);
    }
}
