using Agreements.App.Imports.Files;

namespace Agreements.App.Imports.Columns;

/// <summary>A column of the list.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Heading">As written; of a heading over two rows both, with a blank between.</param>
/// <param name="Key">As it is compared and remembered.</param>
/// <param name="Samples">The first cells.</param>
/// <param name="Field">What it holds; null = nobody knows, so it is left out.</param>
/// <param name="By">How that is known: <c>caller</c>, <c>memory</c>, <c>heading</c>; null = it is not.</param>
public sealed record Column(int Index, string Heading, string Key, IReadOnlyList<string> Samples, string? Field = null, string? By = null);

/// <summary>Finds the row of headings below titles and stamps: the one in the first rows that holds most headings which are known.</summary>
internal static class HeaderRow
{
    /// <summary>So far down a header is looked for.</summary>
    public const int Within = 30;

    private const int Fewest = 2;

    public sealed record Found(int Rows, IReadOnlyList<string> Headings);

    /// <param name="first">The first rows of the sheet.</param>
    /// <param name="known">Whether a folded heading means something: by its words, by what is remembered, or by what the caller says.</param>
    /// <returns>How many rows are not data, and the headings; null = none of them is one.</returns>
    public static Found? In(IReadOnlyList<SheetRow> first, Func<string, bool> known)
    {
        var (best, score) = (-1, 0);
        for (var i = 0; i < Math.Min(first.Count, Within); i++)
        {
            var hits = Of(first, i).Select(Headings.Fold).Distinct().Count(known);
            if (hits > score) (best, score) = (i, hits);
        }
        if (score < Fewest) return null;
        var isTwo = best + 1 < first.Count && Continues(first[best], first[best + 1], known);
        return new Found(best + (isTwo ? 2 : 1), isTwo ? Joined(first[best], first[best + 1]) : Of(first, best));
    }

    private static string[] Of(IReadOnlyList<SheetRow> rows, int i) => [.. rows[i].Cells.Select(c => c.Text)];

    // A heading over several columns has its parts below it; the cells beside them are merged downwards or empty.
    private static bool Continues(SheetRow header, SheetRow next, Func<string, bool> known)
    {
        var parts = next.Cells.Select((c, i) => (c.Text, Above: i < header.Cells.Count ? header.Cells[i].Text : "")).Where(p => p.Text.Length > 0 && p.Text != p.Above).ToList();
        return parts.Count > 0 && next.Cells.All(c => c.Day is null && c.Number is null) && Joined(header, next).Select(Headings.Fold).Count(known) > header.Cells.Select(c => Headings.Fold(c.Text)).Count(known);
    }

    private static string[] Joined(SheetRow header, SheetRow next)
    {
        var (headings, group) = (new string[Math.Max(header.Cells.Count, next.Cells.Count)], "");
        for (var i = 0; i < headings.Length; i++)
        {
            var (upper, lower) = (i < header.Cells.Count ? header.Cells[i].Text : "", i < next.Cells.Count ? next.Cells[i].Text : "");
            if (upper.Length > 0) group = upper;
            headings[i] = lower.Length == 0 || lower == upper ? upper : Better($"{lower} {group}", $"{group} {lower}", lower);
        }
        return headings;
    }

    private static string Better(params string[] ways) => ways.FirstOrDefault(w => Headings.FieldOf(Headings.Fold(w)) is not null) ?? ways[1].Trim();
}
