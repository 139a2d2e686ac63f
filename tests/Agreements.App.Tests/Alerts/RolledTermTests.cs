using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>A term that renews itself stands in the timeline although nobody acted.</summary>
public sealed class RolledTermTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 1, 31);

    private Task<AgreementView> MonthlyAsync(int? max = null, NoticeClause? notice = null) =>
        RegisteredAsync(End, f => f with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 1, max), Notice = notice });

    private async Task<IReadOnlyList<(string Old, string New)>> RollsAsync(Guid id) =>
        [.. (await App.SendAsync(new GetTimeline.Query(id))).Items.Where(e => e.Action == "autoRenew").Select(e => (e.Changes.Single().Old!.GetValue<string>(), e.Changes.Single().New!.GetValue<string>()))];

    [Test]
    public async Task Each_roll_stands_in_the_timeline_once_also_after_downtime_over_several_terms()
    {
        var view = await MonthlyAsync();
        await App.SweepOnAsync(End);
        Assert.That(await RollsAsync(view.Id), Is.Empty);
        await App.SweepOnAsync(new DateOnly(2025, 4, 2));
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["title"] = "Judul lain" }));
        await App.SweepOnAsync(new DateOnly(2025, 4, 3));
        var expected = new[] { ("2025-01-31", "2025-02-28"), ("2025-02-28", "2025-03-31"), ("2025-03-31", "2025-04-30") };
        Assert.That(await RollsAsync(view.Id), Is.EqualTo(expected));
        Assert.That(await App.RowsAsync<string>("SELECT type FROM events WHERE agreement_id = @Id ORDER BY seq", new { view.Id }), Is.EqualTo(new[] { "agreement.created", "agreement.changed", "agreement.changed", "agreement.changed", "agreement.changed" }));
        Assert.That((await App.SendAsync(new ListAgreements.Query { EndsFrom = new(2025, 4, 30), EndsTo = new(2025, 4, 30) })).Items.Select(a => a.Id), Is.EqualTo(new[] { view.Id }));
    }

    [Test]
    public async Task Two_nodes_write_a_roll_once()
    {
        var views = new List<AgreementView>();
        for (var i = 0; i < 8; i++) views.Add(await MonthlyAsync());
        await App.SweepOnAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 2, 1));
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        await Task.WhenAll(Task.Run(() => App.SendAsync(new SweepAlerts.Command())), Task.Run(() => other.SendAsync(new SweepAlerts.Command())));
        foreach (var view in views) Assert.That(await RollsAsync(view.Id), Is.EqualTo(new[] { ("2025-01-31", "2025-02-28") }));
    }

    [Test]
    public async Task An_edit_between_the_roll_and_the_sweep_loses_no_entry_and_a_dry_run_writes_none()
    {
        var view = await MonthlyAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 2, 3));
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["title"] = "Judul lain" }));
        await App.SendAsync(new SweepAlerts.Detailed(DryRun: true));
        Assert.That(await RollsAsync(view.Id), Is.Empty);
        await App.SweepOnAsync(new DateOnly(2025, 2, 3));
        Assert.That(await RollsAsync(view.Id), Is.EqualTo(new[] { ("2025-01-31", "2025-02-28") }));
    }

    [Test]
    public async Task What_had_rolled_before_it_was_entered_is_no_news()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 3, 3));
        var view = await MonthlyAsync();
        await App.SweepOnAsync(new DateOnly(2025, 3, 3));
        Assert.That((view.Status.EndsOn, await RollsAsync(view.Id)), Is.EqualTo(((DateOnly?)new DateOnly(2025, 3, 31), Array.Empty<(string, string)>())));
    }

    [Test]
    public async Task A_notice_in_time_stops_the_roll_and_its_withdrawal_restores_it()
    {
        var view = await MonthlyAsync(notice: new NoticeClause(10, NoticeUnit.Days));
        App.Time.SetUtcNow(TestApp.At(2025, 1, 21));
        view = await ActAsync(view, ProcessAction.GiveNotice, new ActionInput { Reason = "Tidak diperpanjang" });
        Assert.That((view.Status.RenewsTo, view.Status.NoticeGivenOn), Is.EqualTo(((DateOnly?)null, (DateOnly?)new DateOnly(2025, 1, 21))));
        view = await ActAsync(view, ProcessAction.WithdrawNotice, new ActionInput { Reason = "Disepakati lanjut" });
        Assert.That((view.Status.RenewsTo, view.Status.NoticeGivenOn), Is.EqualTo(((DateOnly?)new DateOnly(2025, 2, 28), (DateOnly?)null)));
        await ActAsync(view, ProcessAction.GiveNotice, new ActionInput { Reason = "Tidak jadi" });
        await App.SweepOnAsync(new DateOnly(2025, 2, 3));
        Assert.That(await RollsAsync(view.Id), Is.Empty);
        Assert.That((await App.SendAsync(new GetStatus.Query(view.Id, null))).Status.Validity, Is.EqualTo(Validity.Expired));
        Assert.That((await App.SendAsync(new GetTimeline.Query(view.Id))).Items.Select(e => e.Action), Is.EqualTo(new[] { "create", "giveNotice", "withdrawNotice", "giveNotice" }));
    }

    [Test]
    public async Task A_notice_that_came_too_late_is_recorded_with_a_warning_and_stops_the_next_roll()
    {
        var view = await MonthlyAsync(notice: new NoticeClause(10, NoticeUnit.Days));
        App.Time.SetUtcNow(TestApp.At(2025, 1, 22));
        view = await ActAsync(view, ProcessAction.GiveNotice, new ActionInput { Reason = "Tidak diperpanjang" });
        Assert.That(view.Warnings.Select(w => w.Code), Does.Contain("notice.tooLate"));
        await App.SweepOnAsync(new DateOnly(2025, 3, 3));
        Assert.That(await RollsAsync(view.Id), Is.EqualTo(new[] { ("2025-01-31", "2025-02-28") }));
    }

    [Test]
    public async Task It_rolls_up_to_its_maximum()
    {
        var view = await MonthlyAsync(max: 2);
        await App.SweepOnAsync(new DateOnly(2025, 9, 1));
        Assert.That(await RollsAsync(view.Id), Has.Count.EqualTo(2));
    }
}
