from shown_common import *

add("mou-medan-lima-tahun", "mou", "NOTA KESEPAHAMAN\n\nANTARA\n\n{P1}\n\nDENGAN\n\n{P2}\n\nTENTANG\n\n{T}\n\nNOMOR : {n1}\n\nNOMOR : {n2}",
    [PEMKOMEDAN, MEDAN], "OPTIMALISASI PERLINDUNGAN TENAGA KERJA DI KOTA MEDAN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}), bertempat di Ruang Rapat I Balai Kota Medan, telah disepakati Nota Kesepahaman antara pihak-pihak yang namanya tersebut di bawah ini:",
    ["istilah", "guna", "cakup", "peran", "rinci1", "rinci2", "rinci3", "dana", ("Jangka Waktu", "1. Jangka waktu pelaksanaan Nota Kesepahaman ini selama 5 (lima) tahun, berlaku efektif terhitung sejak penandatanganan dilakukan.\n2. PARA PIHAK sepakat bahwa perpanjangan Nota Kesepahaman ini dibahas bersama dan diajukan salah satu PIHAK dalam waktu selambatnya 90 (sembilan puluh) hari kalender sebelum habisnya jangka waktu."), "nilai", "rinci5", "sengketa", "surat", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="90 days", renewal="byAgreement"),
    signed="2022-03-15", nomor=["415.4/2118", "MOU/09/032022"], prog="jkk jkm jht jp", dasar=["sjsn", "bpjs", "pemda", "pp28", "perda"], dasarstyle=("Memperhatikan:", "{i}. {b};"), komparisi="nama", premis=P1, page=44, foot="Halaman: <i>")

add("pks-kendari-rtrw", "pks", "PERJANJIAN KERJA SAMA\nTENTANG\n{T}\nANTARA\n{P1}\nDAN\n{P2}\nNOMOR : {n1}\nNOMOR : {n2}",
    [KENDARIKOTA, KENDARI], "Kepesertaan Ketua RT/RW dan Kader Posyandu",
    "Pada hari ini, {Hari}, {d} {Bln} tahun {Thn}, bertempat di Aula Samaturu Balai Kota Kendari, kami yang bertandatangan dalam naskah ini:",
    ["guna", "cakup", "bayar", ("Jangka Waktu", "(a) Perjanjian Kerja Sama ini efektif berlaku per tanggal 1 Maret 2023 dan akan berakhir pada 29 Februari 2024.\n(b) Perjanjian Kerja Sama ini dapat diperbarui apabila dikehendaki PARA PIHAK, dengan syarat permohonan pembaruan telah disampaikan tertulis sekurang-kurangnya 25 (dua puluh lima) hari kalender sebelum berakhir."), "alam", "sengketa", "akhir"],
    dict(startsOn="2023-03-01", endsOn="2024-02-29", endBasis="fixed", notice="25 days", renewal="byAgreement"),
    signed="2023-02-27", nomor=["100.3.7/44/PKS/HUK/2023", "PER/13/022023"], prog="jkk jkm", dasar=["bpjs", "perwal"], dasarstyle=MI, komparisi="naskah", premis=P2)

add("nk-ambon-empat-tahun", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor Pemerintah Kota Ambon: {n1}\nNomor BPJS Ketenagakerjaan: {n2}",
    [AMBON, MALUKU], "SINERGI PENYELENGGARAAN JAMINAN SOSIAL KETENAGAKERJAAN",
    "Pada hari ini, {Hari}, tanggal {d} ({tgl}), bulan {Bln}, tahun {y} ({thn}), di Ambon, yang bertandatangan:",
    ["guna", "cakup", "peran", "dana", ("Jangka Waktu", "Nota Kesepakatan ini berlaku selama jangka waktu 4 (empat) tahun, mulai dihitung pada tanggal Nota Kesepakatan ini ditandatangani, dan atas kehendak PARA PIHAK dapat diperpanjang; kehendak itu dinyatakan secara tertulis selambat-lambatnya dalam 5 (lima) bulan sebelum berakhirnya masa Nota Kesepakatan."), "nilai", "sengketa", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="4 years", notice="5 months", renewal="byAgreement"),
    signed="2023-09-07", nomor=["180/NK/31/2023", "NK/16/092023"], prog="jkk jkm jht jp jkp", dasar=["sjsn", "bpjs", "pp37", "pp46"], dasarstyle=DA, komparisi="garis", premis=P1)

