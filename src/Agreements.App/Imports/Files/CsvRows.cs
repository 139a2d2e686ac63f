using System.Text;

namespace Agreements.App.Imports.Files;

/// <summary>The rows of a text whose cells stand between separators, one at a time. A cell that begins with a quote may hold separators, line breaks and doubled quotes; a quote in the middle of a cell is a quote.</summary>
internal static class CsvRows
{
    /// <exception cref="Domain.DomainException"><c>import.file.cellTooLong</c>, <c>.tooManyColumns</c>, <c>.tooManyRows</c>.</exception>
    public static IEnumerable<SheetRow> Read(Stream file)
    {
        var dialect = CsvDialect.Of(file);
        using var reader = new StreamReader(file, dialect.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        var cell = new StringBuilder();
        for (var number = 1; reader.Peek() >= 0; number++)
        {
            if (number > FileLimits.LastRow) throw FileProblem.Of("tooManyRows", FileLimits.Rows);
            yield return new SheetRow(number, Row(reader, dialect.Separator, cell));
        }
    }

    private static List<SheetCell> Row(StreamReader reader, char separator, StringBuilder cell)
    {
        var cells = new List<SheetCell>();
        while (true)
        {
            var end = Cell(reader, separator, cell);
            cells.Add(SheetCell.Of(cell.ToString()));
            if (cells.Count > FileLimits.WidestRow) throw FileProblem.Of("tooManyColumns", FileLimits.Columns);
            if (end != separator) return cells;
        }
    }

    /// <returns>What stands behind the cell: the separator, a line's end, or -1.</returns>
    private static int Cell(StreamReader reader, char separator, StringBuilder cell)
    {
        cell.Clear();
        var quoted = false;
        for (var c = reader.Read(); ; c = reader.Read())
        {
            if (c < 0) return c;
            if (cell.Length > FileLimits.CellText) throw FileProblem.Of("cellTooLong", FileLimits.CellText);
            if (quoted && c == '"')
            {
                quoted = reader.Peek() == '"';
                if (quoted) cell.Append((char)reader.Read());
            }
            else if (quoted) cell.Append((char)c);
            else if (c == separator || c == '\n') return c;
            else if (c == '\r')
            {
                if (reader.Peek() == '\n') _ = reader.Read();
                return '\n';
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else cell.Append((char)c);
        }
    }
}
