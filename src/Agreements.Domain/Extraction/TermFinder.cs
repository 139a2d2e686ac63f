using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>From when until when the agreement holds.</summary>
internal static class TermFinder
{
    private const int Near = 45, LongestWords = 160;

    internal static readonly Regex Section = Patterns.Words(@"jangka waktu|waktu pelaksanaan|^waktu|jadwal|masa berlaku|masa laku|berlakunya|keberlakuan|mulai berlaku|jangka masa|\bterm\b|duration|validity|period|effective|entry into force");
    internal static readonly Regex Other = Patterns.Words(@"keadaan (memaksa|kahar)|kahar|force majeure|pembayaran|pembiayaan|kerahasiaan|rahasia|confidential|data|payment|sengketa|perselisihan|dispute|hak dan kewajiban|laporan|pelaporan|monitoring|korespondensi");

    private static readonly Regex Says = Patterns.Words(
        @"(nota kesepa\w+|kesepakatan bersama|kesepakatan|perjanjian( kerja ?sama)?|memorandum( of \w+)?|agreement|arrangement|mou|moa|pks|addendum|adendum|naskah|kerja ?sama)( \(\w+\))?( ini)?[^.;]{0,60}\b(mulai berlaku|berlaku|mengikat|berakhir|valid|in force|remain|effective|takes? effect|commence|dilaksanakan (selama|untuk))\b|\bjangka waktu (berlaku(nya)? |pelaksanaan )?(nota|kesepakatan|perjanjian|kerja ?sama|memorandum|adendum|addendum|pks)|\bmasa berlaku|\bdiubah menjadi\b|\bdiperpanjang (sampai|hingga|selama|untuk jangka)|period of this|term of this");

    private static readonly Regex Renewal = Patterns.Words(@"\b(dapat|bisa|akan|may|can|shall|be|untuk)? ?(diperpanjang|memperpanjang|perpanjangan|diperbarui|diperbaharui|extended|renewed|extension|renewal)\b");
    private static readonly Regex Changed = Patterns.Words(@"\b(diubah menjadi|berubah menjadi|menjadi|diperpanjang|amended to|extended)\b");
    private static readonly Regex Ends = Patterns.Words(@"\b(sampai|s ?[./]? ?d\b|s\.d\.|hingga|until|through|to|berakhir|expires?|ends?|ending|jatuh tempo)\b|[-]$");
    private static readonly Regex Starts = Patterns.Words(@"\b(sejak|mulai|dimulai|terhitung|dari|from|as of|commenc\w+|effective|since|starting|efektif|per)\b");
    private static readonly Regex Until = Patterns.Words(@"\b(sampai( dengan)?|hingga|until|selama|berakhir(nya)? (dengan sendirinya )?(setelah|pada saat|ketika)) (?<event>(adanya|ada pencabutan|ada|dicabut\w*|belum dicabut|tidak dicabut|selesai\w*|seluruh|semua|berakhirnya|diterbitkan\w*|terbit\w*|dinyatakan|digantikan\w*|terpenuhi\w*|pekerjaan|kegiatan|para pihak (mengakhiri|sepakat)|salah satu|revoked|terminated|completion|the completion|it is|either)[^.;,]{0,140})");
    private static readonly Regex Open = Patterns.Words(@"\b(tanpa (batas|jangka) waktu|tidak (ada batas|mempunyai batas|memiliki batas|terbatas|tertentu|ditentukan|ditetapkan|dibatasi)|tak (terbatas|tertentu)|selamanya|open[ -]?ended|indefinite(ly)?|no fixed term|unlimited)\b");
    private static readonly Regex Back = Patterns.Words(@"\b(laku|berlaku) surut\b|\bretroactive(ly)?\b");
    private static readonly Regex FromSigning = Patterns.Words(@"\b(sejak|mulai|terhitung|dari|pada|from|as of|effective|upon|since|on)\b[^.;,]{0,60}(di ?tanda ?tangan\w*|penanda ?tanganan|signed|signing|signature)");
    private static readonly Regex Before = Patterns.Words(@"^\W*(kerja |kalender )?(\w+ )?(sebelum|prior|before|in advance)");
    private static readonly Regex OfNow = Patterns.Words(@"\b(paling (lambat|lama)|selambat\S*|within|dalam waktu|at least|sekurang\S*|setiap|each|every)\W*$");

