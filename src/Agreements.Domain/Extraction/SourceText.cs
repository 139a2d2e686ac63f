using System.Text;

namespace Agreements.Domain.Extraction;

/// <summary>The pages of a document as one text that remembers where each character stood. Lines that only number pages, or head or foot many of them, are left out; words that were divided at a line's end are whole, and digits that a scan put into words are letters.</summary>
internal sealed class SourceText
{
    // An agreement with its annexes has a few dozen pages; who sends a library is answered from its beginning.
    private const int MostCharacters = 1_000_000, MostQuoted = 300, LongBeginning = 5;

    private readonly IReadOnlyList<string> _pages;
    private readonly List<(int Page, int Offset)> _at = [];
    private readonly string _original;

    public SourceText(IReadOnlyList<string> pages)
    {
        _pages = pages;
        var text = new StringBuilder();
        var furniture = PageFurniture.Of(pages);
        for (var page = 0; page < pages.Count && text.Length < MostCharacters; page++) AddPage(text, page, furniture);
        _original = text.ToString().Replace('\n', ' ');
        Lines = ScannedWords.Mended(text.ToString());
        Flow = Lines.Replace('\n', ' ');
    }

    /// <summary>One line of the document each; blanks are single, an empty line is a blank one of the document.</summary>
    public string Lines { get; }

    /// <summary>The same characters, with blanks where lines end.</summary>
    public string Flow { get; }

    public Place Place(int from, int to)
    {
        if (_at.Count == 0) return new Place(1, 0, 0, "");
        var (first, last) = (_at[Math.Clamp(from, 0, _at.Count - 1)], _at[Math.Clamp(to - 1, 0, _at.Count - 1)]);
        var words = _original[Math.Max(from, 0)..Math.Min(to, _original.Length)].Trim();
        return new Place(first.Page + 1, first.Offset, last.Page == first.Page ? last.Offset : _pages[first.Page].Length - 1, words.Length <= MostQuoted ? words : words[..MostQuoted]);
    }

    private void AddPage(StringBuilder text, int page, PageFurniture furniture)
    {
        var source = _pages[page];
        for (var from = 0; from <= source.Length && text.Length < MostCharacters;)
        {
            var end = source.IndexOf('\n', from);
            if (end < 0) end = source.Length;
            if (!furniture.Holds(source.AsSpan(from, end - from))) AddLine(text, page, from, Math.Min(end, from + MostCharacters - text.Length));
            from = end + 1;
        }
    }

    private void AddLine(StringBuilder text, int page, int from, int end)
    {
        var source = _pages[page];
        if (IsDivided(text, FirstLetter(source, from, end)))
        {
            Drop(text, 2);
            while (char.IsWhiteSpace(source[from])) from++;
        }
        for (var i = from; i < end; i++)
        {
            var c = source[i];
            if (c == '\u00AD' || (char.IsControl(c) && !char.IsWhiteSpace(c))) continue;
            if (char.IsWhiteSpace(c) || c == '\u00A0')
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n')) Add(text, ' ', page, i);
            }
            else Add(text, Plain(c), page, i);
        }
        if (text.Length > 0 && text[^1] == ' ') Drop(text, 1);
        Add(text, '\n', page, Math.Max(from, Math.Min(end, source.Length) - 1));
    }

    private void Add(StringBuilder text, char c, int page, int offset)
    {
        text.Append(c);
        _at.Add((page, offset));
    }

    private void Drop(StringBuilder text, int count)
    {
        text.Length -= count;
        _at.RemoveRange(_at.Count - count, count);
    }

    // In capitals only a longer beginning: "NON-" may be a word of its own.
    private static bool IsDivided(StringBuilder text, char? next) =>
        text.Length > LongBeginning + 1 && text[^1] == '\n' && text[^2] == '-' && next is { } letter
        && (char.IsAsciiLetterLower(letter) ? char.IsLower(text[^3]) : char.IsAsciiLetterUpper(letter) && Enumerable.Range(3, LongBeginning).All(back => text.Length >= back && char.IsUpper(text[^back])));

    private static char? FirstLetter(string source, int from, int end)
    {
        while (from < end && char.IsWhiteSpace(source[from])) from++;
        return from < end ? source[from] : null;
    }

    private static char Plain(char c) => c switch
    {
        '‐' or '‑' or '–' or '—' or '−' => '-',
        '“' or '”' or '„' => '"',
        '‘' or '’' or '`' => '\'',
        _ => c,
    };
}
