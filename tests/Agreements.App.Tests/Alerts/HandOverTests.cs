using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Officers;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>People rotate, posts stay: whoever takes over is told everything that is open, and nothing goes silent.</summary>
public sealed class HandOverTests(string engine) : PeopleTest(engine)
{
    private const string Budi = "budi@kota.example";

    private static readonly HandOver.Successor ToBudi = new("Bapak Budi", "Kabag", Budi);

    private async Task<HandOver.View> HandOverAsync(HandOver.Successor? to) => await App.SendAsync(new HandOver.Command("Ani@kota.example", to, "mutasi"));

    private static bool IsHandOver(MimeMessage mail) => mail.Subject!.StartsWith("Serah terima", StringComparison.Ordinal);

    [Test]
    public async Task One_who_takes_over_an_agreement_is_told_from_the_next_step_on_and_no_step_twice()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        view = await App.SendAsync(new TakeOver.Command(view.Id, view.Version, new Officer(City, "Bapak Budi", "Kabag", Budi), "mutasi"));
        Assert.That(view.Officer!.Mail, Is.EqualTo(Budi));
        Assert.That(await OnAsync(4, 28), Is.Empty, "the step of thirty days has been told");
        Assert.That(To(await OnAsync(5, 9)), Does.Contain(Budi).And.Not.Contain(Ani));
        var entry = (await App.SendAsync(new GetTimeline.Query(view.Id))).Items[^1];
        Assert.That((entry.Action, entry.Reason), Is.EqualTo(("takeOver", "mutasi")));
        Assert.That(entry.Changes.Select(c => c.Path), Does.Contain("/facts/officer/mail"));
    }

    [Test]
    public async Task Taking_over_needs_the_version_that_was_read_and_an_officer_of_a_party()
    {
        var view = await ManagedAsync();
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new TakeOver.Command(view.Id, view.Version + 1, new Officer(City, Mail: Budi), null)));
        await AssertBrokenAsync("officer.notOfParty", "/officer/institution", () => App.SendAsync(new TakeOver.Command(view.Id, view.Version, new Officer(Guid.CreateVersion7(), Mail: Budi), null)));
        await AssertBrokenAsync("mail.address", "/officer/mail", () => App.SendAsync(new TakeOver.Command(view.Id, view.Version, new Officer(City, Mail: "budi"), null)));
    }

    [Test]
    public async Task Everything_of_a_leaving_officer_goes_over_in_one_action_and_one_mail_lists_it_by_urgency()
    {
        await ManagedAsync(new DateOnly(2025, 8, 1), title: "Nanti");
        await ManagedAsync(new DateOnly(2025, 4, 28), title: "Sudah berakhir");
        await ManagedAsync(new DateOnly(2025, 5, 20), title: "Segera");
        await ManagedAsync(change: f => f with { Officer = null }, title: "Bukan miliknya");
        await OnAsync(5, 5);
        var done = await HandOverAsync(ToBudi);
        Assert.That((done.Agreements, done.OpenDeadlines, done.Gaps), Is.EqualTo((3, 2, 1)));
        Assert.That(done.Told, Is.EqualTo(new[] { Budi }));
        var mail = (await OnAsync(5, 5)).Single();
        Assert.That((To([mail])[0], mail.Subject), Is.EqualTo((Budi, "Serah terima: 3 perjanjian")));
        var places = new[] { "Sudah berakhir", "Segera", "Nanti" }.Select(t => mail.TextBody!.IndexOf(t, StringComparison.Ordinal)).ToList();
        Assert.That(places, Is.Ordered.And.All.Positive);
        Assert.That(mail.TextBody, Does.Contain(Ani).And.Contain("Masa jeda 7 hari").And.Not.Contain("Bukan miliknya"));
    }

    [Test]
    public async Task Who_leaves_before_the_list_has_left_gets_none_and_the_next_one_gets_it()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await HandOverAsync(ToBudi);
        await App.SendAsync(new HandOver.Command(Budi, new HandOver.Successor("Ibu Citra", "Kabag", "citra@kota.example"), "mutasi"));
        var lists = (await OnAsync(4, 28)).Where(IsHandOver).ToList();
        Assert.That(To(lists), Is.EqualTo(new[] { "citra@kota.example" }));
    }

    [Test]
    public async Task Nothing_of_theirs_goes_silent_and_no_step_is_told_again()
    {
        for (var i = 0; i < 4; i++) await ManagedAsync(End.AddDays(10 * i));
        await OnAsync(5, 5);
        await HandOverAsync(ToBudi);
        var told = new List<string>();
        for (var day = new DateOnly(2025, 5, 6); day < new DateOnly(2025, 8, 1); day = day.AddDays(1)) told.AddRange(To(await App.SweepOnAsync(day)));
        Assert.That(told, Does.Not.Contain(Ani));
        // What the branch is told, the officer is told: no step less, and none more but the list.
        Assert.That(told.Count(a => a == Budi), Is.EqualTo(told.Count(a => a == Branch) + 1));
    }

    [Test]
    public async Task Mails_that_still_wait_leave_for_the_new_officer_and_the_ledger_keeps_its_rows()
    {
        await ManagedAsync();
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await OnAsync(4, 25);
        var rows = (await AlertsAsync(Ani)).Count;
        Assert.That((await HandOverAsync(ToBudi)).MailsRedirected, Is.EqualTo(1));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        var mails = await OnAsync(4, 25);
        Assert.That(To(mails), Is.EquivalentTo(new[] { Budi, Budi, Branch }), "the list and the alert");
        Assert.That((await AlertsAsync(Ani)), Has.Count.EqualTo(rows));
        Assert.That((await AlertsAsync(Ani, "sent")), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_waits_for_the_digest_of_the_one_who_leaves_does_not_stay_there()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        await ManagedAsync(new DateOnly(2025, 6, 5));
        await OnAsync(5, 6);
        await HandOverAsync(ToBudi);
        Assert.That(To(await SendAtAsync(5, 6, 12)), Is.EquivalentTo(new[] { Budi, Budi }), "Budi is told at once");
    }

    [Test]
    public async Task A_digest_that_was_put_together_for_the_one_who_leaves_is_taken_apart_and_no_empty_mail_leaves()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await ManagedAsync(new DateOnly(2025, 6, 5));
        await OnAsync(5, 6);
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await SendAtAsync(5, 7, 7);
        Assert.That((await HandOverAsync(ToBudi)).MailsRedirected, Is.EqualTo(1));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(To(await SendAtAsync(5, 7, 8)), Is.EquivalentTo(new[] { Budi, Budi }));
        Assert.That((await AlertsAsync(Ani, "sent")), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_waits_for_a_digest_goes_into_the_digest_of_one_who_wants_digests_too()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        await WantsAsync(Budi, DigestMode.Daily);
        await ManagedAsync(new DateOnly(2025, 6, 5));
        await OnAsync(5, 6);
        await HandOverAsync(ToBudi);
        Assert.That((await SendAtAsync(5, 6, 12)).Select(IsHandOver), Is.EqualTo(new[] { true }));
        Assert.That((await SendAtAsync(5, 7, 7)).Single().Subject, Does.StartWith("Ringkasan"));
    }

    [Test]
    public async Task Without_a_successor_the_mailbox_of_the_unit_takes_over()
    {
        await ManagedAsync();
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await OnAsync(4, 25);
        Assert.That((await HandOverAsync(null)).Told, Is.EqualTo(new[] { Unit }));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(To(await OnAsync(4, 25)), Is.EquivalentTo(new[] { Unit, Unit, Branch }));
        Assert.That(To(await OnAsync(5, 9)), Is.EquivalentTo(new[] { Unit, Branch }));
    }

    [Test]
    public async Task Who_follows_puts_off_what_the_one_before_was_told()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await HandOverAsync(ToBudi);
        await OnAsync(4, 28);
        Assert.That((await App.SendAsync(new SnoozeAlert.Command(await SentToAsync(Ani), new DateOnly(2025, 5, 14)))).Recipient, Is.EqualTo(Budi));
        Assert.That(To(await OnAsync(5, 9)), Is.EqualTo(new[] { Branch }));
        Assert.That(To(await OnAsync(5, 14)), Is.EqualTo(new[] { Budi }));
    }

    [Test]
    public async Task A_desk_that_has_the_step_already_gets_it_no_second_time()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        App.Mails.Answer = to => to == Ani ? new(DeliveryResult.TryLater) : new(DeliveryResult.Accepted);
        await OnAsync(5, 9);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        await App.SendAsync(new HandOver.Command(Ani, new HandOver.Successor()));
        var mails = await SendAtAsync(5, 9, 12);
        Assert.That(mails.Select(m => (To([m])[0], IsHandOver(m))), Is.EqualTo(new[] { (Unit, true) }), "escalated, the unit had the step of fourteen days");
    }

    [Test]
    public async Task A_dry_run_says_how_many_and_hands_over_nothing()
    {
        var view = await ManagedAsync();
        var dry = await App.SendAsync(new HandOver.Command(Ani, ToBudi), validateOnly: true);
        Assert.That(dry.Agreements, Is.EqualTo(1));
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Officer!.Mail, Is.EqualTo(Ani));
    }

    [Test]
    public async Task One_who_is_in_charge_of_nothing_is_not_found_and_a_successor_needs_an_address_of_a_party()
    {
        await ManagedAsync();
        await AssertBrokenAsync("officer.unknown", "/from", () => App.SendAsync(new HandOver.Command("tidak@ada.example")));
        await AssertBrokenAsync("mail.address", "/from", () => App.SendAsync(new HandOver.Command("ani")));
        await AssertBrokenAsync("text.required", "/to/mail", () => App.SendAsync(new HandOver.Command(Ani, new HandOver.Successor("Bapak Budi"))));
        await AssertBrokenAsync("officer.same", "/to/mail", () => App.SendAsync(new HandOver.Command(Ani, new HandOver.Successor(Mail: "ANI@kota.example"))));
        await AssertBrokenAsync("officer.notOfParty", "/to/institution", () => App.SendAsync(new HandOver.Command(Ani, ToBudi with { Institution = Guid.CreateVersion7() })));
        await AssertBrokenAsync("text.oneLine", "/to/name", () => App.SendAsync(new HandOver.Command(Ani, ToBudi with { Name = "Budi\r\nBcc: x@y.example" })));
    }

    [Test]
    public async Task Another_language_reads_the_ledgers_reasons_in_its_own_words()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await using var scope = App.Scope();
        var context = (Pipeline.RequestContext)scope.ServiceProvider.GetService(typeof(Pipeline.RequestContext))!;
        context.Language = Domain.Texts.Language.En;
        var mediator = (MediatR.IMediator)scope.ServiceProvider.GetService(typeof(MediatR.IMediator))!;
        var skipped = (await mediator.Send(new ListAlerts.Query("skipped", null, 50, null))).Items;
        Assert.That(skipped.Select(a => a.Reason), Is.All.Contains("more urgent").And.Not.Empty);
    }

    [Test]
    public async Task What_waits_for_a_leaving_officer_and_speaks_of_no_agreement_is_taken_back_only_when_it_is_a_list()
    {
        await ManagedAsync();
        await OnAsync(5, 5);
        await App.SendAsync(new HandOver.Command(Ani, ToBudi, "mutasi"));
        await App.SendAsync(new Agreements.App.Features.People.InviteUser.Command(Budi, "Budi", [new Agreements.Domain.Access.UserGrant(Agreements.Domain.Access.Role.Officer)]));
        await App.SendAsync(new HandOver.Command(Budi, new HandOver.Successor("Ibu Cici", "Kabag", "cici@kota.example"), "mutasi"));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM outbox WHERE recipient = @Budi AND agreement_id IS NULL ORDER BY state", new { Budi }), Is.EqualTo(new[] { "cancelled", "queued" }));
    }
}
