using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using NUnit.Framework;

namespace Agreements.App.Tests.Renewals;

/// <summary>One ceremony is not one agreement: moving it moves everything that is to be signed there.</summary>
public sealed class SigningEventTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Anniversary = new(2025, 5, 28);

    private async Task<(SigningEventView Event, Guid Draft, Guid Case)> PlannedAsync()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 5, 5));
        var signing = await App.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts("HUT Kota Jambi", Anniversary, "Balai Kota")));
        var (one, two) = (await RegisteredAsync(End), await RegisteredAsync(End));
        var draft = await App.SendAsync(new CreateAgreement.Command(Mou([.. one.Parties.Select(p => p.Institution)]) with { Predecessor = one.Id }, ProcessState.Proposed));
        foreach (var action in new[] { ProcessAction.Submit, ProcessAction.Offer, ProcessAction.Accept, ProcessAction.Finalise }) draft = await ActAsync(draft, action);
        draft = await ActAsync(draft, ProcessAction.Schedule, new ActionInput { SigningEvent = signing.Id });
        Assert.That(draft.SigningPlan, Is.EqualTo(new SigningPlan(Anniversary, "HUT Kota Jambi", "Balai Kota", signing.Id)));
        var renewal = await App.SendAsync(new OpenRenewal.Command(two.Id));
        renewal = await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Plan, new RenewalInput { SigningEvent = signing.Id }));
        return (await App.SendAsync(new GetSigningEvent.Query(signing.Id)), draft.Id, renewal.Id);
    }

    [Test]
    public async Task It_shows_the_gap_that_its_day_would_leave_behind_each()
    {
        var (signing, draft, renewal) = await PlannedAsync();
        Assert.That(signing.Agreements.Select(a => (a.Id, a.Gap!.Days)), Is.EqualTo(new[] { (draft, 2) }));
        Assert.That(signing.Renewals.Select(a => (a.Id, a.Gap!.Days)), Is.EqualTo(new[] { (renewal, 2) }));
    }

    [Test]
    public async Task Moving_it_moves_all_plans_and_forecasts_and_tells_each_party_once()
    {
        var (signing, draft, renewal) = await PlannedAsync();
        await App.SweepOnAsync(new DateOnly(2025, 5, 6));
        signing = await App.SendAsync(new PatchSigningEvent.Command(signing.Id, signing.Version, new JsonObject { ["heldOn"] = "2025-05-23" }));
        Assert.That(signing.Agreements.Concat(signing.Renewals).Select(a => a.Gap), Is.All.Null);
        Assert.That((await App.SendAsync(new GetAgreement.Query(draft, null))).SigningPlan!.On, Is.EqualTo(new DateOnly(2025, 5, 23)));
        Assert.That((await App.SendAsync(new GetRenewal.Query(renewal))).Plan.SigningOn, Is.EqualTo(new DateOnly(2025, 5, 23)));
        var moved = (await App.SweepOnAsync(new DateOnly(2025, 5, 7))).Where(m => m.Subject!.StartsWith("Rencana penandatanganan diubah", StringComparison.Ordinal)).ToList();
        Assert.That(moved.Select(m => m.To.ToString()).ToList(), Has.Count.EqualTo(4).And.Unique);
    }

    [Test]
    public async Task An_event_that_slips_past_the_end_forecasts_the_gap_and_tells_it()
    {
        var (signing, _, _) = await PlannedAsync();
        signing = await App.SendAsync(new PatchSigningEvent.Command(signing.Id, signing.Version, new JsonObject { ["heldOn"] = "2025-05-23" }));
        await App.SweepOnAsync(new DateOnly(2025, 5, 6));
        signing = await App.SendAsync(new PatchSigningEvent.Command(signing.Id, signing.Version, new JsonObject { ["heldOn"] = "2025-06-02" }));
        Assert.That(signing.Agreements[0].Gap!.Days, Is.EqualTo(7));
        var told = (await App.SweepOnAsync(new DateOnly(2025, 5, 7))).Where(m => m.Subject!.StartsWith("Perkiraan masa jeda 7 hari", StringComparison.Ordinal)).ToList();
        Assert.That(told, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_signed_agreement_stays_on_the_day_on_which_it_was_signed()
    {
        var (signing, draft, _) = await PlannedAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 5, 28));
        await ActAsync(await App.SendAsync(new GetAgreement.Query(draft, null)), ProcessAction.Sign);
        await App.SendAsync(new PatchSigningEvent.Command(signing.Id, signing.Version, new JsonObject { ["heldOn"] = "2025-06-02" }));
        Assert.That((await App.SendAsync(new GetAgreement.Query(draft, null))).Term.SignedOn, Is.EqualTo(Anniversary));
    }

    [Test]
    public async Task Its_timeline_tells_who_moved_it_from_where_to_where()
    {
        var signing = await App.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts("HUT", Anniversary)));
        await App.SendAsync(new PatchSigningEvent.Command(signing.Id, signing.Version, new JsonObject { ["heldOn"] = "2025-05-23" }));
        var entries = (await App.SendAsync(new GetTimeline.Query(signing.Id, Agreements.App.Access.Subject.SigningEvent))).Items;
        Assert.That(entries.Select(e => e.Action), Is.EqualTo(new[] { "create", "edit" }));
        Assert.That(entries[1].Changes.Select(c => (c.Path, c.Old!.ToString(), c.New!.ToString())), Is.EqualTo(new[] { ("/heldOn", "2025-05-28", "2025-05-23") }));
    }

    [Test]
    public async Task An_event_that_does_not_exist_is_refused() =>
        await AssertBrokenAsync("signingEvent.unknown", "/signingPlan/signingEvent", async () => await App.SendAsync(new CreateAgreement.Command(
            Mou(await InstitutionAsync("Kota E"), await InstitutionAsync("Cabang E")) with { SigningPlan = new SigningPlan(SigningEvent: Guid.CreateVersion7()) }, ProcessState.Proposed)));
}
