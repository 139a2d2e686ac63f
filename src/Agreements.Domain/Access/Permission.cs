namespace Agreements.Domain.Access;

/// <summary>What a request needs. Held for an institution and all below it, or for the whole installation.</summary>
[Flags]
public enum Permission
{
    None = 0,

    /// <summary>See the shared record.</summary>
    Read = 1,

    /// <summary>Enter and change agreements, renewals, ceremonies; answer alerts.</summary>
    Edit = 2,

    /// <summary>Confirm that the record is what was signed: register, verify.</summary>
    Register = 4,

    /// <summary>What binds or ends: suspend, terminate, void, let lapse, hand over, policies of an institution.</summary>
    Decide = 8,

    /// <summary>Read the audit trail.</summary>
    Audit = 16,

    /// <summary>People, keys, institutions, rules and health of the installation.</summary>
    Administer = 32,
}

/// <summary>What each role and each scope of a key permits.</summary>
public static class Permissions
{
    private const Permission Work = Permission.Read | Permission.Edit;

    /// <summary>Every permission.</summary>
    public const Permission All = Work | Permission.Register | Permission.Decide | Permission.Audit | Permission.Administer;

    public static Permission Of(Role role) => role switch
    {
        Role.Officer => Work,
        Role.LegalOfficer => Work | Permission.Register,
        Role.HeadOfUnit => Work | Permission.Decide,
        Role.Registrar => Work | Permission.Register | Permission.Decide,
        Role.Oversight => Permission.Read,
        Role.Auditor => Permission.Read | Permission.Audit,
        _ => All,
    };

    public static Permission Of(KeyScope scope) => scope switch
    {
        KeyScope.Read => Permission.Read,
        KeyScope.Write => Work | Permission.Register | Permission.Decide,
        _ => All,
    };

    /// <summary>The one that the fewest hold.</summary>
    public static Permission Highest(Permission asked) => Enum.GetValues<Permission>().Last(p => p == Permission.None || asked.HasFlag(p));

    /// <summary>All of the asked ones are among the held ones.</summary>
    public static bool Cover(this Permission held, Permission asked) => (held & asked) == asked;
}
