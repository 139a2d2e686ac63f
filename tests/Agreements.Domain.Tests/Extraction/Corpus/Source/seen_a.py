from seen_common import *

add("mou-kota-jambi", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [KOTA, BPJS], "SINERGI PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI TENAGA KERJA DI KOTA JAMBI",
    "Pada hari ini {hari}, tanggal {tgl} bulan {bln} tahun {thn} ({dmy}), bertempat di Jambi, kami yang bertanda tangan di bawah ini:",
    ["maksud", "lingkup", "hak2", "biaya", ("Jangka Waktu", "(1) Nota Kesepahaman ini berlaku selama 2 (dua) tahun terhitung sejak tanggal ditandatangani.\n(2) Nota Kesepahaman ini dapat diperpanjang atas kesepakatan PARA PIHAK, dengan ketentuan PIHAK yang akan memperpanjang menyampaikan pemberitahuan tertulis paling lambat 3 (tiga) bulan sebelum berakhirnya jangka waktu sebagaimana dimaksud pada ayat (1)."), "kahar", "selisih", "pimpinan", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="3 months", renewal="byAgreement"),
    signed="2023-05-25", nomor=["415.4/14/HKU/2023", "MOU/11/052023"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs", "pemda", "pp28", "inpres2"], premis=PREMIS, page=46, foot="- <i> -")

add("pks-tkd-bungo", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\n\nNomor PIHAK KESATU : {n1}\nNomor PIHAK KEDUA  : {n2}",
    [BUNGOKAB, BUNGO], "PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI TENAGA KONTRAK DAERAH DI LINGKUNGAN PEMERINTAH KABUPATEN BUNGO",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, bertempat di Ballroom Hotel Amaris Muara Bungo, yang bertanda tangan di bawah ini:",
    ["objek", "lingkup", "hak", "bayar", ("Jangka Waktu", "(1) Perjanjian ini berlaku terhitung mulai tanggal 1 Januari 2025 sampai dengan tanggal 31 Desember 2025.\n(2) Perjanjian ini mempunyai daya laku surut sejak tanggal 1 Januari 2025 untuk kewajiban pembayaran iuran.\n(3) Apabila salah satu PIHAK hendak memperpanjang Perjanjian ini, maka PIHAK tersebut memberitahukan secara tertulis selambat-lambatnya 30 (tiga puluh) hari kalender sebelum Perjanjian ini berakhir."), "data", "kahar", "selisih2", "ubah", "tutup"],
    dict(startsOn="2025-01-01", endsOn="2025-12-31", endBasis="fixed", retroactive=True, notice="30 days", renewal="byAgreement"),
    signed="2025-01-20", nomor=["100.3.7.1/02/PKS/HUKUM/2025", "PER/03/012025"], prog="jkk jkm", dasar=["bpjs", "pemda", "pp44", "permenaker5"], dasarstyle="mengingat", komparisi="alinea", premis=PREMIS2, wrap=84)

add("nk-pemprov-jambi", "nk", "NOTA KESEPAKATAN SINERGI\nNOMOR: {n1}\nNOMOR: {n2}\nTENTANG\n{T}\nANTARA\n{P1}\nDAN\n{P2}",
    [PROV, BPJS], "Optimalisasi Pelaksanaan Program Jaminan Sosial Ketenagakerjaan bagi Pegawai Non Aparatur Sipil Negara di Provinsi Jambi",
    "Pada hari ini, {hari} tanggal {d} bulan {bln} tahun {y} ({tgl} {bln} {thn}), bertempat di Auditorium Rumah Dinas Gubernur Jambi, telah dibuat dan ditandatangani Nota Kesepakatan Sinergi oleh dan antara:",
    ["maksud2", "lingkup2", "hak2", "pks", "biaya", ("Masa Berlaku", "Nota Kesepakatan ini berlaku untuk jangka waktu 5 (lima) tahun sejak tanggal ditandatanganinya dan dapat diperpanjang berdasarkan persetujuan PARA PIHAK."), "monev", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", renewal="byAgreement"),
    signed="2022-02-24", nomor=["7/NK/SETDA.PEM-OTDA.3.1/II/2022", "MOU/04/022022"], prog="jkk jkm", dasar=["sjsn", "bpjs", "pemda", "inpres2"], dasarstyle="dasar", komparisi="romawi", premis=PREMIS2, page=50)

add("mou-uin-pemprov", "mou", "MEMORANDUM OF UNDERSTANDING\n(NOTA KESEPAHAMAN)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [PROV, UIN], "Penelitian, Pelatihan, dan Pengabdian kepada Masyarakat",
    "Pada hari ini {hari} tanggal dua puluh empat Pebruari tahun dua ribu dua puluh dua, kami yang bertandatangan di bawah ini :",
    ["maksudtri", "lingkuptri", "haktri", "biaya", ("Jangka Waktu", "Jangka waktu Nota Kesepahaman ini adalah 5 (lima) tahun, terhitung sejak ditandatangani oleh PARA PIHAK, dan dapat diperpanjang atau diakhiri dengan terlebih dahulu dilakukan koordinasi selambat-lambatnya 6 (enam) bulan sebelum masa berlakunya habis."), "ubah", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="6 months", renewal="byAgreement"),
    signed="2022-02-24", nomor=["415.4/115/PEM-OTDA", "B-311/Un.15/HM.01/02/2022"], dasar=["sisdik", "dikti", "pemda", "pp4"], premis=PREMISTRI, centre=False, komparisi="tabel")

add("pks-disnaker-jambi", "pks", "PERJANJIAN KERJA SAMA\n\nANTARA\n\n{P1}\n\nDENGAN\n\n{P2}\n\nTENTANG\n\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [DISNAKER, BPJS], "PENINGKATAN KEPATUHAN BADAN USAHA DALAM PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
    "Pada hari ini {HARI} tanggal {TGL} bulan {BLN} tahun {THN} ({slash}) bertempat di Kantor Dinas Tenaga Kerja, Koperasi dan UKM Kota Jambi, kami masing-masing:",
    ["def", "maksud2", "objek", "lingkup2", "hak2", "p_daftar", "p_tim", "p_rahasia", "p_data", "tim", "biaya", ("Jangka Waktu Perjanjian", "1. Perjanjian Kerja Sama ini berlaku untuk jangka waktu 12 (dua belas) bulan, terhitung mulai tanggal 1 Agustus 2023 dan berakhir pada tanggal 31 Juli 2024.\n2. Dua bulan sebelum jangka waktu Perjanjian ini berakhir, PARA PIHAK melakukan evaluasi untuk menentukan perpanjangannya, dan PIHAK yang tidak menghendaki perpanjangan memberitahukannya secara tertulis paling lambat 2 (dua) bulan sebelum tanggal berakhir tersebut."), "monev2", "selisih2", "tutup"],
    dict(startsOn="2023-08-01", endsOn="2024-07-31", endBasis="fixed", duration="12 months", notice="2 months", renewal="byAgreement", parent=dict(number="415.4/14/HKU/2023", title="Sinergi Perlindungan Jaminan Sosial Ketenagakerjaan bagi Tenaga Kerja di Kota Jambi")),
    signed="2023-07-27", nomor=["560/412/DTKKUKM/2023", "PER/21/072023"], prog="jkk jkm jht jp", dasar=["sjsn", "bpjs", "perpres109"], premis="bahwa Perjanjian Kerja Sama ini merupakan tindak lanjut dari Nota Kesepahaman antara Pemerintah Kota Jambi dengan BPJS Ketenagakerjaan Kantor Cabang Jambi Nomor 415.4/14/HKU/2023 tanggal 25 Mei 2023 tentang Sinergi Perlindungan Jaminan Sosial Ketenagakerjaan bagi Tenaga Kerja di Kota Jambi.\n\n" + PREMIS2, komparisi="alinea", page=44, foot="Halaman <i> dari <n>")

add("kb-tiga-pihak-kerinci", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1},\n{P2},\nDAN\n{P3}\nTENTANG\n{T}\nNOMOR: {n1}\nNOMOR: {n2}\nNOMOR: {n3}",
    [KERINCI, SPENUH, BUNGO], "PERLINDUNGAN PEKERJA RENTAN DI KABUPATEN KERINCI DAN KOTA SUNGAI PENUH",
    "Pada hari ini {Hari}, {d} {Bln} {y}, bertempat di Sungai Penuh, yang bertanda tangan di bawah ini:",
    ["maksud", "lingkup", "hak2", "biaya", ("Jangka Waktu", "(1) Kesepakatan Bersama ini mulai berlaku pada tanggal ditandatangani untuk masa 3 (tiga) tahun.\n(2) Atas persetujuan tertulis PARA PIHAK, masa sebagaimana dimaksud pada ayat (1) dapat diperpanjang.\n(3) Usulan perpanjangan disampaikan sekurang-kurangnya 60 (enam puluh) hari sebelum masa berlaku berakhir."), "kahar2", "selisih", "tutup3"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="60 days", renewal="byAgreement"),
    signed="2024-03-18", nomor=["180/07/KB/HK-2024", "100.3.7/11/KS/2024", "KB/02/032024"], prog="jkk jkm", dasar=["bpjs", "pemda", "pp28", "inpres4"], premis=PREMIS3, komparisi="romawi", ttd="urut")

add("moa-febi-bpjs", "moa", "MEMORANDUM OF AGREEMENT\nBETWEEN\n{P1}\nAND\n{P2}\nON\n{T}\n\nNo. {n1}\nNo. {n2}",
    [FEBI, BPJS], "Internship, Guest Lectures, and Joint Research on Employment Social Security",
    "This Memorandum of Agreement is made and entered into on {day}, the fifth of February two thousand and twenty-four ({d} {month} {y}), in Jambi, by and between:",
    [("Purpose", "The purpose of this Agreement is to implement the cooperation in education, research, and community service between the Parties."), ("Scope", "The scope of cooperation includes student internship of at least 4 (four) months per batch, guest lectures, and joint research."), ("Funding", "All expenses shall be borne by each Party within 14 (fourteen) days after the receipt of invoices."), ("Term and Termination", "1. This Agreement shall be valid for a period of three (3) years commencing on the date of signing.\n2. This Agreement may be extended by mutual written consent of the Parties.\n3. Either Party may terminate this Agreement by giving a written notice to the other Party at least three (3) months prior to the intended date of termination."), ("Confidentiality", "The Parties shall keep confidential information for five (5) years after disclosure."), ("Closing", "This Agreement is made in 2 (two) originals having equal legal force.")],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="3 months", renewal="byAgreement"),
    signed="2024-02-05", nomor=["B-87/F.EBI/HM.01/02/2024", "MOA/01/022024"], komparisi="english", sebut=("FIRST PARTY", "SECOND PARTY"), pasal="Article {i}\n{t}", premis="The FIRST PARTY and the SECOND PARTY, hereinafter collectively referred to as the Parties, agree as follows:")

add("addendum-bungo", "addendum", "ADDENDUM KESATU\nATAS PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [BUNGOKAB, BUNGO], "PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI TENAGA KONTRAK DAERAH DI LINGKUNGAN PEMERINTAH KABUPATEN BUNGO",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn} ({dmy}), kami yang bertanda tangan di bawah ini:",
    [("Perubahan", "Ketentuan Pasal 5 ayat (1) Perjanjian Kerja Sama Nomor 100.3.7.1/02/PKS/HUKUM/2025 diubah, sehingga berbunyi sebagai berikut:\n\"(1) Perjanjian ini berlaku terhitung mulai tanggal 1 Januari 2025 sampai dengan tanggal 30 Juni 2026.\""), ("Ketentuan Lain", "Ketentuan lain dalam Perjanjian Kerja Sama yang tidak diubah dengan Addendum ini dinyatakan tetap berlaku."), ("Berlakunya Addendum", "Addendum ini merupakan bagian yang tidak terpisahkan dari Perjanjian Kerja Sama."), "tutup"],
    dict(startsOn="2025-01-01", endsOn="2026-06-30", endBasis="fixed", retroactive=None, parent=dict(number="100.3.7.1/02/PKS/HUKUM/2025", title="Perlindungan Jaminan Sosial Ketenagakerjaan bagi Tenaga Kontrak Daerah di Lingkungan Pemerintah Kabupaten Bungo")),
    signed="2025-11-17", nomor=["100.3.7.1/61/ADD/HUKUM/2025", "ADD/05/112025"], premis="PARA PIHAK telah menandatangani Perjanjian Kerja Sama Nomor 100.3.7.1/02/PKS/HUKUM/2025 dan Nomor PER/03/012025 tanggal 20 Januari 2025 tentang Perlindungan Jaminan Sosial Ketenagakerjaan bagi Tenaga Kontrak Daerah di Lingkungan Pemerintah Kabupaten Bungo, dan sepakat mengubahnya dengan ketentuan sebagai berikut:")

add("ia-hukum-tata-negara", "ia", "IMPLEMENTATION ARRANGEMENT (IA)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor: {n1}\nNomor: {n2}",
    [FH, BPJS], "Praktik Kerja Lapangan Mahasiswa Program Studi Ilmu Hukum",
    "Pada hari ini {Hari} tanggal {dmy} bertempat di Kampus Mendalo, kami yang bertanda tangan:",
    [("Kegiatan", "Pelaksanaan praktik kerja lapangan oleh paling banyak 20 (dua puluh) mahasiswa selama 40 (empat puluh) hari kerja."), ("Waktu Pelaksanaan", "Implementation Arrangement ini dilaksanakan dari tanggal 3 Juni 2024 s.d. 30 Agustus 2024."), ("Biaya", "Kegiatan ini tidak menimbulkan biaya bagi PIHAK KEDUA."), ("Luaran", "Laporan kegiatan disampaikan paling lambat 14 (empat belas) hari setelah kegiatan berakhir.")],
    dict(startsOn="2024-06-03", endsOn="2024-08-30", endBasis="fixed", parent=dict(number="512/UN21.4/HK.07.00/2022", title="Magang dan Penelitian Bersama")),
    signed="2024-05-22", nomor=["1180/UN21.4/KS/2024", "IA/02/052024"], premis="Sebagai pelaksanaan Memorandum of Agreement Nomor 512/UN21.4/HK.07.00/2022 tentang Magang dan Penelitian Bersama, PARA PIHAK sepakat:", komparisi="alinea", pasal="{i}. {t}", centre=False)

add("mou-korpri", "mou", "NOTA KESEPAHAMAN (MoU)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [KORPRI, BPJS], "KEPESERTAAN ANGGOTA KORPRI DALAM PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
    "Pada hari ini {Hari}, tanggal {Tgl} bulan {Bln} tahun {Thn}, bertempat di Swissbel Hotel Jambi, yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup", "hak2", ("Jangka Waktu dan Pengakhiran", "(1) Nota Kesepahaman ini berlaku sejak ditandatangani untuk jangka waktu yang tidak ditentukan.\n(2) Masing-masing PIHAK dapat mengakhiri Nota Kesepahaman ini dengan pemberitahuan tertulis kepada PIHAK lainnya paling lambat 90 (sembilan puluh) hari kalender sebelum tanggal pengakhiran yang dikehendaki."), "biaya", "pimpinan", "tutup"],
    dict(startsOn="signed", endBasis="openEnded", notice="90 days"),
    signed="2023-04-13", nomor=["045/DP-KORPRI/IV/2023", "MOU/08/042023"], prog="jkk jkm jht", dasar=["bpjs", "permenaker5"], dasarstyle="berdasarkan", komparisi="lahir", premis=PREMIS2)

