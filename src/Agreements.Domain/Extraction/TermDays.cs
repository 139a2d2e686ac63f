using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>Which of the days in a sentence about the term is its first, and which its last.</summary>
internal static class TermDays
{
    private const int Near = 60;

    private static readonly Regex Ends = Patterns.Words(@"\b(sampai|s ?[./]? ?d\b|s\.d\.|hingga|until|through|to|berakhir(nya)?|diakhiri|mengakhiri|habis|selesai|usai|ditutup|tutup|(hari )?terakhir(nya)?|kedaluwarsa|expires?|ends?|ending|jatuh tempo|tidak melewati|tidak melampaui)\b|[-]\W*$");
    private static readonly Regex Starts = Patterns.Words(@"\b((se(men)?jak)|mulai|dimulai|bermula|terhitung|dihitung|dari|from|as of|commenc\w+|effective|since|starting|efektif|per|tmt|hari pertama|antara|between|surut|(berlaku|mengikat|dilaksanakan|berlangsung|diberlakukan) (pada )?tanggal)\b");
    private static readonly Regex Both = Patterns.Words(@"\b(antara|between)\b[^.;]{0,20}$");
    private static readonly Regex And = Patterns.Words(@"^\W*(dan|and|serta)\b");
    private static readonly Regex Joins = Patterns.Words(@"^[\s,(]*(sampai( dengan)?|s ?[./]? ?d\b\.?|hingga|until|to|through|-)( tanggal)?[\s,]*$");
    private static readonly Regex Against = Patterns.Words(@"\b(sebelum|sesudah|setelah|before|after|evaluasi|rapat|nomor)\b[^.;,]{0,25}$");

    public static void Find(string text, int origin, Confidence sure, Findings findings)
    {
        var (before, isOpen) = (0, false);
        var dates = DatesIn.Of(text);
        for (var i = 0; i < dates.Count; i++)
        {
            var date = dates[i];
            var lead = text[Math.Max(before, date.From - Near)..date.From];
            var (end, start) = (Last(Ends, lead), Last(Starts, lead));
            if (Against.IsMatch(lead)) (end, start) = (-1, -1);
            else if (isOpen && And.IsMatch(lead) && end < 0) end = int.MaxValue;
            else if (end < 0 && start < 0 && i + 1 < dates.Count && Joins.IsMatch(text[date.To..dates[i + 1].From])) start = 0;
            if (end > start) findings.Add("/term/endsOn", date, sure, origin);
            else if (start >= 0) findings.Add("/term/startsOn", date, sure, origin);
            (before, isOpen) = (date.To, Both.IsMatch(lead));
        }
    }

    private static int Last(Regex words, string text) => words.Matches(text) is [.., var last] ? last.Index : -1;
}
