using Agreements.Domain.Agreements;
using Agreements.Domain.Tests.Support;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class ProcessTests
{
    private static readonly DateOnly Today = Day(2025, 5, 28);

    private static readonly ActionInput Because = new() { Reason = "alasan", On = Today };

    // domain.md §5, read as a table: where each state may lead.
    private static readonly Dictionary<ProcessState, ProcessState[]> Table = new()
    {
        [ProcessState.Proposed] = [ProcessState.UnderReview, ProcessState.Withdrawn],
        [ProcessState.UnderReview] = [ProcessState.Offered, ProcessState.RevisionNeeded, ProcessState.Rejected],
        [ProcessState.RevisionNeeded] = [ProcessState.UnderReview, ProcessState.Withdrawn],
        [ProcessState.Offered] = [ProcessState.Negotiation, ProcessState.Rejected],
        [ProcessState.Negotiation] = [ProcessState.CouncilApproval, ProcessState.ReadyToSign],
        [ProcessState.CouncilApproval] = [ProcessState.ReadyToSign, ProcessState.Negotiation],
        [ProcessState.ReadyToSign] = [ProcessState.SigningScheduled, ProcessState.Negotiation],
        [ProcessState.SigningScheduled] = [ProcessState.SigningScheduled, ProcessState.Signed, ProcessState.ReadyToSign],
        [ProcessState.PartlySigned] = [ProcessState.Signed],
        [ProcessState.Signed] = [ProcessState.Registered],
        [ProcessState.Registered] = [ProcessState.Signed],
        [ProcessState.Rejected] = [],
        [ProcessState.Withdrawn] = [],
    };

    [TestCaseSource(nameof(States))]
    public void Each_state_leads_exactly_where_the_workflow_says(ProcessState from)
    {
        var reached = new List<ProcessState>();
        foreach (var action in Enum.GetValues<ProcessAction>())
        {
            var agreement = Of(Facts(), from);
            if (Process.Next(from, action) is null || Broken(() => agreement.Do(action, Because, Today)).Count > 0) continue;
            reached.Add(agreement.Process);
        }
        Assert.That(reached, Is.EquivalentTo(Table[from]));
    }

    private static ProcessState[] States => Enum.GetValues<ProcessState>();

    [TestCaseSource(nameof(States))]
    public void An_action_is_allowed_exactly_when_it_is_not_refused(ProcessState state)
    {
        var agreement = Of(Facts(Fixed(Day(2025, 1, 1), Day(2027, 1, 1))), state);
        foreach (var action in Enum.GetValues<ProcessAction>())
        {
            var allowed = Process.Allowed(agreement, Today).Contains(action);
            var refused = Broken(() => Of(agreement.Facts, state).Do(action, Because with { On = null }, Today)).Contains("action.notAllowed /action");
            Assert.That(refused, Is.EqualTo(!allowed), $"{action} in {state}");
        }
    }

    [Test]
    public void Where_council_approval_is_required_the_text_is_not_final_before_it()
    {
        var agreement = Of(Facts() with { CouncilApprovalRequired = true }, ProcessState.Negotiation);
        Assert.That(Broken(() => agreement.Do(ProcessAction.Finalise, Because, Today)), Is.EqualTo(new[] { "action.notAllowed /action" }));
        agreement.Do(ProcessAction.RequireCouncil, Because, Today);
        agreement.Do(ProcessAction.Finalise, Because, Today);
        Assert.That(agreement.Process, Is.EqualTo(ProcessState.ReadyToSign));
    }

    [TestCase(ProcessState.UnderReview, ProcessAction.Reject)]
    [TestCase(ProcessState.UnderReview, ProcessAction.Return)]
    [TestCase(ProcessState.Proposed, ProcessAction.Withdraw)]
    [TestCase(ProcessState.Registered, ProcessAction.Return)]
    [TestCase(ProcessState.Registered, ProcessAction.Suspend)]
    [TestCase(ProcessState.Registered, ProcessAction.Terminate)]
    [TestCase(ProcessState.Registered, ProcessAction.Void)]
    public void What_goes_against_somebody_needs_a_reason(ProcessState state, ProcessAction action)
    {
        var agreement = Of(Facts(Fixed(Day(2025, 1, 1), Day(2027, 1, 1))), state);
        Assert.That(Broken(() => agreement.Do(action, new ActionInput { Reason = " " }, Today)), Is.EqualTo(new[] { "action.reason /reason" }));
        Assert.That(agreement.Process, Is.EqualTo(state));
    }

    [Test]
    public void Signed_by_one_party_it_is_partly_signed_and_by_the_last_signed_from_that_day()
    {
        var agreement = Of(Facts(null, City, Branch, University), ProcessState.SigningScheduled);
        agreement.Do(ProcessAction.Sign, new ActionInput { Party = 2, On = Day(2025, 5, 20) }, Today);
        Assert.That((agreement.Process, agreement.Facts.Term.SignedOn), Is.EqualTo((ProcessState.PartlySigned, (DateOnly?)null)));
        agreement.Do(ProcessAction.Sign, new ActionInput { On = Day(2025, 5, 27) }, Today);
        Assert.That((agreement.Process, agreement.Facts.Term.SignedOn), Is.EqualTo((ProcessState.Signed, (DateOnly?)Day(2025, 5, 27))));
        Assert.That(agreement.Facts.Parties.Select(p => p.SignedOn), Is.EqualTo(new DateOnly?[] { Day(2025, 5, 27), Day(2025, 5, 20), Day(2025, 5, 27) }));
    }

    [Test]
    public void Nobody_signs_in_the_future() => Assert.That(
        Broken(() => Of(Facts(), ProcessState.SigningScheduled).Do(ProcessAction.Sign, new ActionInput { On = Today.AddDays(1) }, Today)), Is.EqualTo(new[] { "sign.future /on" }));

    [Test]
    public void Nobody_signs_twice()
    {
        var agreement = Of(Facts(), ProcessState.SigningScheduled);
        agreement.Do(ProcessAction.Sign, new ActionInput { Party = 1, On = Day(2025, 5, 1) }, Today);
        Assert.That(Broken(() => agreement.Do(ProcessAction.Sign, new ActionInput { Party = 1, On = Day(2025, 5, 20) }, Today)), Is.EqualTo(new[] { "sign.alreadySigned /party" }));
    }

    [Test]
    public void A_suspension_ends_no_earlier_than_it_began_and_a_planned_one_can_be_taken_back()
    {
        var agreement = Registered(Fixed(Day(2025, 1, 1), Day(2027, 1, 1)));
        agreement.Do(ProcessAction.Suspend, new ActionInput { On = Day(2025, 9, 1), Reason = "r" }, Today);
        Assert.That(Process.Allowed(agreement, Today), Does.Contain(ProcessAction.Resume).And.Not.Contain(ProcessAction.Suspend));
        Assert.That(Broken(() => agreement.Do(ProcessAction.Resume, new ActionInput { On = Day(2025, 8, 31), Reason = "r" }, Today)), Is.EqualTo(new[] { "resume.beforeSuspension /on" }));
        agreement.Do(ProcessAction.Resume, new ActionInput { On = Day(2025, 9, 1), Reason = "r" }, Today);
        Assert.That(agreement.ValidityOn(Day(2025, 9, 1)), Is.EqualTo(Validity.InForce));
    }

    [TestCase(2024, 12, 31)]
    [TestCase(2027, 1, 2)]
    public void Outside_its_term_there_is_nothing_to_end_or_suspend(int year, int month, int day)
    {
        var agreement = Registered(Fixed(Day(2025, 1, 1), Day(2027, 1, 1)));
        var input = new ActionInput { On = Day(year, month, day), Reason = "r" };
        Assert.That(Broken(() => agreement.Do(ProcessAction.Terminate, input, Today)), Is.EqualTo(new[] { "action.outsideTerm /on" }));
        Assert.That(Broken(() => agreement.Do(ProcessAction.Suspend, input, Today)), Is.EqualTo(new[] { "action.outsideTerm /on" }));
    }

    [Test]
    public void Numbers_that_are_given_with_the_registration_are_filled_in()
    {
        var agreement = Of(Facts() with { Parties = [new Party { Institution = City }, new Party { Institution = Branch, Number = "2/MOU" }] }, ProcessState.Signed);
        agreement.Do(ProcessAction.Register, new ActionInput { Numbers = [new PartyNumber(1, "1/MOU", Day(2025, 5, 28))] }, Today);
        Assert.That(agreement.Facts.Parties.Select(p => (p.Number, p.NumberDate)), Is.EqualTo(new[] { ("1/MOU", (DateOnly?)Day(2025, 5, 28)), ("2/MOU", null) }));
        Assert.That(agreement.Process, Is.EqualTo(ProcessState.Registered));
    }

    [Test]
    public void A_party_that_is_not_there_cannot_sign() => Assert.That(
        Broken(() => Of(Facts(), ProcessState.SigningScheduled).Do(ProcessAction.Sign, new ActionInput { Party = 3 }, Today)), Is.EqualTo(new[] { "sign.party /party" }));

    [Test]
    public void With_one_number_missing_it_can_be_signed_but_not_registered()
    {
        var facts = Facts() with { Parties = [new Party { Institution = City, Number = "1/MOU" }, new Party { Institution = Branch }, new Party { Institution = University, Number = "3/MOU" }] };
        var agreement = Of(facts, ProcessState.SigningScheduled);
        agreement.Do(ProcessAction.Sign, new ActionInput(), Today);
        Assert.That(Broken(() => agreement.Do(ProcessAction.Register, new ActionInput(), Today)), Is.EqualTo(new[] { "register.numberMissing /parties/1/number" }));
        Assert.That(agreement.Process, Is.EqualTo(ProcessState.Signed));
    }

    [Test]
    public void Signed_elsewhere_it_is_entered_directly_and_is_unverified_until_somebody_checks()
    {
        var agreement = Agreement.Enter(City, "AGR-1", Domain.Dates.Zone.Wib, Facts(Fixed(Day(2024, 1, 1), Day(2027, 1, 1))), ProcessState.Registered, Today);
        Assert.That(agreement.Status(Today).Flags, Does.Contain(Flag.Unverified));
        agreement.Do(ProcessAction.Verify, new ActionInput { Source = "naskah asli" }, Today);
        Assert.That(agreement.Status(Today).Flags, Does.Not.Contain(Flag.Unverified));
        Assert.That(agreement.Facts.Verification.Source, Is.EqualTo("naskah asli"));
    }

    [TestCaseSource(nameof(States))]
    public void Nothing_else_can_be_entered_directly(ProcessState state)
    {
        var broken = Broken(() => Agreement.Enter(City, "AGR-1", Domain.Dates.Zone.Wib, Facts(), state, Today));
        Assert.That(broken, state is ProcessState.Proposed or ProcessState.Signed or ProcessState.Registered ? Is.Empty : Is.EqualTo(new[] { "process.entry /process" }));
    }

    [TestCase(ProcessState.Rejected)]
    [TestCase(ProcessState.Withdrawn)]
    public void An_abandoned_proposal_is_closed(ProcessState state) => Assert.That(
        Broken(() => Of(Facts(), state).Edit(Facts(), Domain.Dates.Zone.Wib, Today)), Is.EqualTo(new[] { "agreement.closed " }));
}
