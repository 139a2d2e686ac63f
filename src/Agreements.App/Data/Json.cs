using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Agreements.Domain.Agreements;

namespace Agreements.App.Data;

/// <summary>The one JSON of the service: camelCase, words for enumerations, strict on input.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DictionaryKeyPolicy = null;
        // What is not known is absent: a list of fifty is half as long without its nulls.
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        // Indonesian names and quotation marks stay readable; HTML is never made from this JSON.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new CleanText());
        options.Converters.Add(new Instant());
        options.Converters.Add(new AnyObject());
        options.Converters.Add(new RestatedMember<string>());
        options.Converters.Add(new RestatedMember<NoticeClause>());
        return options;
    }

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>A JSON object of any members.</summary>
    /// <returns>Null = it is something else.</returns>
    /// <exception cref="JsonException">No JSON, a member twice, or a text that is none: half of a surrogate pair.</exception>
    public static JsonObject? ReadObject(ReadOnlySpan<byte> json)
    {
        try
        {
            var node = JsonNode.Parse(json, null, Strict);
            // Texts are decoded when they are first asked for; by then nobody expects that it fails.
            Decode(node);
            return node as JsonObject;
        }
        catch (InvalidOperationException undecodable)
        {
            throw new JsonException(undecodable.Message, undecodable);
        }
    }

    private static void Decode(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (_, member) in members) Decode(member);
        else if (node is JsonArray items)
            foreach (var item in items) Decode(item);
        else if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String) value.GetValue<string>();
    }

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>A JSON object of any members. The framework's own reader throws another exception where a member stands twice.</summary>
    private sealed class AnyObject : JsonConverter<JsonObject>
    {
        public override JsonObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return ReadObject(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(document.RootElement)) ?? throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer);
    }

    /// <summary>An explicit null is an answer of its own; what is not stated is left out by the property.</summary>
    private sealed class RestatedMember<T> : JsonConverter<Restated<T>> where T : class
    {
        public override bool HandleNull => true;

        public override Restated<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Restated<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Value, options);
    }

    /// <summary>RFC 3339 in UTC, with the Z.</summary>
    private sealed class Instant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
    }

    /// <summary>Refuses control characters in texts: NUL is cut off by some readers and by none else, which hides what was written.</summary>
    private sealed class CleanText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String) throw new JsonException();
            var text = reader.GetString();
            if (text is not null && text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) throw new ControlCharacterException();
            return text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}

/// <summary>A text held a control character.</summary>
public sealed class ControlCharacterException(string? path = null) : JsonException(null, path, null, null);
