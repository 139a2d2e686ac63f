using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>How long.</summary>
public sealed class LengthWordings
{
    [TestCase("PARA PIHAK bersepakat bahwa kerja sama ini berlangsung tiga tahun.", 3, "years")]
    [TestCase("Masa tiga tahun ditetapkan untuk Perjanjian ini.", 3, "years")]
    [TestCase("Dua tahun lamanya Perjanjian ini mengikat PARA PIHAK, dihitung dari hari ditandatangani.", 2, "years")]
    [TestCase("Berlaku setahun sejak ditandatangani.", 1, "years")]
    [TestCase("Untuk pertama kali Perjanjian ini diadakan bagi masa lima (5) tahun.", 5, "years")]
    [TestCase("Perjanjian berlaku satu setengah tahun atau 18 (delapan belas) bulan.", 18, "months")]
    [TestCase("Masa laku naskah ini dua tahun lamanya.", 2, "years")]
    [TestCase("Umur kerja sama ini ditetapkan 36 bulan.", 36, "months")]
    [TestCase("Perjanjian ini berlaku selama 2 (dua) tahun.", 2, "years")]
    [TestCase("Berlaku untuk masa dua tahun.", 2, "years")]
    [TestCase("Berlaku dua (2) tahun sejak ditandatangani.", 2, "years")]
    [TestCase("Jangka waktu Perjanjian ini adalah 24 (dua puluh empat) bulan.", 24, "months")]
    [TestCase("Perjanjian ini akan berakhir tiga tahun kemudian.", 3, "years")]
    [TestCase("Perjanjian ini dilaksanakan dalam waktu 2 (dua) tahun sejak 1 Agustus 2023.", 2, "years")]
    [TestCase("Kerja sama berjalan untuk 2 (dua) tahun penuh dihitung mulai hari penandatanganan.", 2, "years")]
    [TestCase("Perjanjian ini mulai berlaku pada tanggal penandatanganan sampai dengan 2 (dua) tahun berikutnya.", 2, "years")]
    [TestCase("Masa Perjanjian ini lima tahun dan dihitung dari tanggal di atas.", 5, "years")]
    [TestCase("Perjanjian ini diberlakukan selama kurun waktu 18 (delapan belas) bulan.", 18, "months")]
    [TestCase("Kerja sama ini berlaku 1 (satu) tahun 6 (enam) bulan.", 18, "months")]
    [TestCase("Berlaku 180 (seratus delapan puluh) hari kalender sejak ditandatangani.", 180, "days")]
    [TestCase("Perjanjian ini mempunyai jangka waktu empat tahun.", 4, "years")]
    [TestCase("Jangka waktu kerja sama ditetapkan 3 (tiga) tahun setelah ditandatangani.", 3, "years")]
    [TestCase("Lamanya Perjanjian ini 1 (satu) tahun.", 1, "years")]
    [TestCase("Setelah ditandatangani, Perjanjian ini mengikat PARA PIHAK selama 3 thn.", 3, "years")]
    [TestCase("Perjanjian ini berlaku se1ama 2 (dua) tahun.", 2, "years")]
    [TestCase("PERJANJIAN INI BERLAKU SELAMA 2 (DUA) TAHUN TERHITUNG SEJAK DITANDATANGANI.", 2, "years")]
    [TestCase("Jangka waktu berlakunya perjanjian ini ialah duabelas bulan.", 12, "months")]
    [TestCase("Selama 2 (dua) tahun sejak tanggal penandatanganan Perjanjian ini mengikat PARA PIHAK.", 2, "years")]
    [TestCase("Untuk jangka waktu lima tahun PARA PIHAK terikat pada Perjanjian ini.", 5, "years")]
    [TestCase("This Agreement is effective for a term of five (5) years starting from its signing date.", 5, "years")]
    [TestCase("The term of this Agreement is three years.", 3, "years")]
    [TestCase("This Agreement shall remain in force for a period of 36 (thirty-six) months.", 36, "months")]
    [TestCase("This Agreement is valid for two (2) years from the date of signature.", 2, "years")]
    [TestCase("Perjanjian ini berlaku paling lama 5 (lima) tahun sejak ditandatangani.", 5, "years")]
    [TestCase("Berlaku 10 (sepuluh) bulan, yakni bulan Maret sampai dengan Desember.", 10, "months")]
    [TestCase("Kerja sama berlangsung 8 (delapan) bulan sejak 1 Februari 2024.", 8, "months")]
    [TestCase("Perjanjian ini berumur 4 (empat) tahun.", 4, "years")]
    [TestCase("Perjanjian ini diadakan untuk jangka 3 (tiga) tahun.", 3, "years")]
    public void The_length_is_read(string sentences, int amount, string unit)
    {
        var length = Written.Term(sentences).Find("/term/duration")?.Value as Duration?;
        Assert.That(length is { } read ? (read.Amount, Words.Of(read.Unit)) : default, Is.EqualTo((amount, unit)));
    }
}
