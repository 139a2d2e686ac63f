from seen_common import *

add("pks-tiga-pihak-2015", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nDAN\n{P3}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}\nNOMOR : {n3}",
    [PROV, BPJS, UNBARI], "PENGEMBANGAN KADER JAMINAN SOSIAL DI PERGURUAN TINGGI",
    "Pada hari ini {hari} tanggal {tgl} bulan {bln} tahun {thn} ({pjg}), bertempat di Jambi, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "haktri", "biaya", ("Jangka Waktu", "(1) Perjanjian Kerja Sama ini berlaku untuk jangka waktu 3 (tiga) tahun dan dapat diperpanjang sesuai kesepakatan PARA PIHAK.\n(2) Permohonan perpanjangan diajukan oleh PIHAK yang berkepentingan paling lama 2 (dua) bulan sebelum Perjanjian Kerja Sama ini berakhir.\n(3) Perjanjian Kerja Sama ini mulai berlaku sejak ditandatangani oleh PARA PIHAK."), "ubah", "selisih2", "tutup3"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="2 months", renewal="byAgreement", parent=dict(number="415.43/1840/BKS", title="Kerja Sama Bidang Pendidikan dan Jaminan Sosial")),
    signed="2015-12-16", nomor=["415.43/2217/BKS", "PER/61/122015", "1105/UBR-A/KS/2015"], dasar=["sjsn", "bpjs", "dikti"], dasarstyle="berdasarkan",
    premis="Perjanjian Kerja Sama ini merupakan pelaksanaan Nota Kesepahaman Nomor 415.43/1840/BKS, Nomor MOU/33/102015, dan Nomor 944/UBR-A/KS/2015 tanggal 5 Oktober 2015 tentang Kerja Sama Bidang Pendidikan dan Jaminan Sosial.\n\n" + PREMIS3, komparisi="alinea", ttd="urut", page=45, foot="<i>")

add("nk-tanjabtim-kata-angka", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [TANJABTIM, BPJS], "PERLINDUNGAN NELAYAN DAN PEKERJA RENTAN",
    "Pada hari ini {hari} tanggal {tgl} bulan {bln} tahun {thn} (12-09-2024), bertempat di Muara Sabak, kami yang bertanda tangan di bawah ini:",
    ["maksud", "lingkup", "hak2", "biaya", ("Jangka Waktu", "Nota Kesepakatan ini berlaku sejak tanggal ditandatangani sampai dengan tanggal 31 Desember 2026, dan dapat diperpanjang atas persetujuan PARA PIHAK."), "kahar", "selisih", "tutup"],
    dict(startsOn="signed", endsOn="2026-12-31", endBasis="fixed", renewal="byAgreement", contradictions=["digits"]),
    signed="2024-09-11", nomor=["100.3.7/19/NK/HK/2024", "NK/14/092024"], prog="jkk jkm", dasar=["bpjs", "pemda", "inpres4"], premis=PREMIS2, komparisi="alinea", dense=True)

