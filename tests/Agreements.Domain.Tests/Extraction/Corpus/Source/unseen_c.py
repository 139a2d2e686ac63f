from unseen_common import *
from unseen_a import h, H3

add("addendum-sleman-tiga-pihak", "addendum", "ADDENDUM\nATAS KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nDAN\n{P3}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}\nNOMOR : {n3}", [SLEMAN, UNY, BPSLM], "PEMBERDAYAAN DAN PERLINDUNGAN PEKERJA SEKTOR INFORMAL",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, bertempat di Sleman, kami yang bertanda tangan di bawah ini :",
    [("JANGKA WAKTU", "Ketentuan Pasal 7 ayat (1) Kesepakatan Bersama diubah, sehingga berbunyi sebagai berikut:\n\"(1) Kesepakatan Bersama ini berlaku untuk jangka waktu 5 (lima) tahun terhitung sejak tanggal 12 April 2022 sampai dengan tanggal 11 April 2027.\""), ("PENUTUP", "Addendum ini dibuat dalam rangkap 3 (tiga) dan merupakan satu kesatuan yang tidak terpisahkan dengan Kesepakatan Bersama.")],
    dict(startsOn="2022-04-12", endsOn="2027-04-11", endBasis="fixed", duration="5 years", parent=dict(number="12/PK.KDH/A/2022", title="Pemberdayaan dan Perlindungan Pekerja Sektor Informal")),
    signed="2025-03-13", nomor=["9/PK.KDH/A/2025", "B/41/UN34/KS/2025", "ADD/08/032025"], komparisi="tabel", premis="PARA PIHAK terlebih dahulu menerangkan bahwa PARA PIHAK telah mengikatkan diri dalam Kesepakatan Bersama Nomor 12/PK.KDH/A/2022, Nomor B/60/UN34/KS/2022, dan Nomor KB/15/042022 tanggal 12 April 2022 tentang Pemberdayaan dan Perlindungan Pekerja Sektor Informal.", ttd="urut", wrap=86)

add("pks-pindai-banyuwangi", "pks", h("PERJANJIAN KERJA SAMA"), [DPMDBWI, BPBWI], "KEPESERTAAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI PERANGKAT DESA",
    "Pada hari ini Rabu tangga1 dua puluh lima bu1an Januari tahun dua ribu\ndua puluh tiga (25-O1-2O23), bertempat di Banyuwangi, kami yang bertanda\ntangan di bawah ini :",
    ["objek", "hak", "iuran", ("JANGKA WAKTU", "( 1 ) Perjanjian Kerja Sama ini ber1aku se1ama 1 (satu) tahun ter-¦hitung mulai tanggal O1 Februari 2O23 sampai dengan tangga1 31¦Januari 2O24.¦( 2 ) Perjanjian Kerja Sama ini dapat diperpanjang atas kesepakatan¦PARA PIHAK dengan pemberitahuan tertu1is pa1ing lambat 1 (satu) bu1an¦sebelum berakhirnya Perjanjian Kerja Sama ini."), "kahar", "selisih", "penutup"],
    dict(startsOn="2023-02-01", endsOn="2024-01-31", endBasis="fixed", duration="1 years", notice="1 months", renewal="byAgreement"),
    signed="2023-01-25", nomor=["140/96/429.113/2023", "PER/08/012023"], prog="jkk jkm", dasar=["desa", "bpjs"], dasarstyle=MENG, komparisi="tabel", premis=PRE, noise=41, wrap=74, page=46, foot="- <i> -")

add("nk-pindai-karawang", "nk", h("NOTA KESEPAKATAN"), [KARAWANG, BPKRW], "PERLINDUNGAN PEKERJA RENTAN KABUPATEN KARAWANG",
    "Pada  hari  ini  Kamis  tanggal  enam  belas  bulan  Juni  tahun  dua  ribu\ndua  pu1uh  dua , bertempat  di  Karawang , kami  yang  bertanda  tangan\ndi  bawah  ini  :",
    ["maksud", "objek", "lingkup", "biaya", ("JANGKA WAKTU", "(1)  Nota  Kesepakatan  ini  berlaku  selama  3  ( tiga )  tahun  sejak¦tanggal  ditandatangani  dan  dapat  diper-¦panjang  sesuai  kesepa-¦katan  PARA  PIHAK .¦(2)  PIHAK  yang  akan  memperpanjang  Nota  Kesepakatan  ini  mem-¦beritahukan  secara  tertulis  kepada  PIHAK  lainnya  paling  lam-¦bat  3  ( tiga )  bulan  sebelumnya ."), "selisihm", "penutup"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="3 months", renewal="byAgreement"),
    signed="2022-06-16", nomor=["415.4/33-Ks/2022", "NK/25/062022"], prog="jkk jkm", dasar=["bpjs", "inpres2"], dasarstyle=MEM, komparisi="titik", premis=PRE, noise=43, wrap=76)

