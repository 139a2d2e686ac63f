"""Institutions (their officials are invented), ways of naming the parties and ordinary articles of the unseen texts: the everyday wording."""
import os
from corpuskit import Corpus

def P(name, nama, jab, sk, alm, kota): return dict(name=name, nama=nama, jab=jab, sk=sk, alm=alm, kota=kota)
def BP(kota, nama, kep, tgl, alm): return P(f"BPJS Ketenagakerjaan Kantor Cabang {kota}", nama, f"Kepala Kantor Cabang {kota}", f"berdasarkan Keputusan Direksi BPJS Ketenagakerjaan Nomor {kep} tanggal {tgl}", alm, kota)

BPSMG = BP("Semarang Pemuda", "Multanto Wirawan", "KEP/77/032021", "8 Maret 2021", "Jalan Pemuda Nomor 130 Semarang")
BPKUDUS = BP("Kudus", "Mulyanta Adi", "KEP/301/092020", "21 September 2020", "Jalan Ganesha IV Nomor 2 Kudus")
BPBWI = BP("Banyuwangi", "Eneng Siti Halimah", "KEP/118/042022", "25 April 2022", "Jalan Ahmad Yani Nomor 75 Banyuwangi")
BPKRW = BP("Karawang", "Cep Nandi Permana", "KEP/205/062023", "5 Juni 2023", "Jalan Kertabumi Nomor 11 Karawang")
BPPTK = BP("Pontianak", "Ryan Gustavianto", "KEP/90/042022", "11 April 2022", "Jalan Ahmad Yani Pontianak")
BPSMD = BP("Samarinda", "Agus Dwi Fitrianto", "KEP/12/012021", "18 Januari 2021", "Jalan Gajah Mada Nomor 2 Samarinda")
BPMDO = BP("Manado", "Sunardy Syahidin", "KEP/44/022022", "14 Februari 2022", "Jalan 17 Agustus Nomor 2 Manado")
BPAMB = BP("Maluku", "Mangasa Lorensius", "KEP/166/052021", "24 Mei 2021", "Jalan Rijali Nomor 5 Ambon")
BPPLU = BP("Palu", "Lubis Lathiful", "KEP/250/082022", "15 Agustus 2022", "Jalan Prof. Moh. Yamin Nomor 46 Palu")
BPSLM = BP("Sleman", "Teguh Wiyanto", "KEP/133/052022", "17 Mei 2022", "Jalan Magelang Km. 9 Sleman")
KESBGR = P("BPJS Kesehatan Cabang Bogor", "Fahrurrizal Umar", "Kepala Cabang Bogor", "berdasarkan Surat Keputusan Direksi BPJS Kesehatan Nomor 3121/Peg-04/0522 tanggal 23 Mei 2022", "Jalan Ahmad Yani Nomor 62E Bogor", "Bogor")

