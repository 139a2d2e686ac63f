from seen_common import *

add("mou-pertanggal-english", "mou", "MEMORANDUM OF UNDERSTANDING\nBETWEEN\n{P1}\nAND\n{P2}\nON\n{T}\n\nNumber: {n1}\nNumber: {n2}",
    [UNJA, PROV], "REGIONAL DEVELOPMENT, EDUCATION, AND RESEARCH",
    "This Memorandum of Understanding (hereinafter the \"MoU\") is made on the {d}th of {month}, {y} in Jambi, Indonesia, by:",
    [("Purpose", "The Parties wish to promote cooperation in regional development."), ("Areas of Cooperation", "Education, research, community service, and exchange of data for at most ten (10) working days per request."), ("Validity", "(1) This MoU comes into effect on the date of the last signature and remains valid for five (5) years.\n(2) It shall be automatically renewed for successive periods of two (2) years unless either Party notifies the other in writing of its intention not to renew at least ninety (90) days before the expiry of the current period."), ("Settlement of Disputes", "Disputes are settled amicably within thirty (30) days.")],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="90 days", renewal="automatic", renewalMonths=24),
    signed="2024-06-19", nomor=["1402/UN21/HK.07.00/2024", "100.3.7/41/MOU/PEM-OTDA/2024"], komparisi="english", sebut=("FIRST PARTY", "SECOND PARTY"), pasal="ARTICLE {i} - {T}", ttd="urut")

add("pks-tanggal-lahir", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [KORPRI, BPJS], "PENGELOLAAN IURAN ANGGOTA KORPRI",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} telah diadakan perjanjian kerja sama oleh dan antara pihak-pihak tersebut di bawah ini:",
    ["objek", "lingkup2", "bayar", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku terhitung sejak tanggal 1 Mei 2024 untuk 2 (dua) tahun dan berakhir pada tanggal 30 April 2026. Permintaan perpanjangan dari salah satu PIHAK harus sudah diterima PIHAK lain paling lambat tiga puluh hari kerja sebelum tanggal berakhirnya."), "data", "kahar2", "selisih2", "tutup"],
    dict(startsOn="2024-05-01", endsOn="2026-04-30", endBasis="fixed", duration="2 years", notice="30 workingDays", renewal="byAgreement", parent=dict(number="045/DP-KORPRI/IV/2023", title="Kepesertaan Anggota KORPRI dalam Program Jaminan Sosial Ketenagakerjaan")),
    signed="2024-04-22", nomor=["061/DP-KORPRI/IV/2024", "PER/14/042024"], prog="jkk jkm", premis="Perjanjian Kerja Sama ini dibuat berdasarkan Nota Kesepahaman Nomor 045/DP-KORPRI/IV/2023 tanggal 13 April 2023 tentang Kepesertaan Anggota KORPRI dalam Program Jaminan Sosial Ketenagakerjaan.\n\n" + PREMIS2, komparisi="lahir", wrap=82, page=44, foot="Halaman <i> dari <n>")

