using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Extraction;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents.Suggestions;

/// <summary>Shows what was found in a text, alone or beside a record.</summary>
public sealed class SuggestionViews(InstitutionMatcher institutions, RequestContext context)
{
    /// <summary>To be called before names are looked up.</summary>
    public Task LoadAsync(CancellationToken ct) => institutions.LoadAsync(ct);

    public IReadOnlyList<ComparedFact> Compare(Dossier dossier, ExtractedFacts found) => FactComparison.Of(
        dossier.Agreement.Facts, found, name => institutions.Find(name).Id, [.. dossier.Around.Parent?.Facts.Parties.Select(p => p.Number).OfType<string>() ?? []]);

    public SuggestionsView Of(Guid document, int number, Dossier dossier, ExtractedFacts found) => new(
        document, number, dossier.Agreement.Id, dossier.Agreement.Version, [.. Compare(dossier, found).Select(Of)], Contradictions(found));

    /// <summary>Without a record.</summary>
    public SuggestionsView Of(ExtractedFacts found) => new(null, null, null, null, [.. found.Suggestions.Select(s => Of(new ComparedFact(s.Field, s, null, null)))], Contradictions(found));

    private SuggestedFact Of(ComparedFact fact) => SuggestedFact.Of(fact, name => institutions.Find(name) is var found ? (found.Id, [.. found.Near.Select(n => new Candidate(n.Id, n.Name))]) : default);

    private IReadOnlyList<FoundContradiction> Contradictions(ExtractedFacts found) => [.. found.Contradictions.Select(c => new FoundContradiction(
        c.Kind, c.Field, [.. c.Readings.Select(r => SuggestedFact.Node(r)!)], c.Place, new Message($"suggest.contradiction.{Words.Of(c.Kind)}", [.. c.Readings]).In(context.Language)))];
}
