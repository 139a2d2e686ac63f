using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.Domain.Alerts;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>Put off for one recipient, to a day not beyond the deadline; on the day he or she is reminded.</summary>
public sealed class SnoozeTests(string engine) : PeopleTest(engine)
{
    private async Task SnoozeAsync(string recipient, int month, int day, int year = 2025) =>
        await App.SendAsync(new SnoozeAlert.Command(await SentToAsync(recipient), new DateOnly(year, month, day)));

    [Test]
    public async Task Steps_before_the_day_are_skipped_for_that_recipient_with_the_reason_and_on_the_day_one_reminder_goes_out()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 14);
        Assert.That(To(await OnAsync(5, 9)), Is.EquivalentTo(new[] { Branch }), "the others are told, and nobody higher: a snooze is an answer");
        var skipped = (await AlertsAsync(Ani, "skipped")).Single(a => a.Step == 14);
        Assert.That(skipped.Reason, Does.Contain("ditunda").And.Contain("14 Mei 2025"));
        Assert.That(await OnAsync(5, 13), Is.Empty);
        Assert.That(To(await OnAsync(5, 14)), Is.EqualTo(new[] { Ani }), "no step of the ladder falls on it");
        Assert.That(await OnAsync(5, 14), Is.Empty);
        Assert.That((await AlertsAsync(Ani, "sent"))[0].Step, Is.EqualTo(11), "it stands in the ledger by its days before the deadline");
        Assert.That(To(await OnAsync(5, 16)), Does.Contain(Ani), "the ladder goes on");
    }

    [Test]
    public async Task The_sweep_is_due_on_the_day_of_the_reminder_and_not_before()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 7);
        await OnAsync(4, 28);
        var next = await App.RowsAsync<DateOnly>("SELECT next_alert_on FROM agreements WHERE id = @Id", new { view.Id });
        Assert.That(next, Is.EqualTo(new[] { new DateOnly(2025, 5, 7) }));
    }

    [Test]
    public async Task A_reminder_that_falls_on_a_Sunday_comes_on_the_Friday_before()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 4);
        Assert.That(To(await OnAsync(5, 2)), Is.EqualTo(new[] { Ani }));
        Assert.That(await OnAsync(5, 4), Is.Empty);
    }

    [Test]
    public async Task Snoozed_to_the_day_of_the_deadline_the_last_day_is_told_all_the_same()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 25);
        Assert.That(To(await OnAsync(5, 9)), Is.EqualTo(new[] { Branch }));
        Assert.That(To(await OnAsync(5, 16)), Is.EqualTo(new[] { Branch }));
        Assert.That(To(await OnAsync(5, 23)).Count(a => a == Ani), Is.EqualTo(1), "the Friday before the Sunday");
        Assert.That(To(await OnAsync(5, 26)).Count(a => a == Ani), Is.EqualTo(1), "and the gap");
    }

    [Test]
    public async Task A_step_of_the_ladder_on_the_day_is_the_reminder()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 18);
        Assert.That(To(await OnAsync(5, 16)).Count(a => a == Ani), Is.EqualTo(1));
        Assert.That(To(await OnAsync(5, 19)), Is.Empty);
    }

    [Test]
    public async Task After_days_without_the_service_the_reminder_is_not_lost_and_a_more_urgent_step_speaks_for_it()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 6);
        Assert.That(To(await OnAsync(5, 8)), Is.EqualTo(new[] { Ani }), "two days late");
        await SnoozeAsync(Ani, 5, 14);
        Assert.That(To(await OnAsync(5, 16)).Count(a => a == Ani), Is.EqualTo(1), "the step of seven days is more urgent than the missed reminder");
        Assert.That((await AlertsAsync(Ani)).Single(a => a.Step == 11).State, Is.EqualTo("skipped"));
    }

    [Test]
    public async Task What_waits_for_a_digest_is_put_off_too()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        await ManagedAsync();
        await OnAsync(4, 25);
        var waiting = (await AlertsAsync(Ani, "queued")).Single();
        await App.SendAsync(new SnoozeAlert.Command(waiting.Id, new DateOnly(2025, 5, 14)));
        Assert.That(await SendAtAsync(4, 28, 7), Is.Empty);
        Assert.That((await AlertsAsync(Ani, "skipped")).Single(a => a.Id == waiting.Id).Reason, Does.Contain("ditunda"));
    }

    [Test]
    public async Task A_snooze_can_be_moved_and_the_last_one_counts()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 14);
        await SnoozeAsync(Ani, 5, 7);
        Assert.That(To(await OnAsync(5, 7)), Is.EqualTo(new[] { Ani }));
        await OnAsync(5, 9);
        Assert.That(await OnAsync(5, 14), Is.Empty);
    }

    [Test]
    public async Task The_reminder_of_one_who_is_no_recipient_any_more_goes_to_those_who_are()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 7);
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["officer"] = null }));
        Assert.That(To(await OnAsync(5, 7)), Is.EquivalentTo(new[] { Unit, Branch }));
        Assert.That(await OnAsync(5, 7), Is.Empty);
    }

    [Test]
    public async Task A_day_that_is_past_or_beyond_the_deadline_is_refused()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await AssertBrokenAsync("snooze.past", "/until", () => SnoozeAsync(Ani, 4, 25));
        await AssertBrokenAsync("snooze.beyondDeadline", "/until", () => SnoozeAsync(Ani, 5, 26));
        await OnAsync(5, 23);
        await AssertBrokenAsync("snooze.noWorkingDay", "/until", () => SnoozeAsync(Ani, 5, 25));
    }

    [Test]
    public async Task A_gap_can_be_put_off_for_thirty_days_at_most()
    {
        await ManagedAsync();
        await OnAsync(5, 19);
        await OnAsync(5, 26);
        await AssertBrokenAsync("snooze.tooLong", "/until", () => SnoozeAsync(Ani, 6, 26));
        await SnoozeAsync(Ani, 6, 25);
        Assert.That(To(await OnAsync(6, 2)), Is.EqualTo(new[] { Branch }));
        Assert.That(To(await OnAsync(6, 24)), Does.Not.Contain(Ani).And.Contain(Branch), "the step of thirty days");
        Assert.That(To(await OnAsync(6, 25)), Is.EqualTo(new[] { Ani }));
    }

    [Test]
    public async Task A_dry_sweep_says_who_has_snoozed_it()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await SnoozeAsync(Ani, 5, 14);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 9));
        var planned = (await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Alerts.Single();
        Assert.That((planned.Step, planned.Recipients.Single(), planned.Snoozed.Single()), Is.EqualTo((14, Branch, Ani)));
    }
}
