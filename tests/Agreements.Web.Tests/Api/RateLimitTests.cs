using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>Who asks too much is told when to come again; nobody else notices.</summary>
public sealed class RateLimitTests : ServiceTest
{
    protected override (string, string?)[] Settings =>
    [
        ("Http__RequestsPerSecond", "5"), ("Http__UnrecognisedPerSecond", "2"), ("Http__AttemptsPerMinute", "3"),
        ("Oidc__Providers__0__Name", "kantor"), ("Oidc__Providers__0__Title", "Kantor"), ("Oidc__Providers__0__Authority", "http://127.0.0.1:9"), ("Oidc__Providers__0__ClientId", "x"),
        ("Oidc__Providers__0__Mappings__0__Value", "x"), ("Oidc__Providers__0__Mappings__0__Role", "officer"),
    ];

    private async Task<ApiClient> ClientAsync(string? key = null)
    {
        var http = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key ?? await TestKey.AddAsync(Path.Combine(Directory, "data", "agreements.db"), KeyScope.Read));
        return new ApiClient(http);
    }

    [Test]
    public async Task One_key_that_asks_too_much_gets_429_with_Retry_After_and_another_key_is_answered()
    {
        var (greedy, calm) = (await ClientAsync(), await ClientAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => greedy.GetAsync("agreements")));
        var refused = answers.First(a => a.Code == 429);
        Assert.That(answers.Count(a => a.Code == 200), Is.InRange(5, 50), "a burst of twenty, more as time passes; some of it is used up by the start of the program");
        Assert.That((refused.MediaType, refused.Errors.Single(), refused.Raw.Headers.RetryAfter!.Delta!.Value.TotalSeconds), Is.EqualTo(("application/problem+json", "rate.limited ", 1.0)));
        Assert.That((await calm.GetAsync("agreements")).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task Slow_bodies_of_one_key_leave_places_for_others()
    {
        // Bodies that do not come are cut off after ten seconds, and others take their places: where this took so long, nothing was shown.
        var seen = await BesideSlowBodiesAsync();
        for (var again = 0; again < 2 && seen.Took > TimeSpan.FromSeconds(9); again++) seen = await BesideSlowBodiesAsync();
        Assert.That((seen.Code, seen.Begun), Is.EqualTo((200, 8)));
    }

    /// <returns>What another was answered, how many of the bodies were being read then, and how long that is after the first was asked for.</returns>
    private async Task<(int Code, int Begun, TimeSpan Took)> BesideSlowBodiesAsync()
    {
        var (slow, calm) = (await TestKey.AddAsync(Path.Combine(Directory, "data", "agreements.db"), KeyScope.Admin), await ClientAsync());
        var senders = new List<TcpClient>();
        var clock = Stopwatch.StartNew();
        try
        {
            var begun = new List<Task<int>>();
            for (var i = 0; i < 17; i++)
            {
                var sender = new TcpClient();
                senders.Add(sender);
                await sender.ConnectAsync(Service.Http.BaseAddress!.Host, Service.Http.BaseAddress.Port);
                await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"POST /api/v1/institutions HTTP/1.1\r\nHost: {Service.Http.BaseAddress.Authority}\r\nAuthorization: Bearer {slow}\r\nContent-Type: application/json\r\nContent-Length: 9000\r\nExpect: 100-continue\r\n\r\n"));
                // The first byte comes when the program begins to read the body.
                begun.Add(sender.GetStream().ReadAsync(new byte[1]).AsTask());
            }
            while (begun.Count(b => b.IsCompleted) < 8) await Task.WhenAny(begun.Where(b => !b.IsCompleted));
            var answer = await calm.GetAsync("agreements").WaitAsync(TimeSpan.FromSeconds(5));
            return (answer.Code, begun.Count(b => b.IsCompleted), clock.Elapsed);
        }
        finally
        {
            senders.ForEach(s => s.Dispose());
        }
    }

    [Test]
    public async Task Files_that_come_slowly_leave_the_other_questions_alone()
    {
        var (agreement, calm, keys) = ((await CreateAsync()).Id, await ClientAsync(), new List<string>());
        for (var i = 0; i < 2; i++) keys.Add(await TestKey.AddAsync(Path.Combine(Directory, "data", "agreements.db"), KeyScope.Admin));
        using var slow = new SlowSenders(Service.Http.BaseAddress!);
        foreach (var key in keys)
            for (var i = 0; i < 8; i++) await slow.AddAsync($"/api/v1/agreements/{agreement}/documents", $"Authorization: Bearer {key}");
        await slow.BegunAsync(6);
        var answer = await calm.GetAsync("agreements").WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That((answer.Code, slow.Begun), Is.EqualTo((200, 6)), "three of each key");
    }

    [Test]
    public async Task Files_that_one_person_sends_by_a_page_are_read_a_few_at_once()
    {
        var (agreement, person) = ((await CreateAsync()).Id, await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (Role.Administrator, null)));
        using var slow = new SlowSenders(Service.Http.BaseAddress!);
        for (var i = 0; i < 6; i++) await slow.AddAsync($"/agreements/{agreement}", $"Cookie: agreements={person.Session}\r\nSec-Fetch-Site: same-origin");
        await slow.BegunAsync(3);
        Assert.That(((await (await ClientAsync()).GetAsync("agreements")).Code, slow.Begun), Is.EqualTo((200, 3)));
    }

    [Test]
    public async Task One_key_that_follows_the_changes_often_gets_429_and_nobody_else_notices()
    {
        var (greedy, calm) = (await ClientAsync(), await ClientAsync());
        var following = Enumerable.Range(0, 5).Select(_ => greedy.GetAsync("changes?after=now&wait=30")).ToList();
        var refused = await await Task.WhenAny(following);
        Assert.That((refused.Code, refused.Errors.Single(), refused.Raw.Headers.RetryAfter?.Delta), Is.EqualTo((429, "rate.limited ", (TimeSpan?)TimeSpan.FromSeconds(5))));
        Assert.That(((await greedy.GetAsync("changes?after=now")).Code, (await calm.GetAsync("changes?after=now&wait=1")).Code), Is.EqualTo((200, 200)));
        Assert.That(following.Count(f => f.IsCompleted), Is.EqualTo(1));
    }

    [Test]
    public async Task Guessing_keys_is_stopped_after_a_few_and_health_is_still_answered()
    {
        var guesser = await ClientAsync("agr_" + new string('B', 43));
        var codes = new List<int>();
        for (var i = 0; i < 8; i++) codes.Add((await guesser.GetAsync("agreements")).Code);
        Assert.That(codes.Take(3), Is.All.EqualTo(401));
        Assert.That(codes.Skip(4), Is.All.EqualTo(429));
        using var nobody = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        Assert.That((int)(await nobody.GetAsync("/health/live")).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task What_pretends_to_come_from_an_identity_provider_is_limited_too()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Service.Http.BaseAddress };
        var codes = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ => (int)(await http.GetAsync("/signin/oidc/kantor?code=x&state=y")).StatusCode));
        Assert.That(codes.Distinct().Order(), Is.EqualTo(new[] { 302, 429 }));
    }
}
