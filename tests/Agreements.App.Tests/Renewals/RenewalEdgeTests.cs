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
    public async Task A_stage_that_was_told_late_and_is_returned_to_is_told_late_again()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 26));
        var renewal = await CaseAsync();
        foreach (var action in new[] { RenewalAction.Prepare, RenewalAction.Offer, RenewalAction.Negotiate }) renewal = await ActAsync(renewal, action);
        var due = renewal.Stages.Single(s => s.Stage == RenewalStage.Negotiation).DueOn;
        await App.SweepOnAsync(due);
        Assert.That(await LateAsync(due, 4), Is.EqualTo(2), "both parties, once");
        renewal = await ActAsync(await ActAsync(await CaseAsync(), RenewalAction.Finalise), RenewalAction.Return, new() { Reason = "dibahas lagi" });
        Assert.That((renewal.Stage, renewal.DueOn), Is.EqualTo((RenewalStage.Negotiation, (DateOnly?)due)));
        Assert.That(await LateAsync(due.AddDays(4), 4), Is.EqualTo(2));
    }

    private async Task<int> LateAsync(DateOnly after, int days)
    {
        var late = 0;
        for (var day = 1; day <= days; day++) late += (await App.SweepOnAsync(after.AddDays(day))).Count(m => m.Subject!.StartsWith("Perpanjangan terlambat pada tahap Pembahasan", StringComparison.Ordinal));
        return late;
    }

    [Test]
    public async Task The_owner_of_the_case_is_told_of_a_forecast_gap_and_of_a_moved_plan()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(Monday);
        var renewal = await ActAsync(await CaseAsync(), RenewalAction.Assign, new() { Owner = new CaseOwner("Kasubbag", "Ibu Ani", "ani@kota.example") });
        renewal = await ActAsync(renewal, RenewalAction.Plan, new() { On = new DateOnly(2025, 5, 28) });
        Assert.That(await ToldOfAsync("Perkiraan masa jeda", 20), Has.Length.EqualTo(3).And.Contains("ani@kota.example"));
        await ActAsync(await App.SendAsync(new GetRenewal.Query(renewal.Id)), RenewalAction.Plan, new() { On = new DateOnly(2025, 5, 23) });
        Assert.That(await ToldOfAsync("Rencana penandatanganan diubah", 21), Has.Length.EqualTo(3).And.Contains("ani@kota.example"));
    }

    [Test]
    public async Task A_party_that_is_new_in_the_draft_is_told_of_a_moved_plan_with_and_without_a_gap()
    {
        var (agreement, _) = await ReadyAsync();
        var third = await InstitutionAsync("Kabupaten Ketiga", mailbox: "tiga@kabupaten.example");
        var draft = await DraftAsync(agreement, f => f with { Parties = [.. f.Parties, new Party { Institution = third }], SigningPlan = new SigningPlan(new DateOnly(2025, 5, 22)) });
        draft = await PatchAsync(draft, """{"signingPlan":{"on":"2025-05-23"}}""");
        Assert.That(await ToldOfAsync("Rencana penandatanganan diubah", 20), Has.Length.EqualTo(3).And.Contains("tiga@kabupaten.example"));
        await PatchAsync(draft, """{"signingPlan":{"on":"2025-05-28"}}""");
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 21));
        Assert.That(mails.Where(m => m.Subject!.StartsWith("Rencana penandatanganan diubah", StringComparison.Ordinal)).Select(m => (m.To.ToString(), m.TextBody!.Contains("Masa jeda menjadi 2 hari", StringComparison.Ordinal))), Is.EqualTo(new[] { ("tiga@kabupaten.example", true) }));
        Assert.That(mails.Count(m => m.Subject!.StartsWith("Perkiraan masa jeda", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    private async Task<string[]> ToldOfAsync(string subject, int may) =>
        [.. (await App.SweepOnAsync(new DateOnly(2025, 5, may))).Where(m => m.Subject!.StartsWith(subject, StringComparison.Ordinal)).Select(m => m.To.ToString())];

    [Test]
    public async Task What_a_successor_or_an_addendum_lacks_is_said_at_its_place_in_the_body()
    {
        var (agreement, renewal) = await ReadyAsync();
        Task<RenewalView> SignAsync(string successor, params PartyNumber[] numbers) => ActAsync(renewal, RenewalAction.Sign, new() { On = Monday }, JsonNode.Parse(successor)!.AsObject(), numbers);
        await AssertBrokenAsync("term.endsOnRequired", "/successor/term/endsOn", () => SignAsync("""{"term":{"endBasis":"fixed"}}"""));
        await AssertBrokenAsync("text.tooLong", "/successor/title", () => SignAsync($$"""{"title":"{{new string('a', 1001)}}"}"""));
        await AssertBrokenAsync("number.duplicate", "/numbers/1/number", () => SignAsync("{}", new PartyNumber(1, "B/1"), new PartyNumber(2, agreement.Parties[1].Number!)));
        await AssertBrokenAsync("sign.partyTwice", "/numbers/1/party", () => SignAsync("{}", new PartyNumber(1, "B/1"), new PartyNumber(1, "B/2")));
        var parties = new JsonArray([.. agreement.Parties.Select(p => new JsonObject { ["institution"] = p.Institution, ["number"] = p.Number })]);
        await AssertBrokenAsync("number.duplicate", "/successor/parties/1/number", () => SignAsync(new JsonObject { ["parties"] = parties.DeepClone() }.ToJsonString(), new PartyNumber(1, "B/1")));
        await AssertBrokenAsync("sign.future", "/on", () => ActAsync(renewal, RenewalAction.Sign, new() { On = Monday.AddDays(1) }));
        await AssertBrokenAsync("register.numberMissing", "/numbers", () => ActAsync(renewal, RenewalAction.Complete, new() { On = Monday, Reason = "x" }));
        Assert.That(Assert.ThrowsAsync<System.Text.Json.JsonException>(() => SignAsync("""{"term":{"endsOn":"kemarin"}}"""))!.Path, Is.EqualTo("$.successor.term.endsOn"));
        var addendum = new Addendum { SignedOn = Monday, Amendment = new Amendment { EndsOn = new DateOnly(2019, 1, 1) } };
        await AssertBrokenAsync("term.endBeforeStart", "/addendum/amendment/endsOn", () => ActAsync(renewal, RenewalAction.Complete, new() { Reason = "x" }, addendum: addendum));
        renewal = await ActAsync(renewal, RenewalAction.Sign, new() { On = Monday });
        await AssertBrokenAsync("sign.partyTwice", "/numbers/1/party", () => ActAsync(renewal, RenewalAction.Complete, new() { Reason = "x" }, numbers: [new(1, "B/1"), new(1, "B/2")]));
        await AssertBrokenAsync("text.required", "/successor/title", () => ActAsync(renewal, RenewalAction.Complete, new() { Reason = "x" }, new JsonObject { ["title"] = " " }, [new(1, "B/1"), new(2, "C/1")]));
    }

    [Test]
    public async Task An_agreement_named_in_a_body_that_does_not_exist_is_said_at_its_place() =>
        await AssertBrokenAsync("agreement.unknown", "/agreement", () => App.SendAsync(new OpenRenewal.Command(Guid.CreateVersion7())));

    [Test]
    public async Task A_past_day_tells_the_renewal_as_it_stood_at_its_end()
    {
        var agreement = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 26));
        App.Time.SetUtcNow(TestApp.At(2024, 12, 2));
        await ActAsync(await CaseAsync(), RenewalAction.Prepare);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        var renewal = await CaseAsync();
        foreach (var action in new[] { RenewalAction.Offer, RenewalAction.Negotiate, RenewalAction.Finalise }) renewal = await ActAsync(renewal, action);
        renewal = await ActAsync(renewal, RenewalAction.Sign, new() { On = Monday });
        await ActAsync(renewal, RenewalAction.Complete, new() { Reason = "x" }, numbers: [new(1, "B/1"), new(2, "C/1")]);
        async Task<RenewalState> OnAsync(int year, int month, int day) => (await App.SendAsync(new GetStatus.Query(agreement.Id, new DateOnly(year, month, day)))).Status.Renewal;
        Assert.That(await OnAsync(2024, 11, 25), Is.EqualTo(RenewalState.None));
        Assert.That(await OnAsync(2024, 11, 26), Is.EqualTo(RenewalState.Opened));
        Assert.That(await OnAsync(2024, 12, 1), Is.EqualTo(RenewalState.Opened));
        Assert.That(await OnAsync(2024, 12, 2), Is.EqualTo(RenewalState.InProgress));
        Assert.That(await OnAsync(2025, 5, 18), Is.EqualTo(RenewalState.InProgress));
        Assert.That(await OnAsync(2025, 5, 19), Is.EqualTo(RenewalState.Renewed));
        Assert.That((await App.SendAsync(new GetStatus.Query(agreement.Id, new DateOnly(2025, 5, 18)))).Status.Flags, Does.Contain(Flag.RenewalStalled), "the preparation was late then");
        var found = await App.SendAsync(new ListAgreements.Query { AsOf = new DateOnly(2025, 5, 18), Flag = Flag.RenewalStalled });
        Assert.That(found.Items.Select(a => a.Id), Is.EqualTo(new[] { agreement.Id }));
    }

    [Test]
    public async Task A_decision_to_let_lapse_that_was_taken_back_still_shows_for_the_days_on_which_it_stood()
    {
        var (agreement, renewal) = await ReadyAsync();
        renewal = await ActAsync(renewal, RenewalAction.Lapse, new() { Reason = "cukup" });
        App.Time.SetUtcNow(TestApp.At(2025, 5, 22));
        await ActAsync(renewal, RenewalAction.Reopen, new() { Reason = "berubah" });
        var states = new List<RenewalState>();
        for (var day = Monday; day <= new DateOnly(2025, 5, 22); day = day.AddDays(1)) states.Add((await App.SendAsync(new GetStatus.Query(agreement.Id, day))).Status.Renewal);
        Assert.That(states, Is.EqualTo(new[] { RenewalState.NotRenewed, RenewalState.NotRenewed, RenewalState.NotRenewed, RenewalState.Opened }));
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
