using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>Days, lengths and prolongations of something else than the agreement.</summary>
public sealed class OtherWordings
{
    [TestCase("PERUBAHAN", "Usul perubahan diajukan secara tertulis paling lambat 30 (tiga puluh) hari sebelum perubahan itu berlaku.")]
    [TestCase("KEADAAN MEMAKSA", "PIHAK yang mengalami keadaan memaksa wajib memberitahukan secara tertulis paling lambat 14 (empat belas) hari sejak kejadian berakhir.")]
    [TestCase("KERAHASIAAN", "Kewajiban menjaga kerahasiaan tetap berlaku selama 2 (dua) tahun setelah Perjanjian ini berakhir.")]
    [TestCase("KERAHASIAAN", "Ketentuan kerahasiaan berlaku selama Perjanjian ini dan 2 (dua) tahun setelah Perjanjian ini berakhir.")]
    [TestCase("MONITORING DAN EVALUASI", "PARA PIHAK melaksanakan evaluasi paling lambat 1 (satu) bulan sebelum berakhirnya Perjanjian ini.")]
    [TestCase("HAK DAN KEWAJIBAN", "PIHAK KESATU membayar iuran paling lambat tanggal 15 bulan berikutnya sampai dengan 31 Desember 2024.")]
    [TestCase("PELAPORAN", "Laporan akhir disampaikan paling lambat 30 (tiga puluh) hari sebelum Perjanjian berakhir.")]
    [TestCase("KORESPONDENSI", "Perubahan alamat diberitahukan secara tertulis 7 (tujuh) hari kerja sebelum berlaku.")]
    [TestCase("RUANG LINGKUP", "Sosialisasi dilaksanakan mulai tanggal 1 Juni 2023 dan selesai tanggal 30 Juni 2023.")]
    [TestCase("PELAKSANAAN", "Kegiatan pendataan dimulai tanggal 1 Juni 2023 dan tamat tanggal 30 Juni 2023.")]
    [TestCase("PELAKSANAAN", "Rapat koordinasi diadakan sekurang-kurangnya 6 (enam) bulan sekali sampai kegiatan selesai.")]
    [TestCase("PELAKSANAAN", "Rencana kerja tahun berikutnya disampaikan paling lambat 2 (dua) bulan sebelum tahun anggaran berakhir.")]
    [TestCase("PELAKSANAAN", "Sosialisasi dilakukan selama 3 (tiga) bulan sejak ditandatanganinya Perjanjian ini.")]
    [TestCase("PENYELESAIAN PERSELISIHAN", "Apabila dalam 30 (tiga puluh) hari kalender musyawarah tidak berhasil, perselisihan diselesaikan melalui pengadilan.")]
    [TestCase("PENYELESAIAN PERSELISIHAN", "Apabila dalam waktu 60 (enam puluh) hari sejak pemberitahuan tertulis tidak tercapai mufakat, PARA PIHAK dapat mengakhiri Perjanjian ini.")]
    [TestCase("PENUTUP", "Hal-hal yang timbul sebelum Perjanjian ini berakhir diselesaikan dalam 30 (tiga puluh) hari.")]
    [TestCase("PENUTUP", "Tindak lanjut Perjanjian ini dibicarakan PARA PIHAK.")]
    [TestCase("PESERTA MUSIMAN", "Bagi petugas haji, perlindungan diberikan selama 3 (tiga) bulan terhitung sejak keberangkatan dan tidak diperpanjang.")]
    [TestCase("PENUGASAN", "Masa tugas tim dapat diperpanjang dengan keputusan kepala dinas.")]
    [TestCase("PEMBAYARAN", "Jangka waktu pembayaran dapat diperpanjang atas persetujuan.")]
    [TestCase("PEMBAYARAN", "Iuran dibayar paling lambat 10 (sepuluh) hari sebelum bulan berakhir.")]
    [TestCase("KEADAAN KAHAR", "Masa penundaan dapat diperpanjang atas persetujuan PARA PIHAK.")]
    [TestCase("SANKSI", "PIHAK KESATU memberi surat peringatan 14 (empat belas) hari sebelum Perjanjian diakhiri karena wanprestasi.")]
    [TestCase("HAK DAN KEWAJIBAN PARA PIHAK", "Data peserta yang keluar disampaikan 5 (lima) hari kerja sebelum akhir bulan.")]
    [TestCase("RAPAT KOORDINASI", "Undangan rapat disampaikan secara tertulis 7 (tujuh) hari sebelum rapat.")]
    [TestCase("ADENDUM", "Perubahan dan penambahan atas Perjanjian ini dituangkan dalam adendum yang disepakati PARA PIHAK.")]
    [TestCase("PELAKSANAAN KEGIATAN", "Pelaksanaan kegiatan magang dimulai pada tanggal 1 Juli 2023 dan berakhir pada tanggal 31 Agustus 2023.")]
    [TestCase("PENDANAAN", "Bantuan iuran diberikan selama 6 (enam) bulan terhitung sejak Juli 2023 sampai dengan Desember 2023.")]
    [TestCase("TIM PELAKSANA", "Tim pelaksana dibentuk paling lambat 1 (satu) bulan setelah Perjanjian ini berlaku dan bertugas sampai dengan 31 Desember 2024.")]
    [TestCase("PERLINDUNGAN", "Masa perlindungan peserta berlaku sejak tanggal 1 Juni 2023 sampai dengan tanggal 31 Desember 2023.")]
    [TestCase("PEMBAYARAN IURAN", "Iuran untuk jangka waktu 12 (dua belas) bulan dibayarkan sekaligus paling lambat tanggal 10 Juni 2023.")]
    [TestCase("EVALUASI", "Evaluasi pelaksanaan Perjanjian ini dilakukan setiap 6 (enam) bulan sekali atau paling lambat 3 (tiga) bulan sebelum Perjanjian ini berakhir.")]
    [TestCase("WANPRESTASI", "Apabila dalam 14 (empat belas) hari setelah pemberitahuan tertulis kelalaian tidak diperbaiki, PIHAK lainnya dapat mengakhiri Perjanjian ini.")]
    [TestCase("SURAT MENYURAT", "Perubahan alamat wajib diberitahukan secara tertulis paling lambat 5 (lima) hari kerja sebelumnya.")]
    [TestCase("FORCE MAJEURE", "Keadaan kahar yang berlangsung lebih dari 3 (tiga) bulan memberi hak kepada salah satu PIHAK untuk mengakhiri dengan pemberitahuan tertulis 14 (empat belas) hari sebelumnya.")]
    [TestCase("PENGALIHAN", "Pengalihan hak harus disetujui tertulis paling lambat 30 (tiga puluh) hari sebelum pengalihan dilakukan.")]
    public void What_is_said_of_something_else_is_no_fact_of_the_agreement(string heading, string sentence) =>
        Assert.That(Written.Article(heading, sentence).Suggestions.Where(s => s.Field is "/term/startsOn" or "/term/endsOn" or "/term/duration" or "/term/endBasis" or "/notice" or "/renewalClause"), Is.Empty);

