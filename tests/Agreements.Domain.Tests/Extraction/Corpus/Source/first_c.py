"""Addenda, and texts that disagree with themselves."""
from first_common import *

add("addendum-banjarmasin-perpanjangan", "addendum", "ADDENDUM KESATU\nTERHADAP NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR ADDENDUM PIHAK KESATU : {n1}\nNOMOR ADDENDUM PIHAK KEDUA : {n2}",
    [BANJAR, BPBJM], "PERLINDUNGAN PEDAGANG PASAR TERAPUNG DAN PENGAYUH JUKUNG",
    "Bertempat di Banjarmasin pada hari {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({d}-{m}-{y}), kami pihak-pihak dalam Addendum ini:",
    [("Ketentuan yang Diubah", "Pasal 5 angka 1 Nota Kesepakatan yang semula menentukan masa mulai 1 Oktober 2024 sampai dengan 31 Maret 2026 diganti, sehingga untuk selanjutnya dibaca: \"Nota Kesepakatan ini berlaku mulai 1 Oktober 2024 sampai dengan 30 September 2027.\""), ("Ketentuan yang Tidak Diubah", "Pasal-pasal lainnya tidak berubah dan tetap mengikat PARA PIHAK."), ("Kedudukan", "Addendum ini menjadi satu kesatuan dengan naskah induknya.")],
    dict(startsOn="2024-10-01", endsOn="2027-09-30", endBasis="fixed", parent=dict(number="100.3.7.1/61/PEM/2024", title="Perlindungan Pedagang Pasar Terapung dan Pengayuh Jukung")),
    signed="2026-02-10", nomor=["100.3.7.1/09/PEM/2026", "ADD/04/022026"], komparisi="jabatan", premis="Memperhatikan Nota Kesepakatan Nomor 100.3.7.1/61/PEM/2024 dan Nomor NK/44/092024 yang ditandatangani tanggal 24 September 2024 tentang Perlindungan Pedagang Pasar Terapung dan Pengayuh Jukung, serta hasil rapat evaluasi tanggal 19 Januari 2026, PARA PIHAK bersetuju mengubahnya.", ttd=T_DUA)

add("adendum-kupang-iuran", "addendum", "ADENDUM\nPERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR: {n1}\nNOMOR: {n2}",
    [DPMDKUPANG, BPKUPANG], "KEPESERTAAN KEPALA DESA DAN PERANGKAT DESA TAHUN 2024",
    "Oelamasi, hari {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, dua pihak yang disebut di bawah menandatangani Adendum ini:",
    [("Iuran", "Besaran iuran per orang menjadi Rp16.800,00 per bulan, dibayar paling akhir tanggal 20, dengan kekurangan bulan Mei 2024 dilunasi dalam 30 (tiga puluh) hari."), ("Keberlakuan", "Adendum ini mempunyai kekuatan mengikat terhitung 1 Juni 2024."), ("Lain-lain", "Yang tidak disebut dalam Adendum ini tetap menurut Perjanjian semula.")],
    dict(startsOn="2024-06-01", endBasis="unknown", parent=dict(number="414.2/88/DPMD/III/2024", title="Kepesertaan Kepala Desa dan Perangkat Desa Tahun 2024")),
    signed="2024-05-27", nomor=["414.2/151/DPMD/V/2024", "ADD/11/052024"], komparisi="kolon", premis="Adendum ini mengubah Perjanjian Kerja Sama Nomor 414.2/88/DPMD/III/2024 dan Nomor PER/22/032024 tertanggal 12 Maret 2024 tentang Kepesertaan Kepala Desa dan Perangkat Desa Tahun 2024.", ttd=T_DUA, wrap=76)

add("addendum-english-kitanomori", "addendum", "ADDENDUM NO. 1\nTO THE MEMORANDUM OF AGREEMENT\nBETWEEN\n{P1}\nAND\n{P2}\nREGARDING\n{T}\nReference: {n1}\nReference: {n2}",
    [FEBUNRAM, KITAMI], "Research on Halal Value Chains and Migrant Worker Protection",
    "The institutions named below sign this Addendum in Sapporo on {month} {d}, {y}:",
    [("Extension", "The final date of the Agreement, 31 March 2026, is replaced by 31 March 2028."), ("Renewal", "A further renewal shall be negotiated not later than four (4) months before 31 March 2028 and shall be subject to the consent of both institutions."), ("Continuity", "All other provisions stand unaltered.")],
    dict(endsOn="2028-03-31", endBasis="fixed", notice="4 months", renewal="byAgreement", parent=dict(number="1420/UN18.F1/KS/2023", title="Research on Halal Value Chains and Migrant Worker Protection")),
    signed="2025-11-18", nomor=["4402/UN18.F1/KS/2025", "KU-INT-2025-061"], komparisi="en2", sebut=("the Faculty", "the University"), pasal="{i}. {t}", premis="They hereby amend the Memorandum of Agreement No. 1420/UN18.F1/KS/2023 and No. KU-INT-2023-018 dated 8 March 2023 regarding Research on Halal Value Chains and Migrant Worker Protection.", ttd=T_EN)

