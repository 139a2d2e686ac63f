using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;

namespace Agreements.Domain.Extraction;

/// <summary>Compares the facts of a record with those of its text.</summary>
public static class FactComparison
{
    // What every signed text says; the rest may well be found nowhere.
    private static readonly string[] Expected = ["/title", "/term/signedOn", "/term/endsOn", "/term/duration", "/notice"];

    private static readonly Regex About = Patterns.Words(@"\b(tentang|concerning|regarding)\b");

    /// <param name="kind">Of the document.</param>
    /// <param name="institutionOf">Which institution a name means; null = it is not known.</param>
    /// <param name="parentNumbers">Of the parent's parties.</param>
    public static ComparedFacts Of(AgreementFacts record, ExtractedFacts found, DocumentKind kind, DateOnly today, Func<string, Guid?> institutionOf, IReadOnlyList<string> parentNumbers)
    {
        var (places, ends) = (PartyPlaces.Of(record, found, institutionOf), ComparedEnds.Of(record.Term, found));
        var compared = found.Suggestions.Where(s => places.Field(s.Field) is not null).Select(s => s with { Field = places.Field(s.Field)! })
            .Select(s => Compare(s, RecordedFacts.Of(record, s.Field), ends, institutionOf, parentNumbers)).ToList();
        var numbers = record.Parties.Select((p, i) => (Field: $"/parties/{i}/number", p.Number, Is: places.Explains(i))).Where(p => p.Number is not null && p.Is).Select(p => p.Field);
        foreach (var field in Expected.Concat(numbers))
            if (RecordedFacts.Of(record, field) is { } said && compared.TrueForAll(c => c.Field != field)) compared.Add(ends.Unprinted(field) ?? new ComparedFact(field, null, said, FactMatch.NotInText));
        return SafeFacts.Of([.. compared.OrderBy(c => c.Field, StringComparer.Ordinal)], kind, record.Parties.Count, today);
    }

    private static ComparedFact Compare(Suggestion found, object? recorded, ComparedEnds ends, Func<string, Guid?> institutionOf, IReadOnlyList<string> parentNumbers)
    {
        if (found.Field == "/term/endsOn" && ends.Common is { } end) return new ComparedFact(found.Field, found, end, FactMatch.Same);
        FactMatch? match = found.Field switch
        {
            _ when PartyPlaces.IsName(found.Field) => institutionOf((string)found.Value) is { } one ? Matched(one.Equals(recorded)) : FactMatch.NotKnown,
            _ when recorded is null => FactMatch.MissingInRecord,
            "/parent" => found.Value is CitedAgreement { Number: { } number } && parentNumbers.Count > 0 ? Matched(parentNumbers.Any(n => IsSame(n, number))) : null,
            "/legalBases" or "/term/durationAsWritten" or "/term/untilEvent" => null,
            "/title" => Matched(IsSameTitle((string)recorded, (string)found.Value)),
            "/term/endBasis" => Matched(ends.AreSame((EndBasis)recorded, (EndBasis)found.Value)),
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

    // A record often puts kind and parties before the title that stands on the document.
    private static bool IsSameTitle(string recorded, string found) =>
        Plain(recorded) == Plain(found) || (About.Match(recorded) is { Success: true } about && Plain(recorded[(about.Index + about.Length)..]) == Plain(found));

    private static string Plain(string title) => string.Concat(title.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    // Of a number only blanks and case may differ.
    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or ',')).Select(char.ToUpperInvariant));
}
