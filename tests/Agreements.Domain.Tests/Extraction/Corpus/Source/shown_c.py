from shown_common import *

add("pks-banyak-tanggal", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [NAKERKALBAR, PONTIANAK], "PENYALURAN BANTUAN IURAN DANA BAGI HASIL SAWIT",
    "Menindaklanjuti rapat tanggal 4 Maret 2025 dan surat Gubernur tanggal 11 Maret 2025, pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} di Pontianak, kami:",
    ["guna", "cakup", ("Masa Perlindungan", "Perlindungan peserta dibiayai untuk bulan Juni sampai dengan Desember 2025, selama 7 (tujuh) bulan."), "bayar", ("Jangka Waktu Perjanjian", "Perjanjian ini berlaku terhitung sejak tanggal 1 Mei 2025 s.d. 30 April 2026, dan evaluasi akhir dilaksanakan tanggal 15 Mei 2026. Apabila akan diperpanjang, PARA PIHAK menyepakatinya secara tertulis 1 (satu) bulan sebelum tanggal 30 April 2026."), "arsip", "rinci2", "alam", "akhir"],
    dict(startsOn="2025-05-01", endsOn="2026-04-30", endBasis="fixed", notice="1 months", renewal="byAgreement", parent=dict(number="500.15/3310/DISNAKERTRANS-C")),
    signed="2025-04-21", nomor=["560/512/DISNAKERTRANS-B", "PER/30/042025"], prog="jkk jkm", dasar=["bpjs", "inpres2"], dasarstyle=MI, komparisi="garis", premis="Perjanjian ini menginduk pada Nota Kesepakatan Nomor 500.15/3310/DISNAKERTRANS-C tanggal 22 November 2023.")

add("mou-tanda-tangan-berbeda", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UNSRI, PONTIANAK], "Magang Bersertifikat",
    "Nota Kesepahaman ini ditandatangani secara sirkuler oleh:",
    ["guna", "cakupu", ("Masa Berlaku", "Nota Kesepahaman ini berlaku 2 (dua) tahun, dihitung dari tanggal tanda tangan terakhir di bawah ini."), "dana", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="2 years"),
    signed="2024-07-09", nomor=["0101/UN9/KS.MOU/2024", "MOU/26/072024"], komparisi="naskah", premis=P2,
    ttd="Indralaya, 2 Juli 2024                       Pontianak, 9 Juli 2024\nPIHAK KESATU,                                PIHAK KEDUA,\n\n\n\n{nama1}    {nama2}")

