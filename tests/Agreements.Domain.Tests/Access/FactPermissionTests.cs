using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Access;

public sealed class FactPermissionTests
{
    private static readonly Guid Old = Guid.CreateVersion7(), Older = Guid.CreateVersion7();

    private static readonly AgreementFacts Facts = new()
    {
        Class = AgreementClass.Mou, Regime = Regime.Sinergi, Title = "Nota", Parties = [new Party { Institution = Guid.CreateVersion7() }, new Party { Institution = Guid.CreateVersion7() }],
        Term = new Term { SignedOn = new DateOnly(2020, 5, 26) }, Predecessor = Old,
    };

    private static string Asked(AgreementFacts before, AgreementFacts after, ProcessState process) =>
        string.Join(", ", FactPermissions.Of(new Stated(before, process), new Stated(after, process)).Select(d => $"{d.Permission} {d.Pointer}{(d.Agreement is null ? "" : d.Agreement == Old ? " old" : " older")}"));

    [Test]
    public void What_stays_as_it_was_asks_for_nothing_more() =>
        Assert.That(Asked(Facts, Facts with { Subject = "lain", Parties = [.. Facts.Parties] }, ProcessState.Registered), Is.Empty);

    [Test]
    public void Whom_a_registered_agreement_binds_and_follows_is_corrected_by_who_registers() =>
        Assert.That(Asked(Facts, Facts with { Parties = [Facts.Parties[0], Facts.Parties[1] with { Number = "1/X" }], Predecessor = Older }, ProcessState.Registered), Is.EqualTo("Register /parties, Register /predecessor"));

    [TestCase(ProcessState.Proposed, "")]
    [TestCase(ProcessState.Signed, "Decide /replacesPredecessor old")]
    [TestCase(ProcessState.Registered, "Register /replacesPredecessor, Decide /replacesPredecessor old")]
    public void To_replace_is_to_decide_over_the_replaced_once_it_is_signed(ProcessState process, string expected)
    {
        Assert.That(Asked(Facts, Facts with { ReplacesPredecessor = true }, process), Is.EqualTo(expected));
        Assert.That(Asked(Facts with { ReplacesPredecessor = true }, Facts, process), Is.EqualTo(expected), "and no longer to replace it too");
    }

    [Test]
    public void To_replace_another_one_or_from_another_day_is_a_decision_over_each()
    {
        var replacing = Facts with { ReplacesPredecessor = true };
        Assert.That(Asked(replacing, replacing with { Predecessor = Older }, ProcessState.Signed), Is.EqualTo("Decide /replacesPredecessor old, Decide /replacesPredecessor older"));
        Assert.That(Asked(replacing, replacing with { Term = replacing.Term with { StartsOn = new DateOnly(2020, 6, 1) } }, ProcessState.Signed), Is.EqualTo("Decide /replacesPredecessor old"));
    }

    [Test]
    public void A_signature_that_replaces_is_a_decision_too()
    {
        var replacing = Facts with { ReplacesPredecessor = true };
        var demands = FactPermissions.Of(new Stated(replacing, ProcessState.SigningScheduled), new Stated(replacing, ProcessState.Signed));
        Assert.That(demands, Is.EqualTo(new[] { new FactDemand(Permission.Decide, "/replacesPredecessor", Old) }));
    }
}
