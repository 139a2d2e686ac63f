using Agreements.Domain.Documents;

namespace Agreements.Domain.Extraction;

/// <summary>Which facts of a text may be taken without looking twice. A wrong day that was taken so is a wrong deadline.</summary>
internal static class SafeFacts
{
    private const string Term = "/term/", SignedOn = Term + "signedOn";

    // One needs the other.
    private static readonly string[] OfEnd = [Term + "endsOn", Term + "endBasis", Term + "duration"];

    /// <param name="today">A day behind it is no day of a signing.</param>
    public static ComparedFacts Of(IReadOnlyList<ComparedFact> facts, DocumentKind kind, int parties, DateOnly today)
    {
        var doubts = Doubts(facts, kind, parties).ToList();
        var terms = !facts.Any(f => IsOfTerm(f) && f.Match == FactMatch.Differs);
        var ends = !facts.Any(f => OfEnd.Contains(f.Field) && f.Found is not null && f.Match != FactMatch.Same && !f.IsClear);
        return new ComparedFacts([.. facts.Select(f => f with { IsSafe = doubts.Count == 0 && f.IsClear && (terms || !IsOfTerm(f)) && (ends || !OfEnd.Contains(f.Field)) && !IsToCome(f, today) })], doubts);
    }

    private static bool IsOfTerm(ComparedFact fact) => fact.Field.StartsWith(Term, StringComparison.Ordinal);

    private static bool IsToCome(ComparedFact fact, DateOnly today) => fact.Field == SignedOn && fact.Found?.Value is DateOnly day && day > today;

    private static IEnumerable<TextDoubt> Doubts(IReadOnlyList<ComparedFact> facts, DocumentKind kind, int parties)
    {
        var named = facts.Where(f => PartyPlaces.IsName(f.Field)).ToList();
        bool Differs(string field) => facts.Any(f => f.Field == field && f.Match == FactMatch.Differs);
        var unknown = named.Count == 0 || named.Exists(f => f.Match == FactMatch.NotKnown);
        if (kind != DocumentKind.Signed) yield return TextDoubt.NotSigned;
        if (named.Exists(f => f.Match == FactMatch.Differs) || (!unknown && named.Count < parties)) yield return TextDoubt.OtherParties;
        if (unknown) yield return TextDoubt.UnknownParties;
        if (Differs("/class")) yield return TextDoubt.OtherClass;
        if (Differs(SignedOn)) yield return TextDoubt.OtherSigning;
    }
}
