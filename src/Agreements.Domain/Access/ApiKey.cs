using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Access;

/// <summary>A key by which another system speaks for institutions.</summary>
/// <param name="Institutions">It is for them and all below them; none = for the whole installation.</param>
/// <param name="ExpiresOn">Last day, inclusive, in Jakarta; null = never.</param>
public sealed record ApiKey(Guid Id, string Name, KeyScope Scope, IReadOnlyList<Guid> Institutions, DateOnly? ExpiresOn, DateTimeOffset? RevokedAt)
{
    private const string Prefix = "key:";

    /// <summary>The code of why it may no longer be used: <c>key.revoked</c>, <c>key.expired</c>; null = it may.</summary>
    public string? RefusalOn(DateOnly today) => RevokedAt is not null ? "key.revoked" : ExpiresOn < today ? "key.expired" : null;

    /// <returns>The id of the key by which a caller was recognised; null = by something else.</returns>
    public static Guid? IdIn(string? via) => via is not null && via.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(via.AsSpan(Prefix.Length), out var id) ? id : null;

    public Principal ToPrincipal()
    {
        var held = Permissions.Of(Scope);
        return new Principal(Prefix + Name, $"{Prefix}{Id:D}", null, Institutions.Count == 0 ? [new Grant(held, null)] : [.. Institutions.Select(i => new Grant(held, i))]);
    }
}

/// <summary>What must hold before a key is made.</summary>
public static class ApiKeyRules
{
    private const int MonthsOfYear = 12, MostYears = 3;

    // Under these the timeline knows the program.
    private static readonly string[] Taken = ["system", "cli", "anonymous"];

    /// <param name="never">It is to be used for ever.</param>
    /// <param name="mayBeForever">Whoever makes it administers the whole installation.</param>
    /// <returns>Its last day, inclusive; null = never.</returns>
    /// <exception cref="DomainException"><c>text.required</c>, <c>key.name</c>: like a mail address or the program, <c>key.expiry.both</c>, <c>key.expiry.past</c>, <c>key.expiry.far</c>, <c>key.expiry.never</c>.</exception>
    public static DateOnly? Check(string name, DateOnly? expiresOn, bool never, bool mayBeForever, DateOnly today)
    {
        new Violations()
            .Add(VisibleText.IsBlank(name), "text.required", "/name")
            .Add(name.Contains('@', StringComparison.Ordinal) || Taken.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase), "key.name", "/name")
            .Add(never && expiresOn is not null, "key.expiry.both", "/neverExpires")
            .Add(never && !mayBeForever, "key.expiry.never", "/neverExpires")
            .Add(expiresOn < today, "key.expiry.past", "/expiresOn", expiresOn)
            .Add(expiresOn > today.PlusMonths(MostYears * MonthsOfYear), "key.expiry.far", "/expiresOn", MostYears)
            .ThrowIfAny();
        return never ? null : expiresOn ?? today.PlusMonths(MonthsOfYear);
    }
}