add("addendum-ntb-dipersingkat", "addendum", "ADDENDUM II\nKESEPAKATAN BERSAMA\nANTARA\n{P1}\nDAN\n{P2}\nDAN\n{P3}\nTENTANG\n{T}\n\nNomor Pihak Kesatu : {n1}\nNomor Pihak Kedua : {n2}\nNomor Pihak Ketiga : {n3}",
    [NTB, UNRAM, BPNTB], "PENGEMBANGAN DESA BERDAYA DAN TERLINDUNGI",
    "Addendum II ini disepakati di Mataram, {Hari} {Tgl} {Bln} {Thn}, oleh tiga pihak berikut:",
    [("Penyesuaian Waktu", "Sehubungan dengan berakhirnya pendanaan, masa berlaku Kesepakatan Bersama dipercepat berakhirnya, dari semula 4 Oktober 2027 menjadi tanggal 30 Juni 2026, dan setelah itu tidak diperpanjang lagi."), ("Penyelesaian", "Kewajiban yang masih berjalan dirampungkan dalam 3 (tiga) bulan sejak 30 Juni 2026."), ("Mulai Berlaku", "Addendum II ini berlaku pada hari penandatanganannya.")],
    dict(startsOn="signed", endsOn="2026-06-30", endBasis="fixed", renewal="none", parent=dict(number="119/31/KB/PEM/2023", title="Pengembangan Desa Berdaya dan Terlindungi")),
    signed="2025-12-11", nomor=["119/77/ADD/PEM/2025", "11540/UN18/KS/2025", "ADD/25/122025"], komparisi="selaku", premis="Dengan Addendum ini diubah Kesepakatan Bersama Nomor 119/31/KB/PEM/2023, Nomor 9812/UN18/KS/2023, dan Nomor KB/27/102023 tanggal 5 Oktober 2023 tentang Pengembangan Desa Berdaya dan Terlindungi, sebagaimana telah diubah dengan Addendum I tanggal 2 September 2024.", ttd=T_TIGA)

add("mou-jayapura-akhir-keliru", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR PIHAK KE-I : {n1}\nNOMOR PIHAK KE-II : {n2}",
    [JAYAPURA, BPPAPUA], "PERLINDUNGAN NELAYAN DAN MAMA-MAMA PEDAGANG PASAR",
    "Kami yang bersepakat pada hari {Hari}, {Tgl} {Bln} {Thn} ({dmy}), di Kantor Wali Kota Jayapura, yakni:",
    ["maksud", "lingkup", "sosial", "biaya", ("Jangka Waktu", "Untuk 3 (tiga) tahun lamanya Nota Kesepahaman ini dilaksanakan, dimulai tanggal 1 Mei 2024 dan ditutup tanggal 30 April 2026. Apabila akan dilanjutkan, kesepakatan untuk itu harus telah dicapai PARA PIHAK 3 (tiga) bulan sebelum tanggal penutupan tersebut."), "selisih", "penutup"],
    dict(startsOn="2024-05-01", endsOn="2026-04-30", endBasis="fixed", duration="3 years", notice="3 months", renewal="byAgreement", contradictions=["end"]),
    signed="2024-04-26", nomor=["415.4/51/SETDA/2024", "MOU/17/042024"], prog="jkk jkm", dasar=["bpjs", "inpres4"], dasarstyle=MO, komparisi="jabatan", sebut=II, premis=PRE, ttd=T_DUA)

add("pks-jayapura-angka-bulan-keliru", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNo. Pihak I : {n1}\nNo. Pihak II : {n2}",
    [BKADJPR, BPPAPUA], "PEMBAYARAN IURAN TENAGA KONTRAK MELALUI PEMOTONGAN DANA",
    "Hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} (12-07-2024) bertempat di Jayapura, kami pejabat yang tersebut namanya di bawah:",
    ["objek", "iuran", "klaim", ("Jangka Waktu", "Perjanjian ini berlaku setahun penuh setelah penandatanganan ini, dan PIHAK I atau PIHAK II yang tidak berniat memperpanjangnya memberitahukan hal itu dengan surat selambatnya 2 (dua) bulan sebelum genap setahun; dalam hal keduanya berniat memperpanjang, dibuat perjanjian perpanjangan."), "kahar", "penutup"],
    dict(startsOn="signed", endBasis="computed", duration="1 years", notice="2 months", renewal="byAgreement", contradictions=["digits"]),
    signed="2024-06-12", nomor=["900/412/BPKAD/2024", "PER/55/062024"], prog="jkk jkm jht", dasar=["bpjs", "pp44"], dasarstyle=AC, komparisi="kolon", sebut=II, premis=PRE, ttd=T_DUA)

