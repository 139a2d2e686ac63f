from seen_common import *

add("mou-tanpa-pembukaan-tanggal-di-akhir", "mou", "NOTA KESEPAHAMAN\nantara\n{P1}\ndan\n{P2}\ntentang\n{T}\nNo. {n1}\nNo. {n2}",
    [SPENUH, BUNGO], "Kerja Sama Perlindungan Pekerja Sektor Informal",
    "Yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup", "biaya", ("Jangka Waktu", "Nota Kesepahaman ini berlaku untuk 36 (tiga puluh enam) bulan terhitung dari tanggal penandatanganan, kecuali diakhiri lebih awal dengan persetujuan tertulis."), "kahar2", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="36 months"),
    signed="2022-06-14", nomor=["415.4/62/Setda/2022", "MOU/13/062022"], prog="jkk jkm jht", premis=PREMIS2, komparisi="tabel", tutup="Ditetapkan di  : Sungai Penuh\nPada tanggal   : {pjg}", centre=False)

add("pks-ditandatangani-beda-hari", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [DISDIK, SUMBAGSEL], "LITERASI JAMINAN SOSIAL KETENAGAKERJAAN DI SEKOLAH MENENGAH KEJURUAN",
    "Perjanjian Kerja Sama ini dibuat secara desk to desk oleh dan antara:",
    ["maksud2", "tim", "biaya", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku selama 3 (tiga) tahun terhitung sejak tanggal ditandatangani oleh PIHAK yang terakhir, dan dapat diperpanjang dengan kesepakatan."), "monev2", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", renewal="byAgreement"),
    signed="2024-11-21", nomor=["421.5/2910/DISDIK-2.1/XI/2024", "PER/40/112024"], premis=PREMIS2, komparisi="alinea",
    ttd="PIHAK KESATU,\nKepala Dinas Pendidikan Provinsi Jambi\n\n\n\n{nama1}\nTanggal: 18 November 2024\n\nPIHAK KEDUA,\nKepala Kantor Wilayah Sumatera Bagian Selatan\n\n\n\n{nama2}\nTanggal: 21 November 2024")

