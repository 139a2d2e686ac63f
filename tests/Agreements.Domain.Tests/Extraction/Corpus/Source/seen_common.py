"""Institutions (their officials are invented), legal bases, ways of naming the parties and ordinary articles of the seen texts."""
import os
from corpuskit import Corpus

def P(name, nama, jab, sk, alm, kota="Jambi"): return dict(name=name, nama=nama, jab=jab, sk=sk, alm=alm, kota=kota)

BPJS = P("BPJS Ketenagakerjaan Kantor Cabang Jambi", "Ratna Wulandari", "Kepala Kantor Cabang Jambi", "berdasarkan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/214/072022 tanggal 18 Juli 2022", "Jalan Slamet Riyadi Nomor 29, Kota Jambi")
BUNGO = P("BPJS Ketenagakerjaan Kantor Cabang Muara Bungo", "Dedi Firmansyah Putra", "Kepala Kantor Cabang Muara Bungo", "berdasarkan Keputusan Direksi Nomor KEP/77/032023 tanggal 9 Maret 2023", "Jalan Lintas Sumatera Km. 2, Muara Bungo", "Muara Bungo")
SUMBAGSEL = P("BPJS Ketenagakerjaan Kantor Wilayah Sumbagsel", "Yohanes Ardiyanto", "Kepala Kantor Wilayah Sumatera Bagian Selatan", "berdasarkan Surat Kuasa Direktur Utama Nomor SKS/19/012024 tanggal 22 Januari 2024", "Jalan Jenderal Sudirman Nomor 131, Palembang", "Palembang")
KOTA = P("Pemerintah Kota Jambi", "Dr. H. Syarif Hidayatullah, S.E., M.E.", "Wali Kota Jambi", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 131.15-1044 Tahun 2018 tanggal 9 November 2018", "Jalan Jenderal Basuki Rachmat, Kota Baru, Jambi")
PROV = P("Pemerintah Provinsi Jambi", "Drs. H. Amrullah Zakir, M.Si.", "Gubernur Jambi", "berdasarkan Keputusan Presiden Nomor 69/P Tahun 2021 tanggal 2 Juli 2021", "Jalan Jenderal Ahmad Yani Nomor 1 Telanaipura, Jambi")
BUNGOKAB = P("Pemerintah Kabupaten Bungo", "H. Marzuki Hamdan, S.P.", "Bupati Bungo", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 131.15-268 Tahun 2021 tanggal 24 Februari 2021", "Jalan R.M. Thaher Nomor 503, Rimbo Tengah, Muara Bungo", "Muara Bungo")
TEBO = P("Pemerintah Kabupaten Tebo", "Aspan Mulyadi, S.T.", "Penjabat Bupati Tebo", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-1159 Tahun 2023 tanggal 19 Mei 2023", "Jalan Lintas Tebo–Bungo Km. 12, Muara Tebo", "Muara Tebo")
BATANGHARI = P("Pemerintah Kabupaten Batang Hari", "M. Fadil Rasyid", "Bupati Batang Hari", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 131.15-289 Tahun 2021 tanggal 26 Februari 2021", "Jalan Jenderal Sudirman, Muara Bulian", "Muara Bulian")
TANJABTIM = P("Pemerintah Kabupaten Tanjung Jabung Timur", "H. Romi Hartono, S.E.", "Bupati Tanjung Jabung Timur", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 131.15-262 Tahun 2021 tanggal 24 Februari 2021", "Komplek Perkantoran Bukit Menderang, Muara Sabak", "Muara Sabak")
MERANGIN = P("Pemerintah Kabupaten Merangin", "H. Mukti Sahlan, S.H., M.H.", "Penjabat Bupati Merangin", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-4010 Tahun 2023 tanggal 21 September 2023", "Jalan Jenderal Sudirman Nomor 1, Bangko", "Bangko")
SPENUH = P("Pemerintah Kota Sungai Penuh", "Drs. Ahmadi Zein, M.M.", "Wali Kota Sungai Penuh", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 131.15-1230 Tahun 2021 tanggal 16 Juni 2021", "Jalan Depati Parbo, Sungai Penuh", "Sungai Penuh")
KERINCI = P("Pemerintah Kabupaten Kerinci", "Asraf Nasution, S.Pt., M.Si.", "Penjabat Bupati Kerinci", "berdasarkan Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-5207 Tahun 2023 tanggal 3 November 2023", "Bukit Tengah, Siulak", "Siulak")
DISNAKER = P("Dinas Tenaga Kerja, Koperasi dan Usaha Kecil Menengah Kota Jambi", "Hj. Lestari Handayani, S.Sos., M.M.", "Kepala Dinas Tenaga Kerja, Koperasi dan UKM Kota Jambi", "berdasarkan Keputusan Wali Kota Jambi Nomor 821.22-77 Tahun 2020 tanggal 6 Januari 2020", "Jalan H. Agus Salim Nomor 7, Kota Baru, Jambi")
DISDIK = P("Dinas Pendidikan Provinsi Jambi", "Drs. Varial Ismail, M.Pd.", "Kepala Dinas Pendidikan Provinsi Jambi", "berdasarkan Keputusan Gubernur Jambi Nomor 312/KEP.GUB/BKD/2022 tanggal 14 April 2022", "Jalan Jenderal Ahmad Yani Nomor 6, Telanaipura, Jambi")
DINSOS = P("Dinas Sosial Kabupaten Bungo", "H. Taufik Rahman, S.IP.", "Kepala Dinas Sosial Kabupaten Bungo", "berdasarkan Keputusan Bupati Bungo Nomor 821.2/112/BKPSDM tanggal 3 Februari 2022", "Jalan Teuku Umar, Muara Bungo", "Muara Bungo")
DISBUN = P("Dinas Perkebunan Provinsi Jambi", "Ir. Agus Rizaldi, M.Si.", "Kepala Dinas Perkebunan Provinsi Jambi", "berdasarkan Keputusan Gubernur Jambi Nomor 55/KEP.GUB/BKD/2021 tanggal 25 Januari 2021", "Jalan Kapten Sujono Nomor 1, Kota Baru, Jambi")
UIN = P("Universitas Islam Negeri Sulthan Thaha Saifuddin Jambi", "Prof. Dr. H. Asrul Munawar, M.A.", "Rektor", "berdasarkan Keputusan Menteri Agama Nomor 032193/B.II/3/2023 tanggal 17 Juli 2023", "Jalan Lintas Jambi–Muara Bulian Km. 16, Simpang Sungai Duren, Muaro Jambi")
UNJA = P("Universitas Jambi", "Prof. Drs. Helmi Wardana, M.Sc., Ph.D.", "Rektor Universitas Jambi", "berdasarkan Keputusan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 31/M/KPT.KP/2024 tanggal 8 Januari 2024", "Jalan Raya Jambi–Muara Bulian Km. 15, Mendalo Indah")
FEBI = P("Fakultas Ekonomi dan Bisnis Islam UIN Sulthan Thaha Saifuddin Jambi", "Dr. Rafidah Anwar, S.E., M.E.I.", "Dekan Fakultas Ekonomi dan Bisnis Islam", "berdasarkan Keputusan Rektor Nomor 1204 Tahun 2023 tanggal 2 Oktober 2023", "Jalan Lintas Jambi–Muara Bulian Km. 16, Muaro Jambi")
FH = P("Fakultas Hukum Universitas Jambi", "Dr. Usman Kadir, S.H., M.H.", "Dekan Fakultas Hukum", "berdasarkan Keputusan Rektor Universitas Jambi Nomor 410/UN21/KP/2022 tanggal 23 Maret 2022", "Kampus Pinang Masak, Mendalo Indah")
UNBARI = P("Universitas Batanghari", "Prof. Herri Gunawan, S.H., M.H.", "Rektor Universitas Batanghari", "berdasarkan Keputusan Yayasan Pendidikan Jambi Nomor 14 Tahun 2022 tanggal 1 September 2022", "Jalan Slamet Riyadi Nomor 1, Broni, Jambi")
KORPRI = P("Dewan Pengurus KORPRI Provinsi Jambi", "H. Sudirman Alfian, S.H., M.H.", "Ketua Dewan Pengurus KORPRI Provinsi Jambi", "berdasarkan Keputusan Dewan Pengurus KORPRI Nasional Nomor KEP-22/KU/II/2021 tanggal 11 Februari 2021", "Jalan Jenderal Ahmad Yani Nomor 1, Telanaipura, Jambi")
BAPENDA = P("Badan Pengelola Pajak dan Retribusi Daerah Kota Jambi", "Nella Ervianti, S.E., M.Si.", "Kepala Badan Pengelola Pajak dan Retribusi Daerah Kota Jambi", "berdasarkan Keputusan Wali Kota Jambi Nomor 821.22-310 Tahun 2021 tanggal 30 Agustus 2021", "Jalan Jenderal Basuki Rachmat, Kota Baru, Jambi")
PMDES = P("Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Merangin", "Andrie Febrian, S.STP., M.Si.", "Kepala Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Merangin", "berdasarkan Keputusan Bupati Merangin Nomor 36/BKPSDM/2022 tanggal 10 Januari 2022", "Jalan Talang Kawo, Bangko", "Bangko")

LN = "(Lembaran Negara Republik Indonesia Tahun {} Nomor {}, Tambahan Lembaran Negara Republik Indonesia Nomor {})".format
BASES = {
    "sjsn": ("Undang-Undang Nomor 40 Tahun 2004 tentang Sistem Jaminan Sosial Nasional", LN(2004, 150, 4456)),
    "bpjs": ("Undang-Undang Nomor 24 Tahun 2011 tentang Badan Penyelenggara Jaminan Sosial", LN(2011, 116, 5256)),
    "pemda": ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", LN(2014, 244, 5587)),
    "asn": ("Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara", LN(2023, 141, 6897)),
    "dikti": ("Undang-Undang Nomor 12 Tahun 2012 tentang Pendidikan Tinggi", LN(2012, 158, 5336)),
    "sisdik": ("Undang-Undang Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional", LN(2003, 78, 4301)),
    "pp44": ("Peraturan Pemerintah Nomor 44 Tahun 2015 tentang Penyelenggaraan Program Jaminan Kecelakaan Kerja dan Jaminan Kematian", LN(2015, 154, 5714)),
    "pp45": ("Peraturan Pemerintah Nomor 45 Tahun 2015 tentang Penyelenggaraan Program Jaminan Pensiun", LN(2015, 155, 5715)),
    "pp28": ("Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah", LN(2018, 97, 6219)),
    "pp4": ("Peraturan Pemerintah Nomor 4 Tahun 2014 tentang Penyelenggaraan Pendidikan Tinggi dan Pengelolaan Perguruan Tinggi", LN(2014, 16, 5500)),
    "perpres109": ("Peraturan Presiden Nomor 109 Tahun 2013 tentang Penahapan Kepesertaan Program Jaminan Sosial", "(Lembaran Negara Republik Indonesia Tahun 2013 Nomor 253)"),
    "permen22": ("Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah dengan Daerah Lain dan Kerja Sama Daerah dengan Pihak Ketiga", "(Berita Negara Republik Indonesia Tahun 2020 Nomor 371)"),
    "permenaker5": ("Peraturan Menteri Ketenagakerjaan Nomor 5 Tahun 2021 tentang Tata Cara Penyelenggaraan Program Jaminan Kecelakaan Kerja, Jaminan Kematian, dan Jaminan Hari Tua", "(Berita Negara Republik Indonesia Tahun 2021 Nomor 196)"),
    "inpres2": ("Instruksi Presiden Nomor 2 Tahun 2021 tentang Optimalisasi Pelaksanaan Program Jaminan Sosial Ketenagakerjaan", ""),
    "inpres4": ("Instruksi Presiden Nomor 4 Tahun 2022 tentang Percepatan Penghapusan Kemiskinan Ekstrem", ""),
    "pergub16": ("Peraturan Gubernur Jambi Nomor 16 Tahun 2022 tentang Perlindungan Jaminan Sosial Ketenagakerjaan", "(Berita Daerah Provinsi Jambi Tahun 2022 Nomor 16)"),
    "pmk91": ("Peraturan Menteri Keuangan Nomor 91 Tahun 2023 tentang Pengelolaan Dana Bagi Hasil Perkebunan Sawit", ""),
    "permendikbud14": ("Peraturan Menteri Pendidikan dan Kebudayaan Nomor 14 Tahun 2014 tentang Kerja Sama Perguruan Tinggi", ""),
}

STYLES = {
    "tabel": "{i}. Nama     : {nama}\n   Jabatan  : {jab}\n   Alamat   : {alm}\n   Dalam hal ini bertindak dalam jabatannya tersebut {sk}, untuk dan atas nama {name}, yang selanjutnya disebut sebagai {sebut}.",
    "alinea": "{i}. {nama}, {jab}, {sk}, berkedudukan di {alm}, dalam hal ini bertindak untuk dan atas nama {name}, selanjutnya disebut {sebut}.",
    "romawi": "{R}. {NAME}, yang berkedudukan di {alm}, dalam perbuatan hukum ini diwakili oleh {nama} selaku {jab} {sk}, selanjutnya dalam naskah ini disebut {sebut};",
    "lahir": "{i}. {nama}, lahir di Palembang pada tanggal 12 Agustus 1971, Warga Negara Indonesia, {jab}, {sk}, bertempat kedudukan di {alm}, bertindak untuk dan atas nama serta sah mewakili {name} (untuk selanjutnya disebut \"{sebut}\");",
    "english": "{i}. {name}, having its office at {alm}, represented in this matter by {nama} in the capacity of {jab}, hereinafter referred to as the \"{sebut}\";",
    "singkat": "{nama}, {jab}, selanjutnya disebut {sebut}",
}

FILLERS = {
    "maksud": ("Maksud dan Tujuan", "(1) Maksud {naskah} ini adalah sebagai pedoman bagi PARA PIHAK dalam melaksanakan kerja sama sesuai tugas, fungsi, dan kewenangan masing-masing.\n(2) Tujuan {naskah} ini adalah terwujudnya perlindungan jaminan sosial ketenagakerjaan bagi seluruh pekerja di wilayah kerja PARA PIHAK."),
    "maksud2": ("Maksud dan Tujuan", "{naskah} ini dimaksudkan untuk mensinergikan sumber daya yang dimiliki PARA PIHAK, dengan tujuan meningkatkan kepesertaan dan kepatuhan pemberi kerja terhadap program jaminan sosial ketenagakerjaan."),
    "maksudtri": ("Maksud dan Tujuan", "(1) {naskah} ini dibuat sebagai landasan kerja sama dalam pelaksanaan Tridharma Perguruan Tinggi.\n(2) Kerja sama ini bertujuan meningkatkan mutu sumber daya manusia dan mendukung pembangunan daerah."),
    "objek": ("Objek Kerja Sama", "Objek {naskah} ini adalah penyelenggaraan program jaminan sosial ketenagakerjaan bagi pegawai non aparatur sipil negara dan pekerja rentan."),
    "lingkup": ("Ruang Lingkup", "Ruang lingkup {naskah} ini meliputi:\na. pendaftaran dan pembayaran iuran peserta dalam {prog};\nb. pemadanan dan pemutakhiran data tenaga kerja;\nc. sosialisasi dan edukasi program; dan\nd. pelayanan klaim dan manfaat kepada peserta dan ahli waris."),
    "lingkup2": ("Ruang Lingkup Kerja Sama", "(1) PARA PIHAK sepakat bekerja sama dalam penyelenggaraan {prog}.\n(2) Pelaksanaan sebagaimana dimaksud pada ayat (1) mencakup pula dukungan regulasi, perluasan cakupan kepesertaan, dan penguatan kepatuhan badan usaha."),
    "lingkuptri": ("Ruang Lingkup", "Ruang lingkup kerja sama ini meliputi:\na. pendidikan dan pelatihan;\nb. penelitian dan pengembangan;\nc. pengabdian kepada masyarakat; dan\nd. kegiatan lain yang disepakati."),
    "hak": ("Hak dan Kewajiban", "(1) PIHAK KESATU berhak memperoleh laporan kepesertaan setiap 3 (tiga) bulan sekali.\n(2) PIHAK KESATU berkewajiban menyampaikan data tenaga kerja yang akan didaftarkan paling lambat tanggal 20 (dua puluh) setiap bulan.\n(3) PIHAK KEDUA berhak menerima data dan iuran secara lengkap dan tepat waktu.\n(4) PIHAK KEDUA berkewajiban menerbitkan kartu peserta paling lama 7 (tujuh) hari kerja sejak iuran pertama diterima."),
    "hak2": ("Tugas dan Tanggung Jawab", "(1) PIHAK KESATU mendorong perangkat daerah dan badan usaha untuk mendaftarkan pekerjanya.\n(2) PIHAK KEDUA memberikan pelayanan, sosialisasi, dan pembinaan kepada peserta, termasuk pembayaran manfaat paling lambat 14 (empat belas) hari kerja setelah berkas dinyatakan lengkap."),
    "haktri": ("Hak dan Kewajiban", "(1) PARA PIHAK berhak memanfaatkan hasil kerja sama sesuai ketentuan.\n(2) PARA PIHAK berkewajiban menyediakan narasumber, tempat, dan dukungan administrasi untuk setiap kegiatan yang disepakati, serta melaporkan hasilnya paling lambat 30 (tiga puluh) hari setelah kegiatan selesai."),
    "biaya": ("Pembiayaan", "Segala biaya yang timbul sebagai akibat pelaksanaan {naskah} ini dibebankan pada anggaran masing-masing PIHAK sesuai ketentuan peraturan perundang-undangan."),
    "bayar": ("Iuran dan Tata Cara Pembayaran", "(1) Iuran dibayarkan setiap bulan paling lambat tanggal 15 (lima belas) bulan berikutnya dari bulan iuran yang bersangkutan.\n(2) Tagihan diterbitkan PIHAK KEDUA dan dibayar oleh PIHAK KESATU dalam jangka waktu 14 (empat belas) hari kerja setelah tagihan diterima.\n(3) Kelebihan pembayaran dikembalikan paling lama 1 (satu) bulan sejak diketahui."),
    "data": ("Pertukaran dan Perlindungan Data", "(1) PARA PIHAK menjaga kerahasiaan data pribadi yang dipertukarkan.\n(2) Data disimpan selama 5 (lima) tahun terhitung sejak data diterima dan setelahnya dimusnahkan dengan berita acara.\n(3) Kewajiban menjaga kerahasiaan tetap berlaku selama 2 (dua) tahun setelah berakhirnya {naskah} ini."),
    "kahar": ("Keadaan Memaksa", "(1) PARA PIHAK dibebaskan dari tanggung jawab atas keterlambatan yang disebabkan keadaan memaksa (force majeure).\n(2) PIHAK yang mengalami keadaan memaksa wajib memberitahukan kepada PIHAK lainnya secara tertulis paling lambat 7 (tujuh) hari kalender sejak terjadinya keadaan memaksa.\n(3) Apabila keadaan memaksa berlangsung lebih dari 3 (tiga) bulan, PARA PIHAK bermusyawarah mengenai kelanjutan kerja sama."),
    "kahar2": ("Force Majeure", "Yang dimaksud dengan force majeure adalah bencana alam, huru-hara, wabah, dan kebijakan Pemerintah di bidang moneter yang secara langsung mempengaruhi pelaksanaan {naskah}; pemberitahuannya disampaikan dalam waktu 3 x 24 jam."),
    "selisih": ("Penyelesaian Perselisihan", "Perselisihan yang timbul diselesaikan secara musyawarah untuk mufakat dalam jangka waktu 30 (tiga puluh) hari kalender sejak salah satu PIHAK menyampaikan pemberitahuan adanya perselisihan."),
    "selisih2": ("Penyelesaian Perselisihan", "(1) Setiap perselisihan diselesaikan dengan musyawarah mufakat.\n(2) Apabila musyawarah tidak mencapai mufakat, PARA PIHAK memilih domisili hukum yang tetap pada Kepaniteraan Pengadilan Negeri Jambi."),
    "ubah": ("Perubahan (Addendum)", "Hal-hal yang belum diatur atau perlu diubah dalam {naskah} ini dituangkan dalam addendum yang disepakati PARA PIHAK dan merupakan bagian yang tidak terpisahkan."),
    "ubah2": ("Adendum", "Usul perubahan disampaikan secara tertulis kepada PIHAK lainnya dan ditanggapi dalam waktu 10 (sepuluh) hari kerja; perubahan berlaku setelah adendum ditandatangani."),
    "koresp": ("Korespondensi", "(1) Setiap pemberitahuan disampaikan secara tertulis kepada alamat sebagai berikut:\nPIHAK KESATU: {p1}, surat elektronik: kerjasama@contoh.go.id\nPIHAK KEDUA: {p2}, surat elektronik: sekretariat@contoh.or.id\n(2) Perubahan alamat diberitahukan paling lambat 3 (tiga) hari kerja sebelum perubahan berlaku."),
    "monev": ("Monitoring dan Evaluasi", "PARA PIHAK melakukan monitoring dan evaluasi paling sedikit 1 (satu) kali dalam 6 (enam) bulan; hasilnya dilaporkan kepada pimpinan PARA PIHAK paling lambat 1 (satu) bulan setelah evaluasi."),
    "monev2": ("Evaluasi", "Pelaksanaan {naskah} ini dievaluasi setiap tahun pada bulan November oleh tim yang dibentuk PARA PIHAK."),
    "tim": ("Pelaksanaan", "(1) Untuk melaksanakan {naskah} ini PARA PIHAK menunjuk pejabat penghubung paling lambat 1 (satu) bulan setelah penandatanganan.\n(2) Rencana kerja tahunan disusun setiap bulan Januari."),
    "pks": ("Pelaksanaan", "{naskah} ini ditindaklanjuti dengan Perjanjian Kerja Sama yang disusun oleh perangkat daerah dan unit kerja terkait paling lambat 6 (enam) bulan sejak {naskah} ini ditandatangani."),
    "pimpinan": ("Ketentuan Lain-lain", "{naskah} ini tetap berlaku walaupun terjadi pergantian pimpinan pada PARA PIHAK."),
    "def": ("Ketentuan Umum", "Dalam {naskah} ini yang dimaksud dengan:\n1. BPJS Ketenagakerjaan adalah badan hukum publik yang dibentuk dengan Undang-Undang Nomor 24 Tahun 2011.\n2. Pekerja rentan adalah pekerja sektor informal yang berpenghasilan di bawah standar dan tidak mampu membayar iuran secara mandiri.\n3. Pegawai non ASN adalah pegawai yang diangkat untuk melaksanakan tugas di instansi daerah untuk jangka waktu paling singkat 1 (satu) tahun.\n4. Tahun Anggaran adalah masa 1 (satu) tahun yang dimulai tanggal 1 Januari sampai dengan tanggal 31 Desember.\n5. Iuran adalah sejumlah uang yang dibayar secara teratur oleh peserta atau pemberi kerja."),
    "aset": ("Sarana dan Prasarana", "PIHAK KESATU menyediakan ruang layanan di Mal Pelayanan Publik yang dapat digunakan PIHAK KEDUA setiap hari kerja pukul 08.00 sampai dengan 15.00 WIB."),
    "manfaat": ("Manfaat Program", "Santunan dibayarkan kepada peserta atau ahli waris; beasiswa pendidikan diberikan kepada paling banyak 2 (dua) orang anak sejak masuk sekolah sampai dengan lulus, dengan pengajuan paling lambat 2 (dua) tahun sejak peserta meninggal dunia."),
    "tutup": ("Penutup", "{naskah} ini dibuat dalam rangkap 2 (dua), bermeterai cukup, masing-masing mempunyai kekuatan hukum yang sama."),
    "tutup3": ("Penutup", "{naskah} ini dibuat dan ditandatangani dalam rangkap 3 (tiga) asli bermeterai cukup, satu rangkap untuk masing-masing PIHAK."),
}

PREMIS = "PIHAK KESATU dan PIHAK KEDUA secara bersama-sama selanjutnya disebut PARA PIHAK, terlebih dahulu menerangkan hal-hal sebagai berikut:\n\na. bahwa PIHAK KESATU adalah penyelenggara pemerintahan yang berkewajiban melindungi tenaga kerja di wilayahnya;\n\nb. bahwa PIHAK KEDUA adalah badan hukum publik yang menyelenggarakan program jaminan sosial ketenagakerjaan."
PREMIS2 = "PARA PIHAK sepakat mengikatkan diri dalam {naskah} dengan ketentuan dan syarat-syarat sebagaimana diatur dalam pasal-pasal berikut:"
PREMISTRI = "PARA PIHAK dengan ini menyatakan sepakat untuk mengadakan kerja sama yang saling menguntungkan dengan ketentuan sebagai berikut:"
PREMIS3 = "PIHAK KESATU, PIHAK KEDUA, dan PIHAK KETIGA secara bersama-sama disebut PARA PIHAK dan masing-masing disebut PIHAK, bersepakat sebagai berikut:"

here = os.path.dirname(os.path.abspath(__file__))
corpus = Corpus(os.path.join(here, "..", "Seen"), FILLERS, STYLES, BASES)
add = corpus.add
