namespace Agreements.Domain.Searching;

/// <summary>What is written in more than one way. Whoever types one finds all of them; what is stored stays as it was written.</summary>
public static class Spellings
{
    private static readonly string[][] Groups =
    [
        ["muara", "muaro"], ["batang hari", "batanghari"], ["tanjung", "tanjong"],
        ["wali kota", "walikota"], ["wakil wali kota", "wakil walikota", "wawali"],
        ["pemerintah kota", "pemkot"], ["pemerintah kabupaten", "pemkab"], ["pemerintah provinsi", "pemprov"], ["pemerintah daerah", "pemda"], ["pemerintah desa", "pemdes"],
        ["kabupaten", "kab"], ["provinsi", "propinsi", "prov"], ["sekretaris daerah", "sekda"], ["dinas tenaga kerja", "disnaker"],
        ["bpjs ketenagakerjaan", "bpjamsostek", "bp jamsostek", "bpjstk", "bpjs tk", "jamsostek"], ["jaminan sosial ketenagakerjaan", "jamsostek"],
        ["nota kesepahaman", "mou", "memorandum of understanding"], ["nota kesepakatan", "nk"], ["kesepakatan bersama", "kb"],
        ["perjanjian kerja sama", "perjanjian kerjasama", "pks"], ["kerja sama", "kerjasama"],
        ["adendum", "addendum"], ["tanda tangan", "tandatangan"], ["ditandatangani", "ditanda tangani"],
        ["kedaluwarsa", "kadaluarsa", "kadaluwarsa", "daluwarsa"], ["meterai", "materai"], ["aktivitas", "aktifitas"], ["risiko", "resiko"], ["izin", "ijin"], ["praktik", "praktek"],
        ["januari", "jan"], ["februari", "pebruari", "feb"], ["agustus", "agt", "ags"], ["september", "sept"], ["oktober", "okt"], ["november", "nopember", "nov"], ["desember", "des"],
        ["undang undang nomor", "undang undang no", "undang undang", "uu nomor", "uu no", "uu"], ["peraturan pemerintah nomor", "peraturan pemerintah no", "peraturan pemerintah", "pp nomor", "pp no", "pp"],
        ["peraturan presiden", "perpres"], ["peraturan daerah", "perda"], ["instruksi presiden", "inpres"], ["nomor", "no", "nomer"], ["tanggal", "tgl"],
        ["rukun tetangga", "rt"], ["rukun warga", "rw"], ["aparatur sipil negara", "asn"], ["non aparatur sipil negara", "non asn", "nonasn"],
        ["jaminan kecelakaan kerja", "jkk"], ["jaminan kematian", "jkm"], ["jaminan hari tua", "jht"], ["jaminan pensiun", "jp"], ["jaminan kehilangan pekerjaan", "jkp"],
    ];

    // What stands in two groups means what is in both of them; the others of the one do not mean those of the other.
    private static readonly Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> ByWritten =
        Groups.SelectMany(g => g.Select(written => (written, Group: g))).GroupBy(s => s.written, s => s.Group, StringComparer.Ordinal)
            .ToDictionary(s => s.Key, s => (IReadOnlyList<IReadOnlyList<string>>)[.. s.SelectMany(g => g).Distinct().Select(w => w.Split(' '))], StringComparer.Ordinal);

    private static readonly int Longest = Groups.SelectMany(g => g).Max(w => w.Split(' ').Length);

    /// <summary>The longest known spelling that begins at the place.</summary>
    /// <returns>How many words it takes, and all ways to write it, itself among them; null = none is known.</returns>
    public static (int Words, IReadOnlyList<IReadOnlyList<string>> All)? At(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(Longest, words.Count - at); length > 0; length--)
            if (ByWritten.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var all)) return (length, all);
        return null;
    }
}
