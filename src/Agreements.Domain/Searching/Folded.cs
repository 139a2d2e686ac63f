namespace Agreements.Domain.Searching;

/// <summary>Looks for terms in a text that is folded already, where no index does it.</summary>
public static class Folded
{
    /// <param name="folded">As <see cref="Token.Fold"/> makes it.</param>
    public static bool Matches(this SearchQuery query, string folded)
    {
        var padded = $" {folded} ";
        return !query.IsEmpty && query.All.All(term => Stands(padded, term)) && !query.None.Any(term => Stands(padded, term));
    }

    private static bool Stands(string padded, Wanted term) => term.Ways.Any(way => padded.Contains(way.IsPrefix ? $" {way.Text}" : $" {way.Text} ", StringComparison.Ordinal));
}
