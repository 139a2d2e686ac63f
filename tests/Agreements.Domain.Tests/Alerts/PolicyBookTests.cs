using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Renewals;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Alerts;

public sealed class PolicyBookTests
{
    private static readonly Guid One = Guid.CreateVersion7(), Head = Guid.CreateVersion7();

    private static readonly PolicyScope Mou = PolicyScope.OfClass(AgreementClass.Mou, false);

    private static readonly PolicyVersion Delivered = new(Mou, 1, null, PolicyTerms.Of(Policy));

    private static PolicyVersion Version(PolicyScope scope, long number, DateOnly? from, params int[] endSteps) => new(scope, number, from, new PolicyTerms { EndSteps = endSteps });

    private static PolicyVersion OfClass(long number, DateOnly from, params int[] endSteps) => new(Mou, number, from, PolicyTerms.Of(Policy with { EndSteps = endSteps }));

    private static AlertPolicy For(DateOnly day, params PolicyVersion[] versions) =>
        new PolicyBook([Delivered, .. versions]).For(new PolicySubject(One, AgreementClass.Mou, false, [City, Branch, Head]), day);

    [Test]
    public void A_new_version_holds_from_its_first_day_and_for_the_days_before_the_old_one_answers_as_it_did()
    {
        var second = OfClass(2, Day(2026, 8, 1), 90, 30);
        Assert.That(For(Day(2026, 7, 31), second), Is.EqualTo(For(Day(2026, 7, 31))).Using<AlertPolicy>((a, b) => a.EndSteps == b.EndSteps));
        Assert.That(For(Day(2026, 8, 1), second).EndSteps, Is.EqualTo(new[] { 90, 30 }));
        Assert.That(For(Day(2020, 1, 1), second).EndSteps, Is.EqualTo(Policy.EndSteps), "what was delivered holds since ever");
    }

    [Test]
    public void Of_versions_that_begin_on_one_day_the_last_stated_holds() =>
        Assert.That(For(Day(2026, 8, 1), OfClass(3, Day(2026, 8, 1), 60), OfClass(2, Day(2026, 8, 1), 90)).EndSteps, Is.EqualTo(new[] { 60 }));

    [Test]
    public void A_version_that_begins_earlier_does_not_take_back_a_later_one_that_was_stated_before()
    {
        PolicyVersion[] versions = [OfClass(2, Day(2026, 8, 1), 90), OfClass(3, Day(2026, 7, 1), 60)];
        Assert.That((For(Day(2026, 7, 31), versions).EndSteps[0], For(Day(2026, 8, 1), versions).EndSteps[0]), Is.EqualTo((60, 90)));
    }

    [Test]
    public void It_says_until_when_it_stays_so_by_whichever_policy_changes_first()
    {
        PolicyVersion[] versions = [OfClass(2, Day(2026, 8, 1), 90), Version(PolicyScope.OfAgreement(One), 1, Day(2026, 7, 1), 60), Version(PolicyScope.OfInstitution(Head, null), 1, Day(2026, 9, 1), 45)];
        Assert.That(For(Day(2026, 6, 1), versions).ChangesOn, Is.EqualTo(Day(2026, 7, 1)));
        Assert.That(For(Day(2026, 7, 1), versions).ChangesOn, Is.EqualTo(Day(2026, 8, 1)));
        Assert.That(For(Day(2026, 8, 1), versions).ChangesOn, Is.EqualTo(Day(2026, 9, 1)));
        Assert.That(For(Day(2026, 9, 1), versions).ChangesOn, Is.Null);
    }

    [Test]
    public void An_agreements_own_policy_goes_before_an_institutions_and_that_before_the_class()
    {
        var institution = Version(PolicyScope.OfInstitution(City, null), 1, null, 150);
        var own = Version(PolicyScope.OfAgreement(One), 1, null, 40);
        Assert.That(For(Today, institution).EndSteps, Is.EqualTo(new[] { 150 }));
        Assert.That(For(Today, institution, own).EndSteps, Is.EqualTo(new[] { 40 }));
    }

    [Test]
    public void The_nearer_institution_goes_before_the_one_above_it()
    {
        var (near, above) = (Version(PolicyScope.OfInstitution(Branch, null), 1, null, 150), Version(PolicyScope.OfInstitution(Head, null), 1, null, 200));
        Assert.That(For(Today, above).EndSteps, Is.EqualTo(new[] { 200 }));
        Assert.That(For(Today, above, near).EndSteps, Is.EqualTo(new[] { 150 }));
        Assert.That(For(Today, near, Version(PolicyScope.OfInstitution(City, null), 1, null, 100)).EndSteps, Is.EqualTo(new[] { 100 }), "the first party goes before the second");
    }

    [Test]
    public void An_institutions_policy_for_the_class_goes_before_its_one_for_all_and_another_classes_does_not_count()
    {
        var (all, mou, pks) = (Version(PolicyScope.OfInstitution(City, null), 1, null, 150), Version(PolicyScope.OfInstitution(City, AgreementClass.Mou), 1, null, 130),
            Version(PolicyScope.OfInstitution(City, AgreementClass.Pks), 1, null, 20));
        Assert.That(For(Today, all, pks).EndSteps, Is.EqualTo(new[] { 150 }));
        Assert.That(For(Today, all, mou, pks).EndSteps, Is.EqualTo(new[] { 130 }));
    }

    [Test]
    public void What_a_policy_leaves_out_is_taken_from_the_next_wider_one_member_by_member_and_stage_by_stage()
    {
        var head = new PolicyVersion(PolicyScope.OfInstitution(Head, null), 1, null, new PolicyTerms { RenewalLead = 300, GapEvery = 14, StageDays = new Dictionary<RenewalStage, int> { [RenewalStage.Offered] = 30 } });
        var city = new PolicyVersion(PolicyScope.OfInstitution(City, null), 1, null, new PolicyTerms { RenewalLead = 200, StageDays = new Dictionary<RenewalStage, int> { [RenewalStage.Opened] = 1 } });
        var own = new PolicyVersion(PolicyScope.OfAgreement(One), 1, null, new PolicyTerms { StalledSteps = [2] });
        var policy = For(Today, head, city, own);
        Assert.That((policy.RenewalLead, policy.GapEvery), Is.EqualTo((200, 14)));
        Assert.That((policy.StageDays[RenewalStage.Opened], policy.StageDays[RenewalStage.Offered], policy.StageDays[RenewalStage.Negotiation]), Is.EqualTo((1, 30, 25)));
        Assert.That(policy.StalledSteps, Is.EqualTo(new[] { 2 }));
        Assert.That(policy.EndSteps, Is.EqualTo(Policy.EndSteps));
    }

    [Test]
    public void A_version_that_states_nothing_gives_the_scope_back_to_the_wider_policy()
    {
        var own = PolicyScope.OfAgreement(One);
        PolicyVersion[] versions = [Version(own, 1, Day(2026, 1, 1), 40), new(own, 2, Day(2026, 6, 1), new PolicyTerms())];
        Assert.That((For(Day(2026, 5, 31), versions).EndSteps[0], For(Day(2026, 6, 1), versions).EndSteps[0]), Is.EqualTo((40, 180)));
    }
}