def PEMDA(name, nama, jab, kep, tgl, alm, kota): return P(name, nama, jab, f"berdasarkan Keputusan Menteri Dalam Negeri Nomor {kep} tanggal {tgl}", alm, kota)
SEMARANG = PEMDA("Pemerintah Kota Semarang", "Ir. Hj. Hevearita Gunarti, M.Sos.", "Wali Kota Semarang", "131.33-23 Tahun 2022", "26 Januari 2022", "Jalan Pemuda Nomor 148 Semarang", "Semarang")
KUDUS = PEMDA("Pemerintah Kabupaten Kudus", "H. Hartoyo Susilo, M.M.", "Bupati Kudus", "131.33-1043 Tahun 2021", "9 April 2021", "Jalan Simpang Tujuh Nomor 1 Kudus", "Kudus")
BANYUWANGI = PEMDA("Pemerintah Kabupaten Banyuwangi", "Hj. Ipuk Fiandari, S.Pd.", "Bupati Banyuwangi", "131.35-262 Tahun 2021", "24 Februari 2021", "Jalan Ahmad Yani Nomor 100 Banyuwangi", "Banyuwangi")
KARAWANG = PEMDA("Pemerintah Kabupaten Karawang", "dr. Hj. Cellia Nurrahman", "Bupati Karawang", "131.32-266 Tahun 2021", "24 Februari 2021", "Jalan Ahmad Yani Nomor 1 Karawang", "Karawang")
KALBAR = PEMDA("Pemerintah Provinsi Kalimantan Barat", "H. Sutarmin, S.H., M.Hum.", "Gubernur Kalimantan Barat", "121.61-700 Tahun 2018", "5 September 2018", "Jalan Ahmad Yani Pontianak", "Pontianak")
SAMARINDA = PEMDA("Pemerintah Kota Samarinda", "Dr. H. Andi Harunsyah", "Wali Kota Samarinda", "131.64-370 Tahun 2021", "24 Februari 2021", "Jalan Kesuma Bangsa Nomor 82 Samarinda", "Samarinda")
MANADO = PEMDA("Pemerintah Kota Manado", "Andrei Angouwan", "Wali Kota Manado", "131.71-1044 Tahun 2021", "29 April 2021", "Jalan Balai Kota Nomor 1 Manado", "Manado")
AMBON = PEMDA("Pemerintah Kota Ambon", "Drs. Bodewin Wattimury, M.Si.", "Penjabat Wali Kota Ambon", "131.81-1217 Tahun 2022", "20 Mei 2022", "Jalan Sultan Hairun Nomor 1 Ambon", "Ambon")
SIGI = PEMDA("Pemerintah Kabupaten Sigi", "Mohamad Irwanda, S.Sos., M.Si.", "Bupati Sigi", "131.72-281 Tahun 2021", "25 Februari 2021", "Jalan Palu-Palolo, Bora", "Sigi")
SLEMAN = PEMDA("Pemerintah Kabupaten Sleman", "Dra. Hj. Kustinah Sri, M.M.", "Bupati Sleman", "131.34-277 Tahun 2021", "25 Februari 2021", "Jalan Parasamya Beran, Tridadi, Sleman", "Sleman")
CIREBON = PEMDA("Pemerintah Kota Cirebon", "Drs. H. Nasrudin Aziz, S.H.", "Wali Kota Cirebon", "131.32-8281 Tahun 2018", "3 Desember 2018", "Jalan Siliwangi Nomor 84 Cirebon", "Cirebon")

