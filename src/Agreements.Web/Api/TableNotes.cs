using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>What a file says of itself beside its rows.</summary>
/// <param name="AsOf">The day of the report.</param>
/// <param name="Filter">The parameters that were asked for, as <c>name = value</c>.</param>
/// <param name="Meaning">What stands in the report and what does not, in the reader's language.</param>
internal sealed record TableNotes(DateOnly AsOf, IReadOnlyList<string> Filter, string Meaning)
{
    /// <summary>A heading and a text each.</summary>
    public IEnumerable<(string Heading, string Text)> Lines(string title, Language language) => new[]
    {
        ("report", title), ("asOf", DateText.Long(AsOf, language)), ("filter", string.Join("; ", Filter)), ("meaning", Meaning),
    }.Where(l => l.Item2.Length > 0).Select(l => (new Message("table.about." + l.Item1).In(language), Csv.Harmless(l.Item2)));
}
