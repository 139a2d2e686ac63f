using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Officers;
using Agreements.App.Features.Renewals;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Renewals;

/// <summary>The renewal that Kota Jambi should have had: opened half a year ahead, planned back from 25 May 2025, and told the day a gap was planned.</summary>
public sealed class RenewalStoryTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25);

    private async Task<RenewalView> OnlyCaseAsync() => (await App.SendAsync(new ListRenewals.Query())).Items.Single();

    private async Task<RenewalView> ActAsync(RenewalView renewal, RenewalAction action, RenewalInput? input = null, JsonObject? successor = null, IReadOnlyList<PartyNumber>? numbers = null) =>
        await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, action, input ?? new RenewalInput(), successor, numbers));

    private async Task<RenewalView> ReadyAsync()
    {
        var renewal = await OnlyCaseAsync();
        foreach (var action in new[] { RenewalAction.Prepare, RenewalAction.Offer, RenewalAction.Negotiate, RenewalAction.Finalise }) renewal = await ActAsync(renewal, action);
        return renewal;
    }

    private static IEnumerable<string> Subjects(IEnumerable<MimeMessage> mails, string start) => mails.Select(m => m.Subject!).Where(s => s.StartsWith(start, StringComparison.Ordinal));

    [Test]
    public async Task The_sweep_opens_a_case_180_days_ahead_and_not_a_day_earlier()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 25));
        Assert.That((await App.SendAsync(new ListRenewals.Query())).Items, Is.Empty);
        await App.SweepOnAsync(new DateOnly(2024, 11, 26));
        var renewal = await OnlyCaseAsync();
        Assert.That((renewal.Stage, renewal.OpenedOn), Is.EqualTo((RenewalStage.Opened, new DateOnly(2024, 11, 26))));
        await App.SweepOnAsync(new DateOnly(2024, 11, 27));
        Assert.That((await OnlyCaseAsync()).Id, Is.EqualTo(renewal.Id), "one case, however often it is swept");
    }

    [Test]
    public async Task Its_stages_are_planned_back_in_working_days_from_the_last_working_day_before_the_end()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 26));
        var stages = (await OnlyCaseAsync()).Stages.ToDictionary(s => s.Stage, s => s.DueOn);
        Assert.That(stages[RenewalStage.SigningScheduled], Is.EqualTo(new DateOnly(2025, 5, 23)), "25 May is a Sunday");
        // Ten working days before 23 May; 12 and 13 May are Waisak.
        Assert.That(stages[RenewalStage.ReadyToSign], Is.EqualTo(new DateOnly(2025, 5, 7)));
        Assert.That(stages.Keys, Has.None.EqualTo(RenewalStage.CouncilApproval));
        Assert.That(stages.Values, Is.Ordered);
    }

    [Test]
    public async Task A_signing_planned_on_the_28th_forecasts_two_days_and_both_sides_are_told_the_same_day()
    {
        var agreement = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var scheduled = await ActAsync(await ReadyAsync(), RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) });
        Assert.That(scheduled.Gap, Is.EqualTo(new Gap(2, new DateOnly(2025, 5, 26), new DateOnly(2025, 5, 27), GapState.Forecast)));
        Assert.That((await App.SendAsync(new GetAgreement.Query(agreement.Id, null))).Status.Gap, Is.EqualTo(scheduled.Gap));
        var told = Subjects(await App.SweepOnAsync(new DateOnly(2025, 5, 20)), "Perkiraan masa jeda 2 hari").ToList();
        Assert.That(told, Has.Count.EqualTo(2));
        Assert.That((await App.SendAsync(new ListRenewals.Query(ForecastGap: true))).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Moved_to_the_23rd_no_gap_is_forecast_the_alert_is_withdrawn_and_the_parties_are_told()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = await ActAsync(await ReadyAsync(), RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) });
        await App.SweepOnAsync(new DateOnly(2025, 5, 20));
        renewal = await ActAsync(renewal, RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 23) });
        Assert.That(renewal.Gap, Is.Null);
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 21));
        Assert.That(Subjects(mails, "Rencana penandatanganan diubah").Count(), Is.EqualTo(2));
        Assert.That(mails[0].TextBody, Does.Contain("dari 28 Mei 2025 menjadi 23 Mei 2025"));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE kind = 'forecast'"), Is.EqualTo(new[] { "withdrawn", "withdrawn" }));
        Assert.That((await App.SendAsync(new ListRenewals.Query(ForecastGap: true))).Items, Is.Empty);
        await ActAsync(renewal, RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) });
        Assert.That(Subjects(await App.SweepOnAsync(new DateOnly(2025, 5, 22)), "Perkiraan masa jeda").Count(), Is.EqualTo(2), "it is so again, and told again");
    }

    [Test]
    public async Task What_if_answers_with_the_forecast_and_writes_nothing()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = await ReadyAsync();
        var what = await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) }), validateOnly: true);
        Assert.That(what.Gap!.Days, Is.EqualTo(2));
        Assert.That((await OnlyCaseAsync()).Version, Is.EqualTo(renewal.Version));
        Assert.That(Subjects(await App.SweepOnAsync(new DateOnly(2025, 5, 20)), "Perkiraan"), Is.Empty);
    }

    [Test]
    public async Task Signed_on_the_28th_and_completed_the_successor_is_registered_the_gap_stays_on_record_and_a_new_ladder_begins()
    {
        var old = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = await ActAsync(await ReadyAsync(), RenewalAction.Schedule, new() { On = new DateOnly(2025, 5, 28) });
        App.Time.SetUtcNow(TestApp.At(2025, 5, 28));
        renewal = await ActAsync(renewal, RenewalAction.Sign, new() { On = new DateOnly(2025, 5, 28) }, JsonNode.Parse("""{"term":{"endBasis":"fixed","endsOn":"2027-05-27"}}""")!.AsObject());
        Assert.That(renewal.Stage, Is.EqualTo(RenewalStage.Signed));
        renewal = await ActAsync(renewal, RenewalAction.Complete, new() { Reason = "pindaian menyusul" }, numbers: [new(1, "B/12/2025"), new(2, "MOU/9/2025")]);
        Assert.That((renewal.Stage, renewal.Outcome!.On), Is.EqualTo((RenewalStage.Completed, new DateOnly(2025, 5, 28))));
        var status = (await App.SendAsync(new GetStatus.Query(old.Id, null))).Status;
        Assert.That((status.Renewal, status.Gap), Is.EqualTo((RenewalState.Renewed, new Gap(2, new DateOnly(2025, 5, 26), new DateOnly(2025, 5, 27), GapState.Closed))));
        var successor = await App.SendAsync(new GetAgreement.Query(renewal.Successor!.Value, null));
        Assert.That((successor.Status.Validity, successor.Title, successor.Predecessor), Is.EqualTo((Validity.InForce, old.Title, (Guid?)old.Id)));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 6, 27)), Is.Empty, "the old ladder has stopped");
        Assert.That(Subjects(await App.SweepOnAsync(new DateOnly(2026, 11, 27)), "Akan berakhir dalam 181 hari").Count(), Is.EqualTo(2), "28 November 2026 is a Saturday");
    }

    [Test]
    public async Task Completing_with_open_items_on_the_checklist_needs_a_reason()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = await ReadyAsync();
        await AssertBrokenAsync("renewal.checklistOpen", "/reason", () => ActAsync(renewal, RenewalAction.Complete, new() { On = new DateOnly(2025, 5, 19) }));
        foreach (var item in renewal.Checklist) renewal = await ActAsync(renewal, RenewalAction.Check, new() { Item = item.Item });
        renewal = await ActAsync(renewal, RenewalAction.Complete, new() { On = new DateOnly(2025, 5, 19) }, numbers: [new(1, "B/1"), new(2, "C/1")]);
        Assert.That(renewal.Stage, Is.EqualTo(RenewalStage.Completed));
    }

    [Test]
    public async Task A_late_stage_is_stalled_and_told_one_desk_higher_each_time()
    {
        var kanwil = await InstitutionAsync("Kanwil T");
        var (city, branch) = (await InstitutionAsync("Kota T"), await InstitutionAsync("Cabang T", Domain.Institutions.InstitutionKind.BpjsBranch, parent: kanwil));
        await App.SendAsync(new CreateAgreement.Command(
            Mou(city, branch) with { Term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End } }, ProcessState.Registered));
        await App.SweepOnAsync(new DateOnly(2024, 11, 26));
        var due = (await OnlyCaseAsync()).Stages[0].DueOn;
        Assert.That(Subjects(await App.SweepOnAsync(due), "Perpanjangan terlambat"), Is.Empty, "on the due day it is not late");
        var first = await App.SweepOnAsync(due.AddDays(1));
        Assert.That((await OnlyCaseAsync()).Stalled, Is.True);
        Assert.That(first.Select(m => m.To.ToString()), Is.EquivalentTo(new[] { "desk@kota-t.example", "desk@cabang-t.example" }));
        var second = await App.SweepOnAsync(due.AddDays(7));
        Assert.That(second.Select(m => m.To.ToString()), Does.Contain("desk@kanwil-t.example"));
        Assert.That((await App.SendAsync(new ListAgreements.Query { Flag = Flag.RenewalStalled })).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Let_lapse_stops_the_ladder_and_says_who_decided_when_and_why()
    {
        var agreement = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        await AssertBrokenAsync("action.reason", "/reason", async () => await ActAsync(await OnlyCaseAsync(), RenewalAction.Lapse));
        var renewal = await ActAsync(await OnlyCaseAsync(), RenewalAction.Lapse, new() { Reason = "program selesai" });
        Assert.That(renewal.Outcome, Is.EqualTo(new CaseOutcome(new DateOnly(2025, 4, 1), "system", "program selesai", End)));
        foreach (var day in new[] { new DateOnly(2025, 4, 25), new(2025, 5, 23), new(2025, 6, 2) }) Assert.That(await App.SweepOnAsync(day), Is.Empty);
        var status = (await App.SendAsync(new GetStatus.Query(agreement.Id, null))).Status;
        Assert.That((status.Renewal, status.Gap), Is.EqualTo((RenewalState.NotRenewed, (Gap?)null)));
        await ActAsync(renewal, RenewalAction.Reopen, new() { Reason = "berubah pikiran" });
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 6, 24)), Is.Not.Empty, "reopened, the gap is told again");
    }

    [Test]
    public async Task A_term_that_is_extended_after_the_decision_to_let_it_lapse_is_another_question()
    {
        var agreement = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        await ActAsync(await OnlyCaseAsync(), RenewalAction.Lapse, new() { Reason = "program selesai" });
        agreement = await App.SendAsync(new GetAgreement.Query(agreement.Id, null));
        await App.SendAsync(new PatchAgreement.Command(agreement.Id, agreement.Version, new JsonObject { ["term"] = new JsonObject { ["endsOn"] = "2026-05-25" } }));
        Assert.That((await App.SendAsync(new GetStatus.Query(agreement.Id, null))).Status.Renewal, Is.EqualTo(RenewalState.None));
        await App.SweepOnAsync(new DateOnly(2025, 12, 1));
        Assert.That((await App.SendAsync(new ListRenewals.Query(Open: true))).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_case_that_was_opened_by_mistake_is_not_opened_again_by_the_next_sweep()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        await ActAsync(await OnlyCaseAsync(), RenewalAction.Withdraw, new() { Reason = "salah buka" });
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 4, 25)), Is.Not.Empty, "the ladder of the end goes on");
        Assert.That((await App.SendAsync(new ListRenewals.Query(Open: true))).Items, Is.Empty);
    }

    [Test]
    public async Task A_case_whose_successor_is_drafted_follows_the_draft_and_cannot_be_moved_by_itself()
    {
        var old = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 1, 6));
        var facts = Mou([.. old.Parties.Select(p => p.Institution)]) with { Predecessor = old.Id };
        var draft = await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Proposed));
        foreach (var action in new[] { ProcessAction.Submit, ProcessAction.Offer, ProcessAction.Accept }) draft = await ActAsync(draft, action);
        var renewal = await OnlyCaseAsync();
        Assert.That((renewal.Stage, renewal.Successor), Is.EqualTo((RenewalStage.Negotiation, (Guid?)draft.Id)));
        await AssertBrokenAsync("renewal.followsSuccessor", "/action", () => ActAsync(renewal, RenewalAction.Finalise));
        draft = await ActAsync(draft, ProcessAction.Finalise);
        draft = await ActAsync(draft, ProcessAction.Schedule, new ActionInput { On = new DateOnly(2025, 5, 28) });
        Assert.That((await OnlyCaseAsync()).Gap!.Days, Is.EqualTo(2));
        draft = await ActAsync(draft, ProcessAction.Return, new ActionInput { Reason = "ditunda" });
        await ActAsync(draft, ProcessAction.Return, new ActionInput { Reason = "dibahas lagi" });
        Assert.That((await OnlyCaseAsync()).Stage, Is.EqualTo(RenewalStage.Negotiation));
    }

    [Test]
    public async Task A_retroactive_effect_closes_the_gap_legally_and_stays_visible()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = await ReadyAsync();
        await AssertBrokenAsync("renewal.retroactiveNotStated", "/retroactive", () =>
            ActAsync(renewal, RenewalAction.Plan, new() { On = new DateOnly(2025, 5, 28), EffectiveOn = new DateOnly(2025, 5, 26) }));
        renewal = await ActAsync(renewal, RenewalAction.Plan, new() { On = new DateOnly(2025, 5, 28), EffectiveOn = new DateOnly(2025, 5, 26), Retroactive = true });
        Assert.That((renewal.Gap, renewal.Plan.Retroactive), Is.EqualTo(((Gap?)null, true)));
    }

    [Test]
    public async Task Renewed_by_an_addendum_the_same_agreement_goes_on_and_its_ladder_begins_anew()
    {
        var agreement = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = await ReadyAsync();
        var addendum = new Addendum { SignedOn = new DateOnly(2025, 5, 19), Title = "Addendum I", Amendment = new Amendment { EndsOn = new DateOnly(2027, 5, 25) } };
        renewal = await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Complete, new RenewalInput { Reason = "pindaian menyusul" }, Addendum: addendum));
        Assert.That((renewal.Stage, renewal.Successor), Is.EqualTo((RenewalStage.Completed, (Guid?)null)));
        var status = (await App.SendAsync(new GetStatus.Query(agreement.Id, null))).Status;
        Assert.That((status.EndsOn, status.Gap, status.Renewal), Is.EqualTo(((DateOnly?)new DateOnly(2027, 5, 25), (Gap?)null, RenewalState.None)));
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 5, 26))).Select(m => m.Subject), Is.All.StartsWith("Jangka waktu diubah"));
        await App.SweepOnAsync(new DateOnly(2026, 11, 26));
        Assert.That((await App.SendAsync(new ListRenewals.Query(Open: true))).Items, Has.Count.EqualTo(1), "the next renewal is opened in its turn");
    }

    [Test]
    public async Task An_addendum_that_takes_effect_after_a_gap_is_forecast_by_the_case_the_status_the_report_and_the_alert()
    {
        var agreement = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var renewal = await ReadyAsync();
        var addendum = new Addendum
        {
            SignedOn = new DateOnly(2025, 5, 19), EffectiveOn = new DateOnly(2025, 5, 28), OverrideReason = "Menunggu anggaran", Amendment = new Amendment { EndsOn = new DateOnly(2027, 5, 25) },
        };
        renewal = await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Complete, new RenewalInput { Reason = "pindaian menyusul" }, Addendum: addendum));
        var gap = new Gap(2, new DateOnly(2025, 5, 26), new DateOnly(2025, 5, 27), GapState.Forecast);
        Assert.That((renewal.Stage, renewal.Gap), Is.EqualTo((RenewalStage.Completed, gap)));
        Assert.That((await App.SendAsync(new GetStatus.Query(agreement.Id, null))).Status.Gap, Is.EqualTo(gap));
        var item = (await App.SendAsync(new Features.Reports.GapReport.Query())).Items.Single();
        Assert.That((item.To, item.State, item.Successor), Is.EqualTo((gap.To, GapState.Forecast, (Features.Reports.GapSuccessor?)null)));
        Assert.That((await App.SendAsync(new ListAgreements.Query { Renewal = RenewalState.Renewed })).Items, Has.Count.EqualTo(1));
        Assert.That(Subjects(await App.SweepOnAsync(new DateOnly(2025, 5, 20)), "Perkiraan masa jeda 2 hari").Count(), Is.EqualTo(2));
        Assert.That((await App.SendAsync(new ListRenewals.Query(Open: true))).Items, Is.Empty, "there is nothing left to renew");
    }

    [Test]
    public async Task A_case_whose_owner_leaves_goes_to_the_one_who_follows_with_what_waits_for_it()
    {
        var agreement = await RegisteredAsync(End);
        var renewal = await App.SendAsync(new OpenRenewal.Command(agreement.Id, Owner: new CaseOwner("Kasubbag", "Ibu Ani", "ani@kota.example")));
        var due = renewal.Stages[0].DueOn;
        await App.SweepOnAsync(due);
        App.Mails.Answer = _ => new(Mail.DeliveryResult.ServerAway);
        await App.SweepOnAsync(due.AddDays(3));
        var handed = await App.SendAsync(new HandOver.Command("ani@kota.example", new HandOver.Successor("Pak Budi", "Kasubbag", "budi@kota.example"), "pindah tugas"));
        Assert.That((handed.Renewals, handed.MailsRedirected), Is.EqualTo((1, 1)));
        App.Mails.Answer = _ => new(Mail.DeliveryResult.Accepted);
        var mails = await App.SweepOnAsync(due.AddDays(3));
        Assert.That(mails.Select(m => m.To.ToString()), Has.None.EqualTo("ani@kota.example").And.Some.EqualTo("budi@kota.example"));
        Assert.That((await OnlyCaseAsync()).Owner!.Mail, Is.EqualTo("budi@kota.example"));
    }

    [Test]
    public async Task A_second_case_of_one_agreement_is_refused_while_the_first_is_open()
    {
        var agreement = await RegisteredAsync(End);
        await App.SendAsync(new OpenRenewal.Command(agreement.Id));
        await AssertBrokenAsync("renewal.alreadyOpen", "/agreement", () => App.SendAsync(new OpenRenewal.Command(agreement.Id)));
    }

    [Test]
    public async Task Meetings_and_tasks_are_kept_with_the_case()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 5, 20));
        var renewal = await App.SendAsync(new OpenRenewal.Command((await RegisteredAsync(End)).Id));
        await App.SendAsync(new RecordMeeting.Command(renewal.Id, null, new MeetingFacts(new DateOnly(2025, 5, 20), "Rapat koordinasi perpanjangan MoU", "Kantor Wali Kota", Attending: 29)));
        var task = await App.SendAsync(new RecordTask.Command(renewal.Id, null, new TaskFacts("Paraf Bagian Hukum", "Bagian Hukum", new DateOnly(2025, 5, 21))));
        await App.SendAsync(new RecordTask.Command(renewal.Id, (task.Id, 1), new TaskFacts("Paraf Bagian Hukum", "Bagian Hukum", new DateOnly(2025, 5, 21), new DateOnly(2025, 5, 20))));
        Assert.That((await App.SendAsync(new ListMeetings.Query(renewal.Id))).Items.Single().Attending, Is.EqualTo(29));
        Assert.That((await App.SendAsync(new ListTasks.Query(renewal.Id))).Items.Single().DoneOn, Is.EqualTo(new DateOnly(2025, 5, 20)));
    }
}
