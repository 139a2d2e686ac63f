using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports.Rows;

/// <summary>An institution that may be meant.</summary>
public sealed record Suggestion(Guid Id, string Name);

/// <summary>What is wrong with a cell, or doubtful.</summary>
/// <param name="Column">From 0; null = the row as a whole.</param>
/// <param name="IsWarning">The row is taken all the same.</param>
/// <param name="Name">The name that was not found, for a choice.</param>
public sealed record CellNote(int? Column = null, string Code = "", string Text = "", bool IsWarning = false, string? Name = null, IReadOnlyList<Suggestion>? Suggestions = null)
{
    /// <param name="message">Its key is <c>problem.&lt;code&gt;</c>.</param>
    public static CellNote Of(int? column, Message message, bool isWarning = false) => new(column, message.Key["problem.".Length..], StoredMessage.Write(message with { Args = [.. message.Args.Select(Kept)] }), isWarning);

    public static CellNote Of(int? column, string code, params object?[] args) => Of(column, new Message("problem." + code, args));

    public static CellNote Warn(int? column, string code, params object?[] args) => Of(column, new Message("problem." + code, args), isWarning: true);

    public string In(Language language) => StoredMessage.Read(Text).In(language);

    // A value of an enumeration is kept as its label: its readers have two languages.
    private static object? Kept(object? argument) => argument is Enum value ? Message.Label(value) : argument;
}

/// <summary>What a cell would change, or has changed.</summary>
/// <param name="Field">The word of the field.</param>
public sealed record CellChange(int Column, string Field, string? Old = null, string? New = null);

/// <summary>Reads and sets members by JSON pointers; lists grow as they are filled.</summary>
internal static class JsonPlace
{
    /// <param name="value">Null removes.</param>
    public static void Set(JsonObject root, string pointer, JsonNode? value)
    {
        var parts = pointer.Split('/')[1..];
        JsonNode at = root;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (value is null && Child(at, parts[i]) is null) return;
            at = Child(at, parts[i]) ?? Add(at, parts[i], char.IsAsciiDigit(parts[i + 1][0]) ? new JsonArray() : new JsonObject());
        }
        if (value is null) ((JsonObject)at).Remove(parts[^1]);
        else ((JsonObject)at)[parts[^1]] = value;
    }

    public static JsonNode? Get(JsonNode root, string pointer) => pointer.Split('/')[1..].Aggregate((JsonNode?)root, (at, part) => at is null ? null : Child(at, part));

    /// <returns>Null = no id stands there.</returns>
    public static Guid? IdAt(JsonNode root, string pointer) => Get(root, pointer) is { } node && Guid.TryParse(node.GetValue<string>(), out var id) ? id : null;

    private static JsonNode? Child(JsonNode at, string part) => at is JsonArray list ? int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) is var i && i < list.Count ? list[i] : null : at[part];

    private static JsonNode Add(JsonNode at, string part, JsonNode child)
    {
        if (at is not JsonArray list) return at[part] = child;
        var index = int.Parse(part, System.Globalization.CultureInfo.InvariantCulture);
        while (list.Count <= index) list.Add(new JsonObject());
        return list[index]!;
    }

    /// <summary>The merge patch (RFC 7396) from one to the other.</summary>
    public static JsonObject Difference(JsonObject before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in after)
        {
            if (JsonNode.DeepEquals(before[name], value)) continue;
            patch[name] = before[name] is JsonObject old && value is JsonObject now ? Difference(old, now) : value?.DeepClone();
        }
        foreach (var (name, _) in before)
            if (!after.ContainsKey(name)) patch[name] = null;
        return patch;
    }
}
