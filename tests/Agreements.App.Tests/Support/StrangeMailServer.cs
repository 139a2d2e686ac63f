using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agreements.App.Tests.Support;

/// <summary>A mail server on loopback whose answers a test decides, command by command: to <c>CONNECT</c>, <c>EHLO</c>, <c>MAIL</c>, <c>RCPT</c>, <c>DATA</c>, <c>.</c> (the end of the mail) and <c>QUIT</c>; null = it hangs up.</summary>
public sealed class StrangeMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _taken = new(), _accepted = new(), _verbs = new();
    private readonly Task _running;

    public StrangeMailServer()
    {
        _listener.Start();
        _running = Task.Run(ServeAsync, _stop.Token);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Func<string, CancellationToken, Task<string?>> Answer { get; set; } = (verb, _) => Task.FromResult<string?>(Usual(verb));

    /// <summary>The Message-IDs of what came whole, whatever was answered.</summary>
    public IReadOnlyCollection<string> Taken => _taken;

    /// <summary>The recipients of what was accepted.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>Of whom it heard last; an answer may depend on it.</summary>
    public string Recipient { get; private set; } = "";

    public IReadOnlyCollection<string> Verbs => _verbs;

    public static string Usual(string verb) => verb switch
    {
        "CONNECT" => "220 ready",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 fine",
    };

    /// <summary>It takes the connection and never says a word.</summary>
    public static async Task<string?> SilentAsync(CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient accepted)
    {
        try
        {
            using var client = accepted;
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            var (verb, id) = ("CONNECT", "");
            while (true)
            {
                _verbs.Enqueue(verb);
                if (await Answer(verb, _stop.Token) is not { } answer) return;
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), _stop.Token);
                if (verb == "." && answer.StartsWith("250", StringComparison.Ordinal)) _accepted.Enqueue(Recipient);
                if (verb == "QUIT" || answer.StartsWith("421", StringComparison.Ordinal)) return;
                if (answer.StartsWith("354", StringComparison.Ordinal))
                {
                    for (var line = await reader.ReadLineAsync(_stop.Token); line != "."; line = await reader.ReadLineAsync(_stop.Token))
                    {
                        if (line is null) return;
                        if (line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)) id = line[11..].Trim();
                    }
                    _taken.Enqueue(id);
                    verb = ".";
                }
                else if (await reader.ReadLineAsync(_stop.Token) is { Length: >= 4 } command)
                {
                    verb = command[..4].ToUpperInvariant();
                    if (verb == "RCPT") Recipient = command[(command.IndexOf('<', StringComparison.Ordinal) + 1)..command.IndexOf('>', StringComparison.Ordinal)];
                }
                else return;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The test is over, or the client has hung up.
        }
    }
}
