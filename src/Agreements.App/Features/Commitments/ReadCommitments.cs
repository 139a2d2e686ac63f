using Agreements.App.Access;
using Agreements.App.Commitments;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Commitments;

/// <summary>The commitments under an agreement in their order, and how far each has come by a day.</summary>
public static class ListCommitments
{
    /// <param name="Id">The agreement.</param>
    /// <param name="AsOf">Null = today in the agreement's zone.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, DateOnly? AsOf = null, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(DateOnly AsOf, IReadOnlyList<CommitmentView> Items, string? NextPageToken) : IPageOf<CommitmentView>;

    public sealed class Handler(AgreementReader reader, CommitmentViews views, StatusOf statusOf) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var asOf = request.AsOf ?? statusOf.Today((await reader.GetAsync(request.Id, cancellationToken)).Agreement);
            var all = await views.OfAgreementAsync(request.Id, asOf, cancellationToken);
            var (page, next) = PartPage.Cut(all, request.Page, new { request.Id, Of = "commitments", request.AsOf }, c => new Position { Id = c.Id });
            return new View(asOf, page, next);
        }
    }
}

/// <summary>One commitment, and how far it has come by a day.</summary>
public static class GetCommitment
{
    /// <param name="AsOf">Null = today in the agreement's zone.</param>
    /// <exception cref="Domain.DomainException"><c>notFound</c>.</exception>
    [Needs(Permission.Read, Subject.Commitment)]
    public sealed record Query(Guid Id, DateOnly? AsOf = null) : IQuery<CommitmentView>;

    public sealed class Handler(CommitmentDay day, CommitmentViews views) : IRequestHandler<Query, CommitmentView>
    {
        public async Task<CommitmentView> Handle(Query request, CancellationToken cancellationToken) =>
            await views.GetAsync(request.Id, request.AsOf ?? await day.OfAsync(request.Id, cancellationToken), cancellationToken);
    }
}

/// <summary>What was measured of a commitment, by the days of which it speaks, also what was replaced.</summary>
public static class ListObservations
{
    /// <param name="Id">The commitment.</param>
    [Needs(Permission.Read, Subject.Commitment)]
    public sealed record Query(Guid Id, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<ObservationView> Items, string? NextPageToken) : IPageOf<ObservationView>;

    public sealed class Handler(CommitmentViews views) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = await views.ObservationsAsync(request.Id, cancellationToken);
            var (page, next) = PartPage.Cut(all, request.Page, new { request.Id, Of = "observations" }, o => new Position { Id = o.Id });
            return new View(page, next);
        }
    }
}