add("pks-bapenda-durasi-beda", "pks", "PERJANJIAN KERJA SAMA\nANTARA {P1}\nDENGAN {P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [BAPENDA, BPJS], "PENYEDIAAN DATA WAJIB PAJAK UNTUK PERLUASAN KEPESERTAAN",
    "Pada hari {hari} ini, tanggal {d} bulan {bln} tahun {thn}, bertempat di Kota Jambi, telah ditandatangani Perjanjian Kerja Sama oleh:",
    ["maksud2", "data", "tim", "biaya", ("Masa Berlaku Perjanjian", "Perjanjian Kerja Sama ini berlaku selama 2 (tiga) tahun sejak tanggal ditandatangani."), "kahar2", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", contradictions=["duration"]),
    signed="2022-08-10", nomor=["973/318/BPPRD/2022", "PER/25/082022"], premis=PREMIS2, komparisi="alinea")

add("mou-akhir-tak-cocok", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\n\nNomor : {n1}\nNomor : {n2}",
    [MERANGIN, BUNGO], "PENYELENGGARAAN JAMINAN SOSIAL KETENAGAKERJAAN DI KABUPATEN MERANGIN",
    "Pada hari ini, {Hari} tanggal {Tgl} bulan {Bln} Tahun {Thn} ({slash}), kami yang bertanda tangan di bawah ini:",
    ["maksud", "lingkup2", "hak2", "pks", "biaya", ("Jangka Waktu", "Nota Kesepahaman ini berlaku selama 3 (tiga) tahun terhitung mulai tanggal 1 Maret 2024 sampai dengan tanggal 28 Februari 2026 dan dapat diperpanjang atas kesepakatan PARA PIHAK secara tertulis paling lambat 14 (empat belas) hari kerja sebelum berakhirnya Nota Kesepahaman."), "selisih", "pimpinan", "tutup"],
    dict(startsOn="2024-03-01", endsOn="2026-02-28", endBasis="fixed", duration="3 years", notice="14 workingDays", renewal="byAgreement", contradictions=["end"]),
    signed="2024-02-26", nomor=["415.4/05/MOU/PEM/2024", "MOU/03/022024"], prog="jkk jkm jht", dasar=["sjsn", "bpjs", "pp28"], premis=PREMIS, komparisi="tabel")

add("pks-pmdes-pihak-pertama-saja", "pks", "PEMERINTAH KABUPATEN MERANGIN\nDINAS PEMBERDAYAAN MASYARAKAT DAN DESA\nJalan Talang Kawo Bangko\n\nPERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR PIHAK PERTAMA : {n1}\nNOMOR PIHAK KEDUA   : ...../....../2024",
    [PMDES, BUNGO], "PERLINDUNGAN KEPALA DESA, PERANGKAT DESA, DAN ANGGOTA BPD",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, kami yang bertanda tangan di bawah ini:",
    ["def", "objek", "lingkup", "p_daftar", "p_anggaran", "p_sanksi", "hak", "bayar", ("Jangka Waktu", "(1) Jangka waktu Perjanjian ini selama satu tahun terhitung sejak 1 Pebruari 2024 sampai dengan 31 Januari 2025.\n(2) Jika selama jangka waktu tersebut salah satu pihak bermaksud mengakhiri Perjanjian, wajib memberitahukan maksudnya secara tertulis kepada pihak lain sekurang-kurangnya 1 (satu) bulan sebelumnya."), "manfaat", "kahar", "selisih2", "ubah2", "koresp", "tutup"],
    dict(startsOn="2024-02-01", endsOn="2025-01-31", endBasis="fixed", duration="1 years", notice="1 months"),
    signed="2024-01-30", nomor=["414/33/DPMD/I/2024", None], prog="jkk jkm jht", dasar=["bpjs", "pp44", "permenaker5"], dasarstyle="mengingat", sebut=("PIHAK PERTAMA", "PIHAK KEDUA", ""), premis="PIHAK PERTAMA dan PIHAK KEDUA selanjutnya disebut PARA PIHAK.", komparisi="tabel", page=46, foot="Halaman <i> dari <n>", wrap=90)

add("mou-sampai-dicabut", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UNBARI, BPJS], "Relawan Pajak dan Jaminan Sosial",
    "Pada hari ini {Hari}, {pjg}, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "biaya", ("Masa Berlaku", "Nota Kesepahaman ini berlaku sejak tanggal ditandatangani sampai dengan adanya pencabutan secara tertulis oleh salah satu PIHAK yang disampaikan paling singkat 60 (enam puluh) hari kalender sebelumnya."), "tutup"],
    dict(startsOn="signed", endBasis="untilEvent", notice="60 days"),
    signed="2022-11-28", nomor=["812/UBR-01/KS/XI/2022", "MOU/29/112022"], premis=PREMISTRI, komparisi="singkat", centre=False)