add("pks-guru-honorer", "pks", "PERJANJIAN KERJASAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNo. {n1}\nNo. {n2}",
    [DISDIK, BPJS], "KEPESERTAAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI GURU HONORER DAN TENAGA KEPENDIDIKAN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun dua ribu dua puluh tiga (tgl. {d}-{m}-{yy}) di Jambi telah dibuat perjanjian kerjasama antara :",
    ["objek", "lingkup2", "hak", "bayar", ("Jangka Waktu", "Perjanjian ini berlaku sejak tanggal 2 Januari 2023 s/d 31 Desember 2023 dan dapat diperpanjang dengan persetujuan kedua belah pihak, dengan pemberitahuan 1 (satu) bulan sebelumnya."), "kahar2", "selisih2", "tutup"],
    dict(startsOn="2023-01-02", endsOn="2023-12-31", endBasis="fixed", notice="1 months", renewal="byAgreement"),
    signed="2023-01-02", nomor=["420/17/DISDIK-1.2/I/2023", "PER/01/012023"], prog="jkk jkm", dasar=["bpjs", "pp44", "pergub16"], komparisi="tabel", premis=PREMIS2, wrap=70)

add("nk-tebo-hari-salah", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [TEBO, BUNGO], "PENYELENGGARAAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN DI KABUPATEN TEBO",
    "Pada hari ini Senin tanggal {tgl} bulan {bln} tahun {thn} ({dmy}) bertempat di Muara Tebo, kami yang bertanda tangan di bawah ini:",
    ["def", "maksud", "lingkup", "hak2", "p_tim", "p_komunikasi", "p_akhiri", "pks", "biaya", ("Jangka Waktu", "Nota Kesepakatan ini berlaku dalam jangka waktu 4 (empat) tahun terhitung sejak tanggal penandatanganan Nota Kesepakatan ini. Apabila dikehendaki, dapat diperpanjang atas kesepakatan PARA PIHAK yang diajukan selambat-lambatnya 4 (empat) bulan sebelum jangka waktunya berakhir."), "monev", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="4 years", notice="4 months", renewal="byAgreement", contradictions=["weekday"]),
    signed="2023-06-15", nomor=["119/NK/HK/2023", "NK/06/062023"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs", "pemda", "pp28", "permen22"], premis=PREMIS, page=42, foot="Nota Kesepakatan Kabupaten Tebo – BPJS Ketenagakerjaan | <i>")

add("mou-unja-bpjs-otomatis", "mou", "NOTA KESEPAHAMAN\nantara\n{p1}\ndengan\n{p2}\ntentang\n{T}\n\nNomor Universitas Jambi : {n1}\nNomor BPJS Ketenagakerjaan : {n2}",
    [UNJA, SUMBAGSEL], "Kerja Sama Pendidikan, Penelitian, dan Perlindungan Jaminan Sosial Ketenagakerjaan",
    "Pada hari ini, {Hari}, tanggal {Tgl} bulan {Bln} tahun {Thn} ({dots}), bertempat di Mendalo, telah ditandatangani Nota Kesepahaman oleh dan antara:",
    ["maksudtri", "lingkuptri", "haktri", "biaya", ("Jangka Waktu", "(1) Nota Kesepahaman ini berlaku selama 2 (dua) tahun sejak tanggal ditandatangani.\n(2) Apabila sampai dengan berakhirnya jangka waktu tidak ada pemberitahuan tertulis dari salah satu PIHAK paling lambat 30 (tiga puluh) hari kerja sebelumnya, Nota Kesepahaman ini diperpanjang secara otomatis untuk jangka waktu 1 (satu) tahun berikutnya."), "kahar", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="30 workingDays", renewal="automatic", renewalMonths=12),
    signed="2024-09-04", nomor=["2145/UN21/HK.07.00/2024", "MOU/31/092024"], komparisi="romawi", premis=PREMISTRI)

add("pks-pekerja-sawit", "pks", "PERJANJIAN KERJA SAMA ANTARA {P1} DENGAN {P2} TENTANG {T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [DISBUN, BPJS], "PEMBAYARAN IURAN PEKERJA PERKEBUNAN SAWIT MELALUI DANA BAGI HASIL",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} kami yang bertanda tangan di bawah ini :",
    ["objek", "lingkup", "bayar", "hak", ("Masa Pertanggungan", "Iuran dibayarkan untuk kepesertaan selama 5 (lima) bulan, yaitu bulan Agustus sampai dengan Desember 2024."), ("Jangka Waktu Perjanjian", "Perjanjian ini berlaku selama 1 (satu) tahun terhitung sejak tanggal 1 Juli 2024 sampai dengan tanggal 30 Juni 2025 dan tidak dapat diperpanjang."), "data", "selisih2", "tutup"],
    dict(startsOn="2024-07-01", endsOn="2025-06-30", endBasis="fixed", duration="1 years", renewal="none"),
    signed="2024-06-28", nomor=["500.6.10/880/DISBUN-3/2024", "PER/18/062024"], prog="jkk jkm", dasar=["bpjs", "pp44", "pmk91"], dasarstyle="mengingat", premis=PREMIS2, komparisi="alinea")

add("mou-sungai-penuh-tanpa-nomor", "mou", "NOTA KESEPAHAMAN\nANTARA {P1}\nDENGAN {P2}\nTENTANG {T}\n\nNOMOR : .................................\nNOMOR : .................................",
    [SPENUH, BUNGO], "PERLUASAN KEPESERTAAN JAMINAN SOSIAL KETENAGAKERJAAN",
    "Pada hari ini {hari} tanggal {tgl} bulan {bln} tahun {thn}, yang bertanda tangan di bawah ini :",
    ["maksud", "lingkup2", "hak2", "biaya", "pimpinan", "tutup"],
    dict(endBasis="unknown"),
    signed="2021-10-12", prog="jkk jkm jht jp", komparisi="tabel", premis=PREMIS2)

add("pks-batanghari-ocr", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [BATANGHARI, BPJS], "PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI PERANGKAT DESA",
    "Pada hari ini Rabu, tanggal dela-\npan bulan Maret tahun dua ribu dua puluh tiga (O8-O3-2O23) bertempat di Muara Bulian, kami yang bertanda tangan di bawah ini :",
    ["objek", "lingkup", "hak", "bayar", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku se1ama l (satu) tahun terhitung mulai tanggal¦l5 Maret 2O23 sampai dengan tanggal l4 Maret 2O24 dan dapat diper-¦panjang atas kesepakatan PARA PIHAK paling lambat 2 (dua) bu1an sebelum berakhirnya Perjanjian ini."), "kahar", "selisih2", "tutup"],
    dict(startsOn="2023-03-15", endsOn="2024-03-14", endBasis="fixed", duration="1 years", notice="2 months", renewal="byAgreement"),
    signed="2023-03-08", nomor=["141/27/PKS/PMD/2023", "PER/09/032023"], prog="jkk jkm", dasar=["bpjs", "pp44"], premis=PREMIS2, noise=3, wrap=72, page=48)
