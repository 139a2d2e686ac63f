using Agreements.Domain.Searching;
using Agreements.Domain.Texts;
using Find = Agreements.App.Features.Search.Search;

namespace Agreements.Web.Ui;

/// <summary>One line of what a search has found.</summary>
/// <param name="Detail">Beside the name; may be empty.</param>
public sealed record Hit(string Href, string Name, string Detail)
{
    /// <summary>What was found in the name.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>What was found elsewhere in it.</summary>
    public Snippet? Found { get; init; }
}

/// <param name="Title">The key of its heading.</param>
public sealed record HitGroup(string Title, IReadOnlyList<Hit> Hits)
{
    /// <summary>How many there are; null = not counted.</summary>
    public Find.Total? Total { get; init; }

    /// <summary>Where all of them are; null = these are.</summary>
    public string? More { get; init; }

    /// <summary>The groups that hold something, the most exact first.</summary>
    /// <param name="more">The address of all that one source has.</param>
    public static IReadOnlyList<HitGroup> Of(Find.View view, Language language, Func<SearchSource, string>? more = null)
    {
        string? More(SearchSource source, Find.Total? total, int shown) => total is not null && (total.Count > shown || total.IsMore) ? more?.Invoke(source) : null;
        return
        [
            .. new HitGroup[]
            {
                new("ui.search.exact", [.. view.Exact.Select(a => Of(a, language))]),
                new("ui.register", [.. view.Agreements.Select(a => Of(a, language))])
                {
                    Total = view.Totals?.Agreements, More = More(SearchSource.Agreements, view.Totals?.Agreements, view.Exact.Count + view.Agreements.Count),
                },
                new("ui.search.documents", [.. view.Documents.Select(d => Of(d, language))]) { Total = view.Totals?.Documents, More = More(SearchSource.Documents, view.Totals?.Documents, view.Documents.Count) },
                new("ui.institutions", [.. view.Institutions.Select(i => new Hit($"/institutions/{i.Id:D}", i.Name, Message.Label(i.Kind).In(language)))]),
                new("ui.renewals", [.. view.Renewals.Select(r => new Hit($"/renewals/{r.Id:D}", r.Title, $"{r.Reference} · {Message.Label(r.Stage).In(language)}"))]),
                new("ui.ceremonies", [.. view.SigningEvents.Select(e => new Hit($"/signing-events/{e.Id:D}", e.Title, DateText.Long(e.HeldOn, language)))]),
                new("ui.search.people", [.. view.People.Select(p => new Hit($"/admin/users/{p.Id:D}", p.Name, p.Mail))]),
            }.Where(g => g.Hits.Count > 0),
        ];
    }

    private static Hit Of(Find.AgreementHit one, Language language) => new(
        $"/agreements/{one.Id:D}", one.Title,
        string.Join(" · ", new[] { one.Reference, string.Join(", ", one.Parties), Message.Label(one.Validity).In(language), one.EndsOn is { } end ? DateText.Long(end, language) : null }.Where(t => t is { Length: > 0 })))
    {
        Marks = one.TitleMarks, Found = one.Found,
    };

    private static Hit Of(Find.DocumentHit one, Language language) => new(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/dokumen/{one.Id:D}?version={one.Version}&page={one.Page}"), one.Title,
        string.Join(" · ", new[]
        {
            Message.Label(one.Kind).In(language), new Message("ui.search.page", one.Page).In(language),
            one.AlsoOnPages.Count > 0 ? new Message("ui.search.alsoOn", string.Join(", ", one.AlsoOnPages)).In(language) : null, one.Agreement.Reference, one.Agreement.Title,
        }.OfType<string>()))
    {
        Found = one.Found,
    };
}
