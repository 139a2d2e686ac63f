using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;

namespace Agreements.Web.Ui;

/// <summary>Finds the institutions and agreements whose names or numbers were typed. What is clear is taken; what is not is asked.</summary>
internal sealed class TypedNames(Page page, FormReader form)
{
    private const int MostChoices = 20;

    private readonly Dictionary<string, string?> _kept = new(StringComparer.Ordinal);

    /// <summary>By the name of the field.</summary>
    public Dictionary<string, Guid> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>What may be meant by what was typed into a field.</summary>
    public Dictionary<string, IReadOnlyList<InstitutionView>> Choices { get; } = new(StringComparer.Ordinal);

    /// <summary>For the form: what was found is not looked for again while the same is typed.</summary>
    public IReadOnlyDictionary<string, string?> Kept => _kept;

    public async Task InstitutionAsync(string field)
    {
        if (form.Text(field) is not { } typed || TakeKept(field, typed)) return;
        var found = await TypedInstitution.MatchingAsync(page, typed);
        if (TypedInstitution.Exact(found, typed) is { } exact)
        {
            Ids[field] = exact.Id;
            (_kept[field], _kept[field + "Id"], _kept[field + "For"]) = (exact.Name, exact.Id.ToString(), exact.Name);
            return;
        }
        // A choice that is made stands for these words.
        (_kept[field + "Id"], _kept[field + "For"]) = (null, typed);
        Choices[field] = [.. found.Take(MostChoices)];
        form.Refuse(found.Count == 0 ? "form.institutionUnknown" : "form.institutionUnclear", field, typed);
    }

    public async Task AgreementAsync(string field)
    {
        if (form.Text(field) is not { } typed || TakeKept(field, typed)) return;
        var asked = Guid.TryParseExact(typed, "D", out var id) ? new LookUpStatus.Query { Ids = [id] } : new LookUpStatus.Query { Numbers = [typed] };
        var found = typed.Length > 200 ? [] : (await page.SendAsync(asked)).Results[0].Agreements;
        if (found.Count != 1)
        {
            form.Refuse(found.Count == 0 ? "form.agreementUnknown" : "form.agreementUnclear", field, typed);
            return;
        }
        Ids[field] = found[0].Id;
        (_kept[field], _kept[field + "Id"], _kept[field + "For"]) = (found[0].Reference, found[0].Id.ToString(), found[0].Reference);
    }

    private bool TakeKept(string field, string typed)
    {
        if (form.Text(field + "For") != typed || form.Id(field + "Id") is not { } id) return false;
        Ids[field] = id;
        return true;
    }
}
