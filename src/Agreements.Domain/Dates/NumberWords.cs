using System.Globalization;
using System.Text;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Dates;

/// <summary>Whole numbers spelled out, in Indonesian or English: <c>dua ribu dua puluh lima</c>, <c>duapuluh lima</c>, <c>twenty-fifth</c>. Letters that a scan mistakes for each other (l, i, 1; o, a, 0; c, e; u, v; b, h) count as the same.</summary>
public static class NumberWords
{
    private static readonly Dictionary<string, int> Units = Folded(
        ("nol", 0), ("satu", 1), ("dua", 2), ("tiga", 3), ("empat", 4), ("lima", 5), ("enam", 6), ("tujuh", 7), ("delapan", 8), ("sembilan", 9), ("sepuluh", 10), ("sebelas", 11), ("seratus", 100), ("seribu", 1000));

    private static readonly Dictionary<string, int> English = Folded(
        ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
        ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
        ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7), ("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13), ("fourteenth", 14),
        ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17), ("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20), ("thirtieth", 30));

    private static readonly Dictionary<string, int> Powers = Folded(("belas", 10), ("puluh", 10), ("ratus", 100), ("ribu", 1000), ("hundred", 100), ("thousand", 1000));

    private static readonly HashSet<string> Fillers = [Fold("and")];

    private static readonly string[] Atoms = [.. Units.Keys.Concat(English.Keys).Concat(Powers.Keys).Concat(Fillers).OrderByDescending(a => a.Length)];

    private static readonly string Teens = Fold("belas");

    private const int MostLetters = 120, Largest = 9999, Thousand = 1000;

    /// <summary>The words of numbers, as a pattern: one or more in a row, with blanks and hyphens behind them.</summary>
    internal static readonly string Pattern = @"(?i:(?:(?:" + string.Join('|', Atoms.Select(Confusable)) + @")[\s\-]*)+)";

    /// <summary>Reads a number from 0 to 9999; white space, hyphens and case do not matter.</summary>
    public static int? Read(string words)
    {
        if (words.Length > MostLetters) return null;
        List<string> atoms = [];
        foreach (var word in words.Split([' ', '-', ',', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            if (!TryAtoms(Fold(word), atoms)) return null;
        return atoms.Count > 0 && Value(atoms) is { } number && (IsEnglish(atoms) || Fold(DateText.Number(number)) == string.Concat(atoms)) ? number : null;
    }

    private static bool TryAtoms(string letters, List<string> atoms)
    {
        for (var at = 0; at < letters.Length; at += atoms[^1].Length)
        {
            if (Array.Find(Atoms, a => string.CompareOrdinal(letters, at, a, 0, a.Length) == 0) is not { } atom) return false;
            atoms.Add(atom);
        }
        return letters.Length > 0;
    }

    private static bool IsEnglish(List<string> atoms) => atoms.Exists(English.ContainsKey) && !atoms.Exists(Units.ContainsKey);

    private static int? Value(List<string> atoms)
    {
        int total = 0, group = 0, unit = 0;
        foreach (var atom in atoms)
        {
            if (Units.TryGetValue(atom, out var small) || English.TryGetValue(atom, out small)) (group, unit) = (group + unit, small);
            else if (Fillers.Contains(atom)) continue;
            else if (atom == Teens) (group, unit) = (group + unit + Powers[atom], 0);
            else if (Powers[atom] < Thousand) (group, unit) = (group + unit * Powers[atom], 0);
            else (total, group, unit) = (total + (group + unit) * Thousand, 0, 0);
            if (total + group + unit > Largest) return null;
        }
        return total + group + unit;
    }

    private static Dictionary<string, int> Folded(params (string Word, int Value)[] words) => words.ToDictionary(w => Fold(w.Word), w => w.Value, StringComparer.Ordinal);

    /// <summary>The letters alone, in lower case, those that scans mistake for each other as one.</summary>
    internal static string Fold(string words)
    {
        var letters = new StringBuilder(words.Length);
        foreach (var c in words)
            if (char.IsLetterOrDigit(c) || c == '|') letters.Append(char.ToLower(c, CultureInfo.InvariantCulture) switch { 'l' or '1' or '|' => 'i', '0' or 'o' => 'a', 'c' => 'e', 'v' => 'u', 'b' => 'h', var other => other });
        return letters.ToString();
    }

    internal static string Confusable(string folded) => string.Concat(folded.Select(Confusable));

    private static string Confusable(char letter) =>
        letter switch { 'i' => "[il1|]", 'a' => "[ao0]", 'e' => "[ec]", 'u' => "[uv]", 'h' => "[hb]", _ => letter.ToString() };
}
