using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Agreements.App.Documents.Texts.Files;

/// <summary>The pages of a PDF in their order. Only ever run in a process of its own: a hostile file may take its memory or its stack.</summary>
internal static class PdfPages
{
    // A page with fewer letters and a picture is a scan, perhaps with a number or a stamp of the scanner on it.
    private const int FewestLetters = 20;

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true };

    /// <param name="from">The first page that is wanted.</param>
    /// <param name="count">Told how many pages there are.</param>
    /// <exception cref="UnreadableException"><c>encrypted</c>, <c>broken</c>.</exception>
    public static IEnumerable<TakenPage> Read(string path, int from, int most, Action<int> count)
    {
        using var document = Open(path);
        var pages = document.NumberOfPages;
        if (pages < 1) throw new UnreadableException("broken");
        count(pages);
        for (var number = from; number <= Math.Min(pages, most); number++) yield return Read(document, number);
    }

    private static PdfDocument Open(string path)
    {
        try
        {
            return PdfDocument.Open(path, Options);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnreadableException("encrypted");
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new UnreadableException("broken");
        }
    }

    private static TakenPage Read(PdfDocument document, int number)
    {
        try
        {
            var page = document.GetPage(number);
            var letters = page.Letters.Count(l => !string.IsNullOrWhiteSpace(l.Value));
            return letters < FewestLetters && page.NumberOfImages > 0 ? new TakenPage(number, "", Scanned: true) : new TakenPage(number, PageText.Of(page));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // What draws pages forgives more than what reads them.
            return new TakenPage(number, "", Scanned: true);
        }
    }
}
