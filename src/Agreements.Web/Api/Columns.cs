namespace Agreements.Web.Api;

/// <summary>How the items of a list stand in a table.</summary>
/// <param name="Names">Words; the heading that people read is <c>table.&lt;word&gt;</c>.</param>
/// <param name="Row">A cell for each column, of the page and its item: texts, numbers, dates, instants, values of enums, or lists of texts or values.</param>
internal sealed record Columns<TView, TItem>(IReadOnlyList<string> Names, Func<TView, TItem, object?[]> Row)
{
    public static Columns<TView, TItem> Of(params (string Name, Func<TItem, object?> Cell)[] all) => Of([.. all.Select(c => (c.Name, (Func<TView, TItem, object?>)((_, item) => c.Cell(item))))]);

    public static Columns<TView, TItem> Of(params (string Name, Func<TView, TItem, object?> Cell)[] all) => new([.. all.Select(c => c.Name)], (view, item) => [.. all.Select(c => c.Cell(view, item))]);
}
