using System.Globalization;
using System.Text;
using System.Xml;

namespace Agreements.App.Documents.Texts.Files;

/// <summary>What Word writes before the paragraphs of a list and does not keep in their text: "Pasal 1", "(2)", "a.".</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, Level[]> _abstract = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int), int> _startsAgain = [];
    private readonly Dictionary<string, (string? List, int Level, string? BasedOn)> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<(string, int)> _begun = [];

    public static DocxNumbering Of(DocxParts parts)
    {
        var numbering = new DocxNumbering();
        if (parts.Part("numbering.xml") is { } lists) numbering.ReadLists(DocxParts.Open(lists));
        if (parts.Part("styles.xml") is { } styles) numbering.ReadStyles(DocxParts.Open(styles));
        return numbering;
    }

    /// <summary>The list of a paragraph's style, where it names none itself.</summary>
    public (string? List, int Level) OfStyle(string? style)
    {
        for (var i = 0; i < Levels && style is not null && _styles.TryGetValue(style, out var found); i++, style = found.BasedOn)
            if (found.List is not null) return (found.List, found.Level);
        return (null, 0);
    }

    /// <summary>Counts on and says how the paragraph begins; empty = with nothing.</summary>
    public string Next(string? list, int level)
    {
        if (list is null || level is < 0 or >= Levels || !_lists.TryGetValue(list, out var of) || !_abstract.TryGetValue(of, out var levels)) return "";
        if (!_counts.TryGetValue(of, out var counts)) _counts[of] = counts = new int?[Levels];
        var again = _startsAgain.TryGetValue((list, level), out var start) && _begun.Add((list, level));
        counts[level] = again ? start : counts[level] + 1 ?? levels[level].Start;
        for (var deeper = level + 1; deeper < Levels; deeper++) counts[deeper] = null;
        return Write(levels, level, counts);
    }

    private static string Write(Level[] levels, int level, int?[] counts)
    {
        if (levels[level].Format == "bullet") return "- ";
        var text = new StringBuilder(levels[level].Text);
        for (var i = 0; i <= level; i++) text.Replace($"%{i + 1}", Write(levels[i].Format, counts[i] ?? levels[i].Start));
        return text.Length == 0 ? "" : text.Append(' ').ToString();
    }

    private static string Write(string format, int number) => format switch
    {
        "none" => "",
        "lowerLetter" => Letters(number).ToLowerInvariant(),
        "upperLetter" => Letters(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // As Word does: z, aa, bb.
    private static string Letters(int number) => number < 1 ? "" : new string((char)('A' + (number - 1) % 26), Math.Min(1 + (number - 1) / 26, 20));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        var roman = new StringBuilder();
        foreach (var (value, sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            for (; number >= value; number -= value) roman.Append(sign);
        return roman.ToString();
    }

    private void ReadLists(XmlReader reader)
    {
        using var _ = reader;
        var (of, level, list) = ("", 0, "");
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != DocxParts.Word) continue;
            var value = reader.GetAttribute("val", DocxParts.Word) ?? "";
            switch (reader.LocalName)
            {
                case "abstractNum": _abstract[of = reader.GetAttribute("abstractNumId", DocxParts.Word) ?? ""] = [.. Enumerable.Range(0, Levels).Select(_ => new Level())]; list = ""; break;
                case "num": list = reader.GetAttribute("numId", DocxParts.Word) ?? ""; break;
                case "abstractNumId" when list.Length > 0: _lists[list] = value; break;
                case "lvl" or "lvlOverride": level = Math.Clamp(Number(reader.GetAttribute("ilvl", DocxParts.Word)), 0, Levels - 1); break;
                case "startOverride": _startsAgain[(list, level)] = Number(value); break;
                case "start" when list.Length == 0 && of.Length > 0: _abstract[of][level].Start = Number(value); break;
                case "numFmt" when list.Length == 0 && of.Length > 0: _abstract[of][level].Format = value; break;
                case "lvlText" when list.Length == 0 && of.Length > 0: _abstract[of][level].Text = value.Length > 200 ? "" : value; break;
            }
        }
    }

    private void ReadStyles(XmlReader reader)
    {
        using var _ = reader;
        var style = "";
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != DocxParts.Word) continue;
            var value = reader.GetAttribute("val", DocxParts.Word) ?? "";
            if (reader.LocalName == "style") _styles[style = reader.GetAttribute("styleId", DocxParts.Word) ?? ""] = (null, 0, null);
            else if (style.Length == 0) continue;
            else if (reader.LocalName == "basedOn") _styles[style] = _styles[style] with { BasedOn = value };
            else if (reader.LocalName == "numId") _styles[style] = _styles[style] with { List = value };
            else if (reader.LocalName == "ilvl") _styles[style] = _styles[style] with { Level = Number(value) };
        }
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed class Level
    {
        public int Start { get; set; } = 1;
        public string Format { get; set; } = "decimal";
        public string Text { get; set; } = "";
    }
}
