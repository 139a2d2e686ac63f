using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Operations;
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
    public async Task Forward_by_a_day_and_more_loses_nothing_that_is_owed()
    {
        await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 1));
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 5, 20))).Select(m => m.Subject), Is.All.StartsWith("Akan berakhir dalam 5 hari").And.Exactly(2).Items);
    }
}
