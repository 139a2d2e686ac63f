using System.Text.Json;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Searching;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>Reads and writes institutions; like agreements with a guarded version and a timeline entry.</summary>
public sealed class InstitutionStore(Db db, TimeProvider time, AuditTrail trail, AgreementIndexes indexes, SearchIndex search, RequestContext context)
{
    private const string Columns = "i.id, i.kind, i.name, i.parent_id, i.region_code, i.zone, i.mailbox, i.aliases, i.merged_into_id, i.split_from_id, i.version";

    private static readonly Statement ByIds = Statement.Of($"SELECT {Columns} FROM institutions i WHERE i.id IN @ids");

    private static readonly Statement NamesOf = Statement.Of("SELECT institution_id, name, valid_from FROM institution_names WHERE institution_id IN @ids ORDER BY institution_id, ord");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO institutions (id, kind, name, parent_id, region_code, zone, mailbox, aliases, search_key, split_from_id, version, created_at, updated_at)
        VALUES (@Id, @Kind, @Name, @Parent, @RegionCode, @Zone, @Mailbox, @Aliases, @SearchKey, @SplitFrom, 1, @Now, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE institutions SET kind = @Kind, name = @Name, parent_id = @Parent, region_code = @RegionCode, zone = @Zone, mailbox = @Mailbox, aliases = @Aliases,
            search_key = @SearchKey, split_from_id = @SplitFrom, merged_into_id = @MergedInto, version = version + 1, updated_at = @Now
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement VersionOf = Statement.Of("SELECT version FROM institutions WHERE id = @Id");
    private static readonly Statement DeleteNames = Statement.Of("DELETE FROM institution_names WHERE institution_id = @Id");
    private static readonly Statement InsertName = Statement.Of("INSERT INTO institution_names (institution_id, ord, name, valid_from) VALUES (@Id, @Ord, @Name, @From)");
    private static readonly Statement Below = Statement.Of("SELECT institution_id FROM institution_ancestors WHERE ancestor_id = @Id ORDER BY institution_id");
    private static readonly Statement Above = Statement.Of("SELECT parent_id, merged_into_id FROM institutions WHERE id = @Id");
    private static readonly Statement DeleteAncestors = Statement.Of("DELETE FROM institution_ancestors WHERE institution_id = @Id");
    // The governing zone is that of the first local government among the parties; where there is none, WIB.
    private static readonly Statement Rezone = Statement.Of("""
        UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1, zone = COALESCE((
            SELECT i.zone FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = agreements.id AND p.ord = (
                SELECT MIN(q.ord) FROM agreement_parties q JOIN institutions j ON j.id = q.institution_id WHERE q.agreement_id = agreements.id AND j.kind IN @governments)), 'wib')
        WHERE id IN (SELECT agreement_id FROM agreement_members WHERE institution_id = @Id AND is_party = 1)
        """);

    // Policies of an institution hold for the agreements of all below it.
    private static readonly Statement PlanBelow = Statement.Of("""
        UPDATE agreements SET next_alert_on = @PlanNow, plan_seq = plan_seq + 1 WHERE process IN ('signed', 'registered')
            AND id IN (SELECT agreement_id FROM agreement_members WHERE institution_id = @Id)
        """);

    private static readonly Statement InsertAncestor = Statement.Of("INSERT INTO institution_ancestors (institution_id, ancestor_id) VALUES (@Id, @Ancestor)");

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<Institution> GetAsync(Guid id, CancellationToken ct) =>
        (await ByIdsAsync([id], ct)).FirstOrDefault() ?? throw DomainException.NotFound("institution", id);

    /// <returns>Those that exist, in the order of <paramref name="ids"/>.</returns>
    public async Task<IReadOnlyList<Institution>> ByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var args = new { ids = Ids.List(ids) };
        var rows = (await db.QueryAsync<Row>(ByIds, args, ct)).ToDictionary(r => r.Id);
        var names = (await db.QueryAsync<NameRow>(NamesOf, args, ct)).ToLookup(n => n.InstitutionId);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id].ToInstitution([.. names[id].Select(n => new InstitutionName(n.Name, n.ValidFrom))]))];
    }

    public async Task AddAsync(Institution institution, CancellationToken ct)
    {
        await CheckLinksAsync(institution, ct);
        await db.ExecuteAsync(Insert, Parameters(institution), ct);
        await AfterAsync(institution, null, "create", 1, ct);
    }

    /// <param name="before">Its <see cref="Snapshot"/> before the change.</param>
    /// <exception cref="DomainException"><c>version.stale</c>, <c>institution.cycle</c>, <c>institution.unknown</c>.</exception>
    public async Task SaveAsync(Institution institution, System.Text.Json.Nodes.JsonNode before, string action, CancellationToken ct)
    {
        await CheckLinksAsync(institution, ct);
        if (await db.ExecuteAsync(Update, Parameters(institution), ct) == 0)
            throw DomainException.Stale(await db.FirstAsync<long>(VersionOf, new { institution.Id }, ct));
        await AfterAsync(institution, before, action, institution.Version + 1, ct);
        // Its kind decides which ladder its agreements follow, its zone when their days begin; its name stands in them.
        await db.ExecuteAsync(Rezone, new { institution.Id, PlanNow = Alerts.Schedule.PlanNow, governments = Governments }, ct);
    }

    private static readonly string[] Governments = [.. Enum.GetValues<InstitutionKind>().Where(k => k.IsGovernment()).Select(Words.Of)];

    public static System.Text.Json.Nodes.JsonNode Snapshot(Institution institution) =>
        JsonSerializer.SerializeToNode(new { institution.Facts, institution.Names, institution.MergedInto }, Json.Options)!;

    private async Task CheckLinksAsync(Institution institution, CancellationToken ct)
    {
        var facts = institution.Facts;
        if (facts.SplitFrom is { } split && await db.FirstAsync<long?>(VersionOf, new { Id = split }, ct) is null)
            throw DomainException.Invalid("institution.unknown", "/splitFrom", split);
        var seen = new HashSet<Guid> { institution.Id };
        for (var at = facts.Parent; at is { } parent; )
        {
            if (!seen.Add(parent)) throw DomainException.Invalid("institution.cycle", "/parent");
            var row = await db.FirstAsync<LinkRow>(Above, new { Id = parent }, ct) ?? throw DomainException.Invalid("institution.unknown", "/parent", parent);
            at = row.ParentId;
        }
    }

    private async Task AfterAsync(Institution institution, System.Text.Json.Nodes.JsonNode? before, string action, long version, CancellationToken ct)
    {
        await db.ExecuteAsync(DeleteNames, new { institution.Id }, ct);
        await db.ExecuteAsync(InsertName, institution.Names.Select((n, i) => new { institution.Id, Ord = i + 1, n.Name, n.From }), ct);
        if (before is null || LinksOf(before) != LinksOf(Snapshot(institution)))
        {
            foreach (var id in (await db.QueryAsync<Guid>(Below, new { institution.Id }, ct)).Append(institution.Id).Distinct()) await RebuildAncestorsAsync(id, ct);
            if (before is not null)
            {
                await indexes.MoveMembersAsync(institution.Id, ct);
                await db.ExecuteAsync(PlanBelow, new { institution.Id, PlanNow = Alerts.Schedule.PlanNow }, ct);
            }
        }
        if (before is not null && await search.InstitutionAsync(institution.Id, ct)) context.Wake.Add(JobTable.IndexSearch);
        trail.Append("institution", institution.Id, action, version, Audit.Difference(before, Snapshot(institution)), null);
    }

    private static (string?, string?) LinksOf(System.Text.Json.Nodes.JsonNode snapshot) => (snapshot["facts"]?["parent"]?.ToString(), snapshot["mergedInto"]?.ToString());

    // A merged institution stands below its new self, so that whoever sees the one sees the agreements of the other.
    private async Task RebuildAncestorsAsync(Guid id, CancellationToken ct)
    {
        var ancestors = new HashSet<Guid>();
        var open = new Queue<Guid>([id]);
        while (open.TryDequeue(out var at))
        {
            if (!ancestors.Add(at)) continue;
            var row = await db.FirstAsync<LinkRow>(Above, new { Id = at }, ct);
            if (row?.ParentId is { } parent) open.Enqueue(parent);
            if (row?.MergedIntoId is { } target) open.Enqueue(target);
        }
        await db.ExecuteAsync(DeleteAncestors, new { Id = id }, ct);
        await db.ExecuteAsync(InsertAncestor, ancestors.Select(a => new { Id = id, Ancestor = a }), ct);
    }

    private object Parameters(Institution institution)
    {
        var facts = institution.Facts;
        return new
        {
            institution.Id, Kind = Words.Of(facts.Kind), facts.Name, facts.Parent, facts.RegionCode, Zone = Words.Of(institution.Zone),
            Mailbox = facts.Mailbox?.ToLowerInvariant(), Aliases = Json.Write(facts.Aliases), SearchKey = SearchKey(institution), facts.SplitFrom,
            institution.MergedInto, Now = time.GetUtcNow(), institution.Version,
        };
    }

    private static string SearchKey(Institution institution)
    {
        var key = Folding.Fold(string.Join('\n', institution.Names.Select(n => n.Name).Concat(institution.Facts.Aliases)));
        return key.Length <= 1000 ? key : key[..1000];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
        public Guid? ParentId { get; init; }
        public string? RegionCode { get; init; }
        public string Zone { get; init; } = "";
        public string? Mailbox { get; init; }
        public string Aliases { get; init; } = "[]";
        public Guid? MergedIntoId { get; init; }
        public Guid? SplitFromId { get; init; }
        public long Version { get; init; }

        public Institution ToInstitution(IReadOnlyList<InstitutionName> names) => new()
        {
            Id = Id,
            Facts = new InstitutionFacts
            {
                Kind = Words.Parse<InstitutionKind>(Kind), Name = Name, Parent = ParentId, RegionCode = RegionCode, Zone = Words.Parse<Zone>(Zone).IanaName(),
                Mailbox = Mailbox, Aliases = Json.Read<List<string>>(Aliases), SplitFrom = SplitFromId,
            },
            Names = names, MergedInto = MergedIntoId, Version = Version,
        };
    }

    private sealed class NameRow
    {
        public Guid InstitutionId { get; init; }
        public string Name { get; init; } = "";
        public DateOnly? ValidFrom { get; init; }
    }

    private sealed class LinkRow
    {
        public Guid? ParentId { get; init; }
        public Guid? MergedIntoId { get; init; }
    }
}
