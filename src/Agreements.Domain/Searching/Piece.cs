namespace Agreements.Domain.Searching;

/// <summary>A part of what was typed: between blanks, or between quotation marks.</summary>
/// <param name="IsQuoted">Its words have to follow one another, each in any of its spellings.</param>
internal sealed record Piece(IReadOnlyList<string> Words, bool IsQuoted, bool IsWithout)
{
    public bool IsPlain => !IsQuoted && !IsWithout;

    /// <summary>A number, with marks between its words, is meant as it stands.</summary>
    public bool IsVerbatim => !IsQuoted && Words.Count > 1 && Words.Any(w => w.Any(char.IsAsciiDigit));

    /// <summary>Those that hold a word.</summary>
    public static IEnumerable<Piece> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var without = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            if (without) at++;
            var quoted = IsQuote(text[at]);
            if (quoted) at++;
            var end = at;
            while (end < text.Length && !IsQuote(text[end]) && (quoted || !char.IsWhiteSpace(text[end]))) end++;
            IReadOnlyList<string> words = [.. Token.Of(text[at..end]).Select(t => t.Text)];
            if (words.Count > 0) yield return new Piece(words, quoted, without);
            at = quoted && end < text.Length ? end + 1 : end;
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„';
}
