using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Extraction;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction;

/// <summary>What looks like a fact of the agreement and is another's, or is only a part of it.</summary>
public sealed class EasilyMisreadTests
{
    private const string Kerinci =
        "KESEPAKATAN BERSAMA\nANTARA\nPEMERINTAH KABUPATEN KERINCI,\nPEMERINTAH KOTA SUNGAI PENUH,\nDAN\nBPJS KETENAGAKERJAAN KANTOR CABANG MUARA BUNGO\nTENTANG\nPERLINDUNGAN PEKERJA RENTAN DI KABUPATEN KERINCI DAN KOTA\nSUNGAI PENUH\n" +
        "NOMOR: 180/07/KB/HK-2024\nNOMOR: 100.3.7/11/KS/2024\nNOMOR: KB/02/032024\nPada hari ini Senin, 18 Maret 2024, bertempat di Sungai Penuh, yang bertanda tangan di bawah ini:\n";

    private const string BpjsFirst =
        "NOTA KESEPAHAMAN\nANTARA\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nDENGAN\nPEMERINTAH KOTA JAMBI\nTENTANG\nPERLINDUNGAN PEKERJA RENTAN DI\nKOTA JAMBI\nNOMOR: MOU/02/052023\nNOMOR: 415.4/14/HKU/2023\n\nPada hari ini Kamis, 25 Mei 2023, bertempat di Jambi, kami yang bertanda tangan di bawah ini:\n";

    private static ExtractedFacts Read(string text) => FactExtraction.From([text]);

    private static ExtractedFacts Of(string day, string article) =>
        Read($"NOTA KESEPAHAMAN\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nTENTANG\nSINERGI\nNOMOR: 1/A/2023\nNOMOR: 2/B/2023\n\nPada hari ini {day}, bertempat di Jambi, kami yang bertanda tangan di bawah ini:\n\nPasal 5\nJANGKA WAKTU\n{article}\n\nPasal 6\nPENUTUP\nDibuat dalam rangkap 2 (dua).\n");

