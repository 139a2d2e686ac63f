using System.Text.Json.Nodes;
using Agreements.App.Events;
using Agreements.App.Features.Keys;
using Agreements.App.Features.People;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.App.Webhooks;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
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

    [TestCase("url", WebhookState.Disabled)]
    [TestCase("events", WebhookState.Disabled)]
    [TestCase("institutions", WebhookState.Disabled)]
    [TestCase("secret", WebhookState.Disabled)]
    [TestCase("enable", WebhookState.Disabled)]
    [TestCase("description", WebhookState.Active)]
    public async Task Whoever_changes_what_it_sends_where_is_its_maker_and_it_ends_with_their_right(string changed, WebhookState ends)
    {
        var (first, second) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Kota B"));
        var user = await ComeAsync("ani@kota.example", new UserGrant(Role.Administrator, first), new UserGrant(Role.Administrator, second));
        var hook = await HookAsync(first);
        if (changed == "enable") hook = await App.SendAsync(new SwitchWebhook.Command(hook.Id, hook.Version, false));
        await ActAsAsync(user.Id);
        await (changed switch
        {
            "secret" => App.SendAsync(new RotateWebhookSecret.Command(hook.Id, hook.Version)),
            "enable" => App.SendAsync(new SwitchWebhook.Command(hook.Id, hook.Version, true)),
            "url" => PatchHookAsync(hook, "url", "https://lain.example/"),
            "events" => PatchHookAsync(hook, "events", new JsonArray("agreement.*")),
            "institutions" => PatchHookAsync(hook, "institutions", new JsonArray(second.ToString())),
            _ => PatchHookAsync(hook, "description", "lain"),
        });
        ActAsProgram();
        await ChangeAsync(await App.SendAsync(new GetUser.Query(user.Id)), new PatchUser.UserChange(Grants: [new UserGrant(Role.Officer, first)]));
        Assert.That((await App.SendAsync(new GetWebhook.Query(hook.Id))).State, Is.EqualTo(ends));
    }

    [Test]
    public async Task A_webhook_that_somebody_else_has_taken_over_stays_when_its_first_maker_goes()
    {
        var city = await InstitutionAsync("Kota A");
        var user = await ComeAsync("ani@kota.example", new UserGrant(Role.Administrator, city));
        await ActAsAsync(user.Id);
        var hook = await HookAsync(city);
        ActAsProgram();
        await PatchHookAsync(hook, "url", "https://lain.example/");
        await ChangeAsync(await App.SendAsync(new GetUser.Query(user.Id)), new PatchUser.UserChange(Grants: [new UserGrant(Role.Officer, city)]));
        Assert.That((await App.SendAsync(new GetWebhook.Query(hook.Id))).State, Is.EqualTo(WebhookState.Active));
    }

    [Test]
    public async Task A_webhook_ends_with_the_key_that_made_it()
    {
        var city = await InstitutionAsync("Kota A");
        var key = await KeyAsync(city);
        ActAs(key);
        var hook = await HookAsync(city);
        ActAsProgram();
        var other = await HookAsync(city);
        await App.SendAsync(new RevokeKey.Command(key.Id, key.Version));
        var now = await App.SendAsync(new GetWebhook.Query(hook.Id));
        Assert.That((now.State, now.Reason), Is.EqualTo((WebhookState.Disabled, (DisabledReason?)DisabledReason.Maker)));
        Assert.That((await App.SendAsync(new GetWebhook.Query(other.Id))).State, Is.EqualTo(WebhookState.Active));
    }

    [Test]
    public async Task A_webhook_ends_on_the_day_after_the_last_of_the_key_that_redirected_it()
    {
        var city = await InstitutionAsync("Kota A");
        var (hook, key) = (await HookAsync(city), await KeyAsync(city));
        ActAs(key);
        await PatchHookAsync(hook, "url", "https://lain.example/");
        ActAsProgram();
        async Task<WebhookView> AfterRunAsync()
        {
            await App.SendAsync(new RunWebhooks.Command());
            return await App.SendAsync(new GetWebhook.Query(hook.Id));
        }
        App.Time.Advance(TimeSpan.FromDays(1));
        Assert.That((await AfterRunAsync()).State, Is.EqualTo(WebhookState.Active), "its last day");
        App.Time.Advance(TimeSpan.FromDays(1));
        var ended = await AfterRunAsync();
        Assert.That((ended.State, ended.Reason), Is.EqualTo((WebhookState.Disabled, (DisabledReason?)DisabledReason.Maker)));
    }

    [Test]
    public async Task A_webhook_ends_with_a_key_that_is_revoked_because_its_maker_has_lost_a_right()
    {
        var (kept, lost) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Kota B"));
        var user = await ComeAsync("ani@kota.example", new UserGrant(Role.Administrator, kept), new UserGrant(Role.Administrator, lost));
        await ActAsAsync(user.Id);
        ActAs(await KeyAsync(kept, lost));
        var hook = await HookAsync(kept);
        ActAsProgram();
        await ChangeAsync(await App.SendAsync(new GetUser.Query(user.Id)), new PatchUser.UserChange(Grants: [new UserGrant(Role.Administrator, kept)]));
        Assert.That((await App.SendAsync(new GetWebhook.Query(hook.Id))).State, Is.EqualTo(WebhookState.Disabled));
    }

    private Task<WebhookView> HookAsync(params Guid[] institutions) => App.SendAsync(new CreateWebhook.Command(new WebhookEntry { Url = "https://kota.example/", Events = ["*"], Institutions = institutions }));

    private Task<WebhookView> PatchHookAsync(WebhookView hook, string name, JsonNode value) => App.SendAsync(new PatchWebhook.Command(hook.Id, hook.Version, new JsonObject { [name] = value }));

    private Task<KeyView> KeyAsync(params Guid[] institutions) =>
        App.SendAsync(new CreateKey.Command(new KeyEntry { Name = "Sistem", Scope = KeyScope.Admin, Institutions = institutions, ExpiresOn = Zone.Wib.Today(App.Time.GetUtcNow()).AddDays(1) }));

    private void ActAs(KeyView key) => App.Caller = new ApiKey(key.Id, key.Name, key.Scope, key.Institutions, null, null).ToPrincipal();

    [TestCase(6, null, 1)]
    [TestCase(7, null, 0)]
    [TestCase(90, "10.0.0.0/8, fd00::/8", 0)]
    [TestCase(90, "10.0.0.0/8; fd00::/8", 1)]
    [TestCase(90, "10.0.0.0/33", 1)]
    [TestCase(90, "kantor", 1)]
    public void A_wrong_setting_is_told_at_the_start(int keepDays, string? networks, int problems) => Assert.That(
        new ChangesOptions { KeepDays = keepDays }.Problems().Count() + new WebhookOptions { AllowedNetworks = networks }.Problems().Count(), Is.EqualTo(problems));
}
