from shown_common import *

add("pks-oki-nelayan", "pks", "PERJANJIAN KERJA SAMA\nantara\n{p1}\ndan\n{p2}\nmengenai pelaksanaan\nTENTANG\n{T}\n\nNo. {p1}: {n1}\nNo. BPJS Ketenagakerjaan: {n2}".replace("mengenai pelaksanaan\n", ""),
    [DKPOKI, PALEMBANG], "Perlindungan Nelayan dan Pembudi Daya Ikan Kecil",
    "Perjanjian ini ditandatangani di Kayuagung pada hari {Hari}, {pjg}, oleh:",
    ["guna", "cakup", "peran", "bayar", ("Jangka Waktu", "(a) Kerja sama berjalan untuk 2 (dua) tahun penuh dihitung mulai hari penandatanganan.\n(b) Setelah masa itu lewat, kerja sama dapat dilanjutkan apabila PARA PIHAK menyetujuinya secara tertulis; keinginan melanjutkan dikemukakan dengan surat yang diterima pihak lain tidak lewat dari 2 (dua) bulan menjelang berakhirnya kerja sama."), "alam", "sengketa", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="2 months", renewal="byAgreement"),
    signed="2024-03-14", nomor=["523/214/DKP-2/2024", "PER/29/032024"], prog="jkk jkm", dasar=["bpjs", "inpres2"], dasarstyle=MI, komparisi="nama", sebut=I, premis=P2)

