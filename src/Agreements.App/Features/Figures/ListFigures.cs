using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Figures;

/// <summary>The figures of an agreement or of an institution, in the order of their recording.</summary>
public static class ListFigures
{
    /// <param name="Id">The agreement.</param>
    /// <param name="IncludeReplaced">Those too that were corrected.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record OfAgreement(Guid Id, bool IncludeReplaced = false, PartPage? Page = null) : IQuery<View>;

    /// <param name="Id">The institution.</param>
    /// <param name="IncludeReplaced">Those too that were corrected.</param>
    [ForKnown("Like the directory of institutions: each figure names the source that made it known, and both sides of an agreement read the same ones.")]
    public sealed record OfInstitution(Guid Id, bool IncludeReplaced = false, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<FigureView> Items, string? NextPageToken) : IPageOf<FigureView>;

    public sealed class Handler(FigureStore store, InstitutionStore institutions) : IRequestHandler<OfAgreement, View>, IRequestHandler<OfInstitution, View>
    {
        public async Task<View> Handle(OfAgreement request, CancellationToken cancellationToken) =>
            Cut(await store.OfAgreementsAsync([request.Id], cancellationToken), request.IncludeReplaced, request.Page, request.Id);

        public async Task<View> Handle(OfInstitution request, CancellationToken cancellationToken)
        {
            await institutions.GetAsync(request.Id, cancellationToken);
            return Cut(await store.OfInstitutionAsync(request.Id, cancellationToken), request.IncludeReplaced, request.Page, request.Id);
        }

        private static View Cut(IReadOnlyList<FigureView> all, bool includeReplaced, PartPage? asked, Guid of)
        {
            var shown = includeReplaced ? all : [.. all.Where(f => f.ReplacedBy is null)];
            var (page, next) = PartPage.Cut(shown, asked, new { Record = of, includeReplaced, Of = "figures" }, f => new Position { Id = f.Id });
            return new View(page, next);
        }
    }
}
