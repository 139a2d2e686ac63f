using Agreements.App.Data;
using Agreements.Domain.Searching;

namespace Agreements.App.Searching;

/// <summary>Whether a query holds a word of very many rows. SQLite weighs a word by how rare it is and reads all of its rows for that; such a word says nothing about what is best, so the newest come first then.</summary>
public sealed class CommonWords(Db db)
{
    private const int Many = 5_000;

    // SQL Server keeps such figures in its index.
    private const string None = "SELECT 0 AS number";

    private static readonly Statement InAgreements = new("SELECT COUNT(*) FROM (SELECT 1 FROM search_agreements_fts WHERE search_agreements_fts MATCH @Match LIMIT @Many)", None);
    private static readonly Statement InPages = new("SELECT COUNT(*) FROM (SELECT 1 FROM search_pages_fts WHERE search_pages_fts MATCH @Match LIMIT @Many)", None);

    public async Task<bool> AnyAsync(SearchQuery query, bool ofPages, CancellationToken ct)
    {
        foreach (var word in query.All.SelectMany(t => t.Ways).SelectMany(w => w.Words).Distinct())
            if (await db.FirstAsync<int>(ofPages ? InPages : InAgreements, new { Match = $"- {{filters}} : \"{word}\"", Many }, ct) == Many) return true;
        return false;
    }
}
