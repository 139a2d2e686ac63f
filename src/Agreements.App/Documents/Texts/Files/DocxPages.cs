using System.Text;
using System.Xml;

namespace Agreements.App.Documents.Texts.Files;

/// <summary>A Word document has no pages of its own: it is cut where its writer or Word broke it, else by length. What stands at the head of pages comes first, footers and notes last.</summary>
internal static class DocxPages
{
    private const int PageByLength = 3000, LongestLaidOut = 12_000;

    /// <exception cref="UnreadableException"><c>encrypted</c>, <c>kind</c>, <c>broken</c>, <c>tooHeavy</c>.</exception>
    public static IReadOnlyList<TakenPage> Read(string path)
    {
        try
        {
            using var parts = new DocxParts(path);
            return [.. Pages(parts).Select((text, i) => new TakenPage(i + 1, text))];
        }
        catch (XmlException broken)
        {
            throw new UnreadableException(broken.Message.Contains("MaxCharacters", StringComparison.Ordinal) ? "tooHeavy" : "broken");
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or IOException)
        {
            throw new UnreadableException("broken");
        }
    }

    private static List<string> Pages(DocxParts parts)
    {
        var (pages, text, numbering, total) = (new List<string>(), new StringBuilder(), DocxNumbering.Of(parts), 0);
        DocxText? body = null;
        void Cut()
        {
            var page = PageText.Tidy(text.ToString());
            text.Clear();
            if (page.Length == 0) return;
            pages.Add(page);
            if ((total += page.Length) > TextLimits.Characters) throw new UnreadableException("tooHeavy");
        }
        void CutLong()
        {
            if (text.Length > (body!.IsLaidOut ? LongestLaidOut : PageByLength)) Cut();
        }
        foreach (var header in parts.Parts("header")) Append(header);
        body = new DocxText(numbering, text, Cut, CutLong);
        body.Read(DocxParts.Open(parts.Main));
        foreach (var last in new[] { parts.Part("footnotes.xml"), parts.Part("endnotes.xml") }.OfType<System.IO.Compression.ZipArchiveEntry>().Concat(parts.Parts("footer"))) Append(last);
        Cut();
        return pages.Count == 0 ? [""] : pages;

        void Append(System.IO.Compression.ZipArchiveEntry part)
        {
            var more = new StringBuilder();
            new DocxText(numbering, more, () => { }, () => { }).Read(DocxParts.Open(part));
            // The same head of a first and of an even page is one.
            if (!text.ToString().Contains(more.ToString(), StringComparison.Ordinal)) text.Append(more);
        }
    }
}
