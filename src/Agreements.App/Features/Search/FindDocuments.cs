using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Searching;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;
using Agreements.Domain.Searching;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Search;

/// <summary>The documents in whose text a search finds what it looks for: the latest versions of those that are not removed, of agreements that the caller may read.</summary>
public sealed class FindDocuments(Db db, Scope scope, Candidates candidates)
{
    private const int AtOnce = 50;

    private static readonly Statement ByPages = Statement.Of("""
        SELECT p.id AS row_id, p.page, d.id, v.number, d.kind, d.title, d.agreement_id, a.reference, a.class, a.title AS agreement_title
        FROM search_pages p JOIN document_versions v ON v.sha256 = p.sha256 JOIN documents d ON d.id = v.document_id AND d.latest = v.number JOIN agreements a ON a.id = d.agreement_id
        WHERE p.id IN @ids AND d.removed_at IS NULL ORDER BY d.id DESC
        """);

    private static readonly Statement Texts = Statement.Of("SELECT s.id AS row_id, p.text FROM search_pages s JOIN document_pages p ON p.sha256 = s.sha256 AND p.page = s.page WHERE s.id IN @ids");

    internal async Task<PageCandidates> CandidatesAsync(SearchQuery query, AgreementClass? asked, int most, CancellationToken ct)
    {
        if (query.IsEmpty) return PageCandidates.None;
        var found = await candidates.PagesAsync(query, asked, most, ct);
        return found.Ids.Count > 0 ? found : query.WithPrefix() is var begun && begun != query ? await candidates.PagesAsync(begun, asked, most, ct) : PageCandidates.None;
    }

    /// <summary>Each document once, by its best page, or the first where none is known to be the best; the pages are read until there are enough.</summary>
    internal async Task<IReadOnlyList<Row>> RowsAsync(PageCandidates pages, AgreementClass? asked, int most, CancellationToken ct)
    {
        var found = new OrderedDictionary<Guid, List<Row>>();
        foreach (var chunk in pages.Ids.Chunk(AtOnce))
        {
            var rows = (await db.QueryAsync<Row>(ByPages, new { ids = chunk }, ct)).Where(r => asked is null || r.Class == Words.Of(asked.Value)).ToList();
            var rights = await scope.RightsAsync(Subject.Agreement, [.. rows.Select(r => r.AgreementId).Distinct()], ct);
            var byPage = rows.Where(r => rights.GetValueOrDefault(r.AgreementId).Cover(Permission.Read)).ToLookup(r => r.RowId);
            foreach (var row in chunk.SelectMany(id => byPage[id]))
                if (!found.TryAdd(row.Id, [row])) found[row.Id].Add(row);
            if (found.Count > most) break;
        }
        return [.. found.Values.Select(rows => Best(rows, pages.IsRanked))];
    }

    private static Row Best(List<Row> rows, bool isRanked)
    {
        var best = isRanked ? rows[0] : rows.MinBy(r => r.Page)!;
        best.AlsoOn.AddRange(rows.Where(r => r != best).Select(r => r.Page));
        return best;
    }

    internal async Task<IReadOnlyList<Search.DocumentHit>> HitsAsync(IReadOnlyList<Row> rows, SearchQuery query, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var texts = (await db.QueryAsync<TextRow>(Texts, new { ids = rows.Select(r => r.RowId).Distinct().ToList() }, ct)).ToDictionary(t => t.RowId, t => t.Text);
        return [.. rows.Where(r => texts.ContainsKey(r.RowId)).Select(r => new Search.DocumentHit(
            r.Id, r.Number, Words.Parse<DocumentKind>(r.Kind), r.Title, r.Page, [.. r.AlsoOn.Order().Take(20)],
            new Search.AgreementBrief(r.AgreementId, r.Reference, Words.Parse<AgreementClass>(r.Class), r.AgreementTitle),
            Snippet.Of(texts[r.RowId], query) ?? Snippet.Of(texts[r.RowId], query.WithPrefix())))];
    }

    internal sealed class Row
    {
        public long RowId { get; init; }
        public int Page { get; init; }
        public Guid Id { get; init; }
        public int Number { get; init; }
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public Guid AgreementId { get; init; }
        public string Reference { get; init; } = "";
        public string Class { get; init; } = "";
        public string AgreementTitle { get; init; } = "";
        public List<int> AlsoOn { get; } = [];
    }

    private sealed class TextRow
    {
        public long RowId { get; init; }
        public string Text { get; init; } = "";
    }
}