    private static ExtractedFacts Term(string sentence) => Of("13 April 2023", sentence);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);

    [TestCase(Kerinci, "180/07/KB/HK-2024", "100.3.7/11/KS/2024", "KB/02/032024")]
    [TestCase(BpjsFirst, "MOU/02/052023", "415.4/14/HKU/2023", null)]
    public void The_last_line_of_a_title_that_ends_like_a_party_is_not_the_label_of_a_number(string text, params string?[] numbers) =>
        Assert.That(Enumerable.Range(0, 3).Select(i => Read(text).Find($"/parties/{i}/number")?.Value), Is.EqualTo(numbers));

    [Test]
    public void A_line_with_the_whole_name_of_a_party_is_the_label_of_the_number_below_it()
    {
        var found = Read("NOTA KESEPAHAMAN\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nTENTANG\nSINERGI\n\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nNOMOR: MOU/02/052023\nPEMERINTAH KOTA JAMBI\nNOMOR: 415.4/14/HKU/2023\n\nPada hari ini Kamis, 25 Mei 2023, kami\n");
        Assert.That((found.Find("/parties/0/number")?.Value, found.Find("/parties/1/number")?.Value), Is.EqualTo(("415.4/14/HKU/2023", "MOU/02/052023")));
    }

    [Test]
    public void A_number_below_a_title_at_the_very_top_is_read() =>
        Assert.That(Read("TENTANG SINERGI\nNOMOR: 1/A/2023\nPada hari ini Kamis, 25 Mei 2023, kami\n").Find("/parties/0/number")?.Value, Is.EqualTo("1/A/2023"));

    [Test]
    public void More_numbers_than_parties_make_every_number_doubtful()
    {
        var found = Read(BpjsFirst.Replace("\n\nPada", "\nNOMOR: 3/C/2023\n\nPada", StringComparison.Ordinal));
        Assert.That(found.Suggestions.Where(s => s.Field.EndsWith("/number", StringComparison.Ordinal)).Select(s => s.Confidence), Is.EqualTo(Enumerable.Repeat(Confidence.Low, 3)));
    }

    [TestCase("(1) Nota Kesepahaman ini menggantikan Nota Kesepahaman yang berlaku sampai dengan tanggal 25 Mei 2025.")]
    [TestCase("(1) Nota Kesepahaman ini merupakan perpanjangan dari Nota Kesepahaman yang berakhir pada tanggal 25 Mei 2025.")]
    [TestCase("(1) Nota Kesepahaman Nomor 7/A/2023 yang berlaku sampai dengan tanggal 25 Mei 2025 telah berakhir.")]
    [TestCase("(1) Kerja sama ini melanjutkan kerja sama yang telah berakhir pada tanggal 25 Mei 2025.")]
    public void The_end_of_the_agreement_before_is_not_the_end_of_this_one(string before)
    {
        var found = Of("Rabu, 28 Mei 2025", before + "\n(2) Nota Kesepahaman ini berlaku selama 2 (dua) tahun sejak tanggal ditandatangani.");
        Assert.That((found.Find("/term/endsOn")?.Value, found.Find("/term/duration")?.Value, found.Find("/term/endBasis")?.Value), Is.EqualTo(((object?)null, (object)new Duration(2, DurationUnit.Years), (object)EndBasis.Computed)));
        Assert.That(found.Contradictions, Is.Empty);
    }

    [TestCase("Nota Kesepahaman ini berlaku sampai dengan tanggal 25 Mei 2022.")]
    [TestCase("Nota Kesepahaman ini berlaku sejak tanggal 1 Mei 2023 sampai dengan tanggal 20 April 2023.")]
    public void An_end_before_the_start_is_a_contradiction_and_never_sure(string sentence)
    {
        var found = Term(sentence);
        Assert.That(found.Contradictions.Select(c => (c.Kind, c.Field)), Is.EqualTo([(ContradictionKind.EndBeforeStart, "/term/endsOn")]));
        Assert.That((found.Find("/term/endsOn")!.Confidence, found.Find("/term/endBasis")!.Confidence), Is.EqualTo((Confidence.Low, Confidence.Low)));
    }

    [TestCase("1 (satu) tahun 6 (enam) bulan", 18)]
    [TestCase("1 (satu) tahun dan 6 (enam) bulan", 18)]
    [TestCase("2 (dua) tahun, 3 (tiga) bulan", 27)]
    public void Years_and_months_beside_each_other_are_one_length(string length, int months) =>
        Assert.That(Term($"Nota Kesepahaman ini berlaku selama {length} sejak tanggal ditandatangani.").Find("/term/duration")?.Value, Is.EqualTo(new Duration(months, DurationUnit.Months)));

    [TestCase("1 (satu) tahun 10 (sepuluh) hari")]
    [TestCase("1 (satu) tahun dan 6 (tujuh) bulan")]
    [TestCase("1 (satu) tahun 2 (dua) tahun")]
    public void A_length_beside_another_that_cannot_be_added_is_never_sure(string length)
    {
        var found = Term($"Nota Kesepahaman ini berlaku selama {length} sejak tanggal ditandatangani.");
        Assert.That((found.Find("/term/duration")!.Confidence, found.Find("/term/endBasis")!.Confidence), Is.EqualTo((Confidence.Low, Confidence.Low)));
    }

    [TestCase("(2) Evaluasi dilakukan paling lambat 6 (enam) bulan sebelum berakhirnya Nota Kesepahaman ini.")]
    [TestCase("(2) Laporan pelaksanaan disampaikan paling lambat 6 (enam) bulan sebelum berakhirnya Nota Kesepahaman ini.")]
    [TestCase("(2) Monitoring bersama dilaksanakan paling lambat 6 (enam) bulan sebelum jangka waktu berakhir.")]
    public void What_is_done_before_the_end_is_no_notice(string clause)
    {
        Assert.That(Term("(1) Berlaku selama 2 (dua) tahun sejak tanggal ditandatangani.\n" + clause).Find("/notice"), Is.Null);
        var notice = Term($"(1) Berlaku selama 2 (dua) tahun sejak tanggal ditandatangani.\n{clause}\n(3) PIHAK yang bermaksud mengakhiri memberitahukan secara tertulis paling lambat 3 (tiga) bulan sebelumnya.").Find("/notice");
        Assert.That((notice?.Value, notice?.Confidence), Is.EqualTo(((object)new NoticeClause(3, NoticeUnit.Months), (Confidence?)Confidence.High)));
    }

    [Test]
    public void Of_two_different_notices_none_is_sure() =>
        Assert.That(Term("(1) Berlaku selama 2 (dua) tahun.\n(2) Dapat diperpanjang dengan pemberitahuan tertulis paling lambat 6 (enam) bulan sebelum berakhirnya Nota Kesepahaman ini.\n(3) PIHAK yang bermaksud mengakhiri memberitahukan secara tertulis paling lambat 3 (tiga) bulan sebelumnya.").Find("/notice")!.Confidence, Is.EqualTo(Confidence.Medium));

    [Test]
    public void Of_two_notices_that_agree_the_first_is_sure() =>
        Assert.That(Term("(1) Berlaku selama 2 (dua) tahun.\n(2) Dapat diperpanjang dengan pemberitahuan tertulis paling lambat 3 (tiga) bulan sebelum berakhirnya Nota Kesepahaman ini.\n(3) PIHAK yang bermaksud mengakhiri memberitahukan secara tertulis paling lambat 3 (tiga) bulan sebelumnya.").Find("/notice")!.Confidence, Is.EqualTo(Confidence.High));

    [TestCase("Nota Kesepahaman ini berlaku selama 2 (dua) tahun sejak 13 April 2023 sampai dengan 30 Mei 2025.", EndBasis.Fixed, "/term/endsOn")]
    [TestCase("Nota Kesepahaman ini berlaku sejak 13 April 2023 sampai dengan Senin, 30 Mei 2025.", EndBasis.Fixed, "/term/endsOn")]
    [TestCase("Nota Kesepahaman ini berlaku selama 2 (tiga) tahun sejak tanggal ditandatangani.", EndBasis.Computed, "/term/duration")]
    public void How_the_end_is_given_is_never_surer_than_the_end(string sentence, EndBasis expected, string field)
    {
        var found = Term(sentence);
        Assert.That((found.Find("/term/endBasis")?.Value, found.Find(field)!.Confidence, found.Find("/term/endBasis")!.Confidence), Is.EqualTo(((object)expected, Confidence.Low, Confidence.Low)));
    }

    [TestCase("Undang-\nUndang Nomor 24 Tahun 2011")]
    [TestCase("Undang- Undang Nomor 24 Tahun 2011")]
    [TestCase("dokumen Nomor 24 Tahun 2011")]
    public void A_law_is_no_parent(string cited) =>
        Assert.That(Read(Pks($"BPJS Ketenagakerjaan adalah badan hukum publik dalam Perjanjian Kerja Sama ini yang dibentuk dengan {cited}.")).Find("/parent"), Is.Null);

    [Test]
    public void A_number_that_is_cited_behind_a_law_is_still_the_parent() =>
        Assert.That((Read(Pks("1. Perjanjian ini tunduk pada Undang-\nUndang Nomor 24 Tahun 2011;\n2. Nota Kesepahaman tentang Sinergi Nomor 415.4/14/HKU/2023 tanggal 25 Mei 2023;")).Find("/parent")?.Value as CitedAgreement)?.Number, Is.EqualTo("415.4/14/HKU/2023"));

    private static string Pks(string clause) =>
        $"PERJANJIAN KERJA SAMA\nANTARA\nDINAS SOSIAL KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nTENTANG\nPERLINDUNGAN\nNOMOR: 1/A/2024\nNOMOR: 2/B/2024\n\nPada hari ini Selasa, 30 Januari 2024, kami yang bertanda tangan di bawah ini:\n\nPasal 1\nKETENTUAN UMUM\n{clause}\n";

    [TestCase("5 (lima) tahun sejak tanggal ditandatanganinya dan dapat diperpanjang berdasarkan persetujuan PARA PIHAK.", "5 (lima) tahun sejak tanggal ditandatanganinya")]
    [TestCase("1 (satu) tahun terhitung sejak tanggal 1 Juli 2024 sampai dengan tanggal 30 Juni 2025 dan tidak dapat diperpanjang.", "1 (satu) tahun terhitung sejak tanggal 1 Juli 2024 sampai dengan tanggal 30 Juni 2025")]
    [TestCase("3 (tiga) tahun sejak ditandatangani serta akan diperpanjang atas persetujuan.", "3 (tiga) tahun sejak ditandatangani")]
    [TestCase("3 (tiga) tahun yang dapat diperpanjang atas persetujuan.", "3 (tiga) tahun")]
    public void The_words_of_the_length_end_before_those_of_the_renewal(string behind, string expected) =>
        Assert.That(Of("Jumat, 28 Juni 2024", "Nota Kesepahaman ini berlaku untuk jangka waktu " + behind).Find("/term/durationAsWritten")?.Value, Is.EqualTo(expected));

    [Test]
    public void A_title_behind_a_heading_of_one_paragraph_is_found_where_the_line_breaks_behind_tentang() =>
        Assert.That(Read("PERJANJIAN KERJA SAMA ANTARA DINAS PERKEBUNAN PROVINSI JAMBI\nDENGAN BPJS KETENAGAKERJAAN KANTOR CABANG JAMBI TENTANG\nPEMBAYARAN IURAN PEKERJA PERKEBUNAN SAWIT MELALUI DANA BAGI\nHASIL\nNOMOR : 500.6.10/880/DISBUN-3/2024\nNOMOR : PER/18/062024\nPada hari ini Jumat, 28 Juni 2024, kami\n").Find("/title")?.Value,
            Is.EqualTo("PEMBAYARAN IURAN PEKERJA PERKEBUNAN SAWIT MELALUI DANA BAGI HASIL"));
}
