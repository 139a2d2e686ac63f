using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Searching;
using Agreements.Domain.Texts;

namespace Agreements.App.Searching;

/// <summary>Writes the pages of contents as they are searched, each content once, with the words of all who have it now.</summary>
public sealed class PageIndex(Db db)
{
    private const int AtOnce = 200;

    private const string Current = "document_versions v JOIN documents d ON d.id = v.document_id AND d.latest = v.number AND d.removed_at IS NULL";

    // A scanned page has its row before it is read.
    private const string Read = "(p.method = 'text' OR p.confidence IS NOT NULL)";

    private static readonly Statement MembersOf = Statement.Of($"SELECT DISTINCT m.institution_id FROM {Current} JOIN agreement_members m ON m.agreement_id = d.agreement_id WHERE v.sha256 = @Sha256 ORDER BY m.institution_id");
    private static readonly Statement ClassesOf = Statement.Of($"SELECT DISTINCT a.class FROM {Current} JOIN agreements a ON a.id = d.agreement_id WHERE v.sha256 = @Sha256 ORDER BY a.class");

    private static readonly Statement ContentsOf = Statement.Of("SELECT DISTINCT v.sha256 FROM documents d JOIN document_versions v ON v.document_id = d.id WHERE d.agreement_id = @Agreement ORDER BY v.sha256");

    private static readonly Statement Narrow = Statement.Of("UPDATE search_pages SET filters = @Filters WHERE sha256 = @Sha256 AND filters <> @Filters");

    private static readonly Statement New = Statement.Limited($"""
        SELECT p.page, p.text FROM document_pages p WHERE p.sha256 = @Sha256 AND {Read} AND NOT EXISTS (SELECT 1 FROM search_pages s WHERE s.sha256 = p.sha256 AND s.page = p.page) ORDER BY p.page
        """, "Count");

    private static readonly Statement Insert = Statement.Of("INSERT INTO search_pages (sha256, page, filters, text) VALUES (@Sha256, @Page, @Filters, @Text)");

    private static readonly Statement Missing = Statement.Limited($"""
        SELECT p.sha256 FROM document_pages p WHERE {Read} AND NOT EXISTS (SELECT 1 FROM search_pages s WHERE s.sha256 = p.sha256 AND s.page = p.page) ORDER BY p.sha256, p.page
        """, "Count");

    /// <summary>After pages of the content were read, in the transaction that keeps them.</summary>
    public async Task AddAsync(string sha256, CancellationToken ct)
    {
        while (await AddSomeAsync(sha256, ct) == AtOnce) { }
    }

    /// <summary>Who has the agreement's contents, or had them, may have changed.</summary>
    internal async Task NarrowAsync(Guid agreement, CancellationToken ct)
    {
        foreach (var sha256 in await db.QueryAsync<string>(ContentsOf, new { Agreement = agreement }, ct))
            await db.ExecuteAsync(Narrow, new { Sha256 = Sha(sha256), Filters = await FiltersAsync(sha256, ct) }, ct);
    }

    /// <summary>Whether a page is not in the index yet. Looks at all of them.</summary>
    internal async Task<bool> LacksAnyAsync(CancellationToken ct) => await db.FirstAsync<string>(Missing, new { Count = 1 }, ct) is not null;

    /// <returns>How many pages; none = all are in the index.</returns>
    internal async Task<int> AddMissingAsync(CancellationToken ct) => await db.FirstAsync<string>(Missing, new { Count = 1 }, ct) is { } sha256 ? await AddSomeAsync(sha256, ct) : 0;

    private async Task<int> AddSomeAsync(string sha256, CancellationToken ct)
    {
        var pages = await db.QueryAsync<PageRow>(New, new { Sha256 = Sha(sha256), Count = AtOnce }, ct);
        if (pages.Count == 0) return 0;
        var filters = await FiltersAsync(sha256, ct);
        await db.ExecuteAsync(Insert, pages.Select(p => new { Sha256 = sha256, p.Page, Filters = filters, Text = Token.Fold(p.Text) }), ct);
        return pages.Count;
    }

    private async Task<string> FiltersAsync(string sha256, CancellationToken ct)
    {
        var members = await db.QueryAsync<Guid>(MembersOf, new { Sha256 = Sha(sha256) }, ct);
        var classes = await db.QueryAsync<string>(ClassesOf, new { Sha256 = Sha(sha256) }, ct);
        return string.Join(' ', members.Select(MatchText.Of).Concat(classes.Select(c => MatchText.Of(Words.Parse<AgreementClass>(c)))));
    }

    // As nvarchar it would scan the table.
    private static Dapper.DbString Sha(string sha256) => new() { Value = sha256, IsAnsi = true, IsFixedLength = true, Length = 64 };

    private sealed class PageRow
    {
        public int Page { get; init; }
        public string Text { get; init; } = "";
    }
}
