using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports;

/// <summary>By what the rows of one file are read: its columns, the caller's options, what is remembered, and all institutions.</summary>
/// <param name="Remembered">Choices of earlier imports of the institution, by folded name.</param>
/// <param name="Today">In Jakarta: the day of notes.</param>
internal sealed record ImportPlan(
    IReadOnlyList<(int Index, Field Field)> Columns, ImportOptions Options, IReadOnlyDictionary<string, Guid> Remembered, InstitutionMatcher Institutions, DateOnly Today)
{
    private readonly Dictionary<string, Guid> _chosen = Remembered.Concat(Options.Choices.Select(c => new KeyValuePair<string, Guid>(Folding.Fold(c.Key), c.Value))).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Last().Value);

    private readonly Dictionary<string, InstitutionKind> _kinds = Options.Kinds.GroupBy(k => Folding.Fold(k.Key)).ToDictionary(g => g.Key, g => g.Last().Value);

    /// <summary>What the rows before have named; null while importing, when the register itself knows.</summary>
    public SeenNumbers? Seen { get; init; }

    /// <summary>The institution that a name was chosen to mean, or clearly means.</summary>
    public Guid? Known(string name) => _chosen.TryGetValue(Folding.Fold(name), out var id) && Institutions.KindOf(id) is not null ? id : Institutions.Find(name).Id;

    /// <summary>As what an institution that nobody knows is entered; null = it is not.</summary>
    public InstitutionKind? KindOfMissing(string name) => _kinds.TryGetValue(Folding.Fold(name), out var kind) ? kind : Options.CreateMissing;

    /// <summary>Stands for an institution until it is entered.</summary>
    public static Guid ToBeMade(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes("to be made:" + Folding.Fold(name))).AsSpan(0, 16));

    /// <param name="source">File and row.</param>
    public JsonObject Blank(string source)
    {
        var facts = new JsonObject { ["title"] = "", ["parties"] = new JsonArray(), ["term"] = new JsonObject { ["endBasis"] = "unknown" }, ["verification"] = new JsonObject { ["status"] = "unverified", ["source"] = source } };
        if (Options.Defaults.Class is { } @class) facts["class"] = Words.Of(@class);
        if (Options.Defaults.Regime is { } regime) facts["regime"] = Words.Of(regime);
        return facts;
    }
}

/// <summary>Numbers and whole rows that stand in the file already.</summary>
internal sealed class SeenNumbers
{
    private readonly Dictionary<(string Key, Guid Issuer), int> _numbers = [];
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _likes = [];

    public bool HasNumber(string number) => _keys.Contains(Folding.Fold(number));

    /// <returns>The row that has the number of the issuer already; null = none has.</returns>
    public int? Take(string number, Guid issuer, int row)
    {
        var key = Folding.Fold(number);
        _keys.Add(key);
        return _numbers.TryAdd((key, issuer), row) ? null : _numbers[(key, issuer)];
    }

    /// <returns>The row that says the same; null = none does.</returns>
    public int? Take(string hash, int row) => _rows.TryAdd(hash, row) ? null : _rows[hash];

    /// <returns>The row of the same parties with the same title or the same last day; null = none is.</returns>
    public int? Take(AgreementFacts facts, int row)
    {
        var parties = string.Join(' ', facts.Parties.Select(p => p.Institution).Order());
        int? first = null;
        foreach (var mark in new[] { Folding.Fold(facts.Title), facts.Term.EndsOn?.ToIso() })
            if (mark is { Length: > 0 } && !_likes.TryAdd(Mark(parties + '\n' + mark), row)) first ??= _likes[Mark(parties + '\n' + mark)];
        return first;
    }

    private static Guid Mark(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
