using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Extraction;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>A whole agreement around the sentence that a test is about.</summary>
internal static class Written
{
    private const string Title = "PERJANJIAN KERJA SAMA\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nTENTANG\nPERLINDUNGAN PEKERJA RENTAN\n";
    private const string Numbers = "Nomor : 415.4/12/PKS/2023\nNomor : PER/7/052023\n";
    private const string People = "\n1. Nama : Budi Santoso\n   Jabatan : Wali Kota Jambi, lahir di Jambi 3 Mei 1968, diangkat dengan Keputusan Menteri Nomor 131.15-77 Tahun 2021 tanggal 19 Februari 2021, selanjutnya disebut PIHAK KESATU;\n2. Nama : Ratna Wulandari\n   Jabatan : Kepala Kantor Cabang, selanjutnya disebut PIHAK KEDUA.\n\nBerdasarkan Undang-Undang Nomor 24 Tahun 2011 tanggal 25 November 2011 tentang Badan Penyelenggara Jaminan Sosial.\n\nPasal 1\nRUANG LINGKUP\nRuang lingkup meliputi pendaftaran peserta dalam 14 (empat belas) hari kerja.\n";
    private const string Opening = "\nPada hari ini Kamis, tanggal 25 Mei 2023, bertempat di Jambi, kami yang bertanda tangan di bawah ini:\n";
    private const string Others = "\nPasal 8\nPEMBAYARAN\nPembayaran dilakukan paling lambat 21 (dua puluh satu) hari setelah tagihan diterima.\n\nPasal 9\nKEADAAN KAHAR\nPihak yang terkena memberitahukan dalam 7 (tujuh) hari sebelum kegiatan dihentikan.\n";

    public static ExtractedFacts Opened(string opening) => Read(Title + Numbers + "\n" + opening + People + Others);

    public static ExtractedFacts Closed(string end) => Read(Title + Numbers + "\nYang bertanda tangan di bawah ini:\n" + People + Others + "\n" + end);

    public static ExtractedFacts Numbered(string lines) => Read(Title + lines + "\n" + Opening + People + Others);

    public static ExtractedFacts Article(string heading, string sentences) => Read(Title + Numbers + Opening + People + $"\nPasal 7\n{heading}\n{sentences}\n" + Others);

    public static ExtractedFacts Term(string sentences) => Article("JANGKA WAKTU", sentences);

    /// <summary>Universities write in English.</summary>
    public static ExtractedFacts English(string sentences) =>
        Read("MEMORANDUM OF AGREEMENT\nBETWEEN\nUNIVERSITAS JAMBI\nAND\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nON\nRESEARCH AND INTERNSHIP\nNo. 12/UN21/KS/2023\nNo. MOA/7/052023\n\nThis Memorandum of Agreement is entered into on Thursday, 25 May 2023, in Jambi, by and between:\n1. Universitas Jambi, represented by Prof. Budi Santoso, Rector, appointed by Decree Number 77 of 2021 dated 19 February 2021 (the \"University\"); and\n2. BPJS Ketenagakerjaan Kantor Cabang Jambi, represented by Ratna Wulandari, Head of Branch (the \"Agency\").\n\nArticle 1\nSCOPE\nThe scope covers joint research and internships of two (2) months.\n\nArticle 7\nTERM\n" + sentences + "\n\nArticle 8\nPAYMENT\nInvoices are payable within 30 (thirty) days after receipt.\n\nArticle 9\nFORCE MAJEURE\nThe affected Party notifies the other within seven (7) days.\n");

    public static ExtractedFacts Addendum(string articles) => Read("ADDENDUM " + Title + Numbers + Opening + People + "\nPARA PIHAK sepakat mengubah Perjanjian Kerja Sama Nomor 415.4/3/PKS/2021 tanggal 3 Juni 2021.\n" + articles + "\n");

    /// <summary>With other lines above the opening.</summary>
    public static ExtractedFacts Headed(string lines) => Read(lines + "\n" + Opening + People + Others);

    public static string? Basis(ExtractedFacts found) => found.Find("/term/endBasis")?.Value is EndBasis basis ? Words.Of(basis) : null;

    public static string? Day(ExtractedFacts found, string field) => (found.Find(field)?.Value as DateOnly?)?.ToIso();

    private static ExtractedFacts Read(string text) => FactExtraction.From([text]);
}
