using System.Diagnostics;
using System.Net;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Nodes;

/// <summary>What one process does counts on another at once, or as soon as is promised: nobody has to come back to the same.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class NodesTests
{
    // What is promised within a second, on a machine that is busy.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private NodeDatabase _database = null!;
    private Processes _nodes = null!;

    private ApiClient A => _nodes.Apis[0];

    private ApiClient B => _nodes.Apis[1];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _database = (await NodeDatabase.CreateAsync(NodeDatabase.Sqlite))!;
        _nodes = new Processes(_database.Directory, 2, []);
        await _nodes.ListenAsync(() => _database.KeyAsync());
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _nodes.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task A_key_that_is_revoked_on_one_is_refused_on_the_other_within_a_second()
    {
        var made = await A.PostAsync("api-keys", new { name = "Sistem lain", scope = "read" });
        using var other = new HttpClient { BaseAddress = _nodes.All[1].Http.BaseAddress };
        other.DefaultRequestHeaders.Authorization = new("Bearer", made.Body["key"]!.GetValue<string>());
        Assert.That((await new ApiClient(other).GetAsync("agreements")).Code, Is.EqualTo(200));
        var revoked = await A.SendAsync(HttpMethod.Delete, $"api-keys/{made.Id}", null, ("If-Match", made.Etag!));
        Assert.That(revoked.Code, Is.AnyOf(200, 204), revoked.Body.ToJsonString());
        var since = Stopwatch.StartNew();
        await Eventually.SeeAsync(() => new ApiClient(other).GetAsync("agreements"), a => a.Code == 401, a => $"{a.Code}");
        Assert.That(since.Elapsed, Is.LessThan(Soon));
    }

    [Test]
    public async Task Who_is_signed_in_on_one_is_on_the_other_and_sends_a_form_there_that_the_first_has_shown()
    {
        var person = await TestPerson.AddAsync(Path.Combine(_database.Directory, "data", "agreements.db"), (Role.Administrator, null));
        using var first = new Browser(_nodes.All[0].Http.BaseAddress!);
        using var second = new Browser(_nodes.All[1].Http.BaseAddress!);
        first.Cookies.Add(_nodes.All[0].Http.BaseAddress!, new Cookie("agreements", person.Session));
        var shown = await first.GetAsync("/admin/webhooks/new");
        var form = Browser.FormIn(shown, "webhook");
        foreach (var (name, value) in new[] { ("Description", "Dari simpul lain"), ("Url", "https://sistem.example/masuk"), ("Events", "agreement.expired"), ("Sent", "yes") }) form[name] = value;
        second.Cookies.Add(_nodes.All[1].Http.BaseAddress!, first.Cookies.GetAllCookies().Select(c => new Cookie(c.Name, c.Value)).Aggregate(new CookieCollection(), (all, c) => { all.Add(c); return all; }));
        var sent = await second.PostAsync("/admin/webhooks/new", form);
        Assert.That(sent.Words, Does.Contain("whsec_"), $"{sent.Code} {sent.To}");
        Assert.That((await first.GetAsync("/admin/webhooks")).Words, Does.Contain("Dari simpul lain"));
    }

    [Test]
    public async Task The_same_Idempotency_Key_sent_to_both_at_once_is_done_once()
    {
        for (var i = 0; i < 5; i++)
        {
            var (name, key) = ($"Kota Sekali {i}", ("Idempotency-Key", $"sekali-{i}"));
            Task<Answer> AskAsync(ApiClient node) => Task.Run(() => node.PostAsync("institutions", new { kind = "cityGovernment", name }, key));
            var both = await Task.WhenAll(AskAsync(A), AskAsync(B));
            Assert.That(both.Select(a => a.Code).Distinct(), Is.SubsetOf(new[] { 201, 409 }).And.Member(201), string.Join('\n', both.Select(a => a.Body.ToJsonString())));
            Assert.That(both.Where(a => a.Code == 201).Select(a => a.Id).Distinct().Count(), Is.EqualTo(1));
            Assert.That(await _database.RowsAsync($"SELECT institution_id FROM institution_names WHERE name = '{name}'"), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Who_waits_on_one_for_changes_hears_of_what_the_other_commits_within_a_second()
    {
        var cursor = (await B.GetAsync("changes?after=now")).Body["nextCursor"]!.GetValue<string>();
        var waiting = B.GetAsync($"changes?after={cursor}&wait=30");
        // Behind it on the same node: by then it waits.
        await B.GetAsync("changes?after=now&wait=1");
        var made = await EnterAsync();
        var since = Stopwatch.StartNew();
        Assert.That((await waiting).Body["items"]!.AsArray().Select(i => i!["agreement"]!["id"]!.GetValue<Guid>()), Does.Contain(made.Id));
        Assert.That(since.Elapsed, Is.LessThan(Soon));
    }

    [Test]
    public async Task The_ETag_of_one_is_the_others_and_what_is_changed_there_is_new_here_at_once()
    {
        var made = await EnterAsync();
        var (here, there) = (await A.GetAsync($"agreements/{made.Id}"), await B.GetAsync($"agreements/{made.Id}"));
        Assert.That(there.Etag, Is.EqualTo(here.Etag));
        Assert.That((await B.GetAsync($"agreements/{made.Id}", ("If-None-Match", here.Etag!))).Code, Is.EqualTo(304));
        for (var i = 0; i < 3; i++)
        {
            var (from, to) = i % 2 == 0 ? (A, B) : (B, A);
            var changed = await to.PatchAsync($"agreements/{made.Id}", new { title = $"Judul {i}" }, ("If-Match", (await from.GetAsync($"agreements/{made.Id}")).Etag!));
            Assert.That(changed.Code, Is.EqualTo(200), changed.Body.ToJsonString());
            var seen = await from.GetAsync($"agreements/{made.Id}", ("If-None-Match", here.Etag!));
            Assert.That((seen.Code, seen.Body["title"]!.GetValue<string>()), Is.EqualTo((200, $"Judul {i}")));
        }
        Assert.That((await A.PatchAsync($"agreements/{made.Id}", new { title = "Lama" }, ("If-Match", here.Etag!))).Code, Is.EqualTo(412));
    }

    private async Task<Answer> EnterAsync()
    {
        async Task<Guid> PartyAsync(string kind) => (await A.PostAsync("institutions", new { kind, name = kind + Guid.CreateVersion7() })).Id;
        var parties = new[] { new { institution = await PartyAsync("cityGovernment") }, new { institution = await PartyAsync("bpjsBranch") } };
        return await A.PostAsync("agreements", new { @class = "mou", regime = "sinergi", title = "Nota", parties });
    }
}
