using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Agreements.App.Imports.Files;

/// <summary>What the sheets of a workbook share: texts, which formats are those of days, and from when days are counted.</summary>
/// <param name="Sheets">In the order of the workbook.</param>
/// <param name="DayFormats">By the number of a cell's style.</param>
internal sealed record WorkbookParts(IReadOnlyList<(string Name, bool Hidden, string Part)> Sheets, IReadOnlyList<string> Texts, IReadOnlySet<int> DayFormats, bool From1904)
{
    private const string Folder = "xl/";

    public static WorkbookParts Of(Dictionary<string, ZipArchiveEntry> parts)
    {
        var targets = Relations(parts);
        var (sheets, from1904) = (new List<(string, bool, string)>(), false);
        using var reader = SheetXml.Open(parts[Folder + "workbook.xml"]);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "workbookPr") from1904 = SheetXml.IsTrue(reader.GetAttribute("date1904"));
            if (reader.LocalName != "sheet" || Relation(reader) is not { } id || !targets.TryGetValue(id, out var part) || !parts.ContainsKey(part)) continue;
            // Two sheets of one part are read twice, a hundred a hundred times.
            if (sheets.Exists(s => s.Item3.Equals(part, StringComparison.OrdinalIgnoreCase))) throw FileProblem.Of("damaged");
            sheets.Add((reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden", part));
        }
        return new WorkbookParts(sheets, SharedTexts(parts.GetValueOrDefault(Folder + "sharedStrings.xml")), CellFormats.DaysIn(parts.GetValueOrDefault(Folder + "styles.xml")), from1904);
    }

    // Its namespace is another one in strict workbooks.
    private static string? Relation(XmlReader reader)
    {
        var found = (string?)null;
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.LocalName == "id" && reader.Prefix.Length > 0) found = reader.Value;
        }
        reader.MoveToElement();
        return found;
    }

    // Others than worksheets inside the workbook, links to other files above all, are not followed.
    private static Dictionary<string, string> Relations(Dictionary<string, ZipArchiveEntry> parts)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!parts.TryGetValue(Folder + "_rels/workbook.xml.rels", out var part)) return targets;
        using var reader = SheetXml.Open(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship" || reader.GetAttribute("TargetMode") == "External") continue;
            if (reader.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) != true || reader.GetAttribute("Target") is not { } target) continue;
            targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : Folder + target;
        }
        return targets;
    }

    private static List<string> SharedTexts(ZipArchiveEntry? part)
    {
        var texts = new List<string>();
        if (part is null) return texts;
        using var reader = SheetXml.Open(part);
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si") texts.Add(CellContent.Text(reader));
        return texts;
    }
}

/// <summary>What stands in the XML of a cell.</summary>
internal static class CellContent
{
    // Between the two ways of counting days; and the last day that a spreadsheet knows.
    private const int From1904To1900 = 1462, Last = 2_958_465, Phantom = 60;

    public static SheetCell Of(XmlReader reader, WorkbookParts workbook)
    {
        var (type, style) = (reader.GetAttribute("t") ?? "n", int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0);
        if (reader.IsEmptyElement) return SheetCell.Empty;
        var (value, inline) = Parts(reader);
        if (type == "inlineStr") return SheetCell.Of(inline);
        if (value is null) return SheetCell.Empty;
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < workbook.Texts.Count ? SheetCell.Of(workbook.Texts[index]) : throw FileProblem.Of("damaged"),
            "b" => SheetCell.Of(value == "1"),
            "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? SheetCell.Of(day) : SheetCell.Of(value),
            "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => workbook.DayFormats.Contains(style) && Day(number, workbook.From1904) is { } on ? SheetCell.Of(on) : SheetCell.Of(number),
            // What a formula gave as text, and #REF! where it gave nothing.
            _ => SheetCell.Of(value),
        };
    }

    /// <summary>All texts below an element; how they are pronounced is no part of them.</summary>
    public static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        using var part = reader.ReadSubtree();
        while (part.Read())
        {
            if (part.NodeType == XmlNodeType.Element && part.LocalName == "rPh") part.Skip();
            if (part.NodeType == XmlNodeType.Element && part.LocalName == "t" && !part.IsEmptyElement) text.Append(part.ReadElementContentAsString());
        }
        return Unescaped(text.ToString());
    }

    private static (string? Value, string? Inline) Parts(XmlReader reader)
    {
        var (value, inline) = ((string?)null, (string?)null);
        using var cell = reader.ReadSubtree();
        cell.Read();
        while (cell.Read())
        {
            while (cell is { NodeType: XmlNodeType.Element, LocalName: "v" }) value = cell.ReadElementContentAsString();
            if (cell is { NodeType: XmlNodeType.Element, LocalName: "is" }) inline = Text(cell);
        }
        return (value is null ? null : Unescaped(value), inline);
    }

    // _x000D_ is how a workbook writes a character that XML cannot hold, or changes.
    private static string Unescaped(string text) => text.Contains("_x000D_", StringComparison.Ordinal) ? text.Replace("_x000D_", "", StringComparison.Ordinal) : text;

    // Excel believes that 1900 was a leap year: its days before March 1900 are one off.
    private static DateTime? Day(double serial, bool from1904)
    {
        var days = from1904 ? serial + From1904To1900 : serial < Phantom ? serial + 1 : serial;
        return days is >= 1 and <= Last ? DateTime.FromOADate(days) : null;
    }
}

/// <summary>Which styles show a number as a day.</summary>
internal static class CellFormats
{
    public static IReadOnlySet<int> DaysIn(ZipArchiveEntry? part)
    {
        var (own, days, inCells, index) = (new Dictionary<int, bool>(), new HashSet<int>(), false, 0);
        if (part is null) return days;
        using var reader = SheetXml.Open(part);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") inCells = reader.NodeType == XmlNodeType.Element;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && Number(reader, "numFmtId") is { } id) own[id] = IsDay(reader.GetAttribute("formatCode") ?? "");
            if (!inCells || reader.LocalName != "xf") continue;
            if (Number(reader, "numFmtId") is { } format && (own.TryGetValue(format, out var isDay) ? isDay : IsBuiltInDay(format))) days.Add(index);
            index++;
        }
        return days;
    }

    private static int? Number(XmlReader reader, string name) => int.TryParse(reader.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsBuiltInDay(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    // Letters in quotes, in brackets or behind a stroke are shown as they are.
    private static bool IsDay(string code)
    {
        var (quoted, bracketed, letters) = (false, false, new StringBuilder());
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '\\') i++;
            else if (code[i] == '"') quoted = !quoted;
            else if (code[i] is '[' or ']') bracketed = code[i] == '[';
            else if (!quoted && !bracketed) letters.Append(char.ToLowerInvariant(code[i]));
        }
        var shown = letters.ToString();
        return !shown.Contains("general", StringComparison.Ordinal) && (shown.Contains('y', StringComparison.Ordinal) || shown.Contains('d', StringComparison.Ordinal));
    }
}