add("pks-judul-dua-baris-rusak", "pks", "PERJANJIAN KERJA\nSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\nPERLINDUNGAN JAMINAN SOSIAL KETENAGA-\nKERJAAN BAGI PEKERJA PASAR TRADISIONAL\nNOMOR : {n1}\nNOMOR : {n2}",
    [DINKOPMEDAN, MEDAN], "PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI PEKERJA PASAR TRADISIONAL",
    "Pada hari ini {Hari} tgl. {d} {Bln} '{yy} di Medan, kami yg bertanda tangan:",
    ["guna", "cakup", ("Jangka Waktu", "Perjanjian ini berlaku 1 (satu) tahun sejak tanggal tersebut diatas. Pemutusan sepihak harus diberitahukan 30 hari sebelumnya."), "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="1 years", notice="30 days"),
    signed="2023-10-03", nomor=["511/904/DISKOP/2023", "PER/61/102023"], prog="jkk jkm", komparisi="pendek", premis=P2)

add("mou-mulai-nanti", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [AMBON, MALUKU], "Ekosistem Pekerja Pelabuhan Rakyat",
    "Di Ambon, pada tanggal {Tgl} {Bln} {Thn}, bertepatan dengan peringatan Hari Buruh Internasional, kami yang bertanda tangan di bawah naskah ini:",
    ["guna", "cakup", ("Masa Berlaku", "Nota Kesepahaman ini berlaku tiga tahun lamanya, bukan sejak ditandatangani melainkan sejak 1 Juni 2024. Bila para pihak menghendaki perpanjangan, pembicaraan dimulai enam bulan sebelum berakhir."), "dana", "akhir"],
    dict(startsOn="2024-06-01", endBasis="computed", duration="3 years", notice="6 months", renewal="byAgreement"),
    signed="2024-05-01", nomor=["180/NK/14/2024", "MOU/18/052024"], prog="jkk jkm", dasar=["bpjs"], dasarstyle=DA, komparisi="garis", premis=P2)

add("pks-akhir-bulan", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [P("Kecamatan Jelutung Kota Jambi", "Nadirsyah, S.STP.", "Camat Jelutung", "sesuai Keputusan Wali Kota Jambi Nomor 821.23-91 Tahun 2023 tertanggal 14 Maret 2023", "Jl. Hayam Wuruk No. 62, Jambi", "Jambi"), JAMBI], "Pelayanan Informasi Jaminan Sosial di Kantor Kecamatan",
    "Pada hari Kamis Kliwon, {d} {Bln} {y}, di Kantor Camat Jelutung, kami:",
    ["guna", "peran", ("Jangka Waktu", "Jangka waktu perjanjian adalah enam bulan terhitung 29 Februari 2024 dan berakhir 28 Agustus 2024."), "dana", "akhir"],
    dict(startsOn="2024-02-29", endsOn="2024-08-28", endBasis="fixed", duration="6 months"),
    signed="2024-02-29", nomor=["138/57/KJ/2024", "PER/16/022024"], komparisi="naskah", premis=P2)

add("pks-nomor-terbalik", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNo. BPJS Ketenagakerjaan : {n2}\nNo. Dinas : {n1}",
    [P("Dinas Perhubungan Kota Medan", "Iswar Lubis, S.SiT., M.T.", "Kepala Dinas Perhubungan Kota Medan", "sesuai Keputusan Wali Kota Medan Nomor 821.22/400.K tertanggal 2 Maret 2021", "Jl. Pinang Baris No. 114, Medan", "Medan"), MEDAN], "PERLINDUNGAN JURU PARKIR",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} telah dibuat, disepakati, dan ditandatangani perjanjian oleh dan antara:",
    ["guna", "cakup", "bayar", ("Masa Berlakunya Perjanjian", "Perjanjian ini berlaku hingga tanggal 30 November 2025 terhitung sejak ditandatangani, dan setelahnya dapat diadakan perpanjangan dengan kesepakatan PARA PIHAK; PIHAK yang tidak akan memperpanjang memberi kabar tertulis sekurang-kurangnya sepuluh hari kerja sebelum perjanjian berakhir."), "alam", "akhir"],
    dict(startsOn="signed", endsOn="2025-11-30", endBasis="fixed", notice="10 workingDays", renewal="byAgreement"),
    signed="2024-12-02", nomor=["551/6120/DISHUB/2024", "PER/88/122024"], prog="jkk jkm", dasar=["bpjs", "perda"], dasarstyle=IN, komparisi="nama", premis=P2, sebut=I)

add("addendum-pembatalan-perpanjangan", "addendum", "ADDENDUM PERTAMA\nNOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor: {n1}\nNomor: {n2}",
    [PATI, SEMARANG], "SINERGI PERLINDUNGAN PETANI DAN BURUH TANI TEMBAKAU",
    "Hari {Hari}, tanggal {Tgl} bulan {Bln} tahun {Thn}, di Pati, kami yang menandatangani addendum:",
    [("Perubahan", "Masa Nota Kesepakatan yang semula sampai tanggal 1 September 2025 dipersingkat menjadi sampai dengan tanggal 31 Maret 2025.")],
    dict(endsOn="2025-03-31", endBasis="fixed", parent=dict(number="520/2019", title="Sinergi Perlindungan Petani dan Buruh Tani Tembakau")),
    signed="2025-02-20", nomor=["520/318", "ADD/01/022025"], komparisi="naskah", premis="Nota Kesepakatan Nomor 520/2019 dan Nomor NK/21/082024 tanggal 26 Agustus 2024 tentang Sinergi Perlindungan Petani dan Buruh Tani Tembakau diubah sebagai berikut.")

add("moa-english-words", "moa", "MEMORANDUM OF AGREEMENT\nBETWEEN\n{P1}\nAND\n{P2}\nREGARDING\n{T}\nNo. {n1}\nNo. {n2}",
    [FEKON, FISIP], "Faculty Exchange and Double Supervision",
    "Made in duplicate at Pontianak this twenty-third day of August two thousand and twenty-three, between:",
    [("Cooperation", "Exchange of at most two lecturers per semester."), ("Entry into Force", "The Agreement enters into force upon signature, has a validity of two (2) years, and is tacitly renewed for further periods of one (1) year each, save where one faculty gives the other two (2) months' notice before the end of the running period."), ("Costs", "Costs are reimbursed within 45 (forty-five) days.")],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="2 months", renewal="automatic", renewalMonths=12),
    signed="2023-08-23", nomor=["2204/UN22.3/KS/2023", "1015/UN9.FISIP/TU.KS/2023"], komparisi="en", sebut=("First Faculty", "Second Faculty"), pasal="Clause {i} – {t}", ttd="urut")

