using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.Bench.Load;

namespace Agreements.Bench;

/// <summary>Asks both sides the same questions in turns, so that whatever else the machine does meets both.</summary>
/// <param name="only">Only comparisons whose name holds one of these; none = everything but the load.</param>
internal sealed class Benchmark(string directory, TimeSpan time, IReadOnlyList<string> only)
{
    private const int Rounds = 6, Clients = 4;

    private const string Item = "item read", List = "list of 50", LookUp = "status-lookup of 100", AgreementAgain = "agreement not modified (304)", StatusAgain = "status not modified (304)";

    private const string Deep = "deep page", Scoped = "list by scope", Pages = "pages", Memory = "resident memory after these questions";

    // Groups of comparisons that are wanted together.
    private static readonly string[] Told = [Deep, Scoped, Pages, Memory];

    private static readonly string[] Asked = [Item, List, LookUp, AgreementAgain, StatusAgain];

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    public async Task<IReadOnlyList<Result>> RunAsync(IReadOnlyList<int> sizes, CancellationToken ct)
    {
        var results = new List<Result>();
        var small = new Dataset(directory, 10_000);
        await small.EnsureAsync(ct);
        if (Wants("start") || Wants("idle")) results.AddRange(await new StartBench(directory, small).RunAsync(Wants("start"), Wants("idle"), ct));
        if (only.Count > 0 && only.All(o => o is "start" or "idle")) return results;
        var smallSweep = Wants("sweep with nothing due") ? await IdleSweepAsync(small, ct) : 0;
        if (Wants("opening cases, case list")) results.AddRange(await RenewAsync(small, ct));
        if (Wants("webhook fan-out")) results.AddRange(await new WebhookFanOut(directory, small).RunAsync(ct));
        foreach (var size in sizes)
        {
            var data = new Dataset(directory, size);
            if (Wants("search")) results.AddRange(await new SearchBench(directory, data).RunAsync(ct));
            if (only is ["search"]) continue;
            Console.Error.WriteLine($"{size:N0} agreements: preparing");
            await data.EnsureAsync(ct);
            if (only.Contains("load")) results.AddRange(await new LoadBench(directory, data, time).RunAsync(ct));
            if (Asked.Any(Wants) || Told.Any(Wants)) results.AddRange(await AskAsync(data));
            if (ReportBench.Names.Any(Wants)) results.AddRange(await ReportBench.RunAsync(data, Wants, ct));
            if (Wants("sweep with nothing due")) results.Add(Result.Of("sweep with nothing due (floor: 10,000)", size, size == 10_000 ? smallSweep : await IdleSweepAsync(data, ct), smallSweep, "ms"));
        }
        return results;
    }

    private bool Wants(string name) => only.Count == 0 || only.Any(o => name.Contains(o, StringComparison.Ordinal));

    private async Task<IReadOnlyList<Result>> AskAsync(Dataset data)
    {
        await using var ours = await ServerProcess.ServiceAsync(data);
        await using var floor = await ServerProcess.FloorAsync(data);
        var ids = data.Sample("SELECT id FROM agreements ORDER BY substr(id, 20)", 1000);
        var numbers = data.Sample("SELECT number FROM agreement_parties WHERE number IS NOT NULL ORDER BY substr(agreement_id, 20)", 1000);
        var results = new List<Result?>
        {
            await CompareAsync(Item, data, i => ours.Http.GetAsync("/api/v1/agreements/" + ids[i % ids.Count]), i => floor.Http.GetAsync("/item/" + ids[i % ids.Count])),
            await CompareAsync(List, data, _ => ours.Http.GetAsync("/api/v1/agreements"), _ => floor.Http.GetAsync("/list")),
            await CompareAsync(LookUp, data, i => LookUpAsync(ours, "/api/v1/agreements/status-lookup", numbers, i), i => LookUpAsync(floor, "/lookup", numbers, i)),
            await UnchangedAsync(AgreementAgain, ours, floor, data, ids, id => "/api/v1/agreements/" + id),
            await UnchangedAsync(StatusAgain, ours, floor, data, ids, id => $"/api/v1/agreements/{id}/status"),
        };
        if (Wants(Deep)) results.Add(await DeepPageAsync(ours, data));
        if (Wants(Scoped)) results.AddRange(await ScopeAsync(ours, data));
        if (Wants(Pages)) results.AddRange(await PagesAsync(ours, data));
        if (Wants(Memory)) results.Add(Result.Of(Memory, data.Size, ours.MemoryMb, floor.MemoryMb, "MB"));
        return [.. results.OfType<Result>()];
    }

