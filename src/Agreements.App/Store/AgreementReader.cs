using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>An agreement with what its status needs of others.</summary>
/// <param name="Names">The current names of the parties, also of those by an addendum.</param>
/// <param name="Universities">Those who are universities or faculties; also those by an addendum.</param>
public sealed record Dossier(
    Agreement Agreement, Neighbours Around, IReadOnlyDictionary<Guid, string> Names, IReadOnlySet<Guid> Universities, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Of the original's parties, in their order.</summary>
    public IReadOnlyList<string> PartyNames => [.. Agreement.Facts.Parties.Select(p => Names[p.Institution])];

    /// <summary>The region of its governing party, the first local government; null where none is known.</summary>
    public string? Region { get; init; }

    /// <summary>What the caller may do with it; nothing where nobody asks.</summary>
    public Permission Rights { get; init; }

    /// <summary>Its renewal cases as they are stored, newest first.</summary>
    internal IReadOnlyList<RenewalRow> Cases { get; init; } = [];
}

/// <summary>Loads agreements, many at a time, in one round trip.</summary>
public sealed class AgreementReader(Db db, Scope scope, UnreadableAgreements unreadable, RequestContext context)
{
    // While a report is written the same few are the parties of many.
    private readonly Dictionary<Guid, PartyRow> _outlined = [];

    private const string Columns = """
        a.id, a.reference, a.class, a.regime, a.title, a.subject, a.process, a.zone, a.signed_on, a.starts_on, a.ends_on, a.end_basis,
        a.duration_as_written, a.duration_amount, a.duration_unit, a.confirmed_reading, a.until_event, a.retroactive, a.notice_amount, a.notice_unit,
        a.renewal_mode, a.renewal_term_months, a.renewal_max, a.parent_id, a.parent_override_reason, a.predecessor_id, a.lineage_id, a.replaces_predecessor, a.planned_on,
        a.signing_event, a.signing_place, a.signing_event_id, a.council_required, a.officer_institution_id, a.officer_name, a.officer_post, a.officer_mail, a.verification_status, a.verification_source,
        a.details, a.version, a.created_at, a.updated_at
        """;

    private const string ChangeColumns = "c.agreement_id, c.kind, c.effective_on, c.reason, c.addendum";

    // SQL Server takes 2,100 parameters; a chunk's parents are asked for by their ids as well.
    private const int MostAtOnce = 1000;

    private static readonly Statement ByIds = Text("IN @ids"), ById = Text("= @id");

    private static Statement Text(string asked) => Statement.Of($"""
        SELECT {Columns} FROM agreements a
        WHERE a.id IN (SELECT id FROM agreements WHERE id {asked} UNION ALL SELECT id FROM agreements WHERE predecessor_id {asked});
        SELECT p.agreement_id, p.institution_id, i.name AS current_name, i.kind, i.region_code, p.name_at_signing, p.number, p.number_date, p.signed_on,
            p.signatory_name, p.signatory_post, p.signatory_capacity, p.mandate_letter, p.post_until, p.mandate_until
        FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id {asked} ORDER BY p.agreement_id, p.ord;
        SELECT {RenewalRow.Columns} FROM renewals r WHERE r.agreement_id {asked} ORDER BY r.opened_on DESC, r.id DESC;
        SELECT {ChangeColumns} FROM agreement_changes c WHERE c.agreement_id {asked} ORDER BY c.agreement_id, c.ord;
        """);

    private static readonly Statement ParentsAndTheirLineage = Statement.Of($"""
        SELECT {Columns} FROM agreements a WHERE a.lineage_id IN (SELECT lineage_id FROM agreements WHERE id IN @parents)
        """);

    private static readonly Statement ChangesOf = Statement.Of($"""
        SELECT {ChangeColumns} FROM agreement_changes c WHERE c.agreement_id IN @ids ORDER BY c.agreement_id, c.ord
        """);

    private static readonly Statement SuccessorsAndCases = Statement.Of($"""
        SELECT {Columns} FROM agreements a WHERE a.predecessor_id IN @ids;
        SELECT {RenewalRow.Columns} FROM renewals r WHERE r.agreement_id IN @ids ORDER BY r.opened_on DESC, r.id DESC;
        """);

    private static readonly IReadOnlyDictionary<Guid, PartyRow> Nobody = new Dictionary<Guid, PartyRow>();

