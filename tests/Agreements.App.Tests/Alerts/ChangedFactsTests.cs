using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>What a change of facts means for people who were told, who wait to be told, and who have nothing to be told.</summary>
public sealed class ChangedFactsTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19);

    [Test]
    public async Task An_end_moved_away_and_back_is_still_told_to_the_one_who_waited_and_not_again_to_the_one_who_was_told()
    {
        var view = await RegisteredAsync(End);
        App.Mails.Answer = to => new(to.StartsWith("desk@kota-", StringComparison.Ordinal) ? DeliveryResult.TryLater : DeliveryResult.Accepted, "451");
        Assert.That(await App.SweepOnAsync(Monday), Has.Count.EqualTo(1));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        view = await PatchAsync(view, """{"term":{"endsOn":"2025-12-31"}}""");
        await PatchAsync(view, """{"term":{"endsOn":"2025-05-25"}}""");
        var alerts = (await App.SweepOnAsync(new DateOnly(2025, 5, 20))).Where(m => !IsChange(m)).ToList();
        Assert.That(alerts.Select(m => ((MailboxAddress)m.To[0]).Address), Has.Exactly(1).StartsWith("desk@kota-"));
        Assert.That(alerts, Has.Count.EqualTo(1));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 21)), Is.Empty);
    }

    private static bool IsChange(MimeMessage mail) => mail.Subject!.StartsWith("Jangka waktu diubah", StringComparison.Ordinal);

    [Test]
    public async Task A_suspension_to_come_tells_of_no_changed_end()
    {
        var view = await RegisteredAsync(End, f => f with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12) });
        await ActAsync(view, ProcessAction.Suspend, new ActionInput { On = new DateOnly(2025, 7, 1), Reason = "menunggu anggaran" });
        Assert.That(await App.RowsAsync<string>("SELECT subject FROM outbox"), Is.Empty, "its last day is the 25th of May before and after");
    }

    [Test]
    public async Task A_successor_that_is_signed_tells_of_no_changed_end()
    {
        var old = await RegisteredAsync(End);
        var term = new Term { StartsOn = new DateOnly(2025, 2, 1), EndBasis = EndBasis.Computed, Duration = new Duration(5, DurationUnit.Years) };
        var facts = Mou([.. old.Parties.Select(p => p.Institution)]) with { Predecessor = old.Id, ReplacesPredecessor = true, Term = term };
        var successor = await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Proposed));
        foreach (var step in new[] { ProcessAction.Submit, ProcessAction.Offer, ProcessAction.Accept, ProcessAction.Finalise }) successor = await ActAsync(successor, step);
        successor = await ActAsync(successor, ProcessAction.Schedule, new ActionInput { On = new DateOnly(2025, 1, 2) });
        successor = await ActAsync(successor, ProcessAction.Sign, new ActionInput { StartsOn = new DateOnly(2025, 3, 1) });
        Assert.That(successor.Status.EndsOn, Is.EqualTo(new DateOnly(2030, 2, 28)));
        Assert.That((await App.SendAsync(new GetTimeline.Query(old.Id))).Items[^1].Action, Is.EqualTo("supersede"));
        Assert.That(await App.RowsAsync<string>("SELECT subject FROM outbox"), Is.Empty);
    }

    [Test]
    public async Task An_edited_notice_clause_closes_what_waits_for_the_old_deadline()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 12, 31), f => f with { Notice = new NoticeClause(3, NoticeUnit.Months) });
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await App.SweepOnAsync(new DateOnly(2025, 8, 1));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE kind = 'notice'"), Is.EqualTo(new[] { "queued", "queued" }));
        await PatchAsync(view, """{"notice":{"amount":1}}""");
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        await App.SendAsync(new SendMail.Command());
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE kind = 'notice'"), Is.EqualTo(new[] { "closed", "closed" }));
        Assert.That(await ToldAsync(view.Id), Has.Count.EqualTo(2).And.All.StartsWith("Akan berakhir"), "the end has not moved");
    }

    [Test]
    public async Task What_was_terminated_on_purpose_is_never_told_as_a_gap()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 12, 31));
        App.Time.SetUtcNow(TestApp.At(2025, 5, 2));
        await ActAsync(view, ProcessAction.Terminate, new ActionInput { On = new DateOnly(2025, 5, 20), Reason = "disepakati" });
        foreach (var day in new DateOnly[] { new(2025, 5, 2), new(2025, 5, 20), new(2025, 5, 21), new(2025, 5, 27), new(2025, 6, 20) }) await App.SweepOnAsync(day);
        Assert.That(await App.RowsAsync<string>("SELECT kind FROM alerts WHERE kind = 'gap'"), Is.Empty);
        Assert.That(App.Mails.Delivered.Select(m => m.Subject), Has.None.StartsWith("Masa jeda"));
        var status = (await App.SendAsync(new GetStatus.Query(view.Id, null))).Status;
        Assert.That((status.Validity, status.Gap), Is.EqualTo((Validity.Terminated, (Gap?)null)));
    }
}
