using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Documents;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Nodes;

/// <summary>What people do while the program lives, and what it has confirmed. What it had not answered when it died is looked up in its next life: it is done or
/// not, and never half. An agreement is changed at most once in a life, so that each state of it is seen by a sweep.</summary>
internal sealed class KilledOffice(int seed)
{
    private const int Cities = 4, AtFirst = 24;

    private readonly Random _random = new(seed);
    private readonly List<Guid> _cities = [], _branches = [];
    private readonly List<KeptAgreement> _agreements = [];
    private readonly List<(Guid Id, string Sha256)> _documents = [];
    private readonly List<Guid> _acknowledged = [];
    private readonly List<string[]> _imports = [];
    private IReadOnlySet<DateOnly> _holidays = new HashSet<DateOnly>();
    private Func<ApiClient, Task> _lookUp = _ => Task.CompletedTask;
    private DateOnly _today;
    private int _life, _made;

    public IReadOnlyList<KeptAgreement> Agreements => _agreements;

    public IReadOnlyList<(Guid Id, string Sha256)> Documents => _documents;

    public IReadOnlyList<Guid> Acknowledged => _acknowledged;

    /// <summary>The titles of each list that was sent.</summary>
    public IReadOnlyList<string[]> Imports => _imports;

    public async Task SetUpAsync(RunningProgram program, DateOnly today, IReadOnlySet<DateOnly> holidays)
    {
        (_today, _holidays) = (today, holidays);
        var api = new ApiClient(program.Http);
        async Task<Guid> Institution(string kind, string name, string mailbox) => (await api.PostAsync("institutions", new { kind, name, mailbox })).Id;
        for (var i = 0; i < Cities; i++)
        {
            _cities.Add(await Institution("cityGovernment", $"Pemerintah Kota {"Jambi Sungai Lama Baru".Split(' ')[i]}", $"kota{i}@kota.example"));
            _branches.Add(await Institution("bpjsBranch", $"BPJS Ketenagakerjaan Cabang {i}", $"cabang{i}@bpjs.example"));
        }
        for (var i = 0; i < AtFirst; i++) await EnterAsync(api);
    }

    /// <summary>The program has swept on this day: what it had confirmed in its last life is there.</summary>
    public async Task BeginAsync(RunningProgram program, int life, DateOnly today)
    {
        var api = new ApiClient(program.Http);
        await _lookUp(api);
        _lookUp = _ => Task.CompletedTask;
        foreach (var changed in _agreements.Where(a => a.ChangedIn == _life)) Assert.That(await EndAsync(api, changed.Id), Is.EqualTo(changed.End), $"what was confirmed of {changed.Number}");
        foreach (var document in _documents.TakeLast(1)) Assert.That((await api.GetAsync($"documents/{document.Id}")).Code, Is.EqualTo(200), "a document that was confirmed");
        (_life, _today) = (life, today);
        foreach (var agreement in _agreements) agreement.Swept(today);
    }

    public Task WorkAsync(RunningProgram program)
    {
        var api = new ApiClient(program.Http);
        return _random.Next(12) switch
        {
            0 => UploadAsync(program, 20_000),
            1 => ImportAsync(program, 8),
            2 or 3 => AcknowledgeAsync(api),
            4 or 5 => EnterAsync(api),
            6 => RenewAsync(api),
            7 => AmendAsync(api),
            _ => MoveAsync(api),
        };
    }

    private Task EnterAsync(ApiClient api)
    {
        var (number, end) = ($"N/{++_made}", _today.AddDays(_random.Next(-100, 420)));
        void Keep(Guid id) => _agreements.Add(new KeptAgreement(id, number, end, _holidays) { ChangedIn = _life });
        return DoAsync(
            () => CreateAsync(api, number, new { signedOn = "2020-01-02", endBasis = "fixed", endsOn = Iso(end) }, null),
            answer => Keep(answer.Id), async again => { if (await FindAsync(again, number) is { } id) Keep(id); });
    }

    private Task RenewAsync(ApiClient api)
    {
        if (Any(a => a.End >= _today) is not { } old) return Task.CompletedTask;
        var number = $"R/{++_made}";
        void Settle() => (old.IsSettled, old.ChangedIn) = (true, _life);
        return DoAsync(
            () => CreateAsync(api, number, new { signedOn = Iso(_today), startsOn = Iso(old.End.AddDays(1)), endBasis = "unknown" }, old.Id),
            _ => Settle(), async again => { if (await FindAsync(again, number) is not null) Settle(); });
    }

    private Task MoveAsync(ApiClient api)
    {
        if (Any(a => !a.IsAmended) is not { } agreement) return Task.CompletedTask;
        var end = _today.AddDays(_random.Next(-40, 420));
        return ChangeAsync(agreement, end, false, () => api.PatchNowAsync(agreement.Id, new { term = new { endsOn = Iso(end) } }));
    }

