using System.Text.Json.Nodes;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents;

/// <summary>The only writer of originals and their moves; in the caller's transaction it also writes the agreement's timeline.</summary>
public sealed class OriginalStore(Db db, AuditTrail trail, RequestContext context, TimeProvider time)
{
    private const int MostMoves = 500;

    private static readonly Statement ById = Statement.Of("SELECT id, agreement_id, number, party_id, holder_id, place, state, has_stamp_duty, has_seal, signed_by, note, version FROM originals WHERE id = @Id");
    private static readonly Statement Current = Statement.Of("SELECT version FROM originals WHERE id = @Id");
    private static readonly Statement Highest = Statement.Of("SELECT COALESCE(MAX(number), 0) FROM originals WHERE agreement_id = @Agreement");
    private static readonly Statement Moves = Statement.Of("SELECT COUNT(*) FROM original_moves WHERE original_id = @Id");
    private static readonly Statement Known = Statement.Of("SELECT COUNT(*) FROM institutions WHERE id = @Id");
    private static readonly Statement AgreementVersion = Statement.Of("SELECT version FROM agreements WHERE id = @Agreement");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO originals (id, agreement_id, number, party_id, holder_id, place, state, has_stamp_duty, has_seal, signed_by, note, version, created_at, updated_at)
        VALUES (@Id, @Agreement, @Number, @Party, @Holder, @Place, @State, @HasStampDuty, @HasSeal, @SignedBy, @Note, 1, @Now, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE originals SET number = @Number, party_id = @Party, holder_id = @Holder, place = @Place, state = @State, has_stamp_duty = @HasStampDuty, has_seal = @HasSeal, signed_by = @SignedBy, note = @Note,
            version = version + 1, updated_at = @Now
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement InsertMove = Statement.Of("""
        INSERT INTO original_moves (original_id, ord, from_holder_id, from_place, from_state, to_holder_id, to_place, to_state, moved_on, note, moved_by, at)
        VALUES (@Id, @Ord, @FromHolder, @FromPlace, @FromState, @ToHolder, @ToPlace, @ToState, @On, @Note, @By, @Now)
        """);

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    public async Task<Original> GetAsync(Guid id, long version, CancellationToken ct)
    {
        var original = (await db.FirstAsync<Row>(ById, new { Id = id }, ct))?.ToOriginal() ?? throw DomainException.NotFound("original", id);
        return original.Version == version ? original : throw DomainException.Stale(original.Version);
    }

    /// <summary>The number after the highest that the agreement has.</summary>
    public async Task<int> NextNumberAsync(Guid agreement, CancellationToken ct) => (int)await db.FirstAsync<long>(Highest, new { Agreement = agreement }, ct) + 1;

    /// <exception cref="DomainException"><c>institution.unknown</c>; <c>original.taken</c>.</exception>
    public async Task AddAsync(Original original, CancellationToken ct)
    {
        await RequireHolderAsync(original.At, ct);
        await GuardedAsync(original, () => db.ExecuteAsync(Insert, Parameters(original), ct));
        await RecordAsync(original, null, "addOriginal", original.Note, ct);
    }

    /// <exception cref="DomainException"><c>version.stale</c>; <c>original.taken</c>.</exception>
    public async Task SaveAsync(Original before, Original after, CancellationToken ct)
    {
        await WriteAsync(after, ct);
        await RecordAsync(after, before, "editOriginal", null, ct);
    }

    /// <exception cref="DomainException"><c>version.stale</c>; <c>institution.unknown</c>; <c>original.tooMany</c>.</exception>
    public async Task MoveAsync(Original before, Original after, DateOnly on, string? note, CancellationToken ct)
    {
        await RequireHolderAsync(after.At, ct);
        var moves = await db.FirstAsync<long>(Moves, new { after.Id }, ct);
        if (moves >= MostMoves) throw DomainException.Conflict("original.tooMany", "", MostMoves);
        await WriteAsync(after, ct);
        await db.ExecuteAsync(InsertMove, new
        {
            after.Id, Ord = moves + 1, FromHolder = before.At.Holder, FromPlace = before.At.Place, FromState = Words.Of(before.At.State), ToHolder = after.At.Holder, ToPlace = after.At.Place, ToState = Words.Of(after.At.State),
            On = on, Note = note, By = context.Actor, Now = time.GetUtcNow(),
        }, ct);
        await RecordAsync(after, before, "moveOriginal", note, ct);
    }

    private Task WriteAsync(Original original, CancellationToken ct) => GuardedAsync(original, async () =>
    {
        if (await db.ExecuteAsync(Update, Parameters(original), ct) == 0) throw DomainException.Stale(await db.FirstAsync<long>(Current, new { original.Id }, ct));
    });

    private async Task GuardedAsync(Original original, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("original.taken", "/number", original.Number);
        }
    }

    private async Task RequireHolderAsync(OriginalPlace at, CancellationToken ct)
    {
        if (at.Holder is { } holder && await db.FirstAsync<long>(Known, new { Id = holder }, ct) == 0) throw DomainException.Invalid("institution.unknown", "/holder", holder);
    }

    private async Task RecordAsync(Original after, Original? before, string action, string? reason, CancellationToken ct) => trail.Append(
        "agreement", after.Agreement, action, await db.FirstAsync<long>(AgreementVersion, new { after.Agreement }, ct), Audit.Difference(before is null ? null : Snapshot(before), Snapshot(after)), reason);

    private static JsonObject Snapshot(Original original)
    {
        var facts = System.Text.Json.JsonSerializer.SerializeToNode(new { original.Number, original.Party, original.At, original.HasStampDuty, original.HasSeal, original.SignedBy, original.Note }, Json.Options);
        return new JsonObject { ["originals"] = new JsonObject { [original.Id.ToString()] = facts } };
    }

    private object Parameters(Original original) => new
    {
        original.Id, original.Agreement, original.Number, original.Party, original.At.Holder, original.At.Place, State = Words.Of(original.At.State), original.HasStampDuty, original.HasSeal,
        SignedBy = Json.Write(original.SignedBy), original.Note, original.Version, Now = time.GetUtcNow(),
    };

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid AgreementId { get; init; }
        public int Number { get; init; }
        public Guid? PartyId { get; init; }
        public Guid? HolderId { get; init; }
        public string? Place { get; init; }
        public string State { get; init; } = "";
        public bool HasStampDuty { get; init; }
        public bool HasSeal { get; init; }
        public string SignedBy { get; init; } = "[]";
        public string? Note { get; init; }
        public long Version { get; init; }

        public Original ToOriginal() => new(Id, AgreementId, Number, PartyId, new OriginalPlace(HolderId, Place, Words.Parse<OriginalState>(State)), HasStampDuty, HasSeal, Json.Read<List<Guid>>(SignedBy), Note, Version);
    }
}
