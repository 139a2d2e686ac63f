namespace Agreements.App.Access;

/// <summary>How people sign in.</summary>
public sealed class AccountOptions
{
    /// <summary>With a password kept here. False = only by an OpenID Connect provider.</summary>
    public bool Local { get; set; } = true;

    /// <summary>Passwords known from breaches: a file of SHA-1 hashes in ascending order, one a line, as haveibeenpwned.com offers it. Null = only our own list.</summary>
    public string? BreachedPasswordsFile { get; set; }
}
