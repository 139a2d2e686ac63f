using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>From when until when the agreement holds.</summary>
internal static class TermFinder
{
    private const int LongestWords = 160, MonthsOfYear = 12;

    internal static readonly Regex Section = Patterns.Words(@"\b(jangka|masa|waktu|kurun|periode|durasi|tempo|jadwal|berlakunya|keberlakuan|mulai berlaku|term|duration|validity|period|effective|entry into force)\b");
    internal static readonly Regex Other = Patterns.Words(@"memaksa|kahar|force majeure|peristiwa|luar kemampuan|darurat|bencana|pembayaran|pembiayaan|iuran|denda|sanksi|santunan|pendataan|kepatuhan|kerahasiaan|rahasia|confidential|data|dokumen|arsip|payment|sengketa|perselisihan|dispute|hak dan kewajiban|lapor\w*|laporan|pelaporan|monitoring|evaluasi|penilaian|korespondensi|surat-menyurat");

    // "Masa perlindungan" is how long people are insured.
    private static readonly Regex OfCover = Patterns.Words(@"pertanggungan|perlindungan|kepesertaan|jaminan|manfaat|garansi|pemeliharaan|sanggah|percobaan|jabatan|transisi|tunggu|magang|pelatihan");

    private const string Runs = @"(mulai berlaku|berlaku|diberlakukan|mengikat|berjalan|berlangsung|berakhir|habis|usai|efektif|dimulai|valid|in force|remains?|effective|takes? effect|commences?|expires?|(dilaksanakan|diselenggarakan|dijalankan) (selama|untuk|dalam|mulai|sejak|terhitung|dari|hingga|sampai|antara))";

    private static readonly Regex Says = Patterns.Words(
        $@"\b{Vocabulary.Document}( \(\w+\))?( ini)?[^.;]{{0,60}}\b{Runs}\b|\b{Runs}\b[^.;]{{0,30}}\b{Vocabulary.Document} ini\b|\b(jangka waktu|masa|kurun waktu|lamanya|waktu) (\w+ )?(\w+ )?{Vocabulary.Document}|\b(masa|jangka waktu) berlaku|\bdiubah menjadi\b|\bdiperpanjang (sampai|hingga|selama|untuk jangka)|period of this|term of this|\b(rangkaian )?kegiatan (ini )?berlangsung");

    // Of another agreement, or of what is no longer so.
    private static readonly Regex NotOfThis = Patterns.Words(@"\b(terdahulu|tidak (lagi )?(berlaku|mengikat)|no longer)\b");
    private static readonly Regex HasEnded = Patterns.Words(@"\b(telah|sudah) (berakhir|habis|lampau)\b");
    private static readonly Regex Supposes = Patterns.Words(@"\b(apabila|bila|jika|setelah|sesudah|dalam hal|manakala|ketika)\b");
    private static readonly Regex Instead = Patterns.Words(@"\b(menggantikan|lanjutan (dari|atas))\b");
    private static readonly Regex Amends = Patterns.Words(@"\b(masa|jangka waktu|waktu|berlaku|berakhir|sampai)\b[^.;]{0,160}\b(menjadi|amended to)\b");
    private static readonly Regex Renewal = Patterns.Words($@"\b(kecuali|apabila|bila|jika|dapat|bisa|akan|may|can|shall|be|untuk)? ?(akan |hendak )?{Vocabulary.Extension}\b");
    private static readonly Regex Changed = Patterns.Words(@"\b(diubah menjadi|berubah menjadi|menjadi|diperpanjang|dipersingkat|ditambah|amended to|extended)\b");
    private static readonly Regex Until = Patterns.Words(@"\b((sampai( dengan)?|hingga|until|berakhir(nya)? (dengan sendirinya )?(setelah|pada saat|ketika|apabila|jika|bila)) ((saat|waktu|ketika|dengan|terdapat) )?(?<event>(ada\w*|di\p{L}{4,}|ter\p{L}{3,}|selesai\w*|seluruh\w*|semua|ber\p{L}+nya|pen\p{L}+nya|kedua|pekerjaan|kegiatan|para pihak|salah satu|satu pihak|pihak|kewajiban|tujuan|revoked|terminated|completion|the|it is|either)[^.;,]{0,140})|(selama|sepanjang) (?<event>(belum|tidak|masih)[^.;,]{4,140}))");
    private static readonly Regex Open = Patterns.Words(@"\b(tanpa (ada |adanya )?(batas|batasan|jangka|pembatasan)|tidak (\w+ )?(batas|batasan|jangka|terbatas|tertentu|ditentukan|ditetapkan|dibatasi|berbatas)|tak (terbatas|tertentu|berbatas|berjangka|terhingga)|selamanya|open[ -]?ended|indefinite(ly)?|no fixed (term|end)|unlimited|perpetual)\b");
    private static readonly Regex Onward = Patterns.Words(@"\b((dan )?seterusnya|terus[ -]menerus|terus berlaku)\b");
    private static readonly Regex Joining = Patterns.Words(@"(\s(dan|serta|atau|tidak|dapat|bisa|akan|yang|untuk|and|may|shall))+\s*$");
    private static readonly Regex Back = Patterns.Words(@"\b(laku|berlaku) surut\b|\bretroactive(ly)?\b");
    private static readonly Regex FromSigning = Patterns.Words(
        $@"\b((se(men)?jak)|mulai|dimulai|terhitung|dihitung|dari|pada|begitu|setelah|saat|from|as of|effective|upon|since|on|after)\b[^.;,]{{0,60}}\b{Vocabulary.Signing}|\b((se(men)?jak)|mulai|terhitung|dihitung|dari|from)\b[^.;,]{{0,30}}\b(tanggal|hari|saat|date)( \w+)? ?(tersebut|ini|itu|di ?atas|above|dimaksud)\b");
    private static readonly Regex Before = Patterns.Words(@"^\W*(kerja |kalender )?(\w+ )?(sebelum\w*|menjelang|mendahului|di muka|prior|before|in advance)");
    private static readonly Regex After = Patterns.Words(@"^\W*(kerja |kalender )?(setelah|sesudah|after|kemudian setelah)\b");
    private static readonly Regex OfNow = Patterns.Words(@"\b(selambat\S*|within|at least|sekurang\S*|minimal|paling \w+|setiap|tiap|tiap-tiap|each|every)\W*(dalam )?(waktu )?$");

