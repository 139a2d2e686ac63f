using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Operations;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Agreements.App.Tests.Faults;

/// <summary>The clock of the machine jumps. Forward: what is due by it goes out, and cannot be unsaid. Back: nothing that is really due is lost or waits for the wrong year.</summary>
public sealed class ClockTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25);

    private async Task JumpAsync(DateTimeOffset to)
    {
        // A clock of tests does not go back by itself; another node on the same database has one that stands where it should.
        _node = new TestApp(Engine, new FakeTimeProvider(to), App.Mails, shared: App);
        await _node.SendAsync(new SweepAlerts.Command());
        await _node.SendAsync(new SendMail.Command());
    }

    private TestApp? _node;

    [TearDown]
    public async Task StopAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> SweepOnAsync(DateOnly day) => [.. (await _node!.SweepOnAsync(day)).Select(m => m.Subject!)];

    [Test]
    public async Task After_a_wrong_year_every_step_is_told_on_its_own_day_although_it_was_told_a_year_early()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2024, 11, 5));
        var before = App.Mails.Delivered.Count;
        // The clock says next year: everything up to the gap goes out, and one look is scheduled for later still.
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        await App.SweepOnAsync(new DateOnly(2025, 6, 2));
        Assert.That(App.Mails.Delivered.Count - before, Is.GreaterThan(0));
        await JumpAsync(TestApp.At(2024, 11, 6));
        Assert.That(await _node!.RowsAsync<long>("SELECT COUNT(*) FROM agreements WHERE next_alert_on > '2025-01-01'"), Is.EqualTo(new[] { 0L }));
        foreach (var (day, subject) in new[] { ("2025-04-25", "Akan berakhir dalam 30 hari"), ("2025-05-09", "Akan berakhir dalam 16 hari"), ("2025-05-16", "Akan berakhir dalam 9 hari") })
            Assert.That(await SweepOnAsync(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Has.Count.EqualTo(2).And.All.StartsWith(subject), day);
    }

    [Test]
    public async Task A_mail_that_waits_for_another_attempt_of_a_wrong_year_leaves_at_once()
    {
        await RegisteredAsync(End);
        App.Mails.Answer = _ => new Delivery(DeliveryResult.TryLater, "451");
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        App.Mails.Answer = _ => new Delivery(DeliveryResult.Accepted);
        Assert.That(App.Mails.Delivered, Is.Empty);
        await JumpAsync(TestApp.At(2025, 5, 19) - TimeSpan.FromHours(3));
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_claim_of_a_wrong_day_is_free_and_the_mail_is_not_lost_with_it()
    {
        await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await App.SendAsync(new SweepAlerts.Command());
        await using (var scope = App.Scope())
        {
            var outbox = scope.ServiceProvider.GetRequiredService<OutboxStore>();
            foreach (var id in await outbox.DueAsync(false, 10, CancellationToken.None)) await outbox.ClaimAsync(id, "dead", OutboxStore.Lease, CancellationToken.None);
        }
        await JumpAsync(TestApp.At(2025, 5, 18));
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_hour_back_repeats_nothing()
    {
        await RegisteredAsync(End);
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 19)), Has.Count.EqualTo(2));
        await JumpAsync(TestApp.At(2025, 5, 19) - TimeSpan.FromHours(1));
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(2));
        Assert.That(await SweepOnAsync(new DateOnly(2025, 5, 20)), Is.Empty);
    }

    [Test]
    public async Task The_last_time_that_it_went_back_is_kept_for_operators_and_what_clocks_of_nodes_differ_is_none()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        await JumpAsync(TestApp.At(2025, 5, 19) - TimeSpan.FromMinutes(9));
        Assert.That((await _node!.SendAsync(new GetHealth.Query())).ClockWentBack, Is.Null);
        await _node.DisposeAsync();
        await JumpAsync(TestApp.At(2025, 5, 17));
        var back = (await _node!.SendAsync(new GetHealth.Query())).ClockWentBack!;
        Assert.That((back.At, back.From), Is.EqualTo((TestApp.At(2025, 5, 17), TestApp.At(2025, 5, 19) - TimeSpan.FromMinutes(9))));
        Assert.That((await _node.SendAsync(new GetHealth.Query())).Jobs.Select(j => j.StartedAt), Is.All.LessThanOrEqualTo(_node.Time.GetUtcNow()), "a sweep of the wrong day says nothing of today's");
    }

    [Test]
    public async Task A_clock_that_is_behind_runs_no_job_and_changes_nothing()
    {
        await LivedAsync();
        var before = await StoredAsync();
        _node = new TestApp(Engine, new FakeTimeProvider(TestApp.At(2020, 1, 1)), App.Mails, shared: App);
        var refused = Assert.ThrowsAsync<ClockIsWrong>(() => _node.SendAsync(new SweepAlerts.Command()))!;
        Assert.That(refused.Message, Does.StartWith("This machine's clock is behind; set it by NTP."));
        Assert.ThrowsAsync<ClockIsWrong>(() => _node.SendAsync(new SendMail.Command()));
        Assert.That(await StoredAsync(), Is.EqualTo(before));
        var health = await _node.SendAsync(new GetHealth.Query());
        Assert.That((health.ClockTrouble, health.ClockWentBack), Is.EqualTo((refused.Message, (ClockWatch.WentBack?)null)));
        Assert.That((await _node.SendAsync(new WatchSweep.Command())).IsSilent, Is.False);
        var delivered = App.Mails.Delivered.Count;
        _node.Time.SetUtcNow(App.Time.GetUtcNow().AddMinutes(1));
        await _node.SendAsync(new SweepAlerts.Command());
        await _node.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(delivered), "nothing is told again when the time is right");
    }

    [Test]
    public async Task Administrators_are_told_that_a_clock_is_wrong_once_a_day_and_when_it_is_right_again_by_that_machine_alone()
    {
        await LivedAsync();
        var before = App.Mails.Delivered.Count;
        _node = new TestApp(Engine, new FakeTimeProvider(TestApp.At(2020, 1, 1)), App.Mails, shared: App);
        _node.Clock.Machine = "jambi-2";
        async Task<bool> ToldAsync(TestApp node) => (await node.SendAsync(new WatchSweep.Command())).Told;
        Assert.That((await ToldAsync(_node), await ToldAsync(_node), await ToldAsync(App)), Is.EqualTo((true, false, false)));
        var told = App.Mails.Delivered.Skip(before).Single();
        Assert.That((told.Subject, told.To.ToString()), Is.EqualTo(("Jam komputer jambi-2 salah", "admin@office.example")));
        Assert.That(told.TextBody, Does.Contain("This machine's clock is behind; set it by NTP."));
        _node.Time.Advance(TimeSpan.FromHours(24));
        Assert.That((await ToldAsync(_node), await ToldAsync(_node)), Is.EqualTo((true, false)));
        _node.Time.SetUtcNow(App.Time.GetUtcNow());
        Assert.That((await ToldAsync(_node), await ToldAsync(_node)), Is.EqualTo((true, false)));
        Assert.That(App.Mails.Delivered.Last().Subject, Is.EqualTo("Jam komputer jambi-2 benar lagi"));
    }

    [Test]
    public async Task A_machine_with_a_long_name_can_tell_of_its_clock_too()
    {
        await LivedAsync();
        _node = new TestApp(Engine, new FakeTimeProvider(TestApp.At(2020, 1, 1)), App.Mails, shared: App);
        _node.Clock.Machine = new string('n', 60) + "-7";
        Assert.That((await _node.SendAsync(new WatchSweep.Command())).Told, Is.True);
    }

    [Test]
    public async Task Checkpoints_of_two_nights_to_come_show_that_the_clock_is_behind()
    {
        foreach (var day in new[] { 19, 20 })
        {
            App.Time.SetUtcNow(TestApp.At(2025, 5, day));
            await RegisteredAsync(End);
            await App.SendAsync(new GuardAudit.Command());
        }
        _node = new TestApp(Engine, new FakeTimeProvider(TestApp.At(2025, 5, 1)), App.Mails, shared: App);
        Assert.ThrowsAsync<ClockIsWrong>(() => _node.SendAsync(new SweepAlerts.Command()));
    }

    [Test]
    public async Task An_operator_vouches_for_a_clock_that_only_seems_to_be_behind_on_that_day()
    {
        await LivedAsync();
        _node = new TestApp(Engine, new FakeTimeProvider(TestApp.At(2025, 2, 1)), App.Mails, shared: App) { Clock = { RightOn = new DateOnly(2025, 1, 31) } };
        Assert.ThrowsAsync<ClockIsWrong>(() => _node.SendAsync(new SweepAlerts.Command()));
        _node.Clock.RightOn = new DateOnly(2025, 2, 1);
        await _node.SendAsync(new SweepAlerts.Command());
        Assert.That((await _node.SendAsync(new GetHealth.Query())).ClockWentBack?.At, Is.EqualTo(TestApp.At(2025, 2, 1)));
    }

    [Test]
    public async Task A_fixed_date_goes_back_and_nothing_is_set_right()
    {
        await LivedAsync();
        var states = await App.RowsAsync<string>("SELECT state FROM alerts ORDER BY id");
        _node = new TestApp(Engine, new FakeTimeProvider(TestApp.At(2025, 2, 1)), App.Mails, shared: App) { Clock = { IsFixed = true } };
        await _node.SendAsync(new SweepAlerts.Command());
        var health = await _node.SendAsync(new GetHealth.Query());
        Assert.That((health.ClockTrouble, health.ClockWentBack), Is.EqualTo(((string?)null, (ClockWatch.WentBack?)null)));
        Assert.That(await _node.RowsAsync<string>("SELECT state FROM alerts ORDER BY id"), Is.EqualTo(states));
    }

    [TestCase(-11)]
    [TestCase(11)]
    public async Task A_node_whose_clock_differs_from_the_servers_runs_no_job_and_one_within_ten_minutes_does(int minutes)
    {
        await LivedAsync();
        var before = await StoredAsync();
        var right = App.Time.GetUtcNow().AddHours(1);
        _node = new TestApp(Engine, new FakeTimeProvider(right.AddMinutes(minutes)), App.Mails, shared: App) { Clock = { ServerAsync = (_, _) => Task.FromResult<DateTimeOffset?>(right) } };
        Assert.That(Assert.ThrowsAsync<ClockIsWrong>(() => _node.SendAsync(new SweepAlerts.Command()))!.Message, Does.Contain("the database server's at 2025-05-19 03:00:00Z"));
        Assert.That(await StoredAsync(), Is.EqualTo(before));
        await using var other = new TestApp(Engine, new FakeTimeProvider(right.AddMinutes(Math.Sign(minutes) * 9)), App.Mails, shared: App) { Clock = { ServerAsync = (_, _) => Task.FromResult<DateTimeOffset?>(right) } };
        await other.SendAsync(new SweepAlerts.Command());
        Assert.That((await other.SendAsync(new GetHealth.Query())).ClockWentBack, Is.Null);
    }

    [Test]
    public async Task What_was_acknowledged_stays_acknowledged_and_a_success_stays_one()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var acknowledged = await App.ExecuteAsync("UPDATE alerts SET acknowledged_at = planned_at, acknowledged_by = 'somebody@office.example' WHERE state = 'sent'");
        await JumpAsync(TestApp.At(2024, 11, 6));
        Assert.That(acknowledged, Is.GreaterThan(0));
        Assert.That(await _node!.RowsAsync<string>("SELECT acknowledged_by FROM alerts WHERE state = 'withdrawn' AND acknowledged_at IS NOT NULL"), Has.Count.EqualTo(acknowledged).And.All.EqualTo("somebody@office.example"));
        Assert.That((await _node.SendAsync(new GetHealth.Query())).Jobs.Select(j => j.SucceededAt), Is.All.EqualTo(TestApp.At(2024, 11, 6)));
    }

    [Test]
    public async Task Within_a_day_it_is_set_right_only_once()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        await JumpAsync(TestApp.At(2025, 5, 10));
        // The other clock goes on, and what it writes is to come for this one.
        App.Time.Advance(TimeSpan.FromMinutes(1));
        await App.SendAsync(new SweepAlerts.Command());
        await App.SendAsync(new SendMail.Command());
        var before = await App.RowsAsync<string>("SELECT state FROM alerts ORDER BY id");
        var delivered = App.Mails.Delivered.Count;
        _node!.Time.Advance(TimeSpan.FromMinutes(1));
        await _node.SendAsync(new SweepAlerts.Command());
        await _node.SendAsync(new SendMail.Command());
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts ORDER BY id"), Is.EqualTo(before));
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(delivered));
        Assert.That((await _node.SendAsync(new GetHealth.Query())).ClockWentBack?.At, Is.EqualTo(TestApp.At(2025, 5, 10)));
    }

    [Test]
    public async Task Hours_back_plan_nothing_anew()
    {
        await LivedAsync();
        var plans = await App.RowsAsync<long>("SELECT plan_seq FROM agreements ORDER BY id");
        await JumpAsync(App.Time.GetUtcNow() - TimeSpan.FromHours(20));
        Assert.That((await _node!.SendAsync(new GetHealth.Query())).ClockWentBack, Is.Not.Null);
        Assert.That(await _node.RowsAsync<long>("SELECT plan_seq FROM agreements ORDER BY id"), Is.EqualTo(plans));
        Assert.That(await _node.RowsAsync<long>("SELECT COUNT(*) FROM alerts WHERE state = 'withdrawn'"), Is.EqualTo(new[] { 0L }));
    }

    // Alerts told on four days.
    private async Task LivedAsync()
    {
        await RegisteredAsync(End);
        foreach (var day in new[] { new DateOnly(2025, 4, 25), new DateOnly(2025, 5, 9), new DateOnly(2025, 5, 16), new DateOnly(2025, 5, 19) }) await App.SweepOnAsync(day);
    }

    private async Task<IReadOnlyList<string>> StoredAsync() =>
    [
        .. await App.RowsAsync<string>("SELECT state FROM alerts ORDER BY id"), .. await App.RowsAsync<string>("SELECT state FROM outbox ORDER BY id"), .. await App.RowsAsync<string>("SELECT next_alert_on FROM agreements ORDER BY id"),
        .. (await App.RowsAsync<DateTimeOffset>("SELECT started_at FROM job_runs ORDER BY job")).Concat(await App.RowsAsync<DateTimeOffset>("SELECT succeeded_at FROM job_runs ORDER BY job")).Select(t => t.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    [Test]
    public async Task Forward_by_a_day_and_more_loses_nothing_that_is_owed()
    {
        await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 1));
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 5, 20))).Select(m => m.Subject), Is.All.StartsWith("Akan berakhir dalam 5 hari").And.Exactly(2).Items);
    }
}
