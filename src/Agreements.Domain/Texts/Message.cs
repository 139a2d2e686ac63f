using System.Globalization;
using System.Resources;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Texts;

public enum Language { Id, En }

/// <summary>A sentence of the product in both languages: a key of <c>Texts.resx</c> (Indonesian) and <c>Texts.en.resx</c>, and
/// its arguments. Dates are written out in the reader's language; nested messages are rendered in it. <c>{0:day|days}</c> is the first word for 1 and
/// the second for any other number.</summary>
public sealed record Message(string Key, params object?[] Args)
{
    private static readonly ResourceManager Resources = new("Agreements.Domain.Texts.Texts", typeof(Message).Assembly);

    public string In(Language language)
    {
        var culture = CultureInfo.GetCultureInfo(language == Language.Id ? "id" : "en");
        var format = Resources.GetString(Key, culture) ?? throw new InvalidOperationException($"No text for '{Key}'.");
        return Args.Length == 0
            ? format
            : string.Format(Plural.Rules, format, [.. Args.Select(arg => Render(arg, language))]);
    }

    /// <summary>True when both languages hold the key.</summary>
    public static bool Exists(string key) =>
        Resources.GetString(key, CultureInfo.GetCultureInfo("id")) is not null
        && Resources.GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)?.GetString(key) is not null;

    /// <summary>All keys that begin so, in alphabetical order.</summary>
    public static IEnumerable<string> Keys(string prefix) => Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
        .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public bool Equals(Message? other) => other is not null && Key == other.Key && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    private static object? Render(object? arg, Language language) => arg switch
    {
        DateOnly date => DateText.Long(date, language),
        Message message => message.In(language),
        Enum value => Label(value).In(language),
        Whole number => NumberText.Whole(number.Value, language),
        Coverage.Percentage percentage => percentage.In(language),
        Numeral number => number.In(language),
        _ => arg,
    };

    /// <summary>The word that users read for a value: <c>label.validity.inForce</c>.</summary>
    public static Message Label(Enum value) => new($"label.{Words.Camel(value.GetType().Name)}.{Words.Camel(value.ToString())}");
}
