using System.Collections.Concurrent;
using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Agreements.App.Tests.Simulation;

/// <summary>Years of an office's life on two nodes: days without the service, restarts, and processes that die between the mail server's
/// answer and the mark. What people do on a day is for those who inherit. All of it from one seed.</summary>
internal abstract class SimulatedOffice(Engine engine, int seed) : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(TestApp.At(2024, 1, 1));
    private readonly MailSink _mails = new();
    private readonly TestApp?[] _nodes = new TestApp?[2];

    protected Random Random { get; } = new(seed);

    public IReadOnlyCollection<MimeMessage> Delivered => _mails.Delivered;

    /// <summary>Message-IDs of mails after whose acceptance a process died.</summary>
    public ConcurrentBag<string> DiedAfter { get; } = [];

    public TestApp AnyNode => Node(Random.Next(2));

    /// <summary>What people do on a day on which the service is up, before it sweeps.</summary>
    protected abstract Task ActAsync(DateOnly today);

    /// <summary>The service has swept on the day.</summary>
    protected virtual void Swept(DateOnly today) { }

    /// <param name="stride">The service is looked at every so many days.</param>
    public async Task LiveAsync(DateOnly from, int days, int stride = 1)
    {
        for (var (day, down) = (from, 0); day < from.AddDays(days); day = day.AddDays(stride))
        {
            if (down > 0) { down -= stride; continue; }
            if (Random.Next(40) == 0) { down = Random.Next(1, 25); continue; }
            await LiveAsync(day);
        }
        await SettleAsync();
    }

    protected async Task LiveAsync(DateOnly day)
    {
        _time.SetUtcNow(TestApp.At(day.Year, day.Month, day.Day));
        await ActAsync(day);
        await SweepAsync(day);
        await SendAsync();
        if (Random.Next(20) == 0) await RestartAsync(Random.Next(2));
    }

    // Long enough for every lease and back-off of the last days to run out.
    private async Task SettleAsync()
    {
        _mails.Accepted = (_, _) => { };
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            await AnyNode.SendAsync(new SendMail.Command());
        }
    }

    private async Task SweepAsync(DateOnly day)
    {
        if (Random.Next(3) == 0) await Task.WhenAll(Both(node => node.SendAsync(new SweepAlerts.Command())));
        else await AnyNode.SendAsync(new SweepAlerts.Command());
        Swept(day);
    }

    private async Task SendAsync()
    {
        if (Random.Next(8) == 0) await DieWhileSendingAsync(Random.Next(2));
        await Task.WhenAll(Both(node => node.SendAsync(new SendMail.Command())));
        if (Random.Next(2) == 0) return;
        _time.Advance(TimeSpan.FromMinutes(6));
        await AnyNode.SendAsync(new SendMail.Command());
    }

    private async Task DieWhileSendingAsync(int node)
    {
        using var death = new CancellationTokenSource();
        var after = Random.Next(1, 4);
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
