using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;

namespace Agreements.App.Imports;

/// <summary>Whoever asked for the import may no longer do what it was begun with: what the open transaction holds is not kept.</summary>
internal sealed class ImportMakerGone() : Exception("The maker of the import has lost their rights.");

/// <summary>As whom a job does what somebody has asked for. It may no more than they might when they asked, and no more than they may now: who was disabled, or a key that was revoked, gets nothing done any more.</summary>
public sealed class ImportMaker(UserStore users, ApiKeyReader keys, TimeProvider time)
{
    /// <summary>By what the maker is known again.</summary>
    public static string Of(Principal caller) => caller.User is { } user ? $"user:{user:D}" : caller.IsProgram ? "program" : ApiKey.IdIn(caller.Via) is not null ? caller.Via! : $"{caller.Via}:{caller.Name}";

    public static string GrantsOf(Principal caller) => Json.Write(caller.Grants.Select(g => new Asked((int)g.Permissions, g.Institution)));

    /// <returns>Null = nobody any more.</returns>
    public async Task<Principal?> PrincipalAsync(StoredImport import, CancellationToken ct)
    {
        var via = "import:" + import.Id;
        if (import.Maker == "program") return Principal.Program(import.Actor, "job");
        var asked = Json.Read<List<Asked>>(import.Grants).ConvertAll(g => new Grant((Permission)g.Permissions, g.Institution));
        if (import.Maker.StartsWith("user:", StringComparison.Ordinal) && Guid.TryParse(import.Maker["user:".Length..], out var id))
            return await users.FindAsync(id, ct) is { DisabledAt: null } user ? Within(new Principal(import.Actor, via, id, asked), Held(user)) : null;
        if (ApiKey.IdIn(import.Maker) is not { } key) return new Principal(import.Actor, via, null, asked);
        return (await keys.ByIdsAsync([key], ct)).FirstOrDefault() is { } stored && stored.Key.RefusalOn(Zone.Wib.Today(time.GetUtcNow())) is null ? Within(new Principal(import.Actor, via, null, asked), stored.Key.ToPrincipal().Grants) : null;
    }

    /// <summary>To be asked where something is done, again and again: what was true when an import began may be over.</summary>
    /// <param name="began">Who it was when the import began.</param>
    /// <exception cref="ImportMakerGone">Nobody any more, or with fewer rights.</exception>
    internal async Task RequireStillAsync(StoredImport import, Principal began, CancellationToken ct)
    {
        if (await PrincipalAsync(import, ct) is not { } now || now.IsProgram != began.IsProgram || !began.Grants.All(g => now.Grants.Any(n => n.Institution == g.Institution && n.Permissions.Cover(g.Permissions)))) throw new ImportMakerGone();
    }

    private sealed record Asked(int Permissions, Guid? Institution = null);

    // What a provider has vouched for counts as it stands now; it was vouched for when it was asked.
    private static List<Grant> Held(User user) => [.. user.Grants.Select(g => new Grant(Permissions.Of(g.Role), g.Institution))];

    private static Principal Within(Principal asked, IReadOnlyList<Grant> held) => asked with
    {
        Grants = [.. asked.Grants.Select(g => g with { Permissions = g.Permissions & held.Where(h => h.Institution is null || h.Institution == g.Institution).Aggregate(Permission.None, (sum, h) => sum | h.Permissions) }).Where(g => g.Permissions != Permission.None)],
    };
}
