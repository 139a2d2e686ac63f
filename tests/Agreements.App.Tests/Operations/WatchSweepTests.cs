using Agreements.App.Features.Alerts;
using Agreements.App.Features.Operations;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using NUnit.Framework;

namespace Agreements.App.Tests.Operations;

/// <summary>Who is told when no sweep succeeds any more, and how often.</summary>
public sealed class WatchSweepTests(string engine) : StorageTest(engine)
{
    private IEnumerable<string?> Subjects => App.Mails.Delivered.Select(m => m.Subject);

    private Task<WatchSweep.Outcome> LookAfterAsync(double hours, TestApp? node = null)
    {
        App.Time.Advance(TimeSpan.FromHours(hours));
        return (node ?? App).SendAsync(new WatchSweep.Command());
    }

    [Test]
    public async Task An_outage_is_told_once_again_each_day_and_when_it_is_over()
    {
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That(await LookAfterAsync(24.9), Is.EqualTo(new WatchSweep.Outcome(TestApp.At(2024, 11, 4), false, false)));
        Assert.That((await LookAfterAsync(0.2)).Told, Is.True);
        Assert.That(await LookAfterAsync(23.9), Has.Property("IsSilent").True.And.Property("Told").False);
        Assert.That((await LookAfterAsync(0.2)).Told, Is.True);
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That(await LookAfterAsync(0.2), Has.Property("IsSilent").False.And.Property("Told").True);
        Assert.That((await LookAfterAsync(0.2)).Told, Is.False);
        Assert.That(Subjects, Is.EqualTo(new[] { "Pemeriksaan tenggat berhenti", "Pemeriksaan tenggat berhenti", "Pemeriksaan tenggat berjalan lagi" }));
        Assert.That(App.Mails.Delivered.Select(m => m.To.ToString()), Is.All.EqualTo("admin@office.example"));
        Assert.That(App.Mails.Delivered.First().TextBody, Does.Contain("2024-11-04 09:00 WIB").And.Contain("No sweep for deadlines has succeeded since"));
    }

    [Test]
    public async Task Of_two_nodes_one_tells()
    {
        await using var other = new TestApp(Engine, App.Time, App.Mails, shared: App);
        await App.SendAsync(new SweepAlerts.Command());
        App.Time.Advance(TimeSpan.FromHours(26));
        var seen = await Task.WhenAll(App.SendAsync(new WatchSweep.Command()), other.SendAsync(new WatchSweep.Command()));
        Assert.That(seen.Count(s => s.Told), Is.EqualTo(1));
        Assert.That(Subjects.Count(), Is.EqualTo(1));
        await other.SendAsync(new SweepAlerts.Command());
        seen = await Task.WhenAll(App.SendAsync(new WatchSweep.Command()), other.SendAsync(new WatchSweep.Command()));
        Assert.That((seen.Count(s => s.Told), Subjects.Count()), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_mail_that_did_not_leave_is_owed_again()
    {
        await App.SendAsync(new SweepAlerts.Command());
        App.Mails.Answer = _ => new Delivery(DeliveryResult.ServerAway, "SocketException");
        Assert.That((await LookAfterAsync(26)).Told, Is.False);
        App.Mails.Answer = _ => new Delivery(DeliveryResult.Accepted);
        Assert.That((await LookAfterAsync(0.25)).Told, Is.True);
    }

    [Test]
    public async Task An_outage_that_nobody_could_be_told_of_has_no_end_to_tell()
    {
        App.Mails.Answer = _ => new Delivery(DeliveryResult.ServerAway, "SocketException");
        await App.SendAsync(new SweepAlerts.Command());
        await LookAfterAsync(26);
        App.Mails.Answer = _ => new Delivery(DeliveryResult.Accepted);
        await App.SendAsync(new SweepAlerts.Command());
        Assert.That(((await LookAfterAsync(0.25)).Told, Subjects.Count()), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task Where_no_sweep_ever_succeeded_the_clock_runs_from_the_first_look()
    {
        Assert.That((await LookAfterAsync(0)).IsSilent, Is.False);
        Assert.That((await LookAfterAsync(24.9)).IsSilent, Is.False);
        Assert.That(await LookAfterAsync(0.2), Has.Property("IsSilent").True.And.Property("Told").True);
    }
}
