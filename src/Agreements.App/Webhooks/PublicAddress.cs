using System.Net;
using System.Net.Sockets;

namespace Agreements.App.Webhooks;

/// <summary>Which addresses lie in the public internet. Whoever may name an address to be called must not reach by it what only this machine reaches.</summary>
public static class PublicAddress
{
    // RFC 6890 and the registries of IANA: this network, private, shared, loopback, link-local, protocols, documentation, relays, benchmarks, multicast, reserved and broadcast.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3"), Translated = IPNetwork.Parse("64:ff9b::/96"), SixToFour = IPNetwork.Parse("2002::/16");

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return !NotPublic.Any(n => n.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        // Forms that lead to an address of the old kind are as public as that one.
        if (address.IsIPv4MappedToIPv6) return Is(address.MapToIPv4());
        if (Translated.Contains(address)) return Is(Embedded(address, 12));
        if (SixToFour.Contains(address)) return Is(Embedded(address, 2));
        return GlobalUnicast.Contains(address) && !NotPublic.Any(n => n.Contains(address));
    }

    private static IPAddress Embedded(IPAddress address, int at) => new(address.GetAddressBytes().AsSpan(at, 4));
}
