using System.Net;

namespace Agreements.Web.Hosting;

/// <summary>Options of <c>Http</c>: how the service is reached and how much each caller may ask.</summary>
public sealed class HttpOptions
{
    private const int Most = 1_000_000;

    /// <summary>The address under which users reach this service; https in Production. Links in mails begin with it.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Addresses or networks (CIDR) of the proxies that terminate TLS, separated by commas. Only they are believed when they name another caller.</summary>
    public string? TrustedProxies { get; set; }

    /// <summary>Of one key or session; a burst may be four times as many.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Of one address that is not recognised; a burst may be four times as many.</summary>
    public int UnrecognisedPerSecond { get; set; } = 10;

    /// <summary>Of one address that is not recognised and sends something: a password, a reset, a refused key.</summary>
    public int AttemptsPerMinute { get; set; } = 20;

    public IReadOnlyList<string> Proxies => TrustedProxies?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A single address is a network of its own.</summary>
    internal static bool TryNetwork(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network)) return true;
        if (!IPAddress.TryParse(text, out var address)) return false;
        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var proxy in Proxies.Where(p => !TryNetwork(p, out _)))
            yield return $"Http:TrustedProxies holds '{proxy}', which is no address; write addresses or networks such as 10.0.0.4, 10.1.0.0/16, separated by commas. A network must begin at its first address.";
        if (RequestsPerSecond is < 1 or > Most) yield return "Http:RequestsPerSecond must be between 1 and 1000000.";
        if (UnrecognisedPerSecond is < 1 or > Most) yield return "Http:UnrecognisedPerSecond must be between 1 and 1000000.";
        if (AttemptsPerMinute is < 1 or > Most) yield return "Http:AttemptsPerMinute must be between 1 and 1000000.";
    }
}
