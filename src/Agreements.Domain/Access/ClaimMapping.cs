namespace Agreements.Domain.Access;

/// <summary>Whoever brings this claim with this value is given the role.</summary>
/// <param name="Institution">Where: an institution's id, region code, name or alias, or <see cref="Everywhere"/>. Null = where the provider's claim of institutions says, and for the whole installation when it has none.</param>
public sealed record ClaimMapping(string Claim, string Value, Role Role, string? Institution)
{
    /// <summary>The whole installation, said expressly.</summary>
    public const string Everywhere = "*";

    /// <summary>What the claims give. A claim of institutions that is set and says nothing gives nothing: silence must not become the whole installation.</summary>
    /// <param name="institutionClaim">The name of the claim that says where; null = there is none.</param>
    /// <param name="claims">The values of a claim.</param>
    /// <returns>Each role, with the institution as it was named; null = the whole installation.</returns>
    public static IReadOnlyList<(Role Role, string? Institution)> Apply(IEnumerable<ClaimMapping> mappings, string? institutionClaim, Func<string, IReadOnlyList<string>> claims) =>
    [
        .. mappings.Where(m => claims(m.Claim).Contains(m.Value, StringComparer.Ordinal)).SelectMany(m => m.Places(institutionClaim, claims).Select(place => (m.Role, place))).Distinct(),
    ];

    private IEnumerable<string?> Places(string? institutionClaim, Func<string, IReadOnlyList<string>> claims)
    {
        if (Institution is not null) return [Institution == Everywhere ? null : Institution];
        // Only the settings say "everywhere": in a claim the sign names nobody.
        if (institutionClaim is not null) return claims(institutionClaim).Where(named => named != Everywhere);
        return [null];
    }
}
