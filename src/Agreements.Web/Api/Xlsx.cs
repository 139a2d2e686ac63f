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

    // Of a sheet, without the headings.
    private const int BufferSize = 64 * 1024, MostRows = 1_048_575;

    // In characters.
    private const int UsualWidth = 18, WideWidth = 50;

    private static readonly string[] Wide = ["title", "parties", "numbers", "reason", "changes", "name", "subject", "aliases", "acknowledgementNote", "lastError"];

    /// <summary>Written to a file that vanishes with the answer, row by row: whatever its size, little of it is in memory, and a failure is told before anything has left.</summary>
    /// <returns>The workbook from its beginning; whoever disposes it deletes it.</returns>
    /// <exception cref="DomainException"><c>table.tooLong</c>: a sheet has no more rows.</exception>
    public static async Task<Stream> FileAsync(Table table, Language language, CancellationToken ct)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Own());
        try
        {
            await file.SaveAsAsync(Rows(table, language), sheetName: new Message("table.sheet." + table.Name).In(language), configuration: Look(table, language), cancellationToken: ct);
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
    private static OpenXmlConfiguration Look(Table table, Language language) => new()
    {
        EnableWriteNullValueCell = false, FreezeRowCount = 1,
        DynamicColumns = [.. table.Columns.Select((c, i) => new DynamicExcelColumn(new Message("table." + c).In(language)) { Index = i, Width = Wide.Contains(c, StringComparer.Ordinal) ? WideWidth : UsualWidth })],
    };

    // Others on the machine may read what lies in its temporary directory.
    private static FileStreamOptions Own()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = BufferSize, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async IAsyncEnumerable<IDictionary<string, object?>> Rows(Table table, Language language)
    {
        var headings = table.Columns.Select(c => new Message("table." + c).In(language)).ToList();
        var count = 0;
        await foreach (var row in table.Rows)
        {
            if (++count > MostRows) throw DomainException.Conflict("table.tooLong", "/format", MostRows);
            yield return headings.Zip(row).ToDictionary(p => p.First, p => Cell(p.Second, language));
        }
        // Without any row the writer would not know the headings.
        if (count == 0) yield return headings.ToDictionary(h => h, _ => (object?)null);
    }

    private static object? Cell(object? cell, Language language) => cell switch
    {
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
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