    private static readonly Statement Institutions = Statement.Of("SELECT id AS institution_id, name AS current_name, kind FROM institutions WHERE id IN @ids");

    /// <exception cref="DomainException"><c>notFound</c>: it does not exist, or is out of the caller's scope.</exception>
    public async Task<Dossier> GetAsync(Guid id, CancellationToken ct)
    {
        var rights = await scope.RightsAsync(Subject.Agreement, id, ct);
        return rights.Cover(Permission.Read) ? await UnguardedAsync(id, ct) with { Rights = rights } : throw DomainException.NotFound("agreement", id);
    }

    /// <returns>Those that exist and are in the caller's scope, in the order of <paramref name="ids"/>.</returns>
    public async Task<IReadOnlyList<Dossier>> ByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rights = await scope.RightsAsync(Subject.Agreement, ids, ct);
        var visible = ids.Where(id => rights.GetValueOrDefault(id).Cover(Permission.Read)).ToList();
        var found = await UnguardedAsync(visible, ct);
        foreach (var missing in visible.Except(found.Select(d => d.Agreement.Id))) LeaveOut(missing);
        return [.. found.Select(d => d with { Rights = rights[d.Agreement.Id] })];
    }

    /// <summary>Whoever asks: for what the program works out itself. Never shown to the caller.</summary>
    /// <exception cref="DomainException"><c>notFound</c>; <c>agreement.unreadable</c>: its row, or one that it needs, is broken.</exception>
    public async Task<Dossier> UnguardedAsync(Guid id, CancellationToken ct)
    {
        try
        {
            return (await ReadAsync(ById, new { id }, [id], ct)).FirstOrDefault() ?? throw DomainException.NotFound("agreement", id);
        }
        catch (Exception broken) when (IsItsOwn(broken))
        {
            unreadable.Note(id, broken);
            throw new DomainException(ProblemKind.Damaged, [Violation.Of("agreement.unreadable", "", id)]);
        }
    }

    /// <summary>Whoever asks: for what the program works out itself. Never shown to the caller.</summary>
    /// <returns>Those that exist and can be read, in the order of <paramref name="ids"/>.</returns>
    public async Task<IReadOnlyList<Dossier>> UnguardedAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new List<Dossier>();
        foreach (var chunk in ids.Chunk(MostAtOnce)) found.AddRange(await ReadApartAsync(chunk, ct));
        return found;
    }

    // In halves where something is broken: one row among a thousand costs twenty reads, and the others are read.
    private async Task<IReadOnlyList<Dossier>> ReadApartAsync(Guid[] ids, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(ByIds, new { ids = Ids.List(ids) }, ids, ct);
        }
        catch (Exception broken) when (IsItsOwn(broken))
        {
            if (ids.Length == 1)
            {
                unreadable.Note(ids[0], broken);
                return [];
            }
            var half = ids.Length / 2;
            return [.. await ReadApartAsync(ids[..half], ct), .. await ReadApartAsync(ids[half..], ct)];
        }
    }

    /// <summary>Says something of one agreement of a list; what cannot be said of it because its row is broken leaves it out.</summary>
    internal T? Say<T>(Guid agreement, Func<T?> say) where T : class
    {
        try
        {
            return say();
        }
        catch (Exception broken) when (IsItsOwn(broken))
        {
            unreadable.Note(agreement, broken);
            LeaveOut(agreement);
            return null;
        }
    }

    /// <summary>Notes that an agreement which the caller may see is not in what is answered, because its row is broken.</summary>
    internal void LeaveOut(Guid agreement)
    {
        if (context.IsFile) throw new DomainException(ProblemKind.Damaged, [Violation.Of("agreement.unreadable", "", agreement)]);
        context.LeftOut.Add(agreement);
    }

    // Not a refusal, and not the database's.
    private bool IsItsOwn(Exception exception) => exception is not (DomainException or OperationCanceledException) && db.Engine.TroubleOf(exception) is null && !db.Engine.IsDamaged(exception) && exception is not System.Data.Common.DbException;

    /// <summary>Those of a list that the caller may see. What nothing has changed is made of its row: what the outline does not ask for is empty, and so are signatories.</summary>
    /// <returns>In the order of the rows; null = it cannot be read.</returns>
    internal async Task<IReadOnlyList<Dossier?>> OutlinedAsync(IReadOnlyList<OutlineRow> rows, CancellationToken ct)
    {
        var found = await OutlinesAsync(rows, ct);
        foreach (var (row, _) in rows.Zip(found).Where(f => f.Second is null)) LeaveOut(row.Id);
        return found;
    }

    private async Task<IReadOnlyList<Dossier?>> OutlinesAsync(IReadOnlyList<OutlineRow> rows, CancellationToken ct)
    {
        try
        {
            return await TogetherAsync(rows, ct);
        }
        catch (Exception broken) when (IsItsOwn(broken))
        {
            // What is read beside the rows is broken: then each of them is read whole.
            var whole = (await UnguardedAsync([.. rows.Select(r => r.Id)], ct)).ToDictionary(d => d.Agreement.Id);
            return [.. rows.Select(r => whole.GetValueOrDefault(r.Id))];
        }
    }

    private async Task<IReadOnlyList<Dossier?>> TogetherAsync(IReadOnlyList<OutlineRow> rows, CancellationToken ct)
    {
        var whole = (await UnguardedAsync([.. rows.Where(r => r.IsChanged).Select(r => r.Id)], ct)).ToDictionary(d => d.Agreement.Id);
        var (around, cases) = await LinkedAsync([.. rows.Where(r => r.IsLinked && !r.IsChanged)], ct);
        foreach (var missing in rows.Where(r => !r.IsChanged).SelectMany(r => r.InOrder).Select(p => p.Institution).Where(i => !_outlined.ContainsKey(i)).Distinct().Chunk(MostAtOnce))
            foreach (var named in await db.QueryAsync<PartyRow>(Institutions, new { ids = Ids.List(missing) }, ct)) _outlined[named.InstitutionId] = named;
        return [.. rows.Select(r => r.IsChanged ? whole.GetValueOrDefault(r.Id) : Say(r.Id, () => Assemble(r, r.InOrder.Select(p => _outlined[p.Institution].As(p.Number)), [], Nobody, [.. cases[r.Id]], around)))];
    }

    private async Task<(NeighbourRows Around, ILookup<Guid, RenewalRow> Cases)> LinkedAsync(IReadOnlyList<OutlineRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return (NeighbourRows.None, Array.Empty<RenewalRow>().ToLookup(r => r.AgreementId));
        using var grid = await db.QueryMultipleAsync(SuccessorsAndCases, new { ids = Ids.List(rows.Select(r => r.Id)) }, ct);
        var successors = (await grid.ReadAsync<AgreementRow>()).ToList();
        var cases = (await grid.ReadAsync<RenewalRow>()).ToLookup(r => r.AgreementId);
        return (await AroundAsync(rows, successors, ct), cases);
    }

    /// <summary>A parent and the others of its lineage; empty when there is no such agreement.</summary>
    public async Task<IReadOnlyList<Agreement>> LineageAsync(Guid parent, CancellationToken ct)
    {
        var rows = await db.QueryAsync<AgreementRow>(ParentsAndTheirLineage, new { parents = Ids.List([parent]) }, ct);
        var changes = await ChangesAsync(rows, ct);
        return [.. rows.Select(r => r.ToAgreement([], [.. changes[r.Id]]))];
    }

    private async Task<IReadOnlyList<Dossier>> ReadAsync(Statement statement, object args, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        using var grid = await db.QueryMultipleAsync(statement, args, ct);
        var rows = (await grid.ReadAsync<AgreementRow>()).ToDictionary(r => r.Id);
        var asked = ids.Distinct().Where(rows.ContainsKey).Select(id => rows[id]).ToList();
        var parties = (await grid.ReadAsync<PartyRow>()).ToLookup(p => p.AgreementId);
        var renewals = (await grid.ReadAsync<RenewalRow>()).ToLookup(r => r.AgreementId);
        var changes = (await grid.ReadAsync<ChangeRow>()).ToLookup(c => c.AgreementId, c => c.ToChange());
        var joined = await JoinedAsync(changes.SelectMany(c => c), ct);
        var around = await AroundAsync(asked, [.. rows.Values.Where(r => r.PredecessorId is { } p && rows.ContainsKey(p))], ct);
        List<Dossier> found = [.. asked.Select(row => Assemble(row, parties[row.Id], [.. changes[row.Id]], joined, [.. renewals[row.Id]], around))];
        foreach (var row in asked) unreadable.Read(row.Id);
        return found;
    }

    // Those who became a party by an addendum; most agreements have none, and nothing is asked for them.
    private async Task<IReadOnlyDictionary<Guid, PartyRow>> JoinedAsync(IEnumerable<Change> changes, CancellationToken ct)
    {
        var ids = changes.SelectMany(Members.Of).ToHashSet();
        if (ids.Count == 0) return Nobody;
        return (await db.QueryAsync<PartyRow>(Institutions, new { ids = Ids.List(ids) }, ct)).ToDictionary(i => i.InstitutionId);
    }

    private static Dossier Assemble(
        AgreementRow row, IEnumerable<PartyRow> partyRows, IReadOnlyList<Change> changes, IReadOnlyDictionary<Guid, PartyRow> joined, IReadOnlyList<RenewalRow> cases, NeighbourRows around)
    {
        var parties = partyRows.ToList();
        var outlooks = cases.Select(c => c.ToOutlook()).ToList();
        var members = parties.Concat(changes.SelectMany(Members.Of).Select(id => joined[id])).DistinctBy(p => p.InstitutionId).ToList();
        return new Dossier(
            row.ToAgreement([.. parties.Select(p => p.ToParty())], changes),
            around.Of(row) with { Renewal = RenewalOutlook.Latest(outlooks), Cases = outlooks },
            members.ToDictionary(p => p.InstitutionId, p => p.CurrentName),
            members.Where(p => Words.Parse<InstitutionKind>(p.Kind) is InstitutionKind.University or InstitutionKind.Faculty).Select(p => p.InstitutionId).ToHashSet(),
            row.CreatedAt,
            row.UpdatedAt)
        {
            Region = parties.Find(p => Words.Parse<InstitutionKind>(p.Kind).IsGovernment())?.RegionCode,
            Cases = cases,
        };
    }

    // Most agreements stand alone: the second and third round trip are made only where a parent or successor exists.
    private async Task<NeighbourRows> AroundAsync(IEnumerable<AgreementRow> rows, List<AgreementRow> successors, CancellationToken ct)
    {
        var all = new List<AgreementRow>(successors);
        var parents = rows.Select(r => r.ParentId).OfType<Guid>().Distinct().ToList();
        if (parents.Count > 0)
        {
            all.AddRange(await db.QueryAsync<AgreementRow>(ParentsAndTheirLineage, new { parents = Ids.List(parents) }, ct));
        }
        if (all.Count == 0) return NeighbourRows.None;
        var changes = await ChangesAsync(all, ct);
        var agreements = all.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.ToAgreement([], [.. changes[r.Id]]));
        return new NeighbourRows(
            agreements,
            agreements.Values.Where(a => a.Facts.Predecessor is not null).ToLookup(a => a.Facts.Predecessor!.Value),
            all.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.LineageId));
    }

    private async Task<ILookup<Guid, Change>> ChangesAsync(IEnumerable<AgreementRow> rows, CancellationToken ct)
    {
        var ids = Ids.List(rows.Select(r => r.Id).Distinct());
        return ids.Count == 0 ? Array.Empty<Change>().ToLookup(_ => Guid.Empty) : (await db.QueryAsync<ChangeRow>(ChangesOf, new { ids }, ct)).ToLookup(c => c.AgreementId, c => c.ToChange());
    }

    private sealed record NeighbourRows(IReadOnlyDictionary<Guid, Agreement> ById, ILookup<Guid, Agreement> ByPredecessor, IReadOnlyDictionary<Guid, Guid> Lineages)
    {
        public static readonly NeighbourRows None = new(new Dictionary<Guid, Agreement>(), Array.Empty<Agreement>().ToLookup(_ => Guid.Empty), new Dictionary<Guid, Guid>());

        public Neighbours Of(AgreementRow row) => ById.Count == 0 ? Neighbours.None : new Neighbours(
            row.ParentId is { } parent ? ById.GetValueOrDefault(parent) : null, [.. ByPredecessor[row.Id]], [.. LineageOf(row.ParentId)]);

        private IEnumerable<Agreement> LineageOf(Guid? parent) => parent is { } id && Lineages.TryGetValue(id, out var lineage)
            ? ById.Values.Where(a => a.Id != id && Lineages[a.Id] == lineage)
            : [];
    }
}
