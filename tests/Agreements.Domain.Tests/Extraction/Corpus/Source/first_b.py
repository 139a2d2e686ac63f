from first_common import *

add("mou-unhas-bpjs", "mou", "NOTA KESEPAHAMAN\nantara\n{P1}\ndengan\n{P2}\ntentang\n{T}\n\nNomor Naskah Universitas : {n1}\nNomor Naskah Mitra : {n2}",
    [UNHAS, BPMKS], "Pendidikan, Penelitian, Pengabdian kepada Masyarakat, dan Jaminan Sosial Ketenagakerjaan",
    "Nota Kesepahaman ini dibuat dan diberi tanggal {d} {Bln} {y}, hari {Hari}, di Gedung Rektorat Universitas Hasanuddin, oleh dua pihak berikut ini:",
    ["maksudt", "lingkupt", "tindak", "hki", "biaya", ("Jangka Waktu dan Pengakhiran", "(1) Nota Kesepahaman ini berlaku untuk lima tahun ke muka sejak tanggal penandatanganannya.\n(2) Setelah dievaluasi bersama, Nota Kesepahaman ini dapat diperpanjang atas persetujuan PARA PIHAK.\n(3) Setiap PIHAK berhak menarik diri dari Nota Kesepahaman ini sebelum waktunya, asalkan memberitahukannya secara tertulis kepada PIHAK yang lain selambatnya 3 (tiga) bulan di muka."), "selisih", "pimpinan", "penutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="3 months", renewal="byAgreement"),
    signed="2023-01-26", nomor=["1872/UN4.1/HK.07/2023", "MOU/04/012023"], dasar=["dikti", "bpjs"], dasarstyle=PE, komparisi="lembaga", premis=PRE, ttd=T_DUA)

add("moa-fkm-unhas", "moa", "MEMORANDUM OF AGREEMENT\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\n\nNo. Naskah FKM : {n1}\nNo. Naskah BPJS : {n2}",
    [FKMUNHAS, BPMKS], "Promosi Keselamatan dan Kesehatan Kerja pada Industri Rumahan",
    "Naskah ini ditandatangani pada {Hari} tanggal {d} bulan {Bln} tahun {y}, bertempat di Ruang Senat Fakultas Kesehatan Masyarakat, oleh:",
    ["maksudt", "lingkupt", "tugas", ("Waktu Berlaku", "Memorandum ini dinyatakan berlaku selama 30 (tiga puluh) bulan, dihitung sejak 1 September 2023. Kesediaan untuk meneruskan kerja sama dinyatakan dengan surat dekan atau kepala kantor cabang yang diterima sebelum 2 (dua) bulan terakhir masa berlaku, lalu dituangkan dalam naskah perpanjangan bersama."), "biaya", "penutup"],
    dict(startsOn="2023-09-01", endBasis="computed", duration="30 months", notice="2 months", renewal="byAgreement", parent=dict(number="1872/UN4.1/HK.07/2023", title="Pendidikan, Penelitian, Pengabdian kepada Masyarakat, dan Jaminan Sosial Ketenagakerjaan")),
    signed="2023-08-22", nomor=["7120/UN4.14/HK.07/2023", "MOA/19/082023"], komparisi="ringkas", naskah="Memorandum", premis="Memorandum ini bersumber pada Nota Kesepahaman bernomor 1872/UN4.1/HK.07/2023 (Universitas Hasanuddin) dan MOU/04/012023 (BPJS Ketenagakerjaan) tanggal 26 Januari 2023 tentang Pendidikan, Penelitian, Pengabdian kepada Masyarakat, dan Jaminan Sosial Ketenagakerjaan.\n\n" + PRE, ttd=T_TURUN)

add("ia-fisip-unand-magang", "ia", "IMPLEMENTATION ARRANGEMENT\n(PENGATURAN PELAKSANAAN)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor FISIP : {n1}\nNomor Mitra : {n2}",
    [FISIPUNAND, BPPADANG], "Magang Mahasiswa Program Studi Administrasi Publik Semester Ganjil 2024/2025",
    "Padang, {pjg}. Kami yang namanya tertera di bawah ini menyetujui pelaksanaan kegiatan sebagai berikut:",
    [("Peserta", "Peserta sebanyak 12 (dua belas) orang, ditempatkan di 4 (empat) bidang."), ("Waktu Pelaksanaan", "Magang berlangsung satu semester, dibuka tanggal 2 September 2024 dan ditutup tanggal 31 Desember 2024."), ("Penilaian", "Nilai diserahkan dua minggu sesudah magang; laporan akhir tanggal 20 Januari 2025."), ("Dana", "Uang transpor dibayar per bulan, paling lambat tanggal 10.")],
    dict(startsOn="2024-09-02", endsOn="2024-12-31", endBasis="fixed", parent=dict(number="411/UN16.08.D/KS/2023", title="Magang dan Riset Kebijakan Perlindungan Pekerja")),
    signed="2024-08-19", nomor=["1290/UN16.08.D/KS/2024", "IA/11/082024"], komparisi="ringkas", premis="Kegiatan ini adalah bagian pelaksanaan dari Memorandum of Agreement Nomor 411/UN16.08.D/KS/2023 tanggal 6 Maret 2023 tentang Magang dan Riset Kebijakan Perlindungan Pekerja.", pasal="{i}. {t}", centre=False, ttd=T_TURUN)

add("mou-english-tebrau", "mou", "MEMORANDUM OF UNDERSTANDING\n\nbetween\n\n{P1}\n\nand\n\n{P2}\n\nconcerning\n\n{T}\n\nUNAND Ref: {n1}\nUTT Ref: {n2}",
    [UNAND, TEBRAU], "Academic Mobility and Joint Supervision",
    "THIS MEMORANDUM OF UNDERSTANDING is executed at Padang, West Sumatra, on {day}, the {d}th of {month} {y}, BETWEEN",
    [("Areas of Collaboration", "Student mobility for up to two (2) semesters, joint supervision of doctoral candidates for a maximum of four (4) years, and publication."), ("Financial Arrangements", "Each institution meets its own expenses. Tuition waivers are confirmed thirty (30) days before the start of each semester."), ("Commencement and Duration", "3.1 This MoU takes effect on the date of its execution stated above and shall continue for five (5) years from that date.\n3.2 This MoU may be extended for such further period as the institutions may agree in writing.\n3.3 An institution seeking an extension shall put its request in writing no fewer than six (6) months ahead of the lapse of this MoU."), ("Early Termination", "Either institution may withdraw from this MoU on sixty (60) days' written notice, without prejudice to students already enrolled."), ("Confidentiality", "Obligations of confidence survive for three (3) years after the MoU has ended."), ("Governing Principles", "This MoU creates no binding legal obligations.")],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="6 months", renewal="byAgreement"),
    signed="2024-02-27", nomor=["B/155/UN16.R/KS.00.01/2024", "UTT.J.10.02/13.11/47"], komparisi="en1", sebut=("UNAND", "UTT"), pasal="{i}. {T}", premis="WHEREAS both institutions wish to build lasting links; NOW THEREFORE they have come to the following understanding:", ttd=T_EN, centre=False)

