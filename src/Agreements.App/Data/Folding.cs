using System.Globalization;
using System.Text;

namespace Agreements.App.Data;

/// <summary>How texts are compared: without case, accents and superfluous white space.</summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        // Half of a pair of surrogates is no character, and refuses to be normalized.
        var whole = string.Concat(text.EnumerateRunes());
        foreach (var c in whole.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(c)) { space = folded.Length > 0; continue; }
            if (space) folded.Append(' ');
            space = false;
            folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }

    /// <summary>A LIKE pattern that finds the text anywhere; to be used with <c>ESCAPE '\'</c>.</summary>
    public static string Contains(string text) =>
        "%" + Fold(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";
}
