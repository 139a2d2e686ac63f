using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>Whose a number is: by the words beside it, or by the line above it.</summary>
internal static class NumberOwner
{
    private static readonly string[][] Places = [["kesatu", "pertama", "i", "1"], ["kedua", "ii", "2"], ["ketiga", "iii", "3"], ["keempat", "iv", "4"]];

    private static readonly Regex About = Patterns.Words(@"^\W*(tentang|concerning|regarding|about)\b");
    private static readonly Regex Others = Patterns.Words(@"\b(antara|dengan|dan|atas|tentang|between|with|and)\b");
    private static readonly Regex Side = Patterns.Words(@"\bpihak (?<place>kesatu|pertama|kedua|ketiga|keempat|iii|ii|iv|i|1|2|3|4)\b");

    /// <param name="words">"Pihak Kedua" or a part of a party's name.</param>
    public static int? Of(string words, IReadOnlyList<string> parties)
    {
        if (Side.Match(words) is { Success: true } side) return Array.FindIndex(Places, p => p.Contains(side.Groups["place"].Value.ToLowerInvariant()));
        var all = words.ToUpperInvariant().Split([' ', '(', ')', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        var scores = parties.Select(p => p.ToUpperInvariant().Split(' ').Intersect(all).Count()).ToList();
        var best = scores.Count == 0 ? 0 : scores.Max();
        return best > 0 && scores.Count(s => s == best) == 1 ? scores.IndexOf(best) : null;
    }

    /// <summary>The words name one party and nothing else.</summary>
    public static bool IsNamed(string words, IReadOnlyList<string> parties) => !Others.IsMatch(words) && Of(words, parties) is not null;

    // Below its party's name and alone there, where names and numbers take turns; behind TENTANG stands the title, which may end like a name, so there the whole name stands apart from it.
    public static int? Above(TitlePage page, int at, IReadOnlyList<string> parties)
    {
        if (at == 0 || page.Lines[at - 1].Text is not { Length: > 4 } above) return null;
        if (page.Lines.Skip(at + 1).FirstOrDefault(l => l.Text.Length > 0) is { } under && (NumberLabel.Begins(under.Text) || NumberValue.IsNumbers(under.Text))) return null;
        var isBehind = page.Lines.Take(at).Any(l => About.IsMatch(l.Text));
        if (isBehind && (at < 2 || page.Lines[at - 2] is { Text.Length: > 0 } over && NumberLabel.In(over.Text, _ => false).Count == 0)) return null;
        return parties.ToList().FindIndex(p => isBehind ? p.Equals(above, StringComparison.OrdinalIgnoreCase) : p.EndsWith(above, StringComparison.OrdinalIgnoreCase)) is var beside and >= 0 ? beside : null;
    }
}
