using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;

namespace Agreements.App.Features.Agreements;

/// <summary>Knows which numbers are in use: an issuer gives each number to one document.</summary>
public sealed class TakenNumbers(Db db)
{
    private static readonly Statement OthersWith = Statement.Of("""
        SELECT COUNT(*) FROM agreement_numbers WHERE number_key = @Key AND institution_id = @Institution AND (agreement_id <> @Agreement OR document <> @Document)
        """);

    /// <summary>Another document carries the issuer's number.</summary>
    /// <param name="document">0 = the agreement itself, n = its n-th addendum.</param>
    /// <exception cref="DomainException"><c>text.tooLong</c>.</exception>
    public async Task<bool> HoldAsync(string number, Guid institution, Guid agreement, int document, string pointer, CancellationToken ct)
    {
        // Folding may lengthen a text: one Arabic ligature becomes eighteen letters.
        var key = Folding.Fold(number);
        if (key.Length > Shape.Number) throw DomainException.Invalid("text.tooLong", pointer, Shape.Number);
        return await db.FirstAsync<int>(OthersWith, new { Key = key, Institution = institution, Agreement = agreement, Document = document }, ct) > 0;
    }
}
