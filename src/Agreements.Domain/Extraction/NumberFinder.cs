using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>Each party's number, and the date that stands beside it.</summary>
internal static class NumberFinder
{
    private const int LongestNumber = 90, LongestLine = 200;

    private static readonly Regex Label = Patterns.Words(
        @"\b(no(mor|mer|\.)?|number|ref(erence)?\.?( no)?)\b\.? ?(/ ?(nomor|number) ?)?(pihak (?<place>kesatu|pertama|kedua|ketiga|keempat|iii|ii|iv|i|1|2|3|4)\b ?)?(\((?<of>[^)]{2,80})\) ?)?(?<of>[\p{L}][\p{L} .&'\-]{1,60}? ?)?[:;=] ?|^\W*(no(mor|mer|\.)?) pihak (?<place>kesatu|pertama|kedua|ketiga|keempat|iii|ii|iv|i|1|2|3|4)\b ?|^\W*(nomor|nomer|no\.|number|ref\.?) ?|^\W*pihak (?<place>kesatu|pertama|kedua|ketiga|keempat|iii|ii|iv|i|1|2|3|4)\b( nomor)? ?: ?");

    private static readonly Regex DateLabel = Patterns.Words(@"[,;(]? ?(tanggal|tgl\.?|dated|date)\b\.? ?:? ?");
    private static readonly Regex About = Patterns.Words(@"^\W*(tentang|concerning|regarding|about)\b");
    private static readonly Regex And = Patterns.Words(@" (dan|and|serta)\W*$");
    private static readonly Regex Law = Patterns.Words(@"undang-undang|peraturan|keputusan|instruksi");

    // "130/02/KB/2024" alone in its line; neither a day nor a year of studies.
    private static readonly Regex Bare = Patterns.Words(@"^[\p{L}\d][\p{L}\d.\-]*(/[\p{L}\d.\-]+)+$");
    private static readonly Regex NotNumber = Patterns.Words(@"^\d{1,2}/\d{1,2}/\d{2,4}$|^\d{4}/\d{4}$|^(rt|rw|www|http)|^\d{1,2}/\d{1,2}$");

    private static readonly string[][] Places = [["kesatu", "pertama", "i", "1"], ["kedua", "ii", "2"], ["ketiga", "iii", "3"], ["keempat", "iv", "4"]];

    private sealed record Found(int From, string Text, int? Party, StatedDate? Date, int DateOrigin);

    /// <returns>A date that belongs to none of several numbers, and where the text begins in which it was found.</returns>
    public static (StatedDate Date, int Origin)? Find(TitlePage page, IReadOnlyList<string> parties, Findings findings)
    {
        var next = 0;
        var all = All(page, parties).ToList();
        // One date below several numbers is not the last number's, but the document's.
        var common = all.Count > 1 && all[..^1].TrueForAll(f => f.Date is null) && all[^1].DateOrigin != all[^1].From ? all[^1].Date : null;
        var sure = IsMoreThan(parties.Count, all) ? Confidence.Low : Confidence.High;
        foreach (var found in all)
        {
            var party = found.Party ?? next;
            next = party + 1;
            if (!found.Text.Any(char.IsDigit) || IsBlankForm(found.Text)) continue;
            findings.Add($"/parties/{party}/number", found.Text, found.Party is null && parties.Count < 2 && sure == Confidence.High ? Confidence.Medium : sure, found.From, found.From + found.Text.Length);
            if (found.Date is { } date && date != common) findings.Add($"/parties/{party}/numberDate", date, Confidence.High, found.DateOrigin);
        }
        return common is null ? null : (common, all[^1].DateOrigin);
    }

    // Then one of them is no party's, and nobody knows which.
    private static bool IsMoreThan(int parties, IEnumerable<Found> all)
    {
        var (next, most) = (0, 0);
        foreach (var found in all) most = Math.Max(most, next = (found.Party ?? next) + 1);
        return parties > 1 && most > parties;
    }

    /// <summary>Nothing but numbers of agreements stands in the line.</summary>
    public static bool IsNumbers(string line) => line.Length <= LongestLine && Tokens(line) is { Length: > 0 } tokens && tokens.All(t => Bare.IsMatch(t) && t.Any(char.IsDigit) && !NotNumber.IsMatch(t));

