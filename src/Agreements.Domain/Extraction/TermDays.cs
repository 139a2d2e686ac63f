using System.Text.RegularExpressions;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>Which of the days in a sentence about the term is its first, and which its last.</summary>
internal static class TermDays
{
    private const int Near = 60;

    private static readonly Regex Ends = Patterns.Words($@"\b(sampai|s ?[./]? ?d\b|s\.d\.|hingga|until|through|to|{Vocabulary.Last}|tidak melewati|tidak melampaui)\b|[-]\W*$");
    private static readonly Regex Starts = Patterns.Words($@"\b((se(men)?jak)|terhitung|dihitung|dari|from|as of|since|per|tmt|antara|between|surut|{Vocabulary.First}|((into|in) (force|effect)|takes? effect)( on)?)\b|\b(berlaku|mengikat|dilaksanakan|berlangsung|diberlakukan)( pada)?( tanggal)?\W*$");
    private static readonly Regex Both = Patterns.Words(@"\b(antara|between)\b[^.;]{0,20}$");
    private static readonly Regex And = Patterns.Words(@"^\W*(dan|and|serta)\b");
    private static readonly Regex Joins = Patterns.Words(@"^[\s,(]*(sampai( dengan)?|s ?[./]? ?d\b\.?|hingga|until|to|through|-)( tanggal)?[\s,]*$");
    // "12 Juni 2023 adalah hari mulai berlakunya".
    private static readonly Regex Is = Patterns.Words(@"^\W*(adalah|ialah|merupakan|sebagai|is|shall be)\b[^.;,\d]{0,30}");
    private static readonly Regex Around = Patterns.Words(@"\b(sebelum|sesudah|setelah|before|after)\b");
    private static readonly Regex Against = Patterns.Words(@"\b(\w*evaluasi\w*|\w*tinjau\w*|review\w*|rapat|nomor|lapor\w*|tertanggal|dated|di(sahkan|setujui|umumkan|resmikan|catat|daftarkan|terima|undangkan)\w*)\b[^.;,]{0,25}$");

    // "Tidak berlaku lagi setelah tanggal 31 Agustus 2026": that day is the last.
    private static readonly Regex Beyond = Patterns.Words(@"\b(tidak|tak|not|no longer|ceases?|kehilangan|hilang|berhenti|tiada)\b[^.;,\d]{0,25}\b(berlaku\w*|mengikat|berjalan|berlangsung|dijalankan|dilaksanakan|kekuatan|daya|efektif|valid|force|binding|bind|effective|effect|apply|extend|continue|run|remain)\b[^.;,\d]{0,25}\b(setelah|sesudah|selepas|lewat|melewati|melampaui|melebihi|lebih (lama )?dari|after|beyond|past)( tanggal| tgl\.?| hari| the)*\W*$");
    private static readonly Regex Bare = Patterns.Words(@"^\W*$");
    private static readonly Regex Former = Patterns.Words(@"\b(semula|dari|di(geser|undur|mundur|maju|ubah|ganti)\w*)\b");
    private static readonly Regex Signing = Patterns.Words($@"\b{Vocabulary.Signing}");

    // "… dan purna pada": whatever the verb is.
    private static readonly Regex OnTo = Patterns.Words(@"^[^.;]{0,60}(\b(dan|serta|and|lalu|kemudian)|,)( \w+){1,4} ?$|^ ?(ke|by|-) ?$");

    public static void Find(Clause clause, TermPart part, Confidence sure, Findings findings)
    {
        var (text, origin) = (part.In(clause.Text), clause.From + part.From);
        var (before, isOpen) = (0, false);
        var dates = DatesIn.Of(text);
        var isOneTerm = WrittenLength.All(text).Count == 0 && dates.Count < 3;
        for (var i = 0; i < dates.Count; i++)
        {
            var date = dates[i];
            var lead = text[Math.Max(before, date.From - Near)..date.From];
            var isJoined = i + 1 < dates.Count && Joins.IsMatch(text[date.To..dates[i + 1].From]);
            // "Tanggal selesai semula 30 April 2025 menjadi 31 Oktober 2025": the new day is what the former was.
            if (i == 0 && !isJoined && Bare.IsMatch(lead)) lead = FormerLead(clause.Text[..part.From]);
            var said = Is.Match(text[date.To..]).Value;
            if (Ends.IsMatch(said) || Starts.IsMatch(said)) lead = said;
            var (end, start, signing) = (Last(Ends, lead), Last(Starts, lead), Last(Signing, lead));
            // "Sejak ditandatangani dan …": what begins then is not what begins on the day.
            if (start < signing) start = -1;
            if (Beyond.IsMatch(lead)) end = int.MaxValue;
            else if (Against.IsMatch(lead) || Last(Around, lead) > Math.Max(signing, Math.Max(start, end))) (end, start) = (-1, -1);
            else if (isOpen && And.IsMatch(lead) && end < 0) end = int.MaxValue;
            else if (isJoined) start = int.MaxValue;
            else if (isOneTerm && end < 0 && start < 0 && (i == 1 || signing >= 0) && OnTo.IsMatch(lead[Math.Max(0, signing)..])) (end, sure) = (0, Confidence.Medium);
            if (end > start) findings.Add("/term/endsOn", date, sure, origin);
            else if (start >= 0) findings.Add("/term/startsOn", date, sure, origin);
            (before, isOpen) = (date.To + said.Length, Both.IsMatch(lead));
        }
    }

    /// <summary>It names a day after which something is no more.</summary>
    public static bool EndsAfter(string text) => DatesIn.Of(text).Any(d => Beyond.IsMatch(text[Math.Max(0, d.From - Near)..d.From]));

    private static string FormerLead(string text) => Former.Match(text) is { Success: true } former ? text[..former.Index] : text;

    private static int Last(Regex words, string text) => words.Matches(text) is [.., var last] ? last.Index : -1;
}
