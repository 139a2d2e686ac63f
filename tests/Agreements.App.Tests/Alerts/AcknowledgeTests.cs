using Agreements.App.Alerts;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>"Seen, somebody acts": by the API, and by the link in the mail.</summary>
public sealed class AcknowledgeTests(string engine) : PeopleTest(engine)
{
    private const string Url = "https://agreements.example";

    private static string TokenIn(MimeMessage mail) => mail.TextBody!.Split($"{Url}/a/")[1].Split(['\r', '\n'])[0];

    private async Task<(string Token, AgreementView View)> LinkAsync()
    {
        await using var linked = new TestApp(Engine, App.Time, App.Mails, Url);
        var view = await ManagedAsync();
        var mails = await linked.SweepOnAsync(new DateOnly(2025, 4, 25));
        return (TokenIn(mails.Single(m => To([m])[0] == Ani)), view);
    }

    [Test]
    public async Task Each_mail_of_an_alert_has_a_link_of_its_own_when_a_public_address_is_set()
    {
        await using var linked = new TestApp(Engine, App.Time, App.Mails, Url + "/");
        await ManagedAsync();
        var mails = await linked.SweepOnAsync(new DateOnly(2025, 4, 25));
        Assert.That(mails, Is.Not.Empty);
        Assert.That(mails.Select(TokenIn), Is.Unique);
        Assert.That(mails.Select(m => m.HtmlBody!.Contains($"{Url}/a/{TokenIn(m)}", StringComparison.Ordinal)), Is.All.True);
    }

    [Test]
    public async Task Without_a_public_address_there_is_no_link()
    {
        await ManagedAsync();
        Assert.That((await OnAsync(4, 25)).Select(m => m.TextBody), Is.Not.Empty.And.All.Not.Contains("/a/"));
    }

    [Test]
    public async Task Looking_at_the_link_acknowledges_nothing()
    {
        var (token, _) = await LinkAsync();
        for (var i = 0; i < 3; i++) Assert.That((await App.SendAsync(new AcknowledgeByLink.Query(token))).IsOpen, Is.True);
        Assert.That(await AlertsAsync(acknowledged: true), Is.Empty);
    }

    [Test]
    public async Task The_link_acknowledges_once_and_then_says_who_did_it_when()
    {
        var (token, _) = await LinkAsync();
        await App.SendAsync(new AcknowledgeByLink.Command(token));
        var view = await App.SendAsync(new AcknowledgeByLink.Query(token));
        Assert.That((view.IsOpen, view.AcknowledgedBy, view.AcknowledgedAt), Is.EqualTo((false, Ani, (DateTimeOffset?)App.Time.GetUtcNow())));
        App.Time.Advance(TimeSpan.FromHours(1));
        var refusal = await AssertBrokenAsync("alert.acknowledged", "", () => App.SendAsync(new AcknowledgeByLink.Command(token)));
        Assert.That(refusal.Violations[0].Message.In(Domain.Texts.Language.Id), Does.Contain(Ani).And.Contain("25 April 2025"));
        Assert.That((await App.SendAsync(new AcknowledgeByLink.Query(token))).AcknowledgedAt, Is.EqualTo(view.AcknowledgedAt));
    }

    [Test]
    public async Task The_link_names_the_desk_that_got_the_mail_when_the_officers_address_was_refused()
    {
        await using var linked = new TestApp(Engine, App.Time, App.Mails, Url);
        await ManagedAsync();
        App.Mails.Answer = to => new(to == Ani ? DeliveryResult.Refused : DeliveryResult.Accepted);
        var token = TokenIn((await linked.SweepOnAsync(new DateOnly(2025, 4, 25))).Single(m => To([m])[0] == Unit));
        await App.SendAsync(new AcknowledgeByLink.Command(token));
        Assert.That((await App.SendAsync(new AcknowledgeByLink.Query(token))).AcknowledgedBy, Is.EqualTo(Unit));
    }

