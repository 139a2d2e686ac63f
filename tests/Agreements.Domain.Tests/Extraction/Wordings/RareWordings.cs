using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>Wordings of single texts, and others of the same kind.</summary>
public sealed class RareWordings
{
    [TestCase("Perjanjian ini berlaku efektif pada 1 September 2023 dan tidak berlaku lagi setelah 31 Agustus 2026.")]
    [TestCase("Perjanjian ini berlaku mulai tanggal 1 September 2023 dan tidak berlaku lagi sesudah tanggal 31 Agustus 2026.")]
    [TestCase("Perjanjian ini mengikat sejak 1 September 2023 dan tidak mengikat lagi selepas tanggal 31 Agustus 2026.")]
    [TestCase("Perjanjian ini berlaku sejak 1 September 2023 dan tidak mempunyai kekuatan mengikat lagi setelah tanggal 31 Agustus 2026.")]
    [TestCase("Perjanjian ini berlaku sejak 1 September 2023 dan tidak berjalan lebih lama dari tanggal 31 Agustus 2026.")]
    [TestCase("This Agreement is valid from 1 September 2023 and is no longer in force after 31 August 2026.")]
    [TestCase("This Agreement takes effect on 1 September 2023 and shall not continue beyond 31 August 2026.")]
    [TestCase("Kegiatan kerja sama ini dibuka tanggal 1 September 2023 dan ditutup tanggal 31 Agustus 2026.")]
    [TestCase("The clinic runs for thirty-six (36) months beginning on 1 September 2023 and closing on 31 August 2026.")]
    public void The_day_after_which_nothing_holds_is_the_last(string sentences)
    {
        var found = Written.Term(sentences);
        Assert.That((Written.Day(found, "/term/startsOn"), Written.Day(found, "/term/endsOn"), Written.Basis(found)), Is.EqualTo(("2023-09-01", "2026-08-31", "fixed")));
    }

    [TestCase("Perjanjian Nomor 5/A/2020 tidak berlaku lagi setelah tanggal 31 Agustus 2026.")]
    [TestCase("Perjanjian terdahulu tidak berlaku lagi setelah tanggal 31 Agustus 2026.")]
    [TestCase("Perjanjian ini tidak dapat diubah setelah tanggal 31 Agustus 2026.")]
    public void Nor_is_it_of_something_else(string sentences) => Assert.That(Written.Day(Written.Term(sentences), "/term/endsOn"), Is.Null);

    [TestCase("sesudah ditandatangani")]
    [TestCase("selepas ditandatangani PARA PIHAK")]
    [TestCase("seusai penandatanganan")]
    [TestCase("sewaktu ditandatangani")]
    public void A_length_behind_the_signing_is_the_term(string since)
    {
        var found = Written.Term($"Perjanjian ini berlaku untuk kurun waktu 2 (dua) tahun {since}.");
        Assert.That((Written.Day(found, "/term/startsOn"), Written.Basis(found)), Is.EqualTo(("2023-05-25", "computed")));
    }

    [TestCase("Pasal 1\nYANG DIUBAH\nPasal 5 yang semula menentukan masa mulai 1 Oktober 2024 sampai dengan 31 Maret 2026 diganti, sehingga untuk selanjutnya dibaca: \"Perjanjian ini berlaku mulai 1 Oktober 2024 sampai dengan 30 September 2027.\"", "2027-09-30")]
    [TestCase("Pasal 1\nYANG DIUBAH\nMasa berlaku yang semula sampai 31 Maret 2026 diubah dan berbunyi: sampai dengan 30 September 2027.", "2027-09-30")]
    [TestCase("1. Extension\nThe final date of the Agreement, 31 March 2026, is replaced by 31 March 2028.", "2028-03-31")]
    [TestCase("1. Change\nThe expiry date of the Agreement, 31 March 2026, is amended to 31 March 2028.", "2028-03-31")]
    [TestCase("Pasal 1\nPENYESUAIAN WAKTU\nMasa berlaku Perjanjian dipercepat berakhirnya, dari semula 4 Oktober 2027 menjadi tanggal 30 Juni 2026, dan setelah itu tidak diperpanjang lagi.", "2026-06-30")]
    public void An_addendum_replaces_the_end(string articles, string end) => Assert.That(Written.Day(Written.Addendum(articles), "/term/endsOn"), Is.EqualTo(end));

    [TestCase("Pasal 1\nPERPANJANGAN\nPARA PIHAK sepakat memperpanjang jangka waktu Perjanjian sampai dengan 31 Oktober 2025.", null)]
    [TestCase("Pasal 1\nPERPANJANGAN\nPerjanjian diperpanjang selama 1 (satu) tahun atas kesepakatan PARA PIHAK.", null)]
    [TestCase("Pasal 1\nPERPANJANGAN\nJangka waktu Perjanjian dapat diperpanjang kembali atas kesepakatan PARA PIHAK.", RenewalMode.ByAgreement)]
    public void What_an_addendum_extends_is_no_clause_of_renewal(string articles, RenewalMode? mode) =>
        Assert.That((Written.Addendum(articles).Find("/renewalClause")?.Value as RenewalClause)?.Mode, Is.EqualTo(mode));

