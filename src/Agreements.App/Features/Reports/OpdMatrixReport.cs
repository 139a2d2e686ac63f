using Agreements.App.Access;
using Agreements.App.Commitments;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>Whether a government's unit has done its part.</summary>
public enum UnitPart
{
    /// <summary>It has no agreement of its own in force, and nothing was asked of it.</summary>
    None,

    /// <summary>Something that it owes is not met yet.</summary>
    Underway,

    /// <summary>It has an agreement of its own in force, or commitments, and nothing that it owes is open.</summary>
    Done,
}

/// <summary>Which of a government's units (OPD) have their part: a PKS of their own in force, and commitments. By their names.</summary>
public static class OpdMatrixReport
{
    /// <param name="AsOf">Null = today in Jakarta.</param>
    /// <param name="Institution">The local government; null = the one that is a party of <paramref name="Agreement"/>.</param>
    /// <param name="Agreement">Only PKS below this agreement and what its renewals are, and commitments under these.</param>
    /// <exception cref="DomainException"><c>opdMatrix.which</c>: neither names a government; <c>notFound</c>: no such agreement for the caller.</exception>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(DateOnly? AsOf = null, Guid? Institution = null, Guid? Agreement = null, int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="Meaning">What each part means, in the caller's language.</param>
    /// <param name="Totals">Of all units.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(DateOnly AsOf, Guid Institution, string Name, string Meaning, UnitTotals Totals, IReadOnlyList<Item> Items, string? NextPageToken) : IPageOf<Item>, IReport;

    public sealed record UnitTotals(int Units, int Done, int Underway, int None);

    /// <param name="Pks">Agreements of class PKS in force to which the unit, or one below it, is a party.</param>
    /// <param name="Commitments">What it owes or has to do; not what is under agreements that are not signed, or were voided, terminated or superseded before it was met or missed.</param>
    public sealed record Item(Guid Unit, string Name, UnitPart Part, IReadOnlyList<UnitPks> Pks, IReadOnlyList<UnitCommitment> Commitments)
    {
        /// <summary>How many of its commitments stand so.</summary>
        public int In(CommitmentState state) => Commitments.Count(c => c.State == state);
    }

    public sealed record UnitPks(Guid Id, string Reference, string Title, DateOnly? EndsOn);

    public sealed record UnitCommitment(Guid Id, Guid Agreement, string Text, CommitmentState State, DateOnly? DueOn, decimal? OfTarget);

    private static readonly Statement Units = Statement.Of("""
        SELECT u.id, u.name FROM institution_ancestors x JOIN institutions u ON u.id = x.institution_id
        WHERE x.ancestor_id = @Institution AND u.id <> @Institution AND u.kind = 'governmentUnit' AND u.merged_into_id IS NULL ORDER BY u.name, u.id
        """);

    private static readonly Statement PksOf = Statement.Of("""
        SELECT m.institution_id AS unit_id, a.id AS agreement_id, p.lineage_id AS parent_lineage
        FROM agreement_members m JOIN agreements a ON a.id = m.agreement_id LEFT JOIN agreements p ON p.id = a.parent_id WHERE m.institution_id IN @units AND a.class = 'pks'
        """);

    private static readonly Statement Lineage = Statement.Of("SELECT id FROM agreements WHERE lineage_id = (SELECT lineage_id FROM agreements WHERE id = @Agreement)");

    private static readonly Statement LineageOf = Statement.Of("SELECT lineage_id FROM agreements WHERE id = @Agreement");

    private static readonly Statement NameOf = Statement.Of("SELECT name FROM institutions WHERE id = @Institution");

    private static readonly Statement Government = Statement.Limited($"""
        SELECT i.id FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id
        WHERE p.agreement_id = @Agreement AND i.kind IN {LocalGovernment.Kinds} ORDER BY p.ord
        """, "Count");

    // SQL Server takes 2,100 parameters.
    private const int MostAtOnce = 1000;

