using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Quality;

internal static class VerificationDoubts
{
    public static IEnumerable<Doubt> Of(AgreementFacts facts) => facts.Verification.Status switch
    {
        VerificationStatus.Verified => [],
        VerificationStatus.Disputed => [new Doubt(QualityCheck.Unverified, "/verification/status", new Message("quality.disputed"))],
        _ => [new Doubt(QualityCheck.Unverified, "/verification/status", new Message("quality.unverified"))],
    };
}
