using System.Text.Json.Nodes;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Holidays;
using Agreements.App.Features.Institutions;
using Agreements.App.Store;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>What changes around an agreement, not in it, makes the sweep look at it again.</summary>
public sealed class PlannedAgainTests(string engine) : StorageTest(engine)
{
    private const string TwoDays = "Akan berakhir dalam 2 hari";

    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19), Friday = new(2025, 5, 23), Next = new(2025, 5, 26);

    private async Task<(AgreementView Old, AgreementView Successor)> SettledAsync()
    {
        var old = await RegisteredAsync(End);
        await App.SweepOnAsync(Monday);
        var successor = await RegisteredAsync(new DateOnly(2030, 5, 25), f => f with { Predecessor = old.Id, Term = f.Term with { SignedOn = Monday, StartsOn = Next } });
        Assert.That(await App.SweepOnAsync(Friday), Is.Empty);
        return (old, successor);
    }

    [Test]
    public async Task A_successor_linked_to_another_predecessor_brings_the_ladder_of_the_first_back()
    {
        var (old, successor) = await SettledAsync();
        var other = await RegisteredAsync(new DateOnly(2030, 12, 31));
        await PatchAsync(successor, $$"""{"predecessor":"{{other.Id}}"}""");
        await App.SweepOnAsync(Friday);
        Assert.That(await ToldAsync(old.Id), Has.Exactly(2).StartsWith(TwoDays));
    }

    [TestCase(ProcessAction.Void)]
    [TestCase(ProcessAction.Terminate)]
    public async Task A_signed_successor_that_ends_before_it_could_follow_brings_the_ladder_back(ProcessAction end)
    {
        var (old, successor) = await SettledAsync();
        await ActAsync(successor, end, new ActionInput { On = Next, Reason = "tanpa kewenangan" });
        await App.SweepOnAsync(Friday);
        Assert.That(await ToldAsync(old.Id), Has.Exactly(2).StartsWith(TwoDays));
    }

    [Test]
    public async Task A_party_that_turns_out_to_be_a_university_starts_the_longer_ladder()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 12, 31));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 1, 2)), Is.Empty, "180 days before the end is in July");
        await App.SendAsync(new PatchInstitution.Command(view.Parties[1].Institution, 1, new JsonObject { ["kind"] = "university" }));
        await App.SweepOnAsync(new DateOnly(2025, 1, 2));
        Assert.That(await ToldAsync(view.Id), Has.Count.EqualTo(2).And.All.StartsWith("Akan berakhir dalam 363 hari"));
    }

    [Test]
    public async Task A_longer_ladder_that_comes_late_does_not_tell_what_a_later_step_has_told()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 12, 31));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 7, 4)), Has.Count.EqualTo(2));
        await App.SendAsync(new PatchInstitution.Command(view.Parties[1].Institution, 1, new JsonObject { ["kind"] = "university" }));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 7, 7)), Is.Empty);
    }

    [Test]
    public async Task A_party_whose_zone_is_corrected_moves_the_days_of_its_agreements()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 5, 20));
        await App.SweepOnAsync(Monday);
        await App.SendAsync(new PatchInstitution.Command(view.Parties[0].Institution, 1, new JsonObject { ["zone"] = "Asia/Jayapura" }));
        App.Time.SetUtcNow(new DateTimeOffset(2025, 5, 19, 15, 1, 0, TimeSpan.Zero));
        var alerts = (await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Alerts;
        Assert.That(alerts.Select(a => a.Step), Is.EqualTo(new[] { 0 }), "00:01 on the 20th in Jayapura, 22:01 in Jakarta");
    }

    [Test]
    public async Task A_party_that_is_no_local_government_any_more_governs_no_zone()
    {
        var city = (await RegisteredAsync(End)).Parties[0].Institution;
        await App.SendAsync(new PatchInstitution.Command(city, 1, new JsonObject { ["zone"] = "Asia/Makassar" }));
        Assert.That(await App.RowsAsync<string>("SELECT zone FROM agreements"), Is.EqualTo(new[] { "wita" }));
        await App.SendAsync(new PatchInstitution.Command(city, 2, new JsonObject { ["kind"] = "organisation" }));
        Assert.That(await App.RowsAsync<string>("SELECT zone FROM agreements"), Is.EqualTo(new[] { "wib" }));
    }

    [Test]
    public async Task A_holiday_that_is_decreed_later_moves_a_step_to_the_working_day_before_it()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 9));
        var now = await App.SendAsync(new GetHolidays.Query(2025, null));
        await App.SendAsync(new SetHolidays.Command(2025, now.Version, new HolidayEntry("SKB", [.. now.Holidays, new Holiday(new DateOnly(2025, 5, 16), HolidayKind.CollectiveLeave, "Cuti")])));
        await App.SweepOnAsync(new DateOnly(2025, 5, 15));
        Assert.That(await ToldAsync(view.Id), Has.Exactly(2).StartsWith("Akan berakhir dalam 10 hari"), "the step of seven days was scheduled for the 16th");
    }

    [Test]
    public async Task What_was_read_before_a_change_is_planned_by_nobody()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 9));
        var read = (await App.RowsAsync<Scheduled>("SELECT next_alert_on, plan_seq, rolled_to, announced FROM agreements")).Single();
        await using var scope = App.Scope();
        var dossier = await scope.ServiceProvider.GetRequiredService<AgreementReader>().UnguardedAsync(view.Id, default);
        await PatchAsync(view, """{"term":{"endsOn":"2026-05-25"}}""");
        App.Time.SetUtcNow(TestApp.At(2025, 5, 23));
        Assert.That((await App.SendAsync(new SweepAlerts.Plan(view.Id, dossier, read.NextAlertOn, read.PlanSeq, read.RolledTo, read.Announced, DryRun: false))).Alerts, Is.Empty);
        await App.SweepOnAsync(Friday);
        Assert.That(await ToldAsync(view.Id), Has.None.StartsWith(TwoDays), "it ends a year later");
    }

    [Test]
    public async Task What_a_node_was_about_to_plan_by_the_rules_before_a_decree_is_planned_by_nobody()
    {
        var view = await RegisteredAsync(End);
        await App.SendAsync(new SweepAlerts.Command());
        await PatchAsync(view, """{"title":"Kesepakatan tentang Kepesertaan"}""");
        var read = (await App.RowsAsync<Scheduled>("SELECT next_alert_on, plan_seq, rolled_to, announced FROM agreements")).Single();
        Assert.That(read.NextAlertOn, Is.EqualTo(DateOnly.MinValue), "to be planned now");
        await using var scope = App.Scope();
        var dossier = await scope.ServiceProvider.GetRequiredService<AgreementReader>().UnguardedAsync(view.Id, default);
        var now = await App.SendAsync(new GetHolidays.Query(2025, null));
        await App.SendAsync(new SetHolidays.Command(2025, now.Version, new HolidayEntry("SKB", [.. now.Holidays, new Holiday(new DateOnly(2025, 5, 16), HolidayKind.CollectiveLeave, "Cuti")])));
        await scope.ServiceProvider.GetRequiredService<LadderRules>().PlanAllAgainIfChangedAsync(default);
        await App.SendAsync(new SweepAlerts.Plan(view.Id, dossier, read.NextAlertOn, read.PlanSeq, read.RolledTo, read.Announced, DryRun: false));
        Assert.That((await App.RowsAsync<DateOnly>("SELECT next_alert_on FROM agreements")).Single(), Is.EqualTo(DateOnly.MinValue));
    }

    [Test]
    public async Task Other_rules_reach_the_agreements_behind_the_first_batch()
    {
        for (var i = 0; i < 5; i++) await RegisteredAsync(End.PlusDays(i));
        await App.SendAsync(new SweepAlerts.Command());
        await using var scope = App.Scope();
        await Schedule.PlanAllAgainAsync(scope.ServiceProvider.GetRequiredService<Db>(), default, batch: 2);
        Assert.That(await App.RowsAsync<DateOnly>("SELECT next_alert_on FROM agreements"), Is.EqualTo(Enumerable.Repeat(Schedule.PlanNow, 5)));
    }

    [Test]
    public async Task A_deadline_in_working_days_is_found_where_a_later_decree_has_moved_it()
    {
        await RegisteredAsync(End, f => f with { Notice = new NoticeClause(3, NoticeUnit.WorkingDays) });
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        var before = await App.RowsAsync<DateOnly>("SELECT notice_deadline FROM agreements");
        var now = await App.SendAsync(new GetHolidays.Query(2025, null));
        await App.SendAsync(new SetHolidays.Command(2025, now.Version, new HolidayEntry("SKB", [.. now.Holidays, new Holiday(new DateOnly(2025, 5, 22), HolidayKind.National, "Libur")])));
        await App.SweepOnAsync(new DateOnly(2025, 4, 2));
        Assert.That((before, await App.RowsAsync<DateOnly>("SELECT notice_deadline FROM agreements")), Is.EqualTo((new[] { new DateOnly(2025, 5, 21) }, new[] { new DateOnly(2025, 5, 20) })));
    }

    private sealed class Scheduled
    {
        public DateOnly NextAlertOn { get; init; }
        public long PlanSeq { get; init; }
        public DateOnly RolledTo { get; init; }
        public string? Announced { get; init; }
    }
}
