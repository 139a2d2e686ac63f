"""Institutions (their officials are invented), ways of naming the parties, signatures and ordinary articles of the held-out texts."""
import os
from corpuskit import Corpus

def P(name, nama, jab, sk, alm, kota): return dict(name=name, nama=nama, jab=jab, sk=sk, alm=alm, kota=kota)

BPMALANG = P("BPJS Ketenagakerjaan Kantor Cabang Malang", "Imam Santosa Wiguna", "Kepala Kantor Cabang Malang", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/265/082021 tanggal 9 Agustus 2021", "Jalan Dr. Sutomo Nomor 1 Malang", "Malang")
BPSOLO = P("BPJS Ketenagakerjaan Kantor Cabang Surakarta", "Tonny Wibisana", "Kepala Kantor Cabang Surakarta", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/140/052022 tanggal 24 Mei 2022", "Jalan Bhayangkara Nomor 42 Surakarta", "Surakarta")
BPJOGJA = P("BPJS Ketenagakerjaan Kantor Cabang Yogyakarta", "Rudi Susantoro", "Kepala Kantor Cabang Yogyakarta", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/31/012023 tanggal 16 Januari 2023", "Jalan Urip Sumoharjo Nomor 106 Yogyakarta", "Yogyakarta")
BPMKS = P("BPJS Ketenagakerjaan Kantor Cabang Makassar", "Nyoman Hary Sujaya", "Kepala Kantor Cabang Makassar", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/402/122022 tanggal 5 Desember 2022", "Jalan Urip Sumoharjo Km. 4 Makassar", "Makassar")
BPBJM = P("BPJS Ketenagakerjaan Kantor Cabang Banjarmasin", "Murniyati Hasan", "Kepala Kantor Cabang Banjarmasin", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/88/032022 tanggal 14 Maret 2022", "Jalan A. Yani Km. 3,5 Banjarmasin", "Banjarmasin")
BPNTB = P("BPJS Ketenagakerjaan Kantor Cabang Nusa Tenggara Barat", "Boby Foriandi", "Kepala Kantor Cabang Nusa Tenggara Barat", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/19/012022 tanggal 17 Januari 2022", "Jalan Langko Nomor 7 Mataram", "Mataram")
BPPADANG = P("BPJS Ketenagakerjaan Kantor Cabang Padang", "Husaini Ilyas", "Kepala Kantor Cabang Padang", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/221/072022 tanggal 4 Juli 2022", "Jalan Veteran Nomor 47 Padang", "Padang")
BPLAMPUNG = P("BPJS Ketenagakerjaan Kantor Cabang Bandar Lampung", "Widodo Pranata", "Kepala Kantor Cabang Bandar Lampung", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/77/032021 tanggal 1 Maret 2021", "Jalan Drs. Warsito Nomor 4 Bandar Lampung", "Bandar Lampung")
BPPAPUA = P("BPJS Ketenagakerjaan Kantor Cabang Papua Jayapura", "Haryanjas Kamuka", "Kepala Kantor Cabang Papua Jayapura", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/190/062022 tanggal 20 Juni 2022", "Jalan Raya Kelapa Dua Entrop Jayapura", "Jayapura")
BPKUPANG = P("BPJS Ketenagakerjaan Kantor Cabang Nusa Tenggara Timur", "Christian Natanael Sianturi", "Kepala Kantor Cabang Nusa Tenggara Timur", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/51/022022 tanggal 7 Februari 2022", "Jalan W. J. Lalamentik Nomor 18 Kupang", "Kupang")
KESGARUT = P("BPJS Kesehatan Cabang Sumedang", "Dewi Anggarini", "Kepala Cabang Sumedang", "yang menerima kuasa dari Direktur Utama dengan Surat Kuasa Nomor 412/KUASA/0122 tanggal 3 Januari 2022", "Jalan Prabu Geusan Ulun Nomor 30 Sumedang", "Sumedang")
BPJAMBI = P("BPJS Ketenagakerjaan Cabang Jambi", "Hendri Elvana", "Kepala Cabang Jambi", "yang diangkat dengan Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/12/012025 tanggal 6 Januari 2025", "Jalan Slamet Riyadi Nomor 29 Jambi", "Jambi")

KOTAMALANG = P("Pemerintah Kota Malang", "Dr. Wahyu Hidayatno, M.M.", "Penjabat Wali Kota Malang", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-3733 Tahun 2023 tanggal 19 September 2023", "Jalan Tugu Nomor 1 Malang", "Malang")
NAKERSOLO = P("Dinas Tenaga Kerja Kota Surakarta", "Widyastuti Pratiwi, S.S., M.Si.", "Kepala Dinas Tenaga Kerja Kota Surakarta", "yang diangkat dengan Keputusan Wali Kota Surakarta Nomor 821.2/38 Tahun 2021 tanggal 15 Maret 2021", "Jalan Slamet Riyadi Nomor 306 Surakarta", "Surakarta")
GUNKID = P("Pemerintah Kabupaten Gunungkidul", "H. Sunarya Widada", "Bupati Gunungkidul", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 131.34-279 Tahun 2021 tanggal 25 Februari 2021", "Jalan Brigjen Katamso Nomor 1 Wonosari", "Wonosari")
KEJARIMKS = P("Kejaksaan Negeri Makassar", "Andi Sundarianto, S.H., M.H.", "Kepala Kejaksaan Negeri Makassar", "yang diangkat dengan Keputusan Jaksa Agung Republik Indonesia Nomor 124 Tahun 2021 tanggal 5 Mei 2021", "Jalan Amanagappa Nomor 15 Makassar", "Makassar")
RSSUMEDANG = P("Rumah Sakit Umum Daerah Umar Wirahadikusumah Kabupaten Sumedang", "dr. Enceng Suryana, Sp.P.", "Direktur", "yang diangkat dengan Keputusan Bupati Sumedang Nomor 821.2/Kep.114-BKPSDM/2022 tanggal 11 April 2022", "Jalan Prabu Geusan Ulun Nomor 41 Sumedang", "Sumedang")
BANJAR = P("Pemerintah Kota Banjarmasin", "H. Ibnu Sinara, S.Pi., M.Si.", "Wali Kota Banjarmasin", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 131.63-1209 Tahun 2021 tanggal 11 Juni 2021", "Jalan R.E. Martadinata Nomor 1 Banjarmasin", "Banjarmasin")
NTB = P("Pemerintah Provinsi Nusa Tenggara Barat", "Drs. H. Lalu Gitara, M.Si.", "Penjabat Gubernur Nusa Tenggara Barat", "yang diangkat dengan Keputusan Presiden Nomor 74/P Tahun 2023 tanggal 12 September 2023", "Jalan Pejanggik Nomor 12 Mataram", "Mataram")
PADANG = P("Pemerintah Kota Padang", "H. Hendri Septian, B.Bus.", "Wali Kota Padang", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 131.13-1087 Tahun 2021 tanggal 24 Maret 2021", "Jalan Bagindo Aziz Chan Nomor 1 Padang", "Padang")
PESAWARAN = P("Pemerintah Kabupaten Pesawaran", "H. Dendi Ramadhana, S.T.", "Bupati Pesawaran", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 131.18-288 Tahun 2021 tanggal 25 Februari 2021", "Jalan Raya Kedondong, Way Dadi, Gedong Tataan", "Gedong Tataan")
JAYAPURA = P("Pemerintah Kota Jayapura", "Dr. Frans Pekeya, M.Si.", "Penjabat Wali Kota Jayapura", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 131.91-1206 Tahun 2022 tanggal 20 Mei 2022", "Jalan Balai Kota Nomor 1 Entrop Jayapura", "Jayapura")
KUPANG = P("Pemerintah Kabupaten Kupang", "Korinus Maneka", "Bupati Kupang", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 131.53-430 Tahun 2019 tanggal 1 April 2019", "Jalan Timor Raya Km. 36 Oelamasi", "Oelamasi")
BADUNG = P("Pemerintah Kabupaten Badung", "I Nyoman Giriprasta Wijaya, S.Sos.", "Bupati Badung", "yang diangkat dengan Keputusan Menteri Dalam Negeri Nomor 131.51-251 Tahun 2021 tanggal 24 Februari 2021", "Jalan Raya Sempidi, Mangupura", "Mangupura")
DUKCAPIL = P("Dinas Kependudukan dan Pencatatan Sipil Kota Padang", "Teddy Antoniusra, S.E.", "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Padang", "yang diangkat dengan Keputusan Wali Kota Padang Nomor 821.22/09/BKPSDM tanggal 8 Februari 2022", "Jalan Bagindo Aziz Chan, Aie Pacah, Padang", "Padang")
DINSOSNTB = P("Dinas Sosial Provinsi Nusa Tenggara Barat", "H. Ahsanul Khalidi, S.Sos., M.H.", "Kepala Dinas Sosial Provinsi Nusa Tenggara Barat", "yang diangkat dengan Keputusan Gubernur Nomor 821.2-1/514/BKD/2020 tanggal 6 Juli 2020", "Jalan Majapahit Nomor 1 Mataram", "Mataram")
DPMDKUPANG = P("Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Kupang", "Charles Panie, S.Sos.", "Kepala Dinas Pemberdayaan Masyarakat dan Desa", "yang diangkat dengan Keputusan Bupati Kupang Nomor 821.2/117/BKPSDM/2021 tanggal 19 Januari 2021", "Jalan Timor Raya Km. 36 Oelamasi", "Oelamasi")
BKADJPR = P("Badan Pengelola Keuangan dan Aset Daerah Kota Jayapura", "Desi Yanti Wanggaira, S.E.", "Kepala Badan Pengelola Keuangan dan Aset Daerah", "yang diangkat dengan Keputusan Wali Kota Jayapura Nomor 821.2-22 Tahun 2022 tanggal 7 November 2022", "Jalan Balai Kota Nomor 1 Entrop Jayapura", "Jayapura")
DISHUBSOLO = P("Dinas Perhubungan Kota Surakarta", "Taufiq Muhammadin, S.Sos.", "Kepala Dinas Perhubungan Kota Surakarta", "yang diangkat dengan Keputusan Wali Kota Surakarta Nomor 821.2/91 Tahun 2022 tanggal 18 Juli 2022", "Jalan Menteri Supeno Nomor 7 Surakarta", "Surakarta")
KEMENAG = P("Kantor Kementerian Agama Kabupaten Pesawaran", "H. Farid Wajidi, S.Ag., M.Pd.I.", "Kepala Kantor Kementerian Agama Kabupaten Pesawaran", "yang diangkat dengan Keputusan Menteri Agama Nomor 014821/B.II/3/2021 tanggal 22 Juni 2021", "Komplek Perkantoran Pemda, Gedong Tataan", "Gedong Tataan")
BANKNTB = P("PT Bank Syariah Arunika Nusantara", "Kukuh Raharjana", "Direktur Utama", "yang ditunjuk dengan Akta Pernyataan Keputusan Rapat Nomor 18 tanggal 10 Agustus 2020", "Jalan Udayana Nomor 30 Mataram", "Mataram")

UNHAS = P("Universitas Hasanuddin", "Prof. Dr. Ir. Jamaluddin Jompo, M.Sc.", "Rektor Universitas Hasanuddin", "yang diangkat dengan Keputusan Majelis Wali Amanat Nomor 3/UN4.0/KEP/2022 tanggal 27 April 2022", "Jalan Perintis Kemerdekaan Km. 10 Makassar", "Makassar")
UNRAM = P("Universitas Mataram", "Prof. Ir. Bambang Hari Kusuma, Ph.D.", "Rektor Universitas Mataram", "yang diangkat dengan Keputusan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 16447/MPK.A/KP.06.02/2022 tanggal 8 Maret 2022", "Jalan Majapahit Nomor 62 Mataram", "Mataram")
UNAND = P("Universitas Andalas", "Efa Yonneditya, Ph.D.", "Rektor Universitas Andalas", "yang diangkat dengan Keputusan Majelis Wali Amanat Nomor 12/UN16.MWA/KPT/2023 tanggal 20 November 2023", "Kampus Limau Manis, Padang", "Padang")
UNILA = P("Universitas Lampung", "Prof. Dr. Ir. Lusmeilia Afrianita, D.E.A.", "Rektor Universitas Lampung", "yang diangkat dengan Keputusan Menteri Nomor 1187/MPK.A/KP.07.00/2023 tanggal 6 Januari 2023", "Jalan Prof. Dr. Soemantri Brojonegoro Nomor 1 Bandar Lampung", "Bandar Lampung")
UNDANA = P("Universitas Nusa Cendana", "Prof. Dr. dr. Maxsen Sanama, M.Sc.", "Rektor Universitas Nusa Cendana", "yang diangkat dengan Keputusan Menteri Nomor 79210/MPK/RHS/KP/2021 tanggal 14 Desember 2021", "Jalan Adi Sucipto, Penfui, Kupang", "Kupang")
ULM = P("Universitas Lambung Mangkurat", "Prof. Dr. Ahmad Alimin, S.E., M.Si.", "Rektor Universitas Lambung Mangkurat", "yang diangkat dengan Keputusan Menteri Nomor 62018/MPK.A/KP.06.02/2022 tanggal 20 September 2022", "Jalan Brigjen H. Hasan Basri, Kayu Tangi, Banjarmasin", "Banjarmasin")
FKMUNHAS = P("Fakultas Kesehatan Masyarakat Universitas Hasanuddin", "Prof. Sukriadi Palutturi, S.K.M., Ph.D.", "Dekan Fakultas Kesehatan Masyarakat", "yang diangkat dengan Keputusan Rektor Universitas Hasanuddin Nomor 5721/UN4.1/KEP/2022 tanggal 18 Juli 2022", "Jalan Perintis Kemerdekaan Km. 10 Makassar", "Makassar")
FISIPUNAND = P("Fakultas Ilmu Sosial dan Ilmu Politik Universitas Andalas", "Dr. Azwarman, M.Si.", "Dekan Fakultas Ilmu Sosial dan Ilmu Politik", "yang diangkat dengan Keputusan Rektor Universitas Andalas Nomor 1490/UN16.R/KPT/2020 tanggal 24 Agustus 2020", "Kampus Limau Manis, Padang", "Padang")
FHULM = P("Fakultas Hukum Universitas Lambung Mangkurat", "Dr. Achmad Faisalni, S.H., M.H.", "Dekan Fakultas Hukum", "yang diangkat dengan Keputusan Rektor Nomor 1021/UN8/KP/2021 tanggal 3 Mei 2021", "Jalan Brigjen H. Hasan Basri, Kayu Tangi, Banjarmasin", "Banjarmasin")
FEBUNRAM = P("Fakultas Ekonomi dan Bisnis Universitas Mataram", "Dr. H. Muhamad Irwandi, S.E., M.P.", "Dekan Fakultas Ekonomi dan Bisnis", "yang diangkat dengan Keputusan Rektor Nomor 3310/UN18/KP/2022 tanggal 13 Juni 2022", "Jalan Majapahit Nomor 62 Mataram", "Mataram")
POLTEK = P("Politeknik Negeri Padang", "Dr. Ir. Surfa Yondria, M.Kom.", "Direktur Politeknik Negeri Padang", "yang diangkat dengan Keputusan Menteri Nomor 20371/MPK.A/KP.06.02/2022 tanggal 11 April 2022", "Kampus Limau Manis, Padang", "Padang")
TEBRAU = P("Universiti Tebrau Malaysia", "Professor Datuk Ts. Dr. Ahmad Fauzi Ismaun", "Vice-Chancellor", "", "Jalan Iman, 81310 Skudai, Johor, Malaysia", "Johor")
KITAMI = P("Kitanomori University", "Prof. Hiroshi Takamura", "President", "", "2-17 Kitaichijo, Sapporo, Japan", "Sapporo")
UNP = P("Universitas Negeri Padang", "Prof. Ganefrian, Ph.D.", "Rektor Universitas Negeri Padang", "yang diangkat dengan Keputusan Menteri Nomor 25471/M/KP/2020 tanggal 12 Juni 2020", "Jalan Prof. Dr. Hamka, Air Tawar, Padang", "Padang")

BASES = {
    "sjsn": ("Undang-Undang Nomor 40 Tahun 2004 tentang Sistem Jaminan Sosial Nasional", "(Lembaran Negara RI Tahun 2004 Nomor 150)"),
    "bpjs": ("Undang-Undang Nomor 24 Tahun 2011 tentang Badan Penyelenggara Jaminan Sosial", "(Lembaran Negara RI Tahun 2011 Nomor 116)"),
    "pemda": ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "(Lembaran Negara RI Tahun 2014 Nomor 244)"),
    "dikti": ("Undang-Undang Nomor 12 Tahun 2012 tentang Pendidikan Tinggi", "(Lembaran Negara RI Tahun 2012 Nomor 158)"),
    "desa": ("Undang-Undang Nomor 6 Tahun 2014 tentang Desa", "(Lembaran Negara RI Tahun 2014 Nomor 7)"),
    "jaksa": ("Undang-Undang Nomor 11 Tahun 2021 tentang Perubahan atas Undang-Undang Nomor 16 Tahun 2004 tentang Kejaksaan Republik Indonesia", "(Lembaran Negara RI Tahun 2021 Nomor 298)"),
    "adminduk": ("Undang-Undang Nomor 24 Tahun 2013 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan", "(Lembaran Negara RI Tahun 2013 Nomor 232)"),
    "pdp": ("Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi", "(Lembaran Negara RI Tahun 2022 Nomor 196)"),
    "pp28": ("Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah", "(Lembaran Negara RI Tahun 2018 Nomor 97)"),
    "pp44": ("Peraturan Pemerintah Nomor 44 Tahun 2015 tentang Penyelenggaraan Program Jaminan Kecelakaan Kerja dan Jaminan Kematian", "(Lembaran Negara RI Tahun 2015 Nomor 154)"),
    "pp82": ("Peraturan Pemerintah Nomor 82 Tahun 2019 tentang Perubahan atas Peraturan Pemerintah Nomor 44 Tahun 2015 tentang Penyelenggaraan Program Jaminan Kecelakaan Kerja dan Jaminan Kematian", "(Lembaran Negara RI Tahun 2019 Nomor 231)"),
    "perpres82": ("Peraturan Presiden Nomor 82 Tahun 2018 tentang Jaminan Kesehatan", "(Lembaran Negara RI Tahun 2018 Nomor 165)"),
    "permen22": ("Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah dengan Daerah Lain dan Kerja Sama Daerah dengan Pihak Ketiga", "(Berita Negara RI Tahun 2020 Nomor 371)"),
    "permen102": ("Peraturan Menteri Dalam Negeri Nomor 102 Tahun 2019 tentang Pemberian Hak Akses dan Pemanfaatan Data Kependudukan", "(Berita Negara RI Tahun 2019 Nomor 1611)"),
    "inpres2": ("Instruksi Presiden Nomor 2 Tahun 2021 tentang Optimalisasi Pelaksanaan Program Jaminan Sosial Ketenagakerjaan", ""),
    "inpres4": ("Instruksi Presiden Nomor 4 Tahun 2022 tentang Percepatan Penghapusan Kemiskinan Ekstrem", ""),
    "perdasolo": ("Peraturan Daerah Kota Surakarta Nomor 4 Tahun 2021 tentang Penyelenggaraan Ketenagakerjaan", "(Lembaran Daerah Kota Surakarta Tahun 2021 Nomor 4)"),
    "perbupkpg": ("Peraturan Bupati Kupang Nomor 31 Tahun 2022 tentang Perlindungan Jaminan Sosial Ketenagakerjaan bagi Perangkat Desa", ""),
}
MO = ("Dengan berlandaskan pada peraturan perundang-undangan berikut ini:", "{i}. {b} {ln};")
LA = ("LANDASAN HUKUM :", "{a}. {b} {ln};")
PE = ("Kerja sama ini dilaksanakan dengan mendasarkan pada:", "{i}) {b};")
AC = ("Dengan mengacu kepada ketentuan:", "({a}) {b} {ln};")

STYLES = {
    "jabatan": "{i}. {nama}\t: {jab}, {sk}, berkantor di {alm}, dalam kedudukannya tersebut bertindak guna kepentingan serta atas nama {name}, dan selanjutnya akan disebut {sebut}.",
    "selaku": "{R}. {nama}, selaku {jab} {sk}, oleh karena jabatannya itu berwenang dan sah mewakili {name}, bertempat kedudukan di {alm}, yang kemudian dalam naskah ini dinamakan {sebut}.",
    "lembaga": "{i}. {name}, lembaga yang berkedudukan hukum di {alm}, pada perbuatan hukum ini diwakili secara sah oleh {nama} dalam kapasitasnya sebagai {jab}, {sk}, dan untuk singkatnya disebut \"{sebut}\";",
    "kolon": "Nama            : {nama}\nNIP/NPK         : 19710512 199803 {i} 00{i}\nJabatan         : {jab}\nUnit Kerja      : {name}\nAlamat Kantor   : {alm}\nBertindak mewakili unit kerjanya, {sk}, dan disebut {sebut}.",
    "ringkas": "{nama}, {jab}, bertindak mewakili {name}, berikutnya disebut {sebut};",
    "nik": "{i}. Tuan/Nyonya {nama}, pemegang Kartu Tanda Penduduk Nomor 35730417087{i}0002, lahir tanggal 1{i} Agustus 197{i}, pekerjaan {jab}, {sk}, demikian sah bertindak untuk {name} yang beralamat di {alm}, disebut juga {sebut}.",
    "en1": "{NAME}, whose principal office is at {alm}, acting in this instrument through its {jab}, {nama} (referred to below as \"{sebut}\")",
    "en2": "{i}. {nama}, {jab}, acting for and on behalf of {name}, with its seat at {alm}, hereinafter called {sebut};",
    "dwi": "{i}. {name}, situated at / yang beralamat di {alm}, represented by / diwakili oleh {nama}, {jab}, hereinafter referred to as / untuk selanjutnya disebut \"{sebut}\"",
}

T_DUA = "             {s1}                                     {s2}\n      {jab1}             {jab2}\n\n              ttd.                                       ttd.\n\n      {nama1}                    {nama2}"
T_MET = "{s2},                                      {s1},\n\n                                           meterai Rp10.000\n\n\n{nama2}                                 {nama1}\n{jab2}                                 {jab1}"
T_TURUN = "Untuk {p1}\n{jab1},\n\n\n( {nama1} )\n\nUntuk {p2}\n{jab2},\n\n\n( {nama2} )"
T_TIGA = "{s1}\n{p1}\n\n\n{nama1}\n\n{s2}\n{p2}\n\n\n{nama2}\n\n{s3}\n{p3}\n\n\n{nama3}"
T_SAKSI = T_MET + "\n\nSaksi-saksi :\n1. Sekretaris Daerah                    ( ........................ )\n2. Kepala Bidang Kepesertaan            ( ........................ )"
T_EN = "For {p1}\n\n\n______________________\n{nama1}\n{jab1}\n\n\nFor {p2}\n\n\n______________________\n{nama2}\n{jab2}"
T_DEMIKIAN = "Demikian {naskah} ini dibuat dengan sebenarnya dan ditandatangani pada hari dan tanggal sebagaimana disebutkan pada awal naskah, bermeterai cukup, dalam rangkap secukupnya."

FILLERS = {
    "maksud": ("Maksud dan Tujuan", "(1) Maksud dibuatnya {naskah} ini adalah menyatukan langkah PARA PIHAK dalam perlindungan tenaga kerja di wilayah kerja PARA PIHAK.\n(2) Adapun tujuannya ialah tercapainya kepesertaan semesta serta berkurangnya risiko sosial ekonomi pekerja dan keluarganya."),
    "maksudt": ("Maksud dan Tujuan", "{naskah} ini dimaksudkan sebagai payung kegiatan tridarma, dan bertujuan mendayagunakan keahlian serta sarana yang ada pada PARA PIHAK secara timbal balik."),
    "objek": ("Objek", "Yang menjadi objek {naskah} ini yaitu keikutsertaan pekerja, termasuk pekerja bukan penerima upah dan pekerja rentan, pada {prog}."),
    "lingkup": ("Ruang Lingkup", "Lingkup kerja sama ini terdiri atas:\na. penghimpunan data pekerja yang akan menjadi peserta {prog};\nb. penyuluhan kepada pemberi kerja dan pekerja;\nc. pemberian layanan dan penyelesaian klaim; serta\nd. tindakan lain yang diperlukan bersama."),
    "lingkupt": ("Ruang Lingkup", "Kerja sama meliputi penyelenggaraan kuliah praktisi, magang mahasiswa sekurangnya 4 (empat) bulan, penelitian dan publikasi bersama, dan pengabdian kepada masyarakat."),
    "hak": ("Hak dan Kewajiban", "(1) {s1} berkewajiban menyerahkan daftar nama calon peserta selambatnya tanggal 5 (lima) tiap bulan serta menganggarkan dana yang dibutuhkan.\n(2) {s1} berhak atas rekapitulasi kepesertaan per triwulan.\n(3) {s2} berkewajiban menerbitkan sertifikat kepesertaan dalam 5 (lima) hari kerja setelah iuran pertama masuk.\n(4) {s2} berhak menerima iuran secara penuh."),
    "tugas": ("Tugas PARA PIHAK", "(1) {s1} menunjuk 1 (satu) orang petugas penghubung dan menyiapkan tempat kegiatan.\n(2) {s2} menyiapkan bahan, narasumber, dan petugas layanan, serta menjawab pertanyaan dalam 2 (dua) hari kerja."),
    "biaya": ("Pembiayaan", "Biaya yang diperlukan guna melaksanakan {naskah} ini bersumber dari anggaran PARA PIHAK sesuai tugasnya masing-masing dan sumber lain yang sah serta tidak mengikat."),
    "iuran": ("Iuran", "(1) Iuran disetor setiap bulan, paling akhir tanggal 15 bulan berikutnya, melalui bank persepsi.\n(2) Atas keterlambatan dikenakan denda 2% (dua persen) per bulan.\n(3) Selisih lebih iuran diperhitungkan pada bulan berikutnya atau dikembalikan dalam 30 (tiga puluh) hari kalender sejak permintaan diterima.\n(4) Besaran iuran ditinjau setahun sekali, yaitu pada bulan Oktober."),
    "klaim": ("Layanan Klaim", "(1) Kecelakaan dilaporkan dalam 2 x 24 jam sejak terjadinya.\n(2) Santunan dibayar paling lama 7 (tujuh) hari kerja setelah berkas lengkap.\n(3) Tagihan fasilitas kesehatan yang melewati 6 (enam) bulan setelah pelayanan diberikan tidak dapat ditagihkan lagi.\n(4) Hak menuntut manfaat gugur setelah 5 (lima) tahun."),
    "rahasia": ("Kerahasiaan", "(1) PARA PIHAK menjaga kerahasiaan seluruh data dan informasi yang diterima dari PIHAK lain.\n(2) Kewajiban tersebut tetap berlaku sampai 3 (tiga) tahun sesudah berakhirnya {naskah} ini.\n(3) Kebocoran dilaporkan dalam waktu 3 x 24 jam."),
    "kahar": ("Keadaan Kahar", "(1) Keadaan kahar ialah gempa bumi, banjir, wabah, kerusuhan, serta kebijakan Pemerintah yang menyebabkan kewajiban tidak dapat dijalankan.\n(2) PIHAK yang mengalaminya memberi kabar tertulis dalam jangka waktu paling lama 14 (empat belas) hari kalender sejak mulai terjadinya keadaan kahar.\n(3) Bilamana keadaan kahar berjalan terus melampaui 60 (enam puluh) hari, PARA PIHAK membicarakan kembali pelaksanaannya."),
    "selisih": ("Penyelesaian Perselisihan", "Perbedaan pendapat diselesaikan secara kekeluargaan oleh pejabat penghubung; bila dalam 21 (dua puluh satu) hari kalender belum selesai, dibawa ke tingkat pimpinan, dan pada akhirnya ke Pengadilan Negeri setempat."),
    "korespondensi": ("Pemberitahuan", "Surat menyurat dialamatkan kepada {p1} u.p. Bagian Kerja Sama dan kepada {p2} u.p. Bidang Umum. Perubahan alamat dikabarkan sekurang-kurangnya 7 (tujuh) hari kalender sebelum mulai dipakai."),
    "evaluasi": ("Pemantauan dan Evaluasi", "Pelaksanaan {naskah} ini dipantau bersama setiap 3 (tiga) bulan. Laporan tahunan disampaikan kepada kepala daerah atau pimpinan selambatnya tanggal 20 Desember."),
    "adendum": ("Perubahan", "Segala perubahan dan hal yang belum cukup diatur dituangkan secara tertulis dalam Adendum yang ditandatangani PARA PIHAK."),
    "pimpinan": ("Peralihan", "Bergantinya pejabat pada PARA PIHAK tidak mempengaruhi keberlakuan {naskah} ini."),
    "penutup": ("Penutup", "{naskah} ini dibuat rangkap 2 (dua) di atas kertas bermeterai cukup, keduanya asli dan berkekuatan sama."),
    "penutup3": ("Penutup", "{naskah} ini dibuat rangkap 3 (tiga) di atas kertas bermeterai cukup, semuanya asli dan berkekuatan sama."),
    "tindak": ("Tindak Lanjut", "Ketentuan teknis diatur lebih lanjut dalam Perjanjian Kerja Sama oleh perangkat daerah yang membidangi, yang harus sudah disusun dalam 90 (sembilan puluh) hari sesudah penandatanganan."),
    "umum": ("Ketentuan Umum", "Pengertian dalam {naskah} ini:\n1. Peserta adalah setiap orang yang telah membayar iuran.\n2. Hari adalah hari kalender kecuali disebut hari kerja.\n3. Tahun anggaran dimulai 1 Januari dan berakhir 31 Desember.\n4. Pekerja rentan adalah pekerja yang ditetapkan dengan keputusan kepala daerah, yang berlaku 1 (satu) tahun dan dapat diperpanjang.\n5. Undang-Undang BPJS adalah undang-undang yang diundangkan tanggal 25 November 2011 dan mulai berlaku pada tanggal itu."),
    "panjang1": ("Mekanisme Pendaftaran", "(1) Data diunggah ke aplikasi oleh operator {s1} paling lambat hari kerja terakhir tiap bulan.\n(2) {s2} memadankan data dengan data kependudukan dalam 10 (sepuluh) hari kerja.\n(3) Data yang tidak padan dikembalikan untuk diperbaiki dalam 7 (tujuh) hari.\n(4) Masa perlindungan calon peserta dimulai tanggal 1 bulan berikutnya setelah iuran dibayar.\n(5) Kepesertaan yang iurannya tidak dibayar 3 (tiga) bulan berturut-turut menjadi nonaktif.\n(6) Akun operator berlaku 1 (satu) tahun dan diperpanjang oleh admin sebelum tanggal 31 Januari."),
    "panjang2": ("Tim Pelaksana", "(1) Tim pelaksana dibentuk dalam 30 (tiga puluh) hari sesudah penandatanganan, untuk masa tugas 2 (dua) tahun.\n(2) Rapat tim diundang sekurang-kurangnya 3 (tiga) hari kerja sebelumnya.\n(3) Rapat pertama telah dijadwalkan pada minggu kedua bulan setelah penandatanganan.\n(4) Notula rapat disimpan 5 (lima) tahun.\n(5) Usulan program tahun berikutnya disampaikan paling lambat 3 (tiga) bulan sebelum tahun anggaran dimulai."),
    "panjang3": ("Sanksi", "(1) PIHAK yang lalai diberi teguran tertulis paling banyak 3 (tiga) kali dengan selang 14 (empat belas) hari.\n(2) Bila teguran ketiga tidak diindahkan, akses data ditutup sampai dengan kewajiban dipenuhi.\n(3) Pemulihan akses dilakukan dalam 3 (tiga) hari kerja.\n(4) Sanksi administratif tidak menghapus kewajiban yang tertunggak."),
    "sosial": ("Sosialisasi", "PARA PIHAK mengadakan sosialisasi paling kurang 2 (dua) kali setahun; jadwalnya ditetapkan selambatnya 14 (empat belas) hari kerja sebelum kegiatan, dan laporannya diserahkan 1 (satu) bulan sesudahnya."),
    "hki": ("Hak Kekayaan Intelektual", "Hasil penelitian bersama menjadi milik PARA PIHAK; permohonan paten diajukan dalam 12 (dua belas) bulan sejak penemuan, dan publikasi ditunda paling lama 6 (enam) bulan."),
}

PRE = "{s1} dan {s2} yang secara sendiri-sendiri disebut PIHAK dan bersama-sama disebut PARA PIHAK menyetujui kerja sama dengan ketentuan sebagaimana diuraikan di bawah ini."
PRE3 = "{s1}, {s2}, dan {s3}, yang seluruhnya disebut PARA PIHAK, menyatakan saling mengikat diri dengan ketentuan-ketentuan di bawah ini."
PREB = "PARA PIHAK menerangkan lebih dulu bahwa:\n\na. {p1} mempunyai kewenangan dan sasaran pembangunan yang memerlukan dukungan mitra;\n\nb. {p2} mempunyai tugas dan keahlian yang dibutuhkan itu;\n\nc. berdasarkan pertimbangan tersebut PARA PIHAK bersetuju untuk bekerja sama menurut pasal-pasal di bawah ini."

here = os.path.dirname(os.path.abspath(__file__))
corpus = Corpus(os.path.join(here, "..", "Seen"), FILLERS, STYLES, BASES, ("f",))
add = corpus.add
I = ("PIHAK PERTAMA", "PIHAK KEDUA", "PIHAK KETIGA")
K = ("PIHAK KESATU", "PIHAK KEDUA", "PIHAK KETIGA")
II = ("PIHAK I", "PIHAK II", "PIHAK III")
