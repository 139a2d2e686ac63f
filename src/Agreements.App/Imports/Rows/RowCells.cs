using Agreements.App.Data;
using Agreements.App.Imports.Files;
using Agreements.Domain.Dates;

namespace Agreements.App.Imports.Rows;

/// <summary>The cells of a row as they are stored: a list of texts, each behind a letter that says what it is; the first says whether the row was hidden.</summary>
internal static class RowCells
{
    private const string Hidden = "h";

    public static string Write(SheetRow row)
    {
        var last = row.Cells.Count;
        while (last > 0 && row.Cells[last - 1].IsEmpty) last--;
        return Json.Write(row.Cells.Take(last).Select(Text).Prepend(row.Hidden ? Hidden : ""));
    }

    public static (IReadOnlyList<SheetCell> Cells, bool Hidden) Read(string stored)
    {
        var texts = Json.Read<List<string>>(stored);
        return ([.. texts.Skip(1).Select(Cell)], texts[0] == Hidden);
    }

    private static string Text(SheetCell cell) => cell switch
    {
        { IsEmpty: true } => "",
        { Day: not null } => "d" + cell.Text,
        { Number: { } number } => "n" + number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => "t" + new string([.. cell.Text.Where(c => !char.IsControl(c) || c is '\n' or '\t')]),
    };

    private static SheetCell Cell(string text) => text switch
    {
        ['d', .. var day] when CivilDate.TryParse(day, out var on) => new SheetCell(day, on),
        ['n', .. var number] => SheetCell.Of(double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
        ['t', .. var words] => new SheetCell(words),
        _ => SheetCell.Empty,
    };
}
