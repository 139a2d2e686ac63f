namespace Agreements.Domain.Searching;

/// <summary>Where is looked.</summary>
public enum SearchSource
{
    /// <summary>Numbers, titles, parties, subjects and scopes.</summary>
    Agreements,

    /// <summary>The text of documents.</summary>
    Documents,
}

/// <summary>How it is looked for.</summary>
public enum SearchEngine
{
    /// <summary>By the database's full text.</summary>
    Index,

    /// <summary>The database server has no full text: only the newest agreements and pages were looked through, one by one.</summary>
    Slow,
}