add("mou-pindai-cirebon", "mou", h("NOTA KESEPAHAMAN"), [CIREBON, UNDIP], "PENGEMBANGAN SUMBER DAYA MANUSIA DAN PEMBANGUNAN DAERAH",
    "Pada hari ini Rabu, tanggal 2 (dua) bulan 0ktober tahun 2O24 (dua ribu dua pu-\nluh empat), bertempat di Cirebon, kami yang bertanda tangan dibawah ini :",
    ["maksudt", "lingkupt", "biaya", ("JANGKA WAKTU", "(1) Nota Kesepahaman ini mulai ber1aku sejak tanggal di-¦tandatangani sampai dengan tangga1 31 Desember 2O27.¦(2) Nota Kesepahaman ini dapat diperpanjang berdasar-¦kan kesepakatan PARA PIHAK yang disampaikan se1am-¦bat-lambatnya 6O (enam puluh) hari sebe1um masa ber-¦lakunya berakhir."), "lain", "penutup"],
    dict(startsOn="signed", endsOn="2027-12-31", endBasis="fixed", notice="60 days", renewal="byAgreement"),
    signed="2024-10-02", nomor=["100.3.7/58-PEM/2024", "3900/UN7.A/KS/X/2024"], dasar=["dikti", "pp28"], dasarstyle=MENG, komparisi="badan", premis=PRE, noise=47, wrap=80, page=48)

add("kb-kalbar-hari-keliru", "kb", h("KESEPAKATAN BERSAMA"), [KALBAR, BPPTK], "PERLINDUNGAN PEKERJA PERKEBUNAN KELAPA SAWIT",
    "Pada hari ini Rabu tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}), bertempat di Pontianak, yang bertanda tangan di bawah ini:",
    ["maksud", "objek", "lingkup", "tim", "biaya", ("JANGKA WAKTU", "(1) Kesepakatan Bersama ini berlaku untuk jangka waktu 2 (dua) tahun, terhitung mulai tanggal 1 Agustus 2024 sampai dengan tanggal 31 Juli 2026, dan dapat diperpanjang dengan persetujuan PARA PIHAK.\n(2) Perpanjangan sebagaimana dimaksud pada ayat (1) diusulkan secara tertulis paling lambat 14 (empat belas) hari kerja sebelum Kesepakatan Bersama ini berakhir."), "monev", "selisihm", "penutup"],
    dict(startsOn="2024-08-01", endsOn="2026-07-31", endBasis="fixed", duration="2 years", notice="14 workingDays", renewal="byAgreement", contradictions=["weekday"]),
    signed="2024-07-18", nomor=["100.3.7.1/44/RO-PEM/2024", "KB/29/072024"], prog="jkk jkm", dasar=["bpjs", "pemda", "permen22"], dasarstyle=MEM, komparisi="tabel", premis="Berdasarkan Berita Acara Rapat Pembahasan tanggal 27 Juni 2024, PARA PIHAK menyatakan telah mempelajari rencana kerja sama ini.\n\n" + PRE, page=46, foot="<i>/<n>", wrap=88)

add("pks-manado-akhir-keliru", "pks", h("PERJANJIAN KERJA SAMA"), [DISDIKMDO, BPMDO], "PERLINDUNGAN TENAGA KEPENDIDIKAN NON ASN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, bertempat di Manado, kami yang bertanda tangan di bawah ini :",
    ["maksud", "objek", "hak", "iuran", ("JANGKA WAKTU", "(1) Perjanjian Kerja Sama ini dilaksanakan untuk jangka waktu 2 (dua) tahun terhitung mulai tanggal 1 Maret 2024 sampai dengan tanggal 28 Februari 2025.\n(2) Perjanjian Kerja Sama ini dapat diperpanjang dengan persetujuan tertulis PARA PIHAK, dengan ketentuan permohonan perpanjangan diajukan paling lambat 2 (dua) bulan sebelum berakhirnya jangka waktu dimaksud."), "kahar", "selisih", "adendum", "penutup"],
    dict(startsOn="2024-03-01", endsOn="2025-02-28", endBasis="fixed", duration="2 years", notice="2 months", renewal="byAgreement", contradictions=["end"]),
    signed="2024-02-26", nomor=["400.3/D.02/188/2024", "PER/21/022024"], prog="jkk jkm jht", dasar=["bpjs", "perpres109"], dasarstyle=DAS, komparisi="titik", premis=PRE, wrap=82)

