using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class AddendumTests
{
    private static readonly DateOnly Today = Day(2025, 6, 10);

    private static Agreement KotaJambi(params Change[] changes) => Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25)), changes);

    private static Addendum Addendum(DateOnly signedOn, Amendment amendment, DateOnly? effectiveOn = null) =>
        new() { SignedOn = signedOn, EffectiveOn = effectiveOn, Amendment = amendment };

    private static Amendment Until(DateOnly day) => new() { EndsOn = day };

    private static Agreement Amended(Agreement agreement, params Addendum[] addenda)
    {
        foreach (var addendum in addenda) agreement.Amend(addendum, Today);
        return agreement;
    }

    private static IReadOnlyList<string> BrokenBy(Agreement agreement, Addendum addendum) => Broken(() => agreement.Amend(addendum, Today));

    [Test]
    public void An_addendum_extends_the_same_agreement_and_the_original_stays_readable_as_of_any_date()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 1), Until(Day(2027, 12, 31)) with { Title = "Judul baru", Scope = ["satu"] }));
        Assert.That(agreement.ValidityOn(Day(2025, 5, 26)), Is.EqualTo(Validity.InForce));
        Assert.That(agreement.Status(Day(2025, 5, 1)).EndsOn, Is.EqualTo(Day(2027, 12, 31)), "its first day is inclusive");
        Assert.That((agreement.Status(Day(2025, 4, 30)).EndsOn, agreement.FactsAt(Day(2025, 4, 30)).Title), Is.EqualTo(((DateOnly?)Day(2025, 5, 25), agreement.Facts.Title)));
        Assert.That((agreement.FactsAt(Day(2025, 5, 1)).Title, agreement.FactsAt(Day(2025, 5, 1)).Scope), Is.EqualTo(("Judul baru", new[] { "satu" })));
        Assert.That((agreement.Facts.Term.EndsOn, agreement.Facts.Scope), Is.EqualTo(((DateOnly?)Day(2025, 5, 25), Array.Empty<string>())), "the document says what it said");
    }

    [Test]
    public void An_addendum_shortens_the_term_to_a_past_date()
    {
        var agreement = Amended(Registered(Fixed(Day(2020, 5, 26), Day(2027, 5, 25))), Addendum(Day(2025, 6, 1), Until(Day(2025, 3, 31))));
        Assert.That(agreement.ValidityOn(Day(2025, 6, 1)), Is.EqualTo(Validity.Expired));
        Assert.That(agreement.ValidityOn(Day(2025, 5, 31)), Is.EqualTo(Validity.InForce), "on that day nobody had agreed on another end");
        Assert.That(agreement.Status(Today).EndsOn, Is.EqualTo(Day(2025, 3, 31)));
    }

    [Test]
    public void With_effect_from_the_day_after_its_new_end_a_shortening_leaves_no_day_in_between()
    {
        var agreement = Amended(Registered(Fixed(Day(2020, 5, 26), Day(2027, 5, 25))), Addendum(Day(2025, 6, 1), Until(Day(2025, 3, 31)), Day(2025, 4, 1)));
        Assert.That(new[] { Day(2025, 3, 31), Day(2025, 4, 1) }.Select(agreement.ValidityOn), Is.EqualTo(new[] { Validity.InForce, Validity.Expired }));
    }

    [Test]
    public void Two_addenda_on_one_day_keep_their_order()
    {
        var (one, two) = (Addendum(Day(2025, 5, 1), Until(Day(2026, 1, 31))), Addendum(Day(2025, 5, 1), Until(Day(2026, 2, 28))));
        Assert.That(Amended(KotaJambi(), one, two).Status(Today).EndsOn, Is.EqualTo(Day(2026, 2, 28)));
        Assert.That(Amended(KotaJambi(), two, one).Status(Today).EndsOn, Is.EqualTo(Day(2026, 1, 31)));
    }

    [Test]
    public void An_addendum_that_was_found_late_holds_from_its_own_day_and_not_over_a_later_one()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 1), Until(Day(2026, 12, 31))), Addendum(Day(2024, 1, 1), Until(Day(2025, 12, 31))));
        Assert.That(agreement.Status(Day(2024, 6, 1)).EndsOn, Is.EqualTo(Day(2025, 12, 31)));
        Assert.That(agreement.Status(Today).EndsOn, Is.EqualTo(Day(2026, 12, 31)));
    }

    [Test]
    public void An_addendum_to_an_expired_agreement_needs_an_override_and_the_days_between_stay_expired()
    {
        var late = Addendum(Day(2025, 6, 2), Until(Day(2026, 5, 25)));
        Assert.That(BrokenBy(KotaJambi(), late), Is.EqualTo(new[] { "addendum.afterExpiry /overrideReason" }));
        Assert.That(BrokenBy(KotaJambi(), late with { OverrideReason = "\u200B" }), Is.EqualTo(new[] { "addendum.afterExpiry /overrideReason" }));
        var agreement = Amended(KotaJambi(), late with { OverrideReason = "Kesepakatan para pihak" });
        Assert.That(new[] { Day(2025, 5, 25), Day(2025, 5, 26), Day(2025, 6, 1), Day(2025, 6, 2) }.Select(agreement.ValidityOn),
            Is.EqualTo(new[] { Validity.InForce, Validity.Expired, Validity.Expired, Validity.InForce }));
    }

    [Test]
    public void Signed_in_time_it_needs_no_reason_although_it_takes_effect_on_the_day_after_the_end() =>
        Assert.That(BrokenBy(KotaJambi(), Addendum(Day(2025, 5, 20), Until(Day(2026, 5, 25)), Day(2025, 5, 26))), Is.Empty);

    [Test]
    public void Signed_in_time_and_taking_effect_after_a_gap_it_needs_a_reason() => Assert.That(
        BrokenBy(KotaJambi(), Addendum(Day(2025, 5, 20), Until(Day(2026, 5, 25)), Day(2025, 5, 27))), Is.EqualTo(new[] { "addendum.afterExpiry /overrideReason" }));

    [Test]
    public void Signed_and_taking_effect_after_a_gap_it_is_forecast_as_the_end_of_that_gap()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 20), Until(Day(2026, 5, 25)), Day(2025, 5, 28)) with { OverrideReason = "Kesepakatan" });
        var before = agreement.Status(Day(2025, 5, 20));
        Assert.That((before.Gap, before.EndsOn, before.Renewal), Is.EqualTo((new Gap(2, Day(2025, 5, 26), Day(2025, 5, 27), GapState.Forecast), (DateOnly?)Day(2025, 5, 25), RenewalState.Renewed)));
        Assert.That(agreement.Status(Day(2025, 5, 26)).Gap, Is.EqualTo(new Gap(2, Day(2025, 5, 26), Day(2025, 5, 27), GapState.Open)));
        Assert.That(agreement.Status(Day(2025, 5, 19)).Gap, Is.Null, "on the day before its signing nobody knew of it");
        var after = agreement.Status(Day(2025, 5, 28));
        Assert.That((after.Gap, after.GapsWithin.Single(), after.EndsOn), Is.EqualTo(((Gap?)null, new Gap(2, Day(2025, 5, 26), Day(2025, 5, 27), GapState.Closed), (DateOnly?)Day(2026, 5, 25))));
        Assert.That(Deadlines.Explain(agreement, before).Single(d => d.Name == "gapTo").Explanation.Key, Is.EqualTo("explain.gap.toAddendum"));
    }

    [Test]
    public void A_successor_that_starts_before_such_an_addendum_ends_the_gap_and_a_draft_does_not()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 20), Until(Day(2026, 5, 25)), Day(2025, 5, 30)) with { OverrideReason = "Kesepakatan" });
        var draft = Of(Facts() with { SigningPlan = new SigningPlan(Day(2025, 5, 28)) }, ProcessState.SigningScheduled);
        Assert.That(agreement.Status(Day(2025, 5, 22), draft).Gap!.To, Is.EqualTo(Day(2025, 5, 29)));
        Assert.That(agreement.Status(Day(2025, 5, 22), Registered(new Term { SignedOn = Day(2025, 5, 21), StartsOn = Day(2025, 5, 27) })).Gap!.To, Is.EqualTo(Day(2025, 5, 26)));
    }

    [Test]
    public void Known_from_its_signing_it_moves_the_end_before_it_takes_effect_but_not_in_the_view_of_an_earlier_day()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 10), Until(Day(2026, 5, 25)), Day(2025, 5, 20)));
        Assert.That(new[] { Day(2025, 5, 9), Day(2025, 5, 10) }.Select(d => agreement.Status(d).EndsOn), Is.EqualTo(new[] { (DateOnly?)Day(2025, 5, 25), Day(2026, 5, 25) }));
        Assert.That(agreement.Status(Day(2025, 5, 10)).Flags, Does.Not.Contain(Flag.Expiring));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        Agreement Registered() => KotaJambi();
        var day = Day(2025, 5, 1);
        yield return Case("One that nobody has signed has none", Of(Facts(Fixed(null, Day(2026, 1, 1))), ProcessState.Negotiation), Addendum(day, new()), "addendum.notSigned ");
        yield return Case("A terminated one has none", KotaJambi(new Change(ChangeKind.Terminated, day, "r")), Addendum(day, new()), "addendum.notAllowed /signedOn");
        yield return Case("A void one has none", KotaJambi(new Change(ChangeKind.Voided, null, "r")), Addendum(day, new()), "addendum.notAllowed /signedOn");
        yield return Case("Nobody signs in the future", Registered(), Addendum(Today.AddDays(1), new()) with { OverrideReason = "r" }, "sign.future /signedOn");
        yield return Case("None is older than its agreement", Registered(), Addendum(Day(2020, 5, 25), new()), "addendum.beforeAgreement /signedOn");
        yield return Case("The end does not lie before the start", Registered(), Addendum(day, Until(Day(2020, 5, 25))), "term.endBeforeStart /amendment/endsOn");
        yield return Case("One party is too few", Registered(), Addendum(day, new() { Parties = [new(City)] }), "party.tooFew /amendment/parties");
        yield return Case("No party twice", Registered(), Addendum(day, new() { Parties = [new(City), new(City)] }), "party.twice /amendment/parties/1/institution");
        yield return Case("A fixed end has a date", Registered(), Addendum(day, new() { EndBasis = EndBasis.Fixed }), "term.endsOnRequired /amendment/endsOn");
        yield return Case("An open end has none", Registered(), Addendum(day, new() { EndBasis = EndBasis.OpenEnded, EndsOn = Today }), "term.endsOnUnexpected /amendment/endsOn");
        yield return Case("A reading needs a duration", Registered(), Addendum(day, new() { ConfirmedReading = DurationReading.Anniversary }), "term.readingUnexpected /amendment/confirmedReading");
        yield return Case("An automatic renewal has a length", Registered(), Addendum(day, new() { RenewalClause = new(RenewalMode.Automatic) }), "renewal.termMonths /amendment/renewalClause/termMonths");
        yield return Case("A title is visible", Registered(), Addendum(day, new() { Title = " " }), "text.required /amendment/title");
        yield return Case("A stranger gives no number", Registered(), Addendum(day, new()) with { Numbers = [new(University, "3/ADD")] }, "addendum.numberParty /numbers/0/institution");
        yield return Case("A party gives one number", Registered(), Addendum(day, new()) with { Numbers = [new(City, "1"), new(City, "2")] }, "addendum.numberTwice /numbers/1/institution");
        yield return Case("A number is visible", Registered(), Addendum(day, new()) with { Numbers = [new(City, "\u200B")] }, "text.required /numbers/0/number");
        yield return Case("Its first day is a date of this age", Registered(), Addendum(day, new(), DateOnly.MaxValue) with { OverrideReason = "r" }, "date.outOfRange /effectiveOn");

        static TestCaseData Case(string name, Agreement agreement, Addendum addendum, string error) => new TestCaseData(agreement, addendum, error).SetName(name);
    }

    [TestCaseSource(nameof(Refused))]
    public void A_refused_addendum_leaves_nothing(Agreement agreement, Addendum addendum, string error)
    {
        var before = agreement.Changes.Count;
        Assert.That(BrokenBy(agreement, addendum), Is.EqualTo(new[] { error }));
        Assert.That(agreement.Changes, Has.Count.EqualTo(before));
    }

    [Test]
    public void A_correction_of_the_original_still_has_to_agree_with_its_addenda()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 1), Until(Day(2025, 5, 30))));
        var later = agreement.Facts with { Term = Fixed(Day(2025, 5, 31), Day(2027, 1, 1)) };
        Assert.That(Broken(() => agreement.Edit(later, Zone.Wib, Today)), Is.EqualTo(new[] { "term.endBeforeStart /changes/0/addendum/amendment/endsOn" }));
    }

    [Test]
    public void A_party_that_stays_keeps_its_number_and_one_that_joins_has_the_number_of_the_addendum()
    {
        var agreement = Registered(Facts(Fixed(Day(2020, 5, 26), Day(2025, 5, 25))) with { Officer = new Officer(Branch, "Ibu Ani") });
        Amended(agreement, Addendum(Day(2025, 5, 1), new() { Parties = [new(University, "UIN"), new(City)] }) with { Numbers = [new(University, "3/ADD", Day(2025, 5, 1))] });
        var now = agreement.FactsAt(Today);
        Assert.That(now.Parties.Select(p => (p.Institution, p.Number)), Is.EqualTo(new[] { (University, "3/ADD"), (City, "1/MOU/2025") }));
        Assert.That(now.Officer, Is.Null, "the side of the officer has left");
        Assert.That(agreement.FactsAt(Day(2025, 4, 30)).Officer, Is.Not.Null);
    }

    [Test]
    public void A_changed_notice_clause_decides_from_its_day_on()
    {
        var agreement = Amended(
            Registered(Facts(Fixed(Day(2020, 1, 1), Day(2025, 12, 31))) with { Notice = new NoticeClause(1, NoticeUnit.Months) }),
            Addendum(Day(2025, 6, 1), new() { Notice = new NoticeClause(3, NoticeUnit.Months) }));
        Assert.That(new[] { Day(2025, 5, 31), Day(2025, 6, 1) }.Select(d => agreement.Status(d).NoticeDeadline), Is.EqualTo(new[] { (DateOnly?)Day(2025, 11, 30), Day(2025, 9, 30) }));
    }

    [Test]
    public void A_removed_notice_clause_sets_no_deadline_from_its_day_on_and_the_original_keeps_it()
    {
        var agreement = Amended(
            Registered(Facts(Fixed(Day(2020, 1, 1), Day(2025, 12, 31))) with { Notice = new NoticeClause(1, NoticeUnit.Months) }),
            Addendum(Day(2025, 6, 1), new() { Notice = null }), Addendum(Day(2025, 6, 2), new() { Title = "Judul baru" }));
        Assert.That(new[] { Day(2025, 5, 31), Day(2025, 6, 1), Day(2025, 6, 2) }.Select(d => agreement.Status(d).NoticeDeadline), Is.EqualTo(new[] { (DateOnly?)Day(2025, 11, 30), null, null }));
        Assert.That((agreement.Facts.Notice, agreement.FactsAt(Day(2025, 6, 1)).Notice), Is.EqualTo((new NoticeClause(1, NoticeUnit.Months), (NoticeClause?)null)));
    }

    [Test]
    public void Numbers_that_an_addendum_lacks_are_a_warning()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 1), new()) with { Numbers = [new(City, "1/ADD")] });
        Assert.That(AgreementRules.Warnings(agreement).Select(w => $"{w.Code} {w.Pointer}"), Is.EqualTo(new[] { "addendum.numberMissing /changes/0/addendum/numbers" }));
    }

    [Test]
    public void The_end_says_that_an_addendum_wrote_it()
    {
        var agreement = Amended(KotaJambi(), Addendum(Day(2025, 5, 1), Until(Day(2026, 1, 31))));
        var end = Deadlines.Explain(agreement, agreement.Status(Today)).Single(d => d.Name == "end");
        Assert.That((end.On, end.Explanation.Key), Is.EqualTo(((DateOnly?)Day(2026, 1, 31), "explain.end.amended")));
    }

    [Test]
    public void What_was_answered_for_a_past_day_does_not_change_by_the_passing_of_days() => Property.Holds(
        from agreement in Any.Agreement from day in Any.Day select (agreement, day),
        t =>
        {
            // The same records as somebody else would read them later: a status has no memory and no clock.
            var again = Of(t.agreement.Facts, t.agreement.Process, [.. t.agreement.Changes]);
            var (then, now) = (t.agreement.Status(t.day), again.Status(t.day));
            return (then.Validity, then.EndsOn, then.RenewsTo, then.NoticeDeadline) == (now.Validity, now.EndsOn, now.RenewsTo, now.NoticeDeadline)
                && ValidityRules.Spans(t.agreement).Single(s => s.Days.Contains(t.day)).Validity == then.Validity;
        });
}
