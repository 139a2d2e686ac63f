using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.App.Access.Oidc;

/// <summary>What a provider says of somebody, after its signature has been verified.</summary>
public sealed class ProviderClaims(IEnumerable<(string Name, string Value)> claims)
{
    private readonly ILookup<string, string> _claims = claims.ToLookup(c => c.Name, c => c.Value, StringComparer.Ordinal);

    /// <summary>Whom it is about; unique and lasting at the provider. Empty = it does not say.</summary>
    public string Subject => One("sub") ?? "";

    /// <summary>Null = it does not say.</summary>
    public bool? MailVerified => Of("email_verified") is { Count: > 0 } said ? said.All(word => bool.TryParse(word, out var verified) && verified) : null;

    /// <returns>Null = none, or several that differ.</returns>
    public string? One(string name) => Of(name).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;

    /// <param name="name">As it stands there; else <c>a.b</c> is the member b of the claim a, as Keycloak's <c>realm_access.roles</c>.</param>
    public IReadOnlyList<string> Of(string name)
    {
        if (_claims.Contains(name)) return [.. _claims[name].SelectMany(value => Values(Parse(value), value))];
        var path = name.Split('.');
        return [.. _claims[path[0]].SelectMany(value => Values(path.Skip(1).Aggregate(Parse(value), (node, member) => (node as JsonObject)?[member]), null))];
    }

    private static JsonNode? Parse(string value)
    {
        if (value is not ['[' or '{', ..]) return null;
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return null;  // A text that happens to begin with a bracket.
        }
    }

    private static IEnumerable<string> Values(JsonNode? node, string? plain) => node switch
    {
        JsonArray list => list.OfType<JsonValue>().Select(v => v.ToString()),
        JsonValue value => [value.ToString()],
        _ => plain is null ? [] : [plain],
    };
}
