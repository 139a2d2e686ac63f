using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>What a record says of the facts that texts say.</summary>
internal static class RecordedFacts
{
    /// <returns>Null = nothing.</returns>
    public static object? Of(AgreementFacts record, string field) => field switch
    {
        "/class" => record.Class,
        "/title" => record.Title,
        "/notice" => record.Notice,
        "/renewalClause" => record.RenewalClause,
        "/programmes" => Any(record.Programmes),
        "/legalBases" => Any(record.LegalBases),
        "/parent" => record.Parent,
        _ when PartyPlaces.Index(field) is { } index => index < record.Parties.Count ? OfParty(record.Parties[index], field) : null,
        _ => OfTerm(record.Term, field),
    };

    private static object? Any(IReadOnlyList<string> list) => list.Count == 0 ? null : list;

    private static object? OfParty(Party party, string field) => field[(field.LastIndexOf('/') + 1)..] switch { "nameAtSigning" => party.Institution, "number" => party.Number, _ => party.NumberDate };

    private static object? OfTerm(Term term, string field) => field switch
    {
        "/term/signedOn" => term.SignedOn,
        "/term/startsOn" => term.EffectiveStart,
        "/term/endsOn" => term.EarliestEnd,
        "/term/endBasis" => term.EndBasis == EndBasis.Unknown ? null : term.EndBasis,
        "/term/duration" => term.Duration,
        "/term/durationAsWritten" => term.DurationAsWritten,
        "/term/untilEvent" => term.UntilEvent,
        "/term/retroactive" => term.Retroactive ? true : null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "It is no fact."),
    };
}
