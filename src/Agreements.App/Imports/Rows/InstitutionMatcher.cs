using Agreements.App.Data;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports.Rows;

/// <summary>What a name in a list was found to mean.</summary>
/// <param name="Id">Null = it is not known, or several may be meant.</param>
/// <param name="Near">Those that may be meant.</param>
public sealed record Matched(Guid? Id, IReadOnlyList<Suggestion> Near);

/// <summary>All institutions by all their names, for one run: a list names the same few over and over.</summary>
public sealed class InstitutionMatcher(Db db)
{
    private const int MostSuggestions = 5, MostCompared = 2000;
    private const double NearEnough = 0.34;

    private static readonly Statement Everyone = Statement.Of("SELECT id, kind, name, aliases FROM institutions WHERE merged_into_id IS NULL ORDER BY id");
    private static readonly Statement Former = Statement.Of("SELECT n.institution_id AS id, n.name FROM institution_names n JOIN institutions i ON i.id = n.institution_id WHERE i.merged_into_id IS NULL");

    private readonly Dictionary<Guid, (InstitutionKind Kind, string Name)> _known = [];
    private readonly Dictionary<string, HashSet<Guid>> _byName = new(StringComparer.Ordinal), _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Matched> _asked = new(StringComparer.Ordinal);

    public async Task LoadAsync(CancellationToken ct)
    {
        _known.Clear();
        _byName.Clear();
        _byKey.Clear();
        _asked.Clear();
        foreach (var row in await db.QueryAsync<Row>(Everyone, null, ct))
        {
            _known[row.Id] = (Words.Parse<InstitutionKind>(row.Kind), row.Name);
            foreach (var name in Json.Read<List<string>>(row.Aliases).Append(row.Name)) Add(row.Id, name);
        }
        foreach (var row in await db.QueryAsync<Row>(Former, null, ct)) Add(row.Id, row.Name);
    }

    public InstitutionKind? KindOf(Guid id) => _known.TryGetValue(id, out var one) ? one.Kind : null;

    public string? NameOf(Guid id) => _known.TryGetValue(id, out var one) ? one.Name : null;

    /// <summary>The one that is called exactly so, else the only one that is called so but for abbreviations and spellings.</summary>
    public Matched Find(string name)
    {
        var folded = Folding.Fold(name);
        if (_asked.TryGetValue(folded, out var known)) return known;
        return _asked[folded] = Look(name, folded);
    }

    private Matched Look(string name, string folded)
    {
        if (Guid.TryParseExact(name, "D", out var id)) return new Matched(_known.ContainsKey(id) ? id : null, []);
        if (_byName.TryGetValue(folded, out var exact)) return exact.Count == 1 ? new Matched(exact.Single(), []) : new Matched(null, Suggested(exact));
        var key = InstitutionKey.Of(name);
        if (_byKey.TryGetValue(key, out var same)) return same.Count == 1 ? new Matched(same.Single(), []) : new Matched(null, Suggested(same));
        // Comparing with all is dear: a list of nothing but unknown names is not helped by suggestions.
        return new Matched(null, _asked.Count > MostCompared ? [] : Near(key));
    }

    private IReadOnlyList<Suggestion> Near(string key)
    {
        var words = key.Split(' ').ToHashSet(StringComparer.Ordinal);
        return Suggested(_byKey.Select(k => (k.Value, Near: InstitutionKey.Nearness(words, k.Key.Split(' ').ToHashSet(StringComparer.Ordinal)))).Where(k => k.Near >= NearEnough).OrderByDescending(k => k.Near).SelectMany(k => k.Value).Distinct());
    }

    private IReadOnlyList<Suggestion> Suggested(IEnumerable<Guid> ids) => [.. ids.Take(MostSuggestions).Select(id => new Suggestion(id, _known[id].Name))];

    private void Add(Guid id, string name)
    {
        Entry(_byName, Folding.Fold(name)).Add(id);
        Entry(_byKey, InstitutionKey.Of(name)).Add(id);
    }

    private static HashSet<Guid> Entry(Dictionary<string, HashSet<Guid>> map, string key) => map.TryGetValue(key, out var ids) ? ids : map[key] = [];

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
        public string Aliases { get; init; } = "[]";
    }
}
