using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Renewals;
using Agreements.Domain.Signings;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>Ceremonies, and what is to be signed at them.</summary>
public sealed class SigningEventStore(Db db, TimeProvider time, AuditTrail trail)
{
    private const string Columns = "id, title, held_on, place, method, institution_id, version";

    private static readonly Statement ById = Statement.Of($"SELECT {Columns} FROM signing_events WHERE id = @Id");

    private static readonly Statement Page = Statement.Limited($"""
        SELECT {Columns} FROM signing_events WHERE (@From IS NULL OR held_on >= @From) AND (@To IS NULL OR held_on <= @To) AND (@AfterId IS NULL OR id < @AfterId)
            AND (@SeesAll = 1 OR EXISTS (SELECT 1 FROM agreements a WHERE a.signing_event_id = signing_events.id AND {InScope.Agreement("a.id")})
                OR EXISTS (SELECT 1 FROM renewals r WHERE r.signing_event_id = signing_events.id AND {InScope.Agreement("r.agreement_id")})
                OR {InScope.Institution("signing_events.institution_id")})
        ORDER BY id DESC
        """, "Count");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO signing_events (id, title, held_on, place, method, institution_id, version, created_at, updated_at) VALUES (@Id, @Title, @HeldOn, @Place, @Method, @Institution, 1, @Now, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE signing_events SET title = @Title, held_on = @HeldOn, place = @Place, method = @Method, institution_id = @Institution, version = version + 1, updated_at = @Now WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement AgreementsOf = Statement.Of("SELECT id FROM agreements WHERE signing_event_id = @Id AND process NOT IN ('rejected', 'withdrawn') ORDER BY id");

    // A case whose successor is drafted follows that one.
    private static readonly Statement CasesOf = Statement.Of($"SELECT {RenewalRow.Columns} FROM renewals r WHERE r.signing_event_id = @Id AND r.is_open = 1 AND r.successor_id IS NULL ORDER BY r.id");

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<SigningEvent> GetAsync(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) ?? throw DomainException.NotFound("signingEvent", id);

    public async Task<SigningEvent?> FindAsync(Guid id, CancellationToken ct) => (await db.FirstAsync<Row>(ById, new { Id = id }, ct))?.ToEvent();

    /// <param name="mine">Only where an agreement of one of these institutions, or of those below, is to be signed, and their own; null = all.</param>
    public async Task<IReadOnlyList<SigningEvent>> PageAsync(DateOnly? from, DateOnly? to, IReadOnlyList<Guid>? mine, Guid? after, int count, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>(Page, new { From = from, To = to, SeesAll = mine is null, mine = Ids.List(mine ?? []), AfterId = after, Count = count }, ct)).Select(r => r.ToEvent())];

    public async Task AddAsync(SigningEvent signing, CancellationToken ct)
    {
        await db.ExecuteAsync(Insert, Parameters(signing), ct);
        Record(null, signing, "create", 1);
    }

    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task SaveAsync(SigningEvent before, SigningEvent signing, CancellationToken ct)
    {
        if (await db.ExecuteAsync(Update, Parameters(signing), ct) == 0) throw DomainException.Stale((await GetAsync(signing.Id, ct)).Version);
        Record(before, signing, "edit", signing.Version + 1);
    }

    public Task<IReadOnlyList<Guid>> AgreementsAsync(Guid id, CancellationToken ct) => db.QueryAsync<Guid>(AgreementsOf, new { Id = id }, ct);

    public async Task<IReadOnlyList<RenewalCase>> CasesAsync(Guid id, CancellationToken ct) => [.. (await db.QueryAsync<RenewalRow>(CasesOf, new { Id = id }, ct)).Select(r => r.ToCase())];

    private void Record(SigningEvent? before, SigningEvent after, string action, long version) =>
        trail.Append("signingEvent", after.Id, action, version, Audit.Difference(Snapshot(before), Snapshot(after)), null);

    private static System.Text.Json.Nodes.JsonNode? Snapshot(SigningEvent? signing) =>
        signing is null ? null : System.Text.Json.JsonSerializer.SerializeToNode(new { signing.Title, signing.HeldOn, signing.Place, signing.Method, signing.Institution }, Json.Options);

    private object Parameters(SigningEvent signing) =>
        new { signing.Id, signing.Title, signing.HeldOn, signing.Place, Method = Words.Of(signing.Method), signing.Institution, signing.Version, Now = time.GetUtcNow() };

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Title { get; init; } = "";
        public DateOnly HeldOn { get; init; }
        public string? Place { get; init; }
        public string Method { get; init; } = "";
        public Guid? InstitutionId { get; init; }
        public long Version { get; init; }

        public SigningEvent ToEvent() => new() { Id = Id, Title = Title, HeldOn = HeldOn, Place = Place, Method = Words.Parse<SigningMethod>(Method), Institution = InstitutionId, Version = Version };
    }
}
