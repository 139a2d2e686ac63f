"""Institutions (their officials are invented), ways of naming the parties and ordinary articles of the texts that were unseen once."""
import os
from corpuskit import Corpus

def P(name, nama, jab, sk, alm, kota): return dict(name=name, nama=nama, jab=jab, sk=sk, alm=alm, kota=kota)

PALEMBANG = P("BPJS Ketenagakerjaan Cabang Palembang", "Moch. Fauzan Akbar", "Kepala Cabang Palembang", "sesuai Surat Keputusan Direksi Nomor KEP/301/102023 tertanggal 16 Oktober 2023", "Jl. Jenderal Sudirman No. 131, Palembang", "Palembang")
PONTIANAK = P("BPJS Ketenagakerjaan Kantor Cabang Pontianak", "Suhuri Tanjung", "Kepala Kantor Cabang Pontianak", "sesuai Surat Keputusan Direksi Nomor KEP/118/052022 tertanggal 23 Mei 2022", "Jl. Sultan Abdurrahman No. 5, Pontianak", "Pontianak")
SEMARANG = P("BPJS Ketenagakerjaan Kantor Cabang Pati", "Multanti Rahayu", "Kepala Kantor Cabang Pati", "sesuai Surat Keputusan Direksi Nomor KEP/98/042021 tertanggal 19 April 2021", "Jl. Panglima Sudirman No. 61, Pati", "Pati")
MEDAN = P("BPJS Ketenagakerjaan Kantor Cabang Medan Kota", "Panji Wibawa Sakti", "Kepala Kantor Cabang Medan Kota", "sesuai Surat Keputusan Direksi Nomor KEP/12/012022 tertanggal 10 Januari 2022", "Jl. Kapten Pattimura No. 334, Medan", "Medan")
KENDARI = P("BPJS Ketenagakerjaan Kantor Cabang Sulawesi Tenggara", "Muhamad Zain Abdul", "Kepala Kantor Cabang Sulawesi Tenggara", "sesuai Surat Keputusan Direksi Nomor KEP/87/032023 tertanggal 13 Maret 2023", "Jl. Made Sabara No. 9, Kendari", "Kendari")
MALUKU = P("BPJS Ketenagakerjaan Kantor Cabang Maluku", "Mangasa Laorensius", "Kepala Kantor Cabang Maluku", "sesuai Surat Keputusan Direksi Nomor KEP/207/072021 tertanggal 5 Juli 2021", "Jl. Tulukabessy No. 17, Ambon", "Ambon")
JAMBI = P("BPJS Ketenagakerjaan Cabang Jambi", "Setyo Nugroho", "Kepala Cabang Jambi", "sesuai Surat Keputusan Direksi Nomor KEP/166/062024 tertanggal 3 Juni 2024", "Jl. Slamet Riyadi No. 29, Jambi", "Jambi")
OKI = P("Pemerintah Kabupaten Ogan Komering Ilir", "H. Muchendi Mahzar, S.E.", "Bupati Ogan Komering Ilir", "sesuai Keputusan Menteri Dalam Negeri Nomor 100.2.1.3-221 Tahun 2021 tertanggal 18 Februari 2021", "Jl. Letnan Muchtar Saleh No. 1, Kayuagung", "Kayuagung")
KALBAR = P("Pemerintah Provinsi Kalimantan Barat", "dr. Harisson Wijaya, M.Kes.", "Penjabat Gubernur Kalimantan Barat", "sesuai Keputusan Presiden Nomor 77/P Tahun 2023 tertanggal 1 September 2023", "Jl. Jenderal Ahmad Yani, Pontianak", "Pontianak")
PATI = P("Pemerintah Kabupaten Pati", "Henggar Budi Santoso", "Penjabat Bupati Pati", "sesuai Keputusan Menteri Dalam Negeri Nomor 131.33-1330 Tahun 2022 tertanggal 16 Agustus 2022", "Jl. Tombronegoro No. 1, Pati", "Pati")
PEMKOMEDAN = P("Pemerintah Kota Medan", "H. Aulia Rahmansyah", "Wali Kota Medan", "sesuai Keputusan Menteri Dalam Negeri Nomor 131.12-235 Tahun 2021 tertanggal 19 Februari 2021", "Jl. Kapten Maulana Lubis No. 2, Medan", "Medan")
KENDARIKOTA = P("Pemerintah Kota Kendari", "Asmawa Tosepu, A.P., M.Si.", "Penjabat Wali Kota Kendari", "sesuai Keputusan Menteri Dalam Negeri Nomor 131.74-5879 Tahun 2022 tertanggal 6 Oktober 2022", "Jl. Drs. H. Abdullah Silondae No. 8, Kendari", "Kendari")
AMBON = P("Pemerintah Kota Ambon", "Drs. Bodewin Latuheru, M.Si.", "Penjabat Wali Kota Ambon", "sesuai Keputusan Menteri Dalam Negeri Nomor 131.81-1173 Tahun 2022 tertanggal 20 Mei 2022", "Jl. Sultan Hairun No. 1, Ambon", "Ambon")
UNTAN = P("Universitas Tanjungpura", "Prof. Dr. Garuda Wikrama, S.H., M.Si.", "Rektor Universitas Tanjungpura", "sesuai Keputusan Menteri Nomor 27033/MPK.A/KP.06.02/2019 tertanggal 30 April 2019", "Jl. Prof. Dr. H. Hadari Nawawi, Pontianak", "Pontianak")
UNSRI = P("Universitas Sriwijaya", "Prof. Dr. Taufiq Marwan, S.E., M.Si.", "Rektor Universitas Sriwijaya", "sesuai Keputusan Menteri Nomor 61703/MPK.A/KP.06.02/2023 tertanggal 20 Oktober 2023", "Jl. Palembang–Prabumulih Km. 32, Indralaya", "Indralaya")
UHO = P("Universitas Halu Oleo", "Prof. Dr. Muhammad Zamrun, S.Si., M.Si.", "Rektor Universitas Halu Oleo", "sesuai Keputusan Menteri Nomor 43871/MPK/RHS/KP/2021 tertanggal 8 Juli 2021", "Kampus Hijau Bumi Tridharma, Anduonohu, Kendari", "Kendari")
FISIP = P("Fakultas Ilmu Sosial dan Ilmu Politik Universitas Sriwijaya", "Prof. Dr. Alfitri Hasan, M.Si.", "Dekan Fakultas Ilmu Sosial dan Ilmu Politik", "sesuai Keputusan Rektor Nomor 0420/UN9/SK.BUK.KP/2021 tertanggal 26 April 2021", "Jl. Palembang–Prabumulih Km. 32, Indralaya", "Indralaya")
FEKON = P("Fakultas Ekonomi dan Bisnis Universitas Tanjungpura", "Dr. Barkah Setiawan, S.E., M.Si.", "Dekan Fakultas Ekonomi dan Bisnis", "sesuai Keputusan Rektor Nomor 3412/UN22/KP/2022 tertanggal 11 Juli 2022", "Jl. Prof. Dr. H. Hadari Nawawi, Pontianak", "Pontianak")
NAKERKALBAR = P("Dinas Tenaga Kerja dan Transmigrasi Provinsi Kalimantan Barat", "Drs. Manto Saidi, M.Si.", "Kepala Dinas Tenaga Kerja dan Transmigrasi", "sesuai Keputusan Gubernur Nomor 821.2/39/BKD tertanggal 7 Januari 2020", "Jl. Sutan Syahrir No. 15, Pontianak", "Pontianak")
DINKOPMEDAN = P("Dinas Koperasi, Usaha Kecil Menengah, Perindustrian dan Perdagangan Kota Medan", "Benny Iskandar, S.T., M.T.", "Kepala Dinas Koperasi, UKM, Perindustrian dan Perdagangan Kota Medan", "sesuai Keputusan Wali Kota Medan Nomor 821.22/1188.K tertanggal 5 September 2022", "Jl. Jenderal Gatot Subroto Km. 7,7, Medan", "Medan")
DKPOKI = P("Dinas Kelautan dan Perikanan Kabupaten Ogan Komering Ilir", "Ubaidillah Husin, S.P., M.M.", "Kepala Dinas Kelautan dan Perikanan", "sesuai Keputusan Bupati Nomor 821/117/KEP/BKPP/2021 tertanggal 12 April 2021", "Jl. Sepucuk, Kayuagung", "Kayuagung")
BKDPATI = P("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Pati", "Dra. Sri Wahyuningsih, M.M.", "Kepala BKPSDM Kabupaten Pati", "sesuai Keputusan Bupati Pati Nomor 821.2/1044 tertanggal 1 April 2019", "Jl. Raya Pati–Kudus Km. 3, Pati", "Pati")

