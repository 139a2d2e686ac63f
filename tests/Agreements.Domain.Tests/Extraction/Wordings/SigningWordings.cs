using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>Openings that name the same day.</summary>
public sealed class SigningWordings
{
    [TestCase("Bertempat di Jambi, hari Kamis, tanggal dua puluh lima, bulan Mei, tahun dua ribu dua puluh tiga, para pihak:")]
    [TestCase("Yang bertanda tangan di bawah ini, di Jambi pada 25 Mei 2023:")]
    [TestCase("Pada tanggal dua puluh lima Mei dua ribu dua puluh tiga (25.05.2023), di Jambi, telah bersepakat:")]
    [TestCase("Tanggal 25 Mei 2023, di Jambi, telah sepakat para pihak ini:")]
    [TestCase("Jambi, 25 Mei 2023\n\nKami yang bertanda tangan di bawah ini:")]
    [TestCase("Naskah ini dibubuhi tanda tangan pada 25 Mei 2023 di Jambi oleh:")]
    [TestCase("Kesepakatan ini dicapai di Jambi, Kamis tanggal dua puluh lima Mei tahun dua ribu dua puluh tiga, oleh:")]
    [TestCase("Bahwa pada hari ini, Kamis, 25 Mei 2023, telah menghadap dan bersepakat:")]
    [TestCase("Pada hari ini, Kamis tanggal dua puluh lima Mei dua ribu dua puluh tiga, kami yang bertanda tangan di bawah ini:")]
    [TestCase("PADA HARI INI KAMIS TANGGAL DUA PULUH LIMA BULAN MEI TAHUN DUA RIBU DUA PULUH TIGA, KAMI:")]
    [TestCase("Pada hari Kamis, 25 Mei 2023, bertempat di Ruang Utama Balai Kota, yang bertanda tangan di bawah ini:")]
    [TestCase("Hari ini, Kamis (25/05/2023), para pihak berikut telah sepakat:")]
    [TestCase("Bertempat di Jambi, pada tanggal 25 Mei 2023, telah dibuat perjanjian oleh dan antara:")]
    [TestCase("DITANDATANGANI DI JAMBI PADA TANGGAL 25 MEI 2023 OLEH DAN ANTARA:")]
    [TestCase("Di Jambi, pada hari Kamis Pahing, tanggal 25 (dua puluh lima) bulan Mei tahun 2023 (dua ribu dua puluh tiga), kami:")]
    [TestCase("Pada hari Kamis ini, bertanggal dua puluh lima bulan Mei tahun dua ribu dua puluh tiga, para pihak:")]
    [TestCase("Kami yang bertanda tangan di bawah ini, pada hari ini Kamis tanggal 25-05-2023 di Jambi:")]
    [TestCase("Menindaklanjuti surat Wali Kota tanggal 2 Mei 2023, pada hari ini Kamis tanggal dua puluh lima bulan Mei tahun dua ribu dua puluh tiga kami:")]
    [TestCase("Berdasarkan hasil rapat tanggal 11 April 2023, maka pada hari Kamis, 25 Mei 2023, kami yang tersebut di bawah:")]
    [TestCase("Perjanjian Kerja Sama ini dibuat dan ditandatangani pada hari Kamis tanggal 25 Mei 2023 oleh:")]
    [TestCase("Perjanjian ini diadakan pada tanggal dua puluh lima bulan Mei tahun dua ribu dua puluh tiga oleh para pihak:")]
    [TestCase("Pada tanggal 25 bulan 5 tahun 2023 bertempat di Jambi, kami:")]
    [TestCase("Pada hari ini, Kamis, tanggal dua puluh lima, bulan kelima Mei 2023, 25 Mei 2023, kami:")]
    [TestCase("Pada hari ini Kamis tgl. 25 Mei '23 di Jambi, kami yg bertanda tangan:")]
    [TestCase("Pada bulan Mei tanggal dua puluh lima tahun dua ribu dua puluh tiga, hari Kamis, di Jambi, kami:")]
    [TestCase("Pada hari ini tahun dua ribu dua puluh tiga bulan Mei tanggal dua puluh lima, kami:")]
    [TestCase("Pada harl ini Kamis, tanggal dua pu1uh lima bu1an Mei tahun dua rlbu dua puluh tlga, kami:")]
    [TestCase("On this day, Thursday, the twenty-fifth of May in the year two thousand and twenty-three, the undersigned:")]
    [TestCase("This Agreement is made and entered into on Thursday, 25 May 2023, by and between:")]
    [TestCase("On Thursday, May 25, 2023, in Jambi, the Parties below have agreed as follows:")]
    [TestCase("Jambi, Kamis 25 Mei 2023, telah dicapai kesepakatan antara kedua belah pihak:")]
    [TestCase("Pada hari Kamis Kliwon, 25 Mei 2023, di Kantor Camat Jelutung, kami:")]
    [TestCase("Telah disepakati pada hari Kamis, tanggal 25 Mei 2023, di Kantor Wali Kota Jambi, antara:")]
    [TestCase("Pada hari ini,\nKamis,\ntanggal dua puluh lima\nbulan Mei\ntahun dua ribu dua puluh tiga\n(25-05-2023),\nkami:")]
    [TestCase("Dengan memohon rahmat Tuhan Yang Maha Esa, pada hari ini Kamis tanggal 25 Mei 2023, kami yang bertanda tangan:")]
    [TestCase("Pada hari ini Kamis tanggal dua puluh lima bulan Mei tahun dua ribu dua puluh tiga atau 25-05-2023, kami:")]
    [TestCase("Dalam rangka Hari Buruh tanggal 1 Mei 2023, pada hari Kamis tanggal 25 Mei 2023 di Jambi dilangsungkan penandatanganan oleh:")]
    [TestCase("Sehubungan dengan Keputusan Gubernur Nomor 12 Tahun 2023 tanggal 3 Januari 2023, maka hari ini, Kamis, 25 Mei 2023, kami:")]
    [TestCase("Pada hari ini Kamis, dua puluh lima Mei dua ribu dua puluh tiga, secara daring, para penanda tangan:")]
    [TestCase("Hari Kamis, tanggal 25 bulan Mei tahun dua ribu dua puluh tiga, di aula, kami masing-masing:")]
    [TestCase("Pada hari ini, Kamis tanggal 25 Mei tahun 2023 Masehi bertepatan dengan tanggal 5 Dzulqa'dah 1444 Hijriah, kami:")]
    public void The_day_of_the_signing_is_read_from_the_opening(string opening) => Assert.That(Written.Day(Written.Opened(opening), "/term/signedOn"), Is.EqualTo("2023-05-25"));