add("pks-nakertrans-parent", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [NAKERKALBAR, PONTIANAK], "PENGAWASAN TERPADU KEPATUHAN PEMBERI KERJA",
    "Pada hari ini {Hari} tanggal {Tgl} Bulan {Bln} Tahun {Thn} ({slash}) di Pontianak, para pihak yang bertanda tangan dalam perjanjian ini:",
    ["guna", "cakup", "rinci3", "arsip", "dana", ("Jangka Waktu Kerja Sama", "(a) Kerja sama ini mempunyai jangka waktu 2 (dua) tahun, yakni dari tanggal 1 April 2024 s.d. tanggal 31 Maret 2026.\n(b) PIHAK yang tidak berkeinginan melanjutkan kerja sama wajib memberitahukan secara tertulis dalam kurun waktu paling lambat 2 (dua) bulan sebelum jangka waktu tersebut habis.\n(c) Perpanjangan dituangkan dalam perjanjian tersendiri atas kesepakatan PARA PIHAK."), "alam", "sengketa", "akhir"],
    dict(startsOn="2024-04-01", endsOn="2026-03-31", endBasis="fixed", duration="2 years", notice="2 months", renewal="byAgreement", parent=dict(number="500.15/3310/DISNAKERTRANS-C", title="Peningkatan Cakupan Kepesertaan Jaminan Sosial Ketenagakerjaan di Kalimantan Barat")),
    signed="2024-03-25", nomor=["560/388/DISNAKERTRANS-B", "PER/23/032024"], prog="jkk jkm jht jp", dasar=["bpjs", "pp86"], dasarstyle=MI, komparisi="naskah", premis="Melaksanakan Nota Kesepakatan Sinergi antara Pemerintah Provinsi Kalimantan Barat dan BPJS Ketenagakerjaan Kantor Cabang Pontianak dengan Nomor 500.15/3310/DISNAKERTRANS-C dan Nomor NK/19/112023 tertanggal 22 November 2023 tentang Peningkatan Cakupan Kepesertaan Jaminan Sosial Ketenagakerjaan di Kalimantan Barat, maka disepakati hal-hal berikut.", page=46, foot="<i>")

add("mou-uho-kendari", "mou", "NOTA KESEPAHAMAN\nantara\n{P1}\ndengan\n{P2}\ntentang\n{T}\nNomor: {n1}\nNomor: {n2}",
    [UHO, KENDARIKOTA], "Pelaksanaan Tridarma dan Pembangunan Kota",
    "Nota Kesepahaman ini dibuat pada hari {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, oleh para pihak sebagaimana tersebut berikut ini:",
    ["guna", "cakupu", "peran", "dana", ("Jangka Waktu", "Nota Kesepahaman ini akan berlaku selama 5 (lima) tahun sejak tanggal ditandatanganinya oleh PARA PIHAK, dengan ketentuan dapat diperpanjang atau dihentikan lebih cepat jika PARA PIHAK menyepakatinya."), "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", renewal="byAgreement"),
    signed="2024-05-30", nomor=["2288/UN29/KS.00/2024", "100.3.7/71/NK/HUK/2024"], dasar=["dikti", "guru", "pemda"], dasarstyle=IN, komparisi="nama", premis=P2)

add("pks-oki-guru-tahun-anggaran", "pks", "PERJANJIAN KERJASAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [P("Dinas Pendidikan Kabupaten Ogan Komering Ilir", "Muhammad Refly, S.Sos., M.M.", "Kepala Dinas Pendidikan", "sesuai Keputusan Bupati Nomor 821/208/KEP/BKPP/2022 tertanggal 8 Agustus 2022", "Jl. Letjen Yusuf Singadekane, Kayuagung", "Kayuagung"), PALEMBANG], "PERLINDUNGAN GURU TIDAK TETAP DAN TENAGA KEPENDIDIKAN NON ASN",
    "Pada hari ini {Hari} tanggal {d} {Bln} {y}, kami yang tersebut di bawah ini masing-masing:",
    ["guna", "cakup", "bayar", "arsip", ("Masa Perjanjian", "(a) Masa perjanjian mengikuti Tahun Anggaran 2025, yaitu dari 01-01-2025 s/d 31-12-2025.\n(b) Masa perjanjian dapat dilanjutkan ke Tahun Anggaran berikutnya atas kesepakatan tertulis, yang usulannya diterima paling lambat tiga puluh (30) hari sebelum masa perjanjian usai."), "sengketa", "akhir"],
    dict(startsOn="2025-01-01", endsOn="2025-12-31", endBasis="fixed", notice="30 days", renewal="byAgreement"),
    signed="2024-12-30", nomor=["420/2881/DISDIK.OKI/2024", "PER/71/122024"], prog="jkk jkm", dasar=["bpjs", "guru"], dasarstyle=MI, komparisi="nama", premis=P2, sebut=I)

