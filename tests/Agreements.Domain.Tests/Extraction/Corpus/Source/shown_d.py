"""Papers as offices keep them: stamps of receipt, running heads, annexes, numbers torn apart."""
from shown_common import *

add("pks-cap-agenda", "pks", "DITERIMA BAGIAN UMUM TGL 12 JUNI 2024 NO. AGENDA 771\n\nPERJANJIAN   KERJA   SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [BKDPATI, SEMARANG], "KEPESERTAAN PEGAWAI BADAN LAYANAN UMUM DAERAH",
    "Pada hari ini, {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}), kami yang tersebut di bawah ini bersepakat:",
    ["guna", "cakup", "bayar", ("Jangka Waktu", "(a) Perjanjian ini diberlakukan selama 2 (dua) tahun terhitung mulai tanggal 1 Juli 2024 dan dengan demikian berakhir tanggal 30 Juni 2026.\n(b) Kehendak memperpanjang diberitahukan paling sedikit 3 (tiga) bulan sebelum tanggal 30 Juni 2026, dan perpanjangan dituangkan dalam adendum yang disetujui kedua belah pihak."), "arsip", "sengketa", "akhir"],
    dict(startsOn="2024-07-01", endsOn="2026-06-30", endBasis="fixed", duration="2 years", notice="3 months", renewal="byAgreement"),
    signed="2024-06-10", nomor=["445/2201/2024", "PER/51/062024"], prog="jkk jkm jht", dasar=["bpjs", "pemda"], dasarstyle=MI, komparisi="nama", premis=P2, wrap=80, page=42, foot="Perjanjian Kerja Sama BKPSDM Pati – BPJS Ketenagakerjaan        <i> | <n>")

