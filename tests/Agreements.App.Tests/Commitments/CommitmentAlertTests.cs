using System.Text.Json.Nodes;
using Agreements.App.Commitments;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Commitments;
using Agreements.App.Features.Monev;
using Agreements.App.Monev;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Monev;
using NUnit.Framework;

namespace Agreements.App.Tests.Commitments;

/// <summary>Commitments and evaluations alert like deadlines: each step once, the latest after downtime, and nothing when there is nothing left to do.</summary>
public sealed class CommitmentAlertTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly Due = new(2025, 6, 30);

    private AgreementView _mou = null!;

    [SetUp]
    public async Task EnterAsync() => _mou = await RegisteredAsync(new DateOnly(2029, 5, 25));

    private async Task<CommitmentView> OwedAsync(string text = "Cakupan 55 persen", DateOnly? due = null)
    {
        var facts = new CommitmentFacts(text, _mou.Parties[0].Institution, CommitmentKind.RegisterWorkers, MeasureUnit.Percent, 55, DueOn: due ?? Due);
        return await App.SendAsync(new AddCommitment.Command(_mou.Id, facts));
    }

    private Task ObserveAsync(CommitmentView commitment, decimal value, DateOnly asOf) => App.SendAsync(new Observe.Command(commitment.Id, new ObservationEntry(value, asOf)));

    private async Task<IReadOnlyList<string>> SubjectsAsync(int month, int day) => [.. (await App.SweepOnAsync(new DateOnly(2025, month, day))).Select(m => m.Subject!).Distinct()];

    [Test]
    public async Task It_is_told_thirty_seven_and_no_days_before_and_the_day_after_to_both_parties()
    {
        await OwedAsync();
        var told = new List<string>();
        for (var day = new DateOnly(2025, 5, 1); day <= new DateOnly(2025, 8, 1); day = day.AddDays(1))
            told.AddRange((await App.SweepOnAsync(day)).Select(m => $"{day:MM-dd} {m.Subject}"));
        Assert.That(told, Is.EqualTo(new[]
        {
            "05-28 Komitmen jatuh tempo dalam 33 hari: Cakupan 55 persen", "05-28 Komitmen jatuh tempo dalam 33 hari: Cakupan 55 persen",
            "06-23 Komitmen jatuh tempo dalam 7 hari: Cakupan 55 persen", "06-23 Komitmen jatuh tempo dalam 7 hari: Cakupan 55 persen",
            "06-30 Komitmen jatuh tempo hari ini: Cakupan 55 persen", "06-30 Komitmen jatuh tempo hari ini: Cakupan 55 persen",
            "07-01 Komitmen tidak tercapai: Cakupan 55 persen", "07-01 Komitmen tidak tercapai: Cakupan 55 persen",
        }), "31 May 2025 was a Saturday after Ascension and the leave of Friday");
    }

    [Test]
    public async Task The_mail_says_how_it_stands_and_what_is_to_be_done()
    {
        var commitment = await OwedAsync();
        await ObserveAsync(commitment, 48.64m, new DateOnly(2024, 8, 12));
        var mail = (await App.SweepOnAsync(new DateOnly(2025, 6, 23)))[0].TextBody;
        Assert.That(mail, Does.Contain("Komitmen “Cakupan 55 persen” dengan sasaran 55% jatuh tempo pada 30 Juni 2025, 7 hari lagi, dan belum tercapai.")
            .And.Contain("Nilai terakhir 48,64% per 12 Agustus 2024, yaitu 88,44% dari sasaran 55%.").And.Contain("Mohon catat pengukuran terakhir"));
    }

    [Test]
    public async Task Of_two_with_one_target_date_each_is_told_by_itself_and_the_one_that_is_met_is_not()
    {
        var (first, _) = (await OwedAsync("Cakupan"), await OwedAsync("Perwal"));
        Assert.That(await SubjectsAsync(6, 23), Is.EquivalentTo(new[] { "Komitmen jatuh tempo dalam 7 hari: Cakupan", "Komitmen jatuh tempo dalam 7 hari: Perwal" }));
        await ObserveAsync(first, 55, new DateOnly(2025, 6, 20));
        Assert.That(await SubjectsAsync(6, 30), Is.EqualTo(new[] { "Komitmen jatuh tempo hari ini: Perwal" }));
        Assert.That(await SubjectsAsync(7, 1), Is.EqualTo(new[] { "Komitmen tidak tercapai: Perwal" }));
        Assert.That(await SubjectsAsync(7, 2), Is.Empty);
    }

    [TestCase(30, true, TestName = "One that is entered on its target date is told as missed on the next day")]
    [TestCase(29, false, TestName = "One that is entered after its target date is history and told to nobody")]
    public async Task Of_what_is_entered_late_nobody_is_told(int due, bool isTold)
    {
        App.Time.SetUtcNow(TestApp.At(2025, 6, 30));
        await OwedAsync(due: new DateOnly(2025, 6, due));
        await App.SweepOnAsync(new DateOnly(2025, 6, 30));
        Assert.That(await SubjectsAsync(7, 1), Is.EqualTo(isTold ? ["Komitmen tidak tercapai: Cakupan 55 persen"] : Array.Empty<string>()));
        Assert.That((await App.SendAsync(new GetChanges.Query(Types: ["commitment.*"]))).Items, Has.Count.EqualTo(isTold ? 1 : 0));
    }

    [Test]
    public async Task What_waits_is_taken_back_when_it_is_met_removed_or_moved()
    {
        var (met, removed, moved) = (await OwedAsync("Satu"), await OwedAsync("Dua"), await OwedAsync("Tiga"));
        App.Time.SetUtcNow(TestApp.At(2025, 6, 23));
        await App.SendAsync(new SweepAlerts.Command());
        await ObserveAsync(met, 60, new DateOnly(2025, 6, 22));
        await App.SendAsync(new RemoveCommitment.Command(removed.Id, 1));
        await App.SendAsync(new PatchCommitment.Command(moved.Id, 1, new JsonObject { ["dueOn"] = "2025-12-31" }));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Is.Empty);
        Assert.That(await SubjectsAsync(7, 1), Is.Empty);
        Assert.That(await SubjectsAsync(12, 1), Is.EqualTo(new[] { "Komitmen jatuh tempo dalam 30 hari: Tiga" }));
    }

    [Test]
    public async Task An_alert_is_explained_by_its_commitment_acknowledged_like_any_other_and_not_put_off()
    {
        var commitment = await OwedAsync();
        await App.SweepOnAsync(new DateOnly(2025, 6, 23));
        var deadline = (await App.SendAsync(new ExplainAlerts.Query(_mou.Id, null))).Deadlines.Single(d => d.Commitment is not null);
        Assert.That((deadline.Kind, deadline.Commitment, deadline.Owed, deadline.Steps.Count), Is.EqualTo(("commitmentDue", (Guid?)commitment.Id, true, 4)));
        var alert = deadline.Steps.Single(s => s.Step == 7).Alerts[0].Id;
        await AssertBrokenAsync("snooze.notThis", "", () => App.SendAsync(new SnoozeAlert.Command(alert, new DateOnly(2025, 6, 27))));
        Assert.That((await App.SendAsync(new AcknowledgeAlert.Command(alert, "Dikerjakan"))).Id, Is.EqualTo(alert));
        await ObserveAsync(commitment, 56, new DateOnly(2025, 6, 22));
        var other = deadline.Steps.Single(s => s.Step == 7).Alerts[1].Id;
        await AssertBrokenAsync("alert.closed", "", () => App.SendAsync(new AcknowledgeAlert.Command(other, null)));
    }

    [Test]
    public async Task A_missed_commitment_is_an_event_of_its_day_told_once_also_after_downtime()
    {
        var commitment = await OwedAsync();
        await App.SweepOnAsync(new DateOnly(2025, 6, 2));
        await App.SweepOnAsync(new DateOnly(2025, 9, 1));
        await App.SweepOnAsync(new DateOnly(2025, 9, 2));
        var events = (await App.SendAsync(new GetChanges.Query(Types: ["commitment.*"]))).Items;
        Assert.That(events.Select(e => (e.Type, e.Data.Commitment, e.Data.DueOn, e.Data.On)), Is.EqualTo(new[] { ("commitment.missed", (Guid?)commitment.Id, (DateOnly?)Due, (DateOnly?)new DateOnly(2025, 7, 1)) }));
    }

    [Test]
    public async Task An_evaluation_is_due_by_its_schedule_until_one_is_held()
    {
        var none = await App.SendAsync(new GetMonevSchedule.Query(_mou.Id));
        Assert.That((none.EveryMonths, none.NextDueOn, none.Version), Is.EqualTo(((int?)null, (DateOnly?)null, 0L)), "off, unless somebody sets it");
        var set = await App.SendAsync(new ScheduleMonev.Command(_mou.Id, 0, new ScheduleEntry(6, new DateOnly(2025, 1, 2))));
        Assert.That((set.NextDueOn, set.Version), Is.EqualTo(((DateOnly?)new DateOnly(2025, 7, 2), 1L)));
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new ScheduleMonev.Command(_mou.Id, 0, new ScheduleEntry(3))));
        await AssertBrokenAsync("monev.months", "/everyMonths", () => App.SendAsync(new ScheduleMonev.Command(_mou.Id, 1, new ScheduleEntry(61))));
        Assert.That(await SubjectsAsync(6, 25), Has.Count.EqualTo(1).And.All.StartsWith("Monitoring dan evaluasi jatuh tempo 2 Juli 2025"));
        var held = await App.SendAsync(new Evaluate.Command(_mou.Id, new EvaluationEntry(new DateOnly(2025, 6, 25), new MonevScores(5, 4, 4, 3, 4), MonevDecision.Widen, "Perlu perluasan", "Tim TKKSD")));
        Assert.That((held.Average, held.Decision), Is.EqualTo((4m, MonevDecision.Widen)));
        Assert.That(await SubjectsAsync(7, 2), Is.Empty);
        Assert.That((await App.SendAsync(new ListEvaluations.Query(_mou.Id))).Schedule.NextDueOn, Is.EqualTo(new DateOnly(2026, 1, 2)));
        await App.SendAsync(new Evaluate.Command(_mou.Id, new EvaluationEntry(new DateOnly(2025, 7, 2), new MonevScores(1, 1, 1, 1, 1), MonevDecision.Stop)));
        Assert.That((await App.SendAsync(new GetMonevSchedule.Query(_mou.Id))).NextDueOn, Is.Null, "what is to be stopped is not evaluated again");
    }

    [Test]
    public async Task Under_what_was_terminated_nothing_is_told_any_more()
    {
        await OwedAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 6, 1));
        _mou = await App.SendAsync(new GetAgreement.Query(_mou.Id, null));
        await ActAsync(_mou, ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = new DateOnly(2025, 6, 2) });
        await App.SweepOnAsync(new DateOnly(2025, 6, 3));
        Assert.That(await SubjectsAsync(7, 1), Is.Empty);
    }
}
