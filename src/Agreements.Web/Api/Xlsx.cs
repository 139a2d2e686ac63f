using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>Tables as a workbook: headings and words in the reader's language, dates as dates.</summary>
internal static class Xlsx
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Excel counts the days before this one wrongly.
    private static readonly DateOnly FirstSerial = new(1900, 3, 1);

    // Of a sheet, without the headings.
    private const int MostRows = 1_048_575;

    private static readonly string[] Wide = ["title", "parties", "numbers", "reason", "changes", "name", "subject", "aliases", "acknowledgementNote", "lastError", "source", "finding"];

    /// <summary>Written to a file that vanishes with the answer, row by row: whatever its size, little of it is in memory, and a failure is told before anything has left.</summary>
    /// <returns>The workbook from its beginning; whoever disposes it deletes it.</returns>
    /// <exception cref="DomainException"><c>table.tooLong</c>: a sheet has no more rows.</exception>
    public static Task<Stream> FileAsync(Table table, Language language, CancellationToken ct) => FileAsync(
        Title(table, language), [.. table.Columns.Select(c => new SheetColumn(Heading(table, c).In(language), Wide.Contains(c, StringComparer.Ordinal)))], table.Rows, cell => Cell(cell, language),
        table.Notes is { } notes ? new SheetNotes(new Message("table.about").In(language), [.. notes.Lines(Title(table, language), language)]) : null, ct);

    private static string Title(Table table, Language language) => new Message("table.sheet." + table.Name).In(language);

    // A word may have a meaning of its own in one table.
    private static Message Heading(Table table, string column) => new(Message.Exists($"table.{table.Name}.{column}") ? $"table.{table.Name}.{column}" : "table." + column);

    /// <param name="cellOf">What is written for a value.</param>
    /// <param name="notes">Null = the workbook has one sheet.</param>
    public static async Task<Stream> FileAsync(
        string sheet, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<object?[]> rows, Func<object?, object?> cellOf, SheetNotes? notes, CancellationToken ct)
    {
        var file = TemporaryFile.Create();
        try
        {
            await WriteAsync(file, sheet, notes, columns, rows.Select(row => row.Select(cellOf)), ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        file.Position = 0;
        return file;
    }

    private static async Task WriteAsync(Stream to, string sheet, SheetNotes? notes, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IEnumerable<object?>> rows, CancellationToken ct)
    {
        await using var writer = await SheetWriter.CreateAsync(to, sheet, notes, columns, ct);
        var count = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (++count > MostRows) throw DomainException.Conflict("table.tooLong", "/format", MostRows);
            writer.Write(row);
        }
    }

    /// <summary>A date, or its text where a workbook would show another day.</summary>
    public static object Day(DateOnly day) => day >= FirstSerial ? day : day.ToIso();

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

internal sealed record SheetColumn(string Heading, bool IsWide = false);

/// <summary>A second sheet that says what the first one is.</summary>
/// <param name="Name">Of the sheet.</param>
internal sealed record SheetNotes(string Name, IReadOnlyList<(string Heading, string Text)> Lines);
