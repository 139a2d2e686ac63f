using Agreements.App.Data;
using Agreements.App.Imports.Columns;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports.Files;

/// <summary>A file as a list: its columns, and its rows one at a time.</summary>
/// <param name="Columns">What was found to stand in them.</param>
/// <param name="Steps">Its rows without titles, headings and rows of totals; null = an empty row was passed over. Read once.</param>
/// <param name="Warnings">Filled further while rows are read.</param>
internal sealed record ListFile(IReadOnlyList<Column> Columns, IEnumerable<SheetRow?> Steps, List<Message> Warnings)
{
    // A workbook of a year has a sheet a month.
    private const int MostSheets = 100;

    /// <summary>The steps that say something; read once.</summary>
    public IEnumerable<SheetRow> Rows => Steps.OfType<SheetRow>();

    // The header and what its columns begin with are looked for here.
    private const int Ahead = HeaderRow.Within + 10;

    /// <exception cref="Domain.DomainException"><c>import.file.…</c>.</exception>
    public static ListFile Open(Stream file, string? sheet, ColumnMap map)
    {
        var warnings = new List<Message>();
        if (FileKinds.Of(file) == FileKind.Csv) return Of(CsvRows.Read(file), map, warnings, mustFind: true)!;
        ZipCheck.Run(file);
        foreach (var one in XlsxRows.Read(file).Take(MostSheets))
        {
            if (sheet is null ? one.Hidden : !one.Name.Equals(sheet, StringComparison.OrdinalIgnoreCase))
            {
                if (sheet is null) warnings.Add(new Message("problem.import.sheet.hidden", one.Name));
                continue;
            }
            if (Of(one.Rows, map, warnings, mustFind: sheet is not null) is not { } list) continue;
            warnings.Add(new Message("problem.import.sheet.taken", one.Name));
            return list;
        }
        throw FileProblem.Of(sheet is null ? "noHeader" : "noSheet", sheet ?? "");
    }

    private static ListFile? Of(IEnumerable<SheetRow> rows, ColumnMap map, List<Message> warnings, bool mustFind)
    {
        var all = rows.GetEnumerator();
        var first = new List<SheetRow>();
        while (first.Count < Ahead && all.MoveNext()) first.Add(all.Current);
        if (HeaderRow.In(first, map.Knows) is not { } header) return mustFind ? throw FileProblem.Of("noHeader", "") : null;
        if (header.Headings.Skip(FileLimits.Columns).Any(h => h.Length > 0)) throw FileProblem.Of("tooManyColumns", FileLimits.Columns);
        var data = first[header.Rows..];
        return new ListFile(map.Of(header.Headings, data), Data(data, all, warnings), warnings);
    }

    private static IEnumerable<SheetRow?> Data(List<SheetRow> first, IEnumerator<SheetRow> rest, List<Message> warnings)
    {
        var count = 0;
        foreach (var row in first.Concat(Rest(rest)))
        {
            if (row.IsEmpty)
            {
                yield return null;
                continue;
            }
            if (row.Cells.Skip(FileLimits.Columns).Any(c => !c.IsEmpty)) throw FileProblem.Of("tooManyColumns", FileLimits.Columns);
            if (++count > FileLimits.Rows) throw FileProblem.Of("tooManyRows", FileLimits.Rows);
            if (IsExample(row)) continue;
            if (IsTotal(row)) warnings.Add(new Message("problem.import.row.total", row.Number));
            else yield return row;
        }
    }

    private static IEnumerable<SheetRow> Rest(IEnumerator<SheetRow> rest)
    {
        while (rest.MoveNext()) yield return rest.Current;
    }

    // What the template shows how to fill in.
    private static bool IsExample(SheetRow row) => row.Cells.FirstOrDefault(c => !c.IsEmpty) is { } first && (first.Text.StartsWith("Contoh:", StringComparison.OrdinalIgnoreCase) || first.Text.StartsWith("Example:", StringComparison.OrdinalIgnoreCase));

    // "Jumlah" with a figure or two behind it is no agreement.
    private static bool IsTotal(SheetRow row)
    {
        var filled = row.Cells.Where(c => !c.IsEmpty).ToList();
        return filled.Count is > 0 and <= 3 && Folding.Fold(filled[0].Text).Split(' ')[0].TrimEnd(':') is "jumlah" or "total" && filled.Skip(1).All(c => c.Number is not null || c.Text.All(ch => char.IsDigit(ch) || ch is '.' or ','));
    }
}
