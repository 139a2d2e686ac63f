using System.Globalization;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Reports;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;

namespace Agreements.App.Tests.Access;

/// <summary>Institutions in trees, agreements between them, and who may see what, found by walking up from each party.</summary>
internal sealed class ScopedWorld
{
    private readonly Random _random;
    private readonly TestApp _app;
    private readonly Dictionary<Guid, Guid> _parents = [];
    private readonly Dictionary<Guid, Guid> _merged = [];
    private readonly Dictionary<Guid, List<Guid>> _parties = [];
    private readonly Dictionary<Guid, DateOnly> _ends = [];
    private readonly HashSet<Guid> _withWord = [];

    private ScopedWorld(TestApp app, int seed) => (_app, _random, Word) = (app, new Random(seed), $"kata{seed}");

    public string Word { get; }

    public List<Guid> Institutions { get; } = [];

    public List<Guid> Agreements { get; } = [];

    public Dictionary<Guid, string> Numbers { get; } = [];

    public Dictionary<Guid, long> Versions { get; } = [];

    public List<(Guid Id, Guid Agreement)> Alerts { get; } = [];

    public List<(Guid Id, Guid Agreement)> Renewals { get; } = [];

    public List<(Guid Id, List<Guid> Agreements, Guid? Institution)> Events { get; } = [];

    public HashSet<Guid> WithGap { get; } = [];

    /// <summary>Whose signed text says something else.</summary>
    public HashSet<Guid> WithDifference { get; } = [];

    public static async Task<ScopedWorld> DrawAsync(TestApp app, int seed)
    {
        var world = new ScopedWorld(app, seed);
        for (var i = 0; i < 12; i++) await world.EnterInstitutionAsync(seed, i);
        for (var i = 0; i < 3; i++) await world.EnterEventAsync(i);
        for (var i = 0; i < 24; i++) await world.EnterAgreementAsync(i);
        for (var i = 0; i < 6; i++) await world.MoveAsync();
        var today = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
        await app.SweepOnAsync(today);
        foreach (var agreement in world.Agreements.Where((_, i) => i % 2 == 0)) await world.DifferAsync(agreement);
        await world.ReadAsync();
        return world;
    }

    /// <summary>With up to three roles here and there; the first of a world for the whole installation.</summary>
    public Principal SomeCaller(int number)
    {
        var roles = Enum.GetValues<Role>();
        var grants = Enumerable.Range(0, _random.Next(1, 4))
            .Select(i => new Grant(Permissions.Of(roles[_random.Next(roles.Length)]), number == 0 && i == 0 ? null : Institutions[_random.Next(Institutions.Count)])).ToList();
        return new Principal($"orang{number}@office.example", $"session:{number}", Guid.CreateVersion7(), grants);
    }

    public Permission Rights(Principal caller, Guid agreement) => caller.Grants
        .Where(g => g.Institution is not { } id || IsMemberBelow(agreement, id))
        .Aggregate(Permission.None, (sum, g) => sum | g.Permissions);

    public bool IsMemberBelow(Guid agreement, Guid institution) => _parties[agreement].Exists(p => Above(p).Contains(institution));

    public bool SeesInstitution(Principal caller, Guid institution) => caller.Grants.Any(g => g.Permissions.Cover(Permission.Read) && (g.Institution is not { } id || Above(institution).Contains(id)));

    public bool HasWord(Guid agreement) => _withWord.Contains(agreement);

    public IEnumerable<Guid> InOrder(IReadOnlyCollection<Guid> ids, SortOrder sort) => sort switch
    {
        SortOrder.NewestFirst => ids.OrderByDescending(Text),
        SortOrder.OldestFirst => ids.OrderBy(Text),
        SortOrder.EndsFirst => ids.OrderBy(id => _ends[id]).ThenBy(Text),
        _ => ids.OrderByDescending(id => _ends[id]).ThenByDescending(Text),
    };

    private static string Text(Guid id) => id.ToString("D");

    private HashSet<Guid> Above(Guid institution)
    {
        var above = new HashSet<Guid>();
        var open = new Stack<Guid>([institution]);
        while (open.TryPop(out var at))
        {
            if (!above.Add(at)) continue;
            if (_parents.TryGetValue(at, out var parent)) open.Push(parent);
            if (_merged.TryGetValue(at, out var target)) open.Push(target);
        }
        return above;
    }

