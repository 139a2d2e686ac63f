using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>From when until when.</summary>
public sealed class TermWordings
{
    [TestCase("Perjanjian ini mulai 1 Juni 2023, tutup 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Naskah ini mengikat PARA PIHAK dari saat dibubuhi tanda tangan hingga 31 Mei 2025.", "2023-05-25", "2025-05-31", "fixed")]
    [TestCase("Waktu pelaksanaan perjanjian: sejak 01/06/2023 sd 31/05/2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Hari pertama berlakunya Perjanjian ialah 1 Juni 2023 dan hari terakhirnya 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini berlaku tiga tahun, yang dimulai dari hari ini.", "2023-05-25", null, "computed")]
    [TestCase("Sampai salah satu PIHAK mencabutnya, Perjanjian ini berlaku.", null, null, "untilEvent")]
    [TestCase("Perjanjian ini mulai berlaku pada tanggal 1 Juni 2023 dan tetap mengikat sampai dengan tanggal 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Keberlakuan Perjanjian ini ialah tanggal 1 Juni 2023 hingga 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Masa berlakunya perjanjian terhitung mulai tanggal ditandatanganinya sampai tanggal 31 Mei 2025.", "2023-05-25", "2025-05-31", "fixed")]
    [TestCase("Kerja sama ini usai pada 31 Mei 2025.", null, "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini berlaku mulai tanggal 1 Juni 2023 untuk 2 (dua) tahun.", "2023-06-01", null, "computed")]
    [TestCase("Sejak ditandatangani Perjanjian ini berlaku selama 2 (dua) tahun.", "2023-05-25", null, "computed")]
    [TestCase("Perjanjian ini berlaku seketika setelah ditandatangani, untuk 4 (empat) tahun.", "2023-05-25", null, "computed")]
    [TestCase("Perjanjian ini hanya berlaku satu tahun anggaran, dari 1 Januari 2024 sampai 31 Desember 2024.", "2024-01-01", "2024-12-31", "fixed")]
    [TestCase("Perjanjian ini berakhir ketika kegiatan selesai dilaksanakan.", null, null, "untilEvent")]
    [TestCase("Perjanjian ini berlaku sampai ada kesepakatan lain dari PARA PIHAK.", null, null, "untilEvent")]
    [TestCase("Tidak ada batas waktu bagi berlakunya Perjanjian ini.", null, null, "openEnded")]
    [TestCase("Masa laku naskah ini sejak 1 Juni 2023 dan tidak melewati 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Kerja sama ini berjalan mulai tanggal satu Juni dua ribu dua puluh tiga dan ditutup tanggal 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Kerja sama ini mulai 1 Maret dan selesai 30 November 2024.", "2024-03-01", "2024-11-30", "fixed")]
    [TestCase("Perjanjian ini berlaku sampai dengan akhir Desember 2025.", null, "2025-12-31", "fixed")]
    [TestCase("Masa kerja sama: 1 Januari s/d 31 Desember 2024.", "2024-01-01", "2024-12-31", "fixed")]
    [TestCase("Perjanjian ini berlaku setahun sejak ditandatangani.", "2023-05-25", null, "computed")]
    [TestCase("Perjanjian ini mulai mengikat pada hari penandatanganan dan berjalan hingga tanggal 31 Mei 2025.", "2023-05-25", "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini baru berakhir apabila seluruh pekerjaan telah selesai.", null, null, "untilEvent")]
    [TestCase("Perjanjian ini terus berlaku sejak ditandatangani.", "2023-05-25", null, "openEnded")]
    [TestCase("Perjanjian ini berlaku sejak tanggal 1 Juni 2023 dan tidak mempunyai batas waktu.", "2023-06-01", null, "openEnded")]
    [TestCase("Perjanjian ini berlaku sejak tanggal 1 Juni 2023 sampai dengan tanggal 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Berlaku terhitung mulai tanggal 1 Juni 2023 s.d. 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Terhitung 1 Juni 2023, perjanjian ini berlaku dan akan habis pada 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini dilaksanakan antara tanggal 1 Juni 2023 dan tanggal 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Masa berlaku: 1 Juni 2023 - 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("TMT 1 Juni 2023 hingga 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Kerja sama dimulai pada satu Juni dua ribu dua puluh tiga dan berakhir pada tiga puluh satu Mei dua ribu dua puluh lima.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Jangka waktu perjanjian dari 01-06-2023 s/d 31-05-2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Perjanjian berlaku mulai 1 Januari sampai dengan 31 Desember 2024.", "2024-01-01", "2024-12-31", "fixed")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani sampai dengan tanggal 31 Mei 2025.", "2023-05-25", "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini mengikat sejak dibubuhi tanda tangan dan berakhir tanggal 31 Mei 2025.", "2023-05-25", "2025-05-31", "fixed")]
    [TestCase("(1) Perjanjian ini berlaku surut ke tanggal 1 Januari 2023.\n(2) Perjanjian ini berakhir pada tanggal 31 Mei 2025.", "2023-01-01", "2025-05-31", "fixed")]
    [TestCase("(1) Perjanjian ini berlaku selama 2 (dua) tahun sejak 1 Juni 2023.\n(2) Perjanjian ini berakhir pada tanggal 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini berlaku hingga tanggal 31 Mei 2025.", null, "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini akan berakhir dengan sendirinya pada tanggal 31 Mei 2025.", null, "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini berlaku efektif per 1 Juni 2023 dan jatuh tempo 31 Mei 2025, dan evaluasi akhir dilaksanakan tanggal 15 Juni 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Kerja sama berlangsung sejak tanggal berlakunya, yaitu tanggal 1 Juni 2023, sampai tanggal 31 Mei 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("This Agreement is effective from 1 June 2023 until 31 May 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("This Agreement shall commence on June 1, 2023 and expire on May 31, 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("Perjanjian ini berlaku 3 (tiga) tahun semenjak ditandatangani oleh PARA PIHAK.", "2023-05-25", null, "computed")]
    [TestCase("Perjanjian ini berlaku tiga tahun dihitung dari tanggal di atas.", "2023-05-25", null, "computed")]
    [TestCase("Perjanjian ini berlaku 1 (satu) tahun sejak tanggal tersebut di atas.", "2023-05-25", null, "computed")]
    [TestCase("Berlaku selama 3 (tiga) tahun dimulai dari hari penandatanganan.", "2023-05-25", null, "computed")]
    [TestCase("Berlaku 3 (tiga) tahun terhitung 1 Juni 2023.", "2023-06-01", null, "computed")]
    [TestCase("Perjanjian ini berlaku untuk waktu yang tidak ditentukan sejak ditandatangani.", "2023-05-25", null, "openEnded")]
    [TestCase("Perjanjian ini tidak dibatasi waktu berlakunya terhitung saat ditandatangani.", "2023-05-25", null, "openEnded")]
    [TestCase("Perjanjian ini berlaku tanpa batas waktu.", null, null, "openEnded")]
    [TestCase("Perjanjian ini berlaku pada saat ditandatangani dan seterusnya sampai dibatalkan oleh PARA PIHAK.", "2023-05-25", null, "untilEvent")]
    [TestCase("Perjanjian ini berlaku sampai seluruh kewajiban PARA PIHAK terpenuhi.", null, null, "untilEvent")]
    [TestCase("Perjanjian ini berlaku hingga ditandatanganinya perjanjian yang baru.", null, null, "untilEvent")]
    [TestCase("Perjanjian ini berlaku selama belum dicabut oleh salah satu PIHAK.", null, null, "untilEvent")]
    [TestCase("This Agreement shall remain in force indefinitely.", null, null, "openEnded")]
    public void The_term_is_read(string sentences, string? start, string? end, string basis)
    {
        var found = Written.Term(sentences);
        Assert.That((Written.Day(found, "/term/startsOn"), Written.Day(found, "/term/endsOn"), Words.Of((EndBasis)found.Find("/term/endBasis")!.Value)), Is.EqualTo((start, end, basis)));
    }

    [TestCase("WAKTU PERJANJIAN")]
    [TestCase("MASA KERJA SAMA")]
    [TestCase("KURUN WAKTU PELAKSANAAN")]
    [TestCase("Masa Laku")]
    [TestCase("Lain-Lain")]
    [TestCase("KETENTUAN UMUM")]
    public void Under_whatever_heading(string heading) => Assert.That(Written.Day(Written.Article(heading, "Perjanjian Kerja Sama ini berlaku sejak tanggal 1 Juni 2023 sampai dengan tanggal 31 Mei 2025."), "/term/endsOn"), Is.EqualTo("2025-05-31"));

    [TestCase("RAHASIA", "Kewajiban merahasiakan bertahan sampai tanggal 31 Mei 2025.")]
    [TestCase("PENDATAAN", "Data penerima berlaku 1 (satu) tahun sejak ditetapkan.")]
    [TestCase("RUANG LINGKUP", "Pelatihan dilaksanakan selama 3 (tiga) hari sampai tanggal 12 Juni 2023.")]
    [TestCase("LAPORAN", "Laporan akhir diserahkan sampai dengan tanggal 31 Mei 2025.")]
    public void What_ends_something_else_is_no_end(string heading, string sentence) => Assert.That(Written.Article(heading, sentence).Suggestions.Where(s => s.Field is "/term/endsOn" or "/term/duration" or "/term/endBasis"), Is.Empty);
}
