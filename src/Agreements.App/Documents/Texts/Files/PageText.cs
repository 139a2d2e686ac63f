using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Agreements.App.Documents.Texts.Files;

/// <summary>The text of a page as one reads it: in the order of its content, which keeps columns and cells together, with words that a line has cut joined again.</summary>
internal static class PageText
{
    private const char SoftHyphen = '\u00AD';

    private static readonly Dictionary<int, string> Ligatures = new() { [0xFB00] = "ff", [0xFB01] = "fi", [0xFB02] = "fl", [0xFB03] = "ffi", [0xFB04] = "ffl", [0xFB05] = "st", [0xFB06] = "st", [0xA0] = " " };

    public static string Of(Page page) => Tidy(ContentOrderTextExtractor.GetText(page, addDoubleNewline: false));

    /// <summary>Lines without what is not to be seen; a word cut at the end of a line stands in that line.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(Math.Min(text.Length, TextLimits.CharactersOfPage));
        foreach (var raw in text.Split('\n'))
        {
            var line = Clean(raw);
            if (line.Length == 0) continue;
            if (tidy.Length > 0 && !JoinsTo(tidy, line)) tidy.Append('\n');
            tidy.Append(line);
            if (tidy.Length >= TextLimits.CharactersOfPage) return tidy.ToString(0, TextLimits.CharactersOfPage);
        }
        return tidy.ToString().Replace(SoftHyphen.ToString(), "", StringComparison.Ordinal);
    }

    private static string Clean(string line)
    {
        var clean = new StringBuilder(line.Length);
        // Halves of characters become the sign for an unknown one: no database takes them.
        foreach (var rune in line.EnumerateRunes())
        {
            if (Ligatures.TryGetValue(rune.Value, out var letters)) clean.Append(letters);
            else if (rune.Value == '\t' || !Rune.IsControl(rune)) clean.Append(rune.ToString());
        }
        return clean.ToString().Trim();
    }

    // "undang-" and "undangan" belong together with their hyphen, "ketenaga-" and "kerjaan" without.
    private static bool JoinsTo(StringBuilder before, string next)
    {
        if (before[^1] == SoftHyphen) return true;
        if (before[^1] != '-' || before.Length < 3 || !char.IsLower(before[^2]) || !char.IsLower(next[0])) return false;
        var word = LastWord(before);
        if (!word.Contains(next[..Math.Min(4, next.Length)], StringComparison.Ordinal)) before.Length--;
        return true;
    }

    private static string LastWord(StringBuilder text)
    {
        var start = text.Length - 1;
        while (start > 0 && text.Length - start < 40 && char.IsLetter(text[start - 1])) start--;
        return text.ToString(start, text.Length - 1 - start);
    }
}
