using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Agreements.App.Imports.Files;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Hidden">The workbook does not show it.</param>
/// <param name="Rows">Read once, one at a time.</param>
internal sealed record Sheet(string Name, bool Hidden, IEnumerable<SheetRow> Rows);

/// <summary>The sheets of a workbook and their rows, one at a time (ECMA-376, transitional and strict). Formulas count as what they gave when the workbook was saved; a merged cell counts for all rows that it covers.</summary>
internal static class XlsxRows
{
    /// <param name="file">Checked by <see cref="ZipCheck"/>.</param>
    /// <exception cref="Domain.DomainException"><c>import.file.damaged</c>, <c>.tooManyColumns</c>.</exception>
    public static IEnumerable<Sheet> Read(Stream file)
    {
        file.Position = 0;
        // It holds nothing but the file, and lives as long: rows are read when somebody asks for them.
        var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var parts = zip.Entries.ToDictionary(e => e.FullName.TrimStart('/'), StringComparer.OrdinalIgnoreCase);
        var workbook = WorkbookParts.Of(parts);
        foreach (var (name, hidden, part) in workbook.Sheets) yield return new Sheet(name, hidden, Rows(parts[part], workbook));
    }

    private static IEnumerable<SheetRow> Rows(ZipArchiveEntry part, WorkbookParts workbook)
    {
        var merged = MergedCells.In(part);
        using var reader = SheetXml.Open(part);
        var number = 0;
        while (Next(reader, "row"))
        {
            number = Number(reader.GetAttribute("r"), number);
            var hidden = SheetXml.IsTrue(reader.GetAttribute("hidden"));
            yield return new SheetRow(number, merged.Fill(number, Cells(reader, workbook)), hidden);
        }
    }

    // Each row once and in order: what stands behind it counts on that.
    private static int Number(string? stated, int before)
    {
        if (stated is null) return before < FileLimits.LastRow ? before + 1 : throw FileProblem.Of("damaged");
        return int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > before && number <= FileLimits.LastRow ? number : throw FileProblem.Of("damaged");
    }

    private static bool Next(XmlReader reader, string name)
    {
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name) return true;
        return false;
    }

    private static List<SheetCell> Cells(XmlReader reader, WorkbookParts workbook)
    {
        var cells = new List<SheetCell>();
        if (reader.IsEmptyElement) return cells;
        using var row = reader.ReadSubtree();
        row.Read();
        var column = -1;
        while (Next(row, "c"))
        {
            column = CellPlace.Column(row.GetAttribute("r")) ?? column + 1;
            var cell = CellContent.Of(row, workbook);
            if (cell.IsEmpty) continue;
            if (column >= FileLimits.WidestRow) throw FileProblem.Of("tooManyColumns", FileLimits.Columns);
            while (cells.Count <= column) cells.Add(SheetCell.Empty);
            cells[column] = cell;
        }
        return cells;
    }
}

/// <summary>Where a cell stands: <c>B7</c>.</summary>
internal static class CellPlace
{
    private const int Letters = 26, Widest = 16_384;

    /// <returns>From 0; null = it says nothing.</returns>
    public static int? Column(string? place)
    {
        var column = 0;
        foreach (var c in place ?? "")
        {
            if (!char.IsAsciiLetterUpper(c)) break;
            column = column * Letters + (c - 'A' + 1);
            if (column > Widest) throw FileProblem.Of("damaged");
        }
        return column == 0 ? null : column - 1;
    }

    public static int Row(string place) => int.TryParse(place.AsSpan(place.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) is > 0 and var at ? at : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
}

/// <summary>What merged cells hold, for the rows below their first.</summary>
internal sealed class MergedCells
{
    private readonly Dictionary<(int Row, int Column), int> _starts = [];
    private readonly SortedDictionary<int, (int Until, SheetCell Cell)> _open = [];
    private int _soonest = int.MaxValue;

    public static MergedCells In(ZipArchiveEntry part)
    {
        var merged = new MergedCells();
        using var reader = SheetXml.Open(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "mergeCell" || reader.GetAttribute("ref")?.Split(':') is not [var from, var to] || CellPlace.Column(from) is not { } column) continue;
            if (CellPlace.Row(to) > CellPlace.Row(from)) merged._starts[(CellPlace.Row(from), column)] = CellPlace.Row(to);
        }
        return merged;
    }

    public List<SheetCell> Fill(int row, List<SheetCell> cells)
    {
        if (_starts.Count == 0) return cells;
        if (row > _soonest) Close(row);
        foreach (var (column, (_, held)) in _open)
        {
            while (cells.Count <= column) cells.Add(SheetCell.Empty);
            if (cells[column].IsEmpty) cells[column] = held;
        }
        for (var column = 0; column < cells.Count; column++)
            if (!cells[column].IsEmpty && _starts.TryGetValue((row, column), out var last)) Open(column, last, cells[column]);
        return cells;
    }

    private void Open(int column, int until, SheetCell cell)
    {
        _open[column] = (until, cell);
        _soonest = Math.Min(_soonest, until);
    }

    private void Close(int row)
    {
        foreach (var column in _open.Where(o => o.Value.Until < row).Select(o => o.Key).ToList()) _open.Remove(column);
        _soonest = _open.Count == 0 ? int.MaxValue : _open.Values.Min(o => o.Until);
    }
}
