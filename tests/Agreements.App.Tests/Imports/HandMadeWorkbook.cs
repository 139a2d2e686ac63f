using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Agreements.App.Tests.Imports;

/// <summary>Workbooks as other writers make them, honest or not: the XML is written here, with texts in the cells themselves.</summary>
internal static class HandMadeWorkbook
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Of(params string[][] rows) => Sheet(string.Concat(rows.Select((cells, i) => Row(i + 1, cells))));

    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((c, i) => $"<c r=\"{Letters(i)}{number.ToString(CultureInfo.InvariantCulture)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(c)}</t></is></c>"))}</row>";

    /// <param name="rows">The content of <c>sheetData</c>.</param>
    /// <param name="more">Further parts, by name.</param>
    public static byte[] Sheet(string rows, string prolog = "", params (string Name, Action<Stream> Write)[] more) => Zip([
        ("[Content_Types].xml", Text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")),
        ("_rels/.rels", Text("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/workbook.xml", Text($"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Daftar\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", Text("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")),
        ("xl/worksheets/sheet1.xml", stream => stream.Write(Encoding.UTF8.GetBytes($"{Head}{prolog}<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"))),
        .. more]);

    public static byte[] Zip(IEnumerable<(string Name, Action<Stream> Write)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, write) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                write(part);
            }
        return file.ToArray();
    }

    public static Action<Stream> Text(string xml) => stream => stream.Write(Encoding.UTF8.GetBytes(Head + xml));

    /// <summary>The same bytes over and over.</summary>
    public static Action<Stream> Repeated(string text, long times) => stream =>
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 1000)));
        for (var i = 0L; i < times / 1000; i++) stream.Write(block);
    };

    private static string Letters(int index) => (index >= 26 ? Letters(index / 26 - 1) : "") + (char)('A' + index % 26);
}
