using Agreements.Domain.Dates;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Dates;

public sealed class HolidayTests
{
    private static readonly Holiday NewYear = new(Day(2027, 1, 1), HolidayKind.National, "Tahun Baru 2027 Masehi");

    private static IReadOnlyList<string> BrokenBy(params Holiday[] holidays) => Broken(() => HolidayRules.Check(2027, holidays, "SKB 1/2026"));

    [TestCase("15", "15", true)]
    [TestCase("15", "15.71", true)]
    [TestCase("15", "15.71.01", true)]
    [TestCase("15.71", "15", false)]
    [TestCase("15.7", "15.71", false)]
    [TestCase("15", null, false)]
    public void A_regional_holiday_holds_in_its_region_and_in_what_lies_in_it(string holiday, string? region, bool holds) =>
        Assert.That(new Holiday(Day(2027, 1, 6), HolidayKind.Regional, "HUT Provinsi Jambi", holiday).HoldsIn(region), Is.EqualTo(holds));

    [Test]
    public void A_national_one_holds_everywhere() => Assert.That((NewYear.HoldsIn("15.71"), NewYear.HoldsIn(null)), Is.EqualTo((true, true)));

    [Test]
    public void A_list_that_no_decree_can_have_is_refused_with_its_places()
    {
        Assert.That(BrokenBy(NewYear), Is.Empty);
        Assert.That(BrokenBy(), Is.EqualTo(new[] { "holiday.none /holidays" }));
        Assert.That(BrokenBy(NewYear with { On = Day(2026, 1, 1) }), Is.EqualTo(new[] { "holiday.otherYear /holidays/0/on" }));
        Assert.That(BrokenBy(NewYear, NewYear with { Name = "Lagi" }), Is.EqualTo(new[] { "holiday.twice /holidays/1/on" }));
        Assert.That(BrokenBy(NewYear with { Region = "15" }), Is.EqualTo(new[] { "holiday.regionUnexpected /holidays/0/region" }));
        Assert.That(BrokenBy(NewYear with { Kind = HolidayKind.Regional }, NewYear with { Kind = HolidayKind.Regional, Region = "1571" }),
            Is.EqualTo(new[] { "holiday.region /holidays/0/region", "holiday.region /holidays/1/region" }));
        Assert.That(BrokenBy(NewYear with { Name = " " }), Is.EqualTo(new[] { "text.required /holidays/0/name" }));
        Assert.That(Broken(() => HolidayRules.Check(2027, [NewYear], "")), Is.EqualTo(new[] { "text.required /source" }));
        Assert.That(Broken(() => HolidayRules.Check(1, [NewYear with { On = Day(1, 1, 1) }], "x")), Is.EqualTo(new[] { "holiday.yearRange /year" }));
    }
}
