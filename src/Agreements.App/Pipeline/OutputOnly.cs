using System.Text.Json.Nodes;

namespace Agreements.App.Pipeline;

/// <summary>Members that answers hold and requests do not: a caller who sends back what was read, with one thing changed, changes that one
/// thing (AIP-203: output only members are ignored on input).</summary>
internal static class OutputOnly
{
    private static readonly string[] OfAgreement = ["id", "reference", "successor", "effective", "changes", "warnings", "status", "version", "createdAt", "updatedAt"];

    public static JsonObject StripInstitution(JsonObject patch)
    {
        var kept = patch.DeepClone().AsObject();
        Remove(kept, "id", "names", "mergedInto", "version");
        return kept;
    }

    public static JsonObject StripAgreement(JsonObject patch)
    {
        var kept = patch.DeepClone().AsObject();
        Remove(kept, OfAgreement);
        Remove(kept["term"], "effectiveStartsOn", "effectiveEndsOn");
        foreach (var party in kept["parties"] as JsonArray ?? []) Remove(party, "order", "name");
        return kept;
    }

    private static void Remove(JsonNode? from, params string[] names)
    {
        if (from is JsonObject members)
            foreach (var name in names) members.Remove(name);
    }
}
