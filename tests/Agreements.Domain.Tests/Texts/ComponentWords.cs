using System.Text;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Tests.Texts;

/// <summary>What a Razor component says in words of its own, between its tags and in the attributes that people read.</summary>
internal static partial class ComponentWords
{
    public static IEnumerable<string> Of(string razor)
    {
        var code = razor.IndexOf("\n@code", StringComparison.Ordinal);
        var markup = Comment().Replace(code < 0 ? razor : razor[..code], "");
        var read = Attribute().Matches(markup).Select(m => m.Groups["words"].Value);
        var between = WithoutTags(markup).Split('\n').Where(line => !Statement().IsMatch(line)).Select(WithoutExpressions);
        return read.Concat(between).SelectMany(w => Entity().Replace(w, "").Split('·', StringSplitOptions.TrimEntries)).Where(w => w.Any(char.IsLetter) && !w.StartsWith("ui.", StringComparison.Ordinal) && w[0] != '_');
    }

    private static string WithoutTags(string markup)
    {
        var text = new StringBuilder();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] == '<' && i + 1 < markup.Length && (char.IsLetter(markup[i + 1]) || markup[i + 1] is '/' or '!')) i = EndOfTag(markup, i);
            else text.Append(markup[i]);
        }
        return text.ToString();
    }

    private static int EndOfTag(string markup, int at)
    {
        while (at < markup.Length && markup[at] != '>') at = markup[at] == '"' ? EndOfValue(markup, at + 1) + 1 : at + 1;
        return at;
    }

    // Quotes in parentheses belong to an expression in the value.
    private static int EndOfValue(string markup, int at)
    {
        for (var depth = 0; at < markup.Length && (markup[at] != '"' || depth > 0); at++) depth += markup[at] switch { '(' => 1, ')' => -1, _ => 0 };
        return at;
    }

    private static string WithoutExpressions(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '@') text.Append(line[i]);
            else i = EndOf(line, Keyword().Match(line, i + 1) is { Success: true } word && word.Index == i + 1 ? i + 1 + word.Length : i + 1) - 1;
        }
        return Else().Replace(text.ToString(), "");
    }

    // An identifier with its members, calls and indexes; or anything in parentheses.
    private static int EndOf(string line, int at)
    {
        var depth = 0;
        for (; at < line.Length; at++)
        {
            var c = line[at];
            if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth--;
            else if (depth == 0 && !char.IsLetterOrDigit(c) && c is not ('_' or '?' or '!') && !(c == '.' && at + 1 < line.Length && char.IsLetter(line[at + 1]))) break;
            if (depth < 0) break;
        }
        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(aria-label|title|placeholder|alt|Label|Title|Text|Hint|None|Legend)=""(?<words>[^""@][^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\s*(@(page|attribute|inherits|inject|using|implements|layout|typeparam|namespace)\b|@?(if|foreach|for|switch|while)\s*\(|else\b|case\b|default:|break;|[{}]|.*;\s*$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"(if|foreach|for|switch|while)\s*(?=\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"\}\s*else\b(\s+if\s*\(.*\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Else();

    [GeneratedRegex("&#?[a-z0-9]+;", RegexOptions.None, 1000)]
    private static partial Regex Entity();
}
