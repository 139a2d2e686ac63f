using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using Agreements.Domain.Texts;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class TermTests
{
    private static readonly Term FiveYears = new()
    {
        SignedOn = Day(2025, 5, 28), EndBasis = EndBasis.Computed, Duration = new(5, DurationUnit.Years), DurationAsWritten = "5 (lima) tahun sejak ditandatangani",
    };

    [Test]
    public void Both_readings_of_five_years_stay_open_until_one_is_confirmed()
    {
        Assert.That((FiveYears.EarliestEnd, FiveYears.LatestEnd), Is.EqualTo(((DateOnly?)Day(2030, 5, 27), (DateOnly?)Day(2030, 5, 28))));
        var agreement = Registered(FiveYears);
        Assert.That(agreement.ValidityOn(Day(2030, 5, 27)), Is.EqualTo(Validity.InForce));
        Assert.That(agreement.ValidityOn(Day(2030, 5, 28)), Is.EqualTo(Validity.Undetermined));
        Assert.That(agreement.ValidityOn(Day(2030, 5, 29)), Is.EqualTo(Validity.Expired));
    }

    [TestCase(DurationReading.DayBefore, 27)]
    [TestCase(DurationReading.Anniversary, 28)]
    public void A_confirmed_reading_decides_the_last_day(DurationReading reading, int last)
    {
        var term = FiveYears with { ConfirmedReading = reading };
        Assert.That((term.EarliestEnd, term.LatestEnd), Is.EqualTo(((DateOnly?)Day(2030, 5, last), (DateOnly?)Day(2030, 5, last))));
    }

    [Test]
    public void While_both_readings_are_open_the_explanation_names_both_in_both_languages()
    {
        var dates = Deadlines.Explain(Registered(FiveYears), Registered(FiveYears).Status(Day(2025, 6, 1)));
        var end = dates.Single(d => d.Name == "end");
        Assert.That(end.On, Is.EqualTo(Day(2030, 5, 27)), "alerts take the earlier one");
        Assert.That(end.Explanation.In(Language.Id), Does.Contain("27 Mei 2030").And.Contain("28 Mei 2030").And.Contain("5 tahun"));
        Assert.That(end.Explanation.In(Language.En), Does.Contain("27 May 2030").And.Contain("28 May 2030").And.Contain("5 years"));
        Assert.That(dates.Single(d => d.Name == "endOtherReading").On, Is.EqualTo(Day(2030, 5, 28)));
    }

    [Test]
    public void Open_ended_until_an_event_and_unknown_are_three_different_things()
    {
        var (later, signed) = (Day(2040, 1, 1), Day(2025, 1, 1));
        Agreement With(EndBasis basis) => Registered(new Term { SignedOn = signed, EndBasis = basis, UntilEvent = basis == EndBasis.UntilEvent ? "dicabut" : null });
        Assert.That(With(EndBasis.OpenEnded).ValidityOn(later), Is.EqualTo(Validity.InForce));
        Assert.That(With(EndBasis.UntilEvent).ValidityOn(later), Is.EqualTo(Validity.InForce));
        Assert.That(With(EndBasis.Unknown).ValidityOn(later), Is.EqualTo(Validity.Undetermined));
        Assert.That(With(EndBasis.OpenEnded).Status(later).Flags, Does.Contain(Flag.OpenEnded));
        Assert.That(With(EndBasis.Unknown).Status(later).Flags, Does.Not.Contain(Flag.OpenEnded));
        string End(EndBasis basis) => Deadlines.Explain(With(basis), With(basis).Status(later)).Single(d => d.Name == "end").Explanation.In(Language.Id);
        Assert.That(new[] { End(EndBasis.OpenEnded), End(EndBasis.UntilEvent), End(EndBasis.Unknown) }, Is.Unique);
    }

    [Test]
    public void An_unknown_end_still_covers_the_first_day() =>
        Assert.That(Registered(new Term { SignedOn = Day(2022, 2, 24) }).ValidityOn(Day(2022, 2, 24)), Is.EqualTo(Validity.InForce));

    [Test]
    public void An_old_agreement_without_a_known_start_holds_until_its_end_and_says_so()
    {
        var agreement = Registered(Fixed(null, Day(2025, 5, 25)));
        Assert.That(agreement.ValidityOn(Day(2025, 5, 25)), Is.EqualTo(Validity.InForce));
        Assert.That(agreement.Status(Day(2025, 5, 25)).Flags, Does.Contain(Flag.StartUnknown));
    }

    [Test]
    public void Signed_by_circulation_it_takes_effect_on_the_last_signature_unless_the_text_states_a_day()
    {
        var facts = Facts() with { Parties = [new Party { Institution = City, SignedOn = Day(2025, 5, 20) }, new Party { Institution = Branch, SignedOn = Day(2025, 6, 3) }] };
        Assert.That(AgreementRules.Settle(facts).Term.EffectiveStart, Is.EqualTo(Day(2025, 6, 3)));
        var stated = facts with { Term = new Term { StartsOn = Day(2025, 7, 1) } };
        Assert.That(AgreementRules.Settle(stated).Term.EffectiveStart, Is.EqualTo(Day(2025, 7, 1)));
    }
}
