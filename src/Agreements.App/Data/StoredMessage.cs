using System.Text.Json.Nodes;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Data;

/// <summary>A sentence as it is kept for readers of either language: its key and its arguments (texts, numbers, dates, sentences).</summary>
public static class StoredMessage
{
    public static string Write(Message message) => Node(message).ToJsonString(Json.Options);

    public static Message Read(string json) => Message(JsonNode.Parse(json)!.AsObject());

    private static JsonObject Node(Message message) => new() { ["key"] = message.Key, ["args"] = new JsonArray([.. message.Args.Select(Argument)]) };

    private static JsonNode? Argument(object? argument) => argument switch
    {
        null => null,
        Message nested => Node(nested),
        DateOnly date => new JsonObject { ["date"] = date.ToIso() },
        int number => number,
        _ => JsonValue.Create(argument.ToString()),
    };

    private static Message Message(JsonObject node) => new(node["key"]!.GetValue<string>(), [.. node["args"]!.AsArray().Select(Argument)]);

    private static object? Argument(JsonNode? node) => node switch
    {
        null => null,
        JsonObject { Count: 1 } date when CivilDate.TryParse(date["date"]?.GetValue<string>(), out var day) => day,
        JsonObject nested => Message(nested),
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.Number ? node.GetValue<int>() : node.GetValue<string>(),
    };
}
