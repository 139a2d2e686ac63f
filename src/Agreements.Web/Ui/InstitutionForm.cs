using System.Text.Json.Nodes;
using Agreements.App.Features.Institutions;
using Agreements.Domain;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>What the form of an institution holds, as it is typed.</summary>
/// <param name="Parent">A name or alias of the one above.</param>
/// <param name="Aliases">One a line.</param>
public sealed record InstitutionForm(string? Kind, string? Name, string? Parent, string? RegionCode, string? Zone, string? Mailbox, string? Aliases)
{
    public static readonly InstitutionForm Empty = new(null, null, null, null, null, null, null);

    public static InstitutionForm Of(InstitutionView i, string? parent) => new(Words.Of(i.Kind), i.Name, parent, i.RegionCode, i.Zone, i.Mailbox, string.Join('\n', i.Aliases));

    /// <exception cref="DomainException"><c>text.required</c>.</exception>
    public InstitutionFacts ToFacts(Guid? parent) => new()
    {
        Kind = Words.TryParse<InstitutionKind>(Kind, out var kind) ? kind : throw DomainException.Invalid("text.required", "/kind"),
        Name = Name?.Trim() ?? "", Parent = parent, RegionCode = Or(RegionCode), Zone = Or(Zone), Mailbox = Or(Mailbox), Aliases = Lines(),
    };

    /// <summary>All that the form holds; what was left empty is removed.</summary>
    public JsonObject ToPatch(Guid? parent) => new()
    {
        ["kind"] = Kind, ["name"] = Name?.Trim() ?? "", ["parent"] = parent?.ToString("D"), ["regionCode"] = Or(RegionCode), ["zone"] = Or(Zone), ["mailbox"] = Or(Mailbox),
        ["aliases"] = new JsonArray([.. Lines().Select(a => (JsonNode?)a)]),
    };

    private IReadOnlyList<string> Lines() => [.. (Aliases ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static string? Or(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