add("nk-sarolangun-enam-bulan", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [P("Pemerintah Kabupaten Sarolangun", "Bachril Bakhtiar, S.E.", "Penjabat Bupati Sarolangun", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-1161 Tahun 2023 tanggal 19 Mei 2023", "Komplek Perkantoran Gunung Kembang, Sarolangun", "Sarolangun"), BPJS], "PERCEPATAN PERLINDUNGAN PEKERJA RENTAN MELALUI ANGGARAN PENDAPATAN DAN BELANJA DAERAH",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, kami yang bertanda tangan di bawah ini:",
    ["maksud", "lingkup", "biaya", ("Jangka Waktu", "Nota Kesepakatan ini berlaku dalam kurun waktu 6 (enam) bulan sejak tanggal 1 Juli 2023 s.d. 31 Desember 2023 dan dapat diperpanjang kembali dengan kesepakatan PARA PIHAK."), "selisih", "tutup"],
    dict(startsOn="2023-07-01", endsOn="2023-12-31", endBasis="fixed", duration="6 months", renewal="byAgreement"),
    signed="2023-06-27", nomor=["180/15/NK/2023", "NK/08/062023"], prog="jkk jkm", dasar=["bpjs", "inpres4"], premis=PREMIS, komparisi="alinea")

add("pks-dua-angka-otomatis-sama", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UIN, BPJS], "Kepesertaan Pegawai Tidak Tetap UIN Sulthan Thaha Saifuddin Jambi",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({d} {Bln} {y}), bertempat di Kampus UIN, para pihak:",
    ["objek", "lingkup", "bayar", "hak", ("Jangka Waktu", "(1) Perjanjian Kerja Sama ini berlaku untuk jangka waktu 2 (dua) tahun terhitung sejak tanggal 1 Januari 2023.\n(2) Jika tidak ada keberatan tertulis dari salah satu PIHAK selambat-lambatnya 2 (dua) bulan sebelum jangka waktu berakhir, maka Perjanjian Kerja Sama ini dianggap diperpanjang untuk jangka waktu yang sama."), "kahar", "selisih2", "tutup"],
    dict(startsOn="2023-01-01", endBasis="computed", duration="2 years", notice="2 months", renewal="automatic", renewalMonths=24),
    signed="2022-12-19", nomor=["B-3391/Un.15/KP.07/12/2022", "PER/44/122022"], prog="jkk jkm jht jp", dasar=["sjsn", "bpjs", "pp45"], premis=PREMIS2, komparisi="romawi", page=46)

add("mou-batanghari-tertib", "mou", "NOTA KESEPAHAMAN\nNOMOR : {n1}\nNOMOR : {n2}\n\nTENTANG\n\n{T}\n\nANTARA\n\n{P1}\n\nDAN\n\n{P2}",
    [BATANGHARI, UNBARI], "Penyelenggaraan Pendidikan, Penelitian, dan Pengabdian kepada Masyarakat di Kabupaten Batang Hari",
    "Pada hari ini {Hari} tanggal {d} bulan {Bln} tahun {y}, bertempat di Ruang Pola Kantor Bupati, para pihak yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "haktri", "biaya", ("Jangka Waktu", "Masa berlaku Nota Kesepahaman ini ditetapkan 5 (lima) tahun, dihitung sejak Nota Kesepahaman ditandatangani. PIHAK yang ingin mengakhiri sebelum masa tersebut habis memberitahukan kepada PIHAK lainnya sedikit-dikitnya 3 (tiga) bulan sebelumnya."), "pimpinan", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="3 months"),
    signed="2021-04-07", nomor=["074/NK/Setda-Pem/2021", "214/UBR-01/KS/IV/2021"], dasar=["dikti", "pemda", "pp28"], dasarstyle="dasar", premis=PREMISTRI, komparisi="tabel", page=45, foot="- <i> -")

add("pks-nomor-kosong-separuh", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : 560/       /DTKKUKM/2025\nNOMOR : {n2}",
    [DISNAKER, BPJS], "PERLINDUNGAN PEKERJA MAGANG",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, kami yang bertanda tangan di bawah ini:",
    ["objek", "lingkup", "bayar", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku efektif mulai tanggal 3 Maret 2025 dan berakhir 2 Maret 2026."), "selisih", "tutup"],
    dict(startsOn="2025-03-03", endsOn="2026-03-02", endBasis="fixed"),
    signed="2025-02-27", nomor=[None, "PER/08/022025"], prog="jkk jkm", premis=PREMIS2, komparisi="singkat", values=dict(n1=""))

add("kb-tiga-pihak-otomatis", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nDAN\n{P3}\nTENTANG\n{T}\n\nNomor : {n1}\nNomor : {n2}\nNomor : {n3}",
    [PROV, SUMBAGSEL, KORPRI], "GERAKAN PERLINDUNGAN PEKERJA RENTAN OLEH APARATUR SIPIL NEGARA",
    "Pada hari ini, {Hari}, tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}), bertempat di Rumah Dinas Gubernur Jambi, kami yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup", "hak2", "tim", "biaya", ("Jangka Waktu", "(1) Kesepakatan Bersama ini berlaku selama 3 (tiga) tahun terhitung sejak tanggal ditandatangani.\n(2) Kesepakatan Bersama ini dengan sendirinya diperpanjang untuk 3 (tiga) tahun berikutnya kecuali salah satu PIHAK memberitahukan secara tertulis keinginannya untuk tidak memperpanjang, paling lambat 6 (enam) bulan sebelum jangka waktu berakhir."), "monev", "selisih", "tutup3"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="6 months", renewal="automatic", renewalMonths=36),
    signed="2024-12-02", nomor=["100.3.7/88/KB/PEM-OTDA/2024", "KB/11/122024", "140/DP-KORPRI/XII/2024"], prog="jkk jkm", dasar=["bpjs", "pemda", "asn", "inpres2"], dasarstyle="mengingat", premis=PREMIS3, komparisi="alinea", ttd="urut", page=46, foot="<i>")

add("pks-hari-dan-akhir-salah", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [BUNGOKAB, BUNGO], "JAMINAN SOSIAL BAGI PETUGAS KEBERSIHAN DAN PEMADAM KEBAKARAN",
    "Pada hari ini Minggu tanggal {tgl} bulan {bln} tahun {thn} ({dmy}), kami yang bertanda tangan di bawah ini:",
    ["objek", "lingkup", "bayar", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku 12 (dua belas) bulan terhitung mulai tanggal 1 April 2024 s.d. tanggal 31 Desember 2024."), "kahar", "selisih2", "tutup"],
    dict(startsOn="2024-04-01", endsOn="2024-12-31", endBasis="fixed", duration="12 months", contradictions=["weekday", "end"]),
    signed="2024-03-27", nomor=["360/21/PKS/DPKP/2024", "PER/11/032024"], prog="jkk jkm", dasar=["bpjs", "pp44"], premis=PREMIS2, komparisi="tabel", dense=True)

add("nk-provinsi-panjang", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [PROV, SUMBAGSEL], "SINERGI PEMBANGUNAN DAERAH MELALUI PERLUASAN KEPESERTAAN JAMINAN SOSIAL KETENAGAKERJAAN DI PROVINSI JAMBI",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, dengan mengambil tempat di Kota Jambi, kami yang bertanda tangan di bawah ini masing-masing:",
    ["def", "maksud", "objek", "lingkup2", "hak2", "tim", "data", "bayar", "manfaat", "aset", "p_daftar", "p_klaim", "p_anggaran", "p_tim", ("Jangka Waktu", "(1) Nota Kesepakatan ini berlaku untuk jangka waktu 3 (tiga) tahun terhitung sejak tanggal 2 Januari 2024 dan berakhir pada tanggal 1 Januari 2027.\n(2) Jangka waktu sebagaimana dimaksud pada ayat (1) dapat diperpanjang berdasarkan hasil evaluasi dan kesepakatan PARA PIHAK.\n(3) Rencana perpanjangan disampaikan oleh PIHAK yang berkehendak paling lambat 100 (seratus) hari kerja sebelum Nota Kesepakatan berakhir.\n(4) Dalam hal terdapat perubahan kebijakan Pemerintah, Nota Kesepakatan ini dapat ditinjau kembali sewaktu-waktu."), "monev", "p_data", "p_akhiri", "kahar", "selisih2", "ubah2", "koresp", "pimpinan", "tutup"],
    dict(startsOn="2024-01-02", endsOn="2027-01-01", endBasis="fixed", duration="3 years", notice="100 workingDays", renewal="byAgreement"),
    signed="2023-12-21", nomor=["119/NK/SETDA.PEM-OTDA.3.2/XII/2023", "NK/22/122023"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs", "pemda", "pp44", "pp45", "pp28", "permen22", "pergub16"], premis=PREMIS, komparisi="tabel", page=36, foot="Nota Kesepakatan Pemerintah Provinsi Jambi dan BPJS Ketenagakerjaan – halaman <i> dari <n>", wrap=92)

add("ia-magang-tanpa-akhir", "ia", "IMPLEMENTATION ARRANGEMENT\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNo: {n1}\nNo: {n2}",
    [FEBI, BPJS], "Magang Mahasiswa Program Studi Perbankan Syariah",
    "Pada hari {Hari} tanggal {slash}, yang bertanda tangan di bawah ini :",
    [("Pelaksanaan", "Magang dilaksanakan selama 1 (satu) semester terhitung tanggal 5 Agustus 2024. Masing-masing mahasiswa bekerja 8 (delapan) jam per hari."), ("Masa Berlaku", "IA ini berlaku selama 5 (lima) bulan sejak tanggal 5 Agustus 2024."), ("Sertifikat", "Sertifikat diterbitkan paling lama 7 (tujuh) hari kerja setelah magang selesai.")],
    dict(startsOn="2024-08-05", endBasis="computed", duration="5 months"),
    signed="2024-07-29", nomor=["B-711/F.EBI/PP.00.9/07/2024", "IA/05/072024"], premis=PREMISTRI, komparisi="singkat", pasal="Pasal {i} {t}", centre=False)

add("addendum-iuran-tiga-pihak", "addendum", "ADDENDUM\nATAS KESEPAKATAN BERSAMA\nANTARA\n{P1},\n{P2},\nDAN\n{P3}\nTENTANG\n{T}\nNOMOR: {n1}\nNOMOR: {n2}\nNOMOR: {n3}",
    [KERINCI, SPENUH, BUNGO], "PERLINDUNGAN PEKERJA RENTAN DI KABUPATEN KERINCI DAN KOTA SUNGAI PENUH",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({dots}), bertempat di Siulak, kami yang bertanda tangan di bawah ini:",
    [("Perubahan Jangka Waktu", "Ketentuan mengenai jangka waktu diubah menjadi: \"Kesepakatan Bersama ini berlaku sampai dengan tanggal 31 Desember 2026, dan usulan perpanjangan disampaikan paling lambat 45 (empat puluh lima) hari kalender sebelum masa berlaku berakhir.\""), ("Ketentuan Penutup", "Addendum ini mulai berlaku pada tanggal ditandatangani.")],
    dict(startsOn="signed", endsOn="2026-12-31", endBasis="fixed", notice="45 days", renewal="byAgreement", parent=dict(number="180/07/KB/HK-2024", title="Perlindungan Pekerja Rentan di Kabupaten Kerinci dan Kota Sungai Penuh")),
    signed="2025-09-15", nomor=["180/31/ADD/HK-2025", "100.3.7/40/ADD/2025", "ADD/09/092025"], premis="PARA PIHAK telah mengikatkan diri dalam Kesepakatan Bersama Nomor 180/07/KB/HK-2024, Nomor 100.3.7/11/KS/2024, dan Nomor KB/02/032024 tanggal 18 Maret 2024 tentang Perlindungan Pekerja Rentan di Kabupaten Kerinci dan Kota Sungai Penuh.", komparisi="romawi", ttd="urut")

add("pks-tunggal-tanpa-nomor-bpjs", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}",
    [P("Dinas Kesehatan Kabupaten Batang Hari", "dr. Elfi Yuniarti, M.Kes.", "Kepala Dinas Kesehatan Kabupaten Batang Hari", "berdasarkan Keputusan Bupati Batang Hari Nomor 821.22/41/BKPSDM tanggal 4 Januari 2022", "Jalan Prof. Sri Soedewi, Muara Bulian", "Muara Bulian"), BPJS], "KERJA SAMA PUSAT LAYANAN KECELAKAAN KERJA",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, yang bertanda tangan dibawah ini:",
    ["maksud2", "hak2", ("Tarif dan Penagihan", "Tagihan perawatan diajukan paling lambat 3 (tiga) bulan setelah pelayanan selesai dan dibayar dalam 10 (sepuluh) hari kerja."), ("Jangka Waktu", "Perjanjian ini berlaku untuk jangka waktu 2 (dua) tahun terhitung mulai tanggal 1 Januari 2024 s.d tanggal 31 Desember 2025, dengan ketentuan selambat-lambatnya 3 (tiga) bulan sebelum berakhirnya Perjanjian ini PARA PIHAK saling memberitahukan maksudnya apabila hendak memperpanjang Perjanjian."), "kahar2", "selisih2", "tutup"],
    dict(startsOn="2024-01-01", endsOn="2025-12-31", endBasis="fixed", duration="2 years", notice="3 months", renewal="byAgreement", programmes=["jkk"]),
    signed="2023-12-15", nomor=["445/1920/DINKES/2023"], dasar=["bpjs"], premis="PARA PIHAK sepakat bekerja sama dalam pelayanan kesehatan bagi peserta program Jaminan Kecelakaan Kerja dengan ketentuan sebagai berikut:", komparisi="tabel")

add("mou-tebo-dua-digit", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}, tgl {nd1}\nNomor : {n2}, tgl {nd2}",
    [TEBO, BUNGO], "PERLINDUNGAN PEKERJA SEKTOR PERTANIAN",
    "Pada hari ini Selasa (13/2/24) bertempat di Muara Tebo, kami yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup", "biaya", ("Jangka Waktu", "Berlaku 1 thn sejak ditandatangani, otomatis diperpanjang 1 tahun bila tidak ada pemberitahuan 1 bulan sebelumnya."), "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="1 years", notice="1 months", renewal="automatic", renewalMonths=12),
    signed="2024-02-13", nomor=["500/22/MOU/2024", "MOU/02/022024"], numberdates=["2024-02-12", "2024-02-13"], prog="jkk jkm", premis=PREMIS2, komparisi="singkat", centre=False)

add("pks-lima-tahun-setelah-parent", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR PIHAK KEDUA : {n2}\nNOMOR PIHAK KESATU : {n1}",
    [P("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Tebo", "Suwarto Hadi, S.Kom., M.M.", "Kepala BKPSDM Kabupaten Tebo", "berdasarkan Keputusan Bupati Tebo Nomor 48 Tahun 2022 tanggal 21 Januari 2022", "Komplek Perkantoran Seentak Galah Serengkuh Dayung, Muara Tebo", "Muara Tebo"), BUNGO], "PENDAFTARAN DAN PEMBAYARAN IURAN PEGAWAI NON ASN KABUPATEN TEBO",
    "Pada hari ini {hari} tanggal {tgl} bulan {bln} tahun {thn} ({dmy}) telah dilaksanakan penandatanganan Perjanjian Kerja Sama oleh kami:",
    ["def", "objek", "lingkup", "hak", "p_daftar", "bayar", "p_sanksi", "p_klaim", ("Jangka Waktu", "(1) Perjanjian Kerja Sama ini mulai berlaku sejak tanggal ditandatangani dan berakhir pada tanggal 14 Juni 2027.\n(2) Dengan berakhirnya Nota Kesepakatan, Perjanjian Kerja Sama ini tetap berlaku sampai dengan berakhirnya jangka waktu sebagaimana dimaksud pada ayat (1).\n(3) PARA PIHAK dapat memperpanjang Perjanjian Kerja Sama ini; pemberitahuan mengenai hal itu disampaikan paling kurang 21 (dua puluh satu) hari sebelum berakhir."), "data", "kahar", "selisih", "tutup"],
    dict(startsOn="signed", endsOn="2027-06-14", endBasis="fixed", notice="21 days", renewal="byAgreement", parent=dict(number="119/NK/HK/2023", title="Penyelenggaraan Program Jaminan Sosial Ketenagakerjaan di Kabupaten Tebo")),
    signed="2023-09-18", nomor=["800/911/BKPSDM/2023", "PER/31/092023"], prog="jkk jkm", dasar=["bpjs", "pp44", "inpres2"], premis="Perjanjian Kerja Sama ini merupakan pelaksanaan dari Nota Kesepakatan antara Pemerintah Kabupaten Tebo dengan BPJS Ketenagakerjaan Kantor Cabang Muara Bungo Nomor 119/NK/HK/2023 tanggal 15 Juni 2023 tentang Penyelenggaraan Program Jaminan Sosial Ketenagakerjaan di Kabupaten Tebo.\n\n" + PREMIS2, komparisi="alinea", page=46, foot="Halaman <i> dari <n>")

add("mou-muaro-jambi-campur", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [P("Pemerintah Kabupaten Muaro Jambi", "Drs. Raden Najmi Usman, M.M.", "Penjabat Bupati Muaro Jambi", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-1100 Tahun 2024 tanggal 20 Mei 2024", "Komplek Perkantoran Bukit Cinto Kenang, Sengeti", "Sengeti"), BPJS], "PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI PEKERJA PADA EKOSISTEM DESA",
    "Pada hari ini {Hari} tanggal {Tgl} ({d}) bulan {Bln} ({m}) tahun {Thn} ({y}), kami yang bertanda tangan di bawah ini:",
    ["maksud", "lingkup2", "hak2", "pks", ("Jangka Waktu", "a. Nota Kesepahaman ini berlaku selama kurun waktu tiga tahun terhitung sejak tanggal penandatanganan;\nb. Nota Kesepahaman ini dapat diperpanjang, diubah, atau diakhiri atas persetujuan PARA PIHAK;\nc. Keinginan untuk memperpanjang disampaikan dengan surat resmi paling lambat 3 bulan sebelum jangka waktu berakhir."), "biaya", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="3 months", renewal="byAgreement"),
    signed="2024-10-07", nomor=["100.3.7.1/61/MOU/HKM/2024", "MOU/36/102024"], prog="jkk jkm jht", dasar=["sjsn", "bpjs", "pemda"], dasarstyle="berdasarkan", premis=PREMIS, komparisi="romawi")

add("pks-fiskal-bulan-romawi", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [P("Sekretariat Dewan Perwakilan Rakyat Daerah Kota Jambi", "Endang Sulastri, S.H.", "Sekretaris DPRD Kota Jambi", "berdasarkan Keputusan Wali Kota Jambi Nomor 821.22-18 Tahun 2023 tanggal 9 Januari 2023", "Jalan H. Zainir Haviz Nomor 4, Kota Baru, Jambi"), BPJS], "KEPESERTAAN TENAGA HARIAN LEPAS SEKRETARIAT DPRD KOTA JAMBI",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, bertempat di Gedung DPRD Kota Jambi, disepakati hal-hal sebagai berikut oleh:",
    ["objek", "lingkup", "bayar", ("Jangka Waktu", "Perjanjian ini berlaku untuk Tahun Anggaran 2024, yaitu sejak tanggal 1 Januari 2024 sampai tanggal 31 Desember 2024, tidak diperpanjang secara otomatis, dan hanya dapat diperpanjang dengan persetujuan tertulis PARA PIHAK."), "selisih", "tutup"],
    dict(startsOn="2024-01-01", endsOn="2024-12-31", endBasis="fixed", renewal="byAgreement"),
    signed="2023-12-27", nomor=["170/415/SETWAN/XII/2023", "PER/52/122023"], prog="jkk jkm", premis=PREMIS2, komparisi="alinea")

add("nk-tanda-baca-aneh", "nk", "NOTA  KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR\t: {n1}\nNOMOR\t: {n2}",
    [P("Pemerintah Kabupaten Tanjung Jabung Barat", "Drs. H. Anwar Safrudin, M.Ag.", "Bupati Tanjung Jabung Barat", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 131.15-270 Tahun 2021 tanggal 24 Februari 2021", "Jalan Prof. Dr. Sri Soedewi MS, Kuala Tungkal", "Kuala Tungkal"), BPJS], "PERLINDUNGAN BURUH PELABUHAN DAN PEKERJA BUKAN PENERIMA UPAH",
    "Pada hari ini {Hari} , tanggal {Tgl} , bulan {Bln} , tahun {Thn} ; ( {d} - {m} - {y} ) , kami yang bertanda-tangan dibawah ini :",
    ["maksud2", "lingkup", "hak2", "biaya", ("Jangka waktu", "Nota Kesepakatan ini berlaku selama : 2 ( dua ) tahun , terhitung mulai tanggal : 1 - 12 - 2022 s/d 30 - 11 - 2024 . Perpanjangan di ajukan sekurang kurangnya 10 ( sepuluh ) hari kerja sebelumnya ."), "selisih", "tutup"],
    dict(startsOn="2022-12-01", endsOn="2024-11-30", endBasis="fixed", duration="2 years", notice="10 workingDays", renewal="byAgreement"),
    signed="2022-11-24", nomor=["180/44/NK/HK/2022", "NK/20/112022"], prog="jkk jkm", premis=PREMIS2, komparisi="tabel", centre=False)

add("mou-tanggal-lain-tanpa-tanda-tangan", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [KOTA, UNBARI], "Pemberdayaan Usaha Mikro, Kecil, dan Menengah",
    "Pada hari ini ………… tanggal ………… bulan ………… tahun dua ribu dua puluh lima, bertempat di Jambi, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "biaya", ("Jangka Waktu", "Nota Kesepahaman ini berlaku selama 3 (tiga) tahun dan dapat diperpanjang dengan kesepakatan PARA PIHAK paling lambat 1 (satu) bulan sebelum berakhir."), "tutup"],
    dict(endBasis="computed", duration="3 years", notice="1 months", renewal="byAgreement"),
    nomor=["100.3.7.1/33/MOU/2025", "640/UBR-01/KS/2025"], dasar=["dikti", "pemda"], premis=PREMISTRI, komparisi="tabel")
