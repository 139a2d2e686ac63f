using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>Rows that only repeat in another order what the facts say, rebuilt with each save: validity by days, numbers, members.</summary>
public sealed class AgreementIndexes(Db db)
{
    private static readonly Statement DeleteValidity = Statement.Of("DELETE FROM agreement_validity WHERE agreement_id = @Id");

    private static readonly Statement InsertValidity = Statement.Of("""
        INSERT INTO agreement_validity (agreement_id, from_on, until_on, validity) VALUES (@AgreementId, @FromOn, @UntilOn, @Validity)
        """);

    private static readonly Statement DeleteNumbers = Statement.Of("DELETE FROM agreement_numbers WHERE agreement_id = @Id");

    private static readonly Statement InsertNumber = Statement.Of("""
        INSERT INTO agreement_numbers (number_key, institution_id, agreement_id, document) VALUES (@Key, @Institution, @Id, @Document)
        """);

    private static readonly Statement DeleteMembers = Statement.Of("DELETE FROM agreement_members WHERE agreement_id = @Id");

    private static readonly Statement InsertMember = Statement.Of("INSERT INTO agreement_members (agreement_id, institution_id) VALUES (@Id, @Institution)");

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
        await db.ExecuteAsync(InsertMember, Members.Of(agreement).Select(m => new { agreement.Id, Institution = m }), ct);
    }
}
