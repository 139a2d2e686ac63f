"""Scans and papers as offices keep them."""
from first_common import *

add("pks-pindai-kemenag", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nN0MOR : {n1}\nN0MOR : {n2}",
    [KEMENAG, BPLAMPUNG], "PERLINDUNGAN GURU MADRASAH DAN PENYULUH AGAMA NON ASN",
    "Di Gedong Tataan, pada Rabu tujuh be-\nlas Januari dua ribu dua puluh em-\npat (l7-O1-2024), telah mufakat dua pi-\nhak di bawah lni :",
    ["objek", "hak", "iuran", ("JANGKA WAKTU", "Perjanjian Kerja Sama ini ber1aku se1ama satu ta-¦hun, terhltung mu1ai 1 Februari 2O24 dan ber-¦akhir 31 Januari 2O25. Keinginan memper-¦panjang disampaikan se1ambatnya 3O (tiga pu-¦luh) hari sebe1um 31 Januari 2O25 dan me-¦merlukan persetujuan PARA PIHAK."), "kahar", "penutup"],
    dict(startsOn="2024-02-01", endsOn="2025-01-31", endBasis="fixed", duration="1 years", notice="30 days", renewal="byAgreement"),
    signed="2024-01-17", nomor=["B-87/Kk.08.10/KP.01/01/2024", "PER/05/012024"], prog="jkk jkm", dasar=["bpjs", "pp44"], dasarstyle=AC, komparisi="jabatan", premis=PRE, ttd=T_DUA, noise=21, wrap=68, page=44, foot="Ha1aman <i>")

