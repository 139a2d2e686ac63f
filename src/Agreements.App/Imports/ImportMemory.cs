using Agreements.App.Data;

namespace Agreements.App.Imports;

/// <summary>What an institution's lists were once said to mean, so that nobody has to say it twice.</summary>
public sealed class ImportMemory(Db db)
{
    private const int LongestKey = 300;

    private static readonly Statement All = Statement.Of("SELECT entry_key, value FROM import_memory WHERE institution_id = @Institution AND kind = @Kind");
    private static readonly Statement Update = Statement.Of("UPDATE import_memory SET value = @Value WHERE institution_id = @Institution AND kind = @Kind AND entry_key = @Key");
    private static readonly Statement Insert = Statement.Of("INSERT INTO import_memory (institution_id, kind, entry_key, value) VALUES (@Institution, @Kind, @Key, @Value)");

    public async Task<IReadOnlyDictionary<string, string>> ColumnsAsync(Guid? institution, CancellationToken ct) => await OfAsync(institution, "column", ct);

    public async Task<IReadOnlyDictionary<string, Guid>> NamesAsync(Guid? institution, CancellationToken ct) => (await OfAsync(institution, "name", ct)).ToDictionary(e => e.Key, e => Guid.Parse(e.Value));

    public async Task KeepAsync(Guid institution, IEnumerable<(string Heading, string Field)> columns, IEnumerable<(string Name, Guid Id)> names, CancellationToken ct)
    {
        foreach (var (heading, field) in columns) await KeepAsync(institution, "column", heading, field, ct);
        foreach (var (name, id) in names) await KeepAsync(institution, "name", Folding.Fold(name), id.ToString(), ct);
    }

    private async Task KeepAsync(Guid institution, string kind, string key, string value, CancellationToken ct)
    {
        if (key.Length is 0 or > LongestKey) return;
        var entry = new { Institution = institution, Kind = kind, Key = key, Value = value };
        if (await db.ExecuteAsync(Update, entry, ct) > 0) return;
        try
        {
            await db.ExecuteAsync(Insert, entry, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            // Another node has just learnt it from another list of the institution.
            await db.ExecuteAsync(Update, entry, ct);
        }
    }

    private async Task<Dictionary<string, string>> OfAsync(Guid? institution, string kind, CancellationToken ct) => institution is null ? []
        : (await db.QueryAsync<Entry>(All, new { Institution = institution, Kind = kind }, ct)).ToDictionary(e => e.EntryKey, e => e.Value, StringComparer.Ordinal);

    private sealed class Entry
    {
        public string EntryKey { get; init; } = "";
        public string Value { get; init; } = "";
    }
}
