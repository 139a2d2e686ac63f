using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Access;

namespace Agreements.App.Features.People;

/// <summary>Which users the caller sees: those with a grant for an institution, or one below it, that the caller administers.</summary>
public sealed class Visibility(Scope scope, UserStore users, Db db)
{
    private static readonly Statement Seen = Statement.Of("""
        SELECT g.user_id FROM user_grants g JOIN institution_ancestors x ON x.institution_id = g.institution_id WHERE g.user_id = @Id AND x.ancestor_id IN @institutions
        """);

    /// <summary>Null = all.</summary>
    public IReadOnlyList<Guid>? Institutions => scope.Institutions(Permission.Administer);

    /// <exception cref="DomainException"><c>notFound</c>: there is none, or out of scope.</exception>
    public async Task<User> GetAsync(Guid id, CancellationToken ct)
    {
        var user = await users.GetAsync(id, ct);
        if (Institutions is not { } mine) return user;
        var seen = mine.Count > 0 && (await db.QueryAsync<Guid>(Seen, new { Id = id, institutions = Ids.List(mine) }, ct)).Count > 0;
        return seen ? user : throw DomainException.NotFound("user", id);
    }
}
