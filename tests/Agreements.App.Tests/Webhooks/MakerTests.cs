using Agreements.App.Events;
using Agreements.App.Features.People;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Webhooks;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.Webhooks;

/// <summary>A webhook ends with the right of whoever made it.</summary>
public sealed class MakerTests(string engine) : AccountTest(engine)
{
    [Test]
    public async Task Who_loses_the_right_to_an_institution_has_no_webhook_for_it_any_more()
    {
        var (kept, lost) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Kota B"));
        var user = await ComeAsync("ani@kota.example", new UserGrant(Role.Administrator, kept), new UserGrant(Role.Administrator, lost));
        await ActAsAsync(user.Id);
        var hooks = new List<WebhookView>();
        foreach (var institution in new[] { kept, lost }) hooks.Add(await App.SendAsync(new CreateWebhook.Command(new WebhookEntry { Url = "https://kota.example/", Events = ["*"], Institutions = [institution] })));
        ActAsProgram();
        await ChangeAsync(await App.SendAsync(new GetUser.Query(user.Id)), new PatchUser.UserChange(Grants: [new UserGrant(Role.Administrator, kept)]));
        async Task<WebhookView> NowAsync(int i) => await App.SendAsync(new GetWebhook.Query(hooks[i].Id));
        Assert.That(((await NowAsync(0)).State, (await NowAsync(1)).State, (await NowAsync(1)).Reason), Is.EqualTo((WebhookState.Active, WebhookState.Disabled, (DisabledReason?)DisabledReason.Maker)));
    }

    [TestCase(6, null, 1)]
    [TestCase(7, null, 0)]
    [TestCase(90, "10.0.0.0/8, fd00::/8", 0)]
    [TestCase(90, "10.0.0.0/8; fd00::/8", 1)]
    [TestCase(90, "10.0.0.0/33", 1)]
    [TestCase(90, "kantor", 1)]
    public void A_wrong_setting_is_told_at_the_start(int keepDays, string? networks, int problems) => Assert.That(
        new ChangesOptionsValidator().Validate(new ChangesOptions { KeepDays = keepDays }).Errors.Count + new WebhookOptionsValidator().Validate(new WebhookOptions { AllowedNetworks = networks }).Errors.Count, Is.EqualTo(problems));
}
