using System.Globalization;

namespace Agreements.Domain.Texts;

/// <summary>What a reader sees of a text.</summary>
public static class VisibleText
{
    /// <summary>Nothing would be seen: empty, white space, or characters that print nothing.</summary>
    public static bool IsBlank(string? text) => text is null || text.All(c => char.IsWhiteSpace(c) || IsInvisible(c));

    /// <summary>Would stand on one line and in the order in which it is stored: without line breaks, and without the marks that turn the
    /// direction of reading, which can make one number look like another.</summary>
    public static bool IsOneLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    // Hangul fillers and the blank braille pattern are letters and symbols to Unicode, and empty to the eye.
    private static bool IsInvisible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control || c is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u2800';
}
