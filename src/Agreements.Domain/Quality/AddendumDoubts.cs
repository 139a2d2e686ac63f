using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Quality;

internal static class AddendumDoubts
{
    public static IEnumerable<Doubt> Of(Agreement agreement)
    {
        var seen = new HashSet<DateOnly>();
        foreach (var (change, i) in agreement.Changes.Select((c, i) => (c, i)))
        {
            if (change.Addendum is not { } addendum) continue;
            var at = $"/changes/{i}/addendum/";
            if (addendum.Numbers.Count < agreement.FactsAt(addendum.Since).Parties.Count) yield return On(at + "numbers", "number", addendum.SignedOn);
            if (addendum.OverrideReason is { } reason) yield return On(at + "overrideReason", "afterExpiry", addendum.SignedOn, reason);
            if (addendum.Amendment.EndsOn is { } end && end < addendum.SignedOn) yield return On(at + "amendment/endsOn", "pastEnd", addendum.SignedOn, end);
            if (!seen.Add(addendum.Since)) yield return On(at + (addendum.EffectiveOn is null ? "signedOn" : "effectiveOn"), "sameDay", addendum.Since);
        }
    }

    private static Doubt On(string field, string what, params object?[] args) => new(QualityCheck.Addendum, field, new Message("quality.addendum." + what, args));
}
