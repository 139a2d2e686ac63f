using System.Net;

namespace Agreements.Web.Hosting;

/// <summary>There is no access control yet, so whoever reaches the port may do everything: the program listens on this machine only.</summary>
internal static class Loopback
{
    public const string Default = "http://127.0.0.1:5080";

    /// <exception cref="StartRefused">An address is reachable from elsewhere.</exception>
    public static void Require(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            var host = BindingAddress.Parse(address).Host;
            if (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))) continue;
            throw new StartRefused($"Refusing to listen on {address}: without access control only this machine may reach the service. Use --urls {Default}, and a proxy that authenticates in front of it.");
        }
    }

    /// <exception cref="StartRefused">Ports or endpoints are configured in a way that listens on every address.</exception>
    public static void RequireInConfiguration(IConfiguration configuration)
    {
        foreach (var key in new[] { "http_ports", "https_ports", "HTTP_PORTS", "HTTPS_PORTS" })
            if (!string.IsNullOrEmpty(configuration[key])) throw new StartRefused($"Refusing to start: '{key}' listens on every address. Use --urls {Default} instead.");
        Require(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>());
    }
}
