using Agreements.App.Features.People;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.App.Tests.People;

public sealed class LinkTests(string engine) : AccountTest(engine)
{
    private static readonly UserGrant Officer = new(Role.Officer);

    [Test]
    public async Task An_invitation_is_formal_in_both_languages_and_its_text_is_forgotten_once_it_has_left()
    {
        await App.SendAsync(new InviteUser.Command("Budi@Kantor.example", "Budi <b>", [Officer]));
        var mail = (await MailsAsync()).Single();
        Assert.That((mail.To.ToString(), mail.Subject), Is.EqualTo(("budi@kantor.example", "Undangan akun Agreements")));
        Assert.That(mail.TextBody, Does.StartWith("Yth. Bapak/Ibu Budi <b>,").And.Contain("-- English --").And.Contain("within 7 days"));
        Assert.That(mail.HtmlBody, Does.Contain("Budi &lt;b&gt;").And.Not.Contain("<b>"));
        Assert.That(await App.RowsAsync<string>("SELECT body_text FROM outbox"), Is.EqualTo(new[] { "" }));
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM user_links"), Has.None.EqualTo(TokenIn(mail)));
    }

    [TestCase("budi@kantor.example\r\nBcc: x@y.example", "Budi", "mail.address", "/mail")]
    [TestCase("budi@kantor.example, x@y.example", "Budi", "mail.address", "/mail")]
    [TestCase("budi@kantor.example", "Budi\r\nBcc: x@y.example", "text.oneLine", "/name")]
    [TestCase("budi@kantor.example", " ", "text.required", "/name")]
    public async Task Nobody_writes_a_header_of_a_mail(string mail, string name, string code, string pointer) =>
        await AssertBrokenAsync(code, pointer, () => App.SendAsync(new InviteUser.Command(mail, name, [Officer])));

    [Test]
    public async Task An_invitation_works_once_and_for_seven_days()
    {
        await App.SendAsync(new InviteUser.Command("budi@kantor.example", "Budi", [Officer]));
        await App.SendAsync(new InviteUser.Command("cici@kantor.example", "Cici", [Officer]));
        var tokens = (await MailsAsync()).ToDictionary(m => m.To.ToString(), TokenIn);
        Assert.That((await App.SendAsync(new AcceptInvitation.Query(tokens["budi@kantor.example"]))).Name, Is.EqualTo("Budi"));
        var accept = new AcceptInvitation.Command(tokens["budi@kantor.example"], "Budi", Other, Language.En);
        await AssertBrokenAsync("password.common", "/password", () => App.SendAsync(accept with { Password = "rahasia123456" }));
        await App.SendAsync(accept);
        await AssertBrokenAsync("link.invalid", "/token", () => App.SendAsync(accept));
        App.Time.Advance(TimeSpan.FromDays(7));
        await AssertBrokenAsync("link.invalid", "/token", () => App.SendAsync(accept with { Token = tokens["cici@kantor.example"] }));
        await AssertBrokenAsync("link.invalid", "/token", () => App.SendAsync(accept with { Token = "terka" }));
        Assert.That((await SignInAsync("budi@kantor.example", Other)).NeedsCode, Is.False);
    }

    [Test]
    public async Task A_second_invitation_takes_the_first_back()
    {
        var user = await App.SendAsync(new InviteUser.Command("budi@kantor.example", "Budi", [Officer]));
        var first = TokenIn((await MailsAsync()).Single());
        await App.SendAsync(new InviteUser.Again(user.Id));
        var second = TokenIn((await MailsAsync()).Single());
        await AssertBrokenAsync("link.invalid", "/token", () => App.SendAsync(new AcceptInvitation.Query(first)));
        await App.SendAsync(new AcceptInvitation.Command(second, "Budi", Other, Language.Id));
        await AssertBrokenAsync("user.notInvited", "", () => App.SendAsync(new InviteUser.Again(user.Id)));
        await AssertBrokenAsync("user.exists", "/mail", () => App.SendAsync(new InviteUser.Command("BUDI@kantor.example", "Budi", [Officer])));
    }

