using Agreements.App.Features.Alerts;
using Agreements.App.Features.Notifications;
using Agreements.App.Outbox;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Alerts;
using NUnit.Framework;

namespace Agreements.App.Tests.Notifications;

/// <summary>The centre shows what has left: to oneself and to the mailboxes of one's units, and nothing of anybody else.</summary>
public sealed class NotificationTests(string engine) : PeopleTest(engine)
{
    private static readonly Principal System = Principal.Program("system", "test");

    private async Task<Guid> ActAsAsync(string mail, Role role, Guid? institution)
    {
        App.Caller = System;
        var id = (await App.RowsAsync<Guid>("SELECT id FROM users WHERE mail = @Mail", new { Mail = mail })).FirstOrDefault();
        if (id == Guid.Empty)
        {
            id = Guid.CreateVersion7();
            await App.ExecuteAsync("INSERT INTO users (id, mail, name, language, failed_count, created_at, version) VALUES (@Id, @Mail, 'Orang', 'id', 0, @Now, 1)", new { Id = id, Mail = mail, Now = TestApp.At(2024, 1, 1) });
        }
        App.Caller = new Principal(mail, "session:abc", id, [new Grant(Permissions.Of(role), institution)]);
        return id;
    }

    private Task<ListNotifications.View> ListAsync(bool unseen = false, int size = 50, string? token = null) => App.SendAsync(new ListNotifications.Query(unseen, size, token));

    private async Task<IReadOnlyList<string>> RecipientsAsync() => [.. (await ListAsync()).Items.Select(i => i.Recipient).Distinct().Order(StringComparer.Ordinal)];

    [Test]
    public async Task One_sees_what_went_to_oneself_and_to_the_mailbox_of_one_s_unit_and_not_what_the_partner_got()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        await ActAsAsync(Ani, Role.Officer, City);
        Assert.That(await RecipientsAsync(), Is.EqualTo(new[] { Ani }));
        var item = (await ListAsync()).Items[0];
        Assert.That((item.Purpose, item.Seen, item.Agreement!.Id, item.Alert!.Kind, item.Alert.DeadlineOn), Is.EqualTo((MailPurpose.Alert, false, view.Id, DeadlineKind.End, End)));
        Assert.That(item.Alert.AllowedActions, Is.EqualTo(new[] { AlertAnswer.Acknowledge, AlertAnswer.Snooze }));
        await ActAsAsync("orang@cabang.example", Role.Officer, view.Parties[1].Institution);
        Assert.That(await RecipientsAsync(), Is.EqualTo(new[] { Branch }));
    }

    [Test]
    public async Task A_mailbox_that_is_also_mine_shows_nothing_of_agreements_out_of_my_scope()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        var other = await InstitutionAsync("Kota Lain", mailbox: Branch);
        await ActAsAsync("orang@lain.example", Role.Officer, other);
        Assert.That((await ListAsync()).Items, Is.Empty);
        Assert.That(await App.SendAsync(new CountNotifications.Query()), Is.Zero);
    }

    [Test]
    public async Task What_is_seen_stays_seen_and_what_comes_later_is_new()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await ActAsAsync(Ani, Role.Officer, City);
        Assert.That((await App.SendAsync(new SeeNotifications.Command(null))).Unseen, Is.Zero);
        Assert.That((await ListAsync()).Items.Select(i => i.Seen), Is.All.True);
        App.Caller = System;
        await OnAsync(5, 9);
        await ActAsAsync(Ani, Role.Officer, City);
        var (all, unseen) = (await ListAsync(), await ListAsync(unseen: true));
        Assert.That((all.Unseen, unseen.Items.Count), Is.EqualTo((2, 2)), "the next step, and one desk higher because nobody answered");
        Assert.That(all.Items.Select(i => i.Seen), Is.EqualTo(new[] { false, false, true }), "newest first");
        await App.SendAsync(new SeeNotifications.Command(all.Items[2].SentAt));
        Assert.That((await ListAsync()).Unseen, Is.EqualTo(2), "what was seen up to an earlier instant takes nothing back and hides nothing");
    }

    [Test]
    public async Task What_was_answered_can_not_be_answered_again()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await ActAsAsync(Ani, Role.Officer, City);
        await App.SendAsync(new AcknowledgeAlert.Command((await ListAsync()).Items[0].Alert!.Id, null));
        var alert = (await ListAsync()).Items[0].Alert!;
        Assert.That((alert.AcknowledgedBy, alert.AllowedActions), Is.EqualTo((Ani, new[] { AlertAnswer.Snooze })));
        await ActAsAsync(Ani, Role.Oversight, City);
        Assert.That((await ListAsync()).Items[0].Alert!.AllowedActions, Is.Empty, "who only reads answers nothing");
    }

    [Test]
    public async Task A_digest_shows_as_what_stands_in_it()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await ManagedAsync(new DateOnly(2025, 7, 4), title: "Naskah Satu");
        await ManagedAsync(new DateOnly(2025, 7, 4), title: "Naskah Dua");
        await OnAsync(5, 5);
        await SendAtAsync(5, 6, 7);
        await ActAsAsync(Ani, Role.Officer, City);
        var items = (await ListAsync()).Items;
        Assert.That(items.Select(i => (i.Purpose, i.Agreement?.Title)), Is.EquivalentTo(new[] { (MailPurpose.Alert, "Naskah Satu"), (MailPurpose.Alert, "Naskah Dua") }));
    }

    [Test]
    public async Task Pages_follow_one_another_without_loss()
    {
        for (var i = 0; i < 5; i++) await ManagedAsync(title: $"Naskah {i}");
        await OnAsync(4, 25);
        await ActAsAsync(Ani, Role.Officer, City);
        var titles = new List<string>();
        string? token = null;
        do
        {
            var page = await ListAsync(size: 2, token: token);
            titles.AddRange(page.Items.Select(i => i.Agreement!.Title));
            token = page.NextPageToken;
        }
        while (token is not null);
        Assert.That(titles, Is.EquivalentTo(Enumerable.Range(0, 5).Select(i => $"Naskah {i}")));
    }

    [Test]
    public async Task A_key_has_no_desk()
    {
        App.Caller = new Principal("key:sistem", "key:1", null, [new Grant(Permissions.All, null)]);
        await AssertBrokenAsync("account.none", "", () => ListAsync());
        await AssertBrokenAsync("account.none", "", () => App.SendAsync(new SeeNotifications.Command(null)));
    }
}
