using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Searching;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Searching;

namespace Agreements.App.Features.Search;

/// <summary>The agreements that a search finds. Each is read by the guarded reader.</summary>
public sealed class FindAgreements(Db db, AgreementReader reader, StatusOf statusOf, Scope scope, Candidates candidates)
{
    private const int MostExact = 50;

    // Several issuers may use one number.
    private static readonly Statement Exact = Statement.Limited("""
        SELECT f.id FROM (
            SELECT agreement_id AS id FROM agreement_numbers WHERE number_key = @Folded
            UNION SELECT id FROM agreements WHERE reference IN (@Reference, @WholeReference)
        ) f ORDER BY f.id DESC
        """, "Count");

    private static readonly Statement ByReference = Statement.Limited("SELECT a.id FROM agreements a WHERE a.reference BETWEEN @Reference AND @LastReference ORDER BY a.reference", "Count");

    private static readonly Statement NumbersOf = Statement.Of("SELECT agreement_id, number_key FROM agreement_numbers WHERE agreement_id IN @ids ORDER BY agreement_id DESC, number_key");

    /// <summary>By a number as it is recorded, or with the same letters and digits.</summary>
    internal async Task<IReadOnlyList<Guid>> ExactAsync(SearchWords words, SearchQuery query, CancellationToken ct)
    {
        var found = await db.QueryAsync<Guid>(Exact, new { words.Folded, words.Reference, words.WholeReference, Count = MostExact }, ct);
        if (found.Count > 0 || query is not { None: [], All: [{ Ways: [{ Words.Count: > 1 } number, ..] }] } || !number.Text.Any(char.IsAsciiDigit)) return found;
        var ids = await candidates.AgreementsAsync(new SearchQuery([new Wanted([number with { IsPrefix = false }])], []), null, headsOnly: true, MostExact, ct);
        return [.. (await db.QueryAsync<NumberRow>(NumbersOf, new { ids = Ids.List(ids) }, ct)).Where(r => Token.Fold(r.NumberKey) == number.Text).Select(r => r.AgreementId).Distinct()];
    }

    /// <summary>Beginnings of a reference first, then by rank.</summary>
    internal async Task<IReadOnlyList<Guid>> CandidatesAsync(SearchWords words, SearchQuery query, Search.Query asked, int most, CancellationToken ct)
    {
        var byReference = await db.QueryAsync<Guid>(ByReference, new { words.Reference, words.LastReference, Count = Search.Most + 1 }, ct);
        var found = query.IsEmpty ? [] : await candidates.AgreementsAsync(query, asked.Class, asked.Typing, most, ct);
        if (found.Count == 0 && !query.IsEmpty && !asked.Typing) found = await candidates.AgreementsAsync(query.WithPrefix(), asked.Class, headsOnly: true, most, ct);
        return [.. byReference.Concat(found).Distinct()];
    }

    /// <summary>Those of them that the caller may read, up to one more than asked.</summary>
    internal async Task<IReadOnlyList<Guid>> VisibleAsync(IReadOnlyList<Guid> ids, int most, bool all, CancellationToken ct)
    {
        var visible = new List<Guid>();
        foreach (var chunk in ids.Chunk(all ? Candidates.Most : most + 1))
        {
            var rights = await scope.RightsAsync(Subject.Agreement, chunk, ct);
            visible.AddRange(chunk.Where(id => rights.GetValueOrDefault(id).Cover(Permission.Read)));
            if (!all && visible.Count > most) break;
        }
        return visible;
    }

    /// <summary>Those of them that the caller may read.</summary>
    internal async Task<IReadOnlyList<Search.AgreementHit>> HitsAsync(IReadOnlyCollection<Guid> ids, SearchQuery query, AgreementClass? asked, CancellationToken ct) =>
        [.. (await reader.ByIdsAsync(ids, ct)).Where(d => asked is null || d.Agreement.Facts.Class == asked).Select(d => Hit(d, query))];

    private Search.AgreementHit Hit(Dossier dossier, SearchQuery query)
    {
        var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
        var facts = dossier.Agreement.FactsAt(status.AsOf);
        IReadOnlyList<string> parties = [.. facts.Parties.Select(p => dossier.Names[p.Institution])];
        return new Search.AgreementHit(dossier.Agreement.Id, dossier.Agreement.Reference, facts.Class, facts.Title, parties, status.Validity, status.EndsOn)
        {
            TitleMarks = Snippet.MarksIn(facts.Title, query), Found = Snippet.Of(string.Join(" · ", new[] { facts.Subject }.Concat(facts.Scope).OfType<string>()), query),
        };
    }

    private sealed class NumberRow
    {
        public Guid AgreementId { get; init; }
        public string NumberKey { get; init; } = "";
    }
}
