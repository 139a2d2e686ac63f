using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;

namespace Agreements.App.Features.People;

/// <summary>Who may give and take which grants: whoever administers the institution, and nobody more than they hold themselves.</summary>
public sealed class GrantChecks(Scope scope, RequestContext context, Db db)
{
    private static readonly Statement Known = Statement.Of("SELECT id FROM institutions WHERE id IN @ids");

    /// <summary>Roles of a provider can be kept or taken away, not given: only it says them.</summary>
    /// <param name="held">What the user has now.</param>
    /// <exception cref="DomainException"><c>user.grantOfProvider</c>.</exception>
    public static void RequireGivenHere(IReadOnlyList<UserGrant> grants, IReadOnlyList<UserGrant> held, string pointer)
    {
        for (var i = 0; i < grants.Count; i++)
            if (grants[i].Provider is not null && !held.Contains(grants[i])) throw DomainException.Invalid("user.grantOfProvider", $"{pointer}/{i}/provider");
    }

    /// <exception cref="DomainException"><c>institution.unknown</c>, <c>user.noGrant</c>, <c>user.grantTwice</c>; <c>forbidden</c>.</exception>
    public async Task RequireAsync(IReadOnlyList<UserGrant> grants, string pointer, CancellationToken ct)
    {
        if (grants.Count == 0) throw DomainException.Invalid("user.noGrant", pointer);
        if (grants.Distinct().Count() < grants.Count) throw DomainException.Invalid("user.grantTwice", pointer);
        var institutions = grants.Select(g => g.Institution).OfType<Guid>().Distinct().ToList();
        var known = institutions.Count == 0 ? [] : (await db.QueryAsync<Guid>(Known, new { ids = Ids.List(institutions) }, ct)).ToHashSet();
        var rights = await scope.RightsAsync(Subject.Institution, institutions, ct);
        for (var i = 0; i < grants.Count; i++)
        {
            var at = $"{pointer}/{i}";
            if (grants[i].Institution is { } id && !known.Contains(id)) throw DomainException.Invalid("institution.unknown", at + "/institution", id);
            var held = grants[i].Institution is { } of ? rights.GetValueOrDefault(of) : context.Principal.Everywhere;
            if (!held.Cover(grants[i].ToGive())) throw DomainException.Forbidden(Permission.Administer, at);
        }
    }
}
