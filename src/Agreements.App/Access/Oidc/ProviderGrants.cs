using Agreements.Domain.Access;

namespace Agreements.App.Access.Oidc;

/// <summary>What the mappings make of somebody's claims.</summary>
public sealed class ProviderGrants(InstitutionNames institutions)
{
    /// <returns>Always in the same order: a provider that lists groups in another one has changed nothing.</returns>
    public async Task<IReadOnlyList<UserGrant>> OfAsync(OidcProvider provider, ProviderClaims claims, CancellationToken ct)
    {
        var grants = new HashSet<UserGrant>();
        foreach (var (role, place) in ClaimMapping.Apply(provider.ClaimMappings, provider.InstitutionClaim, claims.Of))
        {
            if (place is null) grants.Add(new UserGrant(role, null, provider.Name));
            else if (await institutions.FindAsync(place, ct) is { } id) grants.Add(new UserGrant(role, id, provider.Name));
        }
        return [.. grants.OrderBy(g => g.Role).ThenBy(g => g.Institution)];
    }
}
