namespace Agreements.Domain.Access;

/// <summary>What a person is, and where.</summary>
/// <param name="Institution">For it and all below it; null = for the whole installation.</param>
/// <param name="Provider">The identity provider that says so, anew at every sign-in; null = given here.</param>
public sealed record UserGrant(Role Role, Guid? Institution = null, string? Provider = null)
{
    /// <summary>What somebody must hold there to give or take this: the right to administer, and all that the role may do.</summary>
    public Permission ToGive() => Permission.Administer | Permissions.Of(Role);

    /// <summary>Without one such person nobody could let anybody in.</summary>
    public bool IsInstallationAdministrator() => Role == Role.Administrator && Institution is null;
}
