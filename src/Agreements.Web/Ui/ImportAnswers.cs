using Agreements.App.Imports.Columns;
using Agreements.App.Features.Imports;
using Agreements.Web.Api;

namespace Agreements.Web.Ui;

/// <summary>What somebody says of the columns and names of a list.</summary>
internal static class ImportAnswers
{
    /// <summary>Where a refusal of what was typed for a name points.</summary>
    public static string PointerOf(int name) => $"/typed/{name}";

    public static string Heading(Column column, UiLanguage ui) => column.Heading.Length > 0 ? column.Heading : ui.Say("ui.imports.columnOf", ImportTables.ColumnLetter(column.Index));

    /// <summary>Only what is said otherwise than it was. A heading that stands twice, or is none, is named by its column's letter.</summary>
    public static IReadOnlyDictionary<string, string> Mapping(IFormCollection form, IReadOnlyList<Column> columns) =>
        columns.Select(c => (Column: c, Said: form[$"column{c.Index}"].ToString())).Where(c => c.Said.Length > 0 && c.Said != (c.Column.Field ?? ImportFieldGroups.None))
            .ToDictionary(c => c.Column.Key.Length > 0 && columns.Count(o => o.Key == c.Column.Key) == 1 ? c.Column.Heading : ImportTables.ColumnLetter(c.Column.Index), c => c.Said);

    /// <summary>What was typed goes before what was chosen.</summary>
    /// <exception cref="Domain.DomainException"><c>institution.unknownName</c>, <c>institution.severalNames</c>, <c>text.tooLong</c>.</exception>
    public static async Task<IReadOnlyDictionary<string, Guid>> ChoicesAsync(Page page)
    {
        var (form, choices) = (page.Http.Request.Form, new Dictionary<string, Guid>());
        for (var i = 0; i < ListImportNames.Most && form[$"asked{i}"].ToString() is { Length: > 0 } name; i++)
        {
            var meant = await TypedInstitution.OnlyAsync(page, form[$"typed{i}"], PointerOf(i)) ?? (Guid.TryParse(form[$"name{i}"], out var chosen) ? chosen : null);
            if (meant is { } id) choices[name] = id;
        }
        return choices;
    }
}
