using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Access;

namespace Agreements.App.Features.Search;

/// <summary>The agreements that a search finds. Each is read by the guarded reader.</summary>
public sealed class FindAgreements(Db db, AgreementReader reader, StatusOf statusOf, Scope scope)
{
    /// <summary>So many of the newest are looked through for words; SQL has no index for words within a text.</summary>
    private const int Newest = 10_000;

    // Several issuers may use one number.
    private static readonly Statement Exact = Statement.Limited("""
        SELECT f.id FROM (
            SELECT agreement_id AS id FROM agreement_numbers WHERE number_key = @Folded
            UNION SELECT id FROM agreements WHERE reference = @Reference
        ) f ORDER BY f.id DESC
        """, "Count");

    private static readonly Statement ByReference = Statement.Limited("SELECT a.id FROM agreements a WHERE a.reference BETWEEN @Reference AND @LastReference ORDER BY a.reference", "Count");

    private static readonly Statement ByWords = new(Among(All, "LIMIT @Newest", "LIMIT @Count"), Among(All, "OFFSET 0 ROWS FETCH NEXT @Newest ROWS ONLY", "OFFSET 0 ROWS FETCH NEXT @Count ROWS ONLY"));

    private static readonly Statement ByWordsOfMember = new(Among(OfMember, "LIMIT @Newest", "LIMIT @Count"), Among(OfMember, "OFFSET 0 ROWS FETCH NEXT @Newest ROWS ONLY", "OFFSET 0 ROWS FETCH NEXT @Count ROWS ONLY"));

    // A party's name stands with the institution; its agreements are read in order from the index of members.
    private static readonly Statement PartiesByWords = Statement.Limited($"SELECT i.id FROM institutions i WHERE {SearchWords.In("i.search_key")} ORDER BY i.name, i.id", "Count");

    private static readonly Statement OfParty = Statement.Limited("SELECT m.agreement_id FROM agreement_members m WHERE m.institution_id = @Party AND m.is_party = 1 ORDER BY m.agreement_id DESC", "Count");

    private const string All = "SELECT a.id, a.search_key FROM agreements a ORDER BY a.id DESC";

    private const string OfMember = "SELECT a.id, a.search_key FROM agreement_members m JOIN agreements a ON a.id = m.agreement_id WHERE m.institution_id = @Member ORDER BY m.agreement_id DESC";

    private static string Among(string some, string newest, string count) => $"SELECT n.id FROM ({some} {newest}) n WHERE {SearchWords.In("n.search_key")} ORDER BY n.id DESC {count}";

    internal async Task<IReadOnlyList<Search.AgreementHit>> ExactAsync(SearchWords words, CancellationToken ct) =>
        await HitsAsync(await db.QueryAsync<Guid>(Exact, new { words.Folded, words.Reference, Count = 50 }, ct), ct);

    /// <param name="but">Those that have been found already.</param>
    internal async Task<IReadOnlyList<Search.AgreementHit>> ByWordsAsync(SearchWords words, IReadOnlyCollection<Guid> but, CancellationToken ct)
    {
        var found = new List<Guid>(await ByReferenceAsync(words, ct));
        found.AddRange(await NewestAsync(words, ct));
        if (found.Count < Search.Most) found.AddRange(await OfPartiesAsync(words, ct));
        return await HitsAsync([.. found.Distinct().Except(but)], ct);
    }

    private Task<IReadOnlyList<Guid>> ByReferenceAsync(SearchWords words, CancellationToken ct) =>
        db.QueryAsync<Guid>(ByReference, new { words.Reference, words.LastReference, Count = Search.Most + 1 }, ct);

    private async Task<IReadOnlyList<Guid>> NewestAsync(SearchWords words, CancellationToken ct)
    {
        if (scope.Institutions(Permission.Read) is not { } mine) return await db.QueryAsync<Guid>(ByWords, Arguments(words, Newest, null), ct);
        var found = new List<Guid>();
        foreach (var member in mine) found.AddRange(await db.QueryAsync<Guid>(ByWordsOfMember, Arguments(words, Newest / mine.Count, member), ct));
        return [.. found.Distinct().OrderDescending()];
    }

    private async Task<IReadOnlyList<Guid>> OfPartiesAsync(SearchWords words, CancellationToken ct)
    {
        var found = new List<Guid>();
        foreach (var party in await db.QueryAsync<Guid>(PartiesByWords, Arguments(words, 3, null), ct))
            found.AddRange(await db.QueryAsync<Guid>(OfParty, new { Party = party, Count = 50 }, ct));
        return found;
    }

    private static object Arguments(SearchWords words, int newest, Guid? member) =>
        new { W1 = words[0], W2 = words[1], W3 = words[2], W4 = words[3], Newest = newest, Member = member, Count = Math.Min(newest, Search.Most) };

    private async Task<IReadOnlyList<Search.AgreementHit>> HitsAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : [.. (await reader.ByIdsAsync(ids, ct)).Take(Search.Most).Select(Hit)];

    private Search.AgreementHit Hit(Dossier dossier)
    {
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var facts = dossier.Agreement.FactsAt(status.AsOf);
        return new Search.AgreementHit(
            dossier.Agreement.Id, dossier.Agreement.Reference, facts.Class, facts.Title, [.. facts.Parties.Select(p => dossier.Names[p.Institution])], status.Validity, status.EndsOn);
    }
}
