using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.Domain.Agreements;

namespace Agreements.App.Store;

/// <summary>One difference between two states of a record.</summary>
/// <param name="Path">JSON pointer into the record.</param>
public sealed record FieldChange(string Path, JsonNode? Old = null, JsonNode? New = null);

/// <summary>What a change did to a record: old → new.</summary>
public static class Audit
{
    public static JsonNode Snapshot(Agreement agreement) => JsonSerializer.SerializeToNode(
        new { agreement.Process, agreement.Facts, agreement.Changes }, Json.Options)!;

    /// <summary>What the change did; of an addendum also to the facts that hold with it, which the original's facts do not show.</summary>
    public static IReadOnlyList<FieldChange> Difference(AgreementBefore before, Agreement after)
    {
        var changes = Difference(before.Snapshot, Snapshot(after));
        return after.Changes.Skip(before.Changes).Any(c => c.Addendum is not null) ? [.. changes, .. Difference(Effective(before.Effective), Effective(StatusOf.Effective(after)))] : changes;
    }

    private static JsonNode Effective(AgreementFacts facts) => JsonSerializer.SerializeToNode(new { Effective = facts }, Json.Options)!;

    /// <summary>Leaf by leaf, in the order of the record; an absent value is null.</summary>
    public static IReadOnlyList<FieldChange> Difference(JsonNode? before, JsonNode? after)
    {
        if (before is null) return [.. Leaves("", after).Where(l => l.Value is not null).Select(l => new FieldChange(l.Path, null, l.Value))];
        var old = Leaves("", before).ToDictionary(l => l.Path, l => l.Value);
        var now = Leaves("", after).ToDictionary(l => l.Path, l => l.Value);
        return
        [
            .. now.Keys.Union(old.Keys)
                .Select(path => new FieldChange(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path)))
                .Where(change => !JsonNode.DeepEquals(change.Old, change.New)),
        ];
    }

    private static IEnumerable<(string Path, JsonNode? Value)> Leaves(string path, JsonNode? node) => node switch
    {
        JsonObject many => many.SelectMany(p => Leaves($"{path}/{p.Key}", p.Value)),
        JsonArray list => list.SelectMany((item, i) => Leaves($"{path}/{i}", item)),
        _ => [(path, node)],
    };
}
