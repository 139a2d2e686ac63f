using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>One sentence, ayat or item of a list.</summary>
/// <param name="From">Its first character in the whole text.</param>
/// <param name="Heading">Of the pasal in which it stands, in lower case; empty in front of the first.</param>
internal sealed record Clause(int From, string Text, string Heading)
{
    public int To => From + Text.Length;
}

/// <summary>Divides a text into pasals and clauses. No clause is long, so that what looks into one costs little, whatever was written.</summary>
internal static partial class Clauses
{
    private const int Longest = 2500, LongestHeading = 120, HeadingLines = 3;

    public static IReadOnlyList<Clause> Of(SourceText text)
    {
        List<Clause> clauses = [];
        var (heading, headingLeft, from) = ("", 0, 0);
        for (int at = 0, end; at < text.Lines.Length; at = end + 1)
        {
            end = text.Lines.IndexOf('\n', at);
            if (end < 0) end = text.Lines.Length;
            var line = text.Lines[at..end];
            if (Pasal().Match(line) is { Success: true } pasal)
            {
                Close(at);
                (heading, headingLeft) = (pasal.Groups["rest"].Value.ToLowerInvariant(), HeadingLines);
                if (IsHeading(pasal.Groups["rest"].Value)) from = end;
            }
            else if (Numbered().Match(line) is { Success: true } numbered && IsHeading(numbered.Groups["rest"].Value))
            {
                Close(at);
                (heading, headingLeft) = (numbered.Groups["rest"].Value.ToLowerInvariant(), 0);
            }
            else if (headingLeft > 0 && line.Length > 0 && IsHeading(line))
            {
                (heading, headingLeft, from) = ($"{heading} {line.ToLowerInvariant()}".Trim(), headingLeft - 1, end);
            }
            else
            {
                if (line.Length > 0) headingLeft = 0;
                if (line.Length == 0 || Item().IsMatch(line)) Close(at);
            }
        }
        Close(text.Lines.Length);
        return clauses;

        void Close(int to)
        {
            foreach (var (start, length) in Sentences(text.Flow, from, to)) clauses.Add(new Clause(start, text.Flow.Substring(start, length), heading));
            from = to;
        }
    }

    private static IEnumerable<(int From, int Length)> Sentences(string text, int from, int to)
    {
        for (var (start, i) = (from, from); i < to; i++)
        {
            var ends = i + 1 == to || i - start + 1 >= Longest || text[i] == ';' || (text[i] == '.' && EndsSentence(text, start, i, to));
            if (!ends) continue;
            if (i + 1 - start > 2) yield return (start, i + 1 - start);
            start = i + 1;
        }
    }

    // Not behind "No.", "s.d.", "H.", nor within a number.
    private static bool EndsSentence(string text, int start, int dot, int to)
    {
        if (dot + 2 >= to || text[dot + 1] != ' ' || !(char.IsUpper(text[dot + 2]) || text[dot + 2] is '(' or '"')) return false;
        var word = dot;
        while (word > start && char.IsLetterOrDigit(text[word - 1])) word--;
        return dot - word >= 4 || text[dot - 1] is ')' or '"';
    }

    // "Tanggal Mulai: 1 Juni 2023" says something, and "Semula :" begins it.
    private static bool IsHeading(string line) =>
        line.Length is > 2 and <= LongestHeading && (!line.Contains(':', StringComparison.Ordinal) || (line.EndsWith(':') && line.ToUpperInvariant() == line)) && !line.EndsWith('.') && !line.EndsWith(',') && !line.EndsWith(';') && !Item().IsMatch(line) && char.IsLetter(line[0]) && (line.ToUpperInvariant() == line || line.Split(' ').All(w => w.Length <= 3 || !char.IsLetter(w[0]) || char.IsUpper(w[0])));

    [GeneratedRegex(@"^\W{0,3}(pasal|article|section|clause|bab)\s+[\divxlo|]{1,6}\b\W{0,4}(?<rest>.{0,120})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pasal();

    // "2. Waktu Pelaksanaan": a heading of texts without pasals.
    [GeneratedRegex(@"^(\d{1,2}|[ivx]{1,4})[.)]\s+(?<rest>\p{L}+(\s+\p{L}+){0,4})$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(\(\s?[\dlO]{1,2}\s?\)|\d{1,2}[.)]|[a-z][.)]|\([a-z]\)|-)\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();
}
