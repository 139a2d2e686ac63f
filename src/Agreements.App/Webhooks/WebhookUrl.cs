using System.Net;
using Agreements.Domain;
using Microsoft.Extensions.Options;

namespace Agreements.App.Webhooks;

/// <summary>Which addresses may be called. What a name leads to is checked when it is called, each time: it may lead elsewhere tomorrow.</summary>
public sealed class WebhookUrl(IOptions<WebhookOptions> options)
{
    public const int Longest = 2000;

    private const int Https = 443, Http = 80, FirstFree = 1024;

    /// <returns>As it will be called.</returns>
    /// <exception cref="DomainException"><c>webhook.url</c>: no https address, or one with a user, a fragment or a port of another service; <c>webhook.address</c>: of a network that is not allowed.</exception>
    public Uri Read(string text, string pointer)
    {
        if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var url) || !IsWebAddress(url)) throw DomainException.Invalid("webhook.url", pointer);
        if (IPAddress.TryParse(url.IdnHost, out var address) && !IsPermitted(url, address)) throw DomainException.Invalid("webhook.address", pointer);
        return url;
    }

    /// <summary>The address to which the host of the URL leads may be called. Without TLS only what lies in an allowed network: nobody listens on the way there.</summary>
    public bool IsPermitted(Uri url, IPAddress address) => options.Value.Allows(address) || (url.Scheme == Uri.UriSchemeHttps && PublicAddress.Is(address));

    private bool IsWebAddress(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && options.Value.Networks.Count > 0))
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0 && url.IdnHost.Length > 0 && (url.Port is Https or Http or >= FirstFree);
}