add("mou-pati-dwibahasa", "mou", "MEMORANDUM OF UNDERSTANDING\nNOTA KESEPAHAMAN\nBetween / Antara\n{P1}\nAnd / Dan\n{P2}\nConcerning / Tentang\n{T}\nNo.: {n1}\nNo.: {n2}",
    [PATI, UNTAN], "Regional Innovation and Community Service",
    "On {day}, the {d}th of {month} {y}, the Parties below have agreed as follows. / Pada hari {Hari}, {d} {Bln} {y}, para pihak di bawah ini telah bersepakat sebagai berikut.",
    [("Scope / Ruang Lingkup", "Research, training, and student community service. / Penelitian, pelatihan, dan kuliah kerja nyata."), ("Term / Jangka Waktu", "This MoU is effective for a term of five (5) years starting from its signing date; extension is subject to mutual consent, requested in writing not less than three (3) months before it lapses. / Nota Kesepahaman ini efektif untuk masa lima (5) tahun dimulai dari tanggal penandatanganannya; perpanjangan dilakukan atas persetujuan bersama yang diminta secara tertulis tidak kurang dari tiga (3) bulan sebelum berakhir."), ("Funding / Pembiayaan", "Each Party bears its own costs. / Setiap pihak menanggung biayanya sendiri.")],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="3 months", renewal="byAgreement"),
    signed="2023-07-14", nomor=["415.4/3109/2023", "4410/UN22/KS/2023"], komparisi="en", sebut=("First Party", "Second Party"), pasal="Article {i} / Pasal {i}\n{t}", ttd="urut")

add("ia-english-term", "ia", "IMPLEMENTATION ARRANGEMENT\nbetween\n{p1}\nand\n{p2}\nconcerning\n{T}\nNo. {n1}\nNo. {n2}",
    [FISIP, PALEMBANG], "Field Survey of Rubber Tappers 2025",
    "This Arrangement is entered into this {d}th day of {month} {y} by:",
    [("Work", "A field survey of 600 (six hundred) rubber tappers in three districts."), ("Period", "The work starts on 3 March 2025 and ends on 29 August 2025, a period of approximately half a year."), ("Payment", "Payment in two instalments, each within fifteen (15) days of the report.")],
    dict(startsOn="2025-03-03", endsOn="2025-08-29", endBasis="fixed", parent=dict(number="0712/UN9.FISIP/TU.KS/2024", title="Research on Informal Workers and Student Internship")),
    signed="2025-02-17", nomor=["0188/UN9.FISIP/TU.KS/2025", "IA/03/022025"], komparisi="en", sebut=("Faculty", "Agency"), pasal="{i}. {T}", premis="under the Memorandum of Agreement No. 0712/UN9.FISIP/TU.KS/2024 signed on 7 May 2024 on Research on Informal Workers and Student Internship.")

