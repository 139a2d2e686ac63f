using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Dates;
using Agreements.Domain.Documents;
using Agreements.Domain.Extraction;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents.Suggestions;

/// <summary>Shows what was found in a text, alone or beside a record.</summary>
public sealed class SuggestionViews(InstitutionMatcher institutions, RequestContext context, TimeProvider time)
{
    /// <summary>To be called before names are looked up.</summary>
    public Task LoadAsync(CancellationToken ct) => institutions.LoadAsync(ct);

    /// <param name="kind">Of the document in which they were found.</param>
    public ComparedFacts Compare(Dossier dossier, ExtractedFacts found, DocumentKind kind) => FactComparison.Of(
        dossier.Agreement.Facts, found, kind, dossier.Agreement.Zone.Today(time.GetUtcNow()), name => institutions.Find(name).Id, [.. dossier.Around.Parent?.Facts.Parties.Select(p => p.Number).OfType<string>() ?? []]);

    public SuggestionsView Of(Document document, int number, Dossier dossier, ExtractedFacts found)
    {
        var compared = Compare(dossier, found, document.Kind);
        return new SuggestionsView(document.Id, number, dossier.Agreement.Id, dossier.Agreement.Version, [.. compared.Facts.Select(Of)], Contradictions(found), [.. compared.Doubts.Select(d => new FoundDoubt(d, new Message($"suggest.doubt.{Words.Of(d)}").In(context.Language)))]);
    }

    /// <summary>Without a record.</summary>
    public SuggestionsView Of(ExtractedFacts found) => new(null, null, null, null, [.. found.Suggestions.Select(s => Of(new ComparedFact(s.Field, s, null, null)))], Contradictions(found), []);

    private SuggestedFact Of(ComparedFact fact) => SuggestedFact.Of(fact, name => institutions.Find(name) is var found ? (found.Id, [.. found.Near.Select(n => new Candidate(n.Id, n.Name))]) : default);

    private IReadOnlyList<FoundContradiction> Contradictions(ExtractedFacts found) => [.. found.Contradictions.Select(c => new FoundContradiction(
        c.Kind, c.Field, [.. c.Readings.Select(r => SuggestedFact.Node(r)!)], c.Place, new Message($"suggest.contradiction.{Words.Of(c.Kind)}", [.. c.Readings]).In(context.Language)))];
}