add("nk-kalbar", "nk", "NOTA KESEPAKATAN SINERGI\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR NASKAH PIHAK KESATU : {n1}\nNOMOR NASKAH PIHAK KEDUA : {n2}",
    [KALBAR, PONTIANAK], "PENINGKATAN CAKUPAN KEPESERTAAN JAMINAN SOSIAL KETENAGAKERJAAN DI KALIMANTAN BARAT",
    "Bertempat di Balai Petitih Kantor Gubernur, pada hari {Hari} tanggal {Tgl} {Bln} tahun {Thn} ({dots}), telah bersepakat para pihak berikut ini:",
    ["istilah", "guna", "cakup", "peran", "rinci1", "rinci3", "rinci4", ("Masa Laku", "(a) Nota Kesepakatan ini mengikat PARA PIHAK selama 5 (lima) tahun semenjak hari ditandatanganinya.\n(b) Bilamana dipandang perlu, masa tersebut dapat ditambah dengan persetujuan bersama, yang dibicarakan setidak-tidaknya 6 (enam) bulan di muka sebelum Nota Kesepakatan habis masa lakunya."), "rinci5", "nilai", "dana", "sengketa", "surat", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="6 months", renewal="byAgreement"),
    signed="2023-11-22", nomor=["500.15/3310/DISNAKERTRANS-C", "NK/19/112023"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs", "pemda", "pp86", "inpres2"], dasarstyle=DA, komparisi="naskah", premis=P1, page=44, foot="hal. <i>/<n>", wrap=86)

add("mou-pati-desa", "mou", "MEMORANDUM SALING PENGERTIAN\n(MEMORANDUM OF UNDERSTANDING)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor : {n1}\nNomor : {n2}",
    [PATI, SEMARANG], "Perlindungan Perangkat Desa, RT, dan RW",
    "Pada hari ini, hari {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, di Pendopo Kabupaten Pati, kami masing-masing:",
    ["guna", "cakup", "dana", ("Masa Berlaku", "Naskah ini efektif sejak dibubuhi tanda tangan, dan akan berakhir tiga tahun kemudian. PARA PIHAK dapat melanjutkannya dengan kesepakatan tertulis, asalkan salah satu pihak mengusulkannya minimal 40 (empat puluh) hari kalender sebelum saat berakhir."), "nilai", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="40 days", renewal="byAgreement"),
    signed="2022-09-29", nomor=["141/4410.1", "MOU/17/092022"], prog="jkk jkm", dasar=["bpjs", "desa"], dasarstyle=IN, komparisi="garis", premis=P2, naskah="Memorandum")

add("pks-medan-umkm", "pks", "PERJANJIAN KERJA SAMA\nNomor : {n1}\nNomor : {n2}\n\nantara\n\n{P1}\n\ndengan\n\n{P2}\n\ntentang\n\n{T}",
    [DINKOPMEDAN, MEDAN], "Fasilitasi Kepesertaan Pelaku Usaha Mikro dan Pedagang Pasar",
    "Pada hari ini, {d} {Bln} {y} ({Hari}), para pihak di bawah ini:",
    ["guna", "cakup", "peran", "bayar", ("Jangka Waktu", "Perjanjian ini dimulai 1 Mei 2024 dan selesai 30 April 2025 (12 bulan). Penambahan waktu dapat dimintakan oleh salah satu pihak dengan surat paling akhir 20 (dua puluh) hari kerja sebelum tanggal selesai tersebut, dan berlaku bila disetujui pihak lain."), "arsip", "alam", "sengketa", "akhir"],
    dict(startsOn="2024-05-01", endsOn="2025-04-30", endBasis="fixed", duration="12 months", notice="20 workingDays", renewal="byAgreement"),
    signed="2024-04-24", nomor=["518/1902/DISKOP/2024", "PER/37/042024"], prog="jkk jkm jht", dasar=["bpjs", "perda"], dasarstyle=MI, komparisi="naskah", premis=P2, sebut=I)

add("kb-kendari-tiga", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1},\n{P2},\nDAN\n{P3}\nTENTANG\n{T}\n\n{n1}\n{n2}\n{n3}",
    [KENDARIKOTA, UHO, KENDARI], "KOTA RAMAH PEKERJA MELALUI RISET DAN PERLINDUNGAN SOSIAL",
    "Pada hari ini {HARI} TANGGAL {TGL} BULAN {BLN} TAHUN {THN} di Kendari, kami yang tersebut di bawah ini:",
    ["guna", "cakup", "peran", ("Jangka Waktu Kesepakatan", "(a) Kesepakatan Bersama ini mulai mengikat pada hari penandatanganan dan berjalan hingga tanggal 31 Desember 2028.\n(b) Kesepakatan Bersama ini tidak dilanjutkan setelah tanggal tersebut; kerja sama baru dibuat dengan naskah baru."), "dana", "akhir3"],
    dict(startsOn="signed", endsOn="2028-12-31", endBasis="fixed", renewal="none"),
    signed="2024-01-17", nomor=["130/02/KB/2024", "611/UN29/KS/2024", "KB/01/012024"], prog="jkk jkm", dasar=["bpjs", "dikti", "perwal"], dasarstyle=DA, komparisi="naskah", premis=P2, ttd="urut")

add("moa-unsri-english", "moa", "MEMORANDUM OF AGREEMENT\nbetween\n{p1}\nand\n{p2}\non\n{T}\n\nDocument No. {n1}\nDocument No. {n2}",
    [FISIP, PALEMBANG], "Research on Informal Workers and Student Internship",
    "Signed in Indralaya on {day}, {d} {month} {y}, by the following parties:",
    [("Background", "The Parties recognise the need for evidence on informal work."), ("Activities", "Joint research, internships of two (2) months, and public lectures."), ("Duration", "This Agreement takes effect on the day it is signed and continues for thirty-six (36) months. It may be prolonged by a written amendment signed by both Parties."), ("Termination", "A Party wishing to withdraw shall inform the other in writing sixty (60) days in advance."), ("Records", "Records are kept for seven (7) years."), ("Miscellaneous", "Invoices are payable within 20 (twenty) working days.")],
    dict(startsOn="signed", endBasis="computed", duration="36 months", notice="60 days", renewal="byAgreement"),
    signed="2024-05-07", nomor=["0712/UN9.FISIP/TU.KS/2024", "MOA/04/052024"], komparisi="en", sebut=("Faculty", "Agency"), pasal="Section {i}. {t}", premis="(together, the \"Parties\") have agreed on the following terms.", centre=False)

add("ia-untan-kkn", "ia", "IMPLEMENTATION ARRANGEMENT\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\n\nNomor: {n1}\nNomor: {n2}",
    [FEKON, PONTIANAK], "Duta Jaminan Sosial Kampus Angkatan II",
    "Di Pontianak, {Hari} {slash}, dibuat kesepakatan pelaksanaan oleh:",
    [("Bentuk Kegiatan", "Perekrutan 15 (lima belas) duta kampus, pelatihan 3 (tiga) hari, dan sosialisasi di pasar tradisional."), ("Pelaksanaan", "Rangkaian kegiatan berlangsung antara tanggal 9 September 2024 dan tanggal 20 Desember 2024."), ("Laporan", "Laporan akhir diserahkan sepuluh hari kerja sesudahnya.")],
    dict(startsOn="2024-09-09", endsOn="2024-12-20", endBasis="fixed", parent=dict(number="1881/UN22.3/KS/2023", title="Literasi Jaminan Sosial di Perguruan Tinggi")),
    signed="2024-08-30", nomor=["2711/UN22.3/KM/2024", "IA/09/082024"], komparisi="pendek", premis="Kegiatan ini melaksanakan MoA No. 1881/UN22.3/KS/2023 perihal kerja sama tentang Literasi Jaminan Sosial di Perguruan Tinggi, yang ditandatangani 12 Juli 2023.", pasal="{i}) {t}")

add("addendum-medan", "addendum", "ADDENDUM PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor : {n1}\nNomor : {n2}",
    [DINKOPMEDAN, MEDAN], "Fasilitasi Kepesertaan Pelaku Usaha Mikro dan Pedagang Pasar",
    "Pada hari ini, {Hari}, {pjg}, di Medan, para pihak:",
    [("Yang Diubah", "Tanggal selesai Perjanjian yang semula 30 April 2025 digeser menjadi tanggal 31 Oktober 2025."), ("Yang Tetap", "Segala ketentuan selebihnya tetap sebagaimana adanya.")],
    dict(endsOn="2025-10-31", endBasis="fixed", parent=dict(number="518/1902/DISKOP/2024", title="Fasilitasi Kepesertaan Pelaku Usaha Mikro dan Pedagang Pasar")),
    signed="2025-04-15", nomor=["518/1544/DISKOP/2025", "ADD/03/042025"], komparisi="naskah", premis="mengubah Perjanjian Kerja Sama bernomor 518/1902/DISKOP/2024 dan PER/37/042024 bertanggal 24 April 2024 tentang Fasilitasi Kepesertaan Pelaku Usaha Mikro dan Pedagang Pasar menjadi sebagai berikut.", sebut=I)

add("pks-pati-non-asn", "pks", "PERJANJIAN KERJA SAMA ANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [BKDPATI, SEMARANG], "JAMINAN SOSIAL KETENAGAKERJAAN BAGI PEGAWAI NON APARATUR SIPIL NEGARA",
    "Hari ini, {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({d}/{m}/{y}), bertempat di Pati, telah diadakan perjanjian kerja sama antara:",
    ["istilah", "guna", "cakup", "rinci1", "bayar", "rinci2", ("Waktu Perjanjian", "(a) Perjanjian ini berlaku surut ke tanggal 1 Januari 2023 walaupun ditandatangani kemudian.\n(b) Perjanjian ini berakhir pada tanggal 31 Desember 2023.\n(c) Bila hendak dilanjutkan pada tahun berikutnya, pihak yang berkepentingan sudah harus menyurati pihak lain paling telat 1 (satu) bulan sebelum berakhir."), "arsip", "rinci5", "alam", "sengketa", "surat", "akhir"],
    dict(startsOn="2023-01-01", endsOn="2023-12-31", endBasis="fixed", retroactive=True, notice="1 months", renewal="byAgreement"),
    signed="2023-02-09", nomor=["800/0418.2/2023", "PER/05/022023"], prog="jkk jkm", dasar=["bpjs", "pemda", "permendagri84"], dasarstyle=IN, komparisi="nama", premis=P1, page=42, foot="– <i> –", wrap=80)

add("mou-ambon-otomatis", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor: {n1}\nNomor: {n2}",
    [AMBON, MALUKU], "PERLINDUNGAN PEKERJA RENTAN KOTA AMBON",
    "Tanggal {Tgl} bulan {Bln} tahun {Thn}, hari {Hari}, bertempat di Balai Kota Ambon, kami yang bertanda tangan:",
    ["guna", "cakup", "dana", ("Masa Kerja Sama", "(a) Nota Kesepahaman ini berjalan selama satu tahun sejak hari penandatanganannya.\n(b) Sepanjang tidak ada pihak yang secara tertulis menyatakan berhenti, yang disampaikan sebulan sebelum genap satu tahun, Nota Kesepahaman ini terus diperpanjang setahun demi setahun tanpa perlu naskah baru."), "nilai", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="1 years", notice="1 months", renewal="automatic", renewalMonths=12),
    signed="2022-06-06", nomor=["180/NK/09/2022", "MOU/22/062022"], prog="jkk jkm", dasar=["bpjs", "inpres2"], dasarstyle=MI, komparisi="garis", premis=P2)

add("mou-untan-kalbar-terbuka", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [KALBAR, UNTAN], "Kajian Ketenagakerjaan Daerah",
    "Pada hari {Hari} ini, bertanggal {d} bulan {Bln} tahun {y}, di Pontianak, para pihak:",
    ["guna", "cakupu", "peran", ("Masa Berlaku", "Nota Kesepahaman ini tidak dibatasi waktu berlakunya terhitung saat ditandatangani. Pihak yang hendak mundur memberi tahu pihak lain secara tertulis 3 (tiga) bulan di muka."), "dana", "akhir"],
    dict(startsOn="signed", endBasis="openEnded", notice="3 months"),
    signed="2024-02-19", nomor=["415.43/12/RO-PEM", "902/UN22/KS/2024"], dasar=["dikti", "pemda"], dasarstyle=DA, komparisi="naskah", premis=P2)

add("pks-sampai-selesai", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR: {n1}\nNOMOR: {n2}",
    [NAKERKALBAR, PONTIANAK], "PEMADANAN DATA PERUSAHAAN WAJIB LAPOR",
    "Ditandatangani di Pontianak pada {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} oleh pejabat-pejabat sebagai berikut:",
    ["guna", "arsip", "rinci3", "dana", ("Jangka Waktu", "Perjanjian ini berlaku sejak 3 Februari 2025 dan tetap berlaku selama pekerjaan pemadanan belum dinyatakan rampung oleh PARA PIHAK dalam berita acara."), "alam", "akhir"],
    dict(startsOn="2025-02-03", endBasis="untilEvent"),
    signed="2025-01-30", nomor=["560/101/DISNAKERTRANS-B", "PER/06/012025"], dasar=["bpjs", "pp86"], dasarstyle=MI, komparisi="nama", premis=P2, sebut=I)

add("nk-oki-tanpa-masa", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [OKI, PALEMBANG], "PERLUASAN PERLINDUNGAN PEKERJA PERKEBUNAN",
    "Pada hari ini, {Hari} ({dmy}), kami yang bertanda tangan pada naskah ini:",
    ["guna", "cakup", "peran", "rinci4", "dana", "nilai", "akhir"],
    dict(endBasis="unknown"),
    signed="2021-08-19", nomor=["119/19/NK/I/2021", "NK/13/082021"], prog="jkk jkm jht jp", dasar=["sjsn", "bpjs"], dasarstyle=DA, komparisi="naskah", premis=P1)

add("pks-hari-tak-cocok", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [BKDPATI, SEMARANG], "PERLINDUNGAN TENAGA KEBERSIHAN DAN PENJAGA MALAM",
    "Hari ini, Sabtu tanggal {Tgl} bulan {Bln} tahun {Thn}, di Pati, para pihak menerangkan:",
    ["guna", "cakup", "bayar", ("Waktu", "Perjanjian berjalan setahun, dihitung dari 1 Februari 2024 hingga 31 Januari 2025, dengan hak bagi tiap pihak untuk berhenti lebih awal setelah memberi tahu pihak lain 14 (empat belas) hari kalender sebelumnya."), "sengketa", "akhir"],
    dict(startsOn="2024-02-01", endsOn="2025-01-31", endBasis="fixed", duration="1 years", notice="14 days", contradictions=["weekday"]),
    signed="2024-01-29", nomor=["800/0211/2024", "PER/03/012024"], prog="jkk jkm", dasar=["bpjs"], dasarstyle=MI, komparisi="pendek", premis=P2)

add("mou-angka-kata", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UNSRI, PALEMBANG], "Pendidikan dan Perlindungan Pekerja Kampus",
    "Pada hari {Hari}, tanggal {Tgl} {Bln} {Thn} (27-3-2024), di Indralaya, kami:",
    ["guna", "cakupu", ("Masa Berlaku", "Masa berlaku naskah ini 3 (lima) tahun dari hari ditandatangani; kelanjutannya dirundingkan oleh PARA PIHAK."), "dana", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", renewal="byAgreement", contradictions=["digits", "duration"]),
    signed="2024-03-26", nomor=["0019/UN9/KS.MOU/2024", "MOU/07/032024"], dasar=["dikti", "bpjs"], dasarstyle=IN, komparisi="garis", premis=P2)

add("pks-akhir-salah", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [DKPOKI, PALEMBANG], "Asuransi Sosial Awak Kapal Perikanan Kecil",
    "Kayuagung, {Hari} {d} {Bln} {y}, telah dibuat perjanjian oleh:",
    ["guna", "cakup", "bayar", ("Jangka Waktu", "Kerja sama ini ditetapkan berjangka 18 (delapan belas) bulan, bermula pada 1 Juli 2022 dan tamat pada 30 Juni 2023. Permintaan menyambung kerja sama diajukan sekurangnya dua bulan sebelum tamat."), "alam", "akhir"],
    dict(startsOn="2022-07-01", endsOn="2023-06-30", endBasis="fixed", duration="18 months", notice="2 months", renewal="byAgreement", contradictions=["end"]),
    signed="2022-06-23", nomor=["523/330/DKP-1/2022", "PER/41/062022"], prog="jkk jkm", dasar=["bpjs", "inpres2"], dasarstyle=DA, komparisi="nama", premis=P2, sebut=I)
