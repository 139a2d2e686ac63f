namespace Agreements.Domain.Texts;

/// <summary>The words by which values are known outside: camelCase in the API and in the database alike.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.ToWord[value];

    /// <exception cref="FormatException">The word is not one of the type's.</exception>
    public static T Parse<T>(string word) where T : struct, Enum =>
        TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    /// <summary>Reads exactly the word: no number, no other case.</summary>
    public static bool TryParse<T>(string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Table<T>.FromWord.TryGetValue(word, out value);
    }

    public static IReadOnlyCollection<string> All<T>() where T : struct, Enum => Table<T>.FromWord.Keys;

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static class Table<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ToWord = Enum.GetValues<T>().ToDictionary(v => v, v => Camel(v.ToString()));
        public static readonly Dictionary<string, T> FromWord = ToWord.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
