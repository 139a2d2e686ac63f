using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Agreements.App.Mail;

/// <summary>Delivers to an SMTP server over one connection, which is opened again when it breaks.</summary>
public sealed class SmtpTransport(SmtpOptions options) : IMailTransport
{
    private readonly SmtpClient _client = new() { Timeout = (int)TimeSpan.FromSeconds(options.AnswerSeconds).TotalMilliseconds };

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
            // Not cancelled in the middle: the server might have taken it already. The client's own time-out ends it.
            await _client.SendAsync(message, CancellationToken.None);
            return new Delivery(DeliveryResult.Accepted);
        }
        catch (SmtpCommandException exception)
        {
            if (exception.StatusCode == SmtpStatusCode.ServiceNotAvailable) await _client.DisconnectAsync(false, CancellationToken.None);
            return new Delivery(Judge(exception), $"{(int)exception.StatusCode} {exception.ErrorCode}");
        }
        catch (Exception exception)
        {
            await _client.DisconnectAsync(false, CancellationToken.None);
            return new Delivery(exception is ServiceNotAuthenticatedException ? DeliveryResult.ServerAway : DeliveryResult.TryLater, exception.GetType().Name);
        }
    }

    // A sender that is refused for good is our configuration, not the recipient's fault: the fallback would meet the same refusal. A 421
    // for one recipient (a limit for its domain, say) is that mail's delay; the others go on over a new connection.
    private static DeliveryResult Judge(SmtpCommandException exception) => exception.ErrorCode switch
    {
        SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted when (int)exception.StatusCode >= 500 => DeliveryResult.Refused,
        SmtpErrorCode.SenderNotAccepted when (int)exception.StatusCode >= 500 => DeliveryResult.ServerAway,
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
        patience.CancelAfter(TimeSpan.FromSeconds(options.ConnectSeconds));
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
