using System.Text.RegularExpressions;
using Agreements.App.Data;

namespace Agreements.App.Features.Search;

/// <summary>What was typed, as the statements of the search take it.</summary>
internal sealed partial class SearchWords
{
    /// <summary>More than these are one more phrase.</summary>
    private const int Most = 4;

    private const string Highest = "99999999";

    private SearchWords(string folded) => (Folded, Words) = (folded, folded.Split(' ', Most));

    /// <summary>Without case, accents and superfluous white space; also how numbers are looked up.</summary>
    public string Folded { get; }

    private IReadOnlyList<string> Words { get; }

    /// <summary>As our references are written.</summary>
    public string Reference => Folded.ToUpperInvariant();

    /// <summary>The same with the noughts that people leave out: <c>AGR-2025-3</c>.</summary>
    public string WholeReference => ShortReference().Replace(Reference, m => $"{m.Groups[1]}-{m.Groups[2]}-{m.Groups[3].Value.PadLeft(5, '0')}");

    /// <summary>The last reference that begins so.</summary>
    public string LastReference => Reference + Highest;

    /// <returns>Null = nothing was typed.</returns>
    public static SearchWords? Of(string text) => Folding.Fold(text) is { Length: > 0 } folded ? new SearchWords(folded) : null;

    /// <summary>A pattern for the word at the place; null = there is none, and everything matches.</summary>
    public string? this[int at] => at < Words.Count ? Folding.Contains(Words[at]) : null;

    /// <summary>Every word stands in the column.</summary>
    public static string In(string column) => string.Join(" AND ", Enumerable.Range(1, Most).Select(i => $@"(@W{i} IS NULL OR {column} LIKE @W{i} ESCAPE '\')"));

    [GeneratedRegex("^([A-Z]+)[-/ ]([0-9]{4})[-/ ]([0-9]{1,5})$", RegexOptions.None, 1000)]
    private static partial Regex ShortReference();
}
