using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;

namespace Agreements.App.Imports;

public enum ImportMode
{
    /// <summary>Each row by itself: what fails stops no other.</summary>
    PerRow,

    /// <summary>All rows or none.</summary>
    AllOrNothing,
}

/// <summary>What holds where a row does not say.</summary>
public sealed record ImportDefaults(AgreementClass? Class = null, Regime? Regime = null, ProcessState Process = ProcessState.Signed);

/// <summary>How a list is to be read and what is done with its rows.</summary>
public sealed record ImportOptions
{
    /// <summary>For whom it is: its memory is used, it is the party that a list of its own leaves unsaid, and its administrators see the import. Null = the caller's only one, else none.</summary>
    public Guid? Institution { get; init; }

    public ImportMode Mode { get; init; }

    /// <summary>From a heading, or a column's letter, to the word of a field; <c>ignore</c> = none.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>();

    /// <summary>From a name in the list to the institution that is meant.</summary>
    public IReadOnlyDictionary<string, Guid> Choices { get; init; } = new Dictionary<string, Guid>();

    public ImportDefaults Defaults { get; init; } = new();

    /// <summary>Also changes agreements that a row finds by number; those that it names by id or reference are changed in any case.</summary>
    public bool Update { get; init; }

    /// <summary>Institutions that nobody knows are entered, of this kind; null = their rows fail.</summary>
    public InstitutionKind? CreateMissing { get; init; }

    /// <summary>The kinds of those of another kind, by name.</summary>
    public IReadOnlyDictionary<string, InstitutionKind> Kinds { get; init; } = new Dictionary<string, InstitutionKind>();

    /// <summary>The sheet to read; null = the first visible one with headings that are known.</summary>
    public string? Sheet { get; init; }
}
