using Agreements.App.Features.Institutions;
using Agreements.Domain;

namespace Agreements.Web.Ui;

/// <summary>An institution as people name it in a field: a name or alias of it, or its id.</summary>
internal static class TypedInstitution
{
    private const int Longest = 200, Most = 20;

    /// <param name="pointer">Of the field, as refusals name it.</param>
    /// <returns>The one that is meant; several where the name is not enough; none when nothing was typed.</returns>
    /// <exception cref="DomainException"><c>institution.unknownName</c>, <c>text.tooLong</c>.</exception>
    public static async Task<IReadOnlyList<InstitutionView>> FindAsync(string? text, string pointer, Func<ListInstitutions.Query, Task<ListInstitutions.View>> list, Func<GetInstitution.Query, Task<InstitutionView>> get)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (Guid.TryParseExact(text, "D", out var id)) return [await get(new GetInstitution.Query(id))];
        if (text.Length > Longest) throw DomainException.Invalid("text.tooLong", pointer, Longest);
        var found = (await list(new ListInstitutions.Query(null, null, text.Trim(), Most, null))).Items;
        if (found.Count == 0) throw DomainException.Invalid("institution.unknownName", pointer, text);
        var same = found.Where(i => i.Names.Select(n => n.Name).Concat(i.Aliases).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase)).ToList();
        return same.Count == 1 ? same : found;
    }

    /// <exception cref="DomainException">Also <c>institution.severalNames</c>.</exception>
    public static Guid? Only(IReadOnlyList<InstitutionView> found, string pointer, string? text) => found.Count switch
    {
        0 => null,
        1 => found[0].Id,
        _ => throw DomainException.Invalid("institution.severalNames", pointer, text, string.Join("; ", found.Take(5).Select(i => i.Name))),
    };
}
