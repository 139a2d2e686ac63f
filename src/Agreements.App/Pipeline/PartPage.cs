using Agreements.Domain;

namespace Agreements.App.Pipeline;

/// <summary>Which page is asked for of a list that belongs to one record. The list is read whole, because it is as long as people have made it by hand.</summary>
/// <param name="Size">Larger than 200 is taken as 200.</param>
public sealed record PartPage(int Size, string? Token)
{
    /// <param name="asked">Null = the whole list.</param>
    /// <param name="of">The record, and which of its lists.</param>
    /// <exception cref="DomainException"><c>pageToken.invalid</c>.</exception>
    internal static (IReadOnlyList<T> Items, string? NextPageToken) Cut<T>(IReadOnlyList<T> all, PartPage? asked, object of, Func<T, Position> at)
    {
        if (asked is null) return (all, null);
        var page = PageRequest.Of(asked.Size, asked.Token, of);
        var begin = page.After is { } last ? Behind([.. all.Select(at)], last) : 0;
        List<T> rest = [.. all.Skip(begin)];
        return (page.Items(rest), page.NextToken(rest, item => at(item).InRow(begin + page.Size)));
    }

    /// <summary>Where the last row has gone meanwhile, the one behind it has moved to its place: nothing is lost.</summary>
    private static int Behind(List<Position> all, Position last) =>
        all.FindIndex(p => p.Id == last.Id && p.Seq == last.Seq) is >= 0 and var found ? found + 1 : (int)Math.Clamp(last.Row - 1, 0, all.Count);
}
