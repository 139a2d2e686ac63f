using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>A table that leaves as CSV for programs, with the words of the API, or as a workbook for people, in their language.</summary>
/// <param name="Name">A word: the file's name, and the sheet's.</param>
/// <param name="Columns">Words; the heading that people read is <c>table.&lt;word&gt;</c>.</param>
/// <param name="Rows">A cell for each column: texts, numbers, dates, values of enums, or lists of texts or values.</param>
internal sealed record Table(string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows)
{
    public async Task<IResult> AnswerAsync(HttpContext http, TableFormat format, Language language)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name}.{(format == TableFormat.Xlsx ? "xlsx" : "csv")}\"";
        return format == TableFormat.Xlsx ? await Xlsx.WriteAsync(this, language, http.RequestAborted) : Csv.Table(Columns, Rows.Select(row => row.Select(Word).ToArray()));
    }

    private static object? Word(object? cell) => cell switch
    {
        DateOnly day => day.ToIso(),
        Enum value => Words.Camel(value.ToString()),
        string text => text,
        IEnumerable<string> texts => string.Join("; ", texts),
        System.Collections.IEnumerable values => string.Join("; ", values.Cast<Enum>().Select(v => Words.Camel(v.ToString()))),
        _ => cell,
    };
}
