using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Quality;

internal static class NumberDoubts
{
    public static IEnumerable<Doubt> Of(AgreementFacts facts) => facts.Parties
        .Select((party, i) => (party.Number, Order: i + 1)).Where(p => p.Number is null)
        .Select(p => new Doubt(QualityCheck.Number, $"/parties/{p.Order - 1}/number", new Message("quality.number", p.Order)));
}
