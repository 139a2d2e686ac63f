using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Renewals;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Alerts;

public sealed class PolicyRulesTests
{
    private static readonly PolicyScope Class = PolicyScope.OfClass(AgreementClass.Mou, false), One = PolicyScope.OfAgreement(City);

    private static IReadOnlyList<string> BrokenBy(PolicyTerms terms, PolicyScope? scope = null, DateOnly? from = null) =>
        Broken(() => PolicyRules.Check(terms, scope ?? One, from ?? Today, Today));

    private static readonly (PolicyTerms Terms, string Error)[] Wrong =
    [
        (new PolicyTerms { EndSteps = [] }, "policy.noEndStep /endSteps"),
        (new PolicyTerms { EndSteps = [30, 60] }, "policy.falling /endSteps"),
        (new PolicyTerms { EndSteps = [30, 30] }, "policy.falling /endSteps"),
        (new PolicyTerms { EndSteps = [731, 1] }, "policy.range /endSteps/0"),
        (new PolicyTerms { EndSteps = [1, -1] }, "policy.range /endSteps/1"),
        (new PolicyTerms { EndSteps = [.. Enumerable.Range(0, 51).Reverse()] }, "list.tooLong /endSteps"),
        (new PolicyTerms { NoticeSteps = [1, 7] }, "policy.falling /noticeSteps"),
        (new PolicyTerms { GapSteps = [7, 1] }, "policy.rising /gapSteps"),
        (new PolicyTerms { GapSteps = [0, 1] }, "policy.range /gapSteps/0"),
        (new PolicyTerms { GapEvery = 366 }, "policy.range /gapEvery"),
        (new PolicyTerms { RenewalLead = -1 }, "policy.range /renewalLead"),
        (new PolicyTerms { StalledSteps = [5, 1] }, "policy.rising /stalledSteps"),
        (new PolicyTerms { StageDays = new Dictionary<RenewalStage, int> { [RenewalStage.Offered] = 251 } }, "policy.range /stageDays/offered"),
        (new PolicyTerms { StageDays = new Dictionary<RenewalStage, int> { [RenewalStage.Completed] = 5 } }, "policy.stage /stageDays/completed"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_no_ladder_can_be_is_refused_with_its_place((PolicyTerms Terms, string Error) wrong) => Assert.That(BrokenBy(wrong.Terms), Is.EqualTo(new[] { wrong.Error }));

    [Test]
    public void What_held_on_a_past_day_is_not_changed()
    {
        Assert.That(BrokenBy(new PolicyTerms(), from: Today.AddDays(-1)), Is.EqualTo(new[] { "policy.past /validFrom" }));
        Assert.That(BrokenBy(new PolicyTerms(), from: Today), Is.Empty);
    }

    [Test]
    public void A_class_states_everything_and_a_narrower_policy_what_it_likes()
    {
        Assert.That(BrokenBy(PolicyTerms.Of(Policy), Class), Is.Empty);
        Assert.That(BrokenBy(new PolicyTerms(), Class), Is.EqualTo(new[] { "endSteps", "noticeSteps", "gapSteps", "gapEvery", "renewalLead", "stalledSteps", "stageDays" }.Select(m => $"policy.required /{m}")));
        var partOfStages = PolicyTerms.Of(Policy) with { StageDays = Policy.StageDays.Where(s => s.Key != RenewalStage.Opened).ToDictionary() };
        Assert.That(BrokenBy(partOfStages, Class), Is.EqualTo(new[] { "policy.required /stageDays/opened" }));
        Assert.That(BrokenBy(new PolicyTerms { EndSteps = [90, 0], NoticeSteps = [], GapEvery = 0 }), Is.Empty);
    }
}
