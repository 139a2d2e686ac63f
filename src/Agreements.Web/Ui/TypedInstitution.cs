using Agreements.App.Features.Institutions;
using Agreements.Domain;

namespace Agreements.Web.Ui;

/// <summary>An institution as people name it in a field: a name that it has or had, an alias, or its id.</summary>
internal static class TypedInstitution
{
    private const int Longest = 200;

    /// <summary>So many are offered while somebody types, and looked at for a name; any other is named by its id.</summary>
    public const int Most = 200;

    /// <summary>What a filter means.</summary>
    /// <param name="pointer">Of the field, as refusals name it.</param>
    /// <returns>The one that is called exactly so, else all whose names hold what was typed; none when nothing was typed.</returns>
    /// <exception cref="DomainException"><c>institution.unknownName</c>, <c>text.tooLong</c>.</exception>
    public static async Task<IReadOnlyList<InstitutionView>> FindAsync(Page page, string? text, string pointer)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (Guid.TryParseExact(text, "D", out var id)) return [await page.SendAsync(new GetInstitution.Query(id))];
        if (text.Length > Longest) throw DomainException.Invalid("text.tooLong", pointer, Longest);
        var found = await MatchingAsync(page, text.Trim());
        if (found.Count == 0) throw DomainException.Invalid("institution.unknownName", pointer, text);
        return Exact(found, text.Trim()) is { } one ? [one] : found;
    }

    /// <summary>The one for which something is written: what merely holds the words is not taken for it.</summary>
    /// <returns>Null when nothing was typed.</returns>
    /// <exception cref="DomainException">Also <c>institution.severalNames</c>.</exception>
    public static async Task<Guid?> OnlyAsync(Page page, string? text, string pointer) => await FindAsync(page, text, pointer) switch
    {
        [] => null,
        [var one] when IsCalled(one, text!.Trim()) => one.Id,
        var several => throw Several(several, text, pointer),
    };

    public static DomainException Several(IReadOnlyList<InstitutionView> found, string? text, string pointer) =>
        DomainException.Invalid("institution.severalNames", pointer, text, string.Join("; ", found.Take(5).Select(i => i.Name)));

    public static async Task<IReadOnlyList<InstitutionView>> MatchingAsync(Page page, string words) => (await page.SendAsync(new ListInstitutions.Query(null, null, words, Most, null))).Items;

    /// <returns>Null = none is called so, or several are.</returns>
    public static InstitutionView? Exact(IReadOnlyList<InstitutionView> found, string name) => found.Where(i => IsCalled(i, name)).ToList() is [var only] ? only : null;

    private static bool IsCalled(InstitutionView one, string name) =>
        one.Names.Select(n => n.Name).Concat(one.Aliases).Append(one.Name).Append(one.Id.ToString()).Contains(name, StringComparer.OrdinalIgnoreCase);
}
