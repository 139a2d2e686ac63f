using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>Why each alert was sent, to whom, or why not.</summary>
public sealed class ExplainTests(string engine) : PeopleTest(engine)
{
    private Task<ExplainAlerts.View> AskAsync(AgreementView view, DateOnly? asOf = null) => App.SendAsync(new ExplainAlerts.Query(view.Id, asOf));

    private static ExplainAlerts.StepView Step(ExplainAlerts.View view, string kind, int step, DateOnly? deadline = null) =>
        view.Deadlines.Where(d => deadline is null || d.DeadlineOn == deadline).SelectMany(d => d.Steps).Single(s => (s.Kind, s.Step) == (kind, step));

    [Test]
    public async Task Each_step_says_its_day_and_why_that_day()
    {
        var explained = await AskAsync(await ManagedAsync());
        Assert.That(Step(explained, "end", 30).Day, Is.EqualTo("30 hari sebelum 25 Mei 2025: 25 April 2025."));
        Assert.That(Step(explained, "end", 7).Day, Is.EqualTo("7 hari sebelum 25 Mei 2025 jatuh pada akhir pekan (18 Mei 2025); harinya digeser ke hari kerja 16 Mei 2025."));
        Assert.That(Step(explained, "end", 0).Day, Does.StartWith("Hari tenggat 25 Mei 2025 jatuh pada akhir pekan"));
        var holiday = await AskAsync(await ManagedAsync(new DateOnly(2025, 8, 15)));
        Assert.That(Step(holiday, "end", 90).Day, Does.Not.Contain("libur"), "17 May is a Saturday");
        Assert.That(Step(await AskAsync(await ManagedAsync(new DateOnly(2025, 8, 17))), "gap", 1).Day, Does.Contain("hari libur atau cuti bersama (18 Agustus 2025)").And.Contain("19 Agustus 2025"));
    }

    [Test]
    public async Task A_step_that_was_sent_says_when_and_to_whom_and_one_to_come_says_when_and_to_whom()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        var explained = await AskAsync(view);
        var sent = Step(explained, "end", 30);
        Assert.That((sent.State, sent.SendOn), Is.EqualTo(("decided", new DateOnly(2025, 4, 25))));
        Assert.That(sent.Alerts.Select(a => a.Explanation), Is.EquivalentTo(new[] { $"Dikirim 25 April 2025 kepada {Ani}.", $"Dikirim 25 April 2025 kepada {Branch}." }));
        Assert.That(Step(explained, "end", 60).Alerts.Select(a => a.Explanation), Is.All.StartsWith("Tidak dikirim kepada").And.All.Contains("lebih mendesak"));
        var coming = Step(explained, "end", 14);
        Assert.That((coming.State, coming.Explanation), Is.EqualTo(("notDue", $"Belum tiba: diberitahukan 9 Mei 2025 kepada {Ani}, {Branch}.")));
        Assert.That(explained.Deadlines.Single().Explanation, Does.Contain("berlaku"));
    }

    [Test]
    public async Task It_says_who_acknowledged_who_snoozed_and_who_was_told_because_nobody_had_answered()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        await OnAsync(5, 9);
        var escalated = Step(await AskAsync(view), "end", 14).Alerts.Single(a => a.Recipient == Unit);
        Assert.That((escalated.Escalated, escalated.Explanation), Is.EqualTo((true, $"Dikirim 9 Mei 2025 kepada {Unit}. Disampaikan juga ke meja berikutnya karena belum ada tanggapan.")));
        await App.SendAsync(new AcknowledgeAlert.Command(await SentToAsync(Branch), null));
        await App.SendAsync(new SnoozeAlert.Command(await SentToAsync(Ani), new DateOnly(2025, 5, 21)));
        await OnAsync(5, 16);
        var explained = await AskAsync(view);
        Assert.That(explained.Deadlines.Single().Acknowledged!.Explanation, Is.EqualTo("Ditanggapi oleh system pada 9 Mei 2025."));
        Assert.That(explained.Deadlines.Single().Snoozes.Single().Explanation, Is.EqualTo($"Ditunda oleh {Ani} sampai 21 Mei 2025; diingatkan 21 Mei 2025."));
        Assert.That(Step(explained, "end", 7).Alerts.Single(a => a.Recipient == Ani).Explanation, Does.Contain("ditunda oleh penerima sampai 21 Mei 2025"));
        Assert.That(Step(explained, "end", 4).To, Is.EqualTo(new[] { Ani }), "the reminder");
    }

    [Test]
    public async Task It_says_what_waits_for_a_digest_and_what_was_sent_in_one()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        var waits = Step(await AskAsync(view), "end", 30).Alerts.Single(a => a.Recipient == Ani);
        Assert.That(waits.Explanation, Is.EqualTo($"Menunggu ringkasan 28 April 2025 untuk {Ani}."));
        await SendAtAsync(4, 28, 7);
        Assert.That(Step(await AskAsync(view), "end", 30).Alerts.Single(a => a.Recipient == Ani).Explanation, Is.EqualTo($"Dikirim 28 April 2025 dalam ringkasan kepada {Ani}."));
    }

    [Test]
    public async Task A_settled_deadline_and_one_that_was_edited_away_are_explained_too()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        view = await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["term"] = new System.Text.Json.Nodes.JsonObject { ["endsOn"] = "2025-06-25" } }));
        await OnAsync(4, 28);
        var edited = await AskAsync(view);
        Assert.That(edited.Deadlines.Select(d => (d.DeadlineOn, d.Owed)), Is.EqualTo(new[] { (End, false), (new DateOnly(2025, 6, 25), true) }));
        await ActAsync(view, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        var settled = await AskAsync(view);
        Assert.That(settled.Deadlines.Select(d => d.Owed), Is.All.False);
        Assert.That(settled.Deadlines[0].Explanation, Does.Contain("sudah diperpanjang, diakhiri atau diputuskan"));
    }

    [Test]
    public async Task Asked_about_an_earlier_day_it_does_not_know_what_came_later()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        await OnAsync(5, 9);
        var explained = await AskAsync(view, new DateOnly(2025, 4, 30));
        Assert.That(Step(explained, "end", 30).State, Is.EqualTo("decided"));
        Assert.That(Step(explained, "end", 14).State, Is.EqualTo("notDue"));
    }

    [Test]
    public async Task It_answers_in_the_language_asked_for()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        await using var scope = App.Scope();
        scope.ServiceProvider.GetRequiredService<Pipeline.RequestContext>().Language = Domain.Texts.Language.En;
        var explained = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExplainAlerts.Query(view.Id, null));
        Assert.That(Step(explained, "end", 30).Alerts[0].Explanation, Does.StartWith("Sent on 25 April 2025"));
        Assert.That(Step(explained, "end", 60).Alerts[0].Explanation, Does.Contain("more urgent step"));
        Assert.That(Step(explained, "end", 7).Day, Does.Contain("weekend"));
    }
}
