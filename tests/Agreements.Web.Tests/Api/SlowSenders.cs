using System.Net.Sockets;
using System.Text;

namespace Agreements.Web.Tests.Api;

/// <summary>Requests of which only the head is sent, so that they hold whatever they hold while their body is awaited.</summary>
internal sealed class SlowSenders(Uri service) : IDisposable
{
    private readonly List<(TcpClient Sender, Task<int> Begun)> _all = [];

    /// <summary>Of how many the program has begun to read the body.</summary>
    public int Begun => _all.Count(a => a.Begun.IsCompletedSuccessfully);

    /// <param name="headers">That say who sends.</param>
    public async Task AddAsync(string path, string headers)
    {
        var sender = new TcpClient();
        await sender.ConnectAsync(service.Host, service.Port);
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {service.Authority}\r\n{headers}\r\nContent-Type: multipart/form-data; boundary=batas\r\nContent-Length: 900000\r\nExpect: 100-continue\r\n\r\n"));
        // The first byte comes when the program begins to read the body.
        _all.Add((sender, sender.GetStream().ReadAsync(new byte[1]).AsTask()));
    }

    public async Task BegunAsync(int count)
    {
        while (Begun < count) await Task.WhenAny(_all.Select(a => a.Begun).Where(b => !b.IsCompleted)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Dispose() => _all.ForEach(a => a.Sender.Dispose());
}
