using Agreements.App.Data;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Dates;

namespace Agreements.App.Imports;

/// <summary>Makes the plans by which the rows of each file of an import are read.</summary>
public sealed class ImportPlans(ImportStore store, ImportLease lease, ImportMemory memory, InstitutionMatcher institutions, TimeProvider time)
{
    /// <param name="seen">Null = while importing.</param>
    internal async Task<IReadOnlyDictionary<int, (string Name, ImportPlan Plan)>> OfAsync(StoredImport import, SeenNumbers? seen, CancellationToken ct)
    {
        await institutions.LoadAsync(ct);
        var options = import.OptionsNow;
        var (columns, names) = (await memory.ColumnsAsync(options.Institution, ct), await memory.NamesAsync(options.Institution, ct));
        var plans = new Dictionary<int, (string, ImportPlan)>();
        foreach (var file in await store.FilesAsync(import.Id, ct))
        {
            // What was said after the file was read holds for it too.
            var samples = file.ColumnsNow.ToDictionary(c => c.Index);
            var mapped = new ColumnMap(options.Mapping, columns).Of(Headings(file.ColumnsNow), []);
            var now = mapped.Select(c => c with { Samples = samples.TryGetValue(c.Index, out var known) ? known.Samples : [] }).ToList();
            if (now.Count > 0) await lease.RememberColumnsAsync(import.Id, file.Ord, Json.Write(now), ct);
            plans[file.Ord] = (file.Name, new ImportPlan(Fields(now), options, names, institutions, Zone.Wib.Today(time.GetUtcNow())) { Seen = seen });
        }
        return plans;
    }

    private static IReadOnlyList<(int, Field)> Fields(IEnumerable<Column> columns) => [.. columns.Where(c => c.Field is not null && Field.All.ContainsKey(c.Field)).Select(c => (c.Index, Field.All[c.Field!]))];

    private static string[] Headings(IReadOnlyList<Column> columns)
    {
        var headings = Enumerable.Repeat("", columns.Count == 0 ? 0 : columns.Max(c => c.Index) + 1).ToArray();
        foreach (var column in columns) headings[column.Index] = column.Heading;
        return headings;
    }
}
