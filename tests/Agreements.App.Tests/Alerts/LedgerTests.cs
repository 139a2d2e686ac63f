using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

public sealed class LedgerTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19);

    private Task<AgreementView> EditEndAsync(AgreementView view, string end) =>
        App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new JsonObject { ["term"] = new JsonObject { ["endsOn"] = end } }));

    [Test]
    public async Task Two_nodes_that_sweep_at_the_same_moment_plan_each_step_once()
    {
        for (var i = 0; i < 12; i++) await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        await Task.WhenAll(Task.Run(() => App.SendAsync(new SweepAlerts.Command())), Task.Run(() => other.SendAsync(new SweepAlerts.Command())));
        await Task.WhenAll(Task.Run(() => App.SendAsync(new SendMail.Command())), Task.Run(() => other.SendAsync(new SendMail.Command())));
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(24));
        Assert.That(App.Mails.Delivered.Select(m => m.MessageId), Is.Unique);
    }

    [Test]
    public async Task An_end_moved_away_and_back_does_not_repeat_what_was_sent_and_sends_what_was_closed()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(Monday);
        view = await EditEndAsync(view, "2025-12-31");
        await EditEndAsync(view, "2025-05-25");
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 20));
        Assert.That(mails.Select(m => m.Subject), Has.None.StartsWith("Akan berakhir"), "the step of seven days had been sent before");
    }

    [Test]
    public async Task An_alert_that_waits_when_its_date_is_edited_is_closed_with_the_reason_and_never_sent()
    {
        var view = await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await App.SendAsync(new SweepAlerts.Command());
        await EditEndAsync(view, "2027-12-31");
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered.Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Jangka waktu diubah"));
        var closed = await App.RowsAsync<string>("SELECT reason FROM alerts WHERE state = 'closed'");
        Assert.That(closed, Has.Count.EqualTo(2).And.All.Contains("25 Mei 2025").And.All.Contains("31 Desember 2027"));
    }

    [Test]
    public async Task The_second_year_is_told_again_although_the_first_was()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 5, 23));
        await EditEndAsync(view, "2026-05-25");
        await App.SweepOnAsync(new DateOnly(2025, 6, 2));
        Assert.That((await App.SweepOnAsync(new DateOnly(2026, 5, 25))).Count(m => m.Subject!.StartsWith("Berakhir hari ini", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_registered_successor_that_covers_the_next_day_stops_the_ladder()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(Monday);
        await RegisteredAsync(new DateOnly(2030, 5, 25), f => f with { Predecessor = view.Id, Term = f.Term with { SignedOn = new DateOnly(2025, 5, 19), StartsOn = new DateOnly(2025, 5, 26) } });
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 25)), Is.Empty);
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 6, 2)), Is.Empty);
    }

    [Test]
    public async Task An_agreement_whose_termination_takes_effect_later_is_not_told_of_its_end_and_is_again_when_it_is_withdrawn()
    {
        var view = await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 1));
        view = await ActAsync(view, ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = new DateOnly(2025, 5, 22) });
        await App.SweepOnAsync(new DateOnly(2025, 5, 2));
        Assert.That(await App.SweepOnAsync(Monday), Is.Empty);
        await ActAsync(view, ProcessAction.WithdrawTermination, new ActionInput { Reason = "batal" });
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 5, 20))).Select(m => m.Subject), Has.Some.StartsWith("Akan berakhir dalam 5 hari"));
    }

    [Test]
    public async Task A_terminated_agreement_is_not_told_any_more()
    {
        var view = await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 1));
        await ActAsync(view, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        Assert.That(await App.SweepOnAsync(Monday), Has.None.Matches<MimeKit.MimeMessage>(m => !m.Subject!.StartsWith("Jangka waktu diubah", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_dry_run_says_what_would_be_sent_to_whom_and_what_not_and_why_and_changes_nothing()
    {
        await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        var outcome = await App.SendAsync(new SweepAlerts.Detailed(DryRun: true));
        Assert.That(outcome.Alerts.Where(a => a.Decision == "send").Select(a => (a.Step, a.Recipients.Count)), Is.EqualTo(new[] { (7, 2) }));
        Assert.That(outcome.Alerts.Where(a => a.Decision == "skip").Select(a => a.Reason).ToList(), Has.Count.EqualTo(6).And.All.Contains("lebih mendesak"));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM alerts"), Is.EqualTo(new[] { 0L }));
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Alerts, Has.Count.EqualTo(7));
    }

    [Test]
    public async Task In_Papua_the_day_begins_two_hours_before_Jakarta()
    {
        var papua = await App.SendAsync(new Features.Institutions.CreateInstitution.Command(new()
        {
            Kind = Domain.Institutions.InstitutionKind.CityGovernment, Name = "Kota Jayapura", Zone = "Asia/Jayapura", Mailbox = "desk@jayapura.example",
        }));
        var branch = await InstitutionAsync("Cabang Papua");
        var term = new Term { SignedOn = new DateOnly(2020, 5, 21), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2025, 5, 20) };
        await App.SendAsync(new CreateAgreement.Command(Mou(papua.Id, branch) with { Term = term }, ProcessState.Registered));
        await App.SweepOnAsync(Monday);
        App.Time.SetUtcNow(new DateTimeOffset(2025, 5, 19, 14, 59, 0, TimeSpan.Zero));
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Alerts.Where(a => a.Kind == "end"), Is.Empty, "23:59 on the 19th in Jayapura");
        App.Time.SetUtcNow(new DateTimeOffset(2025, 5, 19, 15, 1, 0, TimeSpan.Zero));
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Alerts.Where(a => a.Kind == "end").Select(a => a.Step), Is.EqualTo(new[] { 0 }), "00:01 on the 20th in Jayapura, 22:01 in Jakarta");
    }

    [Test]
    public async Task One_agreement_that_cannot_be_planned_stops_no_other()
    {
        var (bad, good) = (await RegisteredAsync(End), await RegisteredAsync(End));
        await App.ExecuteAsync("UPDATE agreements SET details = 'no json' WHERE id = @Id", new { bad.Id });
        Assert.That(await App.SweepOnAsync(Monday), Has.Count.EqualTo(2));
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Failed, Is.EqualTo(new[] { bad.Id }), "it stays due");
        Assert.That(good.Id, Is.Not.EqualTo(bad.Id));
    }
}
