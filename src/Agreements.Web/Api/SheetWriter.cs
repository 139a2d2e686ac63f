using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Agreements.Web.Api;

/// <summary>A workbook (ECMA-376, transitional), written cell by cell: no row is kept. The headings stay in sight, and filter.</summary>
internal sealed partial class SheetWriter : IAsyncDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // A spreadsheet holds no longer text in a cell.
    private const int LongestText = 32_767;

    // In characters.
    private const int UsualWidth = 18, WideWidth = 50;

    // By their place in the styles.
    private const string HeadingStyle = "1", DayStyle = "2", InstantStyle = "3";

    private readonly ZipArchive _zip;
    private readonly Stream _part;
    private readonly XmlWriter _xml;
    private readonly string[] _letters;
    private int _row;

    private SheetWriter(ZipArchive zip, Stream part, IReadOnlyList<SheetColumn> columns)
    {
        (_zip, _part, _letters) = (zip, part, [.. columns.Select((_, i) => Letters(i))]);
        _xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
        Begin(columns);
        Write(columns.Select(c => c.Heading), HeadingStyle);
    }

    /// <param name="to">Stays open.</param>
    /// <param name="name">Of the sheet.</param>
    /// <param name="notes">The sheet behind it; null = none.</param>
    public static async Task<SheetWriter> CreateAsync(Stream to, string name, SheetNotes? notes, IReadOnlyList<SheetColumn> columns, CancellationToken ct)
    {
        var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        foreach (var (path, text) in SheetParts.Around(name, notes))
        {
            await using var part = await zip.CreateEntry(path).OpenAsync(ct);
            await part.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        }
        return new SheetWriter(zip, await zip.CreateEntry(SheetParts.Sheet, CompressionLevel.Fastest).OpenAsync(ct), columns);
    }

    /// <param name="cells">One for each column: a text, number, <see cref="DateOnly"/> from March 1900, or <see cref="DateTime"/>; null = empty.</param>
    public void Write(IEnumerable<object?> cells) => Write(cells, null);

    /// <summary>Ends the workbook.</summary>
    public async ValueTask DisposeAsync()
    {
        End();
        await _part.DisposeAsync();
        await _zip.DisposeAsync();
    }

    private void Begin(IReadOnlyList<SheetColumn> columns)
    {
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < columns.Count; i++)
            _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{(columns[i].IsWide ? WideWidth : UsualWidth)}" customWidth="1"/>"""));
        _xml.WriteRaw("</cols>");
        _xml.WriteStartElement("sheetData", Main);
    }

    private void End()
    {
        _xml.WriteEndElement();
        _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<autoFilter ref="A1:{_letters[^1]}{_row}"/>"""));
        _xml.WriteEndElement();
        _xml.Dispose();
    }

    private void Write(IEnumerable<object?> cells, string? style)
    {
        var (row, column) = ((++_row).ToString(CultureInfo.InvariantCulture), 0);
        _xml.WriteStartElement("row", Main);
        _xml.WriteAttributeString("r", row);
        foreach (var cell in cells) Write(_letters[column++] + row, cell, style);
        _xml.WriteEndElement();
    }

    private void Write(string place, object? cell, string? style)
    {
        switch (cell)
        {
            case null: break;
            case DateOnly day: Number(place, day.ToDateTime(TimeOnly.MinValue).ToOADate(), DayStyle); break;
            case DateTime at: Number(place, at.ToOADate(), InstantStyle); break;
            case int or long or short or byte or decimal or double: Number(place, (IFormattable)cell, style); break;
            default: Text(place, Convert.ToString(cell, CultureInfo.InvariantCulture)!, style); break;
        }
    }

    private void Number(string place, IFormattable number, string? style)
    {
        Cell(place, style);
        _xml.WriteElementString("v", Main, number.ToString(null, CultureInfo.InvariantCulture));
        _xml.WriteEndElement();
    }

    private void Text(string place, string text, string? style)
    {
        Cell(place, style);
        _xml.WriteAttributeString("t", "inlineStr");
        _xml.WriteStartElement("is", Main);
        _xml.WriteStartElement("t", Main);
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        _xml.WriteString(Unwritable().Replace(text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…", "\uFFFD"));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Cell(string place, string? style)
    {
        _xml.WriteStartElement("c", Main);
        _xml.WriteAttributeString("r", place);
        if (style is not null) _xml.WriteAttributeString("s", style);
    }

    private static string Letters(int index) => (index >= 26 ? Letters(index / 26 - 1) : "") + (char)('A' + index % 26);

    // What XML cannot hold, halves of characters too.
    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]", RegexOptions.None, 1000)]
    private static partial Regex Unwritable();
}
