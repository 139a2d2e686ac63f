using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Agreements.Web.Tests.Support;

/// <summary>A mail server on loopback that keeps what it accepts.</summary>
public sealed class SmtpSink : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<MimeMessage> _accepted = new();
    private Task _running = Task.CompletedTask;

    public SmtpSink()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Reserved at creation; nobody answers on it before <see cref="Open"/>.</summary>
    public int Port { get; }

    public IReadOnlyCollection<MimeMessage> Accepted => _accepted;

    /// <summary>Called with the number accepted so far, before the sender learns of it.</summary>
    public Action<int> OnAccepting { get; set; } = _ => { };

    /// <summary>Awaited before each answer: until then the mail is in flight.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>Answers 550 instead of taking the mail.</summary>
    public bool Refuses { get; set; }

    public void Open()
    {
        var options = new SmtpServerOptionsBuilder().ServerName("sink").Endpoint(e => e.Port(Port).AllowUnsecureAuthentication()).Build();
        var services = new ServiceProvider();
        services.Add(this);
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Refuses) return SmtpResponse.MailboxUnavailable;
        using var stream = new MemoryStream(buffer.ToArray());
        _accepted.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        OnAccepting(_accepted.Count);
        await BeforeAnswer();
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
