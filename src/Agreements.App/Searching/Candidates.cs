using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Searching;
using WordTexts = Agreements.Domain.Texts.Words;

namespace Agreements.App.Searching;

/// <summary>What matches within the caller's scope, the best first, bounded whatever is stored. Whoever shows it reads it by a guarded reader all the same.</summary>
public sealed class Candidates(Db db, Scope scope, FullText fullText, CommonWords common)
{
    /// <summary>Deeper than so many nobody pages; who is there asks more exactly.</summary>
    public const int Most = 1_000;

    // Where there is no full text: so many of the newest rows are looked through.
    private const int NewestAgreements = 100_000, NewestPages = 20_000;

    private const string Heads = "head", AllOfAgreements = "head subject documents";

    private const string OfClass = "(@Class IS NULL OR EXISTS (SELECT 1 FROM agreements a WHERE a.id = {0} AND a.class = @Class))";

    private static readonly string AgreementMine = $"(@SeesAll = 1 OR {InScope.Agreement("t.agreement_id")}) AND {OfClass.Replace("{0}", "t.agreement_id", StringComparison.Ordinal)}";

    private static readonly string PageMine = $"""
        EXISTS (SELECT 1 FROM document_versions v JOIN documents d ON d.id = v.document_id AND d.latest = v.number AND d.removed_at IS NULL
            WHERE v.sha256 = t.sha256 AND (@SeesAll = 1 OR {InScope.Agreement("d.agreement_id")}) AND {OfClass.Replace("{0}", "d.agreement_id", StringComparison.Ordinal)})
        """;

    private static readonly string Likely = string.Join(" AND ", Enumerable.Range(1, 4).Select(i => $@"(@W{i} IS NULL OR t.text LIKE @W{i} ESCAPE '\')"));

    // Of the newest matches those with the best rank: what stands in numbers, titles and parties counts most. The words that narrow are not weighed, because each word that is weighed is read in all of its rows;
    // the + keeps SQLite from looking up row by row.
    private static readonly Statement Agreements = new("""
        SELECT t.agreement_id FROM (SELECT rowid AS id, bm25(search_agreements_fts, 0.0, 10.0, 4.0, 2.0) AS score FROM search_agreements_fts
            WHERE search_agreements_fts MATCH @Words AND +rowid IN (SELECT rowid FROM search_agreements_fts WHERE search_agreements_fts MATCH @Match ORDER BY rowid DESC LIMIT @Count)) f
        JOIN search_agreements t ON t.id = f.id ORDER BY f.score, f.id DESC
        """, $"""
        SELECT t.agreement_id FROM CONTAINSTABLE(search_agreements, text, @Match) k JOIN search_agreements t ON t.id = k.[KEY] LEFT JOIN CONTAINSTABLE(search_agreements, head, @Match) h ON h.[KEY] = t.id
        WHERE {AgreementMine} ORDER BY COALESCE(h.[RANK], 0) DESC, k.[RANK] DESC, t.id DESC OFFSET 0 ROWS FETCH NEXT @Count ROWS ONLY
        """);

    private static readonly Statement NewestOfAgreements = Statement.Limited("""
        SELECT t.agreement_id FROM search_agreements_fts f JOIN search_agreements t ON t.id = f.rowid WHERE search_agreements_fts MATCH @Match ORDER BY f.rowid DESC
        """, "Count") with { SqlServer = Agreements.SqlServer };

    private static readonly Statement Pages = new("""
        SELECT id FROM (SELECT rowid AS id, bm25(search_pages_fts, 0.0, 1.0) AS score FROM search_pages_fts
            WHERE search_pages_fts MATCH @Words AND +rowid IN (SELECT rowid FROM search_pages_fts WHERE search_pages_fts MATCH @Match ORDER BY rowid DESC LIMIT @Count)) f ORDER BY score, id DESC
        """, $"""
        SELECT t.id FROM CONTAINSTABLE(search_pages, text, @Match) k JOIN search_pages t ON t.id = k.[KEY] WHERE {PageMine}
        ORDER BY k.[RANK] DESC, t.id DESC OFFSET 0 ROWS FETCH NEXT @Count ROWS ONLY
        """);

    private static readonly Statement NewestOfPages = new("SELECT rowid FROM search_pages_fts WHERE search_pages_fts MATCH @Match ORDER BY rowid DESC LIMIT @Count", Pages.SqlServer);

