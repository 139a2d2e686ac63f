using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Signings;
using MediatR;

namespace Agreements.App.Features.SigningEvents;

public static class GetSigningEvent
{
    [Needs(Permission.Read, Subject.SigningEvent)]
    public sealed record Query(Guid Id) : IQuery<SigningEventView>;

    public sealed class Handler(SigningEventViews views) : IRequestHandler<Query, SigningEventView>
    {
        public Task<SigningEventView> Handle(Query request, CancellationToken cancellationToken) => views.ReadAsync(request.Id, cancellationToken);
    }
}

/// <summary>Ceremonies, newest first.</summary>
public static class ListSigningEvents
{
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(DateOnly? From, DateOnly? To, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken) : IPageOf<Item>;

    public sealed record Item(Guid Id, string Title, DateOnly HeldOn, string? Place, SigningMethod Method, Guid? Institution, long Version);

    public sealed class Handler(SigningEventStore store, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.From, request.To });
            var rows = await store.PageAsync(request.From, request.To, scope.Institutions(Permission.Read), page.After?.Id, page.Size + 1, cancellationToken);
            return new View([.. page.Items(rows).Select(s => new Item(s.Id, s.Title, s.HeldOn, s.Place, s.Method, s.Institution, s.Version))], page.NextToken(rows, s => new Position { Id = s.Id }));
        }
    }
}
