using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Agreements.App.Tests.Support;

/// <summary>Stands between a program and a server, and loses the line when it is told to.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly string _host;
    private readonly int _port;
    private readonly Task _running;
    private volatile bool _isCut;

    public Relay(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _running = Task.Run(ServeAsync, _stop.Token);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All connections break, and new ones are refused as soon as they are made.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var client in _open) client.Close();
        _open.Clear();
    }

    public void Restore() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = JoinAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            if (_isCut) return;
            await far.ConnectAsync(_host, _port, _stop.Token);
            _open.Add(near);
            _open.Add(far);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _stop.Token), far.GetStream().CopyToAsync(near.GetStream(), _stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The line is lost.
        }
        finally
        {
            near.Dispose();
        }
    }
}