    private static readonly Regex AtMost = Patterns.Words(@"\bpaling (lama|banyak)\W*$");

    public static void Find(AgreementClass? kind, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var own = clauses.Where(c => Section.IsMatch(c.Heading) && !Other.IsMatch(c.Heading) && !(OfCover.IsMatch(c.Heading) && !Says.IsMatch(c.Text))).ToList();
        var said = clauses.Where(c => !own.Contains(c) && !Other.IsMatch(c.Heading) && (Says.IsMatch(c.Text) || (kind == AgreementClass.Addendum && Amends.IsMatch(c.Text))));
        var about = own.Concat(said).Where(c => kind == AgreementClass.Addendum || !IsOfAnother(c.Text)).ToList();
        Clause? first = null;
        foreach (var clause in about)
        {
            // The end may stand in the next ayat of the article that tells the length.
            if (first is not null)
            {
                if (clause.Heading == first.Heading && Says.IsMatch(clause.Text) && !findings.Has("/term/endBasis") && Part(clause.Text, kind) is var part) TermDays.Find(clause.Text[part.From..part.To], clause.From + part.From, Confidence.Medium, findings);
            }
            else if (Read(clause, Part(clause.Text, kind), own.Contains(clause), findings)) first = clause;
        }
        if (first is not null) Basis(first, findings);
        if (!findings.Has("/term/startsOn") && findings.Value<DateOnly>("/term/signedOn") is { } signed && about.Exists(c => Part(c.Text, kind) is var (from, to) && FromSigning.IsMatch(c.Text[from..to]))) findings.AddAs("/term/startsOn", signed, "/term/signedOn");
    }

    private static bool IsOfAnother(string text) => NotOfThis.IsMatch(text) || (HasEnded.IsMatch(text) && !Supposes.IsMatch(text));

    private static void Basis(Clause clause, Findings findings)
    {
        var sure = Section.IsMatch(clause.Heading) ? Confidence.High : Confidence.Medium;
        if (findings.Has("/term/endsOn")) findings.Add("/term/endBasis", EndBasis.Fixed, sure, clause.From, clause.To);
        else if (findings.Has("/term/duration")) findings.Add("/term/endBasis", EndBasis.Computed, sure, clause.From, clause.To);
    }

    // What is said of the renewal, or of the agreement that this one replaces, is not said of the term; in an addendum the new term is what stands behind "menjadi".
    private static (int From, int To) Part(string text, AgreementClass? kind)
    {
        var from = kind == AgreementClass.Addendum && Changed.Matches(text) is [.., var last] ? last.Index + last.Length : 0;
        var renewal = Renewal.Match(text, from);
        var instead = Instead.Match(text, from);
        return (from, Math.Min(renewal.Success ? renewal.Index : text.Length, instead.Success ? instead.Index : text.Length));
    }

