using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Agreements.App.Tests.Simulation;

/// <summary>Years of an office's life on two nodes: days without the service, restarts, edits, renewals, terminations, and processes that
/// die between the mail server's answer and the mark. All of it from one seed.</summary>
internal sealed class SimulatedOffice(Engine engine, int seed, IReadOnlySet<DateOnly> holidays) : IAsyncDisposable
{
    private readonly Random _random = new(seed);
    private readonly FakeTimeProvider _time = new(TestApp.At(2024, 1, 1));
    private readonly MailSink _mails = new();
    private readonly TestApp?[] _nodes = new TestApp?[2];
    private readonly List<SimulatedAgreement> _agreements = [];

    public IReadOnlyList<SimulatedAgreement> Agreements => _agreements;

    public IReadOnlyCollection<MimeMessage> Delivered => _mails.Delivered;

    /// <summary>Message-IDs of mails after whose acceptance a process died.</summary>
    public ConcurrentBag<string> DiedAfter { get; } = [];

    public TestApp AnyNode => Node(_random.Next(2));

    public void Enter(AgreementView view, DateOnly end, bool notice) =>
        _agreements.Add(new SimulatedAgreement(view.Id, view.Version, end, notice ? end.AddDays(-60) : null, new ExpectedLedger(holidays)));

    public async Task LiveAsync(DateOnly from, int days)
    {
        for (var (day, down) = (from, 0); day < from.AddDays(days); day = day.AddDays(1))
        {
            if (down > 0) { down--; continue; }
            if (_random.Next(40) == 0) { down = _random.Next(1, 25); continue; }
            _time.SetUtcNow(TestApp.At(day.Year, day.Month, day.Day));
            for (var n = _random.Next(3); n > 0; n--) await ChangeAsync(day);
            await SweepAsync(day);
            await SendAsync();
            if (_random.Next(20) == 0) await RestartAsync(_random.Next(2));
        }
        // Long enough for every lease and back-off of the last days to run out.
        _mails.Accepted = (_, _) => { };
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            await AnyNode.SendAsync(new SendMail.Command());
        }
    }

    private async Task ChangeAsync(DateOnly today)
    {
        var agreement = _agreements[_random.Next(_agreements.Count)];
        if (agreement.Settled) return;
        switch (_random.Next(12))
        {
            case 0 when agreement.End >= today:
                await ActAsync(agreement, new ActionInput { Reason = "disepakati", On = today });
                break;
            case 1 when agreement.End >= today:
                await RenewAsync(agreement, today);
                break;
            case < 6:
                await EditAsync(agreement, today.AddDays(_random.Next(-40, 500)));
                break;
            default:
                break;
        }
    }

    private async Task EditAsync(SimulatedAgreement agreement, DateOnly end)
    {
        var view = await AnyNode.SendAsync(new PatchAgreement.Command(agreement.Id, agreement.Version, new JsonObject { ["term"] = new JsonObject { ["endsOn"] = end.ToIso() } }));
        agreement.Moved(view.Version, end);
    }

    private async Task ActAsync(SimulatedAgreement agreement, ActionInput input)
    {
        var view = await AnyNode.SendAsync(new ActOnAgreement.Command(agreement.Id, agreement.Version, ProcessAction.Terminate, input));
        agreement.Settle(view.Version);
    }

    private async Task RenewAsync(SimulatedAgreement agreement, DateOnly today)
    {
        var old = await AnyNode.SendAsync(new GetAgreement.Query(agreement.Id, null));
        var facts = new AgreementFacts
        {
            Class = old.Class, Regime = old.Regime, Title = old.Title, Predecessor = old.Id,
            Parties = [.. old.Parties.Select(p => new Party { Institution = p.Institution, Number = $"R/{Guid.CreateVersion7()}" })],
            Term = new Term { SignedOn = today, StartsOn = agreement.End.AddDays(1) },
        };
        await AnyNode.SendAsync(new CreateAgreement.Command(facts, ProcessState.Registered));
        agreement.Settle(agreement.Version);
    }

    private async Task SweepAsync(DateOnly day)
    {
        if (_random.Next(3) == 0) await Task.WhenAll(Both(node => node.SendAsync(new SweepAlerts.Command())));
        else await AnyNode.SendAsync(new SweepAlerts.Command());
        foreach (var agreement in _agreements) agreement.Swept(day);
    }

    private async Task SendAsync()
    {
        if (_random.Next(8) == 0) await DieWhileSendingAsync(_random.Next(2));
        await Task.WhenAll(Both(node => node.SendAsync(new SendMail.Command())));
        if (_random.Next(2) == 0) return;
        _time.Advance(TimeSpan.FromMinutes(6));
        await AnyNode.SendAsync(new SendMail.Command());
    }

    private async Task DieWhileSendingAsync(int node)
    {
        using var death = new CancellationTokenSource();
        var after = _random.Next(1, 4);
        _mails.Accepted = (message, ct) =>
        {
            if (--after > 0) return;
            DiedAfter.Add(message.MessageId!);
            death.Cancel();
            ct.ThrowIfCancellationRequested();
        };
        try
        {
            await Node(node).SendAsync(new SendMail.Command(), ct: death.Token);
        }
        catch (OperationCanceledException)
        {
            await RestartAsync(node);
        }
        _mails.Accepted = (_, _) => { };
    }

    private IEnumerable<Task> Both(Func<TestApp, Task> act) => Enumerable.Range(0, 2).Select(i => Task.Run(() => act(Node(i))));

    private TestApp Node(int i) => _nodes[i] ??= new TestApp(engine, _time, _mails);

    private async Task RestartAsync(int i)
    {
        if (_nodes[i] is { } node) await node.DisposeAsync();
        _nodes[i] = null;
    }

    public async ValueTask DisposeAsync()
    {
        await RestartAsync(0);
        await RestartAsync(1);
    }
}

internal sealed class SimulatedAgreement(Guid id, long version, DateOnly end, DateOnly? notice, ExpectedLedger expected)
{
    public Guid Id { get; } = id;
    public long Version { get; private set; } = version;
    public DateOnly End { get; private set; } = end;
    public DateOnly? Notice { get; private set; } = notice;
    public bool Settled { get; private set; }
    public ExpectedLedger Expected { get; } = expected;

    public void Moved(long version, DateOnly end) => (Version, End, Notice) = (version, end, Notice is null ? null : end.AddDays(-60));

    public void Settle(long version) => (Version, Settled) = (version, true);

    public void Swept(DateOnly today)
    {
        if (!Settled) Expected.Swept(today, End, Notice);
    }
}
