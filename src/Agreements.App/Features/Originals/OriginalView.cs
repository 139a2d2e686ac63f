using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using Dapper;

namespace Agreements.App.Features.Originals;

/// <summary>A counterpart original of an agreement: whose it is, who has it, and what it bears.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Party">For whom it was made out.</param>
/// <param name="Holder">The institution that has it.</param>
/// <param name="Place">Room, cabinet, shelf.</param>
/// <param name="SignedBy">The parties whose signature it bears.</param>
/// <param name="Moves">Oldest first.</param>
public sealed record OriginalView(
    Guid Id, Guid Agreement, int Number, Guid? Party, string? PartyName, Guid? Holder, string? HolderName, string? Place, OriginalState State, bool HasStampDuty, bool HasSeal, IReadOnlyList<Guid> SignedBy, string? Note,
    IReadOnlyList<OriginalMoveView> Moves, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A change of hands, place or state.</summary>
/// <param name="On">The day of it.</param>
/// <param name="At">When it was recorded.</param>
public sealed record OriginalMoveView(OriginalPlace From, OriginalPlace To, DateOnly On, string? Note, string By, DateTimeOffset At);

/// <summary>Reads originals for whoever may read their agreement; that is asked before.</summary>
public sealed class OriginalViews(Db db)
{
    private static readonly Statement ById = Text("o.id = @Id"), OfAgreement = Text("o.agreement_id = @Id");

    private static Statement Text(string which) => Statement.Of($"""
        SELECT o.id, o.agreement_id, o.number, o.party_id, p.name AS party_name, o.holder_id, h.name AS holder_name, o.place, o.state, o.has_stamp_duty, o.has_seal, o.signed_by, o.note, o.version, o.created_at, o.updated_at
        FROM originals o LEFT JOIN institutions p ON p.id = o.party_id LEFT JOIN institutions h ON h.id = o.holder_id WHERE {which} ORDER BY o.number;
        SELECT m.original_id, m.from_holder_id, m.from_place, m.from_state, m.to_holder_id, m.to_place, m.to_state, m.moved_on, m.note, m.moved_by, m.at
        FROM original_moves m JOIN originals o ON o.id = m.original_id WHERE {which} ORDER BY m.original_id, m.ord;
        """);

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<OriginalView> GetAsync(Guid id, CancellationToken ct) => await ReadAsync(ById, id, ct) is [var only] ? only : throw DomainException.NotFound("original", id);

    /// <summary>By their numbers.</summary>
    public Task<IReadOnlyList<OriginalView>> OfAgreementAsync(Guid agreement, CancellationToken ct) => ReadAsync(OfAgreement, agreement, ct);

    private async Task<IReadOnlyList<OriginalView>> ReadAsync(Statement statement, Guid id, CancellationToken ct)
    {
        using var grid = await db.QueryMultipleAsync(statement, new { Id = id }, ct);
        var rows = (await grid.ReadAsync<Row>()).AsList();
        var moves = (await grid.ReadAsync<MoveRow>()).ToLookup(m => m.OriginalId, m => m.ToView());
        return [.. rows.Select(r => r.ToView([.. moves[r.Id]]))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid AgreementId { get; init; }
        public int Number { get; init; }
        public Guid? PartyId { get; init; }
        public string? PartyName { get; init; }
        public Guid? HolderId { get; init; }
        public string? HolderName { get; init; }
        public string? Place { get; init; }
        public string State { get; init; } = "";
        public bool HasStampDuty { get; init; }
        public bool HasSeal { get; init; }
        public string SignedBy { get; init; } = "[]";
        public string? Note { get; init; }
        public long Version { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }

        public OriginalView ToView(IReadOnlyList<OriginalMoveView> moves) => new(
            Id, AgreementId, Number, PartyId, PartyName, HolderId, HolderName, Place, Words.Parse<OriginalState>(State), HasStampDuty, HasSeal, Json.Read<List<Guid>>(SignedBy), Note, moves, Version, CreatedAt, UpdatedAt);
    }

    private sealed class MoveRow
    {
        public Guid OriginalId { get; init; }
        public Guid? FromHolderId { get; init; }
        public string? FromPlace { get; init; }
        public string FromState { get; init; } = "";
        public Guid? ToHolderId { get; init; }
        public string? ToPlace { get; init; }
        public string ToState { get; init; } = "";
        public DateOnly MovedOn { get; init; }
        public string? Note { get; init; }
        public string MovedBy { get; init; } = "";
        public DateTimeOffset At { get; init; }

        public OriginalMoveView ToView() => new(
            new OriginalPlace(FromHolderId, FromPlace, Words.Parse<OriginalState>(FromState)), new OriginalPlace(ToHolderId, ToPlace, Words.Parse<OriginalState>(ToState)), MovedOn, Note, MovedBy, At);
    }
}