    [TestCase("Demikian Perjanjian ini dibuat dan ditandatangani di Jambi pada tanggal 25 Mei 2023.")]
    [TestCase("Jambi, 25 Mei 2023\nPIHAK KESATU, PIHAK KEDUA,\n\nBudi Santoso Ratna Wulandari")]
    [TestCase("Dibuat di : Jambi\nPada tanggal : 25 Mei 2023")]
    [TestCase("Ditandatangani di Jambi\npada tanggal 25 Mei 2023\nPIHAK KESATU, PIHAK KEDUA,")]
    [TestCase("Demikianlah kami tanda tangani pada hari ini, Kamis, dua puluh lima Mei dua ribu dua puluh tiga.")]
    public void Without_one_it_is_read_from_the_end(string end) => Assert.That(Written.Day(Written.Closed(end), "/term/signedOn"), Is.EqualTo("2023-05-25"));

    [TestCase("Kami yang bertanda tangan di bawah ini sepakat bekerja sama sebagai berikut.")]
    [TestCase("Menindaklanjuti surat Wali Kota Nomor 5/A tanggal 2 Mei 2023, kami yang bertanda tangan di bawah ini:")]
    [TestCase("Pada hari ini ...... tanggal ...... bulan ...... tahun dua ribu dua puluh tiga, kami:")]
    public void No_other_day_is_taken_for_it(string opening) => Assert.That(Written.Day(Written.Opened(opening), "/term/signedOn"), Is.Null);
}
