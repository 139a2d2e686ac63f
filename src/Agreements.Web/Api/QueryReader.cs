using System.Globalization;
using System.Numerics;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>Reads query parameters strictly: an unknown, repeated or malformed one is a 400. A misspelt filter that is ignored would
/// answer another question than the one asked.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    /// <exception cref="DomainException"><c>query.unknown</c>: the operation does not take it.</exception>
    public static void RefuseUnknown(HttpContext http)
    {
        var taken = http.GetEndpoint()?.Metadata.GetMetadata<TakenParameters>()?.Parameters ?? [];
        foreach (var name in http.Request.Query.Keys)
        {
            if (name == Parameter.Lang.Name || (name == Parameter.ValidateOnly.Name && !HttpMethods.IsGet(http.Request.Method)) || taken.Any(p => p.Name == name)) continue;
            throw DomainException.Invalid("query.unknown", "/" + name, name);
        }
    }

    public string? Text(string name, int atMost = 200)
    {
        var values = query[name];
        if (values.Count == 0) return null;
        if (values.Count > 1) throw DomainException.Invalid("query.repeated", "/" + name, name);
        var text = values[0]!;
        if (text.Length > atMost) throw DomainException.Invalid("text.tooLong", "/" + name, atMost);
        return text.Any(char.IsControl) ? throw DomainException.Invalid("text.controlCharacter", "/" + name) : text;
    }

    public DateOnly? Date(string name) => Read(name, "date.invalid", (string text, out DateOnly value) => CivilDate.TryParse(text, out value));

    public Guid? Id(string name) => Read(name, "query.value", (string text, out Guid value) => Guid.TryParseExact(text, "D", out value));

    public bool Flag(string name) => OptionalFlag(name) ?? false;

    public bool? OptionalFlag(string name) => Read(name, "query.value", (string text, out bool value) => bool.TryParse(text, out value));

    public int? Number(string name, int from, int to) => Read(name, "query.value", (string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= from && value <= to);

    public T? Word<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        return Words.TryParse<T>(text, out var value) ? value : throw Unknown(name, text, Words.All<T>());
    }

    public T Choice<T>(string name, T otherwise, params (string Word, T Value)[] choices)
    {
        if (Text(name) is not { } text) return otherwise;
        foreach (var (word, value) in choices) if (word == text) return value;
        throw Unknown(name, text, choices.Select(c => c.Word));
    }

    /// <summary>50 when absent or 0, however large otherwise: the page is cut to its greatest size; negative is a 400.</summary>
    public int PageSize() => Read("pageSize", "query.value", (string text, out BigInteger value) => BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)) is { IsZero: false } size
        ? (int)BigInteger.Min(size, int.MaxValue)
        : 50;

    /// <summary>The same filter, at the largest page behind the token, and without counting.</summary>
    /// <param name="token">Null = from the beginning.</param>
    public QueryReader Page(string? token)
    {
        var values = query.Where(p => p.Key is not ("pageSize" or "pageToken" or "includeTotal")).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        values["pageSize"] = "200";
        if (token is not null) values["pageToken"] = token;
        return new QueryReader(new QueryCollection(values));
    }

    /// <summary>The same with a parameter that the path names.</summary>
    public QueryReader With(string name, string value) => new(new QueryCollection(query.Append(new(name, value)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal)));

    public PartPage Part() => new(PageSize(), PageToken());

    public string? PageToken() => Text("pageToken", 400);

    private T? Read<T>(string name, string code, TryParse<T> parse) where T : struct
    {
        if (Text(name) is not { } text) return null;
        return parse(text, out var value) ? value : throw DomainException.Invalid(code, "/" + name, text);
    }

    private static DomainException Unknown(string name, string text, IEnumerable<string> words) =>
        DomainException.Invalid("word.unknown", "/" + name, text, string.Join(", ", words));

    private delegate bool TryParse<T>(string text, out T value);
}
