using System.Collections.Concurrent;
using System.Globalization;
using Agreements.App.Tests.Webhooks;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Nodes;

/// <summary>A year of one installation, life after life: the day moves on from start to start, sometimes it is the same again, sometimes weeks have passed.</summary>
internal sealed class KilledYear(string directory, SmtpSink sink, Receiver receiver, int seed, int kills)
{
    private static readonly DateOnly First = new(2025, 1, 2);
    private const int Days = 360, Weeks = Days / 7, MostWorks = 10, Rows = 60;

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<Death, int> _deaths = new();
    private readonly List<int> _acceptedBefore = [];
    private string _key = "", _cursor = "";

    public KilledOffice Office { get; } = new(seed);

    public string Database => Path.Combine(directory, "data", "agreements.db");

    public IReadOnlyDictionary<Death, int> Deaths => _deaths;

    /// <summary>So many mails had been accepted when each life began.</summary>
    public IReadOnlyList<int> AcceptedBefore => _acceptedBefore;

    /// <summary>Id and agreement of each event, as a consumer of the feed has read them.</summary>
    public List<(Guid Id, Guid Agreement)> Feed { get; } = [];

    public (string, string?)[] Settings(DateOnly today) =>
    [
        ("Agreements__Today", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Webhooks__AllowedNetworks", "127.0.0.0/8"),
        ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", sink.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__Smtp__Security", "None"),
    ];

    /// <returns>The day behind the year, on which every lease has run out.</returns>
    public async Task<DateOnly> LiveAsync()
    {
        var first = Math.Max(1, kills / 20);
        for (var i = 0; i < first; i++) await DieMigratingAsync();
        await SetUpAsync();
        var days = DaysOfLives(kills - first - 1);
        for (var i = 0; i < days.Count; i++) await LiveAsync(i + 1, days[i], DeathOf(i));
        return days[^1].AddDays(1);
    }

    /// <summary>A life that nobody ends.</summary>
    public async Task<RunningProgram> LastAsync(DateOnly today)
    {
        var life = Launch(today);
        await BeginAsync(life.Program, int.MaxValue, today);
        return life.Program;
    }

    public async Task FollowAsync(ApiClient api)
    {
        for (var more = true; more;)
        {
            var page = (await api.GetAsync($"changes?pageSize=200{(_cursor.Length == 0 ? "" : "&after=" + _cursor)}")).Body;
            foreach (var item in page["items"]!.AsArray()) Feed.Add((item!["id"]!.GetValue<Guid>(), item["agreement"]!["id"]!.GetValue<Guid>()));
            (_cursor, more) = (page["nextCursor"]!.GetValue<string>(), page["hasMore"]!.GetValue<bool>());
        }
    }

    // One draw for each life: some days are drawn twice, and no life falls into some weeks.
    private List<DateOnly> DaysOfLives(int lives)
    {
        var down = Enumerable.Range(0, 5).Select(_ => _random.Next(Weeks)).ToHashSet();
        var all = Enumerable.Range(0, Days).Where(d => !down.Contains(d / 7)).ToList();
        return [.. Enumerable.Range(0, lives).Select(_ => First.AddDays(all[_random.Next(all.Count)])).Order()];
    }

    // Each in turn at first, so that a short year has each.
    private Death DeathOf(int life) => Enum.GetValues<Death>().Where(d => d != Death.InMigration).ToArray() is var all && life < all.Length ? all[life] : all[_random.Next(all.Length)];

    private Life Launch(DateOnly today)
    {
        (sink.OnAccepting, receiver.Answer) = (_ => { }, (_, http) => Receiver.AnswerAsync(http, 204));
        _acceptedBefore.Add(sink.Accepted.Count);
        return new Life(RunningProgram.Launch(directory, Settings(today)), death => _deaths.AddOrUpdate(death, 1, (_, count) => count + 1));
    }

    private async Task DieMigratingAsync()
    {
        await using var life = Launch(First);
        var scripts = _random.Next(40);
        while (!life.Program.HasExited && await ScriptsAsync() <= scripts && !life.Program.Output.Contains("serving", StringComparison.Ordinal)) { }
        life.Kill(Death.InMigration);
        await life.Program.ExitedAsync();
    }