add("nk-pindai-sumedang", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor Register  :  {n1}\nNomor Register  :  {n2}",
    [P("Pemerintah Kabupaten Sumedang", "Drs. H. Herman Suryatna, M.Si.", "Penjabat Bupati Sumedang", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-4165 Tahun 2023 tanggal 13 September 2023", "Jalan Prabu Geusan Ulun Nomor 36 Sumedang", "Sumedang"), P("BPJS Ketenagakerjaan Kantor Cabang Bandung Suci", "Opik Taufanurdin", "Kepala Kantor Cabang Bandung Suci", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/300/102022 tanggal 10 Oktober 2022", "Jalan P.H.H. Mustofa Nomor 39 Bandung", "Bandung")], "PERLINDUNGAN PETANI TEMBAKAU DAN BURUH TANI",
    "Pada hari  Kamis  tanggal  dua puluh lima  bulan  April  tahun  dua rlbu dua puluh empat ,  bertempat di Gedung Negara Sumedang ,  yang ber-\nsepakat :",
    ["maksud", "objek", "lingkup", "biaya", ("JANGKA WAKTU", "( 1 ) Nota Kesepakatan ini ber1aku untuk ku-¦run waktu 2 ( dua )   tahun sesudah ditanda-¦tangani .¦( 2 ) Atas dasar kesepakatan ,   jangka waktu tersebut dapat diper-¦panjang ,   dengan usul tertulis pa1ing kurang 3 ( tiga )   bu-¦lan sebelum habls waktunya ."), "pimpinan", "penutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="3 months", renewal="byAgreement"),
    signed="2024-04-25", nomor=["100.3.7/22/NK/HUK/2024", "NK/18/042024"], prog="jkk jkm", dasar=["bpjs", "inpres2"], dasarstyle=PE, komparisi="selaku", premis=PRE, ttd=T_DUA, noise=23, wrap=70, page=48)

add("mou-pindai-ulm", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNo.Naskah : {n1}\nNo.Naskah : {n2}",
    [ULM, BANJAR], "Penataan Permukiman Bantaran Sungai",
    "Banjarmasin, hari Selasa tanggal 14 (empat be1as) bu1an\nMaret tahun 2023 (dua ribu dua pu1uh tlga), kami yang ber-\ntandatangan pada akhir naskah :",
    ["maksudt", "lingkupt", "tindak", "biaya", ("MASA BERLAKU", "Masa ber1aku Nota Kesepahaman ini 4 (empat)¦tahun sejak  14  Maret  2O23  dan  berakhir  pada  13  Maret¦2O27 .  Perpanjangannya di1akukan dengan per-¦setujuan bersama .¦Pengakhiran sebelum waktunya dl-¦beritahukan tertu1is 6O (enam puluh) hari sebe1umnya ."), "selisih", "penutup"],
    dict(startsOn="2023-03-14", endsOn="2027-03-13", endBasis="fixed", duration="4 years", notice="60 days", renewal="byAgreement"),
    signed="2023-03-14", nomor=["1129/UN8/KS/2023", "100.3.7.1/18/PEM/2023"], komparisi="lembaga", premis=PRE, ttd=T_DUA, noise=27, wrap=72)

add("addendum-pindai-surakarta", "addendum", "ADDENDUM PERTAMA\nPERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [NAKERSOLO, BPSOLO], "PENGAWASAN KEPATUHAN PEMBERI KERJA DI KOTA SURAKARTA",
    "Surakarta, Jumat tanggal enam bu1an Februari tahun dua ribu dua puluh enam (O6-O2-2026),\ntelah disepakati Addendum oleh :",
    [("PERUBAHAN JANGKA WAKTU", "Jangka waktu Perjanjian di-¦tambah 1 (satu) tahun terhitung¦15 Februari 2O26 sampai dengan 14 Fe-¦bruari 2O27."), ("KETENTUAN LAIN", "Ketentuan yang lain te-¦tap ber1aku.")],
    dict(startsOn="2026-02-15", endsOn="2027-02-14", endBasis="fixed", duration="1 years", parent=dict(number="560/213/II/2024", title="Pengawasan Kepatuhan Pemberi Kerja di Kota Surakarta")),
    signed="2026-02-06", nomor=["560/097/II/2026", "ADD/02/022026"], komparisi="selaku", sebut=I, premis="Addendum ini mengubah Perjanjian Kerja Sama Nomor 560/213/II/2024 dan Nomor PER/14/022024 tanggal 12 Februari 2024 tentang Pengawasan Kepatuhan Pemberi Kerja di Kota Surakarta.".replace("¦", ""), ttd=T_MET, noise=29, wrap=74)

add("kb-pindai-malang", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR {n1}\nDAN NOMOR {n2}",
    [KOTAMALANG, P("Universitas Negeri Malang", "Prof. Dr. Hariyana, M.Pd.", "Rektor Universitas Negeri Malang", "yang diangkat dengan Keputusan Menteri Nomor 71203/MPK.A/KP.06.02/2022 tanggal 14 November 2022", "Jalan Semarang Nomor 5 Malang", "Malang")], "PENINGKATAN MUTU PENDIDIKAN DAN INOVASI DAERAH",
    "Pada ini hari Senin , tangga1 dua puluh satu bulan Oktober tahun\ndua ribu dua puluh em pat ( 21 - 1O - 2024 ) , di Malang , di-\nsepakati oleh dan antara :",
    ["maksudt", "lingkupt", "tindak", "biaya", ("JANGKA WAKTU", "( 1 )  Kesepakatan Bersama ini ber1aku 5 ( lima ) tahun , ter-¦hitung dari tanggal di-¦tandatangani oleh PARA PIHAK .¦( 2 )  Kesepakatan Bersama ini da-¦pat diperpanjang ; PIHAK yang meng-¦inginkannya menyurati PIHAK lain paling lam-¦bat 5 ( lima ) bulan sebe1um berakhirnya jangka waktu ."), "pimpinan", "penutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="5 months", renewal="byAgreement"),
    signed="2024-10-21", nomor=["134.4/52/35.73.133/2024", "21.10.44/UN32/KS/2024"], dasar=["dikti", "pp28"], dasarstyle=MO, komparisi="jabatan", premis=PRE, ttd=T_DUA, noise=33, wrap=72, page=46, foot="· <i> ·")

add("pks-kop-jambi-pasar", "pks", "PEMERINTAH KOTA JAMBI\nDINAS PERDAGANGAN DAN PERINDUSTRIAN\nJalan Lingkar Barat III Nomor 5 Jambi, telepon (0741) 40219, kode pos 36129\n\nP E R J A N J I A N   K E R J A   S A M A\n\nANTARA\n{P1}\nDENGAN\n{P2}\n\nTENTANG\nPERLINDUNGAN PEDAGANG PASAR ANGSO DUO DAN\nBURUH BONGKAR MUAT MELALUI PROGRAM JAMINAN SOSIAL\nKETENAGAKERJAAN\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [P("Dinas Perdagangan dan Perindustrian Kota Jambi", "Yon Heriyanto, S.E., M.E.", "Kepala Dinas Perdagangan dan Perindustrian Kota Jambi", "yang diangkat dengan Keputusan Wali Kota Jambi Nomor 821.22-205 Tahun 2022 tanggal 5 September 2022", "Jalan Lingkar Barat III Nomor 5 Jambi", "Jambi"), BPJAMBI], "PERLINDUNGAN PEDAGANG PASAR ANGSO DUO DAN BURUH BONGKAR MUAT MELALUI PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
    "Menyusul rapat koordinasi tanggal 20 Mei 2025 serta surat Wali Kota tanggal 28 Mei 2025, maka pada hari {Hari} tanggal {Tgl} bulan {Bln}\ntahun {Thn} di Jambi diadakan Perjanjian Kerja Sama oleh:",
    ["umum", "objek", "hak", "iuran", "klaim", ("Masa Perlindungan", "Iuran dibayarkan dari Anggaran Pendapatan dan Belanja Daerah untuk masa perlindungan 6 (enam) bulan, yaitu Juli sampai dengan Desember 2025."), ("Jangka Waktu Perjanjian", "(1) Perjanjian Kerja Sama ini\nberlaku mulai tanggal\n1 Juli 2025 dan tidak berlaku lagi sesudah tanggal\n30 Juni 2027.\n(2) Perjanjian Kerja Sama ini dapat diperpanjang, dengan cara PIHAK yang\nberkepentingan mengajukan permohonan kepada PIHAK lain paling lambat\n3 (tiga) bulan menjelang tanggal\n30 Juni 2027 untuk mendapat persetujuan.".replace("ini\nberlaku", "ini¦berlaku").replace("tanggal\n", "tanggal¦").replace("PIHAK yang\n", "PIHAK yang¦").replace("lambat\n", "lambat¦")), "rahasia", "kahar", "penutup"],
    dict(startsOn="2025-07-01", endsOn="2027-06-30", endBasis="fixed", notice="3 months", renewal="byAgreement", parent=dict(number="100.3.7.1/12/NK/KSD/2025")),
    signed="2025-06-23", nomor=["500.2/611/DPP/2025", "PER/40/062025"], prog="jkk jkm", dasar=["bpjs", "pp82", "inpres2"], dasarstyle=MO, komparisi="jabatan", premis="Perjanjian Kerja Sama ini menjalankan Nota Kesepakatan Nomor 100.3.7.1/12/NK/KSD/2025 tertanggal 28 Mei 2025 antara Pemerintah Kota Jambi dan BPJS Ketenagakerjaan Cabang Jambi.\n\n" + PRE, ttd=T_SAKSI, page=42, foot="Paraf : I ........ II ........                 <i>",
    after="\fLAMPIRAN\n\nJADWAL KEGIATAN\n1. Pendataan             : 1 s.d. 31 Juli 2025\n2. Pembayaran iuran      : mulai 15 Agustus 2025\n3. Evaluasi              : 6 (enam) bulan sekali, terakhir 31 Mei 2027\n4. Laporan akhir         : 14 (empat belas) hari sesudah 30 Juni 2027")

add("mou-konsep-lampung", "mou", "KONSEP 2 (tanggal cetak 4 Agustus 2025)\n\nNOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : …………/…………/2025\nNOMOR : …………/…………/2025",
    [PESAWARAN, UNILA], "Hilirisasi Kakao Rakyat",
    "Pada hari ini, …………………, tanggal ………………… bulan ………………… tahun 2025, bertempat di Gedong Tataan, pihak-pihak yang akan menandatangani:",
    ["maksudt", "lingkupt", "biaya", ("Jangka Waktu", "(1) Masa kerja sama dalam Nota Kesepahaman ini 2 (dua) tahun terhitung sejak dibubuhkannya tanda tangan oleh PARA PIHAK.\n(2) Masa kerja sama tersebut dapat diperpanjang dengan persetujuan PARA PIHAK yang diberikan paling lambat 1 (satu) bulan sebelum usai."), "penutup"],
    dict(endBasis="computed", duration="2 years", notice="1 months", renewal="byAgreement"),
    dasar=["dikti", "pemda"], dasarstyle=LA, komparisi="jabatan", premis=PRE, ttd=T_DUA)

add("pks-tte-sirkuler-ntb", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1},\n{P2},\nDAN\n{P3}\nTENTANG\n{T}\n\nNomor PKS Pihak I   : {n1}\nNomor PKS Pihak II  : {n2}\nNomor PKS Pihak III : {n3}",
    [DINSOSNTB, BPNTB, BANKNTB], "PEMBAYARAN IURAN PEKERJA RENTAN MELALUI KANAL PERBANKAN",
    "Perjanjian Kerja Sama ini diadakan di Mataram, dan ditandatangani secara elektronik pada waktu yang tercantum di bawah nama masing-masing penanda tangan, oleh:",
    ["objek", "iuran", "rahasia", "biaya", ("Jangka Waktu", "(1) Perjanjian Kerja Sama ini berlaku 18 (delapan belas) bulan, yang dihitung sejak tanggal tanda tangan elektronik yang paling akhir.\n(2) Untuk memperpanjang Perjanjian Kerja Sama ini diperlukan persetujuan tertulis ketiga PIHAK, yang dimintakan paling lambat 15 (lima belas) hari kerja sebelum habis 18 (delapan belas) bulan itu."), "kahar", "selisih", "penutup3"],
    dict(startsOn="signed", endBasis="computed", duration="18 months", notice="15 workingDays", renewal="byAgreement"),
    signed="2024-08-14", nomor=["460/1190/DINSOS/2024", "PER/77/082024", "021/PKS-DIR/VIII/2024"], prog="jkk jkm", dasar=["bpjs", "pp82", "pdp"], dasarstyle=AC, komparisi="lembaga", sebut=II, premis=PRE3,
    ttd="Ditandatangani secara elektronik oleh\n{nama1}\n{jab1}\n7 Agustus 2024\n\nDitandatangani secara elektronik oleh\n{nama2}\n{jab2}\n9 Agustus 2024\n\nDitandatangani secara elektronik oleh\n{nama3}\n{jab3}\n14 Agustus 2024")

add("pks-padang-nomor-kosong", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor Surat Pihak Kesatu : 421/        /POLTEK/2023\nNomor Surat Pihak Kedua  : {n2}",
    [POLTEK, BPPADANG], "Perlindungan Mahasiswa Praktik Industri",
    "Para pihak di bawah ini saling mengikatkan diri:",
    ["objek", "hak", "iuran", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlangsung dari tanggal 1 Maret 2023 sampai selesai tanggal 29 Februari 2024. Bila tidak ada PIHAK yang meminta berhenti paling lambat 1 (satu) bulan sebelum tanggal selesai, Perjanjian Kerja Sama ini diperpanjang dengan sendirinya selama 12 (dua belas) bulan."), "kahar", "penutup"],
    dict(startsOn="2023-03-01", endsOn="2024-02-29", endBasis="fixed", notice="1 months", renewal="automatic", renewalMonths=12),
    signed="2023-02-20", nomor=[None, "PER/19/022023"], values=dict(n1=""), prog="jkk jkm", komparisi="ringkas", premis=PRE, ttd="Ditandatangani di Padang, tanggal {Tgl} {Bln} {Thn}.\n\n" + T_DUA)

add("pks-sampai-serah-terima", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor : {n1}   |   Nomor : {n2}",
    [DINSOSNTB, UNRAM], "PENYUSUNAN PETA KERENTANAN PEKERJA MISKIN EKSTREM",
    "Perjanjian Kerja Sama ini dilangsungkan pada hari {Hari} tanggal {d} {Bln} {y} bertempat di Mataram, di antara dua pihak sebagaimana berikut:",
    ["maksudt", "hki", "rahasia", ("Pembayaran", "Biaya pekerjaan dibayar dalam 3 (tiga) tahap, masing-masing dalam 14 (empat belas) hari kerja setelah laporan diterima. Laporan antara diserahkan tanggal 30 Agustus 2024."), ("Jangka Waktu", "Perjanjian Kerja Sama ini mulai berlaku 10 Juni 2024 dan berlaku terus sampai dengan ditandatanganinya Berita Acara Serah Terima hasil pekerjaan. PIHAK yang bermaksud membatalkannya mengirim pemberitahuan tertulis 14 (empat belas) hari kerja sebelumnya."), "adendum", "penutup"],
    dict(startsOn="2024-06-10", endBasis="untilEvent", notice="14 workingDays"),
    signed="2024-06-05", nomor=["460/801/DINSOS/2024", "5530/UN18/KS/2024"], dasar=["inpres4", "dikti"], dasarstyle=PE, komparisi="selaku", premis=PRE, ttd=T_TURUN)