add("nk-hari-angka-kata-kacau", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [KENDARIKOTA, KENDARI], "PERLINDUNGAN PEKERJA SENI DAN EKONOMI KREATIF",
    "Bertempat di Kendari, hari Kamis, tanggal tiga puluh bulan Nopember tahun dua ribu dua puluh tiga (30-11-2022), para pihak:",
    ["guna", "cakup", ("Jangka Waktu", "Nota Kesepakatan ini berlaku satu setengah tahun atau 18 (delapan belas) bulan sejak ditandatangani."), "dana", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="18 months", contradictions=["digits"]),
    signed="2023-11-30", nomor=["100.3.7/120/NK/HUK/2023", "NK/27/112023"], prog="jkk jkm", dasar=["bpjs", "perwal"], dasarstyle=DA, komparisi="pendek", premis=P2)

add("pks-wajib-tanpa-kata-nomor", "pks", "Perjanjian Kerja Sama\nantara {p1}\ndengan {p2}\ntentang {T}\n(No. {n1}; No. {n2})",
    [P("Rumah Sakit Umum Daerah dr. Soedarso Provinsi Kalimantan Barat", "drg. Hary Agung, M.M.", "Direktur RSUD dr. Soedarso", "sesuai Keputusan Gubernur Nomor 821.2/88/BKD tertanggal 20 Februari 2023", "Jl. dr. Soedarso No. 1, Pontianak", "Pontianak"), PONTIANAK], "Pelayanan Kesehatan Kasus Kecelakaan Kerja",
    "Pontianak, {pjg}. Yang bertanda tangan:",
    [("Lingkup", "Pelayanan bagi peserta program JKK tanpa batas biaya sesuai kebutuhan medis."), ("Klaim", "Klaim diajukan tiap bulan dan dibayar 7 (tujuh) hari kerja sesudah lengkap; klaim kedaluwarsa setelah 5 (lima) tahun."), ("Waktu", "Berlaku 2 (dua) tahun: 1 Januari 2025 – 31 Desember 2026. Diperpanjang dengan persetujuan tertulis; diajukan 60 (enam puluh) hari kalender sebelumnya."), ("Obat", "Obat mengikuti formularium.")],
    dict(startsOn="2025-01-01", endsOn="2026-12-31", endBasis="fixed", duration="2 years", notice="60 days", renewal="byAgreement", programmes=["jkk"]),
    signed="2024-12-19", nomor=["445/8812/RSDS/2024", "PER/93/122024"], komparisi="pendek", premis=P2, pasal="{i}. {t}", centre=False)

add("mou-tanpa-apa-apa", "mou", "NOTA KESEPAHAMAN\nantara\n{P1}\ndan\n{P2}",
    [UHO, KENDARI], "",
    "Kami yang bertanda tangan di bawah ini sepakat bekerja sama sebagai berikut.",
    ["guna", "cakupu", "dana", "akhir"],
    dict(endBasis="unknown"), komparisi="pendek", premis=P2)

add("pks-dua-jangka-waktu", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [OKI, PALEMBANG], "PERLINDUNGAN PETUGAS HAJI DAERAH DAN PEKERJA KEAGAMAAN",
    "Dengan rahmat Tuhan Yang Maha Esa, pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, yang bertanda tangan di bagian akhir perjanjian ini:",
    ["istilah", "guna", "cakup", "rinci1", ("Peserta Musiman", "Bagi petugas haji, perlindungan diberikan selama 3 (tiga) bulan terhitung sejak keberangkatan dan tidak diperpanjang."), "bayar", "rinci2", "arsip", ("Jangka Waktu Perjanjian", "(a) Di luar ketentuan mengenai peserta musiman, Perjanjian ini sendiri berlaku selama 2 (dua) tahun, terhitung mulai tanggal 6 Januari 2025 sampai dengan tanggal 5 Januari 2027.\n(b) PARA PIHAK dapat bersepakat memperpanjang; pemberitahuan untuk itu diberikan paling sedikit 75 (tujuh puluh lima) hari kalender sebelum tanggal 5 Januari 2027."), "rinci5", "alam", "sengketa", "surat", "akhir"],
    dict(startsOn="2025-01-06", endsOn="2027-01-05", endBasis="fixed", duration="2 years", notice="75 days", renewal="byAgreement"),
    signed="2024-12-23", nomor=["119/91/PKS/I/2024", "PER/97/122024"], prog="jkk jkm", dasar=["sjsn", "bpjs", "pemda"], dasarstyle=DA, komparisi="nama", premis=P1, page=42, foot="<i> dari <n>", wrap=84)
