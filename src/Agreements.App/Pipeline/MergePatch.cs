using System.Text.Json.Nodes;

namespace Agreements.App.Pipeline;

/// <summary>JSON Merge Patch, RFC 7396: objects merge, null removes, everything else replaces, lists as a whole.</summary>
public static class MergePatch
{
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var result = (target as JsonObject)?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in changes)
        {
            if (value is null) result.Remove(name);
            else result[name] = Apply(result[name], value);
        }
        return result;
    }
}
