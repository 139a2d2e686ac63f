using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>The day of the signing: in the opening sentence, else where the text says that it was signed.</summary>
internal static class SigningFinder
{
    private const int Opening = 1200, Body = 12_000, Lead = 110, LongestLine = 120, MostPlain = 260;

    // The parties are listed: "1. Budi", "I. NAMA :", "(1) Pemerintah", "- Budi".
    private static readonly Regex Listed = Patterns.Words(@"^\W*((\( ?[1ia] ?\)|[1ia][.)]|-) ?\p{L}|(nama|name) ?:)");
    private static readonly Regex Today = Patterns.Words(@"\bhar[il1] ini\b|\bdewasa ini\b|\bthis day\b|\bon this\b|\bhari dan tanggal\b");
    private static readonly Regex Making = Patterns.Words(@"\b(\w*anda ?tangan\w*|dibuat|diadakan|disepakati|dilangsungkan|bertempat|signs?|signed|executed|made|agreed|entered into)\b");
    private static readonly Regex OfOther = Patterns.Words(@"\b(nomor|no\.|keputusan|undang-undang|peraturan|surat|rapat|lahir|akta|berita acara|notulen|risalah|disposisi|diterima|agenda|tertanggal|berlaku|sejak|terhitung|perpres|instruksi|number)\b");
    private static readonly Regex People = Patterns.Words(@"\b(lahir|nama|jabatan|alamat|bertindak|selaku|berkedudukan|mewakili)\b");

    public static void Find(SourceText text, TitlePage page, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var opening = OpeningOf(text, page.End);
        if (Best(opening, int.MaxValue) is { } first)
        {
            findings.Add("/term/signedOn", first, Confidence.High, page.End);
            return;
        }
        // "Pada hari ini …" behind the parties.
        if (Best(text.Flow[page.End..Math.Min(text.Flow.Length, page.End + Body)], 0) is { } today)
        {
            findings.Add("/term/signedOn", today, Confidence.High, page.End);
            return;
        }
        if (SignedClauses.Last(clauses) is var (stated, clause)) findings.Add("/term/signedOn", stated, clause.Heading.Length == 0 ? Confidence.Medium : Confidence.High, clause.From);
        else if (SigningLines.Last(text, page) is var (below, at)) findings.Add("/term/signedOn", below, Confidence.Medium, at);
    }

    // What stands in front of the list of the parties.
    private static string OpeningOf(SourceText text, int from)
    {
        var last = Math.Min(text.Lines.Length, from + Opening);
        var at = from;
        while (at < last && !Listed.IsMatch(text.Lines.AsSpan(at, Math.Min(LongestLine, text.Lines.Length - at)).ToString().Split('\n')[0]))
        {
            var end = text.Lines.IndexOf('\n', at);
            at = end < 0 ? last : end + 1;
        }
        return text.Flow[from..Math.Min(at, last)];
    }

    // "Hari ini" before a weekday, a weekday before any other day; a law's, a letter's or a birth's never.
    private static StatedDate? Best(string text, int worst)
    {
        var before = 0;
        List<(int Rank, StatedDate Date)> ranked = [];
        foreach (var date in DatesIn.Of(text))
        {
            if (Rank(date, text, before) is { } rank && rank <= worst) ranked.Add((rank, date));
            before = date.To;
        }
        return ranked.OrderBy(r => r.Rank).ThenBy(r => r.Date.From).Select(r => r.Date).FirstOrDefault();
    }

    private static int? Rank(StatedDate date, string text, int before)
    {
        var lead = text[Math.Max(before, date.From - Lead)..date.From];
        if (OfOther.Matches(lead) is [.., var other] && !Today.IsMatch(lead[other.Index..]) && !Making.IsMatch(lead[other.Index..])) return null;
        if (Today.IsMatch(lead)) return 0;
        if (date.Weekday is not null || Making.IsMatch(lead)) return 1;
        return date.From <= MostPlain && !People.IsMatch(text[..date.From]) ? 2 : null;
    }
}