add("addendum-kendari-durasi", "addendum", "ADENDUM KEDUA ATAS PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [KENDARIKOTA, KENDARI], "KEPESERTAAN KETUA RT/RW DAN KADER POSYANDU",
    "Pada hari ini {Hari}, tanggal {Tgl} {Bln} {Thn}, bertempat di Kendari, kami yang menandatangani adendum ini:",
    [("Masa Perjanjian", "Jangka waktu Perjanjian Kerja Sama ditambah selama 10 (sepuluh) bulan, sehingga berlaku mulai 1 Maret 2024 dan berakhir pada 31 Desember 2024."), ("Iuran", "Iuran dibayar setiap tanggal 10 (sepuluh) bulan berjalan."), ("Lain-Lain", "Ketentuan yang tidak diubah tetap mengikat.")],
    dict(startsOn="2024-03-01", endsOn="2024-12-31", endBasis="fixed", duration="10 months", parent=dict(number="100.3.7/44/PKS/HUK/2023", title="Kepesertaan Ketua RT/RW dan Kader Posyandu")),
    signed="2024-02-22", nomor=["100.3.7/15/ADD/HUK/2024", "ADD/02/022024"], komparisi="nama", premis="PARA PIHAK mengubah Perjanjian Kerja Sama tentang Kepesertaan Ketua RT/RW dan Kader Posyandu, Nomor: 100.3.7/44/PKS/HUK/2023, Nomor: PER/13/022023, tanggal 27 Februari 2023.")

add("kb-sumsel-tiga-pihak", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nDAN\n{P3}\nTENTANG\n{T}\n\nNOMOR PIHAK PERTAMA\t: {n1}\nNOMOR PIHAK KEDUA\t: {n2}\nNOMOR PIHAK KETIGA\t: {n3}",
    [OKI, UNSRI, PALEMBANG], "DESA SADAR JAMINAN SOSIAL",
    "Pada hari {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, bertempat di Kayuagung, disepakati kerja sama oleh para pihak di bawah ini:",
    ["guna", "cakup", "peran", "rinci4", ("Jangka Waktu", "(a) Kesepakatan Bersama ini berlaku selama 3 tahun (tiga tahun) sejak tanggal penandatanganan.\n(b) Jika 4 (empat) bulan sebelum masa tersebut berakhir tidak ada PIHAK yang menyatakan sebaliknya secara tertulis, Kesepakatan Bersama ini otomatis berlanjut untuk 2 (dua) tahun."), "dana", "akhir3"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="4 months", renewal="automatic", renewalMonths=24),
    signed="2023-05-11", nomor=["119/08/KB/I/2023", "0054/UN9/KS.KB/2023", "KB/03/052023"], prog="jkk jkm", dasar=["desa", "bpjs", "dikti"], dasarstyle=DA, komparisi="naskah", sebut=I, premis=P1, ttd="urut", page=45, foot="- <i> -")

add("moa-untan-indonesia", "moa", "MEMORANDUM OF AGREEMENT\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [FEKON, PONTIANAK], "Literasi Jaminan Sosial di Perguruan Tinggi",
    "Pada hari ini, {Hari}, tanggal {Tgl} bulan {Bln} tahun {Thn}, di kampus Universitas Tanjungpura, telah ditandatangani MoA oleh:",
    ["guna", "cakupu", "peran", ("Jangka Waktu", "MoA ini mulai berlaku pada tanggal penandatanganan sampai dengan 2 (dua) tahun berikutnya, dan perpanjangannya dilakukan dengan persetujuan PARA PIHAK sebelum MoA berakhir."), "dana", "nilai", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", renewal="byAgreement"),
    signed="2023-07-12", nomor=["1881/UN22.3/KS/2023", "MOA/05/072023"], dasar=["dikti", "bpjs"], dasarstyle=MI, komparisi="naskah", premis=P2)

add("pks-tanpa-nomor-dua", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR PIHAK KESATU : {n1}\nNOMOR PIHAK KEDUA : -",
    [DKPOKI, PALEMBANG], "PERLINDUNGAN PEKERJA TAMBAK UDANG",
    "Pada hari ini {Hari} {Tgl} {Bln} {Thn}, kami:",
    ["guna", "cakup", "bayar", ("Masa Berlaku", "Perjanjian ini berlaku selama 9 (sembilan) bulan terhitung dari tanggal 1 April 2025 s.d. tanggal 31 Desember 2025 serta tidak diperpanjang."), "sengketa", "akhir"],
    dict(startsOn="2025-04-01", endsOn="2025-12-31", endBasis="fixed", duration="9 months", renewal="none"),
    signed="2025-03-26", nomor=["523/198/DKP-3/2025", None], prog="jkk jkm", dasar=["bpjs"], dasarstyle=MI, komparisi="pendek", premis=P2, values=dict(n2=""))

add("pks-nomor-tanggal", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor {n1} Tanggal {nd1}\nNomor {n2} Tanggal {nd2}",
    [DINKOPMEDAN, MEDAN], "PERLINDUNGAN PEKERJA KOPERASI",
    "Pada hari ini, {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} (tanggal {dmy}), di Medan, kami yang menandatangani perjanjian ini:",
    ["guna", "cakup", "peran", ("Jangka Waktu", "Perjanjian Kerja Sama ini dilaksanakan dalam waktu 2 (dua) tahun sejak tanggal berlakunya, yaitu tanggal 1 Agustus 2023, dan dapat diperpanjang dengan kesepakatan PARA PIHAK yang diputuskan paling lama 3 (tiga) bulan sebelum selesai."), "dana", "sengketa", "akhir"],
    dict(startsOn="2023-08-01", endBasis="computed", duration="2 years", notice="3 months", renewal="byAgreement", contradictions=["numberDate"]),
    signed="2023-07-20", nomor=["518/1120/DISKOP/2023", "PER/44/072023"], numberdates=["2023-08-02", "2023-07-20"], prog="jkk jkm jht", dasar=["bpjs", "perda"], dasarstyle=IN, komparisi="naskah", premis=P2)

add("mou-surut", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [PEMKOMEDAN, MEDAN], "PERLINDUNGAN JURU PARKIR DAN PEKERJA TRANSPORTASI",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn} ({d}-{m}-{y}), yang bertanda tangan dalam Nota Kesepahaman ini:",
    ["guna", "cakup", "dana", ("Jangka Waktu", "Nota Kesepahaman ini ditetapkan untuk 2 (dua) tahun dan, meskipun ditandatangani pada tanggal tersebut di atas, dinyatakan mulai berlaku surut per 16 Maret 2025. Perpanjangan dilakukan atas kesepakatan."), "nilai", "akhir"],
    dict(startsOn="2025-03-16", endBasis="computed", duration="2 years", retroactive=True, renewal="byAgreement"),
    signed="2025-04-10", nomor=["415.4/1009/2025", "MOU/14/042025"], prog="jkk jkm", dasar=["bpjs", "pemda"], dasarstyle=DA, komparisi="nama", premis=P1)

