using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Access;

/// <summary>What the caller may do with which record. A record is in scope when one of the caller's institutions, or one below it, takes part in it.</summary>
public sealed class Scope(Db db, RequestContext context)
{
    // SQL Server takes 2,100 parameters.
    private const int MostAtOnce = 1000;

    private const string Mine = "s.institution_id IN @institutions";

    private static readonly Statement OfAgreements = Statement.Of($"SELECT s.agreement_id AS record_id, s.institution_id FROM agreement_members s WHERE s.agreement_id IN @ids AND {Mine}");

    private static readonly Statement OfRenewals = Statement.Of($"""
        SELECT r.id AS record_id, s.institution_id FROM renewals r JOIN agreement_members s ON s.agreement_id = r.agreement_id WHERE r.id IN @ids AND {Mine}
        """);

    private static readonly Statement OfAlerts = Statement.Of($"""
        SELECT l.id AS record_id, s.institution_id FROM alerts l JOIN agreement_members s ON s.agreement_id = l.agreement_id WHERE l.id IN @ids AND {Mine}
        """);

    private static readonly Statement OfInstitutions = Statement.Of("""
        SELECT x.institution_id AS record_id, x.ancestor_id AS institution_id FROM institution_ancestors x WHERE x.institution_id IN @ids AND x.ancestor_id IN @institutions
        """);

    private static readonly Statement OfDocuments = Statement.Of($"""
        SELECT d.id AS record_id, s.institution_id FROM documents d JOIN agreement_members s ON s.agreement_id = d.agreement_id WHERE d.id IN @ids AND {Mine}
        """);

    private static readonly Statement OfOriginals = Statement.Of($"""
        SELECT o.id AS record_id, s.institution_id FROM originals o JOIN agreement_members s ON s.agreement_id = o.agreement_id WHERE o.id IN @ids AND {Mine}
        """);

    private static readonly Statement OfCommitments = Statement.Of($"""
        SELECT c.id AS record_id, s.institution_id FROM commitments c JOIN agreement_members s ON s.agreement_id = c.agreement_id WHERE c.id IN @ids AND c.is_removed = 0 AND {Mine}
        """);

    private static readonly Statement Planned = Statement.Of("""
        SELECT id FROM agreements WHERE signing_event_id = @Id UNION SELECT agreement_id FROM renewals WHERE signing_event_id = @Id
        """);

    private static readonly Statement Maker = Statement.Of("SELECT institution_id FROM signing_events WHERE id = @Id AND institution_id IS NOT NULL");

    private Principal Principal => context.Principal;

    /// <summary>The institutions whose records the caller may treat so; null = all.</summary>
    public IReadOnlyList<Guid>? Institutions(Permission asked) => Principal.Institutions(asked);

    /// <summary>What the caller may do with each of these records; those with which it may do nothing are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, Permission>> RightsAsync(Subject subject, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var everywhere = Principal.Everywhere;
        if (everywhere == Permissions.All || ids.Count == 0) return ids.Distinct().ToDictionary(id => id, _ => everywhere);
        var institutions = Principal.Grants.Select(g => g.Institution).OfType<Guid>().Distinct().ToList();
        var rows = new List<Row>();
        if (institutions.Count > 0)
            foreach (var chunk in ids.Chunk(MostAtOnce)) rows.AddRange(await db.QueryAsync<Row>(StatementOf(subject), new { ids = Ids.List(chunk), institutions = Ids.List(institutions) }, ct));
        var held = rows.ToLookup(r => r.RecordId, r => r.InstitutionId);
        return ids.Distinct().Select(id => (id, Rights: everywhere | Principal.Over([.. held[id]]))).Where(r => r.Rights != Permission.None).ToDictionary(r => r.id, r => r.Rights);
    }

    public async Task<Permission> RightsAsync(Subject subject, Guid id, CancellationToken ct) =>
        subject == Subject.SigningEvent ? await RightsOverEventAsync(id, ct) : (await RightsAsync(subject, [id], ct)).GetValueOrDefault(id);

    /// <summary>Out of scope is as if it did not exist; in scope without the right is a refusal.</summary>
    /// <exception cref="DomainException"><c>notFound</c>; <c>forbidden</c>.</exception>
    public async Task RequireAsync(Permission asked, Subject subject, Guid id, CancellationToken ct)
    {
        var held = await RightsAsync(subject, id, ct);
        if (!held.Cover(Permission.Read)) throw DomainException.NotFound(Words.Of(subject), id);
        if (!held.Cover(asked)) throw DomainException.Forbidden(asked);
    }

    // Whoever sees one agreement of a ceremony sees the ceremony; whoever moves it moves them all. While there is none it is its maker's, who keeps seeing it.
    private async Task<Permission> RightsOverEventAsync(Guid id, CancellationToken ct)
    {
        var agreements = await db.QueryAsync<Guid>(Planned, new { Id = id }, ct);
        var makers = (await RightsAsync(Subject.Institution, await db.QueryAsync<Guid>(Maker, new { Id = id }, ct), ct)).Values.Aggregate(Principal.Everywhere, (sum, one) => sum | one);
        if (agreements.Count == 0) return makers;
        var rights = await RightsAsync(Subject.Agreement, agreements, ct);
        var overAll = agreements.Select(a => rights.GetValueOrDefault(a)).Aggregate((all, one) => all & one);
        return overAll | (makers & Permission.Read) | (rights.Values.Any(r => r.Cover(Permission.Read)) ? Permission.Read : Permission.None);
    }

    private static Statement StatementOf(Subject subject) => subject switch
    {
        Subject.Agreement => OfAgreements,
        Subject.Renewal => OfRenewals,
        Subject.Alert => OfAlerts,
        Subject.Institution => OfInstitutions,
        Subject.Document => OfDocuments,
        Subject.Original => OfOriginals,
        Subject.Commitment => OfCommitments,
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "It has no members of its own."),
    };

    private sealed class Row
    {
        public Guid RecordId { get; init; }
        public Guid InstitutionId { get; init; }
    }
}