add("pks-pekerjaan-selesai", "pks", "SURAT PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor: {n1}\nNomor: {n2}",
    [DINSOS, BUNGO], "Verifikasi dan Validasi Data Pekerja Miskin Ekstrem",
    "Pada hari ini {Hari} tanggal {d} {Bln} {y} bertempat di Muara Bungo, kami yang bertanda tangan di bawah ini :",
    ["objek", "data", "biaya", ("Jangka Waktu", "Perjanjian ini mulai berlaku pada tanggal 1 April 2022 dan berakhir dengan sendirinya setelah seluruh pekerjaan verifikasi dan validasi dinyatakan selesai dengan Berita Acara Serah Terima."), "selisih", "tutup"],
    dict(startsOn="2022-04-01", endBasis="untilEvent"),
    signed="2022-03-31", nomor=["466/201/Dinsos", "PER/12/032022"], dasar=["inpres4"], premis=PREMIS2, komparisi="tabel")

add("nk-batanghari-surut", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [BATANGHARI, BPJS], "OPTIMALISASI KEPESERTAAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}) di Muara Bulian, kami yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup2", "hak2", "biaya", ("Jangka Waktu", "(1) Nota Kesepakatan ini ditandatangani pada tanggal tersebut di awal naskah dan berlaku surut terhitung mulai tanggal 26 Mei 2025.\n(2) Jangka waktu Nota Kesepakatan ini adalah 2 (dua) tahun.\n(3) PIHAK yang berkehendak memperpanjang wajib menyampaikan surat usulan perpanjangan tidak kurang dari 3 (tiga) bulan sebelum Nota Kesepakatan berakhir."), "monev", "selisih", "tutup"],
    dict(startsOn="2025-05-26", endBasis="computed", duration="2 years", retroactive=True, notice="3 months", renewal="byAgreement"),
    signed="2025-06-11", nomor=["100.3.7.1/77/NK/2025", "NK/09/062025"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs", "pemda", "asn"], premis=PREMIS, komparisi="romawi", page=48, foot="- <i> -")

add("moa-bilingual-unja", "moa", "MEMORANDUM OF AGREEMENT\nNOTA PERJANJIAN\nBETWEEN / ANTARA\n{P1}\nAND / DAN\n{P2}\nCONCERNING\n{T}\nNumber / Nomor: {n1}\nNumber / Nomor: {n2}",
    [FH, UNBARI], "Student Exchange and Joint Legal Clinic",
    "On this day, {day}, {month} {d}, {y}, the undersigned: / Pada hari ini {Hari}, tanggal {d} {Bln} {y}, yang bertanda tangan di bawah ini:",
    [("Objective / Tujuan", "This Agreement aims to establish a joint legal clinic. / Perjanjian ini bertujuan mendirikan klinik hukum bersama."), ("Period / Jangka Waktu", "This Agreement shall remain in force for 4 (four) years from the date of its signature and may be renewed upon written agreement of both Parties no later than six (6) months before its expiry. / Perjanjian ini berlaku selama 4 (empat) tahun sejak tanggal penandatanganan dan dapat diperpanjang atas persetujuan tertulis kedua belah pihak paling lambat enam (6) bulan sebelum berakhir."), ("Dispute / Perselisihan", "Any dispute shall be settled amicably within 60 (sixty) days. / Perselisihan diselesaikan secara musyawarah dalam waktu 60 (enam puluh) hari.")],
    dict(startsOn="signed", endBasis="computed", duration="4 years", notice="6 months", renewal="byAgreement"),
    signed="2023-08-21", nomor=["2304/UN21.4/KS/2023", "671/UBR-FH/KS/2023"], komparisi="english", sebut=("FIRST PARTY", "SECOND PARTY"), pasal="ARTICLE {i}\n{T}")

add("ia-feb-mandarin-english", "ia", "IMPLEMENTATION ARRANGEMENT\nbetween\n{p1}\nand\n{p2}\nregarding\n{T}\n\nRef. {n1}\nRef. {n2}",
    [FEBI, BPJS], "Social Security Literacy Week 2024",
    "This Implementation Arrangement (\"IA\") is signed on {d} {month} {y} by and between:",
    [("Activities", "Seminar, booth, and registration of informal workers in the Employment Injury and Death Security Programmes (Jaminan Kecelakaan Kerja and Jaminan Kematian)."), ("Duration", "This IA is effective as of 1 October 2024 and shall expire on 31 December 2024."), ("Costs", "Costs are settled within thirty (30) days of the invoice."), ("Reporting", "A report is submitted not later than two (2) weeks after the activities.")],
    dict(startsOn="2024-10-01", endsOn="2024-12-31", endBasis="fixed", programmes=["jkk", "jkm"], parent=dict(number="B-87/F.EBI/HM.01/02/2024", title="Internship, Guest Lectures, and Joint Research on Employment Social Security")),
    signed="2024-09-23", nomor=["B-902/F.EBI/HM.01/09/2024", "IA/07/092024"], premis="pursuant to the Memorandum of Agreement No. B-87/F.EBI/HM.01/02/2024 dated 5 February 2024 on Internship, Guest Lectures, and Joint Research on Employment Social Security.", komparisi="english", sebut=("FIRST PARTY", "SECOND PARTY"), pasal="{i}. {t}", centre=False)

add("pks-nomor-bertanggal-belakang", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor : {n1} tanggal {nd1}\nNomor : {n2} tanggal {nd2}",
    [DISNAKER, BPJS], "PELATIHAN KERJA BAGI PENERIMA MANFAAT JAMINAN KEHILANGAN PEKERJAAN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}) bertempat di Jambi, kami yang bertanda tangan di bawah ini:",
    ["maksud2", "tim", "biaya", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku 2 (dua) tahun sejak ditandatangani dan setelah itu berakhir tanpa perpanjangan."), "monev2", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", renewal="none", programmes=["jkp"], contradictions=["numberDate"]),
    signed="2024-05-13", nomor=["560/288/DTKKUKM/2024", "PER/17/052024"], numberdates=["2024-05-13", "2024-06-20"], premis=PREMIS2, komparisi="alinea")

add("kb-pemkot-unja-hari-angka-salah", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [KOTA, UNJA], "PEMBANGUNAN KOTA JAMBI DI BIDANG PENDIDIKAN, PENELITIAN, DAN PENGABDIAN KEPADA MASYARAKAT",
    "Pada hari ini Jum'at tanggal {tgl} bulan {bln} tahun {thn} ({dmy}), bertempat di Griya Mayang Rumah Dinas Wali Kota Jambi, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "haktri", "biaya", ("Jangka Waktu", "(1) Kesepakatan Bersama ini berlaku sejak tanggal ditandatangani untuk jangka waktu 5 (lima) tahun.\n(2) Jangka waktu sebagaimana dimaksud pada ayat (1) dapat diperpanjang atau diakhiri sebelum waktunya, dengan ketentuan PIHAK yang menghendaki memberitahukan secara tertulis kepada PIHAK lainnya selambat-lambatnya tiga bulan sebelumnya."), "pimpinan", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="3 months", renewal="byAgreement"),
    signed="2024-07-19", nomor=["100.3.7/21/KB/KSD/2024", "1877/UN21/HK.07.00/2024"], dasar=["sisdik", "dikti", "pemda", "pp28", "permendikbud14"], dasarstyle="mengingat", premis=PREMISTRI, komparisi="tabel", page=46, foot="- <i> -")

add("pks-apbd-tahun-anggaran", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [DINSOS, BUNGO], "PEMBERIAN BANTUAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI PEKERJA RENTAN TAHUN ANGGARAN 2026",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, bertempat di Muara Bungo, telah bersepakat:",
    ["def", "objek", "lingkup", "hak", "bayar", ("Jangka Waktu", "(1) Perjanjian Kerja Sama ini berlaku untuk Tahun Anggaran 2026, terhitung mulai tanggal 1 Januari 2026 sampai dengan tanggal 31 Desember 2026.\n(2) Perpanjangan untuk Tahun Anggaran berikutnya dilakukan atas kesepakatan PARA PIHAK setelah tersedianya anggaran, dan diusulkan paling lambat 3 (tiga) bulan sebelum Tahun Anggaran berakhir."), "manfaat", "p_klaim", "p_rahasia", "p_komunikasi", "p_akhiri", "data", "kahar", "monev", "selisih2", "ubah", "koresp", "tutup"],
    dict(startsOn="2026-01-01", endsOn="2026-12-31", endBasis="fixed", notice="3 months", renewal="byAgreement"),
    signed="2025-12-29", nomor=["400.9/1187/DINSOS/2025", "PER/47/122025"], prog="jkk jkm", dasar=["bpjs", "pemda", "pp44", "inpres2"], premis=PREMIS, komparisi="alinea", page=40, foot="Halaman <i> dari <n>")

add("mou-huruf-besar", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [TEBO, UNJA], "PENGEMBANGAN SUMBER DAYA MANUSIA KABUPATEN TEBO",
    "Pada hari ini {hari} tanggal {tgl} bulan {bln} tahun {thn}, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "biaya", ("JANGKA WAKTU", "Nota kesepahaman ini berlaku selama 5 (lima) tahun terhitung sejak tanggal ditandatangani dan dapat diperpanjang berdasarkan kesepakatan bersama."), "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", renewal="byAgreement"),
    signed="2023-11-09", nomor=["415.4/188/HK/2023", "3021/UN21/HK.07.00/2023"], premis=PREMISTRI, komparisi="alinea", upper=True)

add("addendum-perpanjangan-jambi", "addendum", "ADDENDUM II\nNOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UNJA, SUMBAGSEL], "Perpanjangan Jangka Waktu Nota Kesepahaman Pendidikan dan Jaminan Sosial Ketenagakerjaan",
    "Pada hari ini, {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, bertempat di Palembang, kami yang bertanda tangan di bawah ini:",
    [("Perubahan Jangka Waktu", "Jangka waktu Nota Kesepahaman yang semula berakhir pada tanggal 3 September 2025 diperpanjang selama 18 (delapan belas) bulan terhitung mulai tanggal 4 September 2025 sampai dengan tanggal 3 Maret 2027."), ("Ketentuan Penutup", "Hal-hal lain dalam Nota Kesepahaman tetap berlaku dan mengikat PARA PIHAK.")],
    dict(startsOn="2025-09-04", endsOn="2027-03-03", endBasis="fixed", duration="18 months", parent=dict(number="1440/UN21/HK.07.00/2022", title="Pendidikan dan Jaminan Sosial Ketenagakerjaan")),
    signed="2025-08-25", nomor=["2290/UN21/HK.07.00/2025", "ADD/12/082025"], premis="Menunjuk Nota Kesepahaman Nomor 1440/UN21/HK.07.00/2022 dan Nomor MOU/30/092022 tanggal 4 September 2022 tentang Pendidikan dan Jaminan Sosial Ketenagakerjaan, PARA PIHAK sepakat mengadakan perubahan sebagai berikut:", komparisi="romawi")

add("pks-notis-hari-kerja", "pks", "PERJANJIAN KERJA SAMA\nNOMOR : {n1}\nNOMOR : {n2}\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}",
    [BATANGHARI, BPJS], "PERLINDUNGAN KETUA RUKUN TETANGGA DAN RUKUN WARGA",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun dua ribu duapuluh empat ({d}/{m}/{yy}), yang bertanda tangan di bawah ini :",
    ["objek", "lingkup", "hak", "bayar", ("Jangka Waktu dan Berakhirnya Perjanjian", "(1) Perjanjian ini berlaku untuk masa 24 (dua puluh empat) bulan sejak tanggal 1 Mei 2024.\n(2) Perjanjian dapat diperpanjang dengan persetujuan PARA PIHAK.\n(3) Dalam hal PIHAK KESATU tidak bermaksud memperpanjang Perjanjian, PIHAK KESATU menyampaikan pemberitahuan tertulis kepada PIHAK KEDUA sekurangnya 20 (dua puluh) hari kerja sebelum berakhirnya masa berlaku."), "data", "kahar2", "selisih2", "tutup"],
    dict(startsOn="2024-05-01", endBasis="computed", duration="24 months", notice="20 workingDays", renewal="byAgreement"),
    signed="2024-04-29", nomor=["100.3.7.1/31/PKS/HKM/2024", "PER/15/042024"], prog="jkk jkm", dasar=["bpjs", "pp44"], premis=PREMIS2, komparisi="tabel", wrap=78, dense=True)
