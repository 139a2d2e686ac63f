namespace Agreements.Domain.Extraction;

/// <summary>How far a fact that was read out of a text may be trusted. None is taken without a person.</summary>
public enum Confidence
{
    /// <summary>The text contradicts itself here, or the words only hint at it.</summary>
    Low,

    /// <summary>Said in words that are usual, but not where or not as they are expected.</summary>
    Medium,

    /// <summary>Said once, where and as such texts say it, and nothing in the text speaks against it.</summary>
    High,
}

/// <summary>Where something stands.</summary>
/// <param name="Page">From 1.</param>
/// <param name="From">The first character within the page, from 0.</param>
/// <param name="To">The last character, inclusive; on a later page when the words run over it, then it is the page's last.</param>
/// <param name="Words">As they stand there, white space as single blanks; the first 300.</param>
public sealed record Place(int Page, int From, int To, string Words);

/// <summary>A fact of an agreement as its text says it.</summary>
/// <param name="Field">The JSON pointer of the fact: <c>/term/signedOn</c>. Of parties <c>/parties/0/nameAtSigning</c>, <c>/parties/0/number</c>; of a parent <c>/parent</c>, as it is cited.</param>
/// <param name="Value">In the fact's own type: a day, a text, a word of an enumeration, a length.</param>
public sealed record Suggestion(string Field, object Value, Confidence Confidence, Place Place);

public enum ContradictionKind
{
    /// <summary>The weekday is another day's.</summary>
    Weekday,

    /// <summary>A day in words is not the day in digits.</summary>
    Digits,

    /// <summary>A length in words is not the one in digits.</summary>
    Duration,

    /// <summary>The printed end is not the start and the length together.</summary>
    End,

    /// <summary>The printed end is before the signing or the start.</summary>
    EndBeforeStart,

    /// <summary>A number was given behind the signing.</summary>
    NumberDate,
}

/// <summary>What the text says in two ways that cannot both be right.</summary>
/// <param name="Field">The fact that is in doubt.</param>
/// <param name="Readings">What each way says: a day, a weekday or a number.</param>
public sealed record Contradiction(ContradictionKind Kind, string Field, IReadOnlyList<object> Readings, Place Place);

/// <summary>An agreement that the text cites, not yet looked up.</summary>
public sealed record CitedAgreement(string? Number, DateOnly? Date, string? Title);

/// <summary>All that was found in a text.</summary>
public sealed record ExtractedFacts(IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Contradiction> Contradictions)
{
    public static readonly ExtractedFacts None = new([], []);

    public Suggestion? Find(string field) => Suggestions.FirstOrDefault(s => s.Field == field);
}
