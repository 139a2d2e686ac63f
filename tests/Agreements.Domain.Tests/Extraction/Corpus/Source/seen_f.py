"""Papers as offices really keep them: letter heads, initials at the foot of each page, annexes behind the signatures, letter-spaced headings."""
from seen_common import *

add("mou-kop-dua-instansi", "mou", "PEMERINTAH KABUPATEN MERANGIN          BPJS KETENAGAKERJAAN\nJl. Jenderal Sudirman No. 1 Bangko 37311          Jl. Lintas Sumatera Km. 2 Muara Bungo\nTelp. (0746) 21001 Faks. (0746) 21002          Telp. (0747) 323456\n\nN O T A   K E S E P A H A M A N\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [MERANGIN, BUNGO], "KEPESERTAAN PEKERJA BUKAN PENERIMA UPAH DI PASAR RAKYAT",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({d}-{m}-{y}), bertempat di Bangko, kami yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup", "biaya", ("Jangka Waktu", "(1) Nota Kesepahaman ini berlaku sejak tanggal ditandatangani dan berakhir 2 (dua) tahun kemudian.\n(2) PARA PIHAK dapat memperpanjang Nota Kesepahaman ini; usul perpanjangan disampaikan paling lambat 45 (empat puluh lima) hari kalender sebelum berakhir."), "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="45 days", renewal="byAgreement"),
    signed="2024-06-11", nomor=["100.3.7.1/44/MOU/PEM/2024", "MOU/20/062024"], prog="jkk jkm jht", dasar=["bpjs", "pemda"], dasarstyle="mengingat", premis=PREMIS2, komparisi="alinea", page=40, wrap=84,
    foot="Paraf PIHAK KESATU : ______   Paraf PIHAK KEDUA : ______   hal. <i>")

add("pks-lampiran-setelah-ttd", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [DINSOS, BUNGO], "PERLINDUNGAN PEKERJA RENTAN KABUPATEN BUNGO TAHUN 2024",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn} ({dmy}), bertempat di Muara Bungo, kami yang bertanda tangan di bawah ini:",
    ["objek", "lingkup", "bayar", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku untuk jangka waktu 1 (satu) tahun terhitung mulai tanggal 1 Maret 2024 sampai dengan tanggal 28 Februari 2025 dan dapat diperpanjang dengan persetujuan PARA PIHAK paling lambat 2 (dua) bulan sebelum berakhirnya jangka waktu Perjanjian."), "kahar", "selisih2", "tutup"],
    dict(startsOn="2024-03-01", endsOn="2025-02-28", endBasis="fixed", duration="1 years", notice="2 months", renewal="byAgreement"),
    signed="2024-02-20", nomor=["400.9/121/DINSOS/2024", "PER/09/022024"], prog="jkk jkm", dasar=["bpjs", "inpres4"], premis=PREMIS2, komparisi="tabel",
    after="\fLAMPIRAN PERJANJIAN KERJA SAMA\nNOMOR : 400.9/121/DINSOS/2024\nTANGGAL : 20 Februari 2024\n\nRENCANA KERJA\n\nNo.  Kegiatan                         Waktu\n1.   Pendataan pekerja rentan         1 Maret 2024 s.d. 31 Mei 2024\n2.   Penetapan penerima bantuan       paling lambat 15 Juni 2024\n3.   Pembayaran iuran                 selama 9 (sembilan) bulan sejak 1 Juni 2024\n4.   Evaluasi                         Desember 2024, laporan 3 (tiga) bulan sebelum tahun anggaran berakhir\n5.   Pelaporan                        berlaku sampai dengan 31 Januari 2025")