    private static string[] Tokens(string line) => line.Replace(" /", "/", StringComparison.Ordinal).Replace("/ ", "/", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Found> All(TitlePage page, IReadOnlyList<string> parties)
    {
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (Law.IsMatch(line.Text)) continue;
            var labels = Label.Matches(line.Text);
            if (labels.Count == 0 && IsNumbers(line.Text))
                foreach (var token in Tokens(line.Text)) yield return Of(line.From + Math.Max(0, line.Text.IndexOf(token, StringComparison.Ordinal)), token, Above(page, i, parties), i + 1 < page.Lines.Count ? page.Lines[i + 1] : null);
            for (var n = 0; n < labels.Count; n++)
            {
                var from = labels[n].Index + labels[n].Length;
                var until = n + 1 < labels.Count ? labels[n + 1].Index : line.Text.Length;
                var value = line.Text[from..until];
                // Broken at a slash.
                var isBroken = until == line.Text.Length && i + 1 < page.Lines.Count && !Label.IsMatch(page.Lines[i + 1].Text) && value.Length > 0 && (value.TrimEnd().EndsWith('/') || page.Lines[i + 1].Text.StartsWith('/'));
                // "NOMOR :", and the number in the next line.
                isBroken |= until == line.Text.Length && i + 1 < page.Lines.Count && value.Trim().Length == 0 && IsNumbers(page.Lines[i + 1].Text);
                if (isBroken) value = value.TrimEnd() + page.Lines[++i].Text;
                yield return Of(line.From + from, value, PartyOf(labels[n], page, isBroken ? i - 1 : i, parties), i + 1 < page.Lines.Count ? page.Lines[i + 1] : null);
            }
        }
    }

    private static Found Of(int from, string value, int? party, TitleLine? below)
    {
        var (number, date, origin) = (value, (StatedDate?)null, from);
        if (DateLabel.Match(value) is { Success: true } label && DatesIn.Of(value[label.Index..]) is [var stated, ..]) (number, date, origin) = (value[..label.Index], stated, from + label.Index);
        else if (below is not null && DateLabel.Match(below.Text) is { Success: true, Index: <= 2 } && DatesIn.Of(below.Text) is [var under, ..]) (date, origin) = (under, below.From);
        if (And.Match(number) is { Success: true } and) number = number[..and.Index];
        var text = number.Trim(' ', ',', ';', '.', ':', '-', '_');
        if (!text.Contains('(', StringComparison.Ordinal)) text = text.TrimEnd(')');
        var start = from + Math.Max(0, number.IndexOf(text, StringComparison.Ordinal));
        return new Found(start, text.Length <= LongestNumber ? text : "", party, date, origin);
    }

    // "...../....../2024": the number was to be filled in.
    private static bool IsBlankForm(string number) => number.Replace(" ", "", StringComparison.Ordinal).Contains("//", StringComparison.Ordinal) || number.Contains("..", StringComparison.Ordinal) || number.Contains("__", StringComparison.Ordinal) || number.Contains('…', StringComparison.Ordinal);

    private static int? PartyOf(Match label, TitlePage page, int at, IReadOnlyList<string> parties)
    {
        if (label.Groups["place"].Value.ToLowerInvariant() is { Length: > 0 } place) return Array.FindIndex(Places, p => p.Contains(place));
        if (label.Groups["of"].Value.Trim() is { Length: > 2 } of && Nearest(of, parties) is { } named) return named;
        return Above(page, at, parties);
    }

    // Below its party's name, where names and numbers take turns; behind TENTANG stands the title, which may end like a name, so there the whole name stands apart from it.
    private static int? Above(TitlePage page, int at, IReadOnlyList<string> parties)
    {
        if (at == 0 || page.Lines[at - 1].Text is not { Length: > 4 } above) return null;
        var isBehind = page.Lines.Take(at).Any(l => About.IsMatch(l.Text));
        if (isBehind && (at < 2 || page.Lines[at - 2] is { Text.Length: > 0 } over && !Label.IsMatch(over.Text))) return null;
        return parties.ToList().FindIndex(p => isBehind ? p.Equals(above, StringComparison.OrdinalIgnoreCase) : p.EndsWith(above, StringComparison.OrdinalIgnoreCase)) is var beside and >= 0 ? beside : null;
    }

    private static int? Nearest(string label, IReadOnlyList<string> parties)
    {
        var words = label.ToUpperInvariant().Split(' ');
        var scores = parties.Select(p => p.ToUpperInvariant().Split(' ').Intersect(words).Count()).ToList();
        var best = scores.Count == 0 ? 0 : scores.Max();
        return best > 0 && scores.Count(s => s == best) == 1 ? scores.IndexOf(best) : null;
    }
}