    [Test]
    public async Task To_ask_for_a_reset_does_the_same_whether_anybody_has_the_address_or_not()
    {
        foreach (var mail in new[] { Rina, "tidak-ada@kantor.example" }) Assert.That(await App.SendAsync(new RequestReset.Command(mail)), Is.True);
        Assert.That(await App.RowsAsync<string>("SELECT mail FROM reset_requests"), Is.EquivalentTo(new[] { Rina, "tidak-ada@kantor.example" }));
        Assert.That(await App.RowsAsync<string>("SELECT id FROM outbox"), Is.Empty, "nothing that only an account has");
        var mails = await MailsAsync();
        Assert.That(mails.Select(m => (m.To.ToString(), m.Subject)), Is.EqualTo(new[] { (Rina, "Kata sandi baru untuk Agreements") }));
        Assert.That(await App.RowsAsync<string>("SELECT mail FROM reset_requests"), Is.Empty);
    }

    [Test]
    public async Task At_most_three_mails_an_hour_go_to_one_address()
    {
        var sent = 0;
        for (var i = 0; i < 5; i++)
        {
            await App.SendAsync(new RequestReset.Command(Rina));
            sent += (await MailsAsync()).Count;
        }
        Assert.That(sent, Is.EqualTo(3));
        App.Time.Advance(TimeSpan.FromHours(1));
        await App.SendAsync(new RequestReset.Command(Rina));
        Assert.That(await MailsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_reset_works_once_for_an_hour_ends_all_sessions_and_opens_what_was_closed()
    {
        var session = (await SignInAsync()).Session;
        async Task<string> AskAsync()
        {
            await App.SendAsync(new RequestReset.Command(Rina));
            return TokenIn((await MailsAsync()).Single());
        }
        var (late, used, other) = (await AskAsync(), "", "");
        App.Time.Advance(TimeSpan.FromHours(1));
        await AssertBrokenAsync("link.invalid", "/token", () => App.SendAsync(new ResetPassword.Command(late, Other)));
        (used, other) = (await AskAsync(), await AskAsync());
        for (var i = 0; i < 5; i++) await AssertBrokenAsync("signIn.refused", "", () => SignInAsync(Rina, "salah sekali lagi"));
        await AssertBrokenAsync("password.tooShort", "/password", () => App.SendAsync(new ResetPassword.Command(used, "pendek")));
        await App.SendAsync(new ResetPassword.Command(used, Other));
        foreach (var token in new[] { used, other }) await AssertBrokenAsync("link.invalid", "/token", () => App.SendAsync(new ResetPassword.Command(token, Other)));
        Assert.That(await IsOpenAsync(session), Is.False);
        await SignInAsync(Rina, Other);
    }

    [Test]
    public async Task The_operator_gets_a_link_at_the_terminal()
    {
        var page = await App.SendAsync(new ResetPassword.ByOperator(Rina));
        await App.SendAsync(new ResetPassword.Command(page.Split('/')[^1], Other));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new ResetPassword.ByOperator("tidak-ada@kantor.example")));
        Assert.That(await App.SendAsync(new InviteUser.ByOperator(new InviteUser.Command("budi@kantor.example", "Budi", [Officer]))), Does.StartWith("http://127.0.0.1:5080/invitation/"));
        await AssertBrokenAsync("mail.address", "/mail", () => App.SendAsync(new InviteUser.ByOperator(new InviteUser.Command("x\r\ny", "Budi", [Officer]))));
    }

    [Test]
    public async Task A_reset_asked_for_earlier_is_worth_nothing_once_the_password_is_changed()
    {
        await App.SendAsync(new RequestReset.Command(Rina));
        var token = TokenIn((await MailsAsync()).Single());
        await ActAsAsync(RinaId);
        await App.SendAsync(new ChangePassword.Command(Password, Other, null));
        ActAsProgram();
        await AssertBrokenAsync("link.invalid", "/token", () => App.SendAsync(new ResetPassword.Command(token, Password)));
    }

    [Test]
    public async Task An_invitation_that_nobody_took_keeps_no_text_and_is_not_sent_again()
    {
        App.Mails.Answer = _ => new Agreements.App.Mail.Delivery(Agreements.App.Mail.DeliveryResult.Refused, "550");
        await App.SendAsync(new InviteUser.Command("budi@kantor.example", "Budi", [Officer]));
        await MailsAsync();
        Assert.That(await App.RowsAsync<string>("SELECT state FROM outbox WHERE body_text = '' AND body_html = ''"), Is.EqualTo(new[] { "dead" }));
        var id = (await App.RowsAsync<Guid>("SELECT id FROM outbox")).Single();
        Assert.That(async () => await App.SendAsync(new Agreements.App.Features.Alerts.RetryMail.Command(id)), Throws.InstanceOf<Agreements.Domain.DomainException>());
    }
}
