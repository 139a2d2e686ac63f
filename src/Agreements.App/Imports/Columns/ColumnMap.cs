using Agreements.App.Imports.Files;

namespace Agreements.App.Imports.Columns;

/// <summary>Decides what each column holds: what the caller says goes before what is remembered, and that before what the heading says.</summary>
/// <param name="said">From a heading or a column's letter to a field's word.</param>
/// <param name="remembered">From a folded heading to a field's word.</param>
internal sealed class ColumnMap(IReadOnlyDictionary<string, string> said, IReadOnlyDictionary<string, string> remembered)
{
    private const int Letters = 26, Samples = 3;

    private readonly Dictionary<string, string> _said = said.GroupBy(s => Headings.Fold(s.Key)).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);

    public bool Knows(string key) => key.Length > 0 && (_said.ContainsKey(key) || remembered.ContainsKey(key) || Headings.FieldOf(key) is not null);

    public IReadOnlyList<Column> Of(IReadOnlyList<string> headings, IReadOnlyList<SheetRow> first)
    {
        var columns = headings.Select((heading, i) => One(i, heading, first)).Where(c => c.Heading.Length > 0 || c.Samples.Count > 0).ToList();
        // Two columns that mean the same by their headings alone: neither is guessed.
        var doubled = columns.Where(c => c is { By: "heading", Field: not ("ignore" or "note") }).GroupBy(c => c.Field).Where(g => g.Count() > 1 || columns.Exists(c => c.By != "heading" && c.Field == g.Key)).SelectMany(g => g).ToHashSet();
        return [.. columns.Select(c => doubled.Contains(c) ? c with { Field = null, By = null } : c)];
    }

    /// <summary>Its letters, as spreadsheets count: A, …, Z, AA, ….</summary>
    public static string Letter(int index) => (index >= Letters ? Letter(index / Letters - 1) : "") + (char)('A' + index % Letters);

    private Column One(int index, string heading, IReadOnlyList<SheetRow> first)
    {
        var key = Headings.Fold(heading);
        var stated = key.Length > 0 ? _said.GetValueOrDefault(key) : null;
        var (field, by) = (stated ?? said.GetValueOrDefault(Letter(index))) is { } word ? (word, "caller")
            : remembered.TryGetValue(key, out var kept) ? (kept, "memory") : Headings.FieldOf(key) is { } known ? (known, "heading") : (null, (string?)null);
        var samples = first.Where(r => index < r.Cells.Count && !r.Cells[index].IsEmpty).Take(Samples).Select(r => r.Cells[index].Text).Select(t => t.Length > 200 ? t[..200] : t);
        return new Column(index, heading.Length > 300 ? heading[..300] : heading, key.Length > 300 ? key[..300] : key, [.. samples], field, by);
    }
}
