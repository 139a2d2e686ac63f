using Agreements.App.Access;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.People;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MimeKit;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using OtpNet;

namespace Agreements.App.Tests.Support;

/// <summary>An installation with its first administrator, Rina, and what people do to get in.</summary>
public abstract class AccountTest(string engine) : StorageTest(engine)
{
    protected const string Rina = "rina@kantor.example", Password = "lampu biru di atas meja", Other = "perahu terbang ke rawa";

    protected Guid RinaId { get; private set; }

    [SetUp]
    public async Task BeginAsync()
    {
        var path = await App.SendAsync(new SetUp.Offer());
        RinaId = await App.SendAsync(new SetUp.Command(path!.Split('=')[1], Rina, "Rina", Password, Language.Id));
    }

    protected Task<SignIn.Started> SignInAsync(string mail = Rina, string password = Password) => App.SendAsync(new SignIn.Command(mail, password, "Firefox"));

    /// <summary>Whether the session still opens the door.</summary>
    protected async Task<bool> IsOpenAsync(string session)
    {
        await using var scope = App.Scope();
        return await scope.ServiceProvider.GetRequiredService<UserSessions>().FindAsync(session, CancellationToken.None) is not null;
    }

    protected async Task<IReadOnlyList<MimeMessage>> MailsAsync()
    {
        var before = App.Mails.Delivered.Count;
        await App.SendAsync(new SendMail.Command());
        return [.. App.Mails.Delivered.Skip(before)];
    }

    protected static string TokenIn(MimeMessage mail) => mail.TextBody!.Split("127.0.0.1:5080/")[1].Split('/')[1].Split(['\r', '\n'])[0];

    /// <summary>Somebody who was invited and has come.</summary>
    protected async Task<UserView> ComeAsync(string mail, params UserGrant[] grants)
    {
        var user = await App.SendAsync(new InviteUser.Command(mail, "Tamu", grants));
        await App.SendAsync(new AcceptInvitation.Command(TokenIn((await MailsAsync()).Single(m => m.To.ToString() == mail)), "Tamu", Other, Language.Id));
        return await App.SendAsync(new GetUser.Query(user.Id));
    }

    /// <summary>Requests are theirs from now on.</summary>
    protected async Task ActAsAsync(Guid user)
    {
        await using var scope = App.Scope();
        App.Caller = (await scope.ServiceProvider.GetRequiredService<UserStore>().GetAsync(user, CancellationToken.None)).ToPrincipal("session:test");
    }

    protected void ActAsProgram() => App.Caller = Principal.Program("system", "test");

    protected Task<UserView> ChangeAsync(UserView user, PatchUser.UserChange change) => App.SendAsync(new PatchUser.Command(user.Id, user.Version, change));

    /// <summary>Turns the second factor on for Rina.</summary>
    protected async Task<(string Secret, IReadOnlyList<string> Codes)> EnableAsync()
    {
        await ActAsAsync(RinaId);
        var offer = await App.SendAsync(new ChangeSecondFactor.Offer());
        return (offer.Secret, await App.SendAsync(Enabling(offer.Sealed, CodeOf(offer.Secret))));
    }

    protected static ChangeSecondFactor.Enable Enabling(string offer, string code) => new(offer, code, Password);

    protected string CodeOf(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(App.Time.GetUtcNow().UtcDateTime);
}