add("moa-english-feb-unram", "moa", "MEMORANDUM OF AGREEMENT\nBY AND BETWEEN\n{P1}\nAND\n{P2}\nREGARDING\n{T}\nReference: {n1}\nReference: {n2}",
    [FEBUNRAM, KITAMI], "Research on Halal Value Chains and Migrant Worker Protection",
    "This Memorandum of Agreement (\"MoA\") is concluded in Mataram as of {month} {d}, {y} by the following institutions:",
    [("Background", "The Parties held a joint workshop on 12 October 2022 and exchanged letters dated 3 November 2022."), ("Programme", "Two joint field schools of three (3) weeks each, and one edited volume within eighteen (18) months."), ("Term", "The MoA is valid from 1 April 2023 until 31 March 2026. Renewal requires a fresh agreement signed by both deans or presidents, negotiations for which must be opened ninety (90) days prior to 31 March 2026."), ("Payments", "Invoices are paid within forty-five (45) days."), ("Data", "Research data are retained for ten (10) years.")],
    dict(startsOn="2023-04-01", endsOn="2026-03-31", endBasis="fixed", notice="90 days", renewal="byAgreement"),
    signed="2023-03-08", nomor=["1420/UN18.F1/KS/2023", "KU-INT-2023-018"], komparisi="en2", sebut=("the Faculty", "the University"), pasal="Article {i} ({t})", premis="Both being referred to as the Parties, they record their agreement below.", ttd=T_EN)

