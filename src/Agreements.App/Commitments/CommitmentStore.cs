using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Alerts;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Commitments;
using Agreements.Domain.Texts;

namespace Agreements.App.Commitments;

/// <summary>The evidence of a measured value.</summary>
/// <param name="Url">Where it is found elsewhere: http or https.</param>
/// <param name="Document">A document of the agreement.</param>
public sealed record Evidence(string? Url = null, Guid? Document = null);

/// <summary>A value that was measured.</summary>
/// <param name="AsOf">The day that it speaks of; not to come.</param>
/// <param name="Replaces">The observation of the same commitment whose place it takes; both are kept.</param>
public sealed record ObservationEntry(decimal Value, DateOnly AsOf, string? Note = null, Evidence? Evidence = null, string? Source = null, Guid? Replaces = null);

/// <summary>The only writer of commitments and their observations; in the caller's transaction it also writes the agreement's timeline, and takes back alerts that are owed no more.</summary>
public sealed class CommitmentStore(Db db, AuditTrail trail, AlertLedger ledger, RequestContext context, TimeProvider time)
{
    private static readonly Statement ById = Statement.Of($"""
        {CommitmentRow.Select} WHERE c.id = @Id AND c.is_removed = 0;
        {ObservationRow.Select} WHERE o.commitment_id = @Id ORDER BY o.id;
        """);

