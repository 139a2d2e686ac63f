using Agreements.Domain.Dates;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Dates;

public sealed class ZoneTests
{
    [Test]
    public void At_half_past_eleven_in_Jakarta_it_is_already_the_next_day_in_Papua()
    {
        var instant = new DateTimeOffset(2025, 5, 25, 23, 30, 0, TimeSpan.FromHours(7));
        Assert.That(Zone.Wib.Today(instant), Is.EqualTo(new DateOnly(2025, 5, 25)));
        Assert.That(Zone.Wita.Today(instant), Is.EqualTo(new DateOnly(2025, 5, 26)));
        Assert.That(Zone.Wit.Today(instant), Is.EqualTo(new DateOnly(2025, 5, 26)));
    }

    [TestCase(Zone.Wib)]
    [TestCase(Zone.Wita)]
    [TestCase(Zone.Wit)]
    public void Its_offset_is_that_of_the_time_zone_database(Zone zone)
    {
        var known = TimeZoneInfo.FindSystemTimeZoneById(zone.IanaName());
        Assert.That(zone.Offset(), Is.EqualTo(known.GetUtcOffset(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        Assert.That(zone.Offset(), Is.EqualTo(known.GetUtcOffset(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero))));
    }
}
