using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.Domain.Extraction;

namespace Agreements.App.Documents.Suggestions;

/// <summary>What a text says of an agreement, beside what the record says. Nothing of it is written by itself.</summary>
/// <param name="Document">Absent = the file is not kept.</param>
/// <param name="Number">Of the version that was read.</param>
/// <param name="AgreementVersion">Of the record that it was compared with.</param>
/// <param name="Doubts">Why the text may not be the one of the record; while there is one, no fact is safe.</param>
public sealed record SuggestionsView(Guid? Document, int? Number, Guid? Agreement, long? AgreementVersion, IReadOnlyList<SuggestedFact> Facts, IReadOnlyList<FoundContradiction> Contradictions, IReadOnlyList<FoundDoubt> Doubts);

/// <param name="Field">The JSON pointer of the fact; of an agreement it is taken by a PATCH of this member. <c>/parties/0/nameAtSigning</c> names a party, <c>/parent</c> cites an agreement.</param>
/// <param name="Value">As the fact has it; absent = nothing was found.</param>
/// <param name="Confidence"><c>high</c>: said once, where and as such texts say it; <c>medium</c>: said elsewhere or unusually; <c>low</c>: the text contradicts itself or only hints.</param>
/// <param name="Recorded">As the record has it; of a party the institution's id.</param>
/// <param name="Match">Absent = there is no record, or they cannot be compared.</param>
/// <param name="IsSafe">The text is sure, the record says nothing, and nothing beside it speaks against it: it may be ticked already when people choose.</param>
/// <param name="Institution">Which institution the name of a party means.</param>
/// <param name="Candidates">Which ones it may mean, when it is not known.</param>
public sealed record SuggestedFact(string Field, JsonNode? Value, Confidence? Confidence, Place? Place, JsonNode? Recorded, FactMatch? Match, bool IsSafe, Guid? Institution, IReadOnlyList<Candidate>? Candidates)
{
    internal static SuggestedFact Of(ComparedFact fact, Func<string, (Guid? Id, IReadOnlyList<Candidate> Near)> institutionOf)
    {
        var view = new SuggestedFact(fact.Field, Node(fact.Found?.Value), fact.Found?.Confidence, fact.Found?.Place, Node(fact.Recorded), fact.Match, fact.IsSafe, null, null);
        if (fact.Found?.Value is not string name || !fact.Field.EndsWith("/nameAtSigning", StringComparison.Ordinal)) return view;
        var (id, near) = institutionOf(name);
        return view with { Institution = id, Candidates = id is null && near.Count > 0 ? near : null };
    }

    internal static JsonNode? Node(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), Json.Options);
}

public sealed record Candidate(Guid Id, string Name);

/// <summary>Why a text may not be the one of its record, or not the one that binds.</summary>
public sealed record FoundDoubt(TextDoubt Kind, string Message);

/// <param name="Readings">What each way says.</param>
public sealed record FoundContradiction(ContradictionKind Kind, string Field, IReadOnlyList<JsonNode> Readings, Place Place, string Message);
