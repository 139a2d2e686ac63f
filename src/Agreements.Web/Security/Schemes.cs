namespace Agreements.Web.Security;

/// <summary>The ways by which a caller is recognised.</summary>
internal static class Schemes
{
    /// <summary>Picks one of the others by what the request brings.</summary>
    public const string Any = "any";

    /// <summary>A person's cookie.</summary>
    public const string Session = "session";

    /// <summary>The name of that cookie.</summary>
    public const string Cookie = "__Host-agreements";

    /// <summary><c>Authorization: Bearer agr_…</c></summary>
    public const string Key = "key";

    /// <summary><c>Authorization: Bearer …</c> of an OpenID Connect provider.</summary>
    public const string Token = "token";
}
