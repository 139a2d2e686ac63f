using System.Diagnostics;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Extraction;
using Agreements.Domain.Tests.Support;
using Agreements.Domain.Texts;
using FsCheck.Fluent;
using NUnit.Framework;
using Any = Agreements.Domain.Tests.Support.Any;
using Gen = FsCheck.Fluent.Gen;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Extraction;

public sealed class FactExtractionTests
{
    private static readonly string[] Months = ["Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "Nopember", "Desember"];

    private static string Words(int number) => DateText.Number(number);

    private static string Upper(string text) => text.ToUpperInvariant();

    private static string Opening(string date) => $"NOTA KESEPAHAMAN\nANTARA\nPEMERINTAH KOTA JAMBI\nDENGAN\nBPJS KETENAGAKERJAAN KANTOR CABANG JAMBI\nTENTANG\nSINERGI\nNOMOR: 1/A/2023\nNOMOR: 2/B/2023\n\nPada hari ini {date}, bertempat di Jambi, kami yang bertanda tangan di bawah ini:\n";

    private static string Term(string sentence) => Opening("25 Mei 2023") + $"\nPasal 5\nJANGKA WAKTU\n{sentence}\n";

    private static ExtractedFacts Read(string text) => FactExtraction.From([text]);

    private static DateOnly? SignedOn(string date) => Read(Opening(date)).Find("/term/signedOn")?.Value as DateOnly?;

    private static IEnumerable<string> Forms(DateOnly day)
    {
        var (d, m, y) = (Words(day.Day), Months[day.Month - 1], Words(day.Year));
        var weekday = DateText.DayName(day.DayOfWeek, Language.Id);
        yield return $"{weekday}, tanggal {d} bulan {m} tahun {y}";
        yield return $"{weekday} tanggal {Upper(d)} bulan {Upper(m)} tahun {Upper(y)} ({day.Day:00}-{day.Month:00}-{day.Year})";
        yield return $"{weekday},\ntanggal {d}\nbulan {m} tahun {y.Replace(" puluh", "puluh", StringComparison.Ordinal).Replace(" ribu", "ribu", StringComparison.Ordinal)}";
        yield return $"tanggal {d} {m} {y}";
        yield return $"tanggal {day.Day} bulan {m} tahun {day.Year}";
        yield return $"{weekday}, {day.Day} {m} {day.Year}";
        yield return $"{day.Day:00}/{day.Month:00}/{day.Year}";
        yield return $"{day.Day:00} - {day.Month:00} - {day.Year}".Replace('0', 'O').Replace('1', 'l');
    }

    [Test]
    public void Every_day_is_read_back_from_each_way_in_which_texts_write_it() =>
        Property.Holds(Any.AnyDay.Where(d => d.Year is >= 1945 and < 2100), day => Forms(day).All(form => SignedOn(form) == day));

    [Test]
    public void Every_number_is_read_back_from_its_words_in_both_languages_and_from_a_scan() => Property.Holds(Gen.Choose(1, 9999), number =>
        NumberWords.Read(Words(number)) == number && NumberWords.Read(Upper(Words(number)).Replace('O', '0').Replace('I', '1')) == number && NumberWords.Read(Words(number).Replace(" ", "", StringComparison.Ordinal)) == number);

    [TestCase("twenty-fifth", 25)]
    [TestCase("two thousand and twenty three", 2023)]
    [TestCase("eight hundred eighty", 880)]
    public void English_numbers_are_read(string words, int number) => Assert.That(NumberWords.Read(words), Is.EqualTo(number));

    [TestCase("dua tiga")]
    [TestCase("puluh")]
    [TestCase("dua puluh lima belas")]
    [TestCase("kedua")]
    [TestCase("")]
    public void What_is_no_number_is_not_read(string words) => Assert.That(NumberWords.Read(words), Is.Null);

    [Test]
    public void Every_length_is_read_back_from_digits_and_words() => Property.Holds(
        from amount in Gen.Choose(1, 999)
        from unit in Gen.Elements(Enum.GetValues<DurationUnit>())
        from form in Gen.Choose(0, 3)
        select (amount, unit, form), one =>
    {
        var unit = one.unit switch { DurationUnit.Years => "tahun", DurationUnit.Months => "bulan", _ => "hari" };
        var length = one.form switch { 0 => $"{one.amount} ({Words(one.amount)}) {unit}", 1 => $"{one.amount} {unit}", 2 => $"{Words(one.amount)} {unit}", _ => $"{Words(one.amount)} ({one.amount}) {unit}" };
        return Equals(Read(Term($"Nota Kesepahaman ini berlaku selama {length} terhitung sejak tanggal ditandatangani.")).Find("/term/duration")?.Value, new Duration(one.amount, one.unit));
    });

    [Test]
    public void Every_notice_is_read_back_in_its_unit() => Property.Holds(
        from amount in Gen.Choose(1, 999)
        from unit in Gen.Elements(Enum.GetValues<NoticeUnit>())
        select (amount, unit), one =>
    {
        var unit = one.unit switch { NoticeUnit.Months => "bulan", NoticeUnit.Days => "hari kalender", _ => "hari kerja" };
        var text = Term($"(1) Berlaku selama 5 (lima) tahun.\n(2) Dapat diperpanjang dengan pemberitahuan paling lambat {one.amount} ({Words(one.amount)}) {unit} sebelum berakhirnya Nota Kesepahaman ini.");
        return Equals(Read(text).Find("/notice")?.Value, new NoticeClause(one.amount, one.unit));
    });

    [Test]
    public void A_fact_says_where_it_stands()
    {
        string[] pages = ["NOTA KESEPAHAMAN\nTENTANG\nSINERGI\nNOMOR: 1/A\n", "Pada hari ini Kamis, tanggal dua pu-\nluh lima Mei 2023, kami\n"];
        var place = FactExtraction.From(pages).Find("/term/signedOn")!.Place;
        Assert.That((place.Page, pages[1][place.From..(place.To + 1)]), Is.EqualTo((2, "Kamis, tanggal dua pu-\nluh lima Mei 2023")));
        Assert.That(place.Words, Is.EqualTo("Kamis, tanggal dua puluh lima Mei 2023"));
    }

    [TestCase("Jumat, tanggal 25 Mei 2023", ContradictionKind.Weekday)]
    [TestCase("Kamis, tanggal dua puluh lima bulan Mei tahun dua ribu dua puluh tiga (26-05-2023)", ContradictionKind.Digits)]
    public void A_date_that_contradicts_itself_is_never_sure(string date, ContradictionKind kind)
    {
        var found = Read(Opening(date));
        Assert.That(found.Contradictions.Select(c => c.Kind), Is.EqualTo([kind]));
        Assert.That(found.Find("/term/signedOn")!.Confidence, Is.EqualTo(Confidence.Low));
        Assert.That(found.Contradictions[0].Readings, Has.Count.EqualTo(2));
    }

    [TestCase("Berlaku selama 2 (tiga) tahun sejak ditandatangani.", ContradictionKind.Duration, "/term/duration")]
    [TestCase("Berlaku selama 2 (dua) tahun sejak tanggal 1 Januari 2024 sampai dengan tanggal 31 Desember 2026.", ContradictionKind.End, "/term/endsOn")]
    public void A_term_that_contradicts_itself_is_never_sure(string sentence, ContradictionKind kind, string field)
    {
        var found = Read(Term(sentence));
        Assert.That(found.Contradictions.Select(c => (c.Kind, c.Field)), Is.EqualTo([(kind, field)]));
        Assert.That(found.Find(field)!.Confidence, Is.EqualTo(Confidence.Low));
    }

    [Test]
    public void Both_usual_ends_of_a_term_fit_its_length()
    {
        foreach (var end in new[] { "24 Mei 2025", "25 Mei 2025" })
            Assert.That(Read(Term($"Berlaku selama 2 (dua) tahun, dari tanggal 25 Mei 2023 sampai dengan tanggal {end}.")).Contradictions, Is.Empty, end);
    }

    [TestCase("Undang-Undang Nomor ")]
    [TestCase("1 ( ")]
    [TestCase("tanggal dua puluh lima bulan ")]
    [TestCase("nota kesepahaman antara ")]
    [TestCase("atas nama ")]
    [TestCase("dua ribu ")]
    [TestCase("berlaku paling lambat sebelum ")]
    [TestCase("\nPasal 1\n")]
    [TestCase("perpanjangan dapat tidak ")]
    public void Twenty_million_letters_that_were_written_to_be_slow_are_read_in_seconds(string repeated)
    {
        var page = Opening("25 Mei 2023") + string.Concat(Enumerable.Repeat(repeated, 200_000 / repeated.Length));
        var text = Enumerable.Repeat(page, 20_000_000 / page.Length).ToArray();
        var clock = Stopwatch.StartNew();
        FactExtraction.From(text);
        TestContext.Out.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s for '{repeated.Trim()}'");
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }
}