    public sealed class Handler(Db db, AgreementReader reader, CommitmentViews commitments, StatusOf statusOf, RequestContext context, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var asOf = request.AsOf ?? statusOf.Today(Zone.Wib);
            if (request.Agreement is { } agreement) await scope.RequireAsync(Permission.Read, Subject.Agreement, agreement, cancellationToken);
            var institution = request.Institution ?? (request.Agreement is null ? null : await db.FirstAsync<Guid?>(Government, new { request.Agreement, Count = 1 }, cancellationToken))
                ?? throw DomainException.Invalid("opdMatrix.which", "/institution");
            var name = await db.FirstAsync<string>(NameOf, new { Institution = institution }, cancellationToken) ?? throw DomainException.NotFound("institution", institution);
            var items = await ItemsAsync(await db.QueryAsync<Unit>(Units, new { Institution = institution }, cancellationToken), request.Agreement, asOf, cancellationToken);
            var (page, next) = PartPage.Cut(items, new PartPage(request.PageSize, request.PageToken), new { Of = "opdMatrix", asOf, institution, request.Agreement }, i => new Position { Id = i.Unit });
            return new View(asOf, institution, name, new Message("report.meaning.opdMatrix").In(context.Language), new UnitTotals(items.Count, items.Count(i => i.Part == UnitPart.Done), items.Count(i => i.Part == UnitPart.Underway), items.Count(i => i.Part == UnitPart.None)), page, next);
        }

        private async Task<IReadOnlyList<Item>> ItemsAsync(IReadOnlyList<Unit> units, Guid? agreement, DateOnly asOf, CancellationToken ct)
        {
            var ids = units.Select(u => u.Id).ToList();
            var lineage = agreement is null ? null : (await db.QueryAsync<Guid>(Lineage, new { Agreement = agreement }, ct)).ToHashSet();
            var pks = await PksAsync(ids, agreement, asOf, ct);
            var owed = (await commitments.OfUnitsAsync(ids, asOf, ct)).Where(c => c.Progress.State != CommitmentState.NotOwed && lineage?.Contains(c.Agreement) != false).ToList();
            // What is under agreements of others is not the reader's to see.
            var seen = await scope.RightsAsync(Subject.Agreement, [.. owed.Select(c => c.Agreement).Distinct()], ct);
            var byUnit = owed.Where(c => seen.GetValueOrDefault(c.Agreement).Cover(Permission.Read)).ToLookup(c => c.Responsible ?? c.Party);
            return [.. units.Select(u => ToItem(u, [.. pks[u.Id]], [.. byUnit[u.Id].Select(c => new UnitCommitment(c.Id, c.Agreement, c.Text, c.Progress.State, c.DueOn, c.Progress.OfTarget))]))];
        }

        private static Item ToItem(Unit unit, IReadOnlyList<UnitPks> pks, IReadOnlyList<UnitCommitment> owed) => new(
            unit.Id, unit.Name,
            pks.Count + owed.Count == 0 ? UnitPart.None : owed.Any(c => c.State != CommitmentState.Met) ? UnitPart.Underway : UnitPart.Done, pks, owed);

        private async Task<ILookup<Guid, UnitPks>> PksAsync(List<Guid> units, Guid? agreement, DateOnly asOf, CancellationToken ct)
        {
            var rows = new List<PksRow>();
            foreach (var chunk in units.Chunk(MostAtOnce)) rows.AddRange(await db.QueryAsync<PksRow>(PksOf, new { units = Ids.List(chunk) }, ct));
            if (agreement is not null)
            {
                var lineage = await db.FirstAsync<Guid>(LineageOf, new { Agreement = agreement }, ct);
                rows.RemoveAll(r => r.ParentLineage != lineage);
            }
            var inForce = (await reader.ByIdsAsync([.. rows.Select(r => r.AgreementId).Distinct()], ct)).Select(d => (d.Agreement, Status: statusOf.On(d, asOf))).Where(d => d.Status.Validity == Validity.InForce)
                .ToDictionary(d => d.Agreement.Id, d => new UnitPks(d.Agreement.Id, d.Agreement.Reference, d.Agreement.Facts.Title, d.Status.EndsOn));
            return rows.Where(r => inForce.ContainsKey(r.AgreementId)).OrderBy(r => r.AgreementId).ToLookup(r => r.UnitId, r => inForce[r.AgreementId]);
        }
    }

    private sealed class Unit
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
    }

    private sealed class PksRow
    {
        public Guid UnitId { get; init; }
        public Guid AgreementId { get; init; }
        public Guid? ParentLineage { get; init; }
    }
}