def OPD(name, nama, jab, kep, tgl, alm, kota): return P(name, nama, jab, f"berdasarkan Keputusan {kep} tanggal {tgl}", alm, kota)
NAKERSMG = OPD("Dinas Tenaga Kerja Kota Semarang", "Drs. Sutrisna Hadi, M.H.", "Kepala Dinas Tenaga Kerja Kota Semarang", "Wali Kota Semarang Nomor 821.2/1187 Tahun 2021", "12 April 2021", "Jalan Ki Mangunsarkoro Nomor 21 Semarang", "Semarang")
DPMDBWI = OPD("Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Banyuwangi", "Ahmad Faishol, S.Sos.", "Kepala Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Banyuwangi", "Bupati Banyuwangi Nomor 821.2/64/429.204/2022", "3 Januari 2022", "Jalan Letjen S. Parman Nomor 8 Banyuwangi", "Banyuwangi")
DINKESKRW = OPD("Dinas Kesehatan Kabupaten Karawang", "dr. H. Endang Suryadi, M.A.R.S.", "Kepala Dinas Kesehatan Kabupaten Karawang", "Bupati Karawang Nomor 821.2/Kep.412-Huk/2022", "1 Agustus 2022", "Jalan Parahiyangan Nomor 39 Karawang", "Karawang")
DUKCAPILSMD = OPD("Dinas Kependudukan dan Pencatatan Sipil Kota Samarinda", "Yunus Topandi, S.E.", "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Samarinda", "Wali Kota Samarinda Nomor 821.2/117/HK-KS/IV/2022", "18 April 2022", "Jalan Milono Nomor 1 Samarinda", "Samarinda")
DISDIKMDO = OPD("Dinas Pendidikan dan Kebudayaan Kota Manado", "Dr. Bart Assah, M.Si.", "Kepala Dinas Pendidikan dan Kebudayaan Kota Manado", "Wali Kota Manado Nomor 821/B.02/BKPSDM/05/2022", "9 Mei 2022", "Jalan Babe Palar Manado", "Manado")
DKPAMB = OPD("Dinas Perikanan Kota Ambon", "F. Maailana, S.Pi.", "Kepala Dinas Perikanan Kota Ambon", "Wali Kota Ambon Nomor 821.2/305 Tahun 2022", "11 Juli 2022", "Jalan Sultan Hairun Nomor 1 Ambon", "Ambon")
KEJARIKDS = OPD("Kejaksaan Negeri Kudus", "Henriyadi W. Putra, S.H., M.H.", "Kepala Kejaksaan Negeri Kudus", "Jaksa Agung Republik Indonesia Nomor 47 Tahun 2023", "20 Februari 2023", "Jalan Jenderal Sudirman Nomor 138 Kudus", "Kudus")
RSBOGOR = OPD("Rumah Sakit Umum Daerah Cisarua Kabupaten Bogor", "dr. Fusia Meidiawati, M.K.M.", "Direktur Rumah Sakit Umum Daerah Cisarua", "Bupati Bogor Nomor 821.2/Kep-91/BKPSDM/2022", "4 April 2022", "Jalan Raya Puncak Km. 83 Cisarua", "Bogor")
BANK = P("PT Bank Pembangunan Daerah Kencana", "Yudi Rananta", "Direktur Utama", "berdasarkan Akta Pernyataan Keputusan Rapat Umum Pemegang Saham Nomor 27 tanggal 19 Juni 2021", "Jalan Diponegoro Nomor 9 Karawang", "Karawang")
KADIN = P("Kamar Dagang dan Industri Kota Manado", "Rivo Lengkang, S.E.", "Ketua Umum", "berdasarkan Surat Keputusan Nomor SKEP/018/DP/IV/2022 tanggal 6 April 2022", "Jalan Sam Ratulangi Nomor 40 Manado", "Manado")

