using System.Globalization;
using Agreements.Domain.Dates;

namespace Agreements.App.Imports.Files;

/// <summary>What stands in a cell.</summary>
/// <param name="Text">As a reader sees it, without white space around; a day as yyyy-MM-dd.</param>
/// <param name="Day">The spreadsheet itself says that it is a day.</param>
/// <param name="Number">The spreadsheet itself says that it is a number.</param>
public sealed record SheetCell(string Text, DateOnly? Day = null, double? Number = null)
{
    public static readonly SheetCell Empty = new("");

    public bool IsEmpty => Text.Length == 0;

    public static SheetCell Of(object? value) => value switch
    {
        null => Empty,
        DateTime day => new SheetCell(DateOnly.FromDateTime(day).ToIso(), DateOnly.FromDateTime(day)),
        double number => new SheetCell(number.ToString("0.###############", CultureInfo.InvariantCulture), Number: number),
        bool yes => new SheetCell(yes ? "true" : "false"),
        _ => new SheetCell(CellText.Clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")),
    };
}

/// <param name="Number">As the spreadsheet counts, from 1.</param>
/// <param name="Hidden">The spreadsheet does not show it.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool Hidden = false)
{
    public bool IsEmpty => Cells.All(c => c.IsEmpty);
}

internal static class CellText
{
    /// <summary>Without white space around, hard spaces and marks that print nothing as spaces or not at all, one kind of line break.</summary>
    public static string Clean(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2007', ' ')
        .Replace("\u200B", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal).Trim();
}
