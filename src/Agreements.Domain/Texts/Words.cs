using System.Runtime.CompilerServices;

namespace Agreements.Domain.Texts;

/// <summary>The words by which values are known outside: camelCase in the API and in the database alike.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Words.Of(Unsafe.BitCast<T, int>(value));

    /// <exception cref="FormatException">The word is not one of the type's.</exception>
    public static T Parse<T>(string word) where T : struct, Enum =>
        TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    /// <summary>Reads exactly the word: no number, no other case.</summary>
    public static bool TryParse<T>(string? word, out T value) where T : struct, Enum
    {
        value = default;
        if (word is null || !Table<T>.Words.TryFind(word, out var found)) return false;
        value = Unsafe.BitCast<int, T>(found);
        return true;
    }

    public static IReadOnlyCollection<string> All<T>() where T : struct, Enum => Table<T>.Words.All;

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // One table of numbers for all types: one of each type would have to be compiled anew for each, hundreds of methods at every start.
    private static class Table<T> where T : struct, Enum
    {
        public static readonly WordTable Words = new(typeof(T));
    }

    private sealed class WordTable
    {
        private readonly Dictionary<int, string> _words = [];
        private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

        public WordTable(Type type)
        {
            var (names, values) = (Enum.GetNames(type), (int[])Enum.GetValuesAsUnderlyingType(type));
            for (var i = 0; i < names.Length; i++)
            {
                _words.Add(values[i], Camel(names[i]));
                _values.Add(Camel(names[i]), values[i]);
            }
        }

        public IReadOnlyCollection<string> All => _values.Keys;

        public string Of(int value) => _words[value];

        public bool TryFind(string word, out int value) => _values.TryGetValue(word, out value);
    }
}