    private async Task<IReadOnlyList<Result>> RenewAsync(Dataset data, CancellationToken ct)
    {
        var cases = new OpeningCases(directory, data);
        var opening = await cases.RunAsync(ct);
        Console.Error.WriteLine(opening);
        cases.PlanGaps();
        await using var ours = await ServerProcess.ServiceAsync(cases.Opened);
        await using var floor = await ServerProcess.FloorAsync(cases.Opened);
        return [opening, await MeasureAsync("case list, forecast gap", data, _ => ours.Http.GetAsync("/api/v1/renewals?forecastGap=true", ct), _ => floor.Http.GetAsync("/cases", ct))];
    }

    private static Task<HttpResponseMessage> LookUpAsync(ServerProcess server, string path, IReadOnlyList<string> numbers, int i)
    {
        var asked = Enumerable.Range(i, 100).Select(n => numbers[n * 7 % numbers.Count]);
        return server.Http.PostAsync(path, new StringContent(JsonSerializer.Serialize(new { numbers = asked }), Encoding.UTF8, "application/json"));
    }

    private async Task<Result?> UnchangedAsync(string name, ServerProcess ours, ServerProcess floor, Dataset data, IReadOnlyList<string> ids, Func<string, string> path)
    {
        if (!Wants(name)) return null;
        var (known, knownThere) = (await TagsAsync(ours.Http, ids, path), await TagsAsync(floor.Http, ids, id => "/unchanged/" + id));
        return await CompareAsync(name, data, i => AskAgainAsync(ours.Http, path(ids[i % ids.Count]), known[i % ids.Count]), i => AskAgainAsync(floor.Http, "/unchanged/" + ids[i % ids.Count], knownThere[i % ids.Count]));
    }

    private static async Task<IReadOnlyList<string>> TagsAsync(HttpClient http, IReadOnlyList<string> ids, Func<string, string> path)
    {
        var tags = new List<string>();
        foreach (var id in ids)
        {
            using var response = await http.GetAsync(path(id));
            tags.Add(response.Headers.ETag!.ToString());
        }
        return tags;
    }

