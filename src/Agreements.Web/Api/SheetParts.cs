using System.Security;
using System.Xml;

namespace Agreements.Web.Api;

/// <summary>What a workbook has beside its sheet of rows.</summary>
internal static class SheetParts
{
    public const string Sheet = "xl/worksheets/sheet1.xml";

    private const string NotesType = """<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""";

    private const string NotesRelation = """<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>""";

    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    private const string Types = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
        """;

    private const string Package = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    private const string Relations = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
        """;

    // The formats 14 and 22 are day, and day and time, as the reader's computer writes them.
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <param name="name">Of the sheet.</param>
    /// <param name="notes">Null = there is one sheet.</param>
    /// <returns>Path and content of each.</returns>
    public static IEnumerable<(string Path, string Text)> Around(string name, SheetNotes? notes)
    {
        var types = notes is null ? Types : Types.Replace("</Types>", NotesType, StringComparison.Ordinal);
        var relations = notes is null ? Relations : Relations.Replace("</Relationships>", NotesRelation, StringComparison.Ordinal);
        List<(string, string)> parts = [("[Content_Types].xml", types), ("_rels/.rels", Package), ("xl/_rels/workbook.xml.rels", relations), ("xl/styles.xml", Styles), ("xl/workbook.xml", Workbook(name, notes))];
        if (notes is not null) parts.Add(("xl/worksheets/sheet2.xml", NotesSheet(notes)));
        return parts.Select(p => (p.Item1, Head + p.Item2));
    }

    private static string Workbook(string name, SheetNotes? notes) =>
        $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets><sheet name="{Escaped(name)}" sheetId="1" r:id="rId1"/>{(notes is null ? null : $"""<sheet name="{Escaped(notes.Name)}" sheetId="2" r:id="rId3"/>""")}</sheets></workbook>""";

    private static string NotesSheet(SheetNotes notes) =>
        $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="110" customWidth="1"/></cols><sheetData>{string.Concat(notes.Lines.Select((line, i) => $"""<row r="{i + 1}">{Cell("A", i, 1, line.Heading)}{Cell("B", i, 4, line.Text)}</row>"""))}</sheetData></worksheet>""";

    private static string Cell(string column, int row, int style, string text) => $"""<c r="{column}{row + 1}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{Escaped(text)}</t></is></c>""";

    private static string Escaped(string text) => SecurityElement.Escape(string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
}
