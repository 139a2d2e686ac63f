using System.Globalization;
using System.Text;
using Agreements.App.Data;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports.Columns;

/// <summary>Knows which field a heading means. What is written in several ways is compared without case, punctuation and abbreviations; what could mean two fields means none.</summary>
public static class Headings
{
    private const string RunningNumber = "nomor urut";

    private static readonly (string Field, string[] Names)[] Synonyms =
    [
        ("ignore", [RunningNumber, "nourut", "urut", "nomor baris", "baris", "row", "masalah", "problem", "problems"]),
        ("class", ["jenis", "kelas", "class", "type", "jenis dokumen", "jenis naskah", "jenis kerja sama", "jenis kerjasama", "jenis perjanjian", "bentuk kerja sama", "bentuk naskah"]),
        ("regime", ["regime", "rezim", "rezim hukum", "regim"]),
        ("process", ["process", "proses", "tahap", "tahapan"]),
        ("title", ["judul", "tentang", "perihal", "nama dokumen", "title", "judul kerja sama", "judul kerjasama", "judul naskah", "judul perjanjian", "judul dokumen", "nama kerja sama", "nama kerjasama", "nama perjanjian", "judul mou", "judul pks", "document title"]),
        ("subject", ["subject", "pokok", "objek", "obyek", "objek kerja sama", "objek kerjasama", "object"]),
        ("scope", ["ruang lingkup", "lingkup", "scope", "ruang lingkup kerja sama"]),
        ("number", ["nomor", "nomor mou", "nomor pks", "nomor dokumen", "nomor naskah", "nomor perjanjian", "nomor kerja sama", "nomor kerjasama", "nomor surat", "number", "document number", "agreement number"]),
        ("bpjsNumber", ["nomor bpjs", "nomor bpjs ketenagakerjaan", "nomor bpjamsostek", "nomor bpjs tk", "bpjs number"]),
        ("governmentNumber", ["nomor pemda", "nomor pemerintah daerah", "nomor pemkot", "nomor pemkab", "nomor pemprov", "government number"]),
        ("universityNumber", ["nomor universitas", "nomor perguruan tinggi", "nomor kampus", "nomor uin", "university number"]),
        ("ours", ["pihak kami", "lembaga kami", "instansi kami", "our party", "our institution"]),
        ("partner", ["mitra", "instansi", "partner", "nama mitra", "nama instansi", "mitra kerja sama", "mitra kerjasama", "lembaga mitra", "lembaga", "nama lembaga", "institution"]),
        ("signedOn", ["tanggal tanda tangan", "tanggal ttd", "tanggal penandatanganan", "tanggal ditandatangani", "signed on", "signed", "date signed", "signing date", "tanggal mou", "tanggal pks"]),
        ("startsOn", ["mulai berlaku", "tmt", "tanggal mulai", "tanggal mulai berlaku", "berlaku mulai", "berlaku sejak", "tanggal berlaku", "starts on", "start", "start date", "effective date", "mulai", "awal"]),
        ("endsOn", ["berakhir", "tanggal berakhir", "masa berlaku sampai", "berlaku sampai", "berlaku sampai dengan", "masa berlaku sampai dengan", "expired", "expiry", "expires", "ends on", "end", "end date", "expiry date", "tanggal kedaluwarsa", "tanggal kadaluarsa", "kedaluwarsa", "kadaluarsa", "akhir", "selesai", "sampai dengan"]),
        ("endBasis", ["dasar berakhir", "end basis"]),
        ("duration", ["jangka waktu", "duration", "lama", "lama berlaku", "lama kerja sama"]),
        ("term", ["masa berlaku", "term", "periode", "period", "masa kerja sama", "validity", "validity period", "jangka waktu berlaku"]),
        ("reading", ["cara hitung", "reading"]), ("untilEvent", ["sampai peristiwa", "until event"]), ("retroactive", ["berlaku surut", "retroactive"]),
        ("notice", ["pemberitahuan", "notice", "pemberitahuan tertulis", "batas pemberitahuan", "notice period"]),
        ("renewal", ["perpanjangan", "renewal", "klausul perpanjangan", "renewal clause"]), ("renewalMonths", ["bulan perpanjangan", "renewal months"]), ("renewalMost", ["paling banyak perpanjangan", "renewal most"]),
        ("parent", ["mou induk", "induk", "parent", "parent mou", "nomor mou induk", "dokumen induk"]), ("parentReason", ["alasan induk", "parent reason"]),
        ("predecessor", ["pendahulu", "predecessor", "dokumen sebelumnya", "memperpanjang"]), ("replacesPredecessor", ["menggantikan pendahulu", "replaces predecessor"]),
        ("councilApproval", ["persetujuan dprd", "council approval"]), ("legalBases", ["dasar hukum", "legal bases", "legal basis"]), ("programmes", ["program", "programmes", "programme"]), ("segments", ["segmen", "segments", "segment"]),
        ("officerInstitution", ["instansi pic", "officer institution"]), ("officerName", ["pic", "penanggung jawab", "nama pic", "officer", "officer name", "petugas", "contact"]),
        ("officerPost", ["jabatan pic", "officer post", "jabatan penanggung jawab"]), ("officerMail", ["email", "surel", "email pic", "mail", "officer mail", "alamat email", "kontak email"]),
        ("verification", ["verifikasi", "verification", "status verifikasi"]), ("source", ["sumber", "source", "sumber verifikasi"]),
        ("note", ["keterangan", "catatan", "note", "notes", "remarks", "ket"]),
        ("id", ["id"]), ("reference", ["referensi", "reference", "nomor referensi", "nomor agenda"]), ("version", ["versi", "version"]),
    ];

