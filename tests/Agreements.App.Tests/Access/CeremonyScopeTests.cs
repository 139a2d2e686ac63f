using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.SigningEvents;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>A ceremony belongs to those whose agreements are signed there, and before there are any to those who have entered it.</summary>
public sealed class CeremonyScopeTests(string engine) : AccessTest(engine)
{
    private static readonly SigningEventFacts Facts = new("HUT Kota", new DateOnly(2025, 5, 28));

    private async Task<RenewalView> OpenedAsync()
    {
        await SharedAsync();
        await App.SweepOnAsync(new DateOnly(2025, 4, 25));
        return (await App.SendAsync(new ListRenewals.Query())).Items.Single();
    }

    private async Task<Guid> OfOthersAsync()
    {
        var ceremony = await App.SendAsync(new CreateSigningEvent.Command(Facts));
        await EnterAsync(Mou(Other, await InstitutionAsync("Cabang Lain")) with { SigningPlan = new SigningPlan(SigningEvent: ceremony.Id) }, ProcessState.Proposed);
        return ceremony.Id;
    }

    [Test]
    public async Task A_plan_names_no_ceremony_of_others_by_whatever_action()
    {
        var theirs = await OfOthersAsync();
        var renewal = await OpenedAsync();
        var draft = await EnterAsync(Mou(City, Branch), ProcessState.Proposed);
        Act(Role.Officer, City);
        await AssertBrokenAsync("signingEvent.unknown", "/signingEvent", () => App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Plan, new RenewalInput { SigningEvent = theirs })));
        await AssertBrokenAsync("signingEvent.unknown", "/signingEvent", () => ActAsync(draft, ProcessAction.Schedule, new ActionInput { SigningEvent = theirs }));
        await AssertBrokenAsync("signingEvent.unknown", "/signingPlan/signingEvent", () => EnterAsync(Mou(City, Branch) with { SigningPlan = new SigningPlan(SigningEvent: theirs) }, ProcessState.Proposed));
    }

    [Test]
    public async Task An_action_that_takes_no_ceremony_refuses_one_and_does_not_say_whether_it_exists()
    {
        var renewal = await OpenedAsync();
        var view = await SharedAsync(ProcessState.Signed);
        Act(Role.Registrar, City);
        foreach (var id in new[] { await OfOthersAsProgramAsync(), Guid.CreateVersion7() })
        {
            await AssertBrokenAsync("renewal.unexpected", "/signingEvent", () => App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Prepare, new RenewalInput { SigningEvent = id })));
            await AssertBrokenAsync("action.unexpected", "/signingEvent", () => ActAsync(view, ProcessAction.Register, new ActionInput { SigningEvent = id }));
        }
    }

    [Test]
    public async Task A_ceremony_without_agreements_is_seen_and_moved_by_its_makers_institution_alone()
    {
        Act(Role.Officer, City);
        var made = await App.SendAsync(new CreateSigningEvent.Command(Facts));
        Assert.That((await App.SendAsync(new ListSigningEvents.Query(null, null, 50, null))).Items.Select(i => i.Id), Is.EqualTo(new[] { made.Id }));
        var moved = await App.SendAsync(new PatchSigningEvent.Command(made.Id, made.Version, new JsonObject { ["heldOn"] = "2025-05-23" }));
        Act(Role.Registrar, Other);
        Assert.That((await App.SendAsync(new ListSigningEvents.Query(null, null, 50, null))).Items, Is.Empty);
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetSigningEvent.Query(made.Id)));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new PatchSigningEvent.Command(made.Id, moved.Version, new JsonObject { ["heldOn"] = "2025-05-22" })));
        Act(Role.Oversight, (Guid?)null);
        Assert.That((await App.SendAsync(new GetSigningEvent.Query(made.Id))).HeldOn, Is.EqualTo(new DateOnly(2025, 5, 23)));
    }

    [Test]
    public async Task Whoever_edits_for_several_says_whose_the_ceremony_is_and_nobody_makes_one_for_others()
    {
        Act(Role.Officer, City, Branch);
        await AssertBrokenAsync("text.required", "/institution", () => App.SendAsync(new CreateSigningEvent.Command(Facts)));
        await AssertBrokenAsync("forbidden", "/institution", () => App.SendAsync(new CreateSigningEvent.Command(Facts with { Institution = Other })));
        await AssertBrokenAsync("institution.unknown", "/institution", () => App.SendAsync(new CreateSigningEvent.Command(Facts with { Institution = Guid.CreateVersion7() })));
        var made = await App.SendAsync(new CreateSigningEvent.Command(Facts with { Institution = Branch }));
        Assert.That(made.Institution, Is.EqualTo(Branch));
        await AssertBrokenAsync("forbidden", "/institution", () => App.SendAsync(new PatchSigningEvent.Command(made.Id, made.Version, new JsonObject { ["institution"] = Other.ToString() })));
    }

    [Test]
    public async Task Once_agreements_are_to_be_signed_there_the_maker_still_reads_and_no_longer_moves_it()
    {
        Act(Role.Officer, Other);
        var made = await App.SendAsync(new CreateSigningEvent.Command(Facts));
        ActAsProgram();
        await EnterAsync(Mou(City, Branch) with { SigningPlan = new SigningPlan(SigningEvent: made.Id) }, ProcessState.Proposed);
        Act(Role.Officer, Other);
        Assert.That((await App.SendAsync(new GetSigningEvent.Query(made.Id))).Agreements, Is.Empty);
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new PatchSigningEvent.Command(made.Id, made.Version, new JsonObject { ["heldOn"] = "2025-05-23" })));
    }

    private async Task<Guid> OfOthersAsProgramAsync()
    {
        var caller = App.Caller;
        ActAsProgram();
        var id = await OfOthersAsync();
        App.Caller = caller;
        return id;
    }
}
