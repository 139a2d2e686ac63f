using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>How long before the end the other side must be told.</summary>
public sealed class NoticeWordings
{
    [TestCase("Selambatnya 3 (tiga) bulan sebelum tutup masa, usul perpanjangan sudah harus diterima.", 3, "months")]
    [TestCase("PIHAK lain harus mendapat surat tentang kelanjutan kerja sama setengah bulan, yaitu 15 (lima belas) hari, sebelum masa berakhir.", 15, "days")]
    [TestCase("Rencana memperpanjang dikabarkan enam puluh hari di depan.", 60, "days")]
    [TestCase("PIHAK yang hendak keluar dari kerja sama wajib mengirim surat 3 (tiga) bulan terlebih dahulu.", 3, "months")]
    [TestCase("Satu bulan sebelum masa kerja sama lewat, PIHAK KESATU mengirimkan rancangan perpanjangan.", 1, "months")]
    [TestCase("Niat memperpanjang disampaikan tertulis, dan surat itu diterima tidak kurang dari 90 (sembilan puluh) hari sebelum hari berakhirnya.", 90, "days")]
    [TestCase("Pembatalan oleh satu PIHAK hanya sah bila diberitahukan dua bulan sebelumnya.", 2, "months")]
    [TestCase("Kedua PIHAK membicarakan perpanjangan dalam 6 (enam) bulan terakhir sebelum Perjanjian habis, selambat-lambatnya 2 (dua) bulan sebelum tanggal habisnya.", 2, "months")]
    [TestCase("Untuk memperpanjang, PIHAK KEDUA bersurat kepada PIHAK KESATU tiga bulan sebelum jatuh temponya Perjanjian.", 3, "months")]
    [TestCase("Pihak yang tidak ingin meneruskan memberi kabar 1 (satu) bulan sebelum perjanjian habis.", 1, "months")]
    [TestCase("Perpanjangan diusulkan 2 (dua) minggu sebelum Perjanjian berakhir.", 14, "days")]
    [TestCase("Perjanjian dapat diakhiri salah satu PIHAK dengan tenggang waktu 45 (empat puluh lima) hari.", 45, "days")]
    [TestCase("Sebelum Perjanjian berakhir, PIHAK yang berminat melanjutkan menyurati PIHAK lain dalam waktu paling sedikit 60 hari.", 60, "days")]
    [TestCase("Dua bulan menjelang jatuh tempo PARA PIHAK merundingkan kelanjutan kerja sama.", 2, "months")]
    [TestCase("Permintaan perpanjangan sudah harus ada di tangan PIHAK lain 3 (tiga) bulan sebelum tanggal akhir.", 3, "months")]
    [TestCase("Apabila akan diperpanjang, PARA PIHAK menyepakatinya secara tertulis 1 (satu) bulan sebelum tanggal 30 April 2026.", 1, "months")]
    [TestCase("Dapat diperpanjang dengan pemberitahuan tertulis paling lambat 3 (tiga) bulan sebelum berakhirnya Perjanjian ini.", 3, "months")]
    [TestCase("Keinginan melanjutkan dikemukakan dengan surat yang diterima tidak lewat dari 2 (dua) bulan menjelang berakhirnya kerja sama.", 2, "months")]
    [TestCase("Pihak yang hendak mundur memberi tahu pihak lain secara tertulis 3 (tiga) bulan di muka.", 3, "months")]
    [TestCase("Pemutusan sepihak harus diberitahukan 30 hari sebelumnya.", 30, "days")]
    [TestCase("Bila hendak dilanjutkan, pihak yang berkepentingan harus menyurati pihak lain paling telat 1 (satu) bulan sebelum berakhir.", 1, "months")]
    [TestCase("Usul perpanjangan diajukan sekurang-kurangnya enam puluh hari kalender sebelum habis masa berlaku.", 60, "days")]
    [TestCase("Sebelum jangka waktu berakhir, selambat-lambatnya 3 (tiga) bulan, PARA PIHAK membahas perpanjangan.", 3, "months")]
    [TestCase("Permohonan perpanjangan disampaikan minimal 14 (empat belas) hari kerja sebelum jatuh tempo.", 14, "workingDays")]
    [TestCase("Dalam tenggang 3 (tiga) bulan menjelang habisnya perjanjian, salah satu PIHAK menyampaikan usulan perpanjangan.", 3, "months")]
    [TestCase("Salah satu PIHAK dapat mengakhiri Perjanjian ini dengan pemberitahuan tertulis 30 (tiga puluh) hari kalender sebelumnya.", 30, "days")]
    [TestCase("Pengakhiran sebelum waktunya wajib diberitahukan paling sedikit 2 (dua) bulan sebelum tanggal pengakhiran.", 2, "months")]
    [TestCase("PIHAK yang ingin menghentikan kerja sama memberikan pemberitahuan tertulis minimal 1 (satu) bulan lebih dahulu.", 1, "months")]
    [TestCase("Kehendak memperpanjang diberitahukan paling sedikit 3 (tiga) bulan sebelum tanggal 30 Juni 2026.", 3, "months")]
    [TestCase("(2) Perjanjian ini dapat diperpanjang.\n(3) Usulannya disampaikan secara tertulis 60 (enam puluh) hari sebelumnya.", 60, "days")]
    [TestCase("Pembaruan dirundingkan paling telat dua bulan sebe1um berakhir.", 2, "months")]
    [TestCase("Perpanjangan dirundingkan mendahului masa berakhirnya, 4 (empat) bulan sebelumnya.", 4, "months")]
    [TestCase("PIHAK KESATU menyatakan kehendaknya untuk memperpanjang 90 (sembilan puluh) hari mendahului berakhirnya Perjanjian.", 90, "days")]
    [TestCase("Perpanjangan diusulkan satu tahun sebelum Perjanjian berakhir.", 12, "months")]
    [TestCase("Extension is requested in writing not less than three (3) months before it lapses.", 3, "months")]
    [TestCase("Either Party may terminate this Agreement by giving 30 (thirty) days prior written notice.", 30, "days")]
    [TestCase("Either Party may withdraw upon sixty (60) days written notice in advance.", 60, "days")]
    [TestCase("Renewal shall be proposed at least six months prior to the expiry of this Agreement.", 6, "months")]
    [TestCase("USULAN PERPANJANGAN DISAMPAIKAN SELAMBAT-LAMBATNYA 3 (TIGA) BULAN SEBELUM BERAKHIRNYA PERJANJIAN INI.", 3, "months")]
    [TestCase("Maksud untuk tidak melanjutkan diberitahukan kepada pihak lain 45 (empat puluh lima) hari kalender sebelum Perjanjian usai.", 45, "days")]
    [TestCase("Perjanjian diperpanjang otomatis kecuali salah satu PIHAK memberitahukan sebaliknya 2 (dua) bulan sebelum berakhir.", 2, "months")]
    [TestCase("PIHAK yang akan mengundurkan diri menyampaikan surat 20 (dua puluh) hari kerja sebelum tanggal pengunduran diri.", 20, "workingDays")]
    [TestCase("Persetujuan perpanjangan diputuskan paling lama 3 (tiga) bulan sebelum selesai.", 3, "months")]
    [TestCase("Salah satu PIHAK dapat memutuskan Perjanjian ini dengan pemberitahuan tertulis 3 (tiga) bulan kepada PIHAK lainnya.", 3, "months")]
    [TestCase("Asalkan salah satu pihak mengusulkan perpanjangan minimal 40 (empat puluh) hari kalender sebelum saat berakhir.", 40, "days")]
    [TestCase("Paling lambat 3 (tiga) bulan sebelum masa berlaku Perjanjian ini habis, PARA PIHAK melakukan evaluasi untuk perpanjangan.", 3, "months")]
    [TestCase("Surat permintaan memperpanjang harus sudah diterima sedikitnya 10 (sepuluh) hari sebelum hari terakhir Perjanjian.", 10, "days")]
    [TestCase("Permintaan menyambung kerja sama diajukan sekurangnya dua bulan sebelum tamat.", 2, "months")]
    [TestCase("Usul perpanjangan diajukan sebelum 15 (lima belas) hari kerja dari tanggal berakhirnya dan memerlukan persetujuan kedua pihak.", 15, "workingDays")]
    [TestCase("Penambahan waktu dapat dimintakan oleh salah satu pihak dengan surat paling akhir 20 (dua puluh) hari kerja sebelum tanggal selesai tersebut, dan berlaku bila disetujui pihak lain.", 20, "workingDays")]
    [TestCase("Perjanjian dapat berakhir sebelum waktunya apabila salah satu PIHAK menghendakinya, yang diberitahukan 1 (satu) bulan sebelumnya.", 1, "months")]
    [TestCase("Bilamana PARA PIHAK bermaksud meneruskan kerja sama ini, maka 2 (dua) bulan sebelum habis masa berlakunya harus sudah ada kesepakatan tertulis.", 2, "months")]
    [TestCase("Penyambungan kerja sama dibicarakan dua bulan sebelum kerja sama tutup.", 2, "months")]
    [TestCase("Dalam hal salah satu PIHAK ingin menyudahi kerja sama, PIHAK tersebut menyampaikan pemberitahuan tertulis dengan tenggang waktu 3 (tiga) bulan.", 3, "months")]
    [TestCase("PARA PIHAK dapat menambah jangka waktu dengan persetujuan yang diberikan 10 (sepuluh) hari kerja sebelum jangka waktu semula lewat.", 10, "workingDays")]
    [TestCase("Perjanjian ini berlaku hingga tanggal 30 November 2025 terhitung sejak ditandatangani, dan setelahnya dapat diadakan perpanjangan dengan kesepakatan PARA PIHAK; PIHAK yang tidak akan memperpanjang memberi kabar tertulis sekurang-kurangnya sepuluh hari kerja sebelum perjanjian berakhir.", 10, "workingDays")]
    [TestCase("PIHAK yang hendak lepas dari Perjanjian menyampaikan surat 3 (tiga) bulan sebelumnya.", 3, "months")]
    [TestCase("Keberlanjutan kerja sama dirundingkan dua bulan sebelum akhir masa.", 2, "months")]
    [TestCase("Bila salah satu pihak hendak meneruskannya, ia menyatakan hal itu dengan surat empat puluh hari sebelum berakhir.", 40, "days")]
    [TestCase("Pencabutan sepihak berlaku sesudah 40 (empat puluh) hari sejak surat pencabutan diterima.", 40, "days")]
    [TestCase("Pengakhiran lebih awal mulai berlaku 40 (empat puluh) hari kalender setelah pemberitahuan tertulis.", 40, "days")]
    public void The_notice_is_read(string sentences, int amount, string unit)
    {
        var notice = Written.Term("(1) Perjanjian ini berlaku selama 5 (lima) tahun sejak ditandatangani.\n(2) " + sentences).Find("/notice")?.Value as NoticeClause;
        Assert.That(notice is null ? default : (notice.Amount, Words.Of(notice.Unit)), Is.EqualTo((amount, unit)));
    }

    [TestCase("JANGKA WAKTU", "Perjanjian ini berlaku selama 5 (lima) tahun sejak ditandatangani.")]
    [TestCase("LAPORAN", "Laporan akhir disampaikan 1 (satu) bulan sebelum masa berlaku berakhir.")]
    [TestCase("PERTEMUAN", "Undangan rapat disampaikan 3 (tiga) hari sebelumnya.")]
    [TestCase("PERUBAHAN", "Perubahan diusulkan secara tertulis 14 (empat belas) hari sebelumnya.")]
    public void Other_times_are_none(string heading, string sentence) => Assert.That(Written.Article(heading, sentence).Find("/notice"), Is.Null);
}
