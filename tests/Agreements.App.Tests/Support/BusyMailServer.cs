using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agreements.App.Tests.Support;

/// <summary>A mail server on loopback that hangs up with 421 when it hears of one recipient, and accepts all others.</summary>
public sealed class BusyMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _accepted = new();
    private readonly string _busy;
    private readonly Task _running;

    public BusyMailServer(string busy)
    {
        _busy = busy;
        _listener.Start();
        _running = Task.Run(ServeAsync, _stop.Token);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The recipients of what was accepted.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream(), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The test is over, or the client has hung up.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream, CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var (recipient, inData, answer) = ("", false, "220 ready");
        while (true)
        {
            if (answer != "") await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), ct);
            if (answer[..Math.Min(3, answer.Length)] is "421" or "221" || await reader.ReadLineAsync(ct) is not { } line) return;
            if (inData && line != ".") { answer = ""; continue; }
            if (inData) _accepted.Enqueue(recipient);
            if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)) recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            answer = Answer(inData ? "." : line[..4].ToUpperInvariant(), recipient);
            inData = answer.StartsWith("354", StringComparison.Ordinal);
        }
    }

    private string Answer(string verb, string recipient) => verb switch
    {
        "RCPT" when recipient == _busy => "421 too many mails for this one",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 fine",
    };
}
