using System.Text.RegularExpressions;

namespace Agreements.App.Tests.Upgrade;

/// <summary>What a script behind release 1 must not do, because a program of an older release may run beside it. The second step that takes something away says so in its first line, and which program uses it no more:
/// <c>-- contract: 0041 since release 3</c>.</summary>
internal static partial class MigrationRules
{
    private static readonly (Regex Found, string Reason)[] Forbidden =
    [
        (Drop(), "takes away what an older program may use"),
        (Rename(), "renames what an older program may use"),
        (Narrow(), "changes a column that an older program writes"),
        (Require(), "adds a column that an older program does not fill, without a default"),
        (Refuse(), "refuses rows that an older program may write"),
        (Rewrite(), "changes rows that an older program goes on to change"),
    ];

    /// <returns>What is wrong with the script; none = it only widens, or is a step that takes away and says so.</returns>
    public static IEnumerable<string> Broken(string name, string sql)
    {
        if (Contract().IsMatch(sql)) yield break;
        var made = MadeHere().Matches(sql).Select(m => m.Groups["table"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var plain = Comment().Replace(sql, "");
        foreach (var (found, reason) in Forbidden)
            foreach (var match in found.Matches(plain).Where(m => !made.Contains(m.Groups["table"].Value))) yield return $"{name}: \"{match.Value.ReplaceLineEndings(" ").Trim()}\" {reason}";
    }

    [GeneratedRegex(@"\A\s*-- contract: \d{4} since release \d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Contract();

    [GeneratedRegex(@"CREATE\s+(VIRTUAL\s+)?TABLE\s+\[?(?<table>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MadeHere();

    [GeneratedRegex(@"--[^\n]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"DROP\s+TABLE\s+(IF\s+EXISTS\s+)?\[?(?<table>\w+)|ALTER\s+TABLE\s+\[?(?<table>\w+)\]?\s+DROP\s+(COLUMN\s+)?\w+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drop();

    [GeneratedRegex(@"ALTER\s+TABLE\s+\[?(?<table>\w+)\]?\s+RENAME\b[^;]*|sp_rename[^;]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rename();

    [GeneratedRegex(@"ALTER\s+TABLE\s+\[?(?<table>\w+)\]?\s+ALTER\s+COLUMN\b[^;]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Narrow();

    [GeneratedRegex(@"ALTER\s+TABLE\s+\[?(?<table>\w+)\]?\s+ADD\s+(?!CONSTRAINT)(?![^;]*\bDEFAULT\b)[^;]*NOT\s+NULL[^;]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Require();

    [GeneratedRegex(@"ALTER\s+TABLE\s+\[?(?<table>\w+)\]?\s+(WITH\s+(NO)?CHECK\s+)?ADD\s+CONSTRAINT\b[^;]*\b(CHECK|UNIQUE|FOREIGN\s+KEY)\b[^;]*|CREATE\s+UNIQUE\s+INDEX\s+\w+\s+ON\s+\[?(?<table>\w+)[^;]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refuse();

    [GeneratedRegex(@"\bDELETE\s+FROM\s+\[?(?<table>\w+)|\bTRUNCATE\s+TABLE\s+\[?(?<table>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rewrite();
}