add("ia-english-fh-ulm", "ia", "IMPLEMENTATION ARRANGEMENT\nBETWEEN\n{P1}\nAND\n{P2}\nON\n{T}\n\nRef. No. (FH ULM): {n1}\nRef. No. (BPJS): {n2}",
    [FHULM, BPBJM], "Legal Clinic for River Transport Workers",
    "Done at Banjarmasin on {d} {month} {y}, this Arrangement is agreed upon by:",
    [("Activity", "A legal clinic is open every Friday; each case is answered within five (5) working days."), ("Timeframe", "The clinic runs for ten (10) months beginning on 15 January 2024 and closing on 14 November 2024; it shall not be renewed under this Arrangement."), ("Reports", "A mid-term report is due on 30 June 2024 and a final report one (1) month after closing.")],
    dict(startsOn="2024-01-15", endsOn="2024-11-14", endBasis="fixed", duration="10 months", renewal="none", parent=dict(number="622/UN8.1.11/KS/2022", title="Legal Literacy and Employment Social Security")),
    signed="2024-01-09", nomor=["31/UN8.1.11/KS/2024", "IA/01/012024"], komparisi="en2", sebut=("the Faculty", "the Branch Office"), pasal="{R}. {t}", premis="It gives effect to the Memorandum of Agreement No. 622/UN8.1.11/KS/2022 of 14 June 2022 concerning Legal Literacy and Employment Social Security.", ttd=T_EN, centre=False)

add("mou-dwibahasa-undana", "mou", "MEMORANDUM OF UNDERSTANDING / NOTA KESEPAHAMAN\nBETWEEN / ANTARA\n{P1}\nAND / DENGAN\n{P2}\nON / TENTANG\n{T}\n\nNumber/Nomor (1): {n1}\nNumber/Nomor (2): {n2}",
    [UNDANA, KITAMI], "Dryland Agriculture and Student Exchange",
    "Signed at Kupang on {day}, {d} {month} {y}. / Ditandatangani di Kupang pada {Hari}, {d} {Bln} {y}. The signatories are / Para penanda tangan adalah:",
    [("Purpose / Tujuan", "Cooperation in dryland agriculture. / Kerja sama di bidang pertanian lahan kering."), ("Validity / Keberlakuan", "This MoU shall have effect for a period of three (3) years counted from the day of signature and, save for a written objection lodged by either Party at least two (2) months before such period lapses, shall be prolonged automatically for one further period of three (3) years. / Nota Kesepahaman ini mempunyai kekuatan berlaku untuk kurun tiga (3) tahun dihitung dari hari penandatanganan dan, kecuali ada keberatan tertulis dari salah satu Pihak paling sedikit dua (2) bulan sebelum kurun itu habis, diperpanjang secara otomatis untuk satu kurun tiga (3) tahun berikutnya."), ("Exchange / Pertukaran", "Exchange students stay for one (1) or two (2) semesters. / Mahasiswa pertukaran tinggal selama satu (1) atau dua (2) semester."), ("Costs / Biaya", "Each Party bears its own costs. / Masing-masing Pihak menanggung biayanya.")],
    dict(startsOn="signed", endBasis="computed", duration="3 years", notice="2 months", renewal="automatic", renewalMonths=36),
    signed="2022-11-17", nomor=["6012/UN15/KS/2022", "KU-INT-2022-104"], komparisi="dwi", sebut=("UNDANA", "KU"), pasal="ARTICLE / PASAL {i}\n{T}", ttd=T_EN)

