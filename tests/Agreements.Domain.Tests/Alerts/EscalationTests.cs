using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Tests.Support;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Alerts;

public sealed class EscalationTests
{
    private static readonly AgreementStatus Silent = Registered(Fixed(Day(2020, 5, 26), Day(2025, 5, 25))).Status(Day(2025, 5, 9));

    private static DueStep Step(DeadlineKind kind, int step) => new(kind, Day(2025, 5, 25), step, Day(2025, 5, 9), AlertDecision.Send, SkipReason.None);

    [TestCase(DeadlineKind.End, 30, ExpectedResult = 0)]
    [TestCase(DeadlineKind.End, 15, ExpectedResult = 0)]
    [TestCase(DeadlineKind.End, 14, ExpectedResult = 1)]
    [TestCase(DeadlineKind.End, 0, ExpectedResult = 1)]
    [TestCase(DeadlineKind.Gap, 60, ExpectedResult = 1)]
    [TestCase(DeadlineKind.Notice, 7, ExpectedResult = 0)]
    [TestCase(DeadlineKind.FiscalYear, 0, ExpectedResult = 0)]
    public int Silence_is_told_one_desk_higher_from_14_days_before_the_end_and_in_the_gap(DeadlineKind kind, int step) =>
        Escalation.Level(Step(kind, step), Silent, told: true, answered: false);

    [Test]
    public void An_answer_keeps_the_higher_desk_out() => Assert.That(Escalation.Level(Step(DeadlineKind.End, 7), Silent, told: true, answered: true), Is.Zero);

    [Test]
    public void Before_anybody_was_told_there_is_no_silence() => Assert.That(Escalation.Level(Step(DeadlineKind.End, 7), Silent, told: false, answered: false), Is.Zero);

    [TestCase(RenewalState.Opened, ExpectedResult = 1)]
    [TestCase(RenewalState.InProgress, ExpectedResult = 0)]
    public int A_renewal_that_somebody_has_moved_keeps_the_higher_desk_out(RenewalState renewal) =>
        Escalation.Level(Step(DeadlineKind.End, 7), Silent with { Renewal = renewal }, told: true, answered: false);

    [Test]
    public void A_step_that_is_skipped_or_a_single_recipients_reminder_is_nobody_elses_matter()
    {
        Assert.That(Escalation.Level(Step(DeadlineKind.End, 7) with { Decision = AlertDecision.Skip }, Silent, told: true, answered: false), Is.Zero);
        Assert.That(Escalation.Level(Step(DeadlineKind.End, 7) with { OnlyTo = "a@b.example" }, Silent, told: true, answered: false), Is.Zero);
    }
}
