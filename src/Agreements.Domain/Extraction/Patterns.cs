using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>Expressions that take time in proportion to the text, whatever was written.</summary>
internal static class Patterns
{
    /// <summary>Without regard to case; a blank stands for any white space.</summary>
    public static Regex Words(string pattern) => new(
        pattern.Replace(" ?", @"\s*", StringComparison.Ordinal).Replace(" ", @"\s+", StringComparison.Ordinal), RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
