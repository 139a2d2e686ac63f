using System.Text.RegularExpressions;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>Every code of a refusal, with what it says. What differs from case to case is left open.</summary>
internal static partial class ProblemCodes
{
    private const string Prefix = "problem.";

    public static IEnumerable<(string Code, string Meaning)> In(Language language) =>
        Message.Keys(Prefix).Select(key => (key[Prefix.Length..], Open().Replace(new Message(key).In(language), "…")));

    [GeneratedRegex("\\{\\d+(:[^}]*)?\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Open();
}
