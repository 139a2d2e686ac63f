using Agreements.App.Mail;

namespace Agreements.Web.Hosting;

/// <summary>From where the service can be reached, and what it must have before it may. In Development anything goes.</summary>
/// <param name="Addresses">Where it listens.</param>
/// <param name="AllowedHosts">As configured; null = not at all.</param>
internal sealed record Exposure(IReadOnlyList<string> Addresses, HttpOptions Http, MailOptions Mail, bool HasSender, string? AllowedHosts)
{
    /// <summary>Listening addresses on which others could read along.</summary>
    public IReadOnlyList<string> Unprotected => Http.Proxies.Count > 0 ? [] : [.. Addresses.Where(a => Hosting.Addresses.IsPlain(a) && !Hosting.Addresses.IsThisMachine(a))];

    /// <summary>TLS stands before every request that comes from elsewhere.</summary>
    public bool HasTls => Http.Proxies.Count > 0 || Addresses.Any(a => !Hosting.Addresses.IsPlain(a));

    /// <summary>Others than those at this machine are meant to use it.</summary>
    public bool IsPublic => HasTls || Http.PublicUrl is not null || Addresses.Any(a => !Hosting.Addresses.IsThisMachine(a));

    /// <summary>Why it must not start in Production; each a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var address in Unprotected)
            yield return $"Refusing to listen on {address} in Production: passwords and keys would cross the network in the clear. Use --urls {Hosting.Addresses.Default} behind a proxy on this machine, name the proxies that terminate TLS by Http__TrustedProxies, or listen on https with Kestrel__Certificates__Default__Path.";
        if (!IsPublic) yield break;
        if (Http.PublicUrl is null) yield return "Http:PublicUrl is missing. Set Http__PublicUrl to the address under which users reach this service, e.g. https://agreements.office.example; links in mails need it, and requests under any other name are refused.";
        else if (!Http.PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) yield return $"Http:PublicUrl is {Http.PublicUrl}; in Production it must be an https address.";
        if (!HasSender) yield return "Mail:From is missing. Set Mail__From to the address from which mails of this service come.";
        if (string.IsNullOrWhiteSpace(Mail.Administrators)) yield return "Mail:Administrators is missing. Set Mail__Administrators to who is told when nobody else can be, separated by commas.";
        if (AllowedHosts?.Split(';').Contains("*") == true) yield return "AllowedHosts is '*': a forged Host header would be believed. Remove it; the host of Http:PublicUrl is allowed by itself.";
    }
}
