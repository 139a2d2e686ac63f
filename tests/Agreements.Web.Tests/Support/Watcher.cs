using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Agreements.Web.Tests.Support;

/// <summary>Somebody outside whom the program calls: it keeps what it was asked and answers 200.</summary>
public sealed class Watcher : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource<string> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _all = new();

    public Watcher()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ListenAsync();
    }

    public string Url { get; }

    /// <summary>The first request: its method and path.</summary>
    public Task<string> Asked => _asked.Task;

    public IReadOnlyCollection<(string Path, byte[] Body)> All => _all;

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _all.Enqueue((context.Request.RawUrl!, body.ToArray()));
                context.Response.Close();
                _asked.TrySetResult($"{context.Request.HttpMethod} {context.Request.RawUrl}");
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }
}