add("nk-nomor-berspasi", "nk", "NOTA KESEPAKATAN\n\nANTARA\n{P1}\n\nDAN\n{P2}\n\nTENTANG\n{T}\n\nNOMOR :  415.4 / 27 / NK / HK / 2022\nNOMOR :  NK / 05 / 042022",
    [BATANGHARI, BPJS], "Perlindungan Pekerja Jasa Konstruksi",
    "Pada hari ini, {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, bertempat di Muara Bulian, yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup", "hak2", "biaya", ("Jangka Waktu", "Nota Kesepakatan ini berlaku terhitung mulai tanggal ditandatangani sampai dengan tanggal 30 April 2025, dan dapat diperpanjang."), "tutup"],
    dict(startsOn="signed", endsOn="2025-04-30", endBasis="fixed", renewal="byAgreement"),
    signed="2022-04-26", nomor=["415.4/27/NK/HK/2022", "NK/05/042022"], prog="jkk jkm", dasar=["bpjs", "pp44"], premis=PREMIS, komparisi="alinea", values=dict(n1="", n2=""))

add("pks-menimbang-panjang", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [PMDES, BUNGO], "KEPESERTAAN PENGURUS LEMBAGA KEMASYARAKATAN DESA",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({slash}), bertempat di Bangko, telah dibuat dan ditandatangani Perjanjian Kerja Sama oleh dan antara:",
    ["objek", "lingkup", "hak", "bayar", ("Jangka Waktu", "(1) Perjanjian Kerja Sama ini berlaku selama 2 (dua) tahun terhitung sejak tanggal 1 Juli 2024 sampai dengan tanggal 30 Juni 2026.\n(2) Apabila salah satu PIHAK akan mengakhiri atau memperpanjang Perjanjian Kerja Sama ini, PIHAK tersebut memberitahukan secara tertulis kepada PIHAK lainnya selambat-lambatnya 60 (enam puluh) hari kalender sebelumnya."), "kahar", "selisih", "tutup"],
    dict(startsOn="2024-07-01", endsOn="2026-06-30", endBasis="fixed", duration="2 years", notice="60 days", renewal="byAgreement", parent=dict(number="100.3.7.1/44/MOU/PEM/2024", title="Kepesertaan Pekerja Bukan Penerima Upah di Pasar Rakyat")),
    signed="2024-06-25", nomor=["414/287/DPMD/VI/2024", "PER/24/062024"], prog="jkk jkm", dasar=["bpjs", "pp44", "inpres2"], dasarstyle="mengingat", komparisi="tabel",
    premis="Menimbang :\n\na. bahwa pada rapat koordinasi tanggal 2 Mei 2024 di Bangko disepakati percepatan perlindungan lembaga kemasyarakatan desa;\n\nb. bahwa Surat Bupati Merangin Nomor 414/190/DPMD/V/2024 tanggal 13 Mei 2024 telah memerintahkan pendataan paling lambat 31 Mei 2024;\n\nc. bahwa telah ditandatangani Nota Kesepahaman Nomor 100.3.7.1/44/MOU/PEM/2024 dan Nomor MOU/20/062024 tanggal 11 Juni 2024 tentang Kepesertaan Pekerja Bukan Penerima Upah di Pasar Rakyat;\n\nd. bahwa berdasarkan pertimbangan tersebut perlu dibuat Perjanjian Kerja Sama.")

add("mou-rancangan", "mou", "RANCANGAN / DRAFT 3 – 14 Oktober 2025\n\nNOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : .../.../.../2025\nNOMOR : MOU/.../...2025",
    [TANJABTIM, UNJA], "PENGEMBANGAN KAWASAN PESISIR",
    "Pada hari ini ........, tanggal ........ bulan ........ tahun dua ribu dua puluh lima (...-...-2025), bertempat di Muara Sabak, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "biaya", ("Jangka Waktu", "Nota Kesepahaman ini berlaku selama 4 (empat) tahun sejak ditandatangani dan dapat diperpanjang atas persetujuan PARA PIHAK selambat-lambatnya 3 (tiga) bulan sebelum jangka waktu berakhir."), "tutup"],
    dict(endBasis="computed", duration="4 years", notice="3 months", renewal="byAgreement"), dasar=["dikti", "pemda"], premis=PREMISTRI, komparisi="alinea")

