namespace Agreements.Domain.Extraction;

/// <summary>How a text and its record stand to each other.</summary>
public enum FactMatch
{
    Same,
    Differs,
    MissingInRecord,

    /// <summary>The record says it, and nothing of the kind was found in the text.</summary>
    NotInText,

    /// <summary>The text names a party that is no known institution.</summary>
    NotKnown,
}

/// <summary>Why a text may not be the one of its record, or not the one that binds.</summary>
public enum TextDoubt
{
    /// <summary>It is a draft, an annex, a letter.</summary>
    NotSigned,

    /// <summary>It names other parties than the record.</summary>
    OtherParties,

    /// <summary>It names no party that could be read, or one that is no known institution.</summary>
    UnknownParties,

    OtherClass,

    /// <summary>It was signed on another day.</summary>
    OtherSigning,
}

/// <param name="Field">As in the record: a party of the text is the party of the record that it names.</param>
/// <param name="Found">Null = nothing was found.</param>
/// <param name="Recorded">Null = the record says nothing.</param>
/// <param name="Match">Null = they cannot be compared.</param>
public sealed record ComparedFact(string Field, Suggestion? Found, object? Recorded, FactMatch? Match)
{
    /// <summary>May be taken without looking twice: the text is sure, the record says nothing, and nothing beside it speaks against it.</summary>
    public bool IsSafe { get; init; }

    /// <summary>Somebody should look at it: what the text says with some certainty is not what the record says.</summary>
    public bool IsDifference => IsClear || (Match == FactMatch.Differs && Found is { Confidence: not Confidence.Low });

    /// <summary>The text is sure and the record says nothing.</summary>
    internal bool IsClear => Match == FactMatch.MissingInRecord && Found is { Confidence: Confidence.High };
}

/// <param name="Doubts">While there is one, no fact is safe.</param>
public sealed record ComparedFacts(IReadOnlyList<ComparedFact> Facts, IReadOnlyList<TextDoubt> Doubts);
