using Agreements.App.Features.Auditing;
using Agreements.App.Features.Imports;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>Lists that are fetched to be edited and brought back. A workbook speaks the reader's language, CSV the API's words.</summary>
internal static class ImportTables
{
    public static async Task<IResult> FailedAsync(HttpContext http, Guid id, IMediator mediator, CancellationToken ct)
    {
        var import = await mediator.Send(new GetImport.Query(id), ct);
        // Who may not read its rows gets no empty list of them.
        await mediator.Send(new ListImportRows.Query(id, RowState.Failed, 1, null), ct);
        var language = Languages.Asked(http.Request);
        var headings = import.Files.SelectMany(f => f.Columns.Select(Heading)).Distinct().ToList();
        var places = import.Files.ToDictionary(f => f.Order, f => f.Columns.ToDictionary(c => headings.IndexOf(Heading(c)), c => c.Index));
        return await AnswerAsync(http, "failed", [.. headings, new Message("import.column.problems").In(language)], FailedRows(id, headings.Count, places, mediator, ct), language, ct);
    }

    /// <param name="name">Of the file, by its key: <c>import.file.…</c>.</param>
    /// <param name="headings">Each once.</param>
    public static async Task<IResult> AnswerAsync(HttpContext http, string name, IReadOnlyList<string> headings, IAsyncEnumerable<object?[]> rows, Language language, CancellationToken ct)
    {
        var format = TableFormats.Asked(http) == TableFormat.Csv ? TableFormat.Csv : TableFormat.Xlsx;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{new Message("import.file." + name).In(language)}.{Words.Of(format)}\"";
        if (format == TableFormat.Csv) return Results.Stream(to => Csv.WriteAsync(to, headings, rows.Select(row => row.Select(Word).ToArray()), http.RequestAborted), TableFormats.MediaType(format));
        return Results.Stream(await Xlsx.FileAsync("Agreements", [.. headings.Select(h => new SheetColumn(h))], rows, cell => Cell(cell, language), null, ct), Xlsx.MediaType);
    }

    private static string Heading(Column column) => column.Heading.Length > 0 ? column.Heading : ColumnLetter(column.Index);

    internal static string ColumnLetter(int index) => (index >= 26 ? ColumnLetter(index / 26 - 1) : "") + (char)('A' + index % 26);

    private static async IAsyncEnumerable<object?[]> FailedRows(Guid id, int width, Dictionary<int, Dictionary<int, int>> places, IMediator mediator, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? token = null;
        do
        {
            var page = await mediator.Send(new ListImportRows.Query(id, RowState.Failed, 200, token), ct);
            foreach (var row in page.Items)
            {
                var cells = new object?[width + 1];
                foreach (var (place, index) in places[row.File]) cells[place] = index < row.Cells.Count ? row.Cells[index] : null;
                cells[width] = string.Join('\n', row.Problems.Where(p => !p.Warning).Select(p => p.Message));
                yield return cells;
            }
            token = page.NextPageToken;
        }
        while (token is not null);
    }

    internal static object? Cell(object? cell, Language language) => cell switch
    {
        DateOnly day => Xlsx.Day(day),
        Enum value => Message.Label(value).In(language),
        bool yes => new Message(yes ? "table.yes" : "table.no").In(language),
        string text => Csv.Harmless(text),
        _ => cell,
    };

    private static object? Word(object? cell) => cell switch { DateOnly day => day.ToIso(), Enum value => Words.Camel(value.ToString()), _ => cell };
}
