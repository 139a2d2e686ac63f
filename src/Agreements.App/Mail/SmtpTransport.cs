using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Agreements.App.Mail;

/// <summary>Delivers to an SMTP server over one connection, which is opened again when it breaks.</summary>
public sealed class SmtpTransport(SmtpOptions options) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SmtpClient _client = new() { Timeout = (int)Patience.TotalMilliseconds };

    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken ct)
    {
        try
        {
            if (!_client.IsConnected) await ConnectAsync(ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            return new Delivery(DeliveryResult.ServerAway, exception.GetType().Name);
        }
        try
        {
            await _client.SendAsync(message, ct);
            return new Delivery(DeliveryResult.Accepted);
        }
        catch (SmtpCommandException exception)
        {
            return new Delivery(Judge(exception), $"{(int)exception.StatusCode} {exception.ErrorCode}");
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            await _client.DisconnectAsync(false, CancellationToken.None);
            return new Delivery(DeliveryResult.TryLater, exception.GetType().Name);
        }
    }

    // A refused sender is our configuration, not the recipient's fault: sending to the fallback would meet the same refusal.
    private static DeliveryResult Judge(SmtpCommandException exception) => exception.ErrorCode switch
    {
        SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted when (int)exception.StatusCode >= 500 => DeliveryResult.Refused,
        SmtpErrorCode.SenderNotAccepted => DeliveryResult.ServerAway,
        _ when exception.StatusCode == SmtpStatusCode.ServiceNotAvailable => DeliveryResult.ServerAway,
        _ => DeliveryResult.TryLater,
    };

    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected) await _client.DisconnectAsync(true, CancellationToken.None);
        _client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        // SMTP is a dialogue of short lines: with Nagle's algorithm each mail waits for a delayed acknowledgement.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host!, options.Port, patience.Token);
            await _client.ConnectAsync(socket, options.Host!, options.Port, Security, patience.Token);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        if (options.User is { } user) await _client.AuthenticateAsync(user, options.Password ?? "", patience.Token);
    }

    private SecureSocketOptions Security => options.Security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };
}
