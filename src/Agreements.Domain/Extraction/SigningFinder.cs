using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>The day of the signing: in the opening sentence, else where the text says that it was signed.</summary>
internal static class SigningFinder
{
    private const int Opening = 500, MostBefore = 140, LongestLine = 120;

    private static readonly Regex Opens = Patterns.Words(@"^\W*(pada (hari|tanggal|tgl)|on this|on the|on \w+day|hari ini|this (memorandum|agreement|implementation|implementing|arrangement)|(kami )?yang ber ?tanda|kami|bertempat)");
    private static readonly Regex PeopleBegin = Patterns.Words(@"yang ber ?tanda ?tangan|\bkami\b|the undersigned|\bwe\b|by and between|\blahir\b");
    private static readonly Regex Signed = Patterns.Words(@"\b(ditanda ?tangani|dibuat dan ditanda ?tangani|dibuat|signed|executed|done|made)\b[^.;]{0,100}?\b(pada|on|tanggal|this|at|di)\b");
    private static readonly Regex OfOthers = Patterns.Words(@"nomor|\bantara\b|dibuat dalam|akta|surat kuasa|keputusan|berlaku (sejak|mulai|terhitung)");
    private static readonly Regex PlaceAndDay = Patterns.Words(@"^\W*((dibuat di |ditetapkan di )?\p{L}[\p{L} ]{2,30}, |(pada )?tanggal ?: ?|date ?: ?)");

    public static void Find(SourceText text, TitlePage page, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var opening = text.Flow[page.End..Math.Min(text.Flow.Length, page.End + Opening)];
        if (Opens.IsMatch(opening) && DatesIn.Of(opening) is [var first, ..] && first.From <= MostBefore && !PeopleBegin.IsMatch(opening[..first.From]))
        {
            findings.Add("/term/signedOn", first, Confidence.High, page.End);
            return;
        }
        foreach (var clause in clauses.Reverse())
            if (Signed.Match(clause.Text) is { Success: true } match && !OfOthers.IsMatch(clause.Text[..Math.Min(clause.Text.Length, match.Index + match.Length)]) && DatesIn.Of(clause.Text[match.Index..]) is [var stated, ..] && stated.From - match.Length <= MostBefore)
            {
                findings.Add("/term/signedOn", stated, clause.Heading.Length == 0 ? Confidence.Medium : Confidence.High, clause.From + match.Index);
                return;
            }
        Line(text, page.End, findings);
    }

    // "Tanggal: 18 November 2024" below each signature: the last one counts. "Jambi, 25 Mei 2023" above them.
    private static void Line(SourceText text, int from, Findings findings)
    {
        (StatedDate Date, int From)? last = null;
        for (int end = text.Lines.Length, at; end > from; end = at - 1)
        {
            at = text.Lines.LastIndexOf('\n', end - 1) + 1;
            var line = text.Lines[at..end];
            if (line.Length is < 8 or > LongestLine || PlaceAndDay.Match(line) is not { Success: true } match || DatesIn.Of(line) is not [var stated] || stated.From > match.Length || stated.To < line.Length - 1) continue;
            if (last is null || last.Value.Date.Day < stated.Day) last = (stated, at);
        }
        if (last is var (date, origin)) findings.Add("/term/signedOn", date, Confidence.Medium, origin);
    }
}
