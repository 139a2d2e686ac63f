"""Texts that disagree with themselves, and ends that are none."""
from shown_common import *

add("pks-hari-beda-panjang", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNOMOR : {n1}\nNOMOR : {n2}",
    [DINKOPMEDAN, MEDAN], "PENDAMPINGAN KOPERASI DAN PERLINDUNGAN PENGURUSNYA",
    "Pada hari ini Senin, tanggal {Tgl} bulan {Bln} tahun {Thn} ({dmy}), bertempat di Kota Medan, kami para pihak yang tersebut di bawah:",
    ["istilah", "guna", "cakup", "rinci1", "rinci3", "bayar", ("Jangka Waktu", "(a) Perjanjian ini berlaku sejak tanggal penandatanganannya dan berakhir pada tanggal 31 Agustus 2026.\n(b) Masa berlaku dapat diperpanjang dengan persetujuan PARA PIHAK; usulannya disampaikan tiga bulan sebelum tanggal berakhir."), "rinci2", "rinci4", "rinci5", "arsip", "nilai", "alam", "sengketa", "surat", "akhir"],
    dict(startsOn="signed", endsOn="2026-08-31", endBasis="fixed", notice="3 months", renewal="byAgreement", contradictions=["weekday"]),
    signed="2024-09-05", nomor=["518/2770/DISKOP/2024", "PER/70/092024"], prog="jkk jkm", dasar=["sjsn", "bpjs", "pemda", "perda"], dasarstyle=MI, komparisi="nama", premis=P1, sebut=I, page=42, foot="Halaman <i> / <n>", wrap=86)

add("nk-kata-beda-bulan", "nk", "NOTA KESEPAKATAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [OKI, PALEMBANG], "PERLINDUNGAN PENYADAP KARET",
    "Pada {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} (04-06-2024) di Kayuagung, para pihak yang menandatangani di bawah ini:",
    ["guna", "cakup", "dana", ("Jangka Waktu", "Nota Kesepakatan ini berlaku 1 (satu) tahun setelah ditandatangani, dan untuk diperpanjang harus ada kesepakatan yang dicapai paling lambat 20 (dua puluh) hari sebelum berakhir."), "akhir"],
    dict(startsOn="signed", endBasis="computed", duration="1 years", notice="20 days", renewal="byAgreement", contradictions=["digits"]),
    signed="2024-07-04", nomor=["119/33/NK/I/2024", "NK/17/072024"], prog="jkk jkm", dasar=["bpjs", "inpres2"], dasarstyle=DA, komparisi="naskah", premis=P2)

add("pks-bulan-kata-beda", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR : {n1}\nNOMOR : {n2}",
    [DKPOKI, PALEMBANG], "PELATIHAN KESELAMATAN NELAYAN",
    "Pada hari {Hari}, {d} {Bln} {y}, telah sepakat para pihak ini:",
    ["guna", "peran", ("Jangka Waktu", "Kerja sama berlangsung 8 (sepuluh) bulan sejak 1 Februari 2024."), "dana", "akhir"],
    dict(startsOn="2024-02-01", endBasis="computed", duration="8 months", contradictions=["duration"]),
    signed="2024-01-31", nomor=["523/71/DKP-2/2024", "PER/08/012024"], komparisi="garis", premis=P2)

add("mou-akhir-lebih-lama", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor : {n1}\nNomor : {n2}",
    [KALBAR, PONTIANAK], "Perlindungan Pekerja Perbatasan",
    "Di Pontianak, pada hari {Hari} tanggal {Tgl} bulan {Bln} tahun {Thn} ({slash}), para pejabat di bawah ini:",
    ["guna", "cakup", ("Masa Berlaku", "Nota Kesepahaman ini mempunyai masa berlaku dua tahun, yaitu semenjak tanggal 10 Juni 2024 sampai tanggal 9 Juni 2027. PARA PIHAK boleh memperpanjangnya dengan surat bersama paling lambat 50 (lima puluh) hari kalender sebelum lewat."), "dana", "akhir"],
    dict(startsOn="2024-06-10", endsOn="2027-06-09", endBasis="fixed", duration="2 years", notice="50 days", renewal="byAgreement", contradictions=["end"]),
    signed="2024-06-06", nomor=["500.15/1620/DISNAKERTRANS-C", "MOU/21/062024"], prog="jkk jkm", dasar=["bpjs", "pemda"], dasarstyle=IN, komparisi="naskah", premis=P1)

add("pks-nomor-lebih-muda", "pks", "PERJANJIAN KERJA SAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\n\nNomor   : {n1}\nTanggal : {nd1}\nNomor   : {n2}\nTanggal : {nd2}",
    [BKDPATI, SEMARANG], "PERLINDUNGAN TENAGA AHLI DAN STAF KHUSUS",
    "Hari ini, {Hari}, {d} {Bln} {y}, di Kabupaten Pati, para penanda tangan perjanjian:",
    ["guna", "cakup", "bayar", ("Waktu Berlaku", "Perjanjian berlaku mulai 1 November 2024 sampai 31 Oktober 2025 dan berakhir dengan sendirinya tanpa dapat diperpanjang."), "akhir"],
    dict(startsOn="2024-11-01", endsOn="2025-10-31", endBasis="fixed", renewal="none", contradictions=["numberDate"]),
    signed="2024-10-24", nomor=["800/3902/2024", "PER/82/102024"], numberdates=["2024-10-24", "2024-12-03"], prog="jkk jkm", dasar=["bpjs"], dasarstyle=MI, komparisi="nama", premis=P2)

add("mou-terus-menerus", "mou", "NOTA KESEPAHAMAN\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNomor: {n1}\nNomor: {n2}",
    [UHO, KENDARI], "Klinik Jaminan Sosial Kampus",
    "Kendari, hari {Hari} tanggal {d} bulan {Bln} tahun {y}, kami yang namanya tercantum berikut:",
    ["guna", "cakup", ("Masa Berlaku", "Nota Kesepahaman ini berlaku untuk waktu yang tidak terbatas mulai 1 Maret 2025, dengan peninjauan tiap dua tahun. Pihak yang ingin keluar memberi tahu secara tertulis dua bulan sebelumnya."), "dana", "akhir"],
    dict(startsOn="2025-03-01", endBasis="openEnded", notice="2 months"),
    signed="2025-02-26", nomor=["401/UN29/KS/2025", "MOU/06/022025"], prog="jkk jkm", dasar=["dikti", "bpjs"], dasarstyle=DA, komparisi="pendek", premis=P2)

add("kb-sampai-dibatalkan", "kb", "KESEPAKATAN BERSAMA\nANTARA\n{P1}\nDENGAN\n{P2}\nTENTANG\n{T}\nNOMOR: {n1}\nNOMOR: {n2}",
    [PEMKOMEDAN, UNSRI], "PERTUKARAN DATA KETENAGAKERJAAN",
    "Pada hari {Hari}, tanggal {Tgl}, bulan {Bln}, tahun {Thn}, di Medan dan Indralaya secara daring, kami:",
    ["guna", "peran", "arsip", ("Masa Berlaku", "Kesepakatan Bersama ini berlaku pada saat ditandatangani dan seterusnya sampai dibatalkan oleh PARA PIHAK."), "dana", "akhir"],
    dict(startsOn="signed", endBasis="untilEvent"),
    signed="2022-10-18", nomor=["130/7712", "0088/UN9/KS.KB/2022"], dasar=["dikti", "pemda"], dasarstyle=IN, komparisi="naskah", premis=P2)
