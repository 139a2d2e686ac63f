using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Agreements.Web.Tests.Contract;

/// <summary>Somebody's receiver on this machine: it takes every webhook and remembers what was sent.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpListener _listener = new();
    private readonly Channel<JsonNode> _received = Channel.CreateUnbounded<JsonNode>();
    private readonly Task _work;

    public WebhookReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _work = Task.Run(WorkAsync);
    }

    public string Address { get; }

    /// <summary>The next one for which the condition holds.</summary>
    public async Task<JsonNode> NextAsync(Func<JsonNode, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var sent in _received.Reader.ReadAllAsync(patience.Token))
            if (condition(sent)) return sent;
        throw new InvalidOperationException("The receiver has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work;
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                if (await JsonNode.ParseAsync(context.Request.InputStream) is { } sent) _received.Writer.TryWrite(sent);
                context.Response.StatusCode = 204;
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
        {
            _received.Writer.Complete();
        }
    }
}
