using Agreements.Domain.Commitments;
using Agreements.Domain.Tests.Support;
using Agreements.Domain.Texts;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Commitments;

/// <summary>How a commitment stands on a day: Kota Jambi wants 55 percent by the end of 2025.</summary>
public sealed class ProgressTests
{
    private static readonly CommitmentFacts Coverage = new("Cakupan UCJ 55 persen", City, CommitmentKind.RegisterWorkers, MeasureUnit.Percent, 55, DueOn: Day(2025, 12, 31));

    private static readonly Point August = new(Day(2024, 8, 12), 48.64m);

    [Test]
    public void One_measurement_says_how_far_it_is_and_not_whether_it_will_be_in_time()
    {
        var progress = Progress.On(Coverage, [August], Day(2025, 5, 20));
        Assert.That((progress.State, progress.Value, progress.OfTarget, progress.OfWay, progress.Trend), Is.EqualTo((CommitmentState.NotMeasured, (decimal?)48.64m, (decimal?)88.44m, (decimal?)null, (Trend?)null)));
        Assert.That(Progress.On(Coverage, [August], Day(2024, 8, 11)).Value, Is.Null, "on the day before nothing was known");
    }

    [TestCase(50.0, CommitmentState.AtRisk, TestName = "1.36 points in 200 days are too few")]
    [TestCase(52.0, CommitmentState.OnTrack, TestName = "3.36 points in 200 days are enough")]
    [TestCase(55.0, CommitmentState.Met, TestName = "what is reached is met")]
    public void The_trend_decides_before_the_target_date(decimal value, CommitmentState state) =>
        Assert.That(Progress.On(Coverage, [August, new Point(August.On.AddDays(200), value)], Day(2025, 5, 20)).State, Is.EqualTo(state));

    [Test]
    public void The_last_day_is_a_day_of_grace_and_the_next_is_not()
    {
        Assert.That(Progress.On(Coverage, [August], Day(2025, 12, 31)).State, Is.EqualTo(CommitmentState.NotMeasured));
        Assert.That(Progress.On(Coverage, [August], Day(2026, 1, 1)).State, Is.EqualTo(CommitmentState.Missed));
        Assert.That(Progress.On(Coverage, [], Day(2026, 1, 1)).State, Is.EqualTo(CommitmentState.Missed), "nothing shows that it was reached");
    }

    [Test]
    public void What_was_reached_by_the_target_date_stays_met_and_what_comes_late_is_met_late()
    {
        var fellBack = Progress.On(Coverage, [August, new Point(Day(2025, 12, 1), 55.2m), new Point(Day(2026, 3, 1), 54)], Day(2026, 4, 1));
        Assert.That((fellBack.State, fellBack.MetOn), Is.EqualTo((CommitmentState.Met, (DateOnly?)Day(2025, 12, 1))));
        var late = Progress.On(Coverage, [August, new Point(Day(2026, 2, 1), 56)], Day(2026, 4, 1));
        Assert.That((late.State, late.MetOn > Coverage.DueOn), Is.EqualTo((CommitmentState.Met, true)));
        var lost = Progress.On(Coverage, [new Point(Day(2025, 6, 1), 56), new Point(Day(2025, 12, 1), 54)], Day(2026, 1, 1));
        Assert.That(lost.State, Is.EqualTo(CommitmentState.Missed), "on its day it did not hold any more");
    }

    [Test]
    public void A_target_below_the_baseline_is_reached_by_falling()
    {
        var unprotected = Coverage with { Unit = MeasureUnit.People, Baseline = 5944, Target = 0, StartsOn = Day(2024, 1, 1) };
        var progress = Progress.On(unprotected, [new Point(Day(2024, 7, 1), 2972)], Day(2024, 7, 1));
        Assert.That((progress.State, progress.OfWay, progress.OfTarget), Is.EqualTo((CommitmentState.OnTrack, (decimal?)50m, (decimal?)null)));
        Assert.That(progress.ForecastOn, Is.EqualTo(Day(2024, 12, 30)), "182 days for the one half and as many for the other");
    }

    [Test]
    public void Of_a_value_that_is_to_fall_only_the_way_tells()
    {
        var falling = Coverage with { Unit = MeasureUnit.People, Baseline = 1000, Target = 100 };
        var progress = Progress.On(falling, [new Point(Day(2024, 8, 12), 900)], Day(2025, 5, 20));
        Assert.That((progress.OfTarget, progress.OfWay), Is.EqualTo(((decimal?)null, (decimal?)11.11m)));
        Assert.That(string.Join(' ', ProgressText.Explain(falling, progress).Select(m => m.In(Language.Id))), Does.StartWith("Nilai terakhir 900 orang per 12 Agustus 2024."));
    }