    public static void Find(AgreementClass? kind, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var own = clauses.Where(c => Section.IsMatch(c.Heading) && !Other.IsMatch(c.Heading)).ToList();
        foreach (var clause in own.Concat(clauses.Where(c => !own.Contains(c) && !Other.IsMatch(c.Heading) && Says.IsMatch(c.Text))))
        {
            if (findings.Has("/term/endBasis")) break;
            Read(clause, Part(clause.Text, kind), own.Contains(clause) ? Confidence.High : Confidence.Medium, findings);
        }
        if (!findings.Has("/term/startsOn") && findings.Value<DateOnly>("/term/signedOn") is { } signed && own.Exists(c => FromSigning.IsMatch(c.Text))) findings.AddAs("/term/startsOn", signed, "/term/signedOn");
    }

    // What is said of the renewal is not said of the term; in an addendum the new term is what stands behind "menjadi".
    private static (int From, int To) Part(string text, AgreementClass? kind)
    {
        var from = kind == AgreementClass.Addendum && Changed.Matches(text) is [.., var last] ? last.Index + last.Length : 0;
        var renewal = Renewal.Match(text, from);
        return (from, renewal.Success ? renewal.Index : text.Length);
    }

    private static void Read(Clause clause, (int From, int To) part, Confidence sure, Findings findings)
    {
        var text = clause.Text[part.From..part.To];
        var origin = clause.From + part.From;
        Days(text, origin, sure, findings);
        if (WrittenLength.All(text).FirstOrDefault(l => IsTerm(text, l)) is { } length) Length(text, length, origin, sure, findings);
        if (!findings.Has("/term/startsOn") && FromSigning.IsMatch(text) && findings.Value<DateOnly>("/term/signedOn") is { } signed) findings.AddAs("/term/startsOn", signed, "/term/signedOn");
        if (Back.Match(clause.Text) is { Success: true } back) findings.Add("/term/retroactive", true, sure, clause.From + back.Index, clause.From + back.Index + back.Length);
        if (findings.Has("/term/endsOn")) findings.Add("/term/endBasis", EndBasis.Fixed, sure, origin, origin + text.Length);
        else if (Open.Match(text) is { Success: true } open) findings.Add("/term/endBasis", EndBasis.OpenEnded, sure, origin + open.Index, origin + open.Index + open.Length);
        else if (findings.Has("/term/duration")) findings.Add("/term/endBasis", EndBasis.Computed, sure, origin, origin + text.Length);
        else if (Until.Match(text) is { Success: true } until)
        {
            findings.Add("/term/endBasis", EndBasis.UntilEvent, sure, origin + until.Index, origin + until.Index + until.Length);
            findings.Add("/term/untilEvent", until.Groups["event"].Value.Trim(), Confidence.Medium, origin + until.Groups["event"].Index, origin + until.Index + until.Length);
        }
    }

    private static void Days(string text, int origin, Confidence sure, Findings findings)
    {
        var before = 0;
        foreach (var date in DatesIn.Of(text))
        {
            var lead = text[Math.Max(before, date.From - Near)..date.From];
            var (end, start) = (Last(Ends, lead), Last(Starts, lead));
            if (end > start) findings.Add("/term/endsOn", date, sure, origin);
            else if (start >= 0) findings.Add("/term/startsOn", date, sure, origin);
            before = date.To;
        }
    }

    private static int Last(Regex words, string text) => words.Matches(text) is [.., var last] ? last.Index : -1;

    private static bool IsTerm(string text, LengthAt length) =>
        WrittenLength.Unit(length.Unit) is not null && !Before.IsMatch(text[length.To..]) && !OfNow.IsMatch(text[..length.From]);

    private static void Length(string text, LengthAt length, int origin, Confidence sure, Findings findings)
    {
        if (length.First is not > 0) return;
        var (from, to) = (origin + length.From, origin + length.To);
        if (length.Amount is null) findings.Contradict(ContradictionKind.Duration, "/term/duration", [length.Figure!, length.Word!], from, to);
        var confidence = length.Amount is null ? Confidence.Low : sure;
        findings.Add("/term/duration", new Duration(length.First.Value, WrittenLength.Unit(length.Unit)!.Value), confidence, from, to);
        var end = text.IndexOfAny([',', ';', '.'], length.To);
        if (end < 0) end = text.Length;
        end = Math.Min(end, length.From + LongestWords);
        findings.Add("/term/durationAsWritten", text[length.From..end].Trim(), confidence, from, origin + end);
    }
}
