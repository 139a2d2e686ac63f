using Agreements.App.Features.Institutions;
using Agreements.Domain;
using MediatR;

namespace Agreements.Web.Ui;

/// <summary>Institutions as people read and write them.</summary>
internal static class InstitutionInput
{
    /// <summary>So many are offered while somebody types; any other can be typed by its name.</summary>
    public const int Offered = 200;

    /// <param name="send">As a page sends.</param>
    public static async Task<IReadOnlyDictionary<Guid, string>> OfAsync(Func<IRequest<InstitutionView>, Task<InstitutionView>> send, IEnumerable<Guid?> ids)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var id in ids.OfType<Guid>().Distinct()) names[id] = (await send(new GetInstitution.Query(id))).Name;
        return names;
    }

    /// <param name="text">A name or alias as it was typed; blank = none.</param>
    /// <exception cref="DomainException"><c>institution.named</c>: no institution is called so, or several are.</exception>
    public static async Task<Guid?> FindAsync(Func<IRequest<ListInstitutions.View>, Task<ListInstitutions.View>> send, string? text, string pointer)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var name = text.Trim();
        var found = (await send(new ListInstitutions.Query(null, null, name, Offered, null))).Items;
        var exact = found.Where(i => i.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return (exact.Count, found.Count) switch
        {
            (1, _) => exact[0].Id,
            (0, 1) => found[0].Id,
            _ => throw DomainException.Invalid("institution.named", pointer, name),
        };
    }
}
