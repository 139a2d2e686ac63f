using Agreements.App.Data;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>What rises with every change from which another status of an agreement may follow: its own version, the sequence that a change of its
/// neighbours, parties or policies raises, and the versions of its renewal cases. Two equal marks of one agreement mean one answer, on one day and by one rule book.</summary>
internal class AgreementStamp
{
    public const string Columns = "a.id, a.version, a.plan_seq, a.zone, (SELECT COALESCE(SUM(r.version), 0) FROM renewals r WHERE r.agreement_id = a.id) AS cases";

    private static readonly Statement OfOne = Statement.Of($"SELECT {Columns} FROM agreements a WHERE a.id = @Id");

    public Guid Id { get; init; }
    public long Version { get; init; }
    public long PlanSeq { get; init; }
    public long Cases { get; init; }
    public string Zone { get; init; } = "";

    /// <summary>What is compared.</summary>
    public (long, long, long) Mark => (Version, PlanSeq, Cases);

    /// <returns>Null = there is no such agreement.</returns>
    public static Task<AgreementStamp?> ReadAsync(Db db, Guid id, CancellationToken ct) => db.FirstAsync<AgreementStamp>(OfOne, new { Id = id }, ct);

    public Zone GoverningZone => Words.Parse<Zone>(Zone);
}
