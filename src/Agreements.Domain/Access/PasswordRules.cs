namespace Agreements.Domain.Access;

/// <summary>What a password must satisfy. Length counts and guessability, not a mixture of characters (NIST SP 800-63B, 3.1.1.2).</summary>
public static class PasswordRules
{
    public const int Shortest = 12, Longest = 128;

    private const int Telling = 4;

    private static readonly string[] Service = ["agreements", "perjanjian", "kerjasama", "ketenagakerjaan", "jamsostek", "bpjs"];

    /// <param name="pointer">Where the password stands in the input.</param>
    /// <param name="mail">Of whom it is.</param>
    /// <param name="name">Of whom it is; empty = not known yet.</param>
    public static Violations Check(string password, string pointer, string mail, string name)
    {
        var violations = new Violations()
            .Add(password.Length < Shortest, "password.tooShort", pointer, Shortest)
            .Add(password.Length > Longest, "password.tooLong", pointer, Longest);
        if (password.Length is < Shortest or > Longest) return violations;
        return violations
            .Add(Holds(password, [.. Parts(mail.Split('@')[0]), .. Parts(name)]), "password.personal", pointer)
            .Add(Holds(password, Service), "password.service", pointer)
            .Add(CommonPasswords.Holds(password), "password.common", pointer);
    }

    private static bool Holds(string password, IEnumerable<string> words) => words.Any(w => password.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Parts(string text) => text.Split([' ', '.', '-', '_', '+', ',', '\''], StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length >= Telling);
}
