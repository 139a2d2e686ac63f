using Microsoft.Extensions.Options;

namespace Agreements.Web.Jobs;

/// <summary>Tells a watcher outside that a sweep has succeeded. What becomes of it disturbs nothing.</summary>
public sealed class Heartbeat(IOptions<AlarmOptions> options, ILogger<Heartbeat> log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // The watcher learns nothing of what runs here: no trace id, no cookie.
    private readonly Lazy<HttpClient> _http = new(() => new HttpClient(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null }) { Timeout = Patience });

    /// <summary>Returns at once.</summary>
    public void Beat()
    {
        if (options.Value.HeartbeatUrl is { } url) _ = BeatAsync(url);
    }

    public void Dispose()
    {
        if (_http.IsValueCreated) _http.Value.Dispose();
    }

    private async Task BeatAsync(string url)
    {
        try
        {
            using var answer = await _http.Value.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead);
            if (!answer.IsSuccessStatusCode) log.LogWarning("The watcher of Alarm:HeartbeatUrl answered {Status}. The sweep has succeeded; check the address.", (int)answer.StatusCode);
        }
        catch (Exception exception)
        {
            log.LogWarning("The watcher of Alarm:HeartbeatUrl was not reached: {Why}. The sweep has succeeded; it is asked again after the next.", exception.GetType().Name);
        }
    }
}