def UNIV(name, nama, jab, kep, tgl, alm, kota): return P(name, nama, jab, f"berdasarkan Keputusan {kep} tanggal {tgl}" if kep else "", alm, kota)
UNDIP = UNIV("Universitas Diponegoro", "Prof. Dr. Yos Johanna, S.H., M.Hum.", "Rektor Universitas Diponegoro", "Majelis Wali Amanat Nomor 03/UN7.A/HK/2019", "18 April 2019", "Jalan Prof. Soedarto, Tembalang, Semarang", "Semarang")
FHUNDIP = UNIV("Fakultas Hukum Universitas Diponegoro", "Prof. Dr. Retna Saraswari, S.H., M.Hum.", "Dekan Fakultas Hukum Universitas Diponegoro", "Rektor Universitas Diponegoro Nomor 512/UN7.P/KP/2020", "7 September 2020", "Jalan dr. Antonius Suroyo, Tembalang, Semarang", "Semarang")
UNTAN = UNIV("Universitas Tanjungpura", "Prof. Dr. Garuda Wikarna, S.H.", "Rektor Universitas Tanjungpura", "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 37802/M/06/2023", "13 Juli 2022", "Jalan Prof. Dr. H. Hadari Nawawi Pontianak", "Pontianak")
UNMUL = UNIV("Universitas Mulawarman", "Dr. Ir. H. Abdunnasir, M.Si.", "Rektor Universitas Mulawarman", "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 66842/MPK.A/KP.06.02/2022", "10 Oktober 2022", "Jalan Kuaro, Gunung Kelua, Samarinda", "Samarinda")
UNSRAT = UNIV("Universitas Sam Ratulangi", "Prof. Dr. Ir. Oktavian Sompi, M.Eng.", "Rektor Universitas Sam Ratulangi", "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 50010/M/06/2022", "27 Juni 2022", "Kampus Bahu, Manado", "Manado")
FEBUNSRAT = UNIV("Fakultas Ekonomi dan Bisnis Universitas Sam Ratulangi", "Dr. Victor Lengkongan, S.E., M.Si.", "Dekan Fakultas Ekonomi dan Bisnis Universitas Sam Ratulangi", "Rektor Universitas Sam Ratulangi Nomor 2011/UN12/KP/2022", "22 Agustus 2022", "Kampus Bahu, Manado", "Manado")
FISIPUNTAN = UNIV("Fakultas Ilmu Sosial dan Ilmu Politik Universitas Tanjungpura", "Dr. Herlina Wati, M.Si.", "Dekan Fakultas Ilmu Sosial dan Ilmu Politik Universitas Tanjungpura", "Rektor Universitas Tanjungpura Nomor 1880/UN22/KP/2021", "2 Agustus 2021", "Jalan Prof. Dr. H. Hadari Nawawi Pontianak", "Pontianak")
TADULAKO = UNIV("Universitas Tadulako", "Prof. Dr. Ir. Amarullah, M.T.", "Rektor Universitas Tadulako", "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 14/M/KPT.KP/2022", "9 Januari 2022", "Jalan Soekarno Hatta Km. 9 Palu", "Palu")
UNY = UNIV("Universitas Negeri Yogyakarta", "Prof. Dr. Sumarna, M.Kes.", "Rektor Universitas Negeri Yogyakarta", "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 53/M/KPT.KP/2021", "17 Februari 2021", "Jalan Colombo Nomor 1 Yogyakarta", "Yogyakarta")
SEROJA = UNIV("Universiti Seroja Malaysia", "Professor Dato' Dr. Mohd Ekhwan Tori", "Vice-Chancellor", "", "", "43600 Bangi, Selangor, Malaysia", "Bangi")
HANSAE = UNIV("Hansae University", "Prof. Kim Dong-hyun", "President", "", "", "77 Yongbong-ro, Buk-gu, Gwangju, Republic of Korea", "Gwangju")

BASES = {
    "sjsn": ("Undang-Undang Nomor 40 Tahun 2004 tentang Sistem Jaminan Sosial Nasional", "(Lembaran Negara Republik Indonesia Tahun 2004 Nomor 150, Tambahan Lembaran Negara Republik Indonesia Nomor 4456)"),
    "bpjs": ("Undang-Undang Nomor 24 Tahun 2011 tentang Badan Penyelenggara Jaminan Sosial", "(Lembaran Negara Republik Indonesia Tahun 2011 Nomor 116, Tambahan Lembaran Negara Republik Indonesia Nomor 5256)"),
    "pemda": ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587)"),
    "sisdik": ("Undang-Undang Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional", "(Lembaran Negara Republik Indonesia Tahun 2003 Nomor 78)"),
    "dikti": ("Undang-Undang Nomor 12 Tahun 2012 tentang Pendidikan Tinggi", "(Lembaran Negara Republik Indonesia Tahun 2012 Nomor 158)"),
    "desa": ("Undang-Undang Nomor 6 Tahun 2014 tentang Desa", "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 7)"),
    "adminduk": ("Undang-Undang Nomor 24 Tahun 2013 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan", "(Lembaran Negara Republik Indonesia Tahun 2013 Nomor 232)"),
    "pp28": ("Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah", "(Lembaran Negara Republik Indonesia Tahun 2018 Nomor 97)"),
    "permen22": ("Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah dengan Daerah Lain dan Kerja Sama Daerah dengan Pihak Ketiga", "(Berita Negara Republik Indonesia Tahun 2020 Nomor 371)"),
    "pp86": ("Peraturan Pemerintah Nomor 86 Tahun 2013 tentang Tata Cara Pengenaan Sanksi Administratif kepada Pemberi Kerja Selain Penyelenggara Negara", "(Lembaran Negara Republik Indonesia Tahun 2013 Nomor 238)"),
    "perpres82": ("Peraturan Presiden Nomor 82 Tahun 2018 tentang Jaminan Kesehatan", "(Lembaran Negara Republik Indonesia Tahun 2018 Nomor 165)"),
    "perpres109": ("Peraturan Presiden Nomor 109 Tahun 2013 tentang Penahapan Kepesertaan Program Jaminan Sosial", "(Lembaran Negara Republik Indonesia Tahun 2013 Nomor 253)"),
    "inpres2": ("Instruksi Presiden Nomor 2 Tahun 2021 tentang Optimalisasi Pelaksanaan Program Jaminan Sosial Ketenagakerjaan", ""),
    "permendik14": ("Peraturan Menteri Pendidikan dan Kebudayaan Nomor 14 Tahun 2014 tentang Kerja Sama Perguruan Tinggi", ""),
}
MEM = ("Dengan memperhatikan peraturan perundang-undangan:", "{i}. {b} {ln};")
MENG = ("Mengingat:", "{i}. {b} {ln};")
DAS = ("PARA PIHAK dalam kedudukannya masing-masing tersebut di atas, dengan berdasarkan:", "{a}. {b} {ln};")

