using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>The feed of the real program, which is killed again and again while others write.</summary>
public sealed class FeedCrashTests
{
    private const int Agreements = 3, Writers = 4, Kills = 2, ChangesBeforeDeath = 40;

    [Test]
    public async Task Through_SIGKILLs_a_consumer_sees_every_change_that_was_answered_once_and_per_agreement_in_order()
    {
        using var directory = new TempDirectory();
        var (answered, seen, ids, cursor) = (new ConcurrentBag<(Guid, long)>(), new List<(Guid Agreement, long Version)>(), new List<Guid>(), "now");
        for (var life = 0; life <= Kills; life++)
        {
            await using var program = await RunningProgram.ServeAsync(directory.Path);
            var api = new ApiClient(program.Http);
            if (life == 0)
            {
                for (var i = 0; i < Agreements; i++) ids.Add(await EnterAsync(api, i));
                cursor = (await api.GetAsync("changes?after=now")).Body["nextCursor"]!.GetValue<string>();
            }
            var before = answered.Count;
            var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(w => WriteAsync(api, ids, answered, w, () => answered.Count - before >= ChangesBeforeDeath)));
            while (answered.Count - before < ChangesBeforeDeath) cursor = await ReadAsync(api, cursor, seen, wait: 1);
            if (life < Kills) program.Kill();
            await writing;
            if (life < Kills) continue;
            for (int count; (count = seen.Count) >= 0;)
            {
                cursor = await ReadAsync(api, cursor, seen, wait: 0);
                if (seen.Count == count) break;
            }
        }
        Assert.That(seen, Is.Unique.And.SupersetOf(answered));
        foreach (var of in seen.GroupBy(s => s.Agreement)) Assert.That(of.Select(s => s.Version), Is.EqualTo(Enumerable.Range(2, of.Count()).Select(v => (long)v)));
    }

    [Test]
    public async Task Who_waits_while_the_service_stops_is_answered_and_holds_it_up_no_longer()
    {
        using var directory = new TempDirectory();
        await using var program = await RunningProgram.ServeAsync(directory.Path);
        var api = new ApiClient(program.Http);
        var cursor = (await api.GetAsync("changes?after=now")).Body["nextCursor"]!.GetValue<string>();
        var waiting = api.GetAsync($"changes?after={cursor}&wait=30");
        // Behind it in the same service: by then it waits.
        await api.GetAsync("changes?after=now&wait=1");
        program.Terminate();
        var answer = await waiting.WaitAsync(TimeSpan.FromSeconds(15));
        Assert.That((answer.Code, answer.Body["nextCursor"]!.GetValue<string>()), Is.EqualTo((200, cursor)));
        await program.ExitedAsync();
        Assert.That(program.ExitCode, Is.Zero);
    }

    private static async Task<Guid> EnterAsync(ApiClient api, int number)
    {
        var parties = new List<object>();
        foreach (var kind in new[] { "cityGovernment", "bpjsBranch" }) parties.Add(new { institution = (await api.PostAsync("institutions", new { kind, name = $"{kind} {number}" })).Id, number = $"{kind}/{number}" });
        return (await api.PostAsync("agreements", new { @class = "mou", regime = "sinergi", title = "Nota", process = "registered", parties, term = new { signedOn = "2020-01-02", endBasis = "unknown" } })).Id;
    }

    // Until enough is answered, or the program has died.
    private static async Task WriteAsync(ApiClient api, List<Guid> ids, ConcurrentBag<(Guid, long)> answered, int writer, Func<bool> isEnough)
    {
        var random = new Random(writer);
        try
        {
            while (!isEnough())
            {
                var id = ids[random.Next(ids.Count)];
                var changed = await api.PatchNowAsync(id, new { subject = $"{writer} {random.Next()}" });
                if (changed.Code == 200) answered.Add((id, changed.Body["version"]!.GetValue<long>()));
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
    }

    private static async Task<string> ReadAsync(ApiClient api, string cursor, List<(Guid, long)> seen, int wait)
    {
        var page = (await api.GetAsync($"changes?after={cursor}&types=agreement.changed&pageSize=7&wait={wait}")).Body;
        foreach (var item in page["items"]!.AsArray().OfType<JsonObject>()) seen.Add((item["agreement"]!["id"]!.GetValue<Guid>(), item["version"]!.GetValue<long>()));
        return page["nextCursor"]!.GetValue<string>();
    }
}
