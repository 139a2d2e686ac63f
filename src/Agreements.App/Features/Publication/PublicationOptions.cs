using System.Text.RegularExpressions;

namespace Agreements.App.Features.Publication;

/// <summary>Options of <c>Publication</c>: whether, and in whose name, anybody may read what is marked public.</summary>
public sealed partial class PublicationOptions
{
    /// <summary>Off by default: nothing is shown without a sign-in.</summary>
    public bool Enabled { get; set; }

    /// <summary>Who publishes, by name.</summary>
    public string? Publisher { get; set; }

    /// <summary>As Open Contracting Partnership has registered it: <c>ocds-</c> and six letters or digits.</summary>
    public string? OcidPrefix { get; set; }

    /// <summary>The address of the licence under which the data may be used.</summary>
    public string? License { get; set; }

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Enabled) yield break;
        if (string.IsNullOrWhiteSpace(Publisher)) yield return "Publication:Publisher names nobody; write who publishes, or set Publication:Enabled to false.";
        if (OcidPrefix is null || !Prefix().IsMatch(OcidPrefix)) yield return "Publication:OcidPrefix must be ocds- and six lower-case letters or digits, such as ocds-a1b2c3; register one at the Open Contracting Partnership.";
        if (!Uri.TryCreate(License, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) yield return "Publication:License must be the web address of a licence, such as https://creativecommons.org/licenses/by/4.0/.";
    }

    [GeneratedRegex("^ocds-[a-z0-9]{6}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Prefix();
}
