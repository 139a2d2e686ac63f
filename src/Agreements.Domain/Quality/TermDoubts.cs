using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Quality;

/// <summary>Open-ended and until an event are answers; unknown is none.</summary>
internal static class TermDoubts
{
    public static IEnumerable<Doubt> Of(Term term)
    {
        if (term.EndBasis is not (EndBasis.OpenEnded or EndBasis.UntilEvent) && term.EarliestEnd is null) yield return new Doubt(QualityCheck.End, "/term/endBasis", new Message("quality.end"));
        if (term.EarliestEnd != term.LatestEnd) yield return new Doubt(QualityCheck.End, "/term/confirmedReading", new Message("quality.reading", term.EarliestEnd, term.LatestEnd));
        if (term.EffectiveStart is null) yield return new Doubt(QualityCheck.Start, "/term/startsOn", new Message("quality.start"));
    }
}
