using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>Rows that only repeat in another order what the facts say, rebuilt with each save: validity by days, numbers, members, and what is or was public.</summary>
public sealed class AgreementIndexes(Db db, TimeProvider time)
{
    private static readonly Statement DeleteValidity = Statement.Of("DELETE FROM agreement_validity WHERE agreement_id = @Id");

    private static readonly Statement InsertValidity = Statement.Of("""
        INSERT INTO agreement_validity (agreement_id, from_on, until_on, validity) VALUES (@AgreementId, @FromOn, @UntilOn, @Validity)
        """);

    private static readonly Statement DeleteNumbers = Statement.Of("DELETE FROM agreement_numbers WHERE agreement_id = @Id");

    private static readonly Statement InsertNumber = Statement.Of("""
        INSERT INTO agreement_numbers (number_key, institution_id, agreement_id, document) VALUES (@Key, @Institution, @Id, @Document)
        """);

    // What has been public stays in the list, so that whoever has read it learns that it was withdrawn.
    private static readonly Statement Publish = Statement.Of("UPDATE publications SET withdrawn_at = NULL WHERE agreement_id = @Id");
    private static readonly Statement PublishFirst = Statement.Of("INSERT INTO publications (agreement_id, published_at) VALUES (@Id, @Now)");
    private static readonly Statement Withdraw = Statement.Of("UPDATE publications SET withdrawn_at = @Now WHERE agreement_id = @Id AND withdrawn_at IS NULL");

    private static readonly Statement DeleteMembers = Statement.Of("DELETE FROM agreement_members WHERE agreement_id = @Id");

    // An institution may be moved while an agreement is saved: each must see what the other has written, also where SQL Server reads by row versions.
    private const string Locking = " WITH (READCOMMITTEDLOCK)";

    private static readonly Statement InsertMembers = new(MembersFrom(""), MembersFrom(Locking));

    private static readonly Statement DeleteAbove = new(AboveGone(""), AboveGone(Locking));

    private static readonly Statement InsertAbove = new(Above(""), Above(Locking));

    private static string MembersFrom(string hint) => $"""
        INSERT INTO agreement_members (agreement_id, institution_id, is_party, ends_key)
        SELECT a.id, x.ancestor_id, MAX(CASE WHEN x.ancestor_id = x.institution_id THEN 1 ELSE 0 END), a.ends_key
        FROM agreements a CROSS JOIN institution_ancestors x{hint} WHERE a.id = @Id AND x.institution_id IN @parties GROUP BY a.id, x.ancestor_id, a.ends_key
        """;

    private static string WithPartyBelow(string hint) => $"""
        SELECT p.agreement_id FROM agreement_members p{hint} JOIN institution_ancestors b ON b.institution_id = p.institution_id WHERE p.is_party = 1 AND b.ancestor_id = @Institution
        """;

    private static string AboveGone(string hint) => $"DELETE FROM agreement_members WHERE is_party = 0 AND agreement_id IN ({WithPartyBelow(hint)})";

    private static string Above(string hint) => $"""
        INSERT INTO agreement_members (agreement_id, institution_id, is_party, ends_key)
        SELECT DISTINCT m.agreement_id, x.ancestor_id, 0, m.ends_key FROM agreement_members m{hint} JOIN institution_ancestors x ON x.institution_id = m.institution_id
        WHERE m.is_party = 1 AND m.agreement_id IN ({WithPartyBelow(hint)})
            AND NOT EXISTS (SELECT 1 FROM agreement_members o WHERE o.agreement_id = m.agreement_id AND o.institution_id = x.ancestor_id)
        """;

    public async Task WriteAsync(Agreement agreement, CancellationToken ct)
    {
        await db.ExecuteAsync(DeleteValidity, new { agreement.Id }, ct);
        await db.ExecuteAsync(InsertValidity, ValidityRules.Spans(agreement).Select(span => new
        {
            AgreementId = agreement.Id, FromOn = span.Days.Start, UntilOn = span.Days.End, Validity = Words.Of(span.Validity),
        }), ct);
        await db.ExecuteAsync(DeleteNumbers, new { agreement.Id }, ct);
        await db.ExecuteAsync(InsertNumber, Numbers.Of(agreement).Select(n => new { n.Key, n.Institution, agreement.Id, n.Document }), ct);
        await db.ExecuteAsync(DeleteMembers, new { agreement.Id }, ct);
        await db.ExecuteAsync(InsertMembers, new { agreement.Id, parties = Ids.List(Members.Of(agreement)) }, ct);
        await WritePublicationAsync(agreement, ct);
    }

    private async Task WritePublicationAsync(Agreement agreement, CancellationToken ct)
    {
        var args = new { agreement.Id, Now = time.GetUtcNow() };
        if (!agreement.Facts.IsPublic) await db.ExecuteAsync(Withdraw, args, ct);
        else if (await db.ExecuteAsync(Publish, args, ct) == 0) await db.ExecuteAsync(PublishFirst, args, ct);
    }

    /// <summary>An institution stands below others than before: they see its agreements and those of all below it.</summary>
    public async Task MoveMembersAsync(Guid institution, CancellationToken ct)
    {
        await db.ExecuteAsync(DeleteAbove, new { Institution = institution }, ct);
        await db.ExecuteAsync(InsertAbove, new { Institution = institution }, ct);
    }
}
