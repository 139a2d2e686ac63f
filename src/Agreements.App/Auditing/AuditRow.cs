using System.Globalization;
using System.Text.Json.Nodes;
using Agreements.Domain.Auditing;

namespace Agreements.App.Auditing;

/// <summary>A row as it stands in the database, whatever stands in it: a damaged one is to be named, not to stop the reader.</summary>
internal sealed class AuditRow
{
    public object? Seq { get; init; }
    public object? At { get; init; }
    public object? Actor { get; init; }
    public object? Via { get; init; }
    public object? Address { get; init; }
    public object? RequestId { get; init; }
    public object? SubjectKind { get; init; }
    public object? SubjectId { get; init; }
    public object? Action { get; init; }
    public object? Version { get; init; }
    public object? Changes { get; init; }
    public object? Reason { get; init; }
    public object? PreviousHash { get; init; }
    public object? Hash { get; init; }

    public ChainEntry ToEntry() => new(
        Content(Node(Seq), Node(At), Node(Actor), Node(Via), Node(Address), Node(RequestId), Node(SubjectKind), Node(SubjectId), Node(Action), Node(Version), Node(Changes), Node(Reason), Node(PreviousHash)),
        Hash as string);

    /// <summary>What is hashed. The changes are covered as they are written, letter by letter.</summary>
    public static JsonObject Content(
        JsonNode? seq, JsonNode? at, JsonNode? actor, JsonNode? via, JsonNode? address, JsonNode? requestId, JsonNode? subjectKind, JsonNode? subjectId, JsonNode? action, JsonNode? version,
        JsonNode? changes, JsonNode? reason, JsonNode? previousHash) => new()
    {
        ["seq"] = seq, ["at"] = at, ["actor"] = actor, ["via"] = via, ["address"] = address, ["requestId"] = requestId, ["subjectKind"] = subjectKind, ["subjectId"] = subjectId, ["action"] = action,
        ["version"] = version, ["changes"] = changes, ["reason"] = reason, ["previousHash"] = previousHash,
    };

    public static string Text(DateTimeOffset at) => Text(at.UtcDateTime);

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static JsonNode? Node(object? value) => value switch
    {
        null or DBNull => null,
        long number => number,
        string text => text,
        DateTime at => Text(at),
        // No column holds one of these, unless somebody or a damaged disk has put it there.
        byte[] bytes => new JsonArray(Convert.ToHexString(bytes)),
        _ => new JsonArray(string.Create(CultureInfo.InvariantCulture, $"{value}")),
    };
}