BASES = {
    "bpjs": ("Undang-Undang Nomor 24 Tahun 2011 tentang Badan Penyelenggara Jaminan Sosial", "(LNRI Tahun 2011 Nomor 116, TLNRI Nomor 5256)"),
    "sjsn": ("Undang-Undang Nomor 40 Tahun 2004 tentang Sistem Jaminan Sosial Nasional", "(LNRI Tahun 2004 Nomor 150, TLNRI Nomor 4456)"),
    "pemda": ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "(LNRI Tahun 2014 Nomor 244, TLNRI Nomor 5587)"),
    "desa": ("Undang-Undang Nomor 6 Tahun 2014 tentang Desa", "(LNRI Tahun 2014 Nomor 7, TLNRI Nomor 5495)"),
    "guru": ("Undang-Undang Nomor 14 Tahun 2005 tentang Guru dan Dosen", "(LNRI Tahun 2005 Nomor 157, TLNRI Nomor 4586)"),
    "dikti": ("Undang-Undang Nomor 12 Tahun 2012 tentang Pendidikan Tinggi", "(LNRI Tahun 2012 Nomor 158, TLNRI Nomor 5336)"),
    "pp86": ("Peraturan Pemerintah Nomor 86 Tahun 2013 tentang Tata Cara Pengenaan Sanksi Administratif kepada Pemberi Kerja Selain Penyelenggara Negara", "(LNRI Tahun 2013 Nomor 238)"),
    "pp37": ("Peraturan Pemerintah Nomor 37 Tahun 2021 tentang Penyelenggaraan Program Jaminan Kehilangan Pekerjaan", "(LNRI Tahun 2021 Nomor 47)"),
    "pp46": ("Peraturan Pemerintah Nomor 46 Tahun 2015 tentang Penyelenggaraan Program Jaminan Hari Tua", "(LNRI Tahun 2015 Nomor 156)"),
    "pp28": ("Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah", "(LNRI Tahun 2018 Nomor 97)"),
    "permendagri84": ("Peraturan Menteri Dalam Negeri Nomor 84 Tahun 2022 tentang Pedoman Penyusunan Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2023", ""),
    "inpres2": ("Instruksi Presiden Nomor 2 Tahun 2021 tentang Optimalisasi Pelaksanaan Program Jaminan Sosial Ketenagakerjaan", ""),
    "perda": ("Peraturan Daerah Kota Medan Nomor 5 Tahun 2020 tentang Penyelenggaraan Ketenagakerjaan", ""),
    "perwal": ("Peraturan Wali Kota Kendari Nomor 11 Tahun 2022 tentang Perlindungan Jaminan Sosial Ketenagakerjaan", ""),
}

