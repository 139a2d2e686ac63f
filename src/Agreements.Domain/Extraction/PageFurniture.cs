using System.Text;

namespace Agreements.Domain.Extraction;

/// <summary>What stands on pages and says nothing: their numbers, and the lines that head or foot many of them.</summary>
internal sealed class PageFurniture
{
    private const int Edge = 2, Often = 3, LongestLine = 200, LongestNumber = 40;

    private readonly HashSet<string> _repeated;

    private PageFurniture(HashSet<string> repeated) => _repeated = repeated;

    public static PageFurniture Of(IReadOnlyList<string> pages)
    {
        if (pages.Count < Often) return new PageFurniture([]);
        var seen = pages.SelectMany(Edges).GroupBy(line => line, StringComparer.Ordinal).Where(g => g.Count() >= Math.Max(Often, pages.Count / 2));
        return new PageFurniture(seen.Select(g => g.Key).ToHashSet(StringComparer.Ordinal));
    }

    public bool Holds(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine) return false;
        var shape = Shape(line);
        // "238);" is the end of a sentence.
        return _repeated.Contains(shape) || (IsNumber(shape) && !line.ContainsAny(';', ','));
    }

    private static IEnumerable<string> Edges(string page)
    {
        var lines = page.Length <= 4 * LongestLine * Edge ? page.Split('\n') : [.. page[..(2 * LongestLine * Edge)].Split('\n'), .. page[^(2 * LongestLine * Edge)..].Split('\n')];
        var shapes = lines.Where(l => l.Length <= LongestLine).Select(l => Shape(l)).Where(s => s.Length > 0).ToList();
        return shapes.Take(Edge).Concat(shapes.Skip(Edge).TakeLast(Edge)).Distinct(StringComparer.Ordinal);
    }

    // "Halaman 3 dari 8" and "Halaman 4 dari 8" are one line.
    private static string Shape(ReadOnlySpan<char> line)
    {
        var shape = new StringBuilder();
        foreach (var c in line)
            if (char.IsDigit(c) && (shape.Length == 0 || shape[^1] != '#')) shape.Append('#');
            else if (char.IsLetter(c)) shape.Append(char.ToLowerInvariant(c));
        return shape.ToString();
    }

    private static bool IsNumber(string shape) => shape.Length <= LongestNumber && shape is "#" or "halaman#" or "halaman#dari#" or "hal#" or "hal#dari#" or "page#" or "page#of#" or "#dari#" or "##";
}
