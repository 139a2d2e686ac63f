using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Dates;

public sealed class WrittenTermTests
{
    private static string? Written(DateOnly? day) => day?.ToIso();

    [TestCase("25 Mei 2023 s.d. 25 Mei 2025", "2023-05-25", "2025-05-25")]
    [TestCase("25/5/2023 s/d 25/5/2025", "2023-05-25", "2025-05-25")]
    [TestCase("25 Mei 2023 sampai dengan tanggal 25 Mei 2025", "2023-05-25", "2025-05-25")]
    [TestCase("25-05-2023 - 25-05-2025", "2023-05-25", "2025-05-25")]
    [TestCase("25 Mei 2023 – 25 Mei 2025", "2023-05-25", "2025-05-25")]
    [TestCase("1 Januari s.d. 31 Desember 2025", "2025-01-01", "2025-12-31")]
    [TestCase("s.d. 25 Mei 2025", null, "2025-05-25")]
    [TestCase("berlaku sampai dengan 25 Mei 2025", null, "2025-05-25")]
    [TestCase("25 Mei 2025", null, "2025-05-25")]
    [TestCase("2 tahun (25 Mei 2023 s.d. 24 Mei 2025)", "2023-05-25", "2025-05-24")]
    public void Days_are_read_as_lists_write_them(string text, string? starts, string ends)
    {
        var term = WrittenTerm.Read(text, out var error);
        Assert.That(error, Is.Null);
        Assert.That((Written(term!.Starts), Written(term.Ends)), Is.EqualTo((starts, ends)));
    }

    [TestCase("5 (lima) tahun sejak ditandatangani", 5, DurationUnit.Years)]
    [TestCase("lima tahun", 5, DurationUnit.Years)]
    [TestCase("18 bulan", 18, DurationUnit.Months)]
    [TestCase("2 years", 2, DurationUnit.Years)]
    public void A_length_is_a_length(string text, int amount, DurationUnit unit)
    {
        var term = WrittenTerm.Read(text, out _);
        Assert.That((term!.Length, term.Ends), Is.EqualTo(((Duration?)new Duration(amount, unit), (DateOnly?)null)));
    }

    [TestCase("5 (enam) tahun")]
    [TestCase("1 tahun atau 2 tahun")]
    [TestCase("31 April 2025")]
    [TestCase("?")]
    public void What_says_two_things_or_none_is_not_read(string text) => Assert.That(WrittenTerm.Read(text, out _), Is.Null);

    [Test]
    public void No_end_and_an_event_are_two_things()
    {
        Assert.That(WrittenTerm.Read("tanpa batas waktu", out _)!.IsOpen, Is.True);
        Assert.That(WrittenTerm.Read("sampai dengan dicabut", out var error)!.Event, Is.EqualTo("dicabut"));
        Assert.That(error, Is.Null);
    }

    [TestCase("3 (tiga) bulan sebelum berakhir", 3, NoticeUnit.Months)]
    [TestCase("7 hari kalender", 7, NoticeUnit.Days)]
    [TestCase("10 hari kerja", 10, NoticeUnit.WorkingDays)]
    [TestCase("1 tahun", 12, NoticeUnit.Months)]
    public void A_notice_is_read_in_its_own_unit(string text, int amount, NoticeUnit unit) => Assert.That(WrittenNotice.Read(text), Is.EqualTo(new NoticeClause(amount, unit)));
}