add("nk-padang-masa-keliru", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor {p1} : {n1}\nNomor {p2} : {n2}",
    [PADANG, BPPADANG], "SINERGI PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN BAGI PEKERJA INFORMAL",
    "Di Padang, pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, telah terjadi kesepakatan antara para pihak di bawah ini:",
    ["maksud", "lingkup", "tugas", "evaluasi", "biaya", ("Jangka Waktu", "(1) Waktu berlakunya Nota Kesepakatan ini ialah 4 (lima) tahun setelah tanggal penandatanganan.\n(2) Permufakatan untuk memperpanjang Nota Kesepakatan ini dilakukan 90 (sembilan puluh) hari kalender di muka sebelum waktu berlakunya lewat."), "pimpinan", "penutup"],
    dict(startsOn="signed", endBasis="computed", duration="4 years", notice="90 days", renewal="byAgreement", contradictions=["duration"]),
    signed="2022-08-18", nomor=["134.4/NK/15/PEM-PDG/2022", "NK/23/082022"], prog="jkk jkm jht", dasar=["sjsn", "bpjs", "pp28"], dasarstyle=PE, komparisi="lembaga", premis=PREB, tutup=T_DEMIKIAN, ttd=T_MET)

add("pks-solo-nomor-lebih-lambat", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNo. {n1} tertanggal {nd1}\nNo. {n2} tertanggal {nd2}",
    [DISHUBSOLO, BPSOLO], "PERLINDUNGAN PENGEMUDI BECAK DAN JURU PARKIR",
    "Pada {Hari}, {d} {Bln} {y}, di Balai Tawang Praja, Surakarta, kedua belah pihak menandatangani Perjanjian Kerja Sama ini:",
    ["objek", "hak", "iuran", "panjang1", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku bagi tahun anggaran 2025, sejak 1 Januari 2025 sampai dengan 31 Desember 2025. Perjanjian untuk tahun anggaran sesudahnya dibuat tersendiri, dan Perjanjian Kerja Sama ini tidak diperpanjang."), "kahar", "adendum", "penutup"],
    dict(startsOn="2025-01-01", endsOn="2025-12-31", endBasis="fixed", renewal="none", contradictions=["numberDate"]),
    signed="2024-12-17", nomor=["551.2/904/XII/2024", "PER/119/122024"], numberdates=["2024-12-17", "2025-01-09"], prog="jkk jkm", dasar=["bpjs", "perdasolo"], dasarstyle=LA, komparisi="nik", sebut=I, premis=PRE, ttd=T_DUA)

add("nk-pesawaran-hari-keliru", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR NOTA KESEPAKATAN : {n1}\nDAN NOMOR : {n2}",
    [PESAWARAN, BPLAMPUNG], "PERLINDUNGAN PETANI KAKAO DAN NELAYAN KECIL",
    "Kesepakatan ini diadakan pada hari Senin tanggal {Tgl} bulan {Bln} tahun {Thn} ({pjg}) bertempat di Gedong Tataan, oleh mereka yang tersebut di bawah ini:",
    ["maksud", "objek", "lingkup", "panjang2", "biaya", ("Jangka Waktu", "(1) Nota Kesepakatan ini berlaku efektif pada 1 September 2023 dan tidak berlaku lagi setelah 31 Agustus 2026.\n(2) Nota Kesepakatan ini dapat diteruskan atas mufakat PARA PIHAK sepanjang pembicaraan ke arah itu dimulai setidaknya 150 (seratus lima puluh) hari sebelum 31 Agustus 2026."), "selisih", "penutup"],
    dict(startsOn="2023-09-01", endsOn="2026-08-31", endBasis="fixed", notice="150 days", renewal="byAgreement", contradictions=["weekday"]),
    signed="2023-08-24", nomor=["119/19/NK/I.02/2023", "NK/30/082023"], prog="jkk jkm", dasar=["bpjs", "pemda"], dasarstyle=AC, komparisi="jabatan", premis=PRE, ttd=T_MET, page=46)

add("kb-kupang-sampai-dicabut", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR KESEPAKATAN (I) : {n1}\nNOMOR KESEPAKATAN (II) : {n2}",
    [KUPANG, UNDANA], "PENEMPATAN MAHASISWA KULIAH KERJA NYATA TEMATIK",
    "Disepakati di Kupang pada {Hari} yang bertanggal {d} {Bln} {y} oleh yang berikut ini:",
    ["maksudt", "lingkupt", "biaya", "sosial", ("Keberlakuan", "Kesepakatan Bersama ini mulai berlaku pada saat penandatanganan dan terus berlaku sampai dicabut atas persetujuan PARA PIHAK atau digantikan dengan kesepakatan baru."), "pimpinan", "penutup"],
    dict(startsOn="signed", endBasis="untilEvent"),
    signed="2021-05-20", nomor=["119/07/KB/2021", "1955/UN15/KS/2021"], dasar=["dikti", "desa"], dasarstyle=LA, komparisi="ringkas", premis=PRE, ttd=T_TURUN)