    private async Task<int> ScriptsAsync()
    {
        if (!File.Exists(Database)) return 0;
        try
        {
            return (await TestDatabase.RowsAsync(Database, "SELECT COUNT(*) FROM SchemaVersions")) is [[var count]] ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return 0;
        }
    }

    private async Task SetUpAsync()
    {
        await using var life = Launch(First);
        var program = life.Program;
        await program.ListensAsync();
        _key = await TestKey.AddAsync(Database, KeyScope.Admin);
        program.Present(_key);
        var made = await new ApiClient(program.Http).PostAsync("webhooks", new { url = receiver.Url(), events = new[] { "*" } });
        Assert.That(made.Code, Is.EqualTo(201), made.Body.ToJsonString());
        var holidays = (await TestDatabase.RowsAsync(Database, "SELECT DISTINCT holiday_on FROM holiday_days")).Select(r => DateOnly.ParseExact(r[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
        await Office.SetUpAsync(program, First, holidays);
        life.Kill(Death.AtAnyMoment);
        await program.ExitedAsync();
    }

    private async Task LiveAsync(int number, DateOnly today, Death death)
    {
        await using var life = Launch(today);
        Arm(life, death);
        try
        {
            await BeginAsync(life.Program, number, today);
            await EndAsync(life, death);
        }
        catch (Exception exception) when (life.IsKilled && exception is not AssertionException)
        {
            // Whatever was asked has no answer.
        }
        await life.Program.ExitedAsync();
    }

    private async Task BeginAsync(RunningProgram program, int life, DateOnly today)
    {
        await program.ListensAsync();
        program.Present(_key);
        await program.PrintedAsync(l => l.StartsWith("Swept: ", StringComparison.Ordinal));
        Assert.That(await TestDatabase.RowsAsync(Database, "PRAGMA quick_check"), Is.EqualTo(new[] { new[] { "ok" } }));
        await Office.BeginAsync(program, life, today);
        await FollowAsync(new ApiClient(program.Http));
    }

    private void Arm(Life life, Death death)
    {
        var (mails, events, soon) = (sink.Accepted.Count + _random.Next(1, 5), receiver.Received.Count + _random.Next(1, 5), TimeSpan.FromMilliseconds(_random.Next(12)));
        if (death == Death.AtStart) _ = life.KillAfterAsync(TimeSpan.FromMilliseconds(_random.Next(1500)), death);
        if (death == Death.BeforeTheMailServerAnswers) sink.OnAccepting = count => { if (count >= mails) life.Kill(death); };
        if (death == Death.BehindTheMailServersAnswer) sink.OnAccepting = count => { if (count >= mails) _ = life.KillAfterAsync(soon, death); };
        if (death != Death.BeforeTheReceiverAnswers) return;
        receiver.Answer = (_, http) =>
        {
            if (receiver.Received.Count >= events) life.Kill(death);
            return Receiver.AnswerAsync(http, 204);
        };
    }

    private async Task EndAsync(Life life, Death death)
    {
        if (death == Death.AtAnyMoment) _ = life.KillAfterAsync(TimeSpan.FromMilliseconds(_random.Next(900)), death);
        if (death == Death.InAnImport) await DieImportingAsync(life);
        if (death == Death.InAnUpload) await DieUploadingAsync(life);
        for (var i = 0; i < MostWorks; i++) await Office.WorkAsync(life.Program);
        life.Kill(Death.AtAnyMoment);
    }

    private async Task DieImportingAsync(Life life)
    {
        var (import, taken, api) = (await Office.ImportAsync(life.Program, Rows), _random.Next(1, Rows / 2), new ApiClient(life.Program.Http));
        for (var made = -1; made < taken; made = (await api.GetAsync($"imports/{import}")).Body["counts"]!["created"]!.GetValue<int>()) { }
        life.Kill(Death.InAnImport);
    }

    private async Task DieUploadingAsync(Life life)
    {
        _ = life.KillAfterAsync(TimeSpan.FromMilliseconds(_random.Next(10, 120)), Death.InAnUpload);
        while (true) await Office.UploadAsync(life.Program, 3_000_000);
    }
}
