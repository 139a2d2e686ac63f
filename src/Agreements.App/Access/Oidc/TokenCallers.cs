using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Access.Oidc;

/// <summary>Recognises whoever brings a provider's access token.</summary>
public sealed class TokenCallers(UserIdentities identities, ProviderGrants grants)
{
    // As wide as the trail's column of actors.
    private const int LongestName = 200;

    /// <param name="claims">Of a token that is valid.</param>
    /// <returns>Who it is; else the code of the refusal: <c>token.subject</c>, <c>token.disabled</c>. Rights are those of the token's own claims, and what was given here to the person whom it names.
    /// What an earlier sign-in brought does not count: the token is newer, or was made to do less.</returns>
    public async Task<(Principal? Principal, string? Refusal)> RecogniseAsync(OidcProvider provider, ProviderClaims claims, CancellationToken ct)
    {
        var subject = claims.Subject;
        if (subject.Length is 0 or > LongestName || VisibleText.IsBlank(subject) || !VisibleText.IsOneLine(subject)) return (null, "token.subject");
        var user = await identities.FindAsync(provider.Name, subject, ct);
        if (user?.DisabledAt is not null) return (null, "token.disabled");
        var held = (await grants.OfAsync(provider, claims, ct)).Concat(user?.Grants.Where(g => g.Provider is null) ?? []);
        var name = user is { Mail.Length: <= LongestName } ? user.Mail : subject;
        return (new Principal(name, "token:" + provider.Name, null, [.. held.Select(g => new Grant(Permissions.Of(g.Role), g.Institution))]), null);
    }
}
