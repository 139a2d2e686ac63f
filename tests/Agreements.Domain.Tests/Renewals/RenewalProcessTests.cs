using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Tests.Support;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Renewals;

public sealed class RenewalProcessTests
{
    private static readonly DateOnly End = Day(2027, 5, 25);

    private static readonly Agreement Old = Registered(Fixed(Day(2022, 5, 26), End));

    private static RenewalCase Opened(bool council = false) => RenewalCase.Open(Guid.CreateVersion7(), Old, Today, null, council, Today);

    private static RenewalCase After(RenewalCase renewal, params RenewalAction[] actions)
    {
        foreach (var action in actions) renewal.Do(action, new RenewalInput { On = Day(2027, 5, 20), Reason = "alasan" }, "ani", End, Today);
        return renewal;
    }

    private static readonly RenewalAction[] ToNegotiation = [RenewalAction.Prepare, RenewalAction.Offer, RenewalAction.Negotiate];

    [Test]
    public void It_goes_through_its_stages_one_after_the_other()
    {
        var renewal = After(Opened(), [.. ToNegotiation, RenewalAction.Finalise, RenewalAction.Schedule]);
        Assert.That((renewal.Stage, renewal.Plan.SigningOn), Is.EqualTo((RenewalStage.SigningScheduled, (DateOnly?)Day(2027, 5, 20))));
    }

    [Test]
    public void Where_the_council_has_to_approve_it_cannot_be_passed() =>
        Assert.That(Broken(() => After(Opened(council: true), [.. ToNegotiation, RenewalAction.Finalise])), Is.EqualTo(new[] { "action.notAllowed /action" }));

    [Test]
    public void A_stage_cannot_be_skipped() => Assert.That(Broken(() => After(Opened(), RenewalAction.Schedule)), Is.EqualTo(new[] { "action.notAllowed /action" }));

    [TestCase(RenewalAction.Lapse, RenewalStage.NotRenewed)]
    [TestCase(RenewalAction.Withdraw, RenewalStage.Withdrawn)]
    public void A_decision_keeps_who_when_why_and_for_which_end(RenewalAction action, RenewalStage stage)
    {
        var renewal = After(Opened(), action);
        Assert.That((renewal.Stage, renewal.Outcome), Is.EqualTo((stage, new CaseOutcome(Today, "ani", "alasan", End))));
    }

    [Test]
    public void A_decision_without_a_reason_is_refused() =>
        Assert.That(Broken(() => Opened().Do(RenewalAction.Lapse, new RenewalInput(), "ani", End, Today)), Is.EqualTo(new[] { "action.reason /reason" }));

    [Test]
    public void A_rejected_draft_leaves_the_case_to_itself()
    {
        var renewal = Opened();
        var draft = Of(Facts() with { Predecessor = Old.Id }, ProcessState.Offered);
        Assert.That(renewal.Follow(draft, "ani", Today), Is.True);
        Assert.That((renewal.Stage, renewal.Successor), Is.EqualTo((RenewalStage.Offered, (Guid?)draft.Id)));
        Assert.That(renewal.Follow(null, "ani", Today), Is.True);
        Assert.That((renewal.Stage, renewal.Successor), Is.EqualTo((RenewalStage.Preparation, (Guid?)null)));
    }

    [TestCase(AgreementClass.Nk, true, ChecklistKind.WorkPlan, ExpectedResult = true)]
    [TestCase(AgreementClass.Mou, true, ChecklistKind.CouncilApproval, ExpectedResult = true)]
    [TestCase(AgreementClass.Mou, false, ChecklistKind.CouncilApproval, ExpectedResult = false)]
    [TestCase(AgreementClass.Ia, false, ChecklistKind.TermsOfReference, ExpectedResult = false)]
    public bool The_checklist_is_that_of_the_class(AgreementClass @class, bool council, ChecklistKind item) => ChecklistItem.For(@class, council).Any(i => i.Item == item);

    [Test]
    public void The_sweep_opens_it_at_the_lead_before_the_end_or_before_the_notice_deadline()
    {
        Assert.That(RenewalOpening.On(Old, Old.Status(Today), null, Policy), Is.EqualTo(End.AddDays(-180)));
        var noticed = Registered(Facts(Fixed(Day(2022, 5, 26), End)) with { Notice = new NoticeClause(3, NoticeUnit.Months) });
        Assert.That(RenewalOpening.On(noticed, noticed.Status(Today), null, Policy), Is.EqualTo(Day(2027, 2, 25).AddDays(-180)));
    }

    [Test]
    public void It_opens_none_for_what_renews_itself_was_renewed_or_has_no_known_end()
    {
        var automatic = Registered(Facts(Fixed(Day(2022, 5, 26), End)) with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12) });
        var renewed = Old.Status(Today, Registered(new Term { SignedOn = Day(2026, 12, 1), StartsOn = Day(2027, 5, 26) }));
        var unknown = Registered(new Term { SignedOn = Day(2022, 5, 26) });
        Assert.That(new[] { RenewalOpening.On(automatic, automatic.Status(Today), null, Policy), RenewalOpening.On(Old, renewed, null, Policy), RenewalOpening.On(unknown, unknown.Status(Today), null, Policy) }, Is.All.Null);
    }

    [Test]
    public void What_has_ended_already_is_told_but_not_opened() => Assert.That(RenewalOpening.IsDue(End.AddDays(-180), Old.Status(End.AddDays(1))), Is.False);
}
