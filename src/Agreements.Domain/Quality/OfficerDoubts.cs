using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Quality;

internal static class OfficerDoubts
{
    public static IEnumerable<Doubt> Of(Agreement agreement, DateOnly asOf) =>
        agreement.Facts.Officer is null && agreement.ValidityOn(asOf) is Validity.NotYetInForce or Validity.InForce or Validity.Suspended or Validity.Undetermined
            ? [new Doubt(QualityCheck.Officer, "/officer", new Message("quality.officer"))] : [];
}