    [TestCase("Disepakati di Jambi pada Kamis yang bertanggal 25 Mei 2023 oleh yang berikut ini:")]
    [TestCase("Jambi, hari Kamis tanggal 25 (dua puluh 1ima) bu1an\nMei tahun 2023 (dua ribu dua puluh tlga), kami yang ber-\ntandatangan pada akhir naskah:")]
    [TestCase("Pada ini hari Kamis , tangga1 dua puluh lima bulan Mei tahun\ndua ribu dua puluh ti ga ( 25 - O5 - 2023 ) , di Jambi , di-\nsepakati oleh dan antara :")]
    [TestCase("Pada hari ini Kamis tanggal dva pulvh lima bulan Mci tahun dua ribu dua puluh tiga, kami:")]
    [TestCase("The institutions named below sign this Agreement in Jambi on May 25, 2023:")]
    [TestCase("Done at Jambi on 25 May 2023, this Agreement is agreed upon by:")]
    public void The_day_of_a_scanned_or_short_opening_is_read(string opening) => Assert.That(Written.Day(Written.Opened(opening), "/term/signedOn"), Is.EqualTo("2023-05-25"));

    [TestCase("Ditandatangani secara elektronik oleh\nBudi Santoso\nWali Kota Jambi\n20 Mei 2023\n\nDitandatangani secara elektronik oleh\nRatna Wulandari\nKepala Kantor Cabang\n25 Mei 2023")]
    [TestCase("Ditandatangani secara elektronik\nRatna Wulandari\n25-05-2023 14:05 WIB\n\nDitandatangani secara elektronik\nBudi Santoso\n20-05-2023 09:10 WIB")]
    [TestCase("Digitally signed by\nBudi Santoso\nDate: 20 May 2023\n\nDigitally signed by\nRatna Wulandari\nDate: 25 May 2023")]
    [TestCase("PIHAK KESATU, ditandatangani tanggal 25 Mei 2023\n\nPIHAK KEDUA, ditandatangani tanggal 20 Mei 2023")]
    [TestCase("PIHAK KESATU ditandatangani tanggal 20 Mei 2023.\nPIHAK KEDUA ditandatangani tanggal 25 Mei 2023.")]
    public void Who_signs_last_makes_the_agreement(string end) => Assert.That(Written.Day(Written.Closed(end), "/term/signedOn"), Is.EqualTo("2023-05-25"));

    [TestCase("Kesediaan meneruskan kerja sama dinyatakan dengan surat yang diterima sebelum 2 (dua) bulan terakhir masa berlaku.")]
    [TestCase("Usul perpanjangan diajukan sebelum 2 (dua) bulan penghabisan masa berlaku.")]
    [TestCase("A proposal to renew is made in writing before the last two (2) months of the term.")]
    public void What_must_come_before_the_last_months_is_told_that_long_before(string sentences) =>
        Assert.That(Written.Term($"Perjanjian ini berlaku 2 (dua) tahun sejak ditandatangani. {sentences}").Find("/notice")?.Value, Is.EqualTo(new NoticeClause(2, NoticeUnit.Months)));

    [TestCase("No. 415.4/12/2023 tertanggal 17 Mei 2023\nNo. PER/7/052023 tertanggal 18 Mei 2023")]
    [TestCase("Nomor : 415.4/12/2023tertanggal 17 Mei 2023\nNomor : PER/7/052023 bertanggal 18 Mei 2023")]
    [TestCase("Nomor : 415.4/12/2023 Tahun 2023\nNomor : PER/7/052023")]
    [TestCase("Terdaftar dengan Nomor 415.4/12/2023\nTerdaftar pada Kantor Cabang dengan Nomor PER/7/052023")]
    public void A_number_ends_where_its_day_begins(string lines)
    {
        var found = Written.Numbered(lines);
        Assert.That((found.Find("/parties/0/number")?.Value, found.Find("/parties/1/number")?.Value), Is.EqualTo(("415.4/12/2023", "PER/7/052023")));
    }

    [TestCase("MEMORANDUM OF UNDERSTANDING\nAMONG\nUNIVERSITAS JAMBI,\nPEMERINTAH KOTA JAMBI\nAND\nBPJS KETENAGAKERJAAN CABANG JAMBI\nON\nRESEARCH")]
    [TestCase("MEMORANDUM OF UNDERSTANDING\nBY AND BETWEEN\nUNIVERSITAS JAMBI\nAND\nPEMERINTAH KOTA JAMBI\nAND\nBPJS KETENAGAKERJAAN CABANG JAMBI\nON\nRESEARCH")]
    [TestCase("NOTA KESEPAHAMAN\nMEMORANDUM OF UNDERSTANDING\nANTARA\n(BETWEEN)\nUNIVERSITAS JAMBI\nDAN\n(AND)\nPEMERINTAH KOTA JAMBI\nDAN\n(AND)\nBPJS KETENAGAKERJAAN CABANG JAMBI\nTENTANG\nPENELITIAN")]
    [TestCase("KESEPAKATAN BERSAMA\nANTARA\n1. UNIVERSITAS JAMBI\n2. PEMERINTAH KOTA JAMBI\n3. BPJS KETENAGAKERJAAN CABANG JAMBI\nTENTANG\nPENELITIAN")]
    public void Three_parties_are_read_from_the_title(string title)
    {
        var found = Written.Headed(title);
        Assert.That(Enumerable.Range(0, 3).Select(i => found.Find($"/parties/{i}/nameAtSigning")?.Value), Is.EqualTo(new[] { "UNIVERSITAS JAMBI", "PEMERINTAH KOTA JAMBI", "BPJS KETENAGAKERJAAN CABANG JAMBI" }));
    }
}
