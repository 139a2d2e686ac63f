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
        List<T> rest = [.. page.After is { } last ? all.SkipWhile(item => !IsAt(at(item), last)).Skip(1) : all];
        return (page.Items(rest), page.NextToken(rest, at));
    }

    private static bool IsAt(Position place, Position last) => place.Id == last.Id && place.Seq == last.Seq;
}
