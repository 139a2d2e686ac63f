using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>From when until when the agreement holds.</summary>
internal static class TermFinder
{
    internal static readonly Regex Section = Patterns.Words(@"\b(jangka|masa|waktu|kurun|periode|durasi|tempo|jadwal|berlakunya|keberlakuan|mulai berlaku|time ?(frame|line|table|span)|schedule|lifetime|tenure|term|duration|validity|period|effective|effectiveness|commencement|entry into (force|effect))\b");
    internal static readonly Regex Other = Patterns.Words(@"memaksa|kahar|force majeure|peristiwa|luar kemampuan|darurat|bencana|pembayaran|pembiayaan|iuran|denda|sanksi|santunan|pendataan|kepatuhan|kerahasiaan|rahasia|confidential|data|dokumen|arsip|payment|sengketa|perselisihan|dispute|hak dan kewajiban|lapor\w*|laporan|pelaporan|monitoring|evaluasi|penilaian|korespondensi|surat-menyurat");

    // "Masa perlindungan" is how long people are insured.
    private static readonly Regex OfCover = Patterns.Words(@"pertanggungan|perlindungan|kepesertaan|jaminan|manfaat|garansi|pemeliharaan|sanggah|percobaan|jabatan|transisi|tunggu|magang|pelatihan");

    private const string Runs = @"(mulai berlaku|berlaku|diberlakukan|mengikat|berjalan|berlangsung|berakhir|habis|usai|efektif|dimulai|valid|in force|remains?|continues?|effective|(takes?|into) (effect|force)|commences?|expires?|(dilaksanakan|diselenggarakan|dijalankan) (selama|untuk|dalam|mulai|sejak|terhitung|dari|hingga|sampai|antara))";

    private static readonly Regex Says = Patterns.Words(
        $@"\b{Vocabulary.Document}( \(\w+\))?( ini)?[^.;]{{0,60}}\b{Runs}\b|\b{Runs}\b[^.;]{{0,30}}\b{Vocabulary.Document} ini\b|\b(jangka waktu|masa|kurun waktu|lamanya|waktu) (\w+ )?(\w+ )?{Vocabulary.Document}|\b(masa|jangka waktu) berlaku|\bdiperpanjang (sampai|hingga|selama|untuk jangka)|period of this|term of this|\b(rangkaian )?kegiatan (ini )?berlangsung");

    // "… bertugas setelah Perjanjian ini berlaku": of the agreement only besides.
    private static readonly Regex Besides = Patterns.Words($@"\b(setelah|sesudah|sejak|selama|sepanjang|sebelum|after|since|during|before|while) (masa )?{Vocabulary.Document} ini\b");
    private static readonly Regex Back = Patterns.Words(@"\b(laku|berlaku) surut\b|\bretroactive(ly)?\b");

    private const string Since = @"((se(men)?jak)|mulai|dimulai|terhitung|dihitung|dari|from|as of|since|effective)";
    private static readonly Regex FromSigning = Patterns.Words(
        $@"\b({Since}|pada|begitu|setelah|sesudah|selepas|seusai|saat|sewaktu|ketika|upon|on|after|following|when|once)\b[^.;,]{{0,60}}\b{Vocabulary.Signing}|\b{Since}\b[^.;,]{{0,30}}\b(tanggal|hari|saat|date)( \w+)?( \w+)? ?(tersebut|ini|itu|di ?atas|above|dimaksud|disebut\w*|tertulis|tercantum|first written|hereof)\b");

    public static void Find(AgreementClass? kind, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var own = clauses.Where(c => Section.IsMatch(c.Heading) && !Other.IsMatch(c.Heading) && !(OfCover.IsMatch(c.Heading) && !Says.IsMatch(c.Text))).ToList();
        var said = clauses.Where(c => !own.Contains(c) && !Other.IsMatch(c.Heading) && ((Says.IsMatch(c.Text) && Says.IsMatch(Besides.Replace(c.Text, ""))) || TermPart.IsAmended(c.Text, kind)));
        var about = own.Concat(said).Where(c => !TermPart.IsOfAnother(c.Text, kind)).Select(c => (Clause: c, Part: TermPart.Of(c.Text, kind))).ToList();
        Clause? first = null;
        foreach (var (clause, part) in about)
        {
            // The end may stand in the next ayat of the article that tells the length.
            if (first is null) first = Read(clause, part, own.Contains(clause), findings) ? clause : null;
            else if (clause.Heading == first.Heading && Says.IsMatch(clause.Text) && !findings.Has("/term/endBasis")) TermDays.Find(clause, part, Confidence.Medium, findings);
        }
        if (first is not null) Basis(first, findings);
        if (about.Exists(c => FromSigning.IsMatch(c.Part.In(c.Clause.Text)))) StartsAsSigned(findings);
    }

    private static void Basis(Clause clause, Findings findings)
    {
        var sure = Section.IsMatch(clause.Heading) ? Confidence.High : Confidence.Medium;
        if (findings.Has("/term/endsOn")) findings.Add("/term/endBasis", EndBasis.Fixed, sure, clause.From, clause.To);
        else if (findings.Has("/term/duration")) findings.Add("/term/endBasis", EndBasis.Computed, sure, clause.From, clause.To);
    }

    // True when it says how long or until when.
    private static bool Read(Clause clause, TermPart part, bool isOwn, Findings findings)
    {
        var (text, origin, sure) = (part.In(clause.Text), clause.From + part.From, isOwn ? Confidence.High : Confidence.Medium);
        TermDays.Find(clause, part, sure, findings);
        TermLength.Find(text, origin, isOwn, FromSigning, sure, findings);
        if (FromSigning.IsMatch(text)) StartsAsSigned(findings);
        if (Back.Match(clause.Text) is { Success: true } back) findings.Add("/term/retroactive", true, sure, clause.From + back.Index, clause.From + back.Index + back.Length);
        if (!findings.Has("/term/endsOn")) TermEvent.Find(text, origin, sure, findings);
        return findings.Has("/term/endBasis") || findings.Has("/term/endsOn") || findings.Has("/term/duration");
    }

    private static void StartsAsSigned(Findings findings)
    {
        if (findings.Value<DateOnly>("/term/signedOn") is { } signed) findings.AddAs("/term/startsOn", signed, "/term/signedOn");
    }
}
