using Agreements.Domain.Texts;
using Find = Agreements.App.Features.Search.Search;

namespace Agreements.Web.Ui;

/// <summary>One line of what a search has found.</summary>
/// <param name="Detail">Beside the name; may be empty.</param>
public sealed record Hit(string Href, string Name, string Detail);

/// <param name="Title">The key of its heading.</param>
public sealed record HitGroup(string Title, IReadOnlyList<Hit> Hits)
{
    /// <summary>The groups that hold something, the most exact first.</summary>
    public static IReadOnlyList<HitGroup> Of(Find.View view, Language language) =>
        [.. new HitGroup[]
        {
            new("ui.search.exact", [.. view.Exact.Select(a => Of(a, language))]),
            new("ui.register", [.. view.Agreements.Select(a => Of(a, language))]),
            new("ui.institutions", [.. view.Institutions.Select(i => new Hit($"/institutions/{i.Id:D}", i.Name, Message.Label(i.Kind).In(language)))]),
            new("ui.renewals", [.. view.Renewals.Select(r => new Hit($"/renewals/{r.Id:D}", r.Title, $"{r.Reference} · {Message.Label(r.Stage).In(language)}"))]),
            new("ui.ceremonies", [.. view.SigningEvents.Select(e => new Hit($"/signing-events/{e.Id:D}", e.Title, DateText.Long(e.HeldOn, language)))]),
            new("ui.search.people", [.. view.People.Select(p => new Hit($"/admin/users/{p.Id:D}", p.Name, p.Mail))]),
        }.Where(g => g.Hits.Count > 0)];

    private static Hit Of(Find.AgreementHit one, Language language) => new(
        $"/agreements/{one.Id:D}", one.Title,
        string.Join(" · ", new[] { one.Reference, string.Join(", ", one.Parties), Message.Label(one.Validity).In(language), one.EndsOn is { } end ? DateText.Long(end, language) : null }.Where(t => t is { Length: > 0 })));
}
