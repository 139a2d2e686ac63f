using System.Text.Json;
using Agreements.App.Tests.Webhooks;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Integrations;

/// <summary>Webhooks of the running program, verified by what others have written.</summary>
public sealed class WebhookTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Webhooks__AllowedNetworks", "127.0.0.0/8"), ("Http__PublicUrl", "http://127.0.0.1:5080")];

    private Receiver _receiver = null!;

    [SetUp]
    public async Task ReceiveAsync() => _receiver = await Receiver.OpenAsync();

    [TearDown]
    public async Task StopReceivingAsync() => await _receiver.DisposeAsync();

    [Test]
    public async Task The_library_of_Standard_Webhooks_accepts_our_signatures_and_those_of_the_secret_before_and_nothing_else()
    {
        using var node = await NodePackage.InstallAsync("Integrations");
        var made = await Api.PostAsync("webhooks", new { url = _receiver.Url(), events = new[] { "agreement.*" } });
        var (id, first) = (made.Id, made.Body["secret"]!.GetValue<string>());
        Assert.That((await CreateAsync()).Code, Is.EqualTo(201));
        await _receiver.CameAsync(1);
        var rotated = await Api.PostAsync($"webhooks/{id}/rotate-secret", null, ("If-Match", made.Etag!));
        var second = rotated.Body["secret"]!.GetValue<string>();
        Assert.That((await Api.GetAsync($"webhooks/{id}")).Body["secret"], Is.Null);
        await CreateAsync();
        await _receiver.CameAsync(2);
        var (one, two) = (_receiver.Received[0], _receiver.Received[1]);
        var verdicts = await VerifyAsync(node, (first, one.Headers, one.Body), (second, two.Headers, two.Body), (first, two.Headers, two.Body), (second, one.Headers, one.Body), (first, one.Headers, one.Body + " "));
        Assert.That(verdicts.Select(v => v.Split(' ')[0]), Is.EqualTo(new[] { "right", "right", "right", "wrong", "wrong" }), string.Join('\n', verdicts));
        Assert.That((one.Event["source"]!.GetValue<string>(), one.Type), Is.EqualTo(("http://127.0.0.1:5080", "agreement.created")));
    }

    [Test]
    public async Task What_came_is_in_the_feed_under_the_same_id_and_a_second_answer_to_it_is_kept()
    {
        var start = (await Api.GetAsync("changes?after=now")).Body["nextCursor"]!.GetValue<string>();
        var hook = (await Api.PostAsync("webhooks", new { url = _receiver.Url("/semua"), events = new[] { "agreement.created" } })).Id;
        var agreement = (await CreateAsync()).Id;
        await _receiver.CameAsync(1);
        var waited = (await Api.GetAsync($"changes?after={start}&types=agreement.created&wait=10")).Body;
        Assert.That(waited["items"]!.AsArray().Select(i => (i!["id"]!.GetValue<string>(), i["agreement"]!["id"]!.GetValue<Guid>())), Does.Contain((_receiver.Received[0].Headers["webhook-id"], agreement)));
        var test = await Api.PostAsync($"webhooks/{hook}/test", null);
        Assert.That((test.Code, test.Body["state"]!.GetValue<string>(), test.Body["status"]!.GetValue<int>()), Is.EqualTo((200, "delivered", 204)));
        Assert.That((await Api.GetAsync($"webhooks/{hook}/deliveries?state=delivered")).Body["items"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task Too_old_a_cursor_is_410_and_garbage_400()
    {
        Assert.That((await Api.GetAsync("changes?after=sembarang")).Errors, Is.EqualTo(new[] { "cursor.invalid /after" }));
        Assert.That((await Api.GetAsync("changes?wait=31")).Errors, Is.EqualTo(new[] { "query.value /wait" }));
        Assert.That((await Api.GetAsync("changes?types=agreement.*,meledak")).Errors, Is.EqualTo(new[] { "event.unknown /types/1" }));
    }

    [Test]
    public async Task The_verb_tries_a_webhook_or_an_address_and_says_what_came_back()
    {
        var hook = (await Api.PostAsync("webhooks", new { url = _receiver.Url("/verb"), events = new[] { "renewal.*" } })).Id;
        var ofHook = await RunningProgram.RunAsync(Directory, ["webhook", "test", $"{hook}"], Settings!);
        Assert.That(ofHook.Code, Is.Zero, ofHook.Output);
        Assert.That(ofHook.Output, Does.Contain("> webhook-signature: v1,").And.Contain("< 204 in ").And.Contain("Accepted."));
        _receiver.Answer = (_, http) => Receiver.AnswerAsync(http, 503);
        var ofAddress = await RunningProgram.RunAsync(Directory, ["webhook", "test", _receiver.Url("/alamat")], Settings!);
        Assert.That(ofAddress.Code, Is.EqualTo(1), ofAddress.Output);
        Assert.That(ofAddress.Output, Does.StartWith("secret whsec_").And.Contain("< 503 in ").And.Contain("Not accepted: the receiver refused it."));
        Assert.That((await RunningProgram.RunAsync(Directory, ["webhook", "test", "https://10.0.0.1/"])).Output, Does.Contain("That address is not permitted"));
    }

    private static async Task<IReadOnlyList<string>> VerifyAsync(NodePackage node, params (string Secret, IReadOnlyDictionary<string, string> Headers, string Body)[] messages)
    {
        using var process = node.Start("node", "verify-webhook.mjs");
        foreach (var (secret, headers, body) in messages) await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { secret, headers, body }));
        process.StandardInput.Close();
        var (output, errors) = (await process.StandardOutput.ReadToEndAsync(), await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
