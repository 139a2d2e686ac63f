using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>No day ends it: something that happens, or nothing.</summary>
public sealed class EventWordings
{
    [TestCase("Perjanjian ini berlaku sejak 1 Juni 2023 dan tetap berlaku selama pekerjaan pemadanan belum dinyatakan rampung oleh PARA PIHAK dalam berita acara.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku selama Nota Kesepahaman induk masih berlaku.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku hingga serah terima hasil pekerjaan.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku selama-lamanya.", "openEnded")]
    [TestCase("Masa berlaku Perjanjian ini bersifat permanen.", "openEnded")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani tanpa dibatasi waktu.", "openEnded")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani dan tidak mempunyai tanggal berakhir.", "openEnded")]
    [TestCase("Perjanjian ini tidak berjangka waktu dan mulai berlaku pada saat ditandatangani.", "openEnded")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani selama PARA PIHAK masih menghendaki.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani dan baru berakhir sesudah laporan akhir diterima.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani dan hapus dengan sendirinya ketika bantuan iuran selesai disalurkan.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani dan tidak berakhir sebelum seluruh klaim diselesaikan.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku sampai bantuan terakhir disalurkan.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani s.d. selesainya program.", "untilEvent")]
    [TestCase("Perjanjian ini hanya dapat berakhir atas kesepakatan tertulis PARA PIHAK.", "untilEvent")]
    [TestCase("Perjanjian ini tetap berlaku sepanjang Peraturan Bupati tersebut belum dicabut.", "untilEvent")]
    [TestCase("Perjanjian ini berlaku sejak ditandatangani, tanpa ditentukan kapan berakhirnya.", "openEnded")]
    [TestCase("Perjanjian ini tidak mempunyai masa akhir.", "openEnded")]
    public void What_ends_the_agreement_is_read(string sentence, string basis) => Assert.That(Written.Basis(Written.Term(sentence)), Is.EqualTo(basis));

    [TestCase("Perjanjian ini berlaku sampai dengan waktu yang ditentukan kemudian.")]
    [TestCase("Ruang lingkup Perjanjian ini mencakup tetapi tidak terbatas pada pelatihan.")]
    public void What_says_neither_is_read_as_neither(string sentence) => Assert.That(Written.Basis(Written.Term(sentence)), Is.Null);
}
