using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.Domain.Agreements;

namespace Agreements.Web.Ui;

/// <summary>What a form has changed, as a merge patch: what was not touched is not sent, and so stays as it is now.</summary>
internal static class AgreementPatch
{
    /// <param name="now">As it stands; a member that the new value lacks is removed.</param>
    public static JsonObject Of(AgreementView now, AgreementFacts opened, AgreementFacts typed)
    {
        var (before, after, current) = (Node(opened), Node(typed), Node(now));
        var patch = new JsonObject();
        foreach (var name in before.Select(m => m.Key).Union(after.Select(m => m.Key)))
            if (!JsonNode.DeepEquals(before[name], after[name])) patch[name] = Replacing(current[name], after[name]);
        return patch;
    }

    private static JsonNode? Replacing(JsonNode? old, JsonNode? value)
    {
        if (old is not JsonObject had || value is not JsonObject has) return value?.DeepClone();
        var replaced = new JsonObject();
        foreach (var name in had.Select(m => m.Key).Union(has.Select(m => m.Key)).ToList()) replaced[name] = Replacing(had[name], has[name]);
        return replaced;
    }

    private static JsonObject Node<T>(T value) => JsonSerializer.SerializeToNode(value, Json.Options)!.AsObject();
}
