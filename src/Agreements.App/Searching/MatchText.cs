using System.Globalization;
using Agreements.Domain.Agreements;
using Agreements.Domain.Searching;
using Agreements.Domain.Texts;

namespace Agreements.App.Searching;

/// <summary>A query as the engines' full texts read it. Only folded words, which are letters and digits, stand between quotation marks of ours: nothing that was typed is an operator.</summary>
internal static class MatchText
{
    /// <summary>The word of an institution among those that narrow.</summary>
    public static string Of(Guid institution) => "i" + institution.ToString("N", CultureInfo.InvariantCulture);

    public static string Of(AgreementClass asked) => "k" + Words.Of(asked).ToLowerInvariant();

    /// <summary>For SQLite's FTS5.</summary>
    /// <param name="columns">Where all terms have to stand; nothing of what is left out may stand in any column of text. No term is looked for among the words that narrow: they say who else has a content.</param>
    /// <param name="scope">The institutions of which one has to take part; null = all.</param>
    public static string Fts5(SearchQuery query, string columns, IReadOnlyCollection<Guid>? scope, AgreementClass? asked)
    {
        var parts = new List<string>();
        if (scope is not null) parts.Add($"{{filters}} : ({string.Join(" OR ", scope.Select(i => $"\"{Of(i)}\""))})");
        if (asked is { } one) parts.Add($"{{filters}} : \"{Of(one)}\"");
        parts.Add($"{{{columns}}} : ({string.Join(" AND ", query.All.Select(t => Fts5(t)))})");
        var all = string.Join(" AND ", parts);
        return query.None.Count == 0 ? all : $"({all}) NOT (- {{filters}} : ({string.Join(" OR ", query.None.Select(t => Fts5(t)))}))";
    }

    /// <summary>For CONTAINS of SQL Server.</summary>
    public static string Contains(SearchQuery query)
    {
        var all = string.Join(" AND ", query.All.Select(Contains));
        return query.None.Count == 0 ? all : $"({all}) AND NOT ({string.Join(" OR ", query.None.Select(Contains))})";
    }

    private static string Fts5(Wanted term) => $"({string.Join(" OR ", term.Ways.Select(w => w.IsPrefix ? $"\"{w.Text}\" *" : $"\"{w.Text}\""))})";

    private static string Contains(Wanted term) => $"({string.Join(" OR ", term.Ways.Select(w => w.IsPrefix ? $"\"{w.Text}*\"" : $"\"{w.Text}\""))})";
}
