using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>The documents of an agreement, in the order in which they were added.</summary>
public static class ListDocuments
{
    /// <param name="Id">The agreement.</param>
    /// <param name="IncludeRemoved">Also those that were removed; their content is not given out.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, bool IncludeRemoved = false, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<DocumentView> Items, string? NextPageToken) : IPageOf<DocumentView>;

    public sealed class Handler(DocumentViews views) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = await views.OfAgreementAsync(request.Id, request.IncludeRemoved, cancellationToken);
            var (page, next) = PartPage.Cut(all, request.Page, new { request.Id, request.IncludeRemoved, Of = "documents" }, d => new Position { Id = d.Id });
            return new View(page, next);
        }
    }
}