STYLES = {
    "tabel": "{R}. {nama}\t: {jab}, {sk}, berkedudukan di {alm}, dalam hal ini bertindak untuk dan atas nama {name}, selanjutnya disebut {sebut}.",
    "titik": "{i}. Nama\t: {nama}\n   Jabatan\t: {jab}\n   Alamat\t: {alm}\n   Dalam hal ini bertindak dalam jabatannya tersebut {sk}, untuk dan atas nama {name}, yang selanjutnya disebut {sebut}.",
    "badan": "{i}. {NAME}, berkedudukan di {alm}, dalam hal ini diwakili oleh {nama} selaku {jab} {sk}, dan oleh karena itu sah bertindak untuk dan atas nama {name}, untuk selanjutnya disebut {sebut}.",
    "pendek": "{nama}, {jab}, {sk}, bertindak untuk dan atas nama {name}, selanjutnya disebut {sebut}.",
    "en": "{NAME}, having its address at {alm}, represented in this matter by {nama}, {jab}, hereinafter referred to as \"{sebut}\";",
    "dwi": "{i}. {name}, having its address at / beralamat di {alm}, represented by / diwakili oleh {nama} as / selaku {jab}, hereinafter referred to as / selanjutnya disebut \"{sebut}\".",
}
T_EN = "For and on behalf of\n{p1}\n\n\n\n{nama1}\n{jab1}\n\nFor and on behalf of\n{p2}\n\n\n\n{nama2}\n{jab2}"
T_BALIK = "{s2},                                   {s1},\n{jab2}                                   {jab1}\n\n\n\n{nama2}                                 {nama1}"

