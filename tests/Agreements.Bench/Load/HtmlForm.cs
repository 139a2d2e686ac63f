using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Bench.Load;

/// <summary>What a browser would send of a form as its page shows it.</summary>
internal static partial class HtmlForm
{
    public static Dictionary<string, string> FieldsOf(string page, string handler)
    {
        var form = Form().Matches(page).Select(m => m.Value).Last(f => f.Contains($"name=\"_handler\" value=\"{handler}\"", StringComparison.Ordinal));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in Input().Matches(form).Select(m => m.Value))
        {
            if (Attribute(input, "name") is not { } name || (Attribute(input, "type") is "radio" or "checkbox" && !input.Contains(" checked", StringComparison.Ordinal))) continue;
            fields[name] = Attribute(input, "value") ?? "";
        }
        foreach (Match area in TextArea().Matches(form)) fields[area.Groups["name"].Value] = WebUtility.HtmlDecode(area.Groups["value"].Value);
        foreach (Match select in Select().Matches(form))
            fields[select.Groups["name"].Value] = Option().Matches(select.Value).Select(o => o.Value).OrderByDescending(o => o.Contains(" selected", StringComparison.Ordinal)).Select(o => Attribute(o, "value") ?? "").First();
        return fields;
    }

    private static string? Attribute(string tag, string name)
    {
        foreach (Match attribute in Attributes().Matches(tag))
            if (attribute.Groups["name"].Value == name) return WebUtility.HtmlDecode(attribute.Groups["value"].Value);
        return null;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<input [^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex(""" (?<name>[\w-]+)="(?<value>[^"]*)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Attributes();

    [GeneratedRegex("""<textarea [^>]*name="(?<name>[^"]+)"[^>]*>(?<value>[^<]*)</textarea>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextArea();

    [GeneratedRegex("""<select [^>]*name="(?<name>[^"]+)".*?</select>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Option();
}
