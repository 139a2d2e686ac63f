using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>What an addendum makes of the term: what was so before is no more.</summary>
public sealed class AddendumWordings
{
    [TestCase("Pasal 1\nYANG DIUBAH\nTanggal selesai Perjanjian yang semula 30 April 2025 digeser menjadi tanggal 31 Oktober 2025.", null, "2025-10-31")]
    [TestCase("Pasal 1\nPERUBAHAN\nJangka waktu Perjanjian yang semula berakhir tanggal 30 April 2025 diubah sehingga berakhir tanggal 31 Oktober 2025.", null, "2025-10-31")]
    [TestCase("Pasal 1\nPERUBAHAN\nAkhir masa berlaku Perjanjian diundur dari 30 April 2025 ke 31 Oktober 2025.", null, "2025-10-31")]
    [TestCase("Pasal 1\nPERUBAHAN\nBatas akhir kerja sama semula tanggal 30 April 2025, menjadi tanggal 31 Oktober 2025.", null, "2025-10-31")]
    [TestCase("Pasal 1\nJANGKA WAKTU\nPerjanjian yang berakhir 30 April 2025 kini berakhir 31 Oktober 2025.", null, "2025-10-31")]
    [TestCase("Pasal 1\nJANGKA WAKTU\nSemula: 1 Mei 2024 s.d. 30 April 2025. Menjadi: 1 Mei 2025 s.d. 31 Oktober 2025.", "2025-05-01", "2025-10-31")]
    [TestCase("Pasal 1\nJANGKA WAKTU\nSemula :\nPerjanjian ini berlaku sampai dengan tanggal 30 April 2025.\nMenjadi :\nPerjanjian ini berlaku sampai dengan tanggal 31 Oktober 2025.", null, "2025-10-31")]
    [TestCase("Pasal 1\nPERUBAHAN\nTanggal berakhirnya Perjanjian dimajukan dari 31 Oktober 2025 menjadi 31 Maret 2025.", null, "2025-03-31")]
    public void The_new_term_is_read(string articles, string? start, string end)
    {
        var found = Written.Addendum(articles);
        Assert.That((Written.Day(found, "/term/startsOn"), Written.Day(found, "/term/endsOn"), Written.Basis(found)), Is.EqualTo((start, end, "fixed")));
    }

    [TestCase("Pasal 1\nPERUBAHAN\nRuang lingkup Perjanjian ditambah dengan pendampingan sampai tanggal 31 Oktober 2025 di Kecamatan Jelutung.")]
    [TestCase("Pasal 1\nPERUBAHAN\nBatas waktu pembayaran iuran yang semula tanggal 10 menjadi tanggal 15 setiap bulan.")]
    [TestCase("Pasal 1\nPERUBAHAN\nJumlah peserta yang semula 500 menjadi 800 orang sampai dengan 31 Desember 2025.")]
    [TestCase("Pasal 1\nPERUBAHAN\nBesaran iuran yang semula Rp16.800 diubah menjadi Rp36.800 mulai tanggal 1 Juli 2023.")]
    public void Another_change_is_none_of_the_term(string articles) =>
        Assert.That(Written.Addendum(articles).Suggestions.Where(s => s.Field is "/term/startsOn" or "/term/endsOn" or "/term/duration" or "/term/endBasis"), Is.Empty);
}
