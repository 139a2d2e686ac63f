namespace Agreements.Web.Jobs;

/// <summary>Options of <c>Alarm</c>: who notices when the service says nothing any more.</summary>
public sealed class AlarmOptions
{
    /// <summary>Asked (GET) after each sweep that has succeeded. A watcher outside, which misses it for more than a day, notices what the
    /// service cannot tell itself: that its machine is gone. Default: none.</summary>
    public string? HeartbeatUrl { get; set; }

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        // Not the address itself: it often holds the secret by which the watcher knows us.
        if (HeartbeatUrl is not null && (!Uri.TryCreate(HeartbeatUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            yield return "Alarm:HeartbeatUrl is no web address; write it as https://watcher.example/ping/…, or remove it.";
    }
}