    [TestCase("Bantuan iuran disalurkan selama 6 (enam) bulan sampai dengan tanggal 31 Desember 2023.")]
    [TestCase("PARA PIHAK melakukan evaluasi setiap 6 (enam) bulan sampai dengan tanggal 31 Desember 2023.")]
    [TestCase("Rencana kerja disusun paling lambat 3 (tiga) bulan setelah ditandatangani, yaitu sampai 25 Agustus 2023.")]
    public void Nor_beside_the_term(string sentence) => Assert.That(Written.Day(Written.Term("(1) Perjanjian ini berlaku 3 (tiga) tahun sejak ditandatangani.\n(2) " + sentence), "/term/endsOn"), Is.Null);

    [TestCase("Perjanjian ini berlaku sejak 1 Juni 2023, dan disetujui DPRD pada 12 Juli 2023.")]
    [TestCase("Perjanjian ini berlaku sejak 1 Juni 2023, dan akan ditinjau pada 1 Juni 2024.")]
    [TestCase("Perjanjian ini berlaku sejak 1 Juni 2023. Laporan akhir diserahkan pada 1 Juni 2024.")]
    public void Nor_behind_the_start(string sentence) => Assert.That(Written.Day(Written.Term(sentence), "/term/endsOn"), Is.Null);
}
