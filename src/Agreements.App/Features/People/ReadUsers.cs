using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.People;

public static class GetUser
{
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(Guid Id) : IQuery<UserView>;

    public sealed class Handler(Visibility visible) : IRequestHandler<Query, UserView>
    {
        public async Task<UserView> Handle(Query request, CancellationToken cancellationToken) => UserView.Of(await visible.GetAsync(request.Id, cancellationToken));
    }
}

/// <summary>Users in the order of their entry.</summary>
public static class ListUsers
{
    /// <param name="Q">Any part of the mail address or name.</param>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(string? Q, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<UserView> Items, string? NextPageToken) : IPageOf<UserView>;

    private const string Matches = @"(@Q IS NULL OR LOWER(u.mail) LIKE @Q ESCAPE '\' OR LOWER(u.name) LIKE @Q ESCAPE '\') AND (@AfterId IS NULL OR u.id > @AfterId)";

    private static readonly Statement All = Statement.Limited($"SELECT u.id FROM users u WHERE {Matches} ORDER BY u.id", "Count");

    private static readonly Statement Mine = Statement.Limited($"""
        SELECT u.id FROM users u WHERE {Matches} AND EXISTS (
            SELECT 1 FROM user_grants g JOIN institution_ancestors x ON x.institution_id = g.institution_id WHERE g.user_id = u.id AND x.ancestor_id IN @institutions)
        ORDER BY u.id
        """, "Count");

    public sealed class Handler(Db db, UserStore users, Visibility visible) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Q });
            var ids = await IdsAsync(request.Q is { } q ? Folding.Contains(q) : null, page, cancellationToken);
            var items = await users.ByIdsAsync(page.Items(ids), cancellationToken);
            return new View([.. items.Select(UserView.Of)], page.NextToken(ids, id => new Position { Id = id }));
        }

        private Task<IReadOnlyList<Guid>> IdsAsync(string? q, PageRequest page, CancellationToken ct) => visible.Institutions is { } mine
            ? db.QueryAsync<Guid>(Mine, new { Q = q, AfterId = page.After?.Id, Count = page.Size + 1, institutions = Ids.List(mine) }, ct)
            : db.QueryAsync<Guid>(All, new { Q = q, AfterId = page.After?.Id, Count = page.Size + 1 }, ct);
    }
}
