namespace Agreements.Domain.Extraction;

/// <summary>Words by which clauses are known whatever the sentence, in both languages: parts of patterns.</summary>
internal static class Vocabulary
{
    private const string Joint = @"(kerja ?sama|perjanjian|kesepakatan|kesepahaman|cooperation|agreement)", Span = @"(jangka waktu|masa|waktu|term)";

    /// <summary>What the text calls itself.</summary>
    public const string Document = @"(nota kesepa\w+|kesepakatan( bersama)?|perjanjian( kerja ?sama)?|memorandum( of \w+)?|agreement|arrangement|mou|moa|pks|addendum|adendum|naskah|dokumen|kerja ?sama|kemitraan|cooperation)";

    public const string Signing = @"(tanda ?tangan\w*|(di|pe|me)\w*anda ?tangan\w*|diteken\w*|signed|signing|signature|execution|executed)";

    /// <summary>Goes on behind its end.</summary>
    public const string Extension =
        $@"(\w*per-? ?panjang\w*|diper(baru|baharu)i|memper(baru|baharu)i|pem(baru|baharu)an|dilanjut\w*|melanjut\w*|kelanjut\w*|berlanjut|\w*[sny]ambung\w*|{Span}( \w+){{0,3}} (ditambah|bertambah)|((pe|me)nambah|tambah)(an|kan)? {Span}|{Joint}( \w+){{0,3}} diteruskan|(meneruskan|penerusan)( \w+)? {Joint}|extend\w*|extension|renew\w*|prolong\w*|roll(s|ed)? over|continu\w* [^.;,]{{0,60}}\b(further|additional|another|successive))";

    /// <summary>The verbs and nouns of a last day.</summary>
    public const string Last = @"(ber)?(akhir(nya)?|ujung)|terakhir(nya)?|penghabisan(nya)?|diakhiri|mengakhiri|habis|selesai|usai|tamat|rampung|tuntas|gugur|ditutup|tutup|kedaluwarsa|kadaluarsa|jatuh tempo|expir\w+|ends?|ending|conclud(es?|ing)|clos(es?|ing)|(final|last|end|closing|expiry) (date|day)|finish\w*|terminates?|laps\w+";

    /// <summary>The verbs and nouns of a first day.</summary>
    public const string First = @"mulai|dimulai|bermula|berawal|diawali|awal(nya)?|hari pertama(nya)?|dibuka|pembukaan(nya)?|digelar|bergulir|commenc\w+|start\w*|begin\w*|open(s|ed|ing)?|launch\w*|efektif|effective";

    /// <summary>Comes to its end, or is brought to it.</summary>
    public const string End = @"(\w*akhir\w*|habis\w*|selesai\w*|usai|lewat|lampau|tamat|tutup|rampung|jangka waktu|masa|expir\w*|end|ends|laps\w*|jatuh tempo|kedaluwarsa|kadaluarsa)";

    public const string Ending = @"(pengakhiran|mengakhiri|diakhiri|berakhir sebelum waktu|berakhir lebih (awal|cepat)|ends? earlier|membatalkan|pembatalan|pencabutan|mencabut|mengundurkan diri|pengunduran diri|menarik diri|mundur|keluar|lepas|berhenti|menghentikan|dihentikan|penghentian|menyudahi|disudahi|terminat\w*|withdraw\w*|discontinu\w*|cancel\w*|leave|end (the|this)|pemutusan|memutus\w*|diputus\w*)";
}
