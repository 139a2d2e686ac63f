using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Searching;

/// <summary>How people type numbers and days: with words that only announce them, with blanks round the slashes, with the month as a figure.</summary>
internal static partial class TypedForms
{
    private static readonly string[] Announcing = ["no", "nomor", "nomer", "tanggal", "tgl"];

    private static readonly string[] Months = ["januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"];

    /// <summary>The pieces without what only announces the number or the day behind it.</summary>
    public static IEnumerable<Piece> Pieces(string text)
    {
        IReadOnlyList<Piece> all = [.. Piece.Of(BlankRoundSlash().Replace(text, "/"))];
        for (var at = 0; at < all.Count; at++)
        {
            var piece = all[at];
            if (!piece.IsPlain || !Announcing.Contains(piece.Words[0])) yield return piece;
            else if (piece.Words.Count > 1) yield return HasFigure(piece.Words.Skip(1)) ? piece with { Words = [.. piece.Words.Skip(1)] } : piece;
            else if (at + 1 == all.Count || !all[at + 1].IsPlain || !HasFigure(all[at + 1].Words)) yield return piece;
        }
    }

    /// <summary>The ways to write a day that was typed in figures, the typed one first.</summary>
    /// <returns>Null = it is none.</returns>
    public static IReadOnlyList<Phrase>? DayOf(IReadOnlyList<string> words)
    {
        if (words.Count != 3 || words[2].Length != 4 || Figure(words[0]) is not (>= 1 and <= 31 and var day) || Figure(words[1]) is not (>= 1 and <= 12 and var month) || Figure(words[2]) is null) return null;
        string[] days = [Text(day), Text(day).PadLeft(2, '0')];
        var written = Spellings.At([Months[month - 1]], 0)?.All.Select(m => m[0]) ?? [Months[month - 1]];
        IEnumerable<string[]> ways = [[.. words], [days[0], Text(month), words[2]], [days[1], Text(month).PadLeft(2, '0'), words[2]], .. written.SelectMany(m => days.Select(d => new[] { d, m, words[2] }))];
        return [.. ways.DistinctBy(w => string.Join(' ', w)).Select(w => new Phrase(w))];
    }

    private static bool HasFigure(IEnumerable<string> words) => words.Any(w => w.Any(char.IsAsciiDigit));

    private static int? Figure(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : null;

    private static string Text(int figure) => figure.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=[0-9])\s*/\s*|\s*/\s*(?=[0-9])", RegexOptions.None, 1000)]
    private static partial Regex BlankRoundSlash();
}
