using Agreements.App.Access;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;

namespace Agreements.App.Features.Keys;

/// <summary>A key as its administrators read it.</summary>
/// <param name="Hint">The first characters of the key.</param>
/// <param name="Institutions">It is for them and all below them; none = for the whole installation.</param>
/// <param name="ExpiresOn">Last day, inclusive, in Jakarta; absent = never.</param>
/// <param name="LastUsedAt">To the minute; absent = never.</param>
/// <param name="Key">The key itself, only in the answer to its making.</param>
public sealed record KeyView(
    Guid Id, string Name, KeyScope Scope, string Hint, IReadOnlyList<Guid> Institutions, DateOnly? ExpiresOn, DateTimeOffset? LastUsedAt, string CreatedBy, DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt, string? RevokedBy, long Version, string? Key = null)
{
    public static KeyView Of(StoredKey stored) => new(
        stored.Key.Id, stored.Key.Name, stored.Key.Scope, KeySecret.Prefix + stored.Hint, stored.Key.Institutions, stored.Key.ExpiresOn, stored.LastUsedAt, stored.CreatedBy, stored.CreatedAt,
        stored.Key.RevokedAt, stored.RevokedBy, stored.Version);
}

/// <summary>Over which keys the caller may dispose: those of which it administers every institution.</summary>
public sealed class KeyChecks(ApiKeyReader reader, Scope scope)
{
    /// <exception cref="DomainException"><c>notFound</c>: no such key, or not the caller's.</exception>
    public async Task<StoredKey> GetAsync(Guid id, CancellationToken ct)
    {
        var stored = await reader.GetAsync(id, ct);
        if (scope.Institutions(Permission.Administer) is null) return stored;
        var rights = await scope.RightsAsync(Subject.Institution, stored.Key.Institutions, ct);
        return stored.Key.Institutions.Count > 0 && stored.Key.Institutions.All(i => rights.GetValueOrDefault(i).Cover(Permission.Administer)) ? stored : throw DomainException.NotFound("apiKey", id);
    }

    /// <summary>A key holds no more than whoever makes it.</summary>
    /// <exception cref="DomainException"><c>forbidden</c> at the institution.</exception>
    public async Task RequireAsync(KeyScope asked, IReadOnlyList<Guid> institutions, CancellationToken ct)
    {
        var needed = Permissions.Of(asked) | Permission.Administer;
        if (scope.Institutions(needed) is null) return;
        if (institutions.Count == 0) throw DomainException.Forbidden(Permission.Administer, "/institutions");
        var rights = await scope.RightsAsync(Subject.Institution, institutions, ct);
        for (var i = 0; i < institutions.Count; i++)
            if (!rights.GetValueOrDefault(institutions[i]).Cover(needed)) throw DomainException.Forbidden(Permission.Administer, $"/institutions/{i}");
    }
}
