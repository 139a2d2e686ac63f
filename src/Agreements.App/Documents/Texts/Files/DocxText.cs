using System.Globalization;
using System.Text;
using System.Xml;

namespace Agreements.App.Documents.Texts.Files;

/// <summary>Goes through a part of a document once and writes what one would read: insertions yes, deletions no, cells of a row side by side.</summary>
/// <param name="pageBreak">Told where a page ends.</param>
/// <param name="lineEnd">Told after each line outside of a table.</param>
internal sealed class DocxText(DocxNumbering numbering, StringBuilder text, Action pageBreak, Action lineEnd)
{
    private const int Deepest = 400;

    private readonly Stack<Paragraph> _open = new();
    private readonly Stack<int> _cells = new();
    private int _tables;

    /// <summary>Pages as a program has once laid them out are marked in it.</summary>
    public bool IsLaidOut { get; private set; }

    public void Read(XmlReader reader)
    {
        using var _ = reader;
        var more = reader.Read();
        while (more)
        {
            if (reader.Depth > Deepest) throw new UnreadableException("tooHeavy");
            if (reader.NodeType == XmlNodeType.Element && IsSkipped(reader)) { reader.Skip(); more = !reader.EOF; continue; }
            if (reader.NodeType == XmlNodeType.Element && reader.NamespaceURI == DocxParts.Word) Begin(reader);
            if (reader.NodeType == XmlNodeType.EndElement && reader.NamespaceURI == DocxParts.Word) End(reader.LocalName);
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA && _open.TryPeek(out var paragraph) && paragraph.InText) Take(reader, paragraph);
            more = reader.Read();
        }
    }

    // What was deleted or moved away, code of fields, and the second drawing of a text box for old programs.
    private static bool IsSkipped(XmlReader reader) => reader.LocalName is "del" or "moveFrom" or "delText" or "instrText" or "Fallback" or "rPrChange" or "pPrChange" or "sectPrChange" or "tblPrChange"
        || (reader.LocalName is "footnote" or "endnote" && reader.GetAttribute("type", DocxParts.Word) is "separator" or "continuationSeparator");

    private void Begin(XmlReader reader)
    {
        var (name, empty) = (reader.LocalName, reader.IsEmptyElement);
        if (name == "tbl" && !empty) _tables++;
        if (name is "tc" or "tr" && !empty) _cells.Push(text.Length);
        if (name == "p" && !empty) _open.Push(new Paragraph());
        if (!_open.TryPeek(out var paragraph)) return;
        switch (name)
        {
            case "t": paragraph.InText = !empty; break;
            case "pStyle": paragraph.Style = reader.GetAttribute("val", DocxParts.Word); break;
            case "numId": paragraph.List = reader.GetAttribute("val", DocxParts.Word); break;
            case "ilvl": paragraph.Level = int.TryParse(reader.GetAttribute("val", DocxParts.Word), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0; break;
            case "tab" when paragraph.InRun: Append(paragraph, "\t"); break;
            case "noBreakHyphen": Append(paragraph, "-"); break;
            case "cr": Append(paragraph, "\n"); break;
            case "br" when reader.GetAttribute("type", DocxParts.Word) == "page": Break(); break;
            case "br": Append(paragraph, "\n"); break;
            case "lastRenderedPageBreak": IsLaidOut = true; Break(); break;
            case "r": paragraph.InRun = !empty; break;
        }
    }

    private void End(string name)
    {
        if (name == "t" && _open.TryPeek(out var inText)) inText.InText = false;
        if (name == "r" && _open.TryPeek(out var inRun)) inRun.InRun = false;
        if (name == "p" && _open.TryPop(out var ended)) EndParagraph(ended);
        if (name is "tc" or "tr" && _cells.TryPop(out var start)) EndCell(start, name == "tc" ? '\t' : '\n');
        if (name == "tbl" && --_tables == 0) lineEnd();
    }

    private void EndParagraph(Paragraph paragraph)
    {
        // "Pasal 1" on a line of its own is a number and nothing else.
        if (!paragraph.Begun) Number(paragraph);
        text.Append('\n');
        if (_tables == 0 && _open.Count == 0) lineEnd();
    }

    private void Take(XmlReader reader, Paragraph paragraph)
    {
        var buffer = new char[4096];
        for (var read = reader.ReadValueChunk(buffer, 0, buffer.Length); read > 0; read = reader.ReadValueChunk(buffer, 0, buffer.Length))
        {
            Append(paragraph, new string(buffer, 0, read));
            if (text.Length > TextLimits.Characters) throw new UnreadableException("tooHeavy");
        }
    }

    private void Append(Paragraph paragraph, string piece)
    {
        if (!paragraph.Begun) { paragraph.Begun = true; Number(paragraph); }
        text.Append(piece);
    }

    private void Number(Paragraph paragraph)
    {
        var (list, level) = paragraph.List is null ? numbering.OfStyle(paragraph.Style) : (paragraph.List, paragraph.Level);
        text.Append(numbering.Next(list, level));
    }

    // A row of a table stays on its page.
    private void Break()
    {
        if (_tables == 0 && text.Length > 0) pageBreak();
    }

    private void EndCell(int start, char sign)
    {
        while (text.Length > start && text[^1] is '\n' or '\t') text.Length--;
        text.Append(sign);
    }

    private sealed class Paragraph
    {
        public bool Begun { get; set; }
        public bool InText { get; set; }
        public bool InRun { get; set; }
        public string? Style { get; set; }
        public string? List { get; set; }
        public int Level { get; set; }
    }
}