FILLERS = {
    "maksud": ("MAKSUD DAN TUJUAN", "(1) {naskah} ini dimaksudkan sebagai landasan bagi PARA PIHAK dalam rangka pelaksanaan kerja sama sesuai tugas dan kewenangan masing-masing.\n(2) {naskah} ini bertujuan untuk meningkatkan sinergi dan koordinasi PARA PIHAK dalam penyelenggaraan jaminan sosial ketenagakerjaan."),
    "maksudt": ("MAKSUD DAN TUJUAN", "(1) Maksud {naskah} ini adalah sebagai dasar pelaksanaan kerja sama PARA PIHAK dengan prinsip kemitraan dan saling menguntungkan.\n(2) Tujuan {naskah} ini adalah meningkatkan mutu pelaksanaan Tridharma Perguruan Tinggi dan pembangunan daerah."),
    "objek": ("OBJEK", "Objek {naskah} ini adalah penyelenggaraan {prog}."),
    "lingkup": ("RUANG LINGKUP", "Ruang lingkup {naskah} ini meliputi:\na. perluasan kepesertaan {prog};\nb. sosialisasi dan edukasi;\nc. pertukaran data dan informasi; dan\nd. monitoring dan evaluasi."),
    "lingkupt": ("RUANG LINGKUP", "Ruang lingkup {naskah} ini meliputi:\na. pendidikan dan pengajaran;\nb. penelitian dan publikasi ilmiah;\nc. pengabdian kepada masyarakat;\nd. magang mahasiswa paling singkat 1 (satu) semester; dan\ne. kegiatan lain yang disepakati PARA PIHAK."),
    "laksana": ("PELAKSANAAN", "(1) {naskah} ini ditindaklanjuti dengan Perjanjian Kerja Sama yang memuat hal-hal teknis, paling lambat 6 (enam) bulan sejak penandatanganan.\n(2) Dalam menyusun Perjanjian Kerja Sama sebagaimana dimaksud pada ayat (1), PARA PIHAK menunjuk wakil-wakilnya sesuai dengan kedudukan, tugas, dan fungsinya."),
    "hak": ("HAK DAN KEWAJIBAN", "(1) Hak {s1} adalah memperoleh laporan kepesertaan setiap 3 (tiga) bulan.\n(2) Kewajiban {s1} adalah menyampaikan data peserta paling lambat tanggal 20 setiap bulannya.\n(3) Hak {s2} adalah menerima data dan pembayaran iuran tepat waktu.\n(4) Kewajiban {s2} adalah menerbitkan kartu peserta paling lambat 7 (tujuh) hari kerja sejak iuran diterima."),
    "hakt": ("HAK DAN KEWAJIBAN", "(1) {s1} berhak memanfaatkan hasil kegiatan dan berkewajiban menyediakan sarana pendukung.\n(2) {s2} berhak memperoleh data yang diperlukan dan berkewajiban menyampaikan laporan paling lambat 1 (satu) bulan setelah kegiatan selesai."),
    "iuran": ("PEMBAYARAN IURAN", "(1) Iuran dibayarkan setiap bulan paling lambat tanggal 15 bulan berikutnya.\n(2) Dalam hal tanggal 15 jatuh pada hari libur, pembayaran dilakukan pada hari kerja berikutnya.\n(3) Keterlambatan pembayaran dikenakan denda sebesar 2% (dua persen) untuk setiap bulan keterlambatan."),
    "biaya": ("PEMBIAYAAN", "Segala biaya yang timbul sebagai akibat pelaksanaan {naskah} ini dibebankan pada anggaran masing-masing PIHAK sesuai dengan ketentuan peraturan perundang-undangan."),
    "bayar": ("TATA CARA PEMBAYARAN", "(1) Pembayaran dilakukan paling lambat 14 (empat belas) hari kerja setelah tagihan diterima secara lengkap.\n(2) Tagihan diajukan paling lambat tanggal 10 bulan berikutnya.\n(3) Tagihan yang tidak diajukan dalam jangka waktu 6 (enam) bulan dinyatakan gugur."),
    "rahasia": ("KERAHASIAAN", "PARA PIHAK wajib menjaga kerahasiaan data dan informasi yang diperoleh dalam pelaksanaan {naskah} ini, dan kewajiban tersebut tetap berlaku selama 2 (dua) tahun setelah {naskah} ini berakhir."),
    "kahar": ("KEADAAN MEMAKSA (FORCE MAJEURE)", "(1) Yang dimaksud dengan keadaan memaksa adalah bencana alam, kebakaran, huru-hara, perang, dan kebijakan pemerintah yang secara langsung mempengaruhi pelaksanaan {naskah} ini.\n(2) PIHAK yang mengalami keadaan memaksa wajib memberitahukan secara tertulis kepada PIHAK lainnya paling lambat 14 (empat belas) hari kalender sejak terjadinya keadaan memaksa.\n(3) Apabila keadaan memaksa berlangsung lebih dari 90 (sembilan puluh) hari kalender, PARA PIHAK melakukan musyawarah."),
    "selisih": ("PENYELESAIAN PERSELISIHAN", "(1) Setiap perselisihan yang timbul diselesaikan secara musyawarah untuk mufakat dalam jangka waktu paling lama 30 (tiga puluh) hari kalender.\n(2) Apabila musyawarah tidak mencapai mufakat, PARA PIHAK sepakat menyelesaikannya melalui Pengadilan Negeri."),
    "selisihm": ("PENYELESAIAN PERBEDAAN PENDAPAT", "Perbedaan penafsiran dalam pelaksanaan {naskah} ini diselesaikan oleh PARA PIHAK secara musyawarah untuk mufakat."),
    "monev": ("MONITORING DAN EVALUASI", "PARA PIHAK melakukan monitoring dan evaluasi atas pelaksanaan {naskah} ini paling sedikit 1 (satu) kali dalam 6 (enam) bulan, dan hasilnya dilaporkan paling lambat tanggal 31 Januari tahun berikutnya."),
    "surat": ("KORESPONDENSI", "(1) Setiap pemberitahuan disampaikan secara tertulis kepada alamat PARA PIHAK sebagaimana tercantum dalam {naskah} ini.\n(2) Perubahan alamat diberitahukan paling lambat 7 (tujuh) hari kerja sebelum perubahan tersebut berlaku."),
    "adendum": ("PERUBAHAN", "Hal-hal yang belum diatur atau belum cukup diatur dalam {naskah} ini akan diatur kemudian dalam bentuk adendum yang merupakan bagian tidak terpisahkan dari {naskah} ini."),
    "lain": ("KETENTUAN LAIN-LAIN", "{naskah} ini tetap berlaku dan mengikat PARA PIHAK meskipun terjadi pergantian kepemimpinan pada masing-masing PIHAK."),
    "penutup": ("PENUTUP", "{naskah} ini dibuat dan ditandatangani pada hari, tanggal, bulan, dan tahun sebagaimana tersebut pada awal naskah, dalam rangkap 2 (dua), bermeterai cukup, dan mempunyai kekuatan hukum yang sama."),
    "penutup3": ("PENUTUP", "{naskah} ini dibuat dalam rangkap 3 (tiga) asli, bermeterai cukup, masing-masing mempunyai kekuatan hukum yang sama untuk setiap PIHAK."),
    "tim": ("TIM KERJA", "(1) PARA PIHAK membentuk Tim Kerja paling lambat 30 (tiga puluh) hari kerja setelah {naskah} ini ditandatangani.\n(2) Tim Kerja mengadakan rapat koordinasi setiap 3 (tiga) bulan.\n(3) Masa tugas Tim Kerja adalah 1 (satu) tahun anggaran."),
    "sanksi": ("SANKSI", "PIHAK yang tidak melaksanakan kewajibannya diberikan surat peringatan tertulis sebanyak 3 (tiga) kali dengan tenggang waktu masing-masing 7 (tujuh) hari kerja."),
}
PRE = "{s1} dan {s2} secara bersama-sama selanjutnya disebut PARA PIHAK, sepakat untuk mengadakan {naskah} dengan ketentuan dan syarat-syarat sebagai berikut:"
PRE3 = "{s1}, {s2}, dan {s3} secara bersama-sama disebut PARA PIHAK dan secara sendiri-sendiri disebut PIHAK, sepakat mengadakan {naskah} dengan ketentuan sebagai berikut:"

here = os.path.dirname(os.path.abspath(__file__))
corpus = Corpus(os.path.join(here, "..", "Unseen"), FILLERS, STYLES, BASES, closing=True)
corpus.count = 100
add = corpus.add
I = ("PIHAK PERTAMA", "PIHAK KEDUA", "PIHAK KETIGA")
K = ("PIHAK KESATU", "PIHAK KEDUA", "PIHAK KETIGA")