    private async Task EnterInstitutionAsync(int seed, int i)
    {
        Guid? parent = Institutions.Count > 0 && _random.Next(3) > 0 ? Institutions[_random.Next(Institutions.Count)] : null;
        var kind = i % 2 == 0 ? InstitutionKind.CityGovernment : InstitutionKind.BpjsBranch;
        var id = (await _app.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = kind, Name = $"Lembaga {seed}-{i}", Parent = parent, Mailbox = $"meja{seed}-{i}@office.example" }))).Id;
        Institutions.Add(id);
        if (parent is { } above) _parents[id] = above;
    }

    private async Task EnterEventAsync(int i)
    {
        Guid? maker = i == 0 ? null : Institutions[_random.Next(Institutions.Count)];
        Events.Add(((await _app.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts($"Upacara {i}", new DateOnly(2025, 5, 28), "Jambi", Institution: maker)))).Id, [], maker));
    }

    private async Task EnterAgreementAsync(int i)
    {
        var parties = Institutions.OrderBy(_ => _random.Next()).Take(_random.Next(2, 4)).ToList();
        var word = _random.Next(3) == 0;
        var draft = i % 6 == 5;
        var endsOn = new DateOnly(2024, 8, 1).AddDays(_random.Next(500));
        var facts = new AgreementFacts
        {
            Class = i % 4 == 1 ? AgreementClass.Pks : AgreementClass.Mou, Regime = Regime.Sinergi, Title = $"Nota {i}" + (word ? " " + Word : ""),
            Parties = [.. parties.Select((p, n) => new Party { Institution = p, Number = $"{n}/{i}/{Guid.CreateVersion7()}" })],
            Term = draft ? new Term { EndBasis = EndBasis.Unknown } : new Term { SignedOn = new DateOnly(2020, 1, 2), EndBasis = EndBasis.Fixed, EndsOn = endsOn },
            Parent = i % 4 == 1 ? Agreements[_random.Next(Agreements.Count)] : null, ParentOverrideReason = "lama", Predecessor = i % 6 == 5 ? Agreements[_random.Next(Agreements.Count)] : null,
            SigningPlan = draft ? new SigningPlan(SigningEvent: Events[_random.Next(2)].Id) : null,
        };
        var view = await _app.SendAsync(new CreateAgreement.Command(facts, draft ? ProcessState.Proposed : ProcessState.Registered));
        Agreements.Add(view.Id);
        _parties[view.Id] = parties;
        Numbers[view.Id] = facts.Parties[0].Number!;
        if (word) _withWord.Add(view.Id);
        if (draft) Events.First(e => e.Id == facts.SigningPlan!.SigningEvent).Agreements.Add(view.Id);
        if (!draft && _random.Next(4) == 0) await JoinAsync(view);
    }

    // A party that joins by an addendum sees the agreement from then on.
    private async Task JoinAsync(AgreementView view)
    {
        var joins = Institutions.First(i => !_parties[view.Id].Contains(i));
        var parties = _parties[view.Id].Append(joins).Select(p => new AmendedParty(p)).ToList();
        await _app.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum
        {
            Title = "Adendum", SignedOn = new DateOnly(2024, 1, 10), EffectiveOn = new DateOnly(2024, 1, 10), Amendment = new Amendment { Parties = parties },
        }));
        _parties[view.Id].Add(joins);
    }

    // One stands below another, or becomes part of it; a ring is refused, and then nothing has moved.
    private async Task MoveAsync()
    {
        var (moved, target) = (Institutions[_random.Next(Institutions.Count)], Institutions[_random.Next(Institutions.Count)]);
        if (Above(target).Contains(moved) || _merged.ContainsKey(moved) || _merged.ContainsKey(target)) return;
        var version = (await _app.SendAsync(new GetInstitution.Query(moved))).Version;
        if (_random.Next(3) == 0)
        {
            await _app.SendAsync(new MergeInstitution.Command(moved, version, target));
            _merged[moved] = target;
            return;
        }
        await _app.SendAsync(new PatchInstitution.Command(moved, version, new System.Text.Json.Nodes.JsonObject { ["parent"] = target.ToString() }));
        _parents[moved] = target;
    }

    private async Task DifferAsync(Guid agreement)
    {
        var args = new { Document = Guid.CreateVersion7(), Agreement = agreement, Now = _app.Time.GetUtcNow() };
        await _app.ExecuteAsync("INSERT INTO documents (id, agreement_id, kind, title, latest, version, created_at, updated_at) VALUES (@Document, @Agreement, 'signed', 'Naskah', 1, 1, @Now, @Now)", args);
        await _app.ExecuteAsync("INSERT INTO document_comparisons (agreement_id, document_id, number, agreement_version, compared_at) VALUES (@Agreement, @Document, 1, 1, @Now)", args);
        await _app.ExecuteAsync("INSERT INTO document_differences (agreement_id, seq, field, found, confidence, page, quote) VALUES (@Agreement, 0, '/title', '\"lain\"', 'high', 1, 'lain')", args);
        WithDifference.Add(agreement);
    }

    private async Task ReadAsync()
    {
        foreach (var id in Agreements)
        {
            var view = await _app.SendAsync(new GetAgreement.Query(id, null));
            Versions[id] = view.Version;
            _ends[id] = view.Status.EndsOn ?? DateOnly.MaxValue;
        }
        Alerts.AddRange((await _app.RowsAsync<Pair>("SELECT id, agreement_id FROM alerts")).Where(Known).Select(p => (p.Id, p.AgreementId)));
        Renewals.AddRange((await _app.RowsAsync<Pair>("SELECT id, agreement_id FROM renewals")).Where(Known).Select(p => (p.Id, p.AgreementId)));
        // The case of a predecessor follows its draft to the ceremony.
        foreach (var pair in await _app.RowsAsync<Pair>("SELECT signing_event_id AS id, agreement_id FROM renewals WHERE signing_event_id IS NOT NULL")) Events.First(e => e.Id == pair.Id).Agreements.Add(pair.AgreementId);
        WithGap.UnionWith((await _app.SendAsync(new GapReport.Query { PageSize = 200 })).Items.Select(i => i.Agreement.Id).Where(Agreements.Contains));
    }

    private bool Known(Pair pair) => Agreements.Contains(pair.AgreementId);

    private sealed class Pair
    {
        public Guid Id { get; init; }
        public Guid AgreementId { get; init; }
    }
}
