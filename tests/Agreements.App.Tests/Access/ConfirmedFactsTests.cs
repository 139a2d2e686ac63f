using Agreements.App.Features.Agreements;
using Agreements.App.Features.Renewals;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>What actions reserve to some, corrections and entries do not give to others.</summary>
public sealed class ConfirmedFactsTests(string engine) : AccessTest(engine)
{
    [Test]
    public async Task An_officer_does_not_verify_by_a_correction_and_takes_no_verification_back()
    {
        var view = await SharedAsync();
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", "/verification/status", () => PatchAsync(view, """{"verification":{"status":"verified"}}"""));
        Act(Role.LegalOfficer, City);
        view = await PatchAsync(view, """{"verification":{"status":"verified"}}""");
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", "/verification/status", () => PatchAsync(view, """{"verification":{"status":"disputed"}}"""));
    }

    [Test]
    public async Task An_officer_enters_what_was_signed_elsewhere_as_signed_and_neither_as_registered_nor_as_verified()
    {
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", "/process", () => SharedAsync());
        await AssertBrokenAsync("forbidden", "/verification/status", () => EnterAsync(Mou(City, Branch) with { Term = Signed, Verification = new Verification(VerificationStatus.Verified) }, ProcessState.Signed));
        Assert.That((await SharedAsync(ProcessState.Signed)).Status.Process, Is.EqualTo(ProcessState.Signed));
        Act(Role.LegalOfficer, City);
        Assert.That((await SharedAsync()).Status.Process, Is.EqualTo(ProcessState.Registered));
    }

    [TestCase("""{"term":{"endsOn":"2026-05-25"}}""", "/term")]
    [TestCase("""{"notice":{"amount":3,"unit":"months"}}""", "/notice")]
    [TestCase("""{"renewalClause":{"mode":"none"}}""", "/renewalClause")]
    public async Task What_decides_the_validity_of_a_registered_agreement_is_corrected_by_who_registers(string patch, string pointer)
    {
        var view = await SharedAsync();
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", pointer, () => PatchAsync(view, patch));
        view = await PatchAsync(view, """{"subject":"lain"}""");
        Act(Role.Registrar, City);
        Assert.That((await PatchAsync(view, patch)).Version, Is.EqualTo(view.Version + 1));
    }

    [Test]
    public async Task What_is_only_signed_is_corrected_by_who_edits()
    {
        var view = await SharedAsync(ProcessState.Signed);
        Act(Role.Officer, City);
        Assert.That((await PatchAsync(view, """{"term":{"endsOn":"2026-05-25"}}""")).Term.EndsOn, Is.EqualTo(new DateOnly(2026, 5, 25)));
    }

    [Test]
    public async Task To_replace_an_agreement_by_another_is_to_decide_over_it()
    {
        var old = await SharedAsync();
        var facts = Mou(City, Branch) with { Term = Renewed, Predecessor = old.Id, ReplacesPredecessor = true };
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", "/replacesPredecessor", () => EnterAsync(facts, ProcessState.Signed));
        var beside = await EnterAsync(facts with { ReplacesPredecessor = false }, ProcessState.Signed);
        await AssertBrokenAsync("forbidden", "/replacesPredecessor", () => PatchAsync(beside, """{"replacesPredecessor":true}"""));
        Act(Role.HeadOfUnit, City);
        beside = await PatchAsync(beside, """{"replacesPredecessor":true}""");
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", "/replacesPredecessor", () => PatchAsync(beside, """{"replacesPredecessor":false}"""));
        Assert.That((await EnterAsync(Mou(City, Branch) with { Predecessor = old.Id, ReplacesPredecessor = true }, ProcessState.Proposed)).Status.Process, Is.EqualTo(ProcessState.Proposed), "a draft replaces nothing yet");
    }

    [Test]
    public async Task A_renewal_is_signed_by_an_officer_and_completed_by_who_registers()
    {
        await SharedAsync();
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = (await App.SendAsync(new ListRenewals.Query())).Items.Single();
        foreach (var action in new[] { RenewalAction.Prepare, RenewalAction.Offer, RenewalAction.Negotiate, RenewalAction.Finalise })
            renewal = await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, action, new RenewalInput()));
        var input = new RenewalInput { On = new DateOnly(2025, 5, 19), Reason = "lengkap" };
        var term = new System.Text.Json.Nodes.JsonObject { ["term"] = new System.Text.Json.Nodes.JsonObject { ["endBasis"] = "fixed", ["endsOn"] = "2030-05-18" } };
        PartyNumber[] numbers = [new(1, "1/NK/2025"), new(2, "2/NK/2025")];
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Complete, input, term, numbers)));
        var signed = await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Sign, input, term, numbers));
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new ActOnRenewal.Command(renewal.Id, signed.Version, RenewalAction.Complete, input)));
        Act(Role.LegalOfficer, City);
        Assert.That((await App.SendAsync(new ActOnRenewal.Command(renewal.Id, signed.Version, RenewalAction.Complete, input))).Stage, Is.EqualTo(RenewalStage.Completed));
    }
}
