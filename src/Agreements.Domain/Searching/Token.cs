using System.Globalization;
using System.Text;

namespace Agreements.Domain.Searching;

/// <summary>A word of a text as it is searched: letters and digits, without case and accents.</summary>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
public readonly record struct Token(string Text, int Start, int Length)
{
    /// <summary>The words in their order. Whatever is neither letter nor digit parts them: <c>12/PKS/2025</c> is three.</summary>
    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder();
        var (start, end) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsAscii(text[at]))
            {
                if (char.IsAsciiLetterOrDigit(text[at])) Add(char.ToLowerInvariant(text[at]), 1);
                else Close();
                at++;
                continue;
            }
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            {
                if (Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark) continue;
                if (!Rune.IsLetterOrDigit(part)) Close();
                else foreach (var c in Rune.ToLowerInvariant(part).ToString()) Add(c, length);
            }
            at += length;

            void Add(char c, int wide)
            {
                if (word.Length == 0) start = at;
                word.Append(c);
                end = at + wide;
            }
        }
        Close();
        return tokens;

        void Close()
        {
            if (word.Length > 0) tokens.Add(new Token(word.ToString(), start, end - start));
            word.Clear();
        }
    }

    /// <summary>The words between single blanks.</summary>
    public static string Fold(string text) => string.Join(' ', Of(text).Select(t => t.Text));
}
