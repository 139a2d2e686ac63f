using System.Diagnostics;
using OpenTelemetry;

namespace Agreements.Web.Hosting;

/// <summary>Takes out of spans what may hold a secret or name a person: tokens stand in paths, words of a search in queries. The route's
/// template and the server's name stay.</summary>
internal sealed class Discretion : BaseProcessor<Activity>
{
    private static readonly string[] Removed = ["url.path", "url.query", "http.target", "client.address", "user_agent.original", "enduser.id"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in Removed) data.SetTag(name, null);
        if (data.GetTagItem("url.full") is string url) data.SetTag("url.full", Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null);
    }
}