add("moa-dwibahasa-unp", "moa", "MEMORANDUM OF AGREEMENT\nNASKAH KERJA SAMA\nBetween / Antara\n{P1}\nand / dan\n{P2}\nREGARDING / TENTANG\n{T}\nNo. {n1}\nNo. {n2}",
    [UNP, TEBRAU], "Teacher Training and Lesson Study",
    "In witness of their common will, the Parties named hereunder have signed this MoA in Padang on the {d}th day of {month}, {y}. / Sebagai wujud kehendak bersama, Para Pihak yang disebut di bawah ini telah menandatangani MoA ini di Padang pada tanggal {d} {Bln} {y}.",
    [("Scope / Cakupan", "Lesson study in ten (10) schools. / Lesson study di sepuluh (10) sekolah."), ("Effective Period / Masa Efektif", "The effective period of this MoA is twenty-four (24) months, beginning 1 July 2023. / Masa efektif MoA ini dua puluh empat (24) bulan, bermula 1 Juli 2023. Each Party may cancel it by a letter sent one hundred (100) days in advance. / Setiap Pihak boleh membatalkannya dengan surat yang dikirim seratus (100) hari di muka."), ("Reporting / Pelaporan", "Annual reports are due every 31 January. / Laporan tahunan diserahkan tiap 31 Januari.")],
    dict(startsOn="2023-07-01", endBasis="computed", duration="24 months", notice="100 days"),
    signed="2023-06-20", nomor=["2241/UN35/KS/2023", "UTT.K.04/2023-77"], komparisi="dwi", sebut=("UNP", "UTT"), pasal="{i}. {t}", ttd=T_EN, centre=False)

add("mou-unila-pesawaran-terbuka", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNo. Pihak Kesatu: {n1}\nNo. Pihak Kedua: {n2}",
    [PESAWARAN, UNILA], "Pengembangan Potensi Daerah Pesisir",
    "Telah bersepakat pada hari {Hari}, {Tgl} {Bln} tahun {Thn}, bertempat di Gedong Tataan, pihak-pihak berikut:",
    ["maksudt", "lingkupt", "biaya", "evaluasi", ("Keberlakuan", "Nota Kesepahaman ini berlaku mulai tanggal penandatanganan dengan jangka waktu tidak terbatas. Apabila suatu PIHAK bermaksud berhenti dari Nota Kesepahaman ini, PIHAK itu memberitahukannya secara tertulis 6 (enam) bulan sebelum tanggal berhenti."), "penutup"],
    dict(startsOn="signed", endBasis="openEnded", notice="6 months"),
    signed="2022-02-03", nomor=["119/04/I.02/2022", "633/UN26/KS/2022"], dasar=["dikti", "pemda"], dasarstyle=AC, komparisi="selaku", premis=PRE, ttd=T_DUA)

add("mou-tiga-pihak-padang", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDAN {P2}\nDAN {P3}\nTENTANG\n{T}\n\nNOMOR PEMKOT : {n1}\nNOMOR PNP : {n2}\nNOMOR BPJS : {n3}",
    [PADANG, POLTEK, BPPADANG], "PENYIAPAN TENAGA KERJA KONSTRUKSI BERSERTIFIKAT DAN TERLINDUNGI",
    "Pada {Hari} {slash} bertempat di Palanta Rumah Dinas Wali Kota Padang, kami bertiga sebagaimana tersebut berikut ini:",
    ["maksudt", "lingkup", "tindak", "sosial", "biaya", ("Jangka Waktu", "Nota Kesepahaman ini berlaku terhitung pada tanggal ditandatangani hingga 31 Desember 2027. Usul perpanjangan dari satu PIHAK harus telah sampai pada dua PIHAK lainnya paling lambat 30 (tiga puluh) hari kerja sebelum 31 Desember 2027 untuk disepakati bersama."), "pimpinan", "penutup3"],
    dict(startsOn="signed", endsOn="2027-12-31", endBasis="fixed", notice="30 workingDays", renewal="byAgreement"),
    signed="2024-11-28", nomor=["134.4/NK/22/PEM-PDG/2024", "3309/PL9/KS/2024", "MOU/52/112024"], prog="jkk jkm", komparisi="jabatan", premis=PRE3, ttd=T_TIGA, dasar=["bpjs", "dikti"], dasarstyle=MO)
