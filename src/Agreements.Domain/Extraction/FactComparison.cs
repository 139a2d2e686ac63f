using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>How a text and its record stand to each other.</summary>
public enum FactMatch
{
    Same,
    Differs,
    MissingInRecord,

    /// <summary>The record says it, and nothing of the kind was found in the text.</summary>
    NotInText,
}

/// <param name="Field">As in the record: a party of the text is the party of the record that it names.</param>
/// <param name="Found">Null = nothing was found.</param>
/// <param name="Recorded">Null = the record says nothing.</param>
/// <param name="Match">Null = they cannot be compared.</param>
public sealed record ComparedFact(string Field, Suggestion? Found, object? Recorded, FactMatch? Match)
{
    /// <summary>May be taken without looking twice: the text is sure and the record says nothing.</summary>
    public bool IsSafe => Match == FactMatch.MissingInRecord && Found is { Confidence: Confidence.High };

    /// <summary>Somebody should look at it: what the text says with some certainty is not what the record says.</summary>
    public bool IsDifference => (Match == FactMatch.Differs && Found is { Confidence: not Confidence.Low }) || IsSafe;
}

/// <summary>Compares the facts of a record with those of its text.</summary>
public static class FactComparison
{
    // What every signed text says; the rest may well be found nowhere.
    private static readonly string[] Expected = ["/title", "/term/signedOn", "/term/endsOn", "/term/duration", "/notice"];

    /// <param name="institutionOf">Which institution a name means; null = it is not known.</param>
    /// <param name="parentNumbers">Of the parent's parties.</param>
    public static IReadOnlyList<ComparedFact> Of(AgreementFacts record, ExtractedFacts found, Func<string, Guid?> institutionOf, IReadOnlyList<string> parentNumbers)
    {
        var places = PartyPlaces.Of(record, found, institutionOf);
        var compared = found.Suggestions.Select(s => s with { Field = places.Field(s.Field) }).Where(s => places.Holds(s.Field))
            .Select(s => Compare(s, Recorded(record, s.Field), institutionOf, parentNumbers)).ToList();
        var numbers = record.Parties.Select((p, i) => (Field: $"/parties/{i}/number", p.Number)).Where(p => p.Number is not null).Select(p => p.Field);
        foreach (var field in Expected.Concat(numbers))
            if (Recorded(record, field) is { } said && compared.TrueForAll(c => c.Field != field)) compared.Add(new ComparedFact(field, null, said, FactMatch.NotInText));
        return [.. compared.OrderBy(c => c.Field, StringComparer.Ordinal)];
    }

    private static ComparedFact Compare(Suggestion found, object? recorded, Func<string, Guid?> institutionOf, IReadOnlyList<string> parentNumbers)
    {
        FactMatch? match = found.Field switch
        {
            _ when recorded is null => FactMatch.MissingInRecord,
            "/parent" => found.Value is CitedAgreement { Number: { } number } && parentNumbers.Count > 0 ? Matched(parentNumbers.Any(n => IsSame(n, number))) : null,
            "/legalBases" or "/term/durationAsWritten" or "/term/untilEvent" => null,
            _ when found.Field.EndsWith("/nameAtSigning", StringComparison.Ordinal) => institutionOf((string)found.Value) is { } one ? Matched(one.Equals(recorded)) : null,
            _ => Matched(IsSame(recorded, found.Value)),
        };
        return new ComparedFact(found.Field, found, recorded, match);
    }

    private static FactMatch Matched(bool same) => same ? FactMatch.Same : FactMatch.Differs;

    private static bool IsSame(object recorded, object found) => (recorded, found) switch
    {
        (string one, string other) => Letters(one) == Letters(other),
        (RenewalClause one, RenewalClause other) => one.Mode == other.Mode && (other.TermMonths is null || one.TermMonths == other.TermMonths) && (other.MaxRenewals is null || one.MaxRenewals == other.MaxRenewals),
        (IEnumerable<string> one, IEnumerable<string> other) => one.Select(Letters).ToHashSet(StringComparer.Ordinal).SetEquals(other.Select(Letters)),
        _ => recorded.Equals(found),
    };

    // Case, blanks and punctuation of a title differ from page to page; of a number only blanks and case may.
    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or ',')).Select(char.ToUpperInvariant));

    private static object? Recorded(AgreementFacts record, string field) => field switch
    {
        "/class" => record.Class,
        "/title" => record.Title,
        "/notice" => record.Notice,
        "/renewalClause" => record.RenewalClause,
        "/programmes" => Any(record.Programmes),
        "/legalBases" => Any(record.LegalBases),
        "/parent" => record.Parent,
        _ when PartyPlaces.Index(field) is { } index => OfParty(record.Parties[index], field),
        _ => OfTerm(record.Term, field),
    };

    private static object? Any(IReadOnlyList<string> list) => list.Count == 0 ? null : list;

    private static object? OfParty(Party party, string field) => field[(field.LastIndexOf('/') + 1)..] switch { "nameAtSigning" => party.Institution, "number" => party.Number, _ => party.NumberDate };

    private static object? OfTerm(Term term, string field) => field switch
    {
        "/term/signedOn" => term.SignedOn,
        "/term/startsOn" => term.EffectiveStart,
        "/term/endsOn" => term.EndsOn,
        "/term/endBasis" => term.EndBasis == EndBasis.Unknown ? null : term.EndBasis,
        "/term/duration" => term.Duration,
        "/term/durationAsWritten" => term.DurationAsWritten,
        "/term/untilEvent" => term.UntilEvent,
        "/term/retroactive" => term.Retroactive ? true : null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "It is no fact."),
    };
}
