from seen_common import *

add("pks-angka-hari-berbeda", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [DINSOS, BUNGO], "PERLINDUNGAN RELAWAN SOSIAL DAN TAGANA",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} (16-08-2023) bertempat di Muara Bungo, kami yang bertanda tangan di bawah ini:",
    ["objek", "lingkup", "bayar", ("Jangka Waktu", "Perjanjian Kerja Sama ini berlaku selama 1 (satu) tahun sejak tanggal ditandatangani dan dapat diperpanjang atas dasar kesepakatan, dengan pengajuan paling lambat 30 (tiga puluh) hari sebelumnya."), "kahar2", "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="1 years", notice="30 days", renewal="byAgreement", contradictions=["digits"]),
    signed="2023-06-16", nomor=["460/388/DINSOS/2023", "PER/20/062023"], prog="jkk jkm", dasar=["bpjs", "pp44"], premis=PREMIS2, komparisi="alinea")

add("mou-tahun-angka-berbeda", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [SPENUH, UIN], "Pengabdian kepada Masyarakat dan Kuliah Kerja Nyata",
    "Pada hari ini {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn} (8/11/2021), kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "haktri", "biaya", ("Jangka Waktu", "Jangka waktu berlakunya Nota Kesepahaman adalah 5 (empat) tahun terhitung sejak ditandatanganinya Nota Kesepahaman ini dan dapat diperpanjang sesuai kesepakatan."), "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="5 years", renewal="byAgreement", contradictions=["digits", "duration"]),
    signed="2022-11-08", nomor=["415.4/117/Setda/2022", "B-3040/Un.15/HM.01/11/2022"], dasar=["dikti", "pp4"], premis=PREMISTRI, komparisi="tabel", wrap=86)

add("pks-akhir-sebelum-mulai-plus", "pks", "PERJANJIAN KERJASAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [UNBARI, BPJS], "PUSAT STUDI JAMINAN SOSIAL",
    "Pada hari ini, {Hari} {pjg}, bertempat di Kampus Universitas Batanghari, para pihak yang bertanda tangan di bawah ini:",
    ["maksud2", "data", "biaya", ("Jangka Waktu", "Kerja sama ini berlangsung selama 24 (dua puluh empat) bulan, mulai tanggal 1 Juli 2024 dan berakhir tanggal 30 Juni 2025."), "monev2", "selisih2", "tutup"],
    dict(startsOn="2024-07-01", endsOn="2025-06-30", endBasis="fixed", duration="24 months", contradictions=["end"]),
    signed="2024-06-24", nomor=["377/UBR-07/KS/2024", "PER/19/062024"], premis=PREMIS2, komparisi="romawi")

add("nk-nomor-tahun-depan", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nTANGGAL : {nd1}\nNOMOR : {n2}\nTANGGAL : {nd2}",
    [MERANGIN, BUNGO], "PERLINDUNGAN PENAMBANG RAKYAT DAN PEKERJA KEBUN",
    "Pada hari ini {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}), kami yang bertanda tangan di bawah ini:",
    ["maksud2", "lingkup", "hak2", "biaya", ("Jangka Waktu", "(1) Nota Kesepakatan ini berlaku 2 (dua) tahun semenjak ditandatangani oleh PARA PIHAK.\n(2) Perpanjangan dimungkinkan atas permintaan tertulis salah satu PIHAK yang diterima PIHAK lain paling lambat 2 (dua) bulan sebelum berakhir."), "selisih", "tutup"],
    dict(startsOn="signed", endBasis="computed", duration="2 years", notice="2 months", renewal="byAgreement", contradictions=["numberDate"]),
    signed="2024-10-31", nomor=["415.4/90/NK/PEM/2024", "NK/18/102024"], numberdates=["2024-11-12", "2024-10-31"], prog="jkk jkm", dasar=["bpjs", "pemda"], premis=PREMIS, komparisi="alinea")

add("moa-dosen-tiga-pihak", "moa", "MEMORANDUM OF AGREEMENT\nANTARA\n{P1}\nDENGAN\n{P2}\nDAN\n{P3}\nTENTANG\n{T}\nNomor: {n1}\nNomor: {n2}\nNomor: {n3}",
    [FH, FEBI, BPJS], "Penelitian Bersama Perlindungan Pekerja Ekosistem Digital",
    "Pada hari ini {Hari}, tanggal {d} {Bln} {y} ({Tgl} {Bln} {Thn}), bertempat di Mendalo, kami yang bertanda tangan di bawah ini:",
    ["maksudtri", "lingkuptri", "data", "biaya", ("Jangka Waktu", "MoA ini berlaku untuk jangka waktu 30 (tiga puluh) bulan sejak ditandatangani dan tidak dapat diperpanjang; kelanjutannya dituangkan dalam MoA baru."), "tutup3"],
    dict(startsOn="signed", endBasis="computed", duration="30 months", renewal="none"),
    signed="2025-02-03", nomor=["211/UN21.4/KS/2025", "B-61/F.EBI/HM.01/02/2025", "MOA/02/022025"], premis=PREMIS3, komparisi="alinea", naskah="MoA")

add("pks-hari-salah-tahun-lampau", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [DISDIK, BPJS], "PERLINDUNGAN SISWA PRAKTIK KERJA INDUSTRI",
    "Pada hari ini Kamis, {d} {Bln} {y}, bertempat di Telanaipura, kami yang bertanda tangan di bawah ini:",
    ["objek", "lingkup", "hak", ("Masa Kerja Sama", "Masa kerja sama ini terhitung dari tanggal 15 Juli 2024 sampai dengan 30 Juni 2026. Salah satu PIHAK yang ingin menghentikan kerja sama lebih awal memberikan pemberitahuan tertulis minimal 1 (satu) bulan sebelumnya."), "kahar", "tutup"],
    dict(startsOn="2024-07-15", endsOn="2026-06-30", endBasis="fixed", notice="1 months", contradictions=["weekday"]),
    signed="2024-07-10", nomor=["421.5/1544/DISDIK-2.1/VII/2024", "PER/22/072024"], prog="jkk jkm", premis=PREMIS2, komparisi="tabel", page=46)