    // True when it says how long or until when.
    private static bool Read(Clause clause, (int From, int To) part, bool isOwn, Findings findings)
    {
        var (text, origin, sure) = (clause.Text[part.From..part.To], clause.From + part.From, isOwn ? Confidence.High : Confidence.Medium);
        TermDays.Find(text, origin, sure, findings);
        if (WrittenLength.All(text).FirstOrDefault(l => IsTerm(text, l, isOwn)) is { } length) Length(text, length, isOwn, origin, sure, findings);
        if (!findings.Has("/term/startsOn") && FromSigning.IsMatch(text) && findings.Value<DateOnly>("/term/signedOn") is { } signed) findings.AddAs("/term/startsOn", signed, "/term/signedOn");
        if (Back.Match(clause.Text) is { Success: true } back) findings.Add("/term/retroactive", true, sure, clause.From + back.Index, clause.From + back.Index + back.Length);
        if (!findings.Has("/term/endsOn") && (Open.Match(text) is { Success: true } open || (!Until.IsMatch(text) && (open = Onward.Match(text)).Success))) findings.Add("/term/endBasis", EndBasis.OpenEnded, sure, origin + open.Index, origin + open.Index + open.Length);
        else if (!findings.Has("/term/endsOn") && !findings.Has("/term/duration") && Until.Match(text) is { Success: true } until)
        {
            findings.Add("/term/endBasis", EndBasis.UntilEvent, sure, origin + until.Index, origin + until.Index + until.Length);
            findings.Add("/term/untilEvent", until.Groups["event"].Value.Trim(), Confidence.Medium, origin + until.Groups["event"].Index, origin + until.Index + until.Length);
        }
        return findings.Has("/term/endBasis") || findings.Has("/term/endsOn") || findings.Has("/term/duration");
    }

    // Days are hardly a term outside of the article about it.
    private static bool IsTerm(string text, LengthAt length, bool isOwn) =>
        WrittenLength.Unit(length.Unit) is { } unit && (isOwn || unit != DurationUnit.Days) && !Before.IsMatch(text[length.To..]) && (!OfNow.IsMatch(text[..length.From]) || (isOwn && unit == DurationUnit.Years && AtMost.IsMatch(text[..length.From])))
        && !(After.IsMatch(text[length.To..]) && !FromSigning.IsMatch(text[length.To..]));

    private static void Length(string text, LengthAt length, bool isOwn, int origin, Confidence sure, Findings findings)
    {
        if (length.First is not > 0) return;
        var (from, to) = (origin + length.From, origin + length.To);
        if (length.Amount is null) findings.Contradict(ContradictionKind.Duration, "/term/duration", [length.Figure!, length.Word!], from, to);
        var beside = Beside(text, length, isOwn);
        var together = beside is null ? null : Together(length, beside);
        if (together is not null) to = origin + beside!.To;
        var confidence = length.Amount is null || (beside is not null && together is null) ? Confidence.Low : sure;
        findings.Add("/term/duration", together ?? new Duration(length.First.Value, WrittenLength.Unit(length.Unit)!.Value), confidence, from, to);
        var end = text.IndexOfAny([',', ';', '.'], together is null ? length.To : beside!.To);
        if (end < 0) end = text.Length;
        end = Math.Min(end, length.From + LongestWords);
        findings.Add("/term/durationAsWritten", Joining.Replace(text[length.From..end], "").Trim(), confidence, from, origin + end);
    }

    // "1 (satu) tahun 6 (enam) bulan".
    private static LengthAt? Beside(string text, LengthAt length, bool isOwn) =>
        WrittenLength.All(text).FirstOrDefault(l => l.From >= length.To) is { } next && text[length.To..next.From].Trim(' ', ',') is "" or "dan" or "and" or "lebih" && IsTerm(text, next, isOwn) ? next : null;

    private static Duration? Together(LengthAt years, LengthAt months) =>
        (WrittenLength.Unit(years.Unit), WrittenLength.Unit(months.Unit)) == (DurationUnit.Years, DurationUnit.Months) && years.Amount is { } whole && months.Amount is { } rest and < MonthsOfYear ? new Duration(whole * MonthsOfYear + rest, DurationUnit.Months) : null;
}
