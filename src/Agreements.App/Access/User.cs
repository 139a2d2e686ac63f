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
    public Principal ToPrincipal(string via) => new(Mail, via, Id, [.. Grants.Select(g => new Grant(Permissions.Of(g.Role), g.Institution))]);
}