add("pks-ocr", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nN0MOR : {n1}\nN0MOR : {n2}",
    [BKDPATI, SEMARANG], "PERLINDUNGAN PEGAWAI PEMERINTAH NON PEGAWAI NEGERI",
    "Pada harl ini Selasa, tanggal dua be1as bu-\nlan Desember tahun dua ribu dua puluh tlga\n(l2-l2-2O23), bertempat di Pati, para pihak:",
    ["guna", "cakup", "bayar", ("WAKTU PERJANJIAN", "Perjanjian dimulai pada 1 Januari 2O24 dan ber-¦akhir pada 3l Desember 2O24; pembaruan dapat dirun-¦dingkan paling telat 2 (dua) bulan sebe1um ber-¦akhir."), "arsip", "alam", "akhir"],
    dict(startsOn="2024-01-01", endsOn="2024-12-31", endBasis="fixed", notice="2 months", renewal="byAgreement"),
    signed="2023-12-12", nomor=["800/3310/2023", "PER/39/122023"], prog="jkk jkm", dasar=["bpjs"], dasarstyle=MI, komparisi="naskah", premis=P2, noise=11, wrap=66, page=40)

add("nk-huruf-besar", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [PATI, SEMARANG], "SINERGI PERLINDUNGAN PETANI DAN BURUH TANI TEMBAKAU",
    "Pada hari {hari}, tanggal {tgl} bulan {bln} tahun {thn}, di Kabupaten Pati, para pihak tersebut di bawah:",
    ["guna", "cakup", "dana", ("Jangka waktu", "Nota kesepakatan ini berjangka waktu 1 (satu) tahun dan berlaku mulai tanggal 2 September 2024 sampai tanggal 1 September 2025. Usul perpanjangan diajukan sebelum 15 (lima belas) hari kerja dari tanggal berakhirnya dan memerlukan persetujuan kedua pihak."), "akhir"],
    dict(startsOn="2024-09-02", endsOn="2025-09-01", endBasis="fixed", duration="1 years", notice="15 workingDays", renewal="byAgreement"),
    signed="2024-08-26", nomor=["520/2019", "NK/21/082024"], prog="jkk jkm", premis=P2, komparisi="naskah", upper=True)