    [Test]
    public async Task A_forged_token_is_unknown()
    {
        var (token, _) = await LinkAsync();
        var other = (await AlertsAsync(Branch, "sent"))[0].Id;
        await using var scope = App.Scope();
        var othersToken = await scope.ServiceProvider.GetRequiredService<AlertTokens>().WriteAsync(other, CancellationToken.None);
        // The id of one with the signature of the other; one letter changed; cut; lengthened; nothing of ours at all.
        foreach (var forged in new[] { othersToken[..22] + token[22..], Changed(token, 5), Changed(token, 60), token[..^1], token + "A", "", "x", new string('A', 64), "../../etc/passwd" })
        {
            await AssertBrokenAsync("notFound", "", () => App.SendAsync(new AcknowledgeByLink.Query(forged)));
            await AssertBrokenAsync("notFound", "", () => App.SendAsync(new AcknowledgeByLink.Command(forged)));
        }
        Assert.That(await AlertsAsync(acknowledged: true), Is.Empty);
    }

    private static string Changed(string token, int at) => token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];

    [Test]
    public async Task Every_node_and_every_restart_knows_the_links_of_the_others_and_another_installation_does_not()
    {
        var (token, _) = await LinkAsync();
        await using var restarted = new TestApp(Engine, App.Time, App.Mails);
        Assert.That((await restarted.SendAsync(new AcknowledgeByLink.Query(token))).IsOpen, Is.True);
        await App.ExecuteAsync("UPDATE installation SET value = @Value WHERE name = 'link-secret'", new { Value = new string('A', 64) });
        await using var elsewhere = new TestApp(Engine, App.Time, App.Mails);
        await AssertBrokenAsync("notFound", "", () => elsewhere.SendAsync(new AcknowledgeByLink.Query(token)));
    }

    [Test]
    public async Task Once_the_deadline_is_settled_there_is_nothing_to_acknowledge()
    {
        var (token, view) = await LinkAsync();
        await ActAsync(view, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        Assert.That((await App.SendAsync(new AcknowledgeByLink.Query(token))).IsOpen, Is.False);
        await AssertBrokenAsync("alert.closed", "", () => App.SendAsync(new AcknowledgeByLink.Command(token)));
    }

    [Test]
    public async Task By_the_API_an_alert_is_acknowledged_with_a_note_that_stands_in_the_ledger_and_in_the_timeline()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        var id = await SentToAsync(Ani);
        await App.SendAsync(new AcknowledgeAlert.Command(id, "Rapat 2 Mei"));
        var alert = (await AlertsAsync(acknowledged: true)).Single();
        Assert.That((alert.Id, alert.AcknowledgedBy, alert.AcknowledgementNote), Is.EqualTo((id, "system", "Rapat 2 Mei")));
        Assert.That((await AlertsAsync(acknowledged: false)).Select(a => a.Id), Does.Not.Contain(id).And.Not.Empty);
        var entry = (await App.SendAsync(new GetTimeline.Query(view.Id))).Items[^1];
        Assert.That((entry.Action, entry.Reason), Is.EqualTo(("acknowledgeAlert", "Rapat 2 Mei")));
        await AssertBrokenAsync("alert.acknowledged", "", () => App.SendAsync(new AcknowledgeAlert.Command(id, null)));
    }

    [Test]
    public async Task Of_two_who_acknowledge_at_the_same_moment_one_is_the_first()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        var id = await SentToAsync(Ani);
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        var done = await Task.WhenAll(Task.Run(() => TryAsync(App, id)), Task.Run(() => TryAsync(other, id)));
        Assert.That(done, Is.EquivalentTo(new[] { true, false }));
    }

    private static async Task<bool> TryAsync(TestApp node, Guid id)
    {
        try
        {
            await node.SendAsync(new AcknowledgeAlert.Command(id, null));
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }

    [Test]
    public async Task What_was_skipped_or_is_unknown_cannot_be_acknowledged_and_a_note_is_bounded()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await AssertBrokenAsync("alert.closed", "", async () => await App.SendAsync(new AcknowledgeAlert.Command((await AlertsAsync(Ani, "skipped"))[0].Id, null)));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new AcknowledgeAlert.Command(Guid.CreateVersion7(), null)));
        await AssertBrokenAsync("text.tooLong", "/note", async () => await App.SendAsync(new AcknowledgeAlert.Command(await SentToAsync(Ani), new string('x', 1001))));
    }

    [Test]
    public async Task A_dry_run_acknowledges_nothing()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await App.SendAsync(new AcknowledgeAlert.Command(await SentToAsync(Ani), null), validateOnly: true);
        Assert.That(await AlertsAsync(acknowledged: true), Is.Empty);
    }
}
