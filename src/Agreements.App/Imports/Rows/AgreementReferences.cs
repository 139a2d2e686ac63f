using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Agreements;

namespace Agreements.App.Imports.Rows;

/// <summary>Finds the agreements that a row speaks of. What is out of the caller's scope is as if it did not exist.</summary>
public sealed class AgreementReferences(Db db, AgreementReader reader)
{
    private static readonly Statement ByReference = Statement.Of("SELECT id FROM agreements WHERE reference = @Reference");
    private static readonly Statement ByNumber = Statement.Of("SELECT DISTINCT agreement_id FROM agreement_numbers WHERE number_key = @Key");
    private static readonly Statement OfIssuer = Statement.Of("SELECT DISTINCT agreement_id FROM agreement_numbers WHERE number_key = @Key AND institution_id = @Issuer AND document = 0");
    private static readonly Statement ByRow = Statement.Of("SELECT DISTINCT agreement_id FROM import_rows WHERE row_hash = @Hash AND agreement_id IS NOT NULL");

    // One day has few signings.
    private static readonly Statement OnTheDay = Statement.Limited("""
        SELECT a.id FROM agreements a WHERE a.signed_on = @SignedOn AND a.title = @Title AND a.process NOT IN ('rejected', 'withdrawn') ORDER BY a.id
        """, "Most");

    private static readonly Statement OfPartner = Statement.Limited("""
        SELECT a.id FROM agreement_parties p JOIN agreements a ON a.id = p.agreement_id
        WHERE p.institution_id = @Partner AND (a.title = @Title OR a.ends_on = @EndsOn) AND a.process NOT IN ('rejected', 'withdrawn')
            AND (SELECT COUNT(*) FROM agreement_parties o WHERE o.agreement_id = a.id) = @Parties
        ORDER BY a.id
        """, "Most");

    private const int MostSimilar = 5, MostCompared = 50;

    /// <summary>By its id, our reference or any party's number.</summary>
    /// <returns>Null = none, or several.</returns>
    public async Task<Dossier?> FindAsync(string text, CancellationToken ct)
    {
        if (Guid.TryParseExact(text, "D", out var id)) return await OnlyAsync([id], ct);
        if (text.Length > Shape.Number) return null;
        var found = await db.QueryAsync<Guid>(ByReference, new { Reference = text.ToUpperInvariant() }, ct);
        return await OnlyAsync(found.Count > 0 ? found : await db.QueryAsync<Guid>(ByNumber, new { Key = Folding.Fold(text) }, ct), ct);
    }

    /// <summary>Those whose own text bears one of the numbers that these issuers gave.</summary>
    /// <returns>How many there are, and those of them that the caller sees.</returns>
    public async Task<(int Count, IReadOnlyList<Dossier> Seen)> WithNumbersAsync(IEnumerable<(string Number, Guid Issuer)> numbers, CancellationToken ct)
    {
        var ids = new HashSet<Guid>();
        foreach (var (number, issuer) in numbers) ids.UnionWith(await db.QueryAsync<Guid>(OfIssuer, new { Key = Folding.Fold(number), Issuer = issuer }, ct));
        return (ids.Count, ids.Count == 0 ? [] : await reader.ByIdsAsync([.. ids], ct));
    }

    /// <summary>What an earlier row that said the same has become, if it still stands.</summary>
    public async Task<Dossier?> OfRowAsync(string hash, CancellationToken ct)
    {
        var ids = await db.QueryAsync<Guid>(ByRow, new { Hash = hash }, ct);
        return ids.Count == 0 ? null : (await reader.ByIdsAsync(ids, ct)).FirstOrDefault(d => !d.Agreement.Process.IsAbandoned());
    }

    /// <summary>Those of the same parties with the same title or the same stated last day, and those of one of the parties with the same title and day of signing.</summary>
    /// <param name="own">Whose list it is: has more agreements than its partners.</param>
    /// <returns>Their references.</returns>
    public async Task<IReadOnlyList<string>> SimilarAsync(AgreementFacts facts, Guid? own, CancellationToken ct)
    {
        var parties = facts.Parties.Select(p => p.Institution).ToHashSet();
        var partner = facts.Parties.Select(p => p.Institution).LastOrDefault(id => id != own);
        var same = await db.QueryAsync<Guid>(OfPartner, new { Partner = partner, facts.Title, facts.Term.EndsOn, Parties = parties.Count, Most = MostCompared }, ct);
        var onTheDay = facts.Term.SignedOn is { } day ? await db.QueryAsync<Guid>(OnTheDay, new { SignedOn = day, facts.Title, Most = MostSimilar }, ct) : [];
        if (same.Count + onTheDay.Count == 0) return [];
        var found = await reader.ByIdsAsync([.. same.Union(onTheDay)], ct);
        return [.. found.Where(d => d.Agreement.Facts.Parties.Select(p => p.Institution) is var theirs && (onTheDay.Contains(d.Agreement.Id) ? parties.Overlaps(theirs) : parties.SetEquals(theirs))).Select(d => d.Agreement.Reference).Take(MostSimilar)];
    }

    private async Task<Dossier?> OnlyAsync(IReadOnlyList<Guid> ids, CancellationToken ct) => ids.Count > 0 && await reader.ByIdsAsync(ids, ct) is [var only] ? only : null;
}