    private static readonly Statement Count = Statement.Of("SELECT COUNT(*) FROM commitments WHERE agreement_id = @Agreement AND is_removed = 0");
    private static readonly Statement Current = Statement.Of("SELECT version FROM commitments WHERE id = @Id");
    private static readonly Statement Below = Statement.Of("SELECT COUNT(*) FROM institution_ancestors WHERE institution_id = @Responsible AND ancestor_id = @Party");
    private static readonly Statement IsDocument = Statement.Of("SELECT COUNT(*) FROM documents WHERE id = @Document AND agreement_id = @Agreement AND removed_at IS NULL");
    private static readonly Statement AgreementVersion = Statement.Of("SELECT version FROM agreements WHERE id = @Agreement");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO commitments (id, agreement_id, text, party_id, kind, measure, unit, baseline, target, starts_on, due_on, responsible_id, ord, source, is_removed, version, created_at, updated_at)
        VALUES (@Id, @Agreement, @Text, @Party, @Kind, @Measure, @Unit, @Baseline, @Target, @StartsOn, @DueOn, @Responsible, @Order, @Source, 0, 1, @Now, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE commitments SET text = @Text, party_id = @Party, kind = @Kind, measure = @Measure, unit = @Unit, baseline = @Baseline, target = @Target, starts_on = @StartsOn, due_on = @DueOn,
            responsible_id = @Responsible, ord = @Order, source = @Source, version = version + 1, updated_at = @Now
        WHERE id = @Id AND version = @Version AND is_removed = 0
        """);

    private static readonly Statement TakeAway = Statement.Of("UPDATE commitments SET is_removed = 1, version = version + 1, updated_at = @Now WHERE id = @Id AND version = @Version AND is_removed = 0");

    private static readonly Statement InsertObservation = Statement.Of("""
        INSERT INTO commitment_observations (id, commitment_id, as_of, value, note, url, document_id, source, replaces_id, recorded_by, recorded_at)
        VALUES (@Id, @Commitment, @AsOf, @Value, @Note, @Url, @Document, @Source, @Replaces, @By, @Now)
        """);

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<Commitment> GetAsync(Guid id, CancellationToken ct)
    {
        using var grid = await db.QueryMultipleAsync(ById, new { Id = id }, ct);
        var row = (await grid.ReadAsync<CommitmentRow>()).FirstOrDefault() ?? throw DomainException.NotFound("commitment", id);
        return row.ToCommitment(await grid.ReadAsync<ObservationRow>());
    }

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    public async Task<Commitment> GetAsync(Guid id, long version, CancellationToken ct)
    {
        var commitment = await GetAsync(id, ct);
        return commitment.Version == version ? commitment : throw DomainException.Stale(commitment.Version);
    }

    /// <exception cref="DomainException"><c>commitment.tooMany</c>; <c>commitment.responsible</c>: neither the party nor a unit below it.</exception>
    public async Task AddAsync(Commitment commitment, CancellationToken ct)
    {
        if (await db.FirstAsync<long>(Count, new { commitment.Agreement }, ct) >= CommitmentRules.Most) throw DomainException.Conflict("commitment.tooMany", "", CommitmentRules.Most);
        await RequireResponsibleAsync(commitment.Facts, ct);
        await db.ExecuteAsync(Insert, Parameters(commitment), ct);
        await RecordAsync(commitment, null, Snapshot(commitment), "addCommitment", null, ct);
    }

    /// <exception cref="DomainException"><c>version.stale</c>; <c>commitment.responsible</c>.</exception>
    public async Task SaveAsync(Commitment before, CommitmentFacts after, CancellationToken ct)
    {
        await RequireResponsibleAsync(after, ct);
        var changed = before with { Facts = after };
        await WriteAsync(Update, changed, ct);
        await RecordAsync(before, Snapshot(before), Snapshot(changed), "editCommitment", null, ct);
    }

    /// <summary>It is owed no more; its record and what was measured of it stay.</summary>
    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task RemoveAsync(Commitment commitment, string? reason, CancellationToken ct)
    {
        await WriteAsync(TakeAway, commitment, ct);
        await RecordAsync(commitment, Snapshot(commitment), null, "removeCommitment", reason, ct);
    }

    /// <returns>Its id.</returns>
    /// <exception cref="DomainException"><c>observation.document</c>: no document of the agreement; <c>observation.replaces</c>: none of this commitment; <c>observation.replaced</c>: another one stands in its place
    /// already; <c>observation.tooMany</c>.</exception>
    public async Task<Guid> ObserveAsync(Commitment commitment, ObservationEntry entry, CancellationToken ct)
    {
        if (commitment.Observations.Count >= CommitmentRules.MostObservations) throw DomainException.Conflict("observation.tooMany", "", CommitmentRules.MostObservations);
        if (entry.Evidence?.Document is { } document && await db.FirstAsync<long>(IsDocument, new { Document = document, commitment.Agreement }, ct) == 0) throw DomainException.Invalid("observation.document", "/evidence/document");
        var replaced = entry.Replaces is { } id ? commitment.Observations.FirstOrDefault(o => o.Id == id) ?? throw DomainException.Invalid("observation.replaces", "/replaces") : null;
        if (replaced?.IsReplaced == true) throw DomainException.Conflict("observation.replaced", "/replaces");
        var made = Ids.New(time);
        await GuardedAsync(() => db.ExecuteAsync(InsertObservation, new
        {
            Id = made, Commitment = commitment.Id, entry.AsOf, entry.Value, entry.Note, entry.Evidence?.Url, entry.Evidence?.Document, entry.Source, entry.Replaces, By = context.Actor, Now = time.GetUtcNow(),
        }, ct));
        await RecordAsync(
            commitment, replaced is null ? null : Measured(commitment, replaced.AsOf, replaced.Value), Measured(commitment, entry.AsOf, entry.Value), replaced is null ? "observe" : "correctObservation", entry.Note, ct);
        return made;
    }

    // Of two corrections at once the index lets one through.
    private async Task GuardedAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("observation.replaced", "/replaces");
        }
    }

    private async Task WriteAsync(Statement statement, Commitment commitment, CancellationToken ct)
    {
        if (await db.ExecuteAsync(statement, Parameters(commitment), ct) == 0) throw DomainException.Stale(await db.FirstAsync<long>(Current, new { commitment.Id }, ct));
    }

    private async Task RequireResponsibleAsync(CommitmentFacts facts, CancellationToken ct)
    {
        if (facts.Responsible is not null && await db.FirstAsync<long>(Below, new { facts.Responsible, facts.Party }, ct) == 0) throw DomainException.Invalid("commitment.responsible", "/responsible");
    }

    private async Task RecordAsync(Commitment commitment, JsonNode? before, JsonNode? after, string action, string? reason, CancellationToken ct)
    {
        trail.Append("agreement", commitment.Agreement, action, await db.FirstAsync<long>(AgreementVersion, new { commitment.Agreement }, ct), Audit.Difference(before ?? new JsonObject(), after ?? new JsonObject()), reason);
        await ledger.AfterDutyAsync(commitment.Agreement, ct);
    }

    private static JsonObject Snapshot(Commitment commitment) => Under(commitment, JsonSerializer.SerializeToNode(commitment.Facts, Json.Options));

    private static JsonObject Measured(Commitment commitment, DateOnly asOf, decimal value) => Under(commitment, JsonSerializer.SerializeToNode(new { Observation = new { AsOf = asOf, Value = value } }, Json.Options));

    private static JsonObject Under(Commitment commitment, JsonNode? what) => new() { ["commitments"] = new JsonObject { [commitment.Id.ToString()] = what } };

    private object Parameters(Commitment commitment)
    {
        var facts = commitment.Facts;
        return new
        {
            commitment.Id, commitment.Agreement, facts.Text, facts.Party, Kind = Words.Of(facts.Kind), facts.Measure, Unit = Words.Of(facts.Unit), facts.Baseline, facts.Target, facts.StartsOn, facts.DueOn,
            facts.Responsible, facts.Order, facts.Source, commitment.Version, Now = time.GetUtcNow(),
        };
    }
}
