using Agreements.Domain.Coverage;
using Agreements.Domain.Texts;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Property = Agreements.Domain.Tests.Support.Property;

namespace Agreements.Domain.Tests.Coverage;

public sealed class RatioTests
{
    private static readonly Gen<(long Participants, long Potential)> Counts =
        from potential in Gen.Choose(1, 3_000_000) from participants in Gen.OneOf(Gen.Choose(0, potential), Gen.Choose(0, 3_000_000)) select ((long)participants, (long)potential);

    [TestCase(518_632, 1_312_370, "39.52")]
    [TestCase(49_803, 98_206, "50.71")]
    [TestCase(79_077, 130_263, "60.71")]
    [TestCase(1, 800, "0.13", TestName = "0.125 is rounded away from zero")]
    [TestCase(0, 7, "0.00")]
    public void It_is_rounded_half_away_from_zero_at_two_decimals(long participants, long potential, string percent) => Assert.That(Ratio.Of(participants, potential).Percent.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(percent));

    [Test]
    public void It_is_what_decimal_arithmetic_rounds_to() =>
        Property.Holds(from c in Counts from places in Gen.Choose(0, 4) select (c, places), x =>
            Ratio.Of(x.c.Participants, x.c.Potential, x.places).Percent == decimal.Round(100m * x.c.Participants / x.c.Potential, x.places, MidpointRounding.AwayFromZero));

    [Test]
    public void What_is_printed_follows_when_it_lies_within_half_of_its_last_place() =>
        Property.Holds(from c in Counts from places in Gen.Choose(0, 4) from off in Gen.Choose(-2, 2) select (c, places, off), x =>
        {
            var printed = Percentage.Of(Math.Max(0, Ratio.Of(x.c.Participants, x.c.Potential, x.places).Units + x.off), x.places);
            var distance = Math.Abs(100m * x.c.Participants - printed.Percent * x.c.Potential) * 2 * (long)Math.Pow(10, x.places);
            return Ratio.Gives(x.c.Participants, x.c.Potential, printed) == distance <= x.c.Potential;
        });

    [Test]
    public void Cut_off_digits_are_told_from_rounded_ones()
    {
        Assert.That(Ratio.Gives(79_077, 130_263, new Percentage(60.70m, 2)), Is.False);
        Assert.That(Ratio.GivesCutOff(79_077, 130_263, new Percentage(60.70m, 2)), Is.True);
        Assert.That(Ratio.GivesCutOff(79_077, 130_363, new Percentage(60.70m, 2)), Is.False);
    }

    [Test]
    public void The_head_count_needed_is_the_fewest_with_whom_the_percentage_is_reached() =>
        Property.Holds(from potential in Gen.Choose(1, 3_000_000) from units in Gen.Choose(0, 10_000) select (potential, units), x =>
        {
            var needed = Ratio.Needed(Percentage.Of(x.units, 2), x.potential);
            return needed * 10_000L >= (long)x.units * x.potential && (needed == 0 || (needed - 1) * 10_000L < (long)x.units * x.potential);
        });

    [Test]
    public void A_percentage_keeps_its_printed_places()
    {
        var printed = Percentage.Of(6070, 2);
        Assert.That((printed.Units, printed.In(Language.Id), printed.In(Language.En)), Is.EqualTo((6070L, "60,70%", "60.70%")));
        Assert.That(new Percentage(60.7m, 2).Units, Is.EqualTo(6070));
        Assert.That(new[] { new Percentage(60.705m, 2), new Percentage(-1m), new Percentage(1000.1m), new Percentage(1m, 5), new Percentage(1m, -1) }.Select(p => p.IsSound), Is.All.False);
        Assert.That(new[] { new Percentage(0m), new Percentage(53m), new Percentage(1000m, 4) }.Select(p => p.IsSound), Is.All.True);
    }
}
