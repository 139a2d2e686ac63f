using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Access.Oidc;

/// <summary>Finds the institution that a setting or a claim names: by id, region code, name or alias.</summary>
public sealed class InstitutionNames(Db db, InstitutionStore store, ILogger<InstitutionNames> log)
{
    private const int Most = 200, Longest = 300;

    private static readonly Statement Candidates = Statement.Limited(@"SELECT id FROM institutions WHERE region_code = @Text OR search_key LIKE @Q ESCAPE '\' ORDER BY id", "Count");

    /// <returns>Null = nobody or several are called so; the log says it.</returns>
    public async Task<Guid?> FindAsync(string text, CancellationToken ct)
    {
        if (text.Length > Longest || VisibleText.IsBlank(text) || !VisibleText.IsOneLine(text)) return null;
        var found = Guid.TryParseExact(text, "D", out var id) ? await store.ByIdsAsync([id], ct) : await NamedAsync(text, ct);
        if (found is [var only]) return only.Id;
        log.LogWarning("An identity provider or its mapping names the institution '{Institution}'; {Count} are called so. The role that goes with it is not given. Name one by its id, region code, whole name or alias.", text, found.Count);
        return null;
    }

    // A region code stands for its government, though other offices carry it too.
    private async Task<IReadOnlyList<Institution>> NamedAsync(string text, CancellationToken ct)
    {
        var ids = await db.QueryAsync<Guid>(Candidates, new { Text = text, Q = Folding.Contains(text), Count = Most }, ct);
        var candidates = (await store.ByIdsAsync(ids, ct)).Where(i => i.MergedInto is null).ToList();
        List<Institution> ofRegion = [.. candidates.Where(i => i.Facts.RegionCode == text)];
        if (ofRegion.Count > 0) return ofRegion.Count == 1 ? ofRegion : [.. ofRegion.Where(i => i.Facts.Kind.IsLocalGovernment())];
        return [.. candidates.Where(i => i.Names.Select(n => n.Name).Concat(i.Facts.Aliases).Append(i.Facts.Name).Contains(text, StringComparer.OrdinalIgnoreCase))];
    }
}