    private Task AmendAsync(ApiClient api)
    {
        if (Any(a => a.End >= _today) is not { } agreement) return Task.CompletedTask;
        var end = agreement.End.AddDays(_random.Next(30, 300));
        return ChangeAsync(agreement, end, true, async () => await api.PostAsync(
            $"agreements/{agreement.Id}/addenda", new { signedOn = Iso(_today), effectiveOn = Iso(_today), title = $"Adendum {++_made}", amendment = new { endsOn = Iso(end) } },
            ("If-Match", (await api.GetAsync($"agreements/{agreement.Id}")).Etag!)));
    }

    private Task ChangeAsync(KeptAgreement agreement, DateOnly end, bool amends, Func<Task<Answer>> change)
    {
        var before = agreement.End;
        void Keep() => (agreement.End, agreement.IsAmended, agreement.ChangedIn) = (end, agreement.IsAmended || amends, _life);
        return DoAsync(change, _ => Keep(), async again =>
        {
            var now = await EndAsync(again, agreement.Id);
            Assert.That(now, Is.AnyOf(before, end), $"{agreement.Number}: changed or not");
            if (now == end) Keep();
        });
    }

    private async Task AcknowledgeAsync(ApiClient api)
    {
        if ((await api.GetAsync("alerts?state=sent&acknowledged=false&pageSize=5")).Body["items"]!.AsArray() is not [var alert, ..]) return;
        var id = alert!["id"]!.GetValue<Guid>();
        if ((await api.PostAsync($"alerts/{id}/acknowledge", new { })).Code == 200) _acknowledged.Add(id);
    }

    public async Task UploadAsync(RunningProgram program, int size)
    {
        var (agreement, file) = (_agreements[_random.Next(_agreements.Count)].Id, Sent.Pdf($"{++_made}", size));
        var sent = await Sent.FileAsync(program.Http, $"agreements/{agreement}/documents", file);
        Assert.That(sent.Code, Is.EqualTo(201), sent.Body.ToJsonString());
        _documents.Add((sent.Id, Convert.ToHexStringLower(SHA256.HashData(file))));
    }

    /// <returns>The import.</returns>
    public async Task<Guid> ImportAsync(RunningProgram program, int rows)
    {
        string[] titles = [.. Enumerable.Range(1, rows).Select(i => $"Daftar {_imports.Count + 1} baris {i}")];
        _imports.Add(titles);
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("Jenis;Judul;Mitra;Nomor\n" + string.Concat(titles.Select(t => $"MoU;{t};Pemkot Jambi;{t}\n")))), "file", "daftar.csv");
        form.Add(new StringContent($$$"""{"institution":"{{{_branches[0]}}}","defaults":{"regime":"sinergi"}}"""), "options");
        var sent = await program.Http.PostAsync("/api/v1/imports", form);
        var body = await sent.Content.ReadAsStringAsync();
        Assert.That((int)sent.StatusCode, Is.AnyOf(201, 202), body);
        return JsonNode.Parse(body)!["id"]!.GetValue<Guid>();
    }

    // Forgotten only when it was answered: what the program did not live to answer is looked up.
    private async Task DoAsync(Func<Task<Answer>> act, Action<Answer> keep, Func<ApiClient, Task> lookUp)
    {
        _lookUp = lookUp;
        var answer = await act();
        Assert.That(answer.Code, Is.AnyOf(200, 201), answer.Body.ToJsonString());
        _lookUp = _ => Task.CompletedTask;
        keep(answer);
    }

    private Task<Answer> CreateAsync(ApiClient api, string number, object term, Guid? predecessor)
    {
        var at = _random.Next(Cities);
        var parties = new[] { new { institution = _cities[at], number = number + "/A" }, new { institution = _branches[at], number = number + "/B" } };
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(new { @class = "mou", regime = "sinergi", title = $"Nota {number}", process = "registered", parties, term }))!.AsObject();
        if (predecessor is { } id) body["predecessor"] = id.ToString();
        return api.PostAsync("agreements", body);
    }

    private static async Task<Guid?> FindAsync(ApiClient api, string number) =>
        (await api.PostAsync("agreements/status-lookup", new { numbers = new[] { number + "/A" } })).Body["results"]![0]!["agreements"]?.AsArray() is [var found, ..] ? found!["id"]!.GetValue<Guid>() : null;

    private static async Task<DateOnly> EndAsync(ApiClient api, Guid id)
    {
        var term = (await api.GetAsync($"agreements/{id}")).Body["term"]!;
        return DateOnly.ParseExact((term["effectiveEndsOn"] ?? term["endsOn"])!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private KeptAgreement? Any(Func<KeptAgreement, bool> condition)
    {
        var all = _agreements.Where(a => !a.IsSettled && a.ChangedIn != _life && condition(a)).ToList();
        return all.Count == 0 ? null : all[_random.Next(all.Count)];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
