using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using Agreements.Domain.Texts;
using FsCheck.Fluent;
using NUnit.Framework;
using Any = Agreements.Domain.Tests.Support.Any;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Dates;

public sealed class WrittenDateTests
{
    [TestCase("25/5/2025")]
    [TestCase("25-05-2025")]
    [TestCase("25.5.2025")]
    [TestCase(" 25 Mei 2025 ")]
    [TestCase("25 may 2025")]
    [TestCase("25-Mei-2025")]
    [TestCase("2025-05-25")]
    [TestCase("Minggu, 25 Mei 2025")]
    [TestCase("sunday 25/05/2025")]
    public void A_day_is_read_as_people_write_it(string text)
    {
        Assert.That(WrittenDate.TryParse(text, out var date, out var error), Is.True);
        Assert.That((date, error), Is.EqualTo((new DateOnly(2025, 5, 25), (Message?)null)));
    }

    [TestCase("3 Agt 2024", 8)]
    [TestCase("3 Pebruari 2024", 2)]
    [TestCase("3 Des 2024", 12)]
    [TestCase("3 Mar 2024", 3)]
    public void Months_are_read_in_short_and_in_old_spelling(string text, int month)
    {
        Assert.That(WrittenDate.TryParse(text, out var date, out _), Is.True);
        Assert.That(date, Is.EqualTo(new DateOnly(2024, month, 3)));
    }

    [TestCase("Selasa (13/2/25)", "problem.date.twoDigitYear")]
    [TestCase("13/2/25", "problem.date.twoDigitYear")]
    [TestCase("13 Februari 25", "problem.date.twoDigitYear")]
    [TestCase("Selasa, 13/2/2025", "problem.date.weekday")]
    [TestCase("5/25/2025", "problem.date.written")]
    [TestCase("31 April 2025", "problem.date.written")]
    [TestCase("29/2/2025", "problem.date.written")]
    [TestCase("0/1/2025", "problem.date.written")]
    [TestCase("1/1/0000", "problem.date.written")]
    [TestCase("25 Foo 2025", "problem.date.written")]
    [TestCase("hari 25 Mei 2025", "problem.date.written")]
    [TestCase("25 Mei", "problem.date.written")]
    [TestCase("", "problem.date.written")]
    public void What_is_no_day_or_might_be_two_is_refused_with_its_reason(string text, string key)
    {
        Assert.That(WrittenDate.TryParse(text, out _, out var error), Is.False);
        Assert.That(error!.Key, Is.EqualTo(key));
    }

    [Test]
    public void Every_day_is_read_back_from_each_way_in_which_it_is_written() => Property.Holds(Any.AnyDay.Where(d => d.Year >= 1000), day =>
        new[] { day.ToIso(), DateText.Long(day, Language.Id), DateText.Long(day, Language.En), DateText.WithWeekday(day, Language.Id), DateText.WithWeekday(day, Language.En), $"{day.Day}/{day.Month}/{day.Year}" }
            .All(text => WrittenDate.TryParse(text, out var read, out _) && read == day));

    [TestCase("13/2/25", 2025, 2, 13, "problem.date.twoDigitYear.read")]
    [TestCase("1-1-79", 2079, 1, 1, "problem.date.twoDigitYear.read")]
    [TestCase("Selasa, 13/2/2025", 2025, 2, 13, "problem.date.weekday")]
    [TestCase("Kamis (13/2/25)", 2025, 2, 13, "problem.date.twoDigitYear.read")]
    [TestCase("25/5/2025 00:00:00", 2025, 5, 25, null)]
    [TestCase("2025-05-25T00:00:00", 2025, 5, 25, null)]
    [TestCase("May 25, 2025", 2025, 5, 25, null)]
    public void In_an_old_list_a_doubt_is_said_and_the_day_is_taken(string text, int year, int month, int day, string? doubt)
    {
        var read = WrittenDate.Read(text);
        Assert.That((read.Day, read.Error), Is.EqualTo(((DateOnly?)new DateOnly(year, month, day), (Message?)null)));
        Assert.That(read.Doubts.Select(d => d.Key), Is.EqualTo(doubt is null ? Array.Empty<string>() : [doubt]));
    }

    [TestCase("1/1/80")]
    [TestCase("31/4/25")]
    [TestCase("5/25/25")]
    public void What_could_be_either_century_or_is_no_day_is_refused_in_an_old_list_too(string text) => Assert.That(WrittenDate.Read(text).Day, Is.Null);
}
