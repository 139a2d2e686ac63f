using System.Globalization;
using Agreements.App.Data;

namespace Agreements.Bench.Load;

/// <summary>Two hundred officers and fifty systems at once, with all jobs running and agreements falling due: the service, then the floor, asked the same at the same moments on the same file.</summary>
internal sealed class LoadBench(string directory, Dataset data, TimeSpan time)
{
    private const int DueAtTheStart = 2000, DueLater = 100;

    private static readonly TimeSpan FallDueEvery = TimeSpan.FromSeconds(20);

    // What is busy is compiled beside the work, and what fell due at the start is worked off, for two minutes on two cores; then the time begins that is measured.
    private static readonly TimeSpan RunUp = TimeSpan.FromSeconds(120);

    public async Task<IReadOnlyList<Result>> RunAsync(CancellationToken ct)
    {
        var loaded = await CopyAsync(ct);
        var clients = Clients.Of(loaded, RunUp + time);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Size:N0} agreements: {clients.Sum(c => c.Plan.Count) / (RunUp + time).TotalSeconds:N0} questions a second for {time.TotalSeconds:N0} s, after {RunUp.TotalSeconds:N0} s of run-up"));
        var ours = await OursAsync(loaded, clients, ct);
        Print("service", ours);
        var floor = await FloorAsync(loaded, clients);
        Print("floor", floor);
        return Results(ours, floor);
    }

    // Both write. A copy that is kept is used again. It has to lie on the disk: while the system still writes it there, every commit waits for that.
    private async Task<Dataset> CopyAsync(CancellationToken ct)
    {
        var copy = new Dataset(directory, data.Size, "load");
        Directory.CreateDirectory(copy.DataDirectory);
        if (!File.Exists(copy.File)) File.Copy(data.File, copy.File);
        using (var file = File.OpenHandle(copy.File, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(file);
        Migrations.Run(new SqliteEngine(copy.File));
        await using var connection = await Floor.OpenAsync($"Data Source={copy.File}");
        await using var records = Floor.Command(connection, FloorLoad.Records);
        await records.ExecuteNonQueryAsync(ct);
        return copy;
    }

    private async Task<Side> OursAsync(Dataset loaded, IReadOnlyList<Client> clients, CancellationToken ct)
    {
        var due = new FallingDue(loaded.File);
        due.Next(DueAtTheStart);
        var callers = new Callers(loaded.File);
        var secrets = clients.Select(c => c.IsOfficer ? callers.Session(c.Own) : callers.Key(c.SeesAll ? null : c.Own)).ToList();
        await using var server = await ServerProcess.UsualAsync(loaded);
        var (recorder, followed) = (new Recorder(RunUp), new Followed());
        var sides = clients.Select((c, i) => c.IsOfficer ? (IAnswering)new Officer(server.Http.BaseAddress!, c, secrets[i]) : new Integration(server.Http.BaseAddress!, c, secrets[i])).ToList();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watch = new Watch(server, loaded.File, RunUp);
        var beside = sides.OfType<Integration>().Select(i => i.FollowAsync(followed, recorder, ending.Token))
            .Append(watch.RunAsync(ending.Token)).Append(due.RunAsync(DueLater, FallDueEvery, ending.Token)).ToList();
        await Task.WhenAll(clients.Zip(sides, (client, side) => Asking.RunAsync(client, side, recorder)));
        await ending.CancelAsync();
        await Task.WhenAll(beside);
        foreach (var side in sides) side.Dispose();
        return new Side(recorder, watch, followed);
    }

    private async Task<Side> FloorAsync(Dataset loaded, IReadOnlyList<Client> clients)
    {
        await using var server = await ServerProcess.FloorAsync(loaded);
        var recorder = new Recorder(RunUp);
        using var ending = new CancellationTokenSource();
        var watch = new Watch(server, loaded.File, RunUp);
        var watching = watch.RunAsync(ending.Token);
        var sides = clients.Select(c => new FloorSide(server.Http.BaseAddress!, c)).ToList();
        await Task.WhenAll(clients.Zip(sides, (client, side) => Asking.RunAsync(client, side, recorder)));
        await ending.CancelAsync();
        await watching;
        foreach (var side in sides) side.Dispose();
        return new Side(recorder, watch, null);
    }

    private List<Result> Results(Side ours, Side floor)
    {
        var results = Enum.GetValues<Ask>().Where(a => ours.Recorder.Count(a) > 0).Select(a =>
            Result.Of($"load, {Asks.Names[a]}, p99", data.Size, ours.Recorder.Milliseconds(a, 0.99), floor.Recorder.Milliseconds(FloorOf(a), 0.99), "ms")).ToList();
        results.Add(Result.Of("load, errors", data.Size, ours.Recorder.Errors.Values.Sum(), floor.Recorder.Errors.Values.Sum(), "requests"));
        results.Add(Result.Of("load, memory in the last minute (floor: its own)", data.Size, ours.Watch.MemoryAtTheEnd, floor.Watch.MemoryAtTheEnd, "MB"));
        results.Add(Result.Of("load, memory in the last minute (floor: in the second)", data.Size, ours.Watch.MemoryAtTheEnd, ours.Watch.MemoryAtTheBegin, "MB"));
        results.Add(Result.Of("load, longest log of the database", data.Size, ours.Watch.LongestLogMb, floor.Watch.LongestLogMb, "MB"));
        return results;
    }

    // The floor has no forms: what shows one is the item.
    private static Ask FloorOf(Ask ask) => ask is Ask.EditForm ? Ask.Agreement : ask;

    private static void Print(string name, Side side)
    {
        var (recorder, watch) = (side.Recorder, side.Watch);
        Line($"{name}: {recorder.Requests:N0} requests, {recorder.Errors.Values.Sum()} errors, {recorder.Conflicts} conflicts");
        foreach (var (error, count) in recorder.Errors.OrderByDescending(e => e.Value).Take(20)) Line($"  {count} x {error}");
        foreach (var ask in Enum.GetValues<Ask>().Where(a => recorder.Count(a) > 0))
            Line($"  {Asks.Names[ask],-30}{recorder.Count(ask),8:N0}  p50 {recorder.Milliseconds(ask, 0.5),8:N1}  p95 {recorder.Milliseconds(ask, 0.95),8:N1}  p99 {recorder.Milliseconds(ask, 0.99),8:N1}  max {recorder.Milliseconds(ask, 1),8:N1} ms");
        if (side.Followed is { Count: > 0 } followed) Line($"  changes told to who waited: {followed.Count:N0}, p50 {followed.Milliseconds(0.5):N0}, p99 {followed.Milliseconds(0.99):N0} ms after they happened");
        Line($"  processor: {watch.Cores:N2} cores, after the run-up");
        Line($"  memory MB {string.Join(' ', watch.Samples.Select(s => s.MemoryMb.ToString("N0", CultureInfo.InvariantCulture)))}");
        Line($"  log MB {string.Join(' ', watch.Samples.Select(s => s.LogMb.ToString("N0", CultureInfo.InvariantCulture)))}");
        foreach (var run in watch.Runs) Line($"  {run}");

        static void Line(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private sealed record Side(Recorder Recorder, Watch Watch, Followed? Followed);
}
