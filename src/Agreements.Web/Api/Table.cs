using System.Globalization;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>A list as a file: CSV for programs, with the words of the API; a workbook for people, in their language; or its items as lines of JSON.</summary>
/// <param name="Name">A word: the file's name, and the sheet's.</param>
/// <param name="Columns">Words; the heading that people read is <c>table.&lt;word&gt;</c>.</param>
/// <param name="Rows">A cell for each column.</param>
/// <param name="Items">What stands in the rows, whole.</param>
/// <param name="ItemType">As which an item is written.</param>
internal sealed record Table(string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows, IAsyncEnumerable<object> Items, Type ItemType)
{
    /// <summary>Of a report; null = the table is a list.</summary>
    public TableNotes? Notes { get; init; }

    /// <summary>A workbook is written to a file first, so that a failure is told; of the others the connection breaks off, so that nobody takes a part for the whole.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, TableFormat format, Language language)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name}{(Notes is { } of ? "-" + of.AsOf.ToIso() : null)}.{Words.Of(format)}\"";
        if (Notes is { } notes) http.Response.Headers["As-Of"] = notes.AsOf.ToIso();
        if (format != TableFormat.Xlsx) return Results.Stream(to => WriteAsync(to, format, language, http.RequestAborted), TableFormats.MediaType(format));
        return Results.Stream(await Xlsx.FileAsync(this, language, http.RequestAborted), Xlsx.MediaType);
    }

    public async Task WriteAsync(Stream to, TableFormat format, Language language, CancellationToken ct)
    {
        switch (format)
        {
            case TableFormat.Csv: await Csv.WriteAsync(to, Columns, Rows.Select(row => row.Select(Word).ToArray()), ct); break;
            case TableFormat.Xlsx:
                await using (var file = await Xlsx.FileAsync(this, language, ct)) await file.CopyToAsync(to, ct);
                break;
            default: await JsonLines.WriteAsync(to, Items, ItemType, ct); break;
        }
    }

    private static object? Word(object? cell) => cell switch
    {
        DateOnly day => day.ToIso(),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Enum value => Words.Camel(value.ToString()),
        string text => text,
        IEnumerable<string> texts => string.Join("; ", texts),
        System.Collections.IEnumerable values => string.Join("; ", values.Cast<Enum>().Select(v => Words.Camel(v.ToString()))),
        _ => cell,
    };
}
