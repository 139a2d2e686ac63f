using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Documents.Suggestions;
using Agreements.App.Features.Agreements;
using Agreements.Domain.Extraction;

namespace Agreements.Web.Ui;

/// <summary>The suggestions that somebody has ticked, as the merge patch of one change.</summary>
internal static class SuggestedPatch
{
    private static readonly string[] OfClause = ["termMonths", "maxRenewals"];

    /// <summary>It says something else than the record, and it is a value and not the name of another record.</summary>
    public static bool CanTake(SuggestedFact fact) => fact is { Value: not null, Match: FactMatch.Differs or FactMatch.MissingInRecord } && fact.Field != "/parent" && !fact.Field.EndsWith("/nameAtSigning", StringComparison.Ordinal);

    /// <summary>The same only for the same values of the same version of a document.</summary>
    public static string Fingerprint(SuggestionsView view) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { view.Document, view.Number, Facts = view.Facts.Select(f => new { f.Field, f.Value }) }, Json.Options)));

    /// <param name="now">The record, whose parties are sent as a whole.</param>
    public static JsonObject Of(AgreementView now, IEnumerable<SuggestedFact> taken)
    {
        var patch = new JsonObject();
        foreach (var fact in taken.Where(CanTake))
        {
            var path = fact.Field.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var value = fact.Value!.DeepClone();
            if (path is ["parties", var index, var member]) Parties(patch, now)[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]![member] = value;
            else if (path is [var part, var name]) (patch[part] ??= new JsonObject())[name] = value;
            else patch[path[0]] = Whole(value);
        }
        return patch;
    }

    private static JsonArray Parties(JsonObject patch, AgreementView now) =>
        (JsonArray)(patch["parties"] ??= JsonSerializer.SerializeToNode(now, Json.Options)!["parties"]!.DeepClone());

    // What a clause does not say is not what the record says.
    private static JsonNode Whole(JsonNode value)
    {
        if (value is JsonObject clause && clause.ContainsKey("mode"))
            foreach (var name in OfClause) clause.TryAdd(name, null);
        return value;
    }
}
