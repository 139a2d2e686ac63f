using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using NUnit.Framework;

namespace Agreements.App.Tests.Renewals;

/// <summary>What may happen around a case: drafts that come and go, ends that move, agreements that end, days that pass.</summary>
public sealed class RenewalEdgeTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19);

    private async Task<RenewalView> CaseAsync() => (await App.SendAsync(new ListRenewals.Query(Open: true))).Items.Single();

    private async Task<RenewalView> ActAsync(RenewalView renewal, RenewalAction action, RenewalInput? input = null, JsonObject? successor = null, IReadOnlyList<PartyNumber>? numbers = null, Addendum? addendum = null) =>
        await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, action, input ?? new RenewalInput(), successor, numbers, addendum));

    private async Task<(AgreementView Agreement, RenewalView Case)> ReadyAsync(Func<AgreementFacts, AgreementFacts>? change = null)
    {
        var agreement = await RegisteredAsync(End, change);
        await App.SweepOnAsync(Monday);
        var renewal = await CaseAsync();
        foreach (var action in new[] { RenewalAction.Prepare, RenewalAction.Offer, RenewalAction.Negotiate, RenewalAction.Finalise }) renewal = await ActAsync(renewal, action);
        return (agreement, renewal);
    }

    private async Task<AgreementView> DraftAsync(AgreementView old, Func<AgreementFacts, AgreementFacts>? change = null)
    {
        var facts = Mou([.. old.Parties.Select(p => p.Institution)]) with { Predecessor = old.Id };
        return await App.SendAsync(new CreateAgreement.Command(change?.Invoke(facts) ?? facts, ProcessState.Proposed));
    }

    private async Task<StatusView> StatusAsync(Guid id) => (await App.SendAsync(new GetStatus.Query(id, null))).Status;

    [Test]
    public async Task A_draft_that_states_a_first_day_before_its_planned_signing_covers_only_from_the_signing_on()
    {
        var (agreement, _) = await ReadyAsync();
        await DraftAsync(agreement, f => f with { Term = new Term { StartsOn = End.AddDays(1) }, SigningPlan = new SigningPlan(new DateOnly(2025, 6, 12)) });
        Assert.That((await StatusAsync(agreement.Id)).Gap!.Days, Is.EqualTo(17));
    }

    [Test]
    public async Task A_draft_without_a_plan_leaves_the_case_its_own_and_the_forecast_stays()
    {
        var (agreement, renewal) = await ReadyAsync();
        await ActAsync(renewal, RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) });
        await DraftAsync(agreement);
        renewal = await CaseAsync();
        Assert.That((renewal.Plan.SigningOn, renewal.Gap!.Days), Is.EqualTo(((DateOnly?)new DateOnly(2025, 5, 28), 2)));
    }

    [Test]
    public async Task Of_two_drafts_the_case_follows_the_one_that_counts_and_falls_back_to_it()
    {
        var (agreement, _) = await ReadyAsync();
        var first = await DraftAsync(agreement, f => f with { SigningPlan = new SigningPlan(new DateOnly(2025, 5, 23)) });
        var second = await DraftAsync(agreement);
        Assert.That((await CaseAsync()).Successor, Is.EqualTo(first.Id));
        await ActAsync(second, ProcessAction.Withdraw, new ActionInput { Reason = "ganda" });
        Assert.That((await CaseAsync()).Successor, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task A_voided_successor_leaves_the_case_to_itself_and_it_can_go_on()
    {
        var (agreement, renewal) = await ReadyAsync();
        renewal = await ActAsync(renewal, RenewalAction.Sign, new() { On = Monday });
        await ActAsync(await App.SendAsync(new GetAgreement.Query(renewal.Successor!.Value, null)), ProcessAction.Void, new ActionInput { Reason = "salah naskah" });
        renewal = await CaseAsync();
        Assert.That((renewal.Stage, renewal.Successor, renewal.Plan.SigningOn), Is.EqualTo((RenewalStage.Preparation, (Guid?)null, (DateOnly?)null)));
        Assert.That((await StatusAsync(agreement.Id)).Renewal, Is.EqualTo(RenewalState.InProgress));
    }

    [Test]
    public async Task The_case_of_a_terminated_agreement_ends_with_it_and_none_is_opened_again()
    {
        var (agreement, _) = await ReadyAsync();
        agreement = await ActAsync(await App.SendAsync(new GetAgreement.Query(agreement.Id, null)), ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = new DateOnly(2025, 5, 21) });
        Assert.That(await CaseAsync(), Is.Not.Null, "until it takes effect");
        await App.SweepOnAsync(new DateOnly(2025, 5, 21));
        Assert.That((await App.SendAsync(new ListRenewals.Query(Open: true))).Items, Is.Empty);
        await AssertBrokenAsync("renewal.agreementOver", "/agreement", () => App.SendAsync(new OpenRenewal.Command(agreement.Id)));
    }

    [Test]
    public async Task Extended_by_an_addendum_beside_the_case_the_case_is_done()
    {
        var (agreement, renewal) = await ReadyAsync();
        agreement = await App.SendAsync(new GetAgreement.Query(agreement.Id, null));
        await App.SendAsync(new AddAddendum.Command(agreement.Id, agreement.Version, new Addendum { SignedOn = Monday, Amendment = new Amendment { EndsOn = new DateOnly(2028, 5, 25) } }));
        Assert.That((await App.SendAsync(new GetRenewal.Query(renewal.Id))).Stage, Is.EqualTo(RenewalStage.Completed));
    }

    [Test]
    public async Task An_addendum_that_extends_nothing_completes_nothing()
    {
        var (_, renewal) = await ReadyAsync();
        var addendum = new Addendum { SignedOn = Monday, Amendment = new Amendment { Title = "Judul baru" } };
        await AssertBrokenAsync("renewal.notExtended", "/addendum/amendment/endsOn", () => ActAsync(renewal, RenewalAction.Complete, new() { Reason = "x" }, addendum: addendum));
        await AssertBrokenAsync("renewal.unexpected", "/addendum", () => ActAsync(renewal, RenewalAction.Sign, new() { On = Monday }, addendum: addendum));
        Assert.That((await CaseAsync()).Stage, Is.EqualTo(RenewalStage.ReadyToSign));
    }

    [Test]
    public async Task The_successor_has_the_parties_and_the_title_as_the_addenda_have_left_them()
    {
        var (agreement, renewal) = await ReadyAsync();
        var third = await InstitutionAsync("Kabupaten Ketiga");
        agreement = await App.SendAsync(new GetAgreement.Query(agreement.Id, null));
        AmendedParty[] parties = [new(agreement.Parties[0].Institution), new(third), new(agreement.Parties[1].Institution)];
        await App.SendAsync(new AddAddendum.Command(agreement.Id, agreement.Version, new Addendum { SignedOn = Monday, Amendment = new Amendment { Title = "Judul baru", Parties = parties } }));
        renewal = await ActAsync(await App.SendAsync(new GetRenewal.Query(renewal.Id)), RenewalAction.Sign, new() { On = Monday }, numbers: [new PartyNumber(2, "BG/9")]);
        var successor = await App.SendAsync(new GetAgreement.Query(renewal.Successor!.Value, null));
        Assert.That((successor.Title, successor.Parties[1].Institution, successor.Parties[1].Number), Is.EqualTo(("Judul baru", third, "BG/9")));
    }

    [Test]
    public async Task Completing_cannot_change_whom_the_successor_renews()
    {
        var (agreement, renewal) = await ReadyAsync();
        renewal = await ActAsync(renewal, RenewalAction.Sign, new() { On = Monday });
        renewal = await ActAsync(renewal, RenewalAction.Complete, new() { Reason = "x" }, new JsonObject { ["predecessor"] = null }, [new(1, "B/1"), new(2, "C/1")]);
        Assert.That((renewal.Stage, renewal.Outcome!.Reason), Is.EqualTo((RenewalStage.Completed, "x")));
        Assert.That((await App.SendAsync(new GetAgreement.Query(renewal.Successor!.Value, null))).Predecessor, Is.EqualTo(agreement.Id));
    }

    [Test]
    public async Task A_number_of_a_party_that_is_none_is_refused()
    {
        var (_, renewal) = await ReadyAsync();
        await AssertBrokenAsync("sign.party", "/numbers/0/party", () => ActAsync(renewal, RenewalAction.Sign, new() { On = Monday }, numbers: [new(3, "B/1")]));
    }

    [Test]
    public async Task A_case_cannot_be_opened_again_while_another_is_open_nor_anew_against_a_decision()
    {
        var (agreement, renewal) = await ReadyAsync();
        renewal = await ActAsync(renewal, RenewalAction.Lapse, new() { Reason = "cukup" });
        await AssertBrokenAsync("renewal.decided", "/agreement", () => App.SendAsync(new OpenRenewal.Command(agreement.Id)));
        renewal = await ActAsync(renewal, RenewalAction.Reopen, new() { Reason = "berubah" });
        Assert.That(renewal.Stage, Is.EqualTo(RenewalStage.Opened));
    }

    [Test]
    public async Task Who_lets_an_agreement_lapse_has_to_withdraw_the_draft_first()
    {
        var (agreement, _) = await ReadyAsync();
        var draft = await DraftAsync(agreement);
        await AssertBrokenAsync("renewal.followsSuccessor", "/action", async () => await ActAsync(await CaseAsync(), RenewalAction.Lapse, new() { Reason = "cukup" }));
        await ActAsync(draft, ProcessAction.Withdraw, new ActionInput { Reason = "batal" });
        Assert.That((await ActAsync(await CaseAsync(), RenewalAction.Lapse, new() { Reason = "cukup" })).Stage, Is.EqualTo(RenewalStage.NotRenewed));
    }

    [Test]
    public async Task A_gap_that_opened_by_the_passing_of_days_is_found_by_the_list()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(Monday);
        await App.SweepOnAsync(new DateOnly(2025, 5, 26));
        Assert.That((await App.SendAsync(new ListRenewals.Query(ForecastGap: true))).Items.Single().Gap!.State, Is.EqualTo(GapState.Open));
        Assert.That((await App.SendAsync(new ListRenewals.Query(ForecastGap: false))).Items, Is.Empty);
    }

    [Test]
    public async Task A_retroactive_first_day_stays_when_the_ceremony_moves()
    {
        var (_, renewal) = await ReadyAsync();
        var signing = await App.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts("HUT", new DateOnly(2025, 5, 28))));
        await ActAsync(renewal, RenewalAction.Schedule, new() { SigningEvent = signing.Id, EffectiveOn = End.AddDays(1), Retroactive = true });
        await App.SendAsync(new PatchSigningEvent.Command(signing.Id, signing.Version, new JsonObject { ["heldOn"] = "2025-06-04" }));
        renewal = await CaseAsync();
        Assert.That((renewal.Plan.SigningOn, renewal.Plan.EffectiveOn, renewal.Gap), Is.EqualTo(((DateOnly?)new DateOnly(2025, 6, 4), (DateOnly?)End.AddDays(1), (Gap?)null)));
    }

    [Test]
    public async Task A_draft_that_is_scheduled_on_another_day_leaves_the_ceremony()
    {
        var (agreement, _) = await ReadyAsync();
        var signing = await App.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts("HUT", new DateOnly(2025, 5, 28))));
        var draft = await DraftAsync(agreement, f => f with { SigningPlan = new SigningPlan(SigningEvent: signing.Id) });
        foreach (var action in new[] { ProcessAction.Submit, ProcessAction.Offer, ProcessAction.Accept, ProcessAction.Finalise }) draft = await ActAsync(draft, action);
        await AssertBrokenAsync("signingEvent.otherDay", "/on", () => ActAsync(draft, ProcessAction.Schedule, new ActionInput { On = new DateOnly(2025, 5, 20), SigningEvent = signing.Id }));
        draft = await ActAsync(draft, ProcessAction.Schedule, new ActionInput { On = new DateOnly(2025, 5, 20) });
        Assert.That((draft.SigningPlan!.On, draft.SigningPlan.SigningEvent), Is.EqualTo(((DateOnly?)new DateOnly(2025, 5, 20), (Guid?)null)));
    }

    [Test]
    public async Task A_forecast_that_was_said_with_the_end_is_told_when_it_comes_back()
    {
        var (_, renewal) = await ReadyAsync();
        renewal = await ActAsync(renewal, RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) });
        await App.SweepOnAsync(new DateOnly(2025, 5, 23));
        renewal = await ActAsync(renewal, RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 24) });
        await App.SweepOnAsync(new DateOnly(2025, 5, 23));
        await ActAsync(renewal, RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) });
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 24));
        Assert.That(mails.Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Perkiraan masa jeda 2 hari"));
    }

    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    public async Task A_day_that_no_plan_can_mean_is_refused(string day)
    {
        var (_, renewal) = await ReadyAsync();
        await AssertBrokenAsync("date.outOfRange", "/on", () => ActAsync(renewal, RenewalAction.Schedule, new() { On = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }));
    }

    [Test]
    public async Task A_meeting_that_somebody_else_has_changed_is_not_overwritten_and_each_change_stands_in_the_timeline()
    {
        var (_, renewal) = await ReadyAsync();
        var meeting = await App.SendAsync(new RecordMeeting.Command(renewal.Id, null, new MeetingFacts(Monday, "Rapat", Attending: 29)));
        await App.SendAsync(new RecordMeeting.Command(renewal.Id, (meeting.Id, 1), new MeetingFacts(Monday, "Rapat", Attending: 29, Minutes: "Disepakati")));
        var stale = Assert.ThrowsAsync<DomainException>(() => App.SendAsync(new RecordMeeting.Command(renewal.Id, (meeting.Id, 1), new MeetingFacts(Monday, "Rapat"))));
        Assert.That(stale!.Kind, Is.EqualTo(ProblemKind.Stale));
        var timeline = (await App.SendAsync(new GetTimeline.Query(renewal.Id, Agreements.App.Access.Subject.Renewal))).Items.Where(e => e.Action == "meeting").ToList();
        Assert.That(timeline, Has.Count.EqualTo(2));
        Assert.That(timeline[1].Changes.Select(c => c.Path), Does.Contain("/minutes"));
    }

    [Test]
    public async Task A_council_that_is_asked_later_stands_on_the_checklist()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(Monday);
        var renewal = await CaseAsync();
        foreach (var action in new[] { RenewalAction.Prepare, RenewalAction.Offer, RenewalAction.Negotiate, RenewalAction.RequireCouncil }) renewal = await ActAsync(renewal, action);
        Assert.That(renewal.Checklist.Select(i => i.Item), Does.Contain(ChecklistKind.CouncilApproval));
    }
}
