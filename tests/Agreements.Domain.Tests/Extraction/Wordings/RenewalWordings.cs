using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>Whether it renews itself, by agreement or not at all.</summary>
public sealed class RenewalWordings
{
    [TestCase("Perjanjian ini diperbarui tiap tahun tanpa perlu persetujuan lagi.", "automatic")]
    [TestCase("Apabila dipandang perlu, Perjanjian ini diperpanjang.", "byAgreement")]
    [TestCase("Kerja sama tidak berlanjut setelah masa itu.", "none")]
    [TestCase("Jangka waktu tersebut dapat ditambah atas kesepakatan PARA PIHAK.", "byAgreement")]
    [TestCase("Kerja sama bisa diteruskan kalau PARA PIHAK menghendaki.", "byAgreement")]
    [TestCase("Masa berlaku bertambah satu tahun secara otomatis bila tidak ada yang berkeberatan.", "automatic")]
    [TestCase("Kelanjutan kerja sama ditentukan kemudian oleh PARA PIHAK.", "byAgreement")]
    [TestCase("Setelah berakhir, Perjanjian ini tidak dapat disambung.", "none")]
    [TestCase("PIHAK yang tidak berkehendak melanjutkan memberitahukannya secara tertulis.", "byAgreement")]
    [TestCase("Kerja sama berlanjut dari tahun ke tahun sepanjang tidak ada PIHAK yang mengakhiri.", "automatic")]
    [TestCase("Bila sampai habis masanya tidak satu pun PIHAK menyatakan berhenti, Perjanjian ini berlanjut satu tahun.", "automatic")]
    [TestCase("Perpanjangan tidak dimungkinkan.", "none")]
    [TestCase("Kerja sama ini hanya untuk satu masa dan tidak diperpanjang lagi.", "none")]
    [TestCase("Untuk masa berikutnya PARA PIHAK membuat kesepakatan perpanjangan.", "byAgreement")]
    [TestCase("Perjanjian ini dapat diperpanjang atas kesepakatan PARA PIHAK.", "byAgreement")]
    [TestCase("Kelanjutannya dirundingkan oleh PARA PIHAK.", "byAgreement")]
    [TestCase("Setelah masa itu lewat, kerja sama dapat dilanjutkan apabila PARA PIHAK menyetujuinya secara tertulis.", "byAgreement")]
    [TestCase("PARA PIHAK dapat melanjutkannya dengan kesepakatan tertulis.", "byAgreement")]
    [TestCase("Bila hendak dilanjutkan, pihak yang berkepentingan menyurati pihak lain.", "byAgreement")]
    [TestCase("Pembaruan dapat dirundingkan sebelum berakhir.", "byAgreement")]
    [TestCase("Perjanjian ini tidak diperpanjang secara otomatis, dan hanya dapat diperpanjang dengan persetujuan tertulis PARA PIHAK.", "byAgreement")]
    [TestCase("Perjanjian ini tidak diperpanjang dengan sendirinya; perpanjangan memerlukan persetujuan PARA PIHAK.", "byAgreement")]
    [TestCase("Kecuali diperpanjang atas kesepakatan kedua pihak, Perjanjian ini berakhir dengan sendirinya.", "byAgreement")]
    [TestCase("Atas persetujuan bersama Perjanjian ini bisa disambung untuk masa berikutnya.", "byAgreement")]
    [TestCase("Perpanjangan dilakukan dengan adendum yang disetujui PARA PIHAK.", "byAgreement")]
    [TestCase("PIHAK yang berkehendak memperpanjang mengajukan usul tertulis.", "byAgreement")]
    [TestCase("Perjanjian ini boleh diperbarui jika PARA PIHAK bermufakat.", "byAgreement")]
    [TestCase("This Agreement may be extended by mutual consent.", "byAgreement")]
    [TestCase("Renewal is subject to the written agreement of the Parties.", "byAgreement")]
    [TestCase("Perjanjian ini diperpanjang secara otomatis untuk 1 (satu) tahun.", "automatic")]
    [TestCase("Perjanjian ini dengan sendirinya berlanjut untuk masa yang sama.", "automatic")]
    [TestCase("Jika tidak ada keberatan tertulis dari salah satu PIHAK, Perjanjian ini dianggap diperpanjang untuk jangka waktu yang sama.", "automatic")]
    [TestCase("Apabila tidak terdapat pemberitahuan pengakhiran, Perjanjian ini diperpanjang satu tahun lagi.", "automatic")]
    [TestCase("Perjanjian ini serta-merta diperpanjang setiap tahun.", "automatic")]
    [TestCase("Perjanjian ini diperpanjang satu tahun berikutnya kecuali salah satu PIHAK menyatakan keberatan.", "automatic")]
    [TestCase("Tanpa memerlukan pemberitahuan, Perjanjian ini diperpanjang untuk 12 (dua belas) bulan.", "automatic")]
    [TestCase("This Agreement shall be automatically renewed for successive one-year terms.", "automatic")]
    [TestCase("It is renewed for one year unless either party gives written notice.", "automatic")]
    [TestCase("Perjanjian ini tidak dapat diperpanjang.", "none")]
    [TestCase("Perjanjian ini berakhir dengan sendirinya tanpa dapat diperpanjang.", "none")]
    [TestCase("Perjanjian ini tidak dilanjutkan setelah tanggal tersebut; kerja sama baru dibuat dengan naskah baru.", "none")]
    [TestCase("Tidak ada perpanjangan atas Perjanjian ini.", "none")]
    [TestCase("Perjanjian ini tidak untuk diperpanjang.", "none")]
    [TestCase("Perjanjian ini bersifat sekali dan tidak akan diperbarui.", "none")]
    [TestCase("This Agreement shall not be renewed.", "none")]
    public void The_renewal_is_read(string sentences, string mode)
    {
        var clause = Written.Term("(1) Perjanjian ini berlaku selama 5 (lima) tahun sejak ditandatangani.\n(2) " + sentences).Find("/renewalClause")?.Value as RenewalClause;
        Assert.That(clause is null ? null : Words.Of(clause.Mode), Is.EqualTo(mode));
    }

    [TestCase("Perjanjian ini berlaku selama 5 (lima) tahun, selanjutnya disebut masa berlaku, dan ditindaklanjuti dengan rencana kerja.")]
    [TestCase("Perjanjian ini berlaku selama 5 (lima) tahun; hal lain diatur lebih lanjut.")]
    public void Nothing_is_read_where_nothing_is_said(string sentence) => Assert.That(Written.Term(sentence).Find("/renewalClause"), Is.Null);
}