add("mou-lampiran-panjang", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [OKI, UNSRI], "Kampung Iklim dan Perlindungan Pekerja Gambut",
    "Pada hari ini tanggal {d} {Bln} {y} ({Hari}) bertempat di Kayuagung, yang bertanda tangan dan cap di bawah ini:",
    ["guna", "cakupu", "dana", ("Masa Berlaku", "Nota Kesepahaman berlaku sampai 4 (empat) tahun ke depan sejak penandatanganan ini. Pihak yang berminat memperpanjang mengajukan permohonan tertulis selambatnya enam puluh (60) hari kerja sebelum habis masa berlaku."), "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="4 years", notice="60 workingDays", renewal="byAgreement"),
    signed="2023-03-16", nomor=["660/88/DLH/2023", "0031/UN9/KS.MOU/2023"], dasar=["dikti", "pemda"], dasarstyle=DA, komparisi="naskah", premis=P1,
    after="\fRENCANA AKSI\n(tidak terpisahkan dari Nota Kesepahaman)\n\nTahun I   : Januari 2024 - Desember 2024, pemetaan selama 6 (enam) bulan\nTahun II  : berakhir 31 Desember 2025\nTahun III : perpanjangan kontrak lapangan paling lambat 1 (satu) bulan sebelum 30 Juni 2026")

add("pks-nomor-terputus", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor Pihak Pertama : 551/ 318 /DISHUB/2023\nNomor Pihak Kedua : PER / 12 / 022023",
    [P("Dinas Perhubungan Kota Medan", "Iswar Lubis, S.SiT., M.T.", "Kepala Dinas Perhubungan Kota Medan", "sesuai Keputusan Wali Kota Medan Nomor 821.22/400.K tertanggal 2 Maret 2021", "Jl. Pinang Baris No. 114, Medan", "Medan"), MEDAN], "PERLINDUNGAN PENGEMUDI ANGKUTAN UMUM",
    "Pada hari ini, {Hari}, tanggal {dmy}, di Medan, para penanda tangan:",
    ["guna", "cakup", "bayar", ("Jangka Waktu", "Terhitung 1 Maret 2023, perjanjian ini berlaku dua belas bulan dan akan habis pada 29 Februari 2024, kecuali diperpanjang atas kesepakatan kedua pihak yang dibuat paling lambat 10 (sepuluh) hari kalender sebelum perjanjian habis."), "alam", "akhir"],
    dict(startsOn="2023-03-01", endsOn="2024-02-29", endBasis="fixed", duration="12 months", notice="10 days", renewal="byAgreement"),
    signed="2023-02-22", nomor=["551/318/DISHUB/2023", "PER/12/022023"], prog="jkk jkm", dasar=["bpjs", "perda"], dasarstyle=IN, komparisi="naskah", sebut=I, premis=P2, values=dict(n1="", n2=""))

add("nk-rancangan-kosong", "nk", "KONSEP NASKAH\nNOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : ____/____/____\nNOMOR : ____/____/____",
    [KENDARIKOTA, KENDARI], "PERLINDUNGAN NELAYAN TELUK KENDARI",
    "Pada hari ini ______ tanggal ______ bulan ______ tahun ______, bertempat di Kendari, para pihak:",
    ["guna", "cakup", ("Jangka Waktu", "Nota Kesepakatan ini berlaku sejak tanggal ditandatangani sampai dengan tanggal 31 Desember 2029 dan diperpanjang apabila PARA PIHAK menyepakatinya."), "dana", "akhir"],
    dict(endsOn="2029-12-31", endBasis="fixed", renewal="byAgreement"),
    prog="jkk jkm", komparisi="pendek", premis=P2)

add("kb-gabungan-kop", "kb", "KESEPAKATAN BERSAMA\nNOMOR : {n1}\nNOMOR : {n2}\n\n{P1}\ndan\n{P2}\n\ntentang\n\n{T}",
    [AMBON, P("Universitas Pattimura", "Prof. Dr. Fredy Leiwakabessy, M.Pd.", "Rektor Universitas Pattimura", "sesuai Keputusan Menteri Nomor 70014/MPK.A/KP.07.00/2023 tertanggal 29 November 2023", "Jl. Ir. M. Putuhena, Poka, Ambon", "Ambon")], "Kampus Mengabdi bagi Negeri Raja-Raja",
    "Hari {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} bertempat di Balai Rakyat Ambon, kami masing-masing sebagai berikut:",
    ["guna", "cakupu", "peran", ("Masa Kerja Sama", "Masa Kesepakatan Bersama ini lima tahun dan dihitung dari tanggal di atas. Dalam hal salah satu pihak berkehendak lain, pihak tersebut memberikan pemberitahuan pengakhiran sekurang-kurangnya 4 (empat) bulan sebelum tanggal pengakhiran."), "dana", "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", notice="4 months"),
    signed="2024-02-14", nomor=["130/KB/03/2024", "512/UN13/KS/2024"], dasar=["dikti", "guru"], dasarstyle=MI, komparisi="garis", premis=P2)

add("pks-perjanjian-baru", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [NAKERKALBAR, PONTIANAK], "JOB FAIR DAN PENDAFTARAN PENCARI KERJA SEBAGAI PESERTA",
    "Pada hari ini, {Hari}, {d} {Bln} {y} di Pontianak, kami selaku pejabat yang berwenang:",
    ["guna", "cakup", "peran", ("Jangka Waktu", "(a) Perjanjian lama yang berlaku 1 Januari 2022 s.d. 31 Desember 2023 telah berakhir.\n(b) Perjanjian ini merupakan perjanjian baru, dan masa berlakunya ditetapkan dari 15 Januari 2024 hingga 14 Januari 2026, yakni 24 (dua puluh empat) bulan.\n(c) Perpanjangan masih dimungkinkan bila diminta tertulis oleh salah satu pihak setidaknya 35 (tiga puluh lima) hari kalender sebelumnya dan disetujui pihak lainnya."), "dana", "sengketa", "akhir"],
    dict(startsOn="2024-01-15", endsOn="2026-01-14", endBasis="fixed", duration="24 months", notice="35 days", renewal="byAgreement"),
    signed="2024-01-12", nomor=["560/22/DISNAKERTRANS-A", "PER/02/012024"], prog="jkk jkm", dasar=["bpjs", "pemda"], dasarstyle=DA, komparisi="naskah", premis=P1)
