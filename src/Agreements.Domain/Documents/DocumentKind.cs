namespace Agreements.Domain.Documents;

/// <summary>What a document is to its agreement.</summary>
public enum DocumentKind
{
    Draft,

    /// <summary>The signed text, scanned or signed electronically. Only such a one can be the final text.</summary>
    Signed,

    Annex,
    Minutes,
    PowerOfAttorney,
    Correspondence,
    Other,
}