add("pks-dua-kolom", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR PIHAK I   : {n1}\nNOMOR PIHAK II  : {n2}",
    [DISDIK, BPJS], "PENDAFTARAN GURU TIDAK TETAP SEKOLAH LUAR BIASA",
    "Pada hari ini {Hari}, {d} {Bln} {y}, bertempat di Jambi, yang bertanda tangan di bawah ini:\n\n{nama1}              : Kepala Dinas Pendidikan Provinsi Jambi, berkedudukan di Jalan Jenderal\n                                       Ahmad Yani Nomor 6, Telanaipura, diangkat dengan Keputusan Gubernur tanggal\n                                       14 April 2022, bertindak untuk dan atas nama {p1},\n                                       selanjutnya disebut PIHAK I.\n\n{nama2}                        : Kepala Kantor Cabang Jambi, berkedudukan di Jalan Slamet Riyadi Nomor 29,\n                                       bertindak untuk dan atas nama {p2},\n                                       selanjutnya disebut PIHAK II.",
    ["objek", "lingkup", "bayar", ("Jangka Waktu", "1. Perjanjian ini berlaku terhitung mulai tanggal 01 Januari 2024 s/d tanggal 31 Desember 2024.\n2. Perjanjian ini dapat diperpanjang untuk jangka waktu yang disepakati, dengan cara salah satu PIHAK memberitahukan keinginannya minimal 1 (satu) bulan sebelum berakhirnya Perjanjian."), "selisih", "tutup"],
    dict(startsOn="2024-01-01", endsOn="2024-12-31", endBasis="fixed", notice="1 months", renewal="byAgreement"),
    signed="2023-12-18", nomor=["421.8/3011/DISDIK-3.1/XII/2023", "PER/50/122023"], prog="jkk jkm", komparisi=None, sebut=("PIHAK I", "PIHAK II", ""), premis="PIHAK I dan PIHAK II selanjutnya disebut PARA PIHAK.")

add("kb-tgl-di-judul", "kb", "KESEPAKATAN BERSAMA {P1}, {P2}, DAN {P3}\nTENTANG {T}\nNOMOR {n1}\nNOMOR {n2}\nNOMOR {n3}\nTANGGAL {pjg}",
    [PROV, UIN, BPJS], "PENELITIAN PERLINDUNGAN PEKERJA KEAGAMAAN",
    "Yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkup", "biaya", ("Jangka Waktu", "Kesepakatan Bersama ini berlaku untuk 3 (tiga) tahun terhitung sejak tanggal Kesepakatan Bersama ini ditandatangani oleh ketiga PIHAK. Kesepakatan Bersama ini tidak diperpanjang secara otomatis; perpanjangan memerlukan persetujuan tertulis ketiga PIHAK."), "tutup3"],
    dict(startsOn="signed", endBasis="computed", duration="3 years", renewal="byAgreement"),
    signed="2022-05-23", nomor=["415.4/301/PEM-OTDA", "B-1120/Un.15/HM.01/05/2022", "KB/04/052022"], prog="jkk jkm", premis=PREMIS3, komparisi="romawi", ttd="urut", wrap=78)

add("pks-perpanjangan-ketiga", "pks", "PERJANJIAN KERJA SAMA (PERPANJANGAN KETIGA)\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor : {n1}\nNomor : {n2}",
    [UNBARI, BPJS], "Kepesertaan Dosen dan Tenaga Kependidikan Yayasan",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn}, kami yang bertanda tangan di bawah ini:",
    ["objek", "lingkup2", "bayar", ("Jangka Waktu", "(1) Perjanjian terdahulu Nomor 301/UBR-02/KP/2021 berlaku tanggal 1 April 2021 sampai dengan 31 Maret 2023.\n(2) Perjanjian Kerja Sama ini berlaku 2 (dua) tahun, mulai tanggal 1 April 2023 sampai dengan 31 Maret 2025.\n(3) Perjanjian Kerja Sama ini dapat diperpanjang kembali dengan pemberitahuan tertulis paling lambat 1 (satu) bulan sebelum berakhir."), "kahar2", "tutup"],
    dict(startsOn="2023-04-01", endsOn="2025-03-31", endBasis="fixed", duration="2 years", notice="1 months", renewal="byAgreement"),
    signed="2023-03-29", nomor=["188/UBR-02/KP/2023", "PER/11/032023"], prog="jkk jkm jht jp", premis=PREMIS2, komparisi="alinea")
