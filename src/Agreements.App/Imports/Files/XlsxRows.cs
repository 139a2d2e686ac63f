using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Agreements.App.Imports.Files;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Hidden">The workbook does not show it.</param>
/// <param name="Rows">Read once, one at a time, before the next sheet is asked for.</param>
internal sealed record Sheet(string Name, bool Hidden, IEnumerable<SheetRow> Rows);

/// <summary>The sheets of a workbook and their rows, one at a time. Formulas count as what they gave when the workbook was saved; a merged cell counts for all rows that it covers.</summary>
internal static class XlsxRows
{
    /// <param name="file">Checked by <see cref="ZipCheck"/>.</param>
    /// <exception cref="Domain.DomainException"><c>import.file.damaged</c>, <c>.encrypted</c>, <c>.tooManyColumns</c>, <c>.cellTooLong</c>.</exception>
    public static IEnumerable<Sheet> Read(Stream file)
    {
        using var reader = Open(file);
        do yield return new Sheet(reader.Name ?? "", reader.VisibleState is not (null or "visible"), Rows(reader));
        while (Try(reader.NextResult));
    }

    private static IExcelDataReader Open(Stream file) =>
        Try(() => ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true }));

    private static IEnumerable<SheetRow> Rows(IExcelDataReader reader)
    {
        if (reader.FieldCount > FileLimits.WidestRow) throw FileProblem.Of("tooManyColumns", FileLimits.Columns);
        var merged = new MergedCells(reader.MergeCells);
        for (var number = 1; Try(reader.Read); number++)
        {
            var cells = new SheetCell[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++) cells[column] = merged.At(number - 1, column, Cell(reader, column));
            yield return new SheetRow(number, cells, reader.RowHeight == 0);
        }
    }

    private static SheetCell Cell(IExcelDataReader reader, int column)
    {
        var cell = SheetCell.Of(reader.GetValue(column));
        return cell.Text.Length <= FileLimits.CellText ? cell : throw FileProblem.Of("cellTooLong", FileLimits.CellText);
    }

    // The reader meets what nobody has foreseen in a file; for whoever sent it that is one thing.
    private static T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw FileProblem.Of("encrypted");
        }
        catch (Exception broken) when (broken is not (Domain.DomainException or OutOfMemoryException))
        {
            throw FileProblem.Of("damaged");
        }
    }
}

/// <summary>What merged cells hold, for the rows below their first.</summary>
internal sealed class MergedCells(CellRange[]? ranges)
{
    private readonly ILookup<(int Row, int Column), int> _starts = (ranges ?? []).Where(r => r.ToRow > r.FromRow).ToLookup(r => (r.FromRow, r.FromColumn), r => r.ToRow);
    private readonly Dictionary<int, (int Until, SheetCell Cell)> _open = [];

    public SheetCell At(int row, int column, SheetCell cell)
    {
        if (_starts[(row, column)].DefaultIfEmpty(-1).Max() is > -1 and var until) _open[column] = (until, cell);
        return _open.TryGetValue(column, out var held) && row <= held.Until && cell.IsEmpty ? held.Cell : cell;
    }
}
