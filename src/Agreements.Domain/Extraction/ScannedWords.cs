namespace Agreements.Domain.Extraction;

/// <summary>Words in which a scan read a digit for a letter: <c>sebe1um</c>, <c>N0MOR</c>.</summary>
internal static class ScannedWords
{
    private const int FewestLetters = 4;

    /// <returns>As long as the text; parts of numbers (<c>UN22/B1A</c>) are left as they are.</returns>
    public static string Mended(string text)
    {
        var mended = text.ToCharArray();
        for (int at = 0, end; at < text.Length; at = end + 1)
        {
            for (end = at; end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '|'); end++) { }
            if (IsWord(text, at, end)) Mend(mended, at, end);
        }
        return new string(mended);
    }

    private static bool IsWord(string text, int from, int to)
    {
        var (letters, others) = (0, 0);
        for (var i = from; i < to; i++)
            if (char.IsLetter(text[i])) letters++;
            else if (text[i] is '0' or '1' or '|') others++;
            else return false;
        return others > 0 && letters >= FewestLetters && letters > 2 * others && !IsPartOfNumber(text, from - 1) && !IsPartOfNumber(text, to);
    }

    private static bool IsPartOfNumber(string text, int at) => at >= 0 && at < text.Length && text[at] is '/' or '_';

    private static void Mend(char[] text, int from, int to)
    {
        // "tangga1": at the end a letter only of small ones; "LAMPIRAN1" counts annexes.
        if (text[to - 1] == '1' && char.IsLower(text[to - 2])) text[to - 1] = 'l';
        for (var i = from + 1; i < to - 1; i++)
            if (text[i] is '0' or '1' or '|' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]))
                text[i] = (text[i], char.IsUpper(text[i - 1])) switch { ('0', true) => 'O', ('0', false) => 'o', (_, true) => 'I', _ => 'l' };
    }
}
