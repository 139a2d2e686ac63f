using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Agreements.Web.Api;

/// <summary>Tables as a workbook of one sheet: headings and words in the reader's language, dates as dates.</summary>
internal static class Xlsx
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Excel counts the days before this one wrongly.
    private static readonly DateOnly FirstSerial = new(1900, 3, 1);

    // Of a sheet, without the headings.
    private const int MostRows = 1_048_575;

    // In characters.
    private const int UsualWidth = 18, WideWidth = 50;

    private static readonly string[] Wide = ["title", "parties", "numbers", "reason", "changes", "name", "subject", "aliases", "acknowledgementNote", "lastError"];

    /// <summary>Written to a file that vanishes with the answer, row by row: whatever its size, little of it is in memory, and a failure is told before anything has left.</summary>
    /// <returns>The workbook from its beginning; whoever disposes it deletes it.</returns>
    /// <exception cref="DomainException"><c>table.tooLong</c>: a sheet has no more rows.</exception>
    public static Task<Stream> FileAsync(Table table, Language language, CancellationToken ct) => FileAsync(
        new Message("table.sheet." + table.Name).In(language), [.. table.Columns.Select(c => new SheetColumn(new Message("table." + c).In(language), Wide.Contains(c, StringComparer.Ordinal)))], table.Rows, cell => Cell(cell, language), ct);

    /// <param name="cellOf">What is written for a value.</param>
    public static async Task<Stream> FileAsync(string sheet, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<object?[]> rows, Func<object?, object?> cellOf, CancellationToken ct)
    {
        var file = TemporaryFile.Create();
        try
        {
            await file.SaveAsAsync(Named(columns, rows, cellOf), sheetName: sheet, configuration: Look(columns), cancellationToken: ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        file.Position = 0;
        return file;
    }

    // Neither FastMode nor widths by content: for them the writer keeps the whole sheet in memory.
    private static OpenXmlConfiguration Look(IReadOnlyList<SheetColumn> columns) => new()
    {
        EnableWriteNullValueCell = false, FreezeRowCount = 1,
        DynamicColumns = [.. columns.Select((c, i) => new DynamicExcelColumn(c.Heading) { Index = i, Width = c.IsWide ? WideWidth : UsualWidth })],
    };

    private static async IAsyncEnumerable<IDictionary<string, object?>> Named(IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<object?[]> rows, Func<object?, object?> cellOf)
    {
        var count = 0;
        await foreach (var row in rows)
        {
            if (++count > MostRows) throw DomainException.Conflict("table.tooLong", "/format", MostRows);
            yield return columns.Zip(row).ToDictionary(p => p.First.Heading, p => cellOf(p.Second));
        }
        // Without any row the writer would not know the headings.
        if (count == 0) yield return columns.ToDictionary(c => c.Heading, _ => (object?)null);
    }

    /// <summary>A date, or its text where a workbook would show another day.</summary>
    public static object Day(DateOnly day) => day >= FirstSerial ? day.ToDateTime(TimeOnly.MinValue) : day.ToIso();

    private static object? Cell(object? cell, Language language) => cell switch
    {
        DateOnly day => Day(day),
        DateTimeOffset at => at.ToOffset(Zone.Wib.Offset()).DateTime,
        Enum value => Message.Label(value).In(language),
        string text => Csv.Harmless(text),
        Guid id => id.ToString("D"),
        bool yes => new Message(yes ? "table.yes" : "table.no").In(language),
        IEnumerable<string> texts => Csv.Harmless(string.Join("; ", texts)),
        System.Collections.IEnumerable values => string.Join("; ", values.Cast<Enum>().Select(v => Message.Label(v).In(language))),
        _ => cell,
    };
}

/// <param name="Heading">Of one column of a sheet only.</param>
internal sealed record SheetColumn(string Heading, bool IsWide = false);
