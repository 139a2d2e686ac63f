using Agreements.App.Documents.Texts;
using Agreements.Domain.Extraction;

namespace Agreements.App.Documents.Suggestions;

/// <summary>The facts in the text of a content that was read.</summary>
public sealed class ReadFacts(TextStore texts)
{
    private const int AtOnce = 200, MostCharacters = 1_000_000;

    public async Task<ExtractedFacts> OfAsync(string sha256, CancellationToken ct)
    {
        var (pages, letters) = (new List<string>(), 0);
        for (IReadOnlyList<PageRow> read = await texts.PagesAsync(sha256, 0, AtOnce, ct); read.Count > 0 && letters < MostCharacters; read = await texts.PagesAsync(sha256, read[^1].Page, AtOnce, ct))
            foreach (var page in read)
            {
                // A page that could not be read keeps its place: facts name their page.
                while (pages.Count < page.Page - 1) pages.Add("");
                pages.Add(page.Text);
                letters += page.Text.Length;
            }
        return FactExtraction.From(pages);
    }
}
