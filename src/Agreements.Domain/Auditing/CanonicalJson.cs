using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Domain.Auditing;

/// <summary>One way to write a JSON value (RFC 8785): no white space, members in the order of their UTF-16 code units, numbers as ECMAScript
/// writes doubles. What is hashed is written so.</summary>
public static class CanonicalJson
{
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null: text.Append("null"); break;
            case JsonObject members: Members(text, members); break;
            case JsonArray items: Items(text, items); break;
            default: Value(text, node.AsValue()); break;
        }
    }

    private static void Members(StringBuilder text, JsonObject members)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            Quoted(text, name);
            text.Append(':');
            Write(text, value);
        }
        text.Append('}');
    }

    private static void Items(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(',');
            Write(text, items[i]);
        }
        text.Append(']');
    }

    private static void Value(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String: Quoted(text, value.GetValue<string>()); break;
            case JsonValueKind.Number: text.Append(Number(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture))); break;
            case var kind: text.Append(kind == JsonValueKind.True ? "true" : "false"); break;
        }
    }

    private static void Quoted(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (int at; (at = rest.IndexOfAny(ToEscape)) >= 0; rest = rest[(at + 1)..]) text.Append(rest[..at]).Append(Escaped(rest[at]));
        text.Append(rest).Append('"');
    }

    private static readonly SearchValues<char> ToEscape = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(c => (char)c)]);

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };

    /// <summary>As <c>Number::toString</c> of ECMAScript: the fewest digits that lead back to the same double.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Infinite or no number.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value));
        if (value == 0) return "0";
        var (digits, point) = Digits(Math.Abs(value));
        return (value < 0 ? "-" : "") + Laid(digits, point);
    }

    // The value is 0.digits × 10^point.
    private static (string Digits, int Point) Digits(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var point = (dot < 0 ? digits.Length : dot) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), point - (digits.Length - significant.Length));
    }

    private static string Laid(string digits, int point)
    {
        if (point is > 0 and <= 21) return digits.Length <= point ? digits.PadRight(point, '0') : $"{digits[..point]}.{digits[point..]}";
        if (point is > -6 and <= 0) return "0." + new string('0', -point) + digits;
        var exponent = (point > 0 ? "+" : "") + (point - 1).ToString(CultureInfo.InvariantCulture);
        return digits.Length == 1 ? $"{digits}e{exponent}" : $"{digits[0]}.{digits[1..]}e{exponent}";
    }
}