    private static readonly string[][] PartyWords = [["kesatu", "pertama", "satu", "i", "1"], ["kedua", "dua", "ii", "2"], ["ketiga", "tiga", "iii", "3"], ["keempat", "empat", "iv", "4"], ["kelima", "lima", "v", "5"], ["keenam", "enam", "vi", "6"]];

    private static readonly IReadOnlyDictionary<string, string> ByName = Known();

    /// <summary>The heading as it is compared and remembered: without case and punctuation, <c>No.</c> as <c>nomor</c>, <c>Tgl.</c> as <c>tanggal</c>.</summary>
    public static string Fold(string heading)
    {
        var words = new StringBuilder();
        foreach (var c in Folding.Fold(heading)) words.Append(char.IsLetterOrDigit(c) ? c : ' ');
        var folded = string.Join(' ', words.ToString().Replace("s d ", "sampai dengan ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Whole));
        // "No." heads the running number of a list, "Nomor" that of a document.
        if (words.ToString().Trim() == "no") return RunningNumber;
        return folded.EndsWith(" s d", StringComparison.Ordinal) ? folded[..^" s d".Length] + " sampai dengan" : folded;
    }

    /// <returns>Null = nobody knows.</returns>
    public static string? FieldOf(string folded) => ByName.GetValueOrDefault(folded);

    /// <summary>As people read it in what is fetched to be edited.</summary>
    public static string Of(Field field, Language language) => Of(field).In(language);

    internal static Message Of(Field field) => field.PartyNumber is { } n
        ? new Message("import.field." + field.Word.Replace($"party{n}", "party", StringComparison.Ordinal), n)
        : new Message("import.field." + field.Word);

    private static string Whole(string word) => word switch { "no" => "nomor", "tgl" => "tanggal", "ttd" => "ttd", "sd" => "sampai dengan", "kerjasama" => "kerja sama", _ => word };

    private static Dictionary<string, string> Known()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var named = Synonyms.SelectMany(s => s.Names, (s, name) => (Fold(name), s.Field)).Concat(PartyWords.SelectMany((words, i) => words.SelectMany(w => OfParty(w, i + 1))))
            .Concat(Field.All.Keys.Select(word => (Fold(word), word))).Concat(Field.Edited.SelectMany(f => Enum.GetValues<Language>().Select(l => (Fold(Of(f, l)), f.Word))));
        foreach (var (name, field) in named)
            if (!known.TryAdd(name, field) && known[name] != field) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The heading '{name}' means {known[name]} and {field}."));
        return known;
    }

    private static IEnumerable<(string, string)> OfParty(string word, int n) =>
        new[] { "pihak", "party" }.SelectMany(p => new[]
        {
            ($"{p} {word}", $"party{n}"), ($"nama {p} {word}", $"party{n}"), ($"nomor {p} {word}", $"party{n}Number"), ($"{p} {word} number", $"party{n}Number"), ($"tanggal nomor {p} {word}", $"party{n}NumberDate"),
            ($"penandatangan {p} {word}", $"party{n}Signatory"), ($"jabatan {p} {word}", $"party{n}Post"), ($"tanggal ttd {p} {word}", $"party{n}SignedOn"),
        });
}
