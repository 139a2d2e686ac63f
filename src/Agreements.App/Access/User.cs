using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Access;

public enum UserState
{
    /// <summary>Has not come yet.</summary>
    Invited,
    Active,
    Disabled,
}

/// <summary>A person with an account.</summary>
/// <param name="Mail">Lower case.</param>
/// <param name="PasswordHash">Null = none yet, or signs in elsewhere.</param>
/// <param name="TotpSecret">Protected; null = no second factor.</param>
public sealed record User(
    Guid Id, string Mail, string Name, Language Language, string? PasswordHash, DateTimeOffset? PasswordChangedAt, string? TotpSecret, DateTimeOffset? DisabledAt,
    DateTimeOffset CreatedAt, DateTimeOffset? LastSignedInAt, long Version, IReadOnlyList<UserGrant> Grants)
{
    public UserState State => DisabledAt is not null ? UserState.Disabled : PasswordHash is null && LastSignedInAt is null ? UserState.Invited : UserState.Active;

    public bool IsInstallationAdministrator => State == UserState.Active && Grants.Any(g => g.IsInstallationAdministrator());

    /// <param name="via">By what it was recognised.</param>
    /// <param name="provider">The identity provider that has vouched for them. Roles of one hold only where it has: who signs in by a password may have been dismissed there.</param>
    public Principal ToPrincipal(string via, string? provider = null) => new(Mail, via, Id, [.. Grants.Where(g => g.Provider is null || g.Provider == provider).Select(g => new Grant(Permissions.Of(g.Role), g.Institution))]);
}