    private static readonly Statement AgreementsByLook = Statement.Limited($"""
        SELECT t.id, t.agreement_id, t.text FROM search_agreements t WHERE t.id > (SELECT MAX(id) FROM search_agreements) - @Newest AND {AgreementMine} AND {Likely} ORDER BY t.id DESC
        """, "Count");

    private static readonly Statement PagesByLook = Statement.Limited($"""
        SELECT t.id, t.text FROM search_pages t WHERE t.id > (SELECT MAX(id) FROM search_pages) - @Newest AND {PageMine} AND {Likely} ORDER BY t.id DESC
        """, "Count");

    /// <param name="headsOnly">Only what stands in numbers, titles and parties, as while somebody types.</param>
    /// <param name="most">How many are needed where the order is by age; a rank looks at 1,000.</param>
    public async Task<IReadOnlyList<Guid>> AgreementsAsync(SearchQuery query, AgreementClass? asked, bool headsOnly, int most, CancellationToken ct)
    {
        if (!await fullText.IsHereAsync(db, ct)) return [.. (await LookAsync(AgreementsByLook, query, asked, NewestAgreements, ct)).Select(r => r.AgreementId)];
        if (headsOnly) return await db.QueryAsync<Guid>(NewestOfAgreements, Arguments(query, Heads, asked, most), ct);
        if (!await common.AnyAsync(query, ofPages: false, ct)) return await db.QueryAsync<Guid>(Agreements, Arguments(query, AllOfAgreements, asked, Most), ct);
        var heads = await db.QueryAsync<Guid>(NewestOfAgreements, Arguments(query, Heads, asked, most), ct);
        return heads.Count == most ? heads : [.. heads.Concat(await db.QueryAsync<Guid>(NewestOfAgreements, Arguments(query, AllOfAgreements, asked, most), ct)).Distinct().Take(most)];
    }

    /// <param name="most">As above.</param>
    public async Task<PageCandidates> PagesAsync(SearchQuery query, AgreementClass? asked, int most, CancellationToken ct)
    {
        if (!await fullText.IsHereAsync(db, ct)) return new PageCandidates([.. (await LookAsync(PagesByLook, query, asked, NewestPages, ct)).Select(r => r.Id)], IsRanked: false);
        var isRanked = !await common.AnyAsync(query, ofPages: true, ct);
        return new PageCandidates(await db.QueryAsync<long>(isRanked ? Pages : NewestOfPages, Arguments(query, "text", asked, isRanked ? Most : most), ct), isRanked);
    }

    // What may match is read, and looked at word by word.
    private async Task<IEnumerable<LookRow>> LookAsync(Statement statement, SearchQuery query, AgreementClass? asked, int newest, CancellationToken ct) =>
        (await db.QueryAsync<LookRow>(statement, Arguments(query, "text", asked, Most, newest), ct)).Where(r => query.Matches(r.Text));

    private object Arguments(SearchQuery query, string columns, AgreementClass? asked, int count, int newest = 0)
    {
        var mine = scope.Institutions(Permission.Read);
        var words = query.All.Where(t => t.Ways.Count == 1).Select(t => Folding.Contains(t.Ways[0].Text)).Take(4).ToList();
        return new
        {
            Match = db.Engine is SqliteEngine ? MatchText.Fts5(query, columns, mine, asked) : MatchText.Contains(query), Words = MatchText.Fts5(query, columns, null, null), Count = count,
            SeesAll = mine is null, mine = Ids.List(mine ?? []), Class = asked is { } one ? WordTexts.Of(one) : null, Newest = newest,
            W1 = words.ElementAtOrDefault(0), W2 = words.ElementAtOrDefault(1), W3 = words.ElementAtOrDefault(2), W4 = words.ElementAtOrDefault(3),
        };
    }

    private sealed class LookRow
    {
        public long Id { get; init; }
        public Guid AgreementId { get; init; }
        public string Text { get; init; } = "";
    }
}

/// <param name="Ids">Rows of <c>search_pages</c>, the best first.</param>
/// <param name="IsRanked">False = the newest first: which page of a document is the best is not known.</param>
public sealed record PageCandidates(IReadOnlyList<long> Ids, bool IsRanked)
{
    public static readonly PageCandidates None = new([], IsRanked: true);
}
