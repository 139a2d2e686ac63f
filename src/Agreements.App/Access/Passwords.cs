using Agreements.Domain;
using Agreements.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace Agreements.App.Access;

/// <summary>Hashes and verifies passwords. Whoever asks, one hash is computed: the time tells nobody which addresses exist.</summary>
public sealed class Passwords(IPasswordHasher<User> hasher, BreachedPasswords breached)
{
    // What the address of nobody is compared with. Nobody knows its password.
    private static readonly User Nobody = new(Guid.Empty, "", "", default, null, null, null, null, default, null, 0, []);
    private static string? _decoy;

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <param name="user">Null = nobody has the address.</param>
    public PasswordVerificationResult Verify(User? user, string password)
    {
        _decoy ??= hasher.HashPassword(Nobody, OneTimeSecret.New());
        var result = hasher.VerifyHashedPassword(Nobody, user?.PasswordHash ?? _decoy, password);
        return user?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }

    /// <exception cref="DomainException">The password may not be chosen; the codes begin with <c>password.</c>.</exception>
    public void RequireGood(string password, string pointer, string mail, string name)
    {
        PasswordRules.Check(password, pointer, mail, name).ThrowIfAny();
        if (breached.Holds(password)) throw DomainException.Invalid("password.breached", pointer);
    }
}
