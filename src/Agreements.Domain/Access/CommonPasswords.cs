using System.Text;

namespace Agreements.Domain.Access;

/// <summary>Passwords that are guessed first: words that many choose, rows of the keyboard, and these with a year, digits or signs about them.</summary>
public static class CommonPasswords
{
    private const int FewestDifferent = 5;

    private static readonly HashSet<string> Words = Read();

    private static readonly string[] Walks =
    [
        "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "1234567890", "01234567890123456789", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
    ];

    /// <summary>The password is a common one, written plainly or disguised.</summary>
    public static bool Holds(string password)
    {
        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < FewestDifferent || IsWalk(lower)) return true;
        return Cores(lower).Concat(Cores(lower).Select(Plain)).Concat(Cores(Plain(lower))).Any(IsCommon);
    }

    // "rahasia2024!" and "123rahasia" are still "rahasia".
    private static IEnumerable<string> Cores(string text)
    {
        var letters = text.Trim("0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".ToCharArray());
        return [text, letters, string.Concat(letters.Where(char.IsLetterOrDigit)), string.Concat(text.Where(char.IsLetter))];
    }

    // One word of the list, or two of them in a row.
    private static bool IsCommon(string core)
    {
        if (core.Length == 0 || Words.Contains(core) || IsWalk(core)) return true;
        for (var i = 1; i < core.Length; i++)
            if (IsPart(core[..i]) && IsPart(core[i..])) return true;
        return false;
    }

    private static bool IsPart(string part) => Words.Contains(part) || (part.Length > 2 && IsWalk(part));

    private static bool IsWalk(string text) => text.Length > 0 && Walks.Any(w => w.Contains(text, StringComparison.Ordinal) || w.Contains(Reversed(text), StringComparison.Ordinal));

    private static string Reversed(string text) => string.Concat(text.Reverse());

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text);
        foreach (var (sign, letter) in new[] { ('0', 'o'), ('1', 'i'), ('3', 'e'), ('4', 'a'), ('5', 's'), ('7', 't'), ('@', 'a'), ('$', 's'), ('!', 'i') }) plain.Replace(sign, letter);
        return plain.ToString();
    }

    private static HashSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. reader.ReadToEnd().Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
    }
}
