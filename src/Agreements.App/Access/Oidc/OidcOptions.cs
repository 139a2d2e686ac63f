using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Access.Oidc;

/// <summary>Options of <c>Oidc</c>: the OpenID Connect providers by which people sign in and whose tokens the API takes.</summary>
public sealed class OidcOptions
{
    public List<OidcProvider> Providers { get; set; } = [];

    /// <returns>Null = there is none of this name.</returns>
    public OidcProvider? Find(string name) => Providers.Find(p => p.Name == name);
}

public sealed class OidcProvider
{
    /// <summary>A word of small letters, digits and hyphens; part of addresses and of what the trail says. It must stay as it is.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the button on the sign-in page calls it.</summary>
    public string Title { get; set; } = "";

    /// <summary>The issuer's address; below it stands <c>.well-known/openid-configuration</c>.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string? ClientSecret { get; set; }

    /// <summary>What access tokens for this API name as their audience; null = its tokens are not taken.</summary>
    public string? Audience { get; set; }

    /// <summary>What is asked for besides <c>openid profile email</c>, separated by spaces.</summary>
    public string? Scope { get; set; }

    /// <summary>The claim of mappings that name none. <c>a.b</c> reaches into an object.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim that says for which institution, where a mapping does not; null = none says so.</summary>
    public string? InstitutionClaim { get; set; }

    public string MailClaim { get; set; } = "email";

    /// <summary>Whom nobody has invited gets an account at the first sign-in, if a mapping gives a role.</summary>
    public bool SignUp { get; set; }

    /// <summary>Whom it says to have a verified mail address is taken for whoever has an account with that address here.</summary>
    public bool TrustsMail { get; set; }

    public List<OidcMapping> Mappings { get; set; } = [];

    internal IEnumerable<ClaimMapping> ClaimMappings =>
        Mappings.Select(m => new ClaimMapping(string.IsNullOrWhiteSpace(m.Claim) ? RoleClaim : m.Claim, m.Value, Words.Parse<Role>(m.Role), string.IsNullOrWhiteSpace(m.Institution) ? null : m.Institution));
}

/// <summary>Whoever brings the claim with the value is given the role.</summary>
public sealed class OidcMapping
{
    /// <summary>Null = the provider's <see cref="OidcProvider.RoleClaim"/>.</summary>
    public string? Claim { get; set; }

    public string Value { get; set; } = "";

    /// <summary>A word of <see cref="Domain.Access.Role"/>.</summary>
    public string Role { get; set; } = "";

    /// <summary>See <see cref="ClaimMapping"/>.</summary>
    public string? Institution { get; set; }
}
