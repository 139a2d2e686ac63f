using System.Text.RegularExpressions;
using FluentValidation;

namespace Agreements.App.Features.Publication;

/// <summary>Options of <c>Publication</c>: whether, and in whose name, anybody may read what is marked public.</summary>
public sealed class PublicationOptions
{
    /// <summary>Off by default: nothing is shown without a sign-in.</summary>
    public bool Enabled { get; set; }

    /// <summary>Who publishes, by name.</summary>
    public string? Publisher { get; set; }

    /// <summary>As Open Contracting Partnership has registered it: <c>ocds-</c> and six letters or digits.</summary>
    public string? OcidPrefix { get; set; }

    /// <summary>The address of the licence under which the data may be used.</summary>
    public string? License { get; set; }
}

/// <summary>Checked at the start.</summary>
public sealed partial class PublicationOptionsValidator : AbstractValidator<PublicationOptions>
{
    public PublicationOptionsValidator() => When(p => p.Enabled, () =>
    {
        RuleFor(p => p.Publisher).Must(p => !string.IsNullOrWhiteSpace(p)).WithMessage("Publication:Publisher names nobody; write who publishes, or set Publication:Enabled to false.");
        RuleFor(p => p.OcidPrefix).Must(p => p is not null && Prefix().IsMatch(p)).WithMessage("Publication:OcidPrefix must be ocds- and six lower-case letters or digits, such as ocds-a1b2c3; register one at the Open Contracting Partnership.");
        RuleFor(p => p.License).Must(l => Uri.TryCreate(l, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            .WithMessage("Publication:License must be the web address of a licence, such as https://creativecommons.org/licenses/by/4.0/.");
    });

    [GeneratedRegex("^ocds-[a-z0-9]{6}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Prefix();
}
