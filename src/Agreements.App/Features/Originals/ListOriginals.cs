using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Originals;

/// <summary>The counterpart originals of an agreement by their numbers, with their moves.</summary>
public static class ListOriginals
{
    /// <param name="Id">The agreement.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<OriginalView> Items, string? NextPageToken) : IPageOf<OriginalView>;

    public sealed class Handler(OriginalViews views) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = await views.OfAgreementAsync(request.Id, cancellationToken);
            var (page, next) = PartPage.Cut(all, request.Page, new { request.Id, Of = "originals" }, o => new Position { Id = o.Id });
            return new View(page, next);
        }
    }
}

/// <summary>One counterpart original with its moves.</summary>
public static class GetOriginal
{
    /// <exception cref="Domain.DomainException"><c>notFound</c>.</exception>
    [Needs(Permission.Read, Subject.Original)]
    public sealed record Query(Guid Id) : IQuery<OriginalView>;

    public sealed class Handler(OriginalViews views) : IRequestHandler<Query, OriginalView>
    {
        public Task<OriginalView> Handle(Query request, CancellationToken cancellationToken) => views.GetAsync(request.Id, cancellationToken);
    }
}