add("nk-panjang-kota-jambi", "nk", "NOTA KESEPAKATAN SINERGI\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [KOTA, BPJS], "PENYELENGGARAAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN MENUJU UNIVERSAL COVERAGE JAMSOSTEK DI KOTA JAMBI",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn} ({dmy}), bertepatan dengan Hari Ulang Tahun Pemerintah Kota Jambi, bertempat di Balai Adhipura, kami yang bertanda tangan di bawah ini:",
    ["def", "maksud", "objek", "lingkup2", "hak2", "bayar", "data", "p_anggaran", "p_data", "p_klaim", "p_komunikasi", "manfaat", "tim", ("Jangka Waktu", "(1) Nota Kesepakatan ini berlaku untuk jangka waktu 5 (lima) tahun terhitung sejak ditandatanganinya Nota Kesepakatan ini.\n(2) Para pihak dapat memperpanjang jangka waktu Nota Kesepakatan ini dengan terlebih dahulu memberitahukan secara tertulis 180 (seratus delapan puluh) hari kalender sebelum tanggal berakhirnya.\n(3) Nota Kesepahaman Nomor 415.4/14/HKU/2023 yang berakhir pada tanggal 25 Mei 2025 dinyatakan tidak berlaku lagi."), "monev", "kahar", "selisih", "ubah2", "koresp", "pimpinan", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="180 days", renewal="byAgreement"),
    signed="2025-05-28", nomor=["100.3.7.1/12/NK/KSD/2025", "NK/07/052025"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs", "pemda", "asn", "pp28", "permen22", "inpres2"], dasarstyle="mengingat", premis=PREMIS, komparisi="tabel", page=38, foot="Halaman <i> dari <n>", wrap=88)

add("pks-otomatis-tahun-ke-tahun", "pks", "PERJANJIAN KERJASAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UNBARI, BPJS], "Kepesertaan Dosen Luar Biasa dan Tenaga Harian",
    "Pada hari ini {Hari} tanggal {Tgl} {Bln} {Thn}, bertempat di Jambi, telah disepakati perjanjian kerjasama antara:",
    ["objek", "lingkup2", "bayar", ("Masa Berlaku", "1. Perjanjian ini berlaku 1 (satu) tahun terhitung mulai tanggal 1 September 2023.\n2. Perjanjian ini akan diperpanjang dengan sendirinya untuk setiap 1 (satu) tahun berikutnya, kecuali salah satu pihak menyatakan keberatan secara tertulis selambat-lambatnya 1 (satu) bulan sebelum masa berlakunya berakhir."), "kahar2", "selisih2", "tutup"],
    dict(startsOn="2023-09-01", endBasis="computed", duration="1 years", notice="1 months", renewal="automatic", renewalMonths=12),
    signed="2023-08-28", nomor=["530/UBR-02/KP/2023", "PER/28/082023"], prog="jkk jkm jht", premis=PREMIS2, komparisi="alinea")

add("mou-hanya-sampai-tanggal", "mou", "MEMORANDUM OF UNDERSTANDING\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR: {n1}\nNOMOR: {n2}",
    [KERINCI, UNJA], "PENGEMBANGAN EKONOMI KERAKYATAN",
    "Pada hari {HARI} tanggal {D} bulan {BLN} tahun {y}, bertempat di Siulak, kami yang bertanda tangan di bawah ini:".replace("{D}", "{d}"),
    ["maksudtri", "lingkuptri", "haktri", ("Masa Berlaku", "MoU ini berlaku terhitung sejak tanggal penandatanganan dan berakhir pada tanggal 16 Agustus 2027, kecuali diakhiri sebelumnya berdasarkan kesepakatan PARA PIHAK."), "biaya", "tutup"],
    dict(startsOn="signed", endsOn="2027-08-16", endBasis="fixed"),
    signed="2024-08-16", nomor=["415.4/93/PEM/2024", "1999/UN21/HK.07.00/2024"], dasar=["dikti", "pemda"], dasarstyle="dasar", premis=PREMISTRI, komparisi="singkat", naskah="MoU", dense=True)

add("kb-kata-saja", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [PROV, KORPRI], "PERLINDUNGAN ANGGOTA KORPRI DAN KELUARGANYA",
    "Pada hari ini {Hari} tanggal {tgl} bulan {Bln} tahun {thn} bertempat di Telanaipura, kami yang bertanda tangan di bawah ini:",
    ["maksud2", "tim", "biaya", ("Jangka Waktu", "Kesepakatan Bersama ini berlaku selama dua tahun sejak tanggal ditandatangani dan dapat diperpanjang dengan pemberitahuan tertulis paling lambat enam puluh hari sebelum berakhir."), "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="60 days", renewal="byAgreement"),
    signed="2021-12-17", nomor=["180/2210/KESRA", "112/DP-KORPRI/XII/2021"], premis=PREMISTRI, komparisi="lahir")

add("pks-ocr-parah", "pks", "PERJANJ1AN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR :  {n1}\nNOMOR :  {n2}",
    [BUNGOKAB, BUNGO], "KEPESERTAAN DATUK RIO DAN PERANGKAT DUSUN",
    "Pada hari ini 5elasa, tanggal sepuluh bulan Januari tahun dua ribu\ndua puluh tiga ( l0 - 0l - 2023 ), bertempat di Muara Bungo, kami yang\nbertanda tangan di bawah ini:",
    ["objek", "lingkup", "hak", ("JANGKA WAKTU", "Perjanjian ini berlaku terhitung mulai tanggal 1 Januari 2O23 s.d. 31 Desember\n2O23. Perpanjangan diajukan paling lambat 3O (tiga puluh) hari sebelum\nberakhirnya perjanjian.".replace("\n", "¦")), "kahar", "tutup"],
    dict(startsOn="2023-01-01", endsOn="2023-12-31", endBasis="fixed", notice="30 days", renewal="byAgreement", retroactive=True),
    signed="2023-01-10", nomor=["140/06/PKS/DPMD/2023", "PER/02/012023"], prog="jkk jkm", premis=PREMIS2, komparisi="alinea", noise=7, wrap=80, page=45)

add("mou-kkn-mahasiswa", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor: {n1}\nNomor: {n2}",
    [SUMBAGSEL, UIN], "Perlindungan Jaminan Sosial Ketenagakerjaan bagi Mahasiswa Kuliah Kerja Nyata",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, bertempat di Palembang, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkup2", ("Jangka Waktu", "(1) Nota Kesepahaman ini berlaku selama 2 tahun, terhitung sejak ditandatangani.\n(2) Nota Kesepahaman ini dapat diakhiri sewaktu-waktu oleh salah satu PIHAK dengan memberitahukan secara tertulis paling lambat 7 (tujuh) hari kalender sebelum pengakhiran."), "biaya", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="7 days"),
    signed="2024-01-24", nomor=["MOU/02/012024", "B-144/Un.15/HM.01/01/2024"], prog="jkk jkm", premis=PREMISTRI, komparisi="romawi", dense=True)

add("pks-tanpa-batas", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\nNOMOR {n1}\nNOMOR {n2}",
    [BAPENDA, BPJS], "INTEGRASI LAYANAN PADA MAL PELAYANAN PUBLIK KOTA JAMBI",
    "Pada hari ini, {Hari} tanggal {dmy} ({tgl} {Bln} {thn}), kami yang bertanda tangan di bawah ini:",
    ["aset", "hak2", "biaya", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku sejak tanggal 1 Juni 2023 tanpa batas waktu, dan ditinjau setiap 2 (dua) tahun."), "selisih", "tutup"],
    dict(startsOn="2023-06-01", endBasis="openEnded"),
    signed="2023-05-31", nomor=["503/77/BPPRD/2023", "PER/16/052023"], premis=PREMIS2, komparisi="tabel", centre=False)

add("addendum-lingkup-saja", "addendum", "ADENDUM PERTAMA\nPERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [DISNAKER, BPJS], "PENINGKATAN KEPATUHAN BADAN USAHA DALAM PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({slash}), bertempat di Jambi, kami yang bertanda tangan di bawah ini:",
    [("Ketentuan Perubahan", "Di antara Pasal 3 dan Pasal 4 disisipkan 1 (satu) pasal, yakni Pasal 3A yang berbunyi: \"PARA PIHAK melaksanakan pemeriksaan bersama terhadap badan usaha yang menunggak iuran lebih dari 3 (tiga) bulan untuk program Jaminan Kehilangan Pekerjaan.\""), ("Penutup", "Adendum ini berlaku sejak tanggal ditandatangani dan merupakan satu kesatuan dengan Perjanjian Kerja Sama.")],
    dict(startsOn="signed", endBasis="unknown", programmes=["jkp"], parent=dict(number="560/412/DTKKUKM/2023", title="Peningkatan Kepatuhan Badan Usaha dalam Program Jaminan Sosial Ketenagakerjaan")),
    signed="2023-12-04", nomor=["560/733/DTKKUKM/2023", "ADD/08/122023"], premis="Berdasarkan Perjanjian Kerja Sama Nomor 560/412/DTKKUKM/2023 dan Nomor PER/21/072023 tanggal 27 Juli 2023 tentang Peningkatan Kepatuhan Badan Usaha dalam Program Jaminan Sosial Ketenagakerjaan, dengan ini disepakati adendum sebagai berikut:", komparisi="tabel")

add("ia-tahunan-desa-binaan", "ia", "IMPLEMENTATION ARRANGEMENT\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UNJA, PMDES], "PELAKSANAAN DESA BINAAN TAHUN 2025",
    "Pada hari ini {Hari} tanggal {Tgl} Bulan {Bln} Tahun {Thn}, yang bertanda tangan di bawah ini:",
    [("Tujuan", "Meningkatkan kapasitas perangkat desa dalam tata kelola keuangan."), ("Jadwal", "Kegiatan dilaksanakan selama 8 (delapan) bulan, mulai tanggal 1 Maret 2025 hingga 31 Oktober 2025."), ("Pendanaan", "Biaya sebesar Rp150.000.000,00 dibayarkan dalam 2 (dua) termin, masing-masing paling lambat 14 (empat belas) hari setelah laporan diterima."), ("Luaran", "Luaran berupa modul dan artikel ilmiah paling lambat 2 (dua) bulan setelah kegiatan berakhir.")],
    dict(startsOn="2025-03-01", endsOn="2025-10-31", endBasis="fixed", duration="8 months", parent=dict(number="415.4/140/PEM/2023", title="Pemberdayaan Masyarakat Desa")),
    signed="2025-02-24", nomor=["480/UN21/PM.01.01/2025", "414/61/DPMD/2025"], premis="Sebagai tindak lanjut Perjanjian Kerja Sama Nomor 415.4/140/PEM/2023 tentang Pemberdayaan Masyarakat Desa, PARA PIHAK sepakat sebagai berikut:", komparisi="tabel", pasal="{R}. {T}", centre=False)

add("moa-indonesia-lima-tahun", "moa", "MEMORANDUM OF AGREEMENT (MoA)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [FEBI, DISDIK], "Magang Guru dan Pendampingan Kewirausahaan Sekolah",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, bertempat di Muaro Jambi, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "haktri", "biaya", ("Jangka Waktu", "MoA ini berlaku selama 5 (lima) tahun sejak ditandatangani oleh kedua belah pihak, dan akan ditinjau kembali setiap tahun. Bila salah satu pihak ingin memperpanjang, hal itu harus disampaikan secara tertulis sedikitnya 2 (dua) bulan sebelum MoA berakhir."), "ubah", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="2 months", renewal="byAgreement", parent=dict(number="415.4/115/PEM-OTDA", title="Penelitian, Pelatihan, dan Pengabdian kepada Masyarakat")),
    signed="2023-10-30", nomor=["B-640/F.EBI/HM.01/10/2023", "421/1780/DISDIK-1.1/2023"], premis="Menindaklanjuti Nota Kesepahaman antara Pemerintah Provinsi Jambi dan UIN Sulthan Thaha Saifuddin Jambi Nomor 415.4/115/PEM-OTDA tanggal 24 Februari 2022 tentang Penelitian, Pelatihan, dan Pengabdian kepada Masyarakat,\n\n" + PREMISTRI, komparisi="tabel")

add("pks-mulai-tanggal-surat", "pks", "PERJANJIAN KERJA SAMA\n\nANTARA\n{P1}\n\nDENGAN\n{P2}\n\nTENTANG\n{T}\n\nNOMOR PIHAK KESATU: {n1}\nNOMOR PIHAK KEDUA: {n2}\nTANGGAL PENANDATANGANAN: {pjg}",
    [DISBUN, BPJS], "PENDATAAN PEKEBUN SAWIT SWADAYA CALON PESERTA",
    "Yang bertanda tangan di bawah ini masing-masing:",
    ["objek", "data", "hak2", "biaya", ("Jangka Waktu", "(1) Jangka waktu Perjanjian ini adalah selama 90 (sembilan puluh) hari kalender terhitung sejak tanggal 2 September 2024.\n(2) Jangka waktu tersebut tidak diperpanjang."), "selisih", "tutup"],
    dict(startsOn="2024-09-02", endBasis="computed", duration="90 days", renewal="none"),
    signed="2024-08-30", nomor=["500.6/1190/DISBUN-2/2024", "PER/33/082024"], dasar=["bpjs", "pmk91"], premis=PREMIS2, komparisi="alinea")

add("mou-ejaan-lama", "mou", "NOTA KESEPAHAMAN (M o U)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [MERANGIN, UIN], "Peningkatan Kwalitas Pendidikan Islam dan Pengabdian Masyarakat",
    "Pada hari ini Djumat tanggal Empat belas bulan Nopember tahun Duaribu dua puluh lima, bertempat di Bangko, kami yg bertanda tangan dibawah ini :",
    ["maksudtri", "lingkuptri", ("Jangka Waktu", "MoU ini berlaku utk jangka waktu 3 ( tiga ) thn sejak ditanda tangani dan dapat di perpanjang atas persetujuan ke dua belah pihak selambat2nya 3 ( tiga ) bln sebelum berakhir."), "biaya", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="3 months", renewal="byAgreement"),
    signed="2025-11-14", nomor=["415.4/210/PEM", "B-2901/Un.15/HM.01/11/2025"], premis=PREMISTRI, komparisi="tabel", naskah="MoU")

add("nk-tidak-ada-durasi", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [KERINCI, BUNGO], "SINERGITAS PENYELENGGARAAN JAMINAN SOSIAL KETENAGAKERJAAN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}), kami yang bertanda tangan di bawah ini:",
    ["maksud", "lingkup2", "hak2", "pks", "biaya", "monev", "kahar", "selisih", ("Ketentuan Peralihan", "Nota Kesepakatan ini mulai berlaku pada tanggal ditandatangani."), "tutup"],
    dict(startsOn="signed", endBasis="unknown"),
    signed="2023-03-20", nomor=["180/04/NK/2023", "NK/02/032023"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs"], premis=PREMIS, komparisi="alinea", wrap=76, page=50, foot="<i>")

add("pks-lima-belas-bulan", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [TANJABTIM, BPJS], "PERLINDUNGAN PENYELENGGARA PEMILIHAN UMUM TINGKAT DESA",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} [{dmy}] bertempat di Muara Sabak, yang bertanda tangan di bawah ini:",
    ["objek", "lingkup", "hak", "bayar", ("Jangka Waktu Pelaksanaan", "Perjanjian ini dilaksanakan selama 15 (lima belas) bulan, dimulai pada tanggal 1 Februari 2023 dan berakhir pada tanggal 30 April 2024. Perpanjangan hanya dapat dilakukan dengan persetujuan tertulis PARA PIHAK, yang diminta selambat-lambatnya 15 (lima belas) hari sebelum tanggal berakhir."), "kahar", "selisih2", "tutup"],
    dict(startsOn="2023-02-01", endsOn="2024-04-30", endBasis="fixed", duration="15 months", notice="15 days", renewal="byAgreement"),
    signed="2023-01-26", nomor=["270/12/PKS/KESBANG/2023", "PER/04/012023"], prog="jkk jkm", dasar=["bpjs", "pp44", "inpres2"], dasarstyle="dasar", premis=PREMIS2, komparisi="alinea")
