using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>The title: the lines behind TENTANG.</summary>
internal static class TitleFinder
{
    private const int MostLines = 8;

    private static readonly Regex About = Patterns.Words(@"^\W*(tentang|perihal|mengenai|concerning|regarding|about|on)\b( ?/ ?(tentang|perihal|mengenai|concerning|regarding|about|on)\b)?\s*:?\s*");
    private static readonly Regex Ends = Patterns.Words(@"^\W*((no(mor)?|number|ref)\b\s*(pihak|[.:(/]|\d|$)|nomor |antara$|antara |between\b|tanggal\b|tahun \d{4}$|pihak (kesatu|pertama|kedua|ketiga|i)\b|pada hari|date\b)");

    // "antara Universitas Jambi": there "tentang Magang" is no part of a sentence.
    private static readonly Regex Lower = new(@"^\W*(antara|between) \p{Lu}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    public static void Find(TitlePage page, Findings findings)
    {
        var isLower = page.Lines.Any(l => Lower.IsMatch(l.Text));
        for (var i = 0; i < page.Lines.Count; i++)
        {
            if (Behind(page.Lines[i].Text, isLower) is not { } said) continue;
            var (parts, from, to) = (new List<string>(), page.Lines[i].From, page.Lines[i].To);
            if (said.Trim() is { Length: > 0 } rest) parts.Add(rest);
            for (var next = i + 1; next < page.Lines.Count && parts.Count < MostLines; next++)
            {
                var line = page.Lines[next];
                if (line.Text.Length == 0 && parts.Count > 0 || Ends.IsMatch(line.Text) || NumberValue.IsNumbers(line.Text) || NumberLabel.Begins(line.Text)) break;
                if (line.Text.Length == 0) continue;
                parts.Add(line.Text);
                to = line.To;
            }
            if (parts.Count == 0) continue;
            findings.Add("/title", string.Join(' ', parts).Trim(' ', '"', '.', ','), Confidence.High, from, to);
            return;
        }
    }

    private static string? Behind(string line, bool isLower)
    {
        if (About.Match(line) is { Success: true } match && (isLower || !IsPlain(line))) return line[match.Length..];
        var inside = $"{line} ".IndexOf(" TENTANG ", StringComparison.Ordinal);
        return inside >= 0 ? line[(inside + " TENTANG".Length)..] : null;
    }

    // A sentence that happens to begin a line with the word.
    private static bool IsPlain(string line) => line.Length > 0 && char.IsLower(line.TrimStart('"', ' ')[0]) && line.Contains(' ', StringComparison.Ordinal);
}