    [TestCase(695_530, "99.99")]
    [TestCase(695_556, "100")]
    [TestCase(695_600, "100.01")]
    public void What_is_almost_reached_is_not_a_hundred_percent(int value, string share)
    {
        var workers = Coverage with { Unit = MeasureUnit.People, Baseline = 0, Target = 695_556 };
        var progress = Progress.On(workers, [new Point(Day(2024, 8, 12), value)], Day(2025, 5, 20));
        Assert.That((progress.OfTarget, progress.OfWay), Is.EqualTo(((decimal?)decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), progress.OfTarget)));
    }

    [Test]
    public void The_state_follows_from_what_was_measured_up_to_the_day_and_from_nothing_else() => Property.Holds(
        from due in Any.Day
        from target in Gen.Choose(1, 100)
        from points in (from day in Any.Day from value in Gen.Choose(0, 110) select new Point(day, value)).ListOf(5)
        from asked in Any.Day
        select (facts: Coverage with { DueOn = due, Target = target }, points, asked), c =>
        {
            var progress = Progress.On(c.facts, c.points, c.asked);
            var known = c.points.Where(p => p.On <= c.asked).ToList();
            var last = c.points.Where(p => p.On <= c.asked).OrderBy(p => p.On).Select(p => (decimal?)p.Value).LastOrDefault();
            var atDue = c.points.Where(p => p.On <= c.asked && p.On <= c.facts.DueOn).OrderBy(p => p.On).Select(p => (decimal?)p.Value).LastOrDefault();
            var met = last >= c.facts.Target || (c.asked > c.facts.DueOn && atDue >= c.facts.Target);
            return (progress.State == CommitmentState.Met) == met
                && (progress.State == CommitmentState.Missed) == (!met && c.asked > c.facts.DueOn)
                && progress.Value == last
                && progress with { AsOf = c.asked } == Progress.On(c.facts, known, c.asked);
        });

    [TestCase(Language.Id, "Nilai terakhir 48,64% per 12 Agustus 2024, yaitu 88,44% dari sasaran 55%. Untuk menilai perlu pengukuran pada sedikitnya dua hari.")]
    [TestCase(Language.En, "The last value is 48.64% as of 12 August 2024, which is 88.44% of the target of 55%. To judge it, it has to be measured on at least two days.")]
    public void It_says_why_in_both_languages(Language language, string expected) =>
        Assert.That(string.Join(' ', ProgressText.Explain(Coverage, Progress.On(Coverage, [August], Day(2025, 5, 20))).Select(m => m.In(language))), Is.EqualTo(expected));

    [TestCase(5944.5, MeasureUnit.People, "amount.whole /value")]
    [TestCase(-1, MeasureUnit.Percent, "amount.negative /value")]
    [TestCase(48.64001, MeasureUnit.Percent, "amount.tooPrecise /value")]
    [TestCase(0.5, MeasureUnit.Rupiah, "amount.whole /value")]
    public void A_value_has_the_precision_of_its_unit(decimal value, MeasureUnit unit, string broken) =>
        Assert.That(Broken(() => CommitmentRules.CheckObservation(unit, value, Today, Today)), Is.EqualTo(new[] { broken }));

    [Test]
    public void What_contradicts_itself_is_refused()
    {
        Assert.That(Broken(() => CommitmentRules.Check(Coverage with { Text = " ", Party = University, Baseline = 55, StartsOn = Day(2026, 1, 1), Order = 0 }, [City])),
            Is.EqualTo(new[] { "text.required /text", "commitment.party /party", "commitment.period /dueOn", "commitment.sameAsBaseline /target", "commitment.order /order" }));
        Assert.That(Broken(() => CommitmentRules.Check(Coverage, [City])), Is.Empty);
        Assert.That(Broken(() => CommitmentRules.Check(Coverage with { Target = 0 }, [City])), Is.EqualTo(new[] { "commitment.baseline /baseline" }), "a value of 1 would meet it");
        Assert.That(Broken(() => CommitmentRules.CheckObservation(MeasureUnit.Percent, 50, Today.AddDays(1), Today)), Is.EqualTo(new[] { "observation.future /asOf" }));
    }
}
