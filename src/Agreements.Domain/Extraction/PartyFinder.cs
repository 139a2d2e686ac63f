using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>The parties' names, from the title page or else from where their signatories are introduced.</summary>
internal static class PartyFinder
{
    private const int MostParties = 12, LongestName = 200, Introduction = 12_000;

    private static readonly Regex Between = Patterns.Words(@"^\W*(antara|(by and )?(between|among(st)?))\b\)?( ?[/(] ?(antara|between|among(st)?)\b\)?)?\s*:?\s*");
    private static readonly Regex Opened = Patterns.Words(@"\b(antara|between|among(st)?)\W*$");
    private static readonly Regex Ends = Patterns.Words(@"^\W*(tentang|perihal|mengenai|concerning|regarding|about|on\b|tanggal\b)");
    private static readonly Regex Numbers = Patterns.Words(@"^\W*(nomor|no\.|no :|number)");
    private static readonly Regex Separator = Patterns.Words(@"^\W*(dengan|dan|and|with|serta|dan dengan|&)( ?/ ?(dengan|dan|and|with))?\W*$");
    private static readonly Regex Joined = Patterns.Words(
        @"\b(dengan|with|,? serta|(dan|and|,) (?<next>bpjs|badan|pemerintah|universitas|university|dinas|kantor|pt\b|politeknik|institut|kepolisian|kejaksaan|rumah sakit|fakultas|faculty|sekolah|kamar|korpri|perum|yayasan|desa|kecamatan|sekretariat|bank|the ))");

    private static readonly Regex Institution = Patterns.Words(@"^\W*(bpjs|badan|pemerintah|universitas|university|dinas|kantor|pt\b|politeknik|institut|kepolisian|kejaksaan|rumah sakit|fakultas|faculty|sekolah|kamar|korpri|perum|yayasan|kecamatan|sekretariat|bank)");

    private static readonly Regex Behalf = Patterns.Words(@"(untuk dan )?atas nama (dan mewakili )?(?<name>[^,;:()]{4,160}?)(,|;|\(| berkedudukan| yang | selanjutnya| berdasarkan| beralamat| sebagaimana| dan sah| dalam hal| untuk selanjutnya|\. |$)");

    // "I. Pemerintah Provinsi Jambi, yang berkedudukan di …".
    private static readonly Regex Seat = Patterns.Words(@"(^|[ ;:.])(\(? ?([1-9]|[a-e]|i{1,3}|iv|v) ?[.)]) ?(?<name>[^,;:()]{4,160}?)( ?\([^()]{2,30}\))?, ?((suatu |sebuah |an? )?(lembaga|badan hukum( publik)?|instansi|perguruan tinggi|institution|public body)[^,;:]{0,60},? )?(yang |dalam hal ini |dalam perbuatan hukum ini |in this matter )?(berkedudukan|bertempat kedudukan|beralamat|berkantor|diwakili|having its (seat|address|office)|with its (seat|address|office)|represented)");

    // "1. PEMERINTAH KOTA JAMBI": a list of names.
    private static readonly Regex Item = Patterns.Words(@"^\W*(\d|[a-e]|i{1,3}|iv|v)[.)] ?");

    /// <returns>The names, in the order of the document.</returns>
    public static IReadOnlyList<string> Find(SourceText text, TitlePage page, Findings findings)
    {
        var (names, sure) = (OfTitle(page), Confidence.High);
        if (names.Count < 2) (names, sure) = (OfIntroduction(text, page.End, Behalf), Confidence.Medium);
        if (names.Count < 2) names = [.. OfIntroduction(text, page.End, Seat).Where(n => Institution.IsMatch(n.Text))];
        var parties = names.DistinctBy(n => n.Text.ToUpperInvariant()).Take(MostParties).ToList();
        for (var i = 0; i < parties.Count; i++) findings.Add($"/parties/{i}/nameAtSigning", parties[i].Text, sure, parties[i].From, parties[i].To);
        return [.. parties.Select(p => p.Text)];
    }

    private static List<TitleLine> OfTitle(TitlePage page)
    {
        List<TitleLine> names = [];
        var open = false;
        var ended = true;
        // Two names with "dan" between them, and no "antara" in front.
        var isUnannounced = page.Lines.Any(l => Separator.IsMatch(l.Text)) && !page.Lines.Any(l => Between.IsMatch(l.Text) || Opened.IsMatch(l.Text));
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var (line, rest) = (page.Lines[i], page.Lines[i]);
            if ((!open || names.Count == 0) && Between.Match(line.Text) is { Success: true } match) (open, rest) = (true, new TitleLine(line.From + match.Length, line.Text[match.Length..]));
            else if (!open && Opened.IsMatch(line.Text))
            {
                open = true;
                continue;
            }
            else if (!open && isUnannounced) open = Institution.IsMatch(line.Text);
            if (!open || rest.Text.Length == 0) continue;
            if (IsNumbers(rest.Text) && page.Lines.Skip(i + 1).SkipWhile(l => l.Text.Length == 0 || IsNumbers(l.Text)).FirstOrDefault() is { } behind && Separator.IsMatch(behind.Text)) continue;
            if (Ends.IsMatch(rest.Text) || IsNumbers(rest.Text)) break;
            if (Item.Match(rest.Text) is { Success: true } item && Institution.IsMatch(rest.Text[item.Length..])) (ended, rest) = (true, new TitleLine(rest.From + item.Length, rest.Text[item.Length..]));
            if (Separator.IsMatch(rest.Text)) ended = true;
            else if (ended || (names.Count > 0 && names[^1].Text.EndsWith(',') && Institution.IsMatch(rest.Text))) (ended, names) = (false, [.. names, rest]);
            else names[^1] = new TitleLine(names[^1].From, $"{names[^1].Text} {rest.Text}");
        }
        return [.. (names.Count == 1 ? names.SelectMany(Apart) : names.Select(n => Trimmed(n, 0, n.Text.Length))).Where(n => n.Text.Length is > 2 and <= LongestName)];
    }

    // Names and numbers may take turns.
    private static bool IsNumbers(string line) => Numbers.IsMatch(line) || NumberValue.IsNumbers(line) || NumberLabel.Begins(line);

    // "PEMERINTAH KOTA JAMBI DENGAN BPJS KETENAGAKERJAAN" on one line.
    private static IEnumerable<TitleLine> Apart(TitleLine line)
    {
        var from = 0;
        foreach (Match match in Joined.Matches(line.Text))
        {
            yield return Trimmed(line, from, match.Index);
            from = match.Groups["next"] is { Success: true } next ? next.Index : match.Index + match.Length;
        }
        yield return Trimmed(line, from, line.Text.Length);
    }

    private static TitleLine Trimmed(TitleLine line, int from, int to) => new(line.From + from, line.Text[from..to].Trim(' ', ',', '"', ':', '.', '-'));

    private static List<TitleLine> OfIntroduction(SourceText text, int from, Regex words)
    {
        var part = text.Flow[from..Math.Min(text.Flow.Length, from + Introduction)];
        return [.. words.Matches(part).Select(m => new TitleLine(from + m.Groups["name"].Index, m.Groups["name"].Value.Trim())).Where(n => n.Text.Length > 2)];
    }
}
