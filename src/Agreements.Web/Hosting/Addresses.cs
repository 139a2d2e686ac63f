using System.Net;

namespace Agreements.Web.Hosting;

/// <summary>Where the program listens.</summary>
internal static class Addresses
{
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>As told on the command line, else as configured, else on this machine only.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration, string? urls)
    {
        var told = new[] { urls, configuration["urls"] }.FirstOrDefault(u => !string.IsNullOrWhiteSpace(u));
        if (told is not null) return Split(told);
        var ports = new[] { "http", "https" }.SelectMany(scheme => Split(configuration[scheme + "_ports"]).Select(port => $"{scheme}://*:{port}")).ToList();
        return ports.Count > 0 ? ports : [Default];
    }

    /// <summary>Endpoints of Kestrel's own section, which take the place of all others.</summary>
    public static IReadOnlyList<string> OfKestrel(IConfiguration configuration) => [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>()];

    /// <summary>Certificates that Kestrel's own section names, with their passwords.</summary>
    public static IReadOnlyList<(string File, string? Password)> CertificatesOf(IConfiguration configuration) =>
        [.. configuration.GetSection("Kestrel:Certificates").GetChildren().Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e.GetSection("Certificate")))
            .Where(c => !string.IsNullOrWhiteSpace(c["Path"])).Select(c => (c["Path"]!, c["Password"]))];

    public static bool IsThisMachine(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe || parsed.IsNamedPipe || parsed.Host == "localhost" || (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    public static bool IsPlain(string address) => !BindingAddress.Parse(address).Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