    private static async Task<HttpResponseMessage> AskAgainAsync(HttpClient http, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        var response = await http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.NotModified ? response : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}, not 304.");
    }

    private async Task<Result?> CompareAsync(string name, Dataset data, Func<int, Task<HttpResponseMessage>> ours, Func<int, Task<HttpResponseMessage>> floor) =>
        Wants(name) ? await MeasureAsync(name, data, ours, floor) : null;

    private async Task<Result> MeasureAsync(string name, Dataset data, Func<int, Task<HttpResponseMessage>> ours, Func<int, Task<HttpResponseMessage>> floor)
    {
        var slice = time / Rounds;
        // The just-in-time compiler is done with a busy path after some twenty seconds on two cores; before that it is what would be measured.
        await LoadAsync(ours, WarmUp);
        await LoadAsync(floor, WarmUp);
        var (a, b) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++) (a, b) = (a + await LoadAsync(ours, slice), b + await LoadAsync(floor, slice));
        return Result.Of(name, data.Size, a / Rounds, b / Rounds, "requests/s");
    }

    private static async Task<double> LoadAsync(Func<int, Task<HttpResponseMessage>> ask, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var asked = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed < time; count++)
            {
                using var response = await ask(client * 250 + count);
                if (response.StatusCode != HttpStatusCode.NotModified) response.EnsureSuccessStatusCode();
                await response.Content.CopyToAsync(Stream.Null);
            }
            return count;
        })));
        return asked.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<Result> DeepPageAsync(ServerProcess ours, Dataset data)
    {
        var pages = Math.Min(1000, data.Size / 50);
        var (first, last) = ("/api/v1/agreements", "");
        var next = first;
        for (var page = 1; page <= pages; page++)
        {
            last = next;
            using var response = await ours.Http.GetAsync(next);
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : next;
        }
        var (one, deep) = (new List<double>(), new List<double>());
        for (var i = 0; i < 100; i++)
        {
            one.Add(await MillisecondsAsync(ours.Http, first));
            deep.Add(await MillisecondsAsync(ours.Http, last));
        }
        return Result.Of($"page {pages:N0} (floor: page 1)", data.Size, Median(deep), Median(one), "ms");
    }

    private static async Task<IReadOnlyList<Result>> ScopeAsync(ServerProcess ours, Dataset data)
    {
        using var branch = ours.As(await data.KeyAsync(data.Institution("Lembaga 0001")));
        using var regional = ours.As(await data.KeyAsync(data.Institution($"{Dataset.RegionalOffice} 0")));
        var results = new List<Result>();
        foreach (var sort in new[] { "-createdAt", "endsOn" })
        {
            var path = $"/api/v1/agreements?sort={sort}";
            var times = new List<(double All, double Branch, double Regional)>();
            for (var i = 0; i < 150; i++) times.Add((await MillisecondsAsync(ours.Http, path), await MillisecondsAsync(branch, path), await MillisecondsAsync(regional, path)));
            var all = Median([.. times.Skip(30).Select(t => t.All)]);
            results.Add(Result.Of($"list by {sort} of a branch (floor: of all)", data.Size, Median([.. times.Skip(30).Select(t => t.Branch)]), all, "ms"));
            results.Add(Result.Of($"list by {sort} of an office over 30 branches (floor: of all)", data.Size, Median([.. times.Skip(30).Select(t => t.Regional)]), all, "ms"));
        }
        return results;
    }

    // What a page costs over the call that asks for the same.
    private static async Task<IReadOnlyList<Result>> PagesAsync(ServerProcess ours, Dataset data)
    {
        var results = new List<Result>();
        var branchOf = data.Institution("Lembaga 0001");
        foreach (var (who, key, session) in new[] { ("all", await data.KeyAsync(), data.Session()), ("a branch", await data.KeyAsync(branchOf), data.Session(branchOf)) })
        {
            using var api = ours.As(key);
            using var pages = ours.AsPerson(session);
            foreach (var (page, path, call) in new[] { ("home", "/", "/api/v1/today"), ("register", "/agreements", "/api/v1/agreements") })
            {
                var times = new List<(double Page, double Call)>();
                for (var i = 0; i < 60; i++) times.Add((await MillisecondsAsync(pages, path), await MillisecondsAsync(api, call)));
                results.Add(Result.Of($"page {page} of {who} (floor: {call})", data.Size, Median([.. times.Skip(20).Select(t => t.Page)]), Median([.. times.Skip(20).Select(t => t.Call)]), "ms"));
            }
        }
        return results;
    }

    internal static async Task<double> MillisecondsAsync(HttpClient http, string path)
    {
        var clock = Stopwatch.StartNew();
        using var response = await http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> IdleSweepAsync(Dataset data, CancellationToken ct)
    {
        await using var services = Dataset.Services(new SqliteEngine(data.File));
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var clock = Stopwatch.StartNew();
            await Dataset.SendAsync(services, new SweepAlerts.Detailed(DryRun: false), ct);
            if (i >= 10) times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return Median(times);
    }

    internal static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
