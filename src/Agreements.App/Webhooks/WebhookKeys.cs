using Microsoft.AspNetCore.DataProtection;

namespace Agreements.App.Webhooks;

/// <summary>Keeps the secrets of webhooks so that who reads the database cannot sign with them. Not within a transaction: the ring of keys may have to be written first.</summary>
public sealed class WebhookKeys(IDataProtectionProvider protection)
{
    /// <summary>So long does the secret of before sign too.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private readonly IDataProtector _protector = protection.CreateProtector("Agreements.Webhooks");

    public string Protect(string secret) => _protector.Protect(secret);

    /// <returns>Those that sign at the moment, the newest first.</returns>
    public IReadOnlyList<string> Of(string secret, string? old, DateTimeOffset? oldUntil, DateTimeOffset now) =>
        [_protector.Unprotect(secret), .. old is not null && oldUntil > now ? [_protector.Unprotect(old)] : Array.Empty<string>()];
}
