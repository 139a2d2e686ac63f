using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Searching;

namespace Agreements.App.Searching;

/// <summary>Writes what is searched, in the transaction of the change: one row for each agreement, one for each page of a content. The full text over them follows by itself.</summary>
public sealed class SearchIndex(Db db, AgreementReader reader, PageIndex pages)
{
    /// <summary>So many agreements are written anew within the change of an institution; the others by the job behind it.</summary>
    private const int AtOnce = 50;

    private static readonly Statement Update = Statement.Of("""
        UPDATE search_agreements SET filters = @Filters, head = @Head, subject = @Subject, documents = @Documents, text = @Text, is_stale = 0 WHERE agreement_id = @Id
        """);

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO search_agreements (agreement_id, filters, head, subject, documents, text, is_stale) VALUES (@Id, @Filters, @Head, @Subject, @Documents, @Text, 0)
        """);

    private static readonly Statement FiltersOf = Statement.Of("SELECT filters FROM search_agreements WHERE agreement_id = @Id");
    private static readonly Statement MembersOf = Statement.Of("SELECT institution_id FROM agreement_members WHERE agreement_id = @Id ORDER BY institution_id");
    private static readonly Statement NamesOf = Statement.Of("SELECT name FROM institution_names WHERE institution_id IN @ids ORDER BY institution_id, ord");
    private static readonly Statement AliasesOf = Statement.Of("SELECT aliases FROM institutions WHERE id IN @ids ORDER BY id");
    private static readonly Statement TitlesOf = Statement.Of("SELECT title FROM documents WHERE agreement_id = @Id AND removed_at IS NULL ORDER BY id");

    private static readonly Statement MarkOfInstitution = Statement.Of("""
        UPDATE search_agreements SET is_stale = 1 WHERE is_stale = 0 AND agreement_id IN (SELECT m.agreement_id FROM agreement_members m WHERE m.institution_id = @Institution)
        """);

    private static readonly Statement Stale = Statement.Limited("SELECT agreement_id FROM search_agreements WHERE is_stale = 1 ORDER BY id DESC", "Count");

    private static readonly Statement Missing = Statement.Limited("SELECT a.id FROM agreements a WHERE NOT EXISTS (SELECT 1 FROM search_agreements s WHERE s.agreement_id = a.id) ORDER BY a.id", "Count");

    /// <summary>After the agreement and its members are written.</summary>
    public async Task WriteAsync(Agreement agreement, CancellationToken ct)
    {
        var before = await db.FirstAsync<string>(FiltersOf, new { agreement.Id }, ct);
        var row = await RowAsync(agreement, ct);
        if (await db.ExecuteAsync(Update, row, ct) == 0) await db.ExecuteAsync(Insert, row, ct);
        if (before is not null && before != row.Filters) await pages.NarrowAsync(agreement.Id, ct);
    }

    /// <summary>After a document was added, got another version or title, was removed or came back.</summary>
    public async Task DocumentsAsync(Guid agreement, CancellationToken ct)
    {
        await WriteAsync((await reader.UnguardedAsync(agreement, ct)).Agreement, ct);
        await pages.NarrowAsync(agreement, ct);
    }

    /// <summary>After an institution got another name, or another place: what names it or is seen through it is written anew.</summary>
    /// <returns>Whether the job has to do the rest.</returns>
    public async Task<bool> InstitutionAsync(Guid institution, CancellationToken ct)
    {
        if (await db.ExecuteAsync(MarkOfInstitution, new { Institution = institution }, ct) == 0) return false;
        return await RefreshAsync(AtOnce, ct) == AtOnce;
    }

    /// <summary>Writes anew what has changed meanwhile, and what was never written.</summary>
    /// <returns>How many agreements; as many as asked = there may be more.</returns>
    public async Task<int> RefreshAsync(int most, CancellationToken ct)
    {
        var ids = await db.QueryAsync<Guid>(Stale, new { Count = most }, ct);
        return await WriteAllAsync(ids, ct);
    }

    /// <summary>Whether an agreement is not in the index yet. Looks at all of them.</summary>
    public async Task<bool> LacksAnyAsync(CancellationToken ct) => (await db.QueryAsync<Guid>(Missing, new { Count = 1 }, ct)).Count > 0;

    /// <summary>Writes agreements that are not in the index yet, such as those of a database of an earlier program.</summary>
    /// <returns>How many; as many as asked = there may be more.</returns>
    public async Task<int> AddMissingAsync(int most, CancellationToken ct)
    {
        var ids = await db.QueryAsync<Guid>(Missing, new { Count = most }, ct);
        return await WriteAllAsync(ids, ct);
    }

    // Where all of them are such as cannot be read, the same would be asked for again and again.
    private async Task<int> WriteAllAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var readable = await reader.UnguardedAsync(ids, ct);
        foreach (var dossier in readable) await WriteAsync(dossier.Agreement, ct);
        return readable.Count == 0 ? 0 : ids.Count;
    }

    private async Task<Row> RowAsync(Agreement agreement, CancellationToken ct)
    {
        var facts = agreement.Facts;
        var members = await db.QueryAsync<Guid>(MembersOf, new { agreement.Id }, ct);
        var parties = new { ids = Ids.List(Members.Of(agreement)) };
        var names = (await db.QueryAsync<string>(NamesOf, parties, ct)).Concat((await db.QueryAsync<string>(AliasesOf, parties, ct)).SelectMany(a => Json.Read<List<string>>(a)));
        var addenda = Numbers.Addenda(agreement).ToList();
        var head = new[] { agreement.Reference, facts.Title }.Concat(addenda.SelectMany(a => new[] { a.Title, a.Amendment.Title }))
            .Concat(facts.Parties.SelectMany(p => new[] { p.Number, p.NameAtSigning })).Concat(addenda.SelectMany(a => a.Numbers.Select(n => n.Number))).Concat(names);
        var subject = new[] { facts.Subject }.Concat(facts.Scope).Concat(addenda.Select(a => a.Amendment.Subject.Value));
        return new Row(
            agreement.Id, string.Join(' ', members.Select(MatchText.Of).Append(MatchText.Of(facts.Class))), Folded(head), Folded(subject), Folded(await db.QueryAsync<string>(TitlesOf, new { agreement.Id }, ct)));
    }

    private static string Folded(IEnumerable<string?> texts) => Token.Fold(string.Join('\n', texts.Where(t => t is not null).Distinct()));

    private sealed record Row(Guid Id, string Filters, string Head, string Subject, string Documents)
    {
        public string Text { get; } = string.Join(' ', new[] { Head, Subject, Documents }.Where(t => t.Length > 0));
    }
}
