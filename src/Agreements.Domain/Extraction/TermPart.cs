using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>What of a clause is said of this agreement's term: neither of its renewal, nor of another agreement, nor of what an addendum replaces.</summary>
internal readonly record struct TermPart(int From, int To)
{
    private static readonly Regex OfEarlier = Patterns.Words(@"\b(terdahulu|nomor)\b");
    private static readonly Regex NoMore = Patterns.Words(@"\b(terdahulu|tidak (lagi )?(berlaku|mengikat)|no longer)\b");
    private static readonly Regex HasEnded = Patterns.Words(@"\b(telah|sudah) (berakhir|habis|lampau)\b");
    private static readonly Regex Supposes = Patterns.Words(@"\b(apabila|bila|jika|setelah|sesudah|dalam hal|manakala|ketika)\b");
    private static readonly Regex Instead = Patterns.Words(@"\b(menggantikan|lanjutan (dari|atas))\b");

    // "Menindaklanjuti Nota Kesepahaman yang berlaku sampai dengan 31 Desember 2024, …".
    private static readonly Regex Follows = Patterns.Words($@"^\W*(\d\W+)?(menindak ?lanjuti|melanjutkan|mengingat|berdasarkan|merujuk|mengacu|sehubungan dengan|sebagai (tindak lanjut|pelaksanaan|kelanjutan)|pursuant to|further to|following)\b[^;]{{0,240}}?,( maka)? {Vocabulary.Document} ini\b");
    private static readonly Regex Renewal = Patterns.Words($@"\b(kecuali|apabila|bila|jika|dapat|bisa|akan|may|can|shall|be|untuk)? ?(akan |hendak )?{Vocabulary.Extension}\b");

    private const string Change = @"((di(ubah|geser|undur|mundur|maju|ganti|sesuai)\w* )?menjadi|diubah sehingga|dibaca|berbunyi|diganti dengan|(shall |now |to )+read(s)?|(replaced|substituted|amended|changed|extended|revised|shortened|moved|postponed|deferred|brought forward|put back) (by|with|to|until)|diperpanjang|dipersingkat|ditambah|kini|(digeser|diundur\w*|dimundurkan|dimajukan)\b[^.;]{0,60} ke|amended to|extended)";
    private static readonly Regex Changed = Patterns.Words($@"\b{Change}\b");
    private static readonly Regex Formerly = Patterns.Words(@"\b(semula|menggantikan)\b");
    private static readonly Regex Amends = Patterns.Words($@"\b(masa|jangka waktu|waktu|(final|last|end|ending|expiry|closing|termination|completion) (date|day)|term|duration|period of validity|validity|expir\w+|berlaku|berakhir\w*|akhir|selesai|batas|sampai|hingga)\b[^.;]{{0,160}}\b{Change}\b");

    /// <summary>An addendum gives another term, in whatever article.</summary>
    public static bool IsAmended(string text, AgreementClass? kind) => kind == AgreementClass.Addendum && Amends.IsMatch(text);

    /// <summary>Of another agreement, or of what is no longer so.</summary>
    public static bool IsOfAnother(string text, AgreementClass? kind) =>
        kind != AgreementClass.Addendum && ((NoMore.IsMatch(text) && (OfEarlier.IsMatch(text) || !TermDays.EndsAfter(text))) || (HasEnded.IsMatch(text) && !Supposes.IsMatch(text)));

    public static TermPart Of(string text, AgreementClass? kind)
    {
        if (kind == AgreementClass.Addendum) return OfAmended(text);
        var from = Follows.Match(text).Length;
        return new TermPart(from, Math.Min(Begin(Renewal.Match(text, from), text), Begin(Instead.Match(text, from), text)));
    }

    private static TermPart OfAmended(string text)
    {
        var all = Changed.Matches(text);
        // "… menjadi tanggal 30 Juni 2026, dan tidak diperpanjang lagi": behind the last change is no term.
        var from = (all.LastOrDefault(m => Tells(text[(m.Index + m.Length)..])) ?? all.LastOrDefault()) is { } last ? last.Index + last.Length : 0;
        return new TermPart(from, Math.Min(Begin(Renewal.Match(text, from), text), Begin(Formerly.Match(text, from), text)));
    }

    private static bool Tells(string text) => DatesIn.Of(text).Count > 0 || WrittenLength.All(text).Count > 0;

    public string In(string text) => text[From..To];

    private static int Begin(Match match, string text) => match.Success ? match.Index : text.Length;
}