STYLES = {
    "nama": "{R}. NAMA      : {nama}\n   JABATAN   : {jab}\n   BERALAMAT : {alm}\n   bertindak {sk} mewakili {name}, dan untuk seterusnya disebut {sebut}.",
    "naskah": "({i}) {name}, beralamat di {alm}, yang pada penandatanganan ini diwakili {nama}, {jab}, {sk}, dan oleh karena itu sah bertindak untuk kepentingan {name}, dalam naskah ini disebut \"{sebut}\".",
    "garis": "- {nama} selaku {jab}, {sk}, lahir 3 Mei 1968, bertindak mewakili {name}, berkantor di {alm} ({sebut});",
    "en": "({i}) {name}, a body established under the laws of the Republic of Indonesia, domiciled at {alm}, duly represented by {nama}, {jab} (the \"{sebut}\"); and",
    "pendek": "{i}) {nama} ({jab}) mewakili {name} sebagai {sebut}.",
}

FILLERS = {
    "guna": ("Maksud", "Naskah ini disusun sebagai acuan PARA PIHAK dalam memperluas perlindungan bagi pekerja dan keluarganya."),
    "cakup": ("Lingkup Kegiatan", "Kegiatan yang dikerjasamakan mencakup:\n1) pendataan dan pendaftaran calon peserta {prog};\n2) penyebarluasan informasi;\n3) pembinaan kepatuhan; dan\n4) kegiatan lain yang dipandang perlu."),
    "cakupu": ("Bidang Kerja Sama", "Bidang yang dikerjasamakan adalah pengajaran, riset, pengabdian, serta peningkatan kapasitas sumber daya manusia, termasuk magang sekurang-kurangnya 1 (satu) bulan."),
    "peran": ("Peran Para Pihak", "(a) Pihak yang satu menyediakan data yang diperlukan, dan memutakhirkannya tiap-tiap tanggal 25.\n(b) Pihak yang lain mengolah data tersebut dalam tempo 6 (enam) hari kerja dan menyampaikan hasilnya."),
    "dana": ("Sumber Dana", "Dana pelaksanaan menjadi beban anggaran PARA PIHAK menurut kegiatan masing-masing."),
    "bayar": ("Pembayaran", "Pembayaran dilakukan melalui pemindahbukuan paling telat 21 (dua puluh satu) hari sesudah invoice diterima; keterlambatan lebih dari 2 (dua) bulan dikenai denda."),
    "arsip": ("Penyimpanan Dokumen", "Seluruh dokumen pelaksanaan disimpan sepuluh tahun dihitung dari akhir tahun pembukuan, dan salinan digital disimpan 3 (tiga) tahun."),
    "alam": ("Peristiwa di Luar Kemampuan", "Pihak yang terkena peristiwa di luar kemampuannya memberi tahu pihak lain secara tertulis dalam 14 (empat belas) hari setelah peristiwa; kerja sama ditunda selama-lamanya 6 (enam) bulan."),
    "sengketa": ("Sengketa", "Sengketa diselesaikan dengan musyawarah selama 45 (empat puluh lima) hari; jika gagal, diajukan ke pengadilan negeri di tempat kedudukan tergugat."),
    "nilai": ("Penilaian Berkala", "Kerja sama dinilai tiap semester, dan ringkasannya dikirim kepada pimpinan PARA PIHAK 2 (dua) minggu setelah semester berakhir."),
    "surat": ("Surat-Menyurat", "Surat dianggap diterima pada hari kerja ke-3 (tiga) setelah dikirim. Narahubung: {p1} dan {p2}, masing-masing bagian kerja sama."),
    "akhir": ("Ketentuan Penutup", "Demikian dibuat dalam 2 (dua) eksemplar yang sama bunyinya di atas kertas bermeterai."),
    "akhir3": ("Ketentuan Penutup", "Demikian dibuat dalam 3 (tiga) eksemplar yang sama bunyinya di atas kertas bermeterai."),
    "istilah": ("Pengertian", "Dalam naskah ini yang dimaksud:\n1. Pekerja adalah setiap orang yang bekerja dengan menerima upah.\n2. Bulan adalah bulan kalender.\n3. Hari Kerja adalah hari selain Sabtu, Minggu, dan hari libur nasional.\n4. Tahun Berjalan adalah 1 Januari s.d. 31 Desember pada tahun yang bersangkutan.\n5. Surat Edaran adalah Surat Edaran Menteri Dalam Negeri Nomor 842.2/5193/SJ tanggal 21 September 2021."),
    "rinci1": ("Pendataan", "(a) Pendataan dilakukan oleh kecamatan dan desa dengan formulir yang disediakan.\n(b) Formulir terisi diserahkan dalam 10 (sepuluh) hari kerja sejak diterima.\n(c) Data ganda dibersihkan bersama; perbedaan data diselesaikan selambatnya akhir bulan yang sama.\n(d) Data penerima bantuan ditetapkan dengan keputusan kepala daerah dan berlaku 1 (satu) tahun sejak ditetapkan.\n(e) Peserta yang meninggal dunia, pindah, atau menjadi pekerja penerima upah dikeluarkan dari daftar pada bulan berikutnya.\n(f) Peserta pengganti diusulkan dalam 15 (lima belas) hari."),
    "rinci2": ("Santunan", "(a) Ahli waris peserta yang meninggal dunia menerima santunan sekaligus setelah berkas lengkap.\n(b) Berkas diajukan selambatnya dua tahun sejak meninggal dunia.\n(c) Santunan berkala diberikan untuk 24 (dua puluh empat) bulan dan dibayar di muka.\n(d) Biaya pemakaman dibayarkan kepada pihak yang mengurus pemakaman dalam 3 (tiga) hari kerja.\n(e) Santunan diserahkan secara simbolis oleh kepala daerah sedikitnya 4 (empat) kali dalam setahun."),
    "rinci3": ("Kepatuhan Badan Usaha", "(a) Tim gabungan mengunjungi badan usaha yang belum mendaftarkan pekerjanya.\n(b) Surat peringatan kesatu diberikan untuk 10 (sepuluh) hari kerja; surat peringatan kedua untuk 10 (sepuluh) hari kerja berikutnya.\n(c) Badan usaha yang tetap tidak patuh diusulkan tidak mendapat layanan publik tertentu sampai dengan kewajibannya dipenuhi.\n(d) Pencabutan usulan dilakukan 1 (satu) hari kerja setelah tunggakan lunas.\n(e) Hasil kunjungan dilaporkan setiap triwulan."),
    "rinci4": ("Kelompok Kerja", "(a) Kelompok kerja dibentuk paling lama dua bulan setelah penandatanganan dan bertugas selama dua tahun.\n(b) Kelompok kerja menyusun peta jalan tiga tahunan dan rencana aksi tahunan.\n(c) Rapat pleno diadakan pada minggu kedua bulan Maret, Juli, dan November.\n(d) Keputusan diambil secara mufakat.\n(e) Sekretariat kelompok kerja berkedudukan di kantor Pihak yang pertama disebut."),
    "rinci5": ("Rahasia", "(a) Pihak penerima data hanya memakai data untuk tujuan kerja sama.\n(b) Data dimusnahkan 30 (tiga puluh) hari setelah tidak diperlukan.\n(c) Kewajiban merahasiakan bertahan selama lima tahun sesudah naskah ini tidak berlaku.\n(d) Pelanggaran diberitahukan dalam 72 (tujuh puluh dua) jam.\n(e) Pihak yang dirugikan dapat meminta audit dengan pemberitahuan 10 (sepuluh) hari kerja sebelumnya."),
}

P1 = "Para penanda tangan tersebut di atas, yang bersama-sama dinamakan PARA PIHAK, lebih dahulu mempertimbangkan bahwa setiap pekerja berhak atas perlindungan dan bahwa diperlukan sinergi antarlembaga, dan selanjutnya mufakat atas hal-hal berikut."
P2 = "Dengan itikad baik PARA PIHAK saling mengikatkan diri sebagai berikut."
MI = ("Berpedoman pada :", "{i}) {b} {ln};")
DA = ("Dasar pelaksanaan kerja sama ini ialah:", "- {b} {ln};")
IN = ("MENGINGAT", "{a}) {b};")

here = os.path.dirname(os.path.abspath(__file__))
corpus = Corpus(os.path.join(here, "..", "Seen"), FILLERS, STYLES, BASES, ("u", "h"))
add = corpus.add
I = ("PIHAK PERTAMA", "PIHAK KEDUA", "PIHAK KETIGA")
