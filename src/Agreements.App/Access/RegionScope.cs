using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Institutions;
using Agreements.Domain.Regions;
using Agreements.Domain.Texts;

namespace Agreements.App.Access;

/// <summary>For which regions the caller speaks: one of its institutions, or one below it, does (<see cref="Region.IsSpokenForBy"/>); who acts for the whole installation speaks for all.</summary>
public sealed class RegionScope(Db db, Scope scope)
{
    private static readonly Statement Mine = Statement.Of("""
        SELECT DISTINCT i.kind, i.region_code FROM institutions i JOIN institution_ancestors x ON x.institution_id = i.id WHERE x.ancestor_id IN @mine AND i.region_code IS NOT NULL
        """);

    /// <summary>Whether the caller may do this for a region, by its code.</summary>
    public async Task<Func<string, bool>> OfAsync(Permission asked, CancellationToken ct)
    {
        if (scope.Institutions(asked) is not { } mine) return _ => true;
        if (mine.Count == 0) return _ => false;
        var spokenFor = (await db.QueryAsync<Row>(Mine, new { mine = Ids.List(mine) }, ct)).Select(r => (Kind: Words.Parse<InstitutionKind>(r.Kind), Code: r.RegionCode)).ToList();
        return region => spokenFor.Exists(i => Region.IsSpokenForBy(region, i.Kind, i.Code));
    }

    /// <exception cref="DomainException"><c>forbidden</c>: the caller edits its figures but may not do this; <c>region.foreign</c> (403): none of the caller's institutions speaks for it.</exception>
    public async Task RequireAsync(Permission asked, string region, CancellationToken ct)
    {
        if ((await OfAsync(asked, ct))(region)) return;
        if ((await OfAsync(Permission.Edit, ct))(region)) throw DomainException.Forbidden(asked);
        throw new DomainException(ProblemKind.Forbidden, [Violation.Of("region.foreign", "", region)]);
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";
        public string RegionCode { get; init; } = "";
    }
}