add("mou-konsep-ambon", "mou", "RANCANGAN\n\nNOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : ................................\nNOMOR : ................................", [AMBON, BPAMB], "PELAKSANAAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN DI KOTA AMBON",
    "Pada hari ini .............. tanggal .............. bulan .............. tahun dua ribu dua puluh .............., bertempat di Ambon, kami yang bertanda tangan di bawah ini :",
    ["maksud", "lingkup", "laksana", "biaya", ("JANGKA WAKTU", "(1) Nota Kesepahaman ini berlaku untuk jangka waktu 3 (tiga) tahun sejak tanggal ditandatangani.\n(2) Nota Kesepahaman ini dapat diperpanjang berdasarkan persetujuan PARA PIHAK dengan pemberitahuan secara tertulis selambat-lambatnya 3 (tiga) bulan sebelum jangka waktu berakhir."), "selisihm", "lain", "penutup"],
    dict(endBasis="computed", duration="3 years", notice="3 months", renewal="byAgreement"),
    prog="jkk jkm", dasar=["bpjs", "pemda", "inpres2"], dasarstyle=MENG, komparisi="tabel", premis=PRE)

add("pks-konsep-karawang-anggaran", "pks", h("PERJANJIAN KERJA SAMA"), [DINKESKRW, BPKRW], "PEMBAYARAN IURAN KADER KESEHATAN TAHUN ANGGARAN 2026",
    "Pada hari ini ...... tanggal ...... bulan ...... tahun ......, yang bertanda tangan di bawah ini :",
    ["objek", "hak", "iuran", ("JANGKA WAKTU", "(1) Perjanjian Kerja Sama ini berlaku terhitung sejak tanggal 1 Januari 2026 sampai dengan tanggal 31 Desember 2026.\n(2) Perjanjian Kerja Sama ini tidak dapat diperpanjang."), "kahar", "selisih", "penutup"],
    dict(startsOn="2026-01-01", endsOn="2026-12-31", endBasis="fixed", renewal="none"),
    nomor=[None, None], prog="jkk jkm", dasar=["bpjs"], dasarstyle=MEM, komparisi="titik", premis=PRE, wrap=80)

add("pks-banyuwangi-surut", "pks", h("PERJANJIAN KERJA SAMA"), [DPMDBWI, BPBWI], "PERLINDUNGAN KETUA RT DAN RW TAHUN 2024",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({pjg}), bertempat di Banyuwangi, kami yang bertanda tangan di bawah ini :",
    ["maksud", "objek", "hak", "iuran", ("JANGKA WAKTU", "(1) Perjanjian Kerja Sama ini berlaku surut terhitung sejak tanggal 1 Januari 2024 dan berakhir pada tanggal 31 Desember 2024.\n(2) Perjanjian Kerja Sama ini dapat diperpanjang atas kesepakatan PARA PIHAK.\n(3) PIHAK yang bermaksud memperpanjang memberitahukan secara tertulis kepada PIHAK lainnya paling lambat 2 (dua) bulan sebelum berakhirnya Perjanjian Kerja Sama."), "kahar", "selisih", "surat", "penutup"],
    dict(startsOn="2024-01-01", endsOn="2024-12-31", endBasis="fixed", retroactive=True, notice="2 months", renewal="byAgreement"),
    signed="2024-02-19", nomor=["140/203/429.113/2024", "PER/17/022024"], prog="jkk jkm", dasar=["desa", "bpjs", "inpres2"], dasarstyle=DAS, komparisi="badan", sebut=I, premis="Bahwa dengan Keputusan Bupati Banyuwangi Nomor 188/512/KEP/429.011/2023 tanggal 27 Desember 2023 telah ditetapkan penerima bantuan iuran bagi Ketua RT dan RW untuk masa 12 (dua belas) bulan.\n\n" + PRE, wrap=88, page=44, foot="<i>")

add("mou-manado-tiga-pihak", "mou", h("NOTA KESEPAHAMAN", H3), [MANADO, UNSRAT, KADIN], "PENGEMBANGAN KEWIRAUSAHAAN DAN TENAGA KERJA LOKAL",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, bertempat di Kantor Wali Kota Manado, kami yang bertanda tangan di bawah ini :",
    ["maksudt", "lingkupt", "biaya", ("JANGKA WAKTU", "(1) Nota Kesepahaman ini mulai berlaku sejak tanggal ditandatangani oleh PARA PIHAK untuk jangka waktu yang tidak terbatas.\n(2) Nota Kesepahaman ini dapat diakhiri oleh salah satu PIHAK dengan menyampaikan pemberitahuan tertulis kepada PIHAK lainnya paling lambat 3 (tiga) bulan sebelum tanggal pengakhiran yang dikehendaki."), "monev", "selisihm", "penutup3"],
    dict(startsOn="signed", endBasis="openEnded", notice="3 months"),
    signed="2023-08-02", nomor=["134.4/D.01/29/2023", "5102/UN12/KS/2023", "011/MOU/KADIN/VIII/2023"], dasar=["dikti", "pemda"], dasarstyle=MENG, komparisi="badan", premis=PRE3, ttd="urut")
