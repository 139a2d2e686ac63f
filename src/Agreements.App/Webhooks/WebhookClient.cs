using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Agreements.App.Webhooks;

/// <summary>Why an event was not accepted. A word and nothing more: what a name leads to within our network is nobody's to know.</summary>
public enum DeliveryError { AddressNotPermitted, NameUnknown, NotReached, NotTrusted, TimedOut, NoAnswer, Refused, Redirected, Gone }

/// <param name="Error">Null = it was accepted.</param>
/// <param name="Status">Null = there was no answer.</param>
/// <param name="Body">Its first 4 kB, as text.</param>
/// <param name="RetryAfter">What the receiver has asked for.</param>
public sealed record DeliveryOutcome(
    DeliveryError? Error, IReadOnlyList<DeliveryHeader> Sent, int? Status, IReadOnlyList<DeliveryHeader>? Headers, string? Body, TimeSpan Duration, TimeSpan? RetryAfter);

public sealed record DeliveryHeader(string Name, string Value);

/// <summary>Calls the addresses of others and trusts nothing of what comes back. The name is looked up once, and the connection goes to the very address that was checked: no proxy, no redirect, no
/// cookie, no credentials of ours.</summary>
public sealed class WebhookClient : IDisposable
{
    /// <summary>For all of it: name, connection, sending, answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public const string MediaType = "application/cloudevents+json";

    private const int LongestBody = 4096, LongestHeadersKb = 8;

    private readonly HttpMessageInvoker _http;
    private readonly WebhookUrl _urls;
    private readonly TimeProvider _time;

    public WebhookClient(WebhookUrl urls, TimeProvider time)
    {
        (_urls, _time) = (urls, time);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, Credentials = null, PreAuthenticate = false, AutomaticDecompression = DecompressionMethods.None, ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync, PooledConnectionLifetime = TimeSpan.FromMinutes(1), MaxResponseHeadersLength = LongestHeadersKb, MaxResponseDrainSize = 0, ConnectTimeout = Patience,
        });
    }

    /// <param name="id">The event's: the same at each attempt.</param>
    /// <param name="ct">The service stops: no outcome.</param>
    public async Task<DeliveryOutcome> PostAsync(Uri url, IReadOnlyList<string> secrets, string id, string body, CancellationToken ct)
    {
        var (started, now) = (_time.GetTimestamp(), _time.GetUtcNow());
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var request = Request(url, secrets, id, now, body);
        IReadOnlyList<DeliveryHeader> sent = [.. Read(request.Headers), .. Read(request.Content!.Headers)];
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var text = await BodyAsync(response, patience.Token, ct);
            return new DeliveryOutcome(Judge((int)response.StatusCode), sent, (int)response.StatusCode, [.. Read(response.Headers), .. Read(response.Content.Headers)], text, _time.GetElapsedTime(started), RetryAfter(response, now));
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return new DeliveryOutcome(patience.IsCancellationRequested ? DeliveryError.TimedOut : Why(exception), sent, null, null, null, _time.GetElapsedTime(started), null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(Uri url, IReadOnlyList<string> secrets, string id, DateTimeOffset now, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType, "utf-8");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSecret.Sign(secrets, id, now, body));
        request.Headers.UserAgent.ParseAdd("Agreements-Webhooks/1");
        return request;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (url, end) = (context.InitialRequestMessage.RequestUri!, context.DnsEndPoint);
        var found = IPAddress.TryParse(end.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(end.Host, ct);
        var permitted = found.Where(a => _urls.IsPermitted(url, a)).ToArray();
        if (found.Length > 0 && permitted.Length == 0) throw new NotPermittedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, end.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The status is the answer: whoever accepts and then says nothing more has accepted.
    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken patience, CancellationToken ct)
    {
        var (buffer, length) = (new byte[LongestBody], 0);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, ct);
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            for (int read; length < LongestBody && (read = await stream.ReadAsync(buffer.AsMemory(length), either.Token)) > 0;) length += read;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // What has come is kept.
        }
        return Clean(Encoding.UTF8.GetString(buffer, 0, length));
    }

    private static DeliveryError? Judge(int status) => status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => DeliveryError.Redirected,
        (int)HttpStatusCode.Gone => DeliveryError.Gone,
        _ => DeliveryError.Refused,
    };

    private static DeliveryError Why(Exception exception) => Causes(exception).Select(c => c switch
    {
        NotPermittedException => DeliveryError.AddressNotPermitted,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => DeliveryError.NameUnknown,
        AuthenticationException => DeliveryError.NotTrusted,
        SocketException => DeliveryError.NotReached,
        _ => (DeliveryError?)null,
    }).FirstOrDefault(e => e is not null) ?? DeliveryError.NoAnswer;

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;

    private static IEnumerable<DeliveryHeader> Read(HttpHeaders headers) => headers.NonValidated.Select(h => new DeliveryHeader(Clean(h.Key), Clean(string.Join(", ", h.Value))));

    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c));

    private sealed class NotPermittedException : IOException;
}
