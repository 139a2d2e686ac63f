using System.Net;

namespace Agreements.App.Webhooks;

/// <summary>Options of <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>So many days is it kept how a delivery ended.</summary>
    public int KeepDays { get; set; } = 30;

    /// <summary>Networks (CIDR) of the office itself to which events may be sent, separated by commas; also by plain http. Default: none, only public addresses.</summary>
    public string? AllowedNetworks { get; set; }

    public IReadOnlyList<string> Networks => AllowedNetworks?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The address lies in one of the allowed networks.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Networks.Any(n => IPNetwork.TryParse(n, out var network) && network.Contains(plain));
    }

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        if (KeepDays is < 1 or > 3650) yield return "Webhooks:KeepDays must be between 1 and 3650.";
        foreach (var network in Networks.Where(n => !IPNetwork.TryParse(n, out _)))
            yield return $"Webhooks:AllowedNetworks holds '{network}', which is no network; write networks such as 10.1.0.0/16 or fd00:1::/32, separated by commas.";
    }
}
