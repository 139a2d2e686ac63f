using System.Text.RegularExpressions;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>Every code of a refusal, with what it says. What differs from case to case is left open.</summary>
internal static partial class ProblemCodes
{
    private const string Prefix = "problem.";

    public static IEnumerable<(string Code, string Meaning)> In(Language language) =>
        Message.Keys(Prefix).Select(key => (key[Prefix.Length..], Open().Replace(new Message(key).In(language), "…")));

    /// <summary>By the first word of the code.</summary>
    public static IEnumerable<IGrouping<string, (string Code, string Meaning)>> Groups(Language language) =>
        In(language).GroupBy(p => p.Code.Split('.')[0]).OrderBy(g => g.Key, StringComparer.Ordinal);

    [GeneratedRegex("\\{\\d+(:[^}]*)?\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Open();
}
