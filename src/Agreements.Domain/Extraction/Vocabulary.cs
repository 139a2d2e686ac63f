namespace Agreements.Domain.Extraction;

/// <summary>Words by which clauses are known whatever the sentence, in both languages: parts of patterns.</summary>
internal static class Vocabulary
{
    /// <summary>What the text calls itself.</summary>
    public const string Document = @"(nota kesepa\w+|kesepakatan( bersama)?|perjanjian( kerja ?sama)?|memorandum( of \w+)?|agreement|arrangement|mou|moa|pks|addendum|adendum|naskah|dokumen|kerja ?sama|kemitraan)";

    public const string Signing = @"(tanda ?tangan\w*|(di|pe|me)\w*anda ?tangan\w*|diteken\w*|signed|signing|signature|execution)";

    /// <summary>Goes on behind its end.</summary>
    public const string Extension = @"(\w*per-? ?panjang\w*|diper(baru|baharu)i|memper(baru|baharu)i|pem(baru|baharu)an|dilanjut\w*|melanjut\w*|kelanjut\w*|berlanjut|disambung\w*|(jangka waktu|masa)( \w+)?( \w+)? (ditambah|bertambah)|(kerja ?sama|perjanjian|kesepakatan)( \w+)?( \w+)? diteruskan|extend\w*|extension|renew\w*|prolong\w*)";

    /// <summary>Comes to its end, or is brought to it.</summary>
    public const string End = @"(\w*akhir\w*|habis\w*|selesai\w*|usai|lewat|lampau|jangka waktu|masa|expir\w*|end|ends|laps\w*|jatuh tempo|kedaluwarsa|kadaluarsa)";

    public const string Ending = @"(pengakhiran|mengakhiri|diakhiri|membatalkan|pembatalan|pencabutan|mencabut|mengundurkan diri|pengunduran diri|menarik diri|mundur|keluar|berhenti|menghentikan|dihentikan|penghentian|terminat\w*|withdraw\w*|pemutusan|memutus\w*|diputus\w*)";
}
